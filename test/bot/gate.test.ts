import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { isAct } from '../../bot/actions/press.ts'
import type { Liaison } from '../../bot/liaison.ts'
import type { Card } from '../../cards/kit.ts'
import { type Verb, verbs } from '../../cards/verbs.ts'
import { en } from '../../cards/words/en.ts'
import { OPERATOR } from '../../domain/kernel/ids.ts'
import { type Role, roles } from '../../domain/kernel/role.ts'
import { textOf } from '../card.ts'
import { db, stored } from '../database.ts'
import { findBrokenEntry } from '../domain/trust/broken.ts'
import { teammate } from '../teams/teammate.ts'
import { another } from './another.ts'
import { answerTo, buttons, everyVerb, invoke, keysOf, type Noun, press } from './buttons.ts'
import { castOf, type Scene } from './cast.ts'
import { type Carried, denial, denialsOf, entriesOf, type Facts, type Kind, kindOf, kinds } from './denied.ts'

let bot: Liaison
const scene = castOf(() => bot.url)

/** Buttons that are about something which another company can have. */
const closed = everyVerb.flatMap(verb =>
  buttons[verb].about.filter(thing => thing !== 'form').map(thing => ({ verb, thing })),
)

/** Of every kind something that is not Contoso's to see. */
const foreign: { readonly [T in Noun]: (scene: Scene) => readonly string[] } = {
  // Public companies are there for everybody (P4).
  company: ({ hidden }) => [hidden.by.company],
  person: ({ stranger }) => [stranger.by.person],
  connection: ({ foreign, partners }) => [foreign, partners],
  'own collaboration': ({ foreigners, theirs }) => [foreigners, theirs],
  'shared collaboration': ({ foreigners }) => [foreigners],
  invitation: ({ foreignInvitation, unsent }) => [foreignInvitation, unsent],
  prospect: ({ foreignProspect }) => [foreignProspect],
  imported: ({ foreignImported }) => [foreignImported],
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
const unlisted: readonly Verb[] = ['sent.show', 'collaborations.show', 'given.show', 'received.show']
const settled = ['already-answered', 'already-shared', 'not-connected', 'changed-meanwhile', 'ended'] as const
const isSettled = (card: Card) => settled.some(code => textOf(card).includes(en.refusals[code]({})))

/** Without the id that was asked for, which a card may carry on. */
const without = (card: Card, id: string) => JSON.stringify(card).replaceAll(id, '')

describe('every button', function () {
  this.timeout('90s')

  /** It writes down every denial, however many there are. */
  before(async () => {
    bot = await another({ denialLimits: { perPerson: 10_000, inAll: 10_000 } })
  })
  after(() => bot.stop())

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

    // A code is for whoever has read the e-mail.
    const excepted: readonly Verb[] = ['prospect.join', 'prospect.join-ask']
    for (const verb of everyVerb.filter(verb => buttons[verb].needs !== 'nobody' && !excepted.includes(verb))) {
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
    const { us, responder, former, deleted, withdrawn, over, lapsed, joined, accepted, declined } = cast
    const isOurs = (carried: Carried) => carried.invitation === accepted || carried.invitation === declined
    const past = (kind: Kind, carried: Carried) =>
      ({
        connection: former,
        collaboration: deleted,
        invitation: isOurs(carried) ? withdrawn : over,
        prospect: lapsed,
        // These do not end.
        company: undefined,
        person: undefined,
        imported: undefined,
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
    const { us, connected } = cast
    const before = await stored()
    const expected: Facts[] = []
    const secret = 'canary-4711'

    for (const { verb, thing } of closed) {
      for (const wrong of [`${randomUUID()}${secret}`, { secret }]) {
        const card = await press(us.person, verb, { [kindOf(thing)]: wrong, note: secret })
        assert.equal(card.fallbackText, en.stale, verb)
        expected.push(denial(verb, 'unknown-button'))
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
