import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { isAct } from '../../bot/actions/press.ts'
import { type QuestionKind, questions } from '../../bot/chat/questions.ts'
import type { Liaison } from '../../bot/liaison.ts'
import type { Card } from '../../cards/kit.ts'
import { type Verb, verbs } from '../../cards/verbs.ts'
import { en, type Words } from '../../cards/words/en.ts'
import { OPERATOR } from '../../domain/ids.ts'
import { type Role, roles } from '../../domain/network/person.ts'
import { searchKey } from '../../domain/text.ts'
import { findBrokenEntry } from '../../domain/trust/audit.ts'
import type { DenialReason } from '../../domain/trust/denials.ts'
import { stored, teammate, textOf } from '../person.ts'
import { db } from '../world.ts'
import { another } from './another.ts'
import { answerTo, buttons, everyVerb, invoke, keysOf, press, type Thing } from './buttons.ts'
import { castOf, type Scene } from './cast.ts'

/** A bot that writes down every denial, however many there are. */
let bot: Liaison
before(async () => {
  bot = await another({ denialLimits: { perPerson: 10_000, inAll: 10_000 } })
})
after(() => bot.stop())
const scene = castOf(() => bot.url)

type Carried = Readonly<Record<string, unknown>>
type Facts = Readonly<Record<string, unknown>>

/** The names under which buttons carry ids of things. */
const kinds = ['company', 'person', 'connection', 'collaboration', 'invitation'] as const
const kindOf = (thing: Thing | 'form') => (thing === 'form' ? 'collaboration' : (thing.split(' ').at(-1) as Kind))
type Kind = (typeof kinds)[number]

/** What is to be written down of a press that is denied. */
const denial = (verb: string, code: DenialReason, carried: Carried = {}): Facts => ({
  ...Object.fromEntries(kinds.flatMap(kind => (carried[kind] ? [[kind, carried[kind]]] : []))),
  ...{ verb, code },
})

/** What is written of denials in the history of a company, the first one first. */
const denialsOf = async (company: string): Promise<readonly Facts[]> =>
  (await entriesOf(company)).map(({ facts }) => facts)

const entriesOf = (company: string) =>
  db('audit_entries')
    .where({ company_id: company, type: 'access.denied' })
    .orderBy('seq')
    .select<{ person_id: string | null; facts: Facts; written: Facts }[]>('person_id', 'facts', 'written')

/** Buttons that are about something which another company can have. */
const closed = everyVerb.flatMap(verb =>
  buttons[verb].about.filter(thing => thing !== 'form').map(thing => ({ verb, thing })),
)

/** Of every kind something that is not Contoso's to see. */
const foreign: { readonly [T in Thing]: (scene: Scene) => readonly string[] } = {
  // Public companies are there for everybody (P4).
  company: ({ hidden }) => [hidden.by.company],
  person: ({ stranger }) => [stranger.by.person],
  connection: ({ foreign, partners }) => [foreign, partners],
  'own collaboration': ({ foreigners, theirs }) => [foreigners, theirs],
  'shared collaboration': ({ foreigners }) => [foreigners],
  invitation: ({ foreignInvitation, unsent }) => [foreignInvitation, unsent],
}

/** What people may have typed along with it: as it should be, and as it would be refused. */
const typed: readonly Carried[] = [
  { note: 'Hello.', comment: 'Later.', reason: 'not-now', name: 'A', requested: 'products', muted: 'true' },
  { note: 'x'.repeat(201), comment: 'x'.repeat(201), name: '', vendorId: 'x'.repeat(101), revision: '3' },
]

const isBelow = (role: Role, verb: Verb) => {
  const { needs } = buttons[verb]
  return needs !== 'nobody' && roles.indexOf(role) < roles.indexOf(needs)
}

/** What may be done about a thing that is over, too. */
const lasting: readonly Verb[] = ['connection.mute']
/** What was done is shown again. */
const repeated: readonly Verb[] = ['collaboration.delete']
/** What is deleted is in no list of what there is. */
const unlisted: readonly Verb[] = ['collaborations.show']
const settled = ['already-answered', 'already-shared', 'not-connected', 'changed-meanwhile', 'ended'] as const
const isSettled = (card: Card) => settled.some(code => textOf(card).includes(en.refusals[code]({})))

