import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { type QuestionKind, questionKinds } from '../../bot/chat/kinds.ts'
import type { Liaison } from '../../bot/liaison.ts'
import type { Card } from '../../cards/kit.ts'
import type { Verb } from '../../cards/verbs.ts'
import { en, type Words } from '../../cards/words/en.ts'
import { OPERATOR } from '../../domain/kernel/ids.ts'
import { searchKey } from '../../domain/kernel/text.ts'
import { textOf } from '../card.ts'
import { db, stored } from '../database.ts'
import { teammate } from '../teams/teammate.ts'
import { another } from './another.ts'
import { castOf } from './cast.ts'
import { denial, denialsOf, type Facts } from './denied.ts'

let bot: Liaison
const scene = castOf(() => bot.url)

/** Each question as it is asked about a name, and what its answer is headed with when it is that of a partner. */
const sentences: { readonly [Q in QuestionKind]: readonly [about: (name: string) => string, heading: string] } = {
  seen: [() => 'who sees our products?', en.sharing.seen],
  visibility: [name => `what is our visibility with ${name}?`, en.headings.visibility],
  past: [name => `how has our visibility with ${name} changed?`, en.headings.visibility],
  given: [name => `what do we share with ${name}?`, en.sharing.given],
  received: [name => `what does ${name} share with us?`, en.sharing.received],
  inbox: [name => `what waits for us from ${name}?`, en.headings.inbox],
  sent: [name => `has ${name} answered yet?`, en.headings.sent],
  collaborations: [name => `collaborations with ${name}`, en.headings.collaborations],
  directory: [name => `find the company ${name}`, en.headings.directory],
  partners: [name => `is ${name} our partner?`, en.headings.partners],
  changed: [name => `what changed with ${name}?`, en.history.heading],
  help: [() => 'what can you do', en.headings.help],
  data: [() => 'which tables have we loaded?', en.headings.data],
  imported: [() => 'which companies could we invite?', en.buttons.imported],
  profile: [() => 'our company profile', en.headings.profile],
  people: [() => 'who are my colleagues?', en.headings.people],
  notifications: [() => 'my notification settings', en.headings.notifications],
  rows: [name => `open the warehouses of ${name}`, 'Fabrikam: '],
  looked: [name => `has ${name} exported our products?`, en.history.heading],
  company: [name => name, 'Fabrikam'],
}
const everyQuestion = Object.entries(sentences) as [QuestionKind, (typeof sentences)[QuestionKind]][]
const everyCommand = Object.entries(en.commands) as [keyof Words['commands'], { readonly says: string }][]
const everySentence = (name: string) => [
  ...everyQuestion.map(([, [about]]) => about(name)),
  ...everyCommand.map(([, { says }]) => says),
]

describe('every question', function () {
  this.timeout('90s')

  /** It writes down every denial, however many there are. */
  before(async () => {
    bot = await another({ denialLimits: { perPerson: 10_000, inAll: 10_000 } })
  })
  after(() => bot.stop())

  /** With names that are no words of any question. */
  const named = async () => {
    const cast = await scene()
    const rename = (table: string, id: string, name: string) =>
      db(table)
        .where({ id })
        .update({ name, name_key: searchKey(name) })
    await rename('companies', cast.partner.by.company, 'Fabrikam')
    await db('companies')
      .where({ name: 'Fabrikam' })
      .update({ profile: db.raw(`profile || '{"name": "Fabrikam"}'`) })
    await rename('companies', cast.hidden.by.company, 'Woodgrove')
    await db('collaborations').update({ name: db.raw("'Jade ' || md5(name)") })
    await db('collaborations').where({ id: cast.foreigners }).update({ name: 'Moonstone' })
    return cast
  }

  /** What is stored, but for which cards are to be kept true where they were posted: asking posts one. */
  const kept = async () => {
    const { deliveries = [], ...others } = await stored()
    return { ...others, deliveries: deliveries.filter(row => JSON.parse(row).event !== 'shown') }
  }

  it('is recognized in the sentence that is asked here', async () => {
    const { member } = await named()

    assert.deepEqual(Object.keys(sentences).sort(), [...questionKinds].sort())
    for (const [kind, [about, heading]] of everyQuestion) {
      assert.ok(
        textOf(await member.person.say(about('Fabrikam'))).startsWith(heading),
        `${kind}: ${textOf(member.person.cards().at(-1) as Card)}`,
      )
    }
  })

  it('of a stranger is answered with the form that registers a company (P1)', async () => {
    await named()
    const nora = teammate('Nora', randomUUID(), { url: () => bot.url })
    await nora.say('hi')
    const before = await stored()

    for (const text of everySentence('Fabrikam')) {
      assert.equal((await nora.say(text)).fallbackText, en.register.heading, text)
    }

    assert.deepEqual(await stored(), before)
    // They are asked to register: nothing is denied to them.
    assert.deepEqual(await denialsOf(OPERATOR), [])
  })

  it('of a guest is answered that they are one (P2)', async () => {
    const { member } = await named()
    const before = await stored()
    const as = { from: { id: '29:guest', name: 'Guest', aadObjectId: member.person.objectId, userRole: 'guest' } }
    const expected: Facts[] = []

    for (const text of everySentence('Fabrikam')) {
      await member.person.send({ type: 'message', text, ...as })
      assert.equal(member.person.cards().at(-1)?.fallbackText, en.refusals.guest({}), text)
      expected.push(denial('message', 'guest'))
    }

    assert.deepEqual(await stored(), before)
    assert.deepEqual(await denialsOf(OPERATOR), expected)
  })

  it('about what is between others is answered as one about a name that nobody has', async () => {
    const { us, member } = await named()
    const before = await kept()

    for (const { person } of [us, member]) {
      for (const text of everySentence('')) await person.say(text)
      for (const [kind, [about]] of [...everyQuestion, ...wishes]) {
        const nobody = anonymous(await person.say(about('Quixotry')), 'Quixotry')
        for (const name of ['Woodgrove', 'Moonstone']) {
          assert.equal(anonymous(await person.say(about(name)), name), nobody, `${kind} ${name}`)
        }
      }
    }

    assert.deepEqual(await kept(), before)
  })

  it('that needs a role is refused to whoever has it not, and no other', async () => {
    const { us, member } = await named()
    const before = await kept()

    for (const text of everySentence('Fabrikam')) await member.person.say(text)

    assert.deepEqual(await kept(), before)
    const verbs: readonly Verb[] = [
      'prospect.new',
      'collaboration.new',
      'channel.name-ask',
      'channel.stop-ask',
      'leaving.export',
      'leaving.erase-ask',
      'data.load',
      'data.load',
    ]
    assert.deepEqual(
      await denialsOf(us.by.company),
      verbs.map(verb => denial(verb, 'needs-role')),
    )
  })

  const wishes: readonly (readonly [string, readonly [about: (name: string) => string]])[] = [
    ['connect', [name => `connect with ${name}`]],
    ['accept', [name => `accept the request from ${name}`]],
    ['decline', [name => `decline ${name}`]],
    ['cancel', [name => `cancel our request to ${name}`]],
    ['show', [name => `show ${name}`]],
  ]

  /** Ids that are made for each card apart; and the name, in whatever case it is echoed. */
  const anonymous = (card: Card, name: string) =>
    JSON.stringify(card)
      .replace(new RegExp(name, 'gi'), '')
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
})