/** Without the id that was asked for, which a card may carry on. */
const without = (card: Card, id: string) => JSON.stringify(card).replaceAll(id, '')

describe('every button', function () {
  this.timeout('60s')

  it('is in the table of who may press it, with each thing that it is about', () => {
    assert.deepEqual(Object.keys(buttons).sort(), Object.keys(verbs).sort())
    for (const verb of everyVerb) {
      const carried = keysOf(verb).filter(key => kinds.includes(key as Kind))
      assert.deepEqual(buttons[verb].about.map(kindOf).sort(), carried.sort(), verb)
    }
  })

  it('that a stranger presses is answered with the form that registers a company (P1)', async () => {
    const cast = await scene()
    const nora = teammate('Nora', randomUUID(), { url: () => bot.url })
    await nora.say('hi')
    const before = await stored()
    const expected: Facts[] = []

    for (const verb of everyVerb.filter(verb => buttons[verb].needs !== 'nobody')) {
      const carried = buttons[verb].carries(cast)
      const card = await press(nora, verb, carried)
      assert.equal(card.fallbackText, en.register.heading, verb)
      expected.push(denial(verb, 'stranger', carried))
    }

    assert.deepEqual(await stored(), before)
    const entries = await entriesOf(OPERATOR)
    assert.deepEqual(
      entries.map(({ facts }) => facts),
      expected,
    )
    for (const { person_id, written } of entries) {
      const { salt: _, ...who } = written
      assert.deepEqual([person_id, who], [null, { tenant: nora.tenantId, object: nora.objectId }])
    }
    assert.equal(await findBrokenEntry(db, OPERATOR), undefined)
  })

  it('that a guest presses is answered that they are one, even where they are known at home (P2)', async () => {
    const cast = await scene()
    const { member, stranger } = cast
    const [{ tenantId: home, objectId }, { tenantId: away }] = [member.person, stranger.person]
    const from = { id: `29:${objectId}`, name: 'Guest', aadObjectId: objectId }
    const chat = { id: 'a:away', conversationType: 'personal', tenantId: away }
    const visits = [
      { tenant: home, as: { from: { ...from, userRole: 'guest' } } },
      { tenant: away, as: { conversation: chat, channelData: { tenant: { id: away } } } },
    ]
    for (const { as } of visits) await member.person.send({ type: 'message', text: 'hi', ...as })
    const before = await stored()
    const expected: Facts[] = visits.map(() => denial('message', 'guest'))

    for (const verb of everyVerb) {
      for (const { tenant, as } of visits) {
        const carried = buttons[verb].carries(cast)
        const card = answerTo(await member.person.send({ ...invoke({ action: { verb, data: carried } }), ...as }))
        assert.equal(card.fallbackText, en.refusals.guest({}), `${verb} ${tenant}`)
        expected.push(denial(verb, 'guest', carried))
      }
    }

    assert.deepEqual(await stored(), before)
    assert.deepEqual(await denialsOf(OPERATOR), expected)
    const [{ written: known } = {}, { written: strange } = {}] = await entriesOf(OPERATOR)
    assert.deepEqual([known?.tenant, strange?.tenant], [home, away])
    for (const { by } of [member, stranger]) assert.deepEqual(await denialsOf(by.company), [])
  })

  it('is refused in words to every role below the one that it needs', async () => {
    const cast = await scene()
    const before = await stored()
    const expected: Facts[] = []

    for (const { by, person } of [cast.member, cast.responder]) {
      for (const verb of everyVerb.filter(verb => isBelow(by.role, verb))) {
        const carried = buttons[verb].carries(cast)
        const card = await press(person, verb, carried)
        assert.match(
          textOf(card),
          /Only (a responder or )?an admin of your company can do that/,
          `${by.role} ${verb}: ${textOf(card)}`,
        )
        expected.push(denial(verb, 'needs-role', carried))
      }
    }

    assert.ok(expected.length > 60)
    assert.deepEqual(await stored(), before)
    assert.deepEqual(await denialsOf(cast.us.by.company), expected)
  })

  it('is not denied to the role that it needs', async () => {
    let cast = await scene()

    for (const verb of everyVerb) {
      const { needs, carries } = buttons[verb]
      if (needs === 'nobody') continue
      if (isAct(verb)) cast = await scene()
      const { person } = { member: cast.member, responder: cast.responder, admin: cast.us }[needs]
      const card = await press(person, verb, carries(cast))
      assert.notEqual(card.fallbackText, en.stale, verb)
      assert.deepEqual(await denialsOf(cast.us.by.company), [], verb)
    }
  })

  it('answers about a thing of another company as about one that does not exist', async () => {
    const cast = await scene()
    const { us, member } = cast
    const before = await stored()
    const expected: Facts[] = []

    for (const { verb, thing } of closed) {
      for (const [{ by, person }, typing] of [
        [us, typed],
        [member, typed.slice(0, 1)],
      ] as const) {
        for (const words of typing) {
          const ask = async (id: string) => {
            const carried = { ...buttons[verb].carries(cast), ...words, [kindOf(thing)]: id }
            const card = await press(person, verb, carried)
            // Whether there is such a thing is not told to whoever may not do it anyway.
            const isRole = isBelow(by.role, verb) && /Only (a responder or )?an admin/.test(textOf(card))
            if (!isRole) assert.match(textOf(card), /no longer exists, or it is not meant for/, `${verb} ${by.role}`)
            expected.push(denial(verb, isRole ? 'needs-role' : 'not-found', carried))
            return without(card, id)
          }
          const unknown = await ask(randomUUID())
          for (const id of foreign[thing](cast)) assert.equal(await ask(id), unknown, `${verb} ${thing} ${by.role}`)
        }
      }
    }

    assert.deepEqual(await stored(), before)
    assert.deepEqual(await denialsOf(us.by.company), expected)
    assert.equal(await findBrokenEntry(db, us.by.company), undefined)
  })

  it('that the admin of another company presses changes and shows nothing of ours', async () => {
    const cast = await scene()
    const { stranger } = cast
    const isOurs = (row: string) => !row.includes(stranger.by.company) && !row.includes(stranger.by.person)
    const ours = async () => Object.entries(await stored()).map(([table, rows]) => [table, rows.filter(isOurs)])
    const before = await ours()
    const expected: Facts[] = []

    for (const verb of everyVerb.filter(verb => buttons[verb].needs !== 'nobody')) {
      const own = buttons[verb].carries(cast)
      // Contoso is in the directory; who is not is nobody's to see.
      const carried = own.company ? { ...own, company: cast.hidden.by.company } : own
      const card = await press(stranger.person, verb, carried)
      assert.doesNotMatch(textOf(card), /Rosa|Max|Draft|Shared\b|Agreed|Theirs/, verb)
      const isTheirs = buttons[verb].about.some(thing => carried[kindOf(thing)])
      // A form is filled in before anything is saved: it has nothing of ours.
      if (isTheirs && verb !== 'collaboration.fill') expected.push(denial(verb, 'not-found', carried))
    }

    assert.ok(expected.length > 40)
    assert.deepEqual(await ours(), before)
    assert.deepEqual(await denialsOf(stranger.by.company), expected)
    assert.deepEqual(await denialsOf(cast.us.by.company), [])
  })

  it('on a card of what is over changes nothing, says so, and denies nobody what is still to be seen', async () => {
    const cast = await scene()
    const { us, responder, former, deleted, withdrawn, over, joined, accepted, declined } = cast
    const isOurs = (carried: Carried) => carried.invitation === accepted || carried.invitation === declined
    const past = (kind: Kind, carried: Carried) =>
      ({
        ...{ connection: former, collaboration: deleted, invitation: isOurs(carried) ? withdrawn : over },
        // These do not end.
        ...{ company: undefined, person: undefined },
      })[kind]
    const before = await stored()
    const expected: Facts[] = []

    for (const verb of everyVerb.filter(verb => !lasting.includes(verb))) {
      for (const kind of buttons[verb].about.map(kindOf)) {
        const carried = buttons[verb].carries(cast)
        const id = past(kind, carried)
        if (!id) continue
        const card = await press(responder.person, verb, { ...carried, [kind]: id })
        if (isAct(verb) && !repeated.includes(verb)) assert.ok(isSettled(card), `${verb}: ${textOf(card)}`)
        assert.notEqual(card.fallbackText, en.defect, verb)
        if (kind === 'collaboration' && unlisted.includes(verb))
          expected.push(denial(verb, 'not-found', { [kind]: id }))
      }
    }
    for (const verb of ['invitation.change', 'invitation.stop', 'invitation.preview'] as const) {
      const card = await press(us.person, verb, { ...buttons[verb].carries(cast), invitation: joined, revision: 1 })
      assert.ok(isSettled(card), `${verb}: ${textOf(card)}`)
    }

    assert.deepEqual(await stored(), before)
    assert.deepEqual(await denialsOf(us.by.company), expected)
  })

  it('that makes no sense is said to be out of date, and nothing that was written is written down', async () => {
    const cast = await scene()
    const { us, member, connected } = cast
    const before = await stored()
    const expected: Facts[] = []
    const secret = 'canary-4711'

    for (const { verb, thing } of closed) {
      for (const { person } of [us, member]) {
        for (const wrong of [secret, `${randomUUID()}${secret}`, [secret], { secret }]) {
          const card = await press(person, verb, { [kindOf(thing)]: wrong, note: secret })
          assert.equal(card.fallbackText, en.stale, verb)
          expected.push(denial(verb, 'unknown-button'))
        }
      }
    }
    for (const verb of ['nope', secret, '__proto__', 'toString', '']) {
      const card = await press(us.person, verb, { connection: connected, secret })
      assert.equal(card.fallbackText, en.stale, verb)
      expected.push(denial('unknown', 'unknown-button', { connection: connected }))
    }

    assert.deepEqual(await stored(), before)
    assert.deepEqual(await denialsOf(us.by.company), expected)
    assert.doesNotMatch(JSON.stringify(await entriesOf(us.by.company)), /canary/)
  })
})

/** Each question as it is asked about a name, and what its answer is headed with when it is that of a partner. */
const sentences: { readonly [Q in QuestionKind]: readonly [about: (name: string) => string, heading: string] } = {
  seen: [() => 'who sees our products?', en.sharing.seen],
  visibility: [name => `what is our visibility with ${name}?`, en.headings.visibility],
  given: [name => `what do we share with ${name}?`, en.sharing.given],
  received: [name => `what does ${name} share with us?`, en.sharing.received],
  inbox: [name => `what waits for us from ${name}?`, en.headings.inbox],
  sent: [name => `has ${name} answered yet?`, en.headings.sent],
  collaborations: [name => `collaborations with ${name}`, en.headings.collaborations],
  directory: [name => `find the company ${name}`, en.headings.directory],
  partners: [name => `is ${name} our partner?`, en.headings.partners],
  changed: [name => `what changed with ${name}?`, en.history.heading],
  help: [() => 'what can you do', en.headings.help],
  company: [name => name, 'Fabrikam'],
}
const everyQuestion = Object.entries(sentences) as [QuestionKind, (typeof sentences)[QuestionKind]][]
const everyCommand = Object.entries(en.commands) as [keyof Words['commands'], { readonly says: string }][]
const everySentence = (name: string) => [
  ...everyQuestion.map(([, [about]]) => about(name)),
  ...everyCommand.map(([, { says }]) => says),
]

describe('every question', function () {
  this.timeout('60s')

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

    assert.deepEqual(Object.keys(sentences).sort(), Object.keys(questions).sort())
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
    const verbs: readonly Verb[] = ['collaboration.new', 'channel.name-ask', 'channel.stop-ask']
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
