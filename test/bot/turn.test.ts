import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { isAct, readPress } from '../../bot/actions/press.ts'
import type { Verb } from '../../cards/verbs.ts'
import { en } from '../../cards/words/en.ts'
import { requestConnection } from '../../domain/network/requests.ts'
import { textOf } from '../card.ts'
import { db, stored } from '../database.ts'
import { connector, liaison } from '../liaison.ts'
import { type Teammate, teammate } from '../teams/teammate.ts'
import { isThorough } from '../thorough.ts'
import { acts, answerTo, buttons, everyVerb, invoke, keysOf, press, registration } from './buttons.ts'
import { scene } from './turns.ts'

/** What every member may do, too (A9). */
const isForAll = (verb: Verb) => buttons[verb].needs === 'member'

describe('an invoke', () => {
  it('is answered with a card whatever it carries', async () => {
    const { us } = await scene()
    const before = await stored()

    for (const value of [
      undefined,
      null,
      {},
      [],
      'text',
      5,
      { action: null },
      { action: {} },
      { action: { verb: 5 } },
    ]) {
      const card = answerTo(await us.person.send(invoke(value)))
      assert.equal(card.fallbackText, en.stale)
    }

    assert.deepEqual(await stored(), before)
  })

  it('of a verb that no card of ours sends is answered that its button is out of date', async () => {
    const { us } = await scene()

    for (const verb of [
      '',
      'nope',
      'toString',
      '__proto__',
      'constructor',
      'home',
      'HOME.SHOW',
      null,
      7,
      ['home.show'],
    ]) {
      assert.equal((await press(us.person, verb, {})).fallbackText, en.stale)
    }
  })

  it('with data that no card of ours sends is answered that its button is out of date', async () => {
    const { us } = await scene()

    for (const data of ['text', 5, [], { connection: 'x' }, { connection: null }, { connection: [randomUUID()] }, {}]) {
      assert.equal((await press(us.person, 'connection.accept', data)).fallbackText, en.stale)
    }
  })

  it('of another name is answered with a card', async () => {
    const { us } = await scene()
    const before = await stored()

    for (const name of ['task/fetch', 'task/submit', 'application/search', 'signin/x', '']) {
      const action = { verb: 'profile.publish', data: { isPublic: 'false' } }
      assert.equal(answerTo(await us.person.send(invoke({ action }, name))).fallbackText, en.stale)
    }

    assert.deepEqual(await stored(), before)
  })

  it('too large for any card of ours is refused unread', async () => {
    const { us } = await scene()
    const before = await stored()

    const { status } = await us.person.send(invoke({ action: { verb: 'home.show', data: 'x'.repeat(300_000) } }))

    assert.ok(status >= 400 && status < 500, `${status}`)
    assert.deepEqual(await stored(), before)
  })
})

describe('an activity that nobody of ours sends', function () {
  this.timeout('60s')

  const nasty = [
    '\0',
    '\ud800',
    "'; drop table companies; --",
    '__proto__',
    'x'.repeat(10_001),
    '\u0001'.repeat(10_000),
    '\\'.repeat(10_000),
    `a${'\u0301'.repeat(9_000)}`,
  ]
  const text = fc.constantFrom('', ' ', '%', '-1', 'NaN', '<at>All</at>', 'x'.repeat(201), '😀'.repeat(5_000), ...nasty)
  const known = fc.constantFrom('general', 'true', 'false', 'admin', 'member', 'yes', 'vendor', 'tomorrow', 'us', 'DE')
  const nested = fc.integer({ min: 1, max: 2_000 }).map(depth => {
    let value: unknown = {}
    for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { connection: value }
    return value
  })
  const anything = (ids: readonly string[]) => fc.oneof(text, known, fc.constantFrom(...ids), nested, fc.jsonValue())
  const stray = ['__proto__', 'constructor', 'toString', 'verb', 'about', 'contactEmail']
  /** Some keys of what a verb carries, and some that it never does. */
  const carried = (verb: Verb, ids: readonly string[]) =>
    fc.dictionary(fc.constantFrom(...keysOf(verb), ...stray), anything(ids), { maxKeys: 6 })

  it('never changes anything and never fails, as a press with one field tampered with', async () => {
    const cast = await scene()
    const { member, incoming, stranger, shared, asked, foreignInvitation } = cast
    const ids = { connection: incoming, company: stranger.by.company, collaboration: shared, invitation: asked }
    let before = await stored()

    for (const verb of everyVerb) {
      const own = buttons[verb].carries(cast)
      const closed = isForAll(verb) ? { invitation: foreignInvitation } : {}
      for (const [index, key] of keysOf(verb).entries()) {
        // Every so many, and the next fields meet the rest: all of them would take a minute.
        for (const text of nasty.filter((_, at) => (at + index) % (isThorough ? 2 : 6) === 0)) {
          const data = { ...ids, ...own, ...closed, [key]: text }
          const card = await press(member.person, verb, data)
          assert.notEqual(card.fallbackText, en.defect, `${verb} ${key} ${JSON.stringify(text.slice(0, 20))}`)
        }
      }
      // What people prefer is theirs to say: whatever is still a sensible form is saved.
      if (verb === 'preferences.save') before = await stored()
      assert.deepEqual(await stored(), before, verb)
    }
  })

  it('never registers a company and never fails, as a form with one field tampered with', async () => {
    const newcomer = teammate('Nora', randomUUID())

    for (const key of Object.keys(registration)) {
      for (const text of nasty) {
        const card = await press(newcomer, 'company.register', { ...registration, terms: 'false', [key]: text })
        assert.notEqual(card.fallbackText, en.defect, `${key} ${JSON.stringify(text.slice(0, 20))}`)
      }
    }

    assert.deepEqual(await db('companies').select(), [])
  })

  it('never changes anything and never fails, as a press', async () => {
    const cast = await scene()
    const { us, member } = cast
    const newcomer = teammate('Nora', randomUUID())
    await newcomer.say('hi')
    const people = [us.person, member.person, newcomer]
    const ids = [
      cast.incoming,
      cast.connected,
      cast.foreign,
      cast.hidden.by.company,
      us.by.person,
      member.by.person,
      cast.draft,
      cast.shared,
      cast.foreigners,
      cast.asked,
      cast.joined,
      cast.waiting,
      cast.foreignInvitation,
      'products,vendors',
      `${cast.partner.by.company},${cast.stranger.by.company}`,
      randomUUID(),
    ]
    const ours = fc
      .constantFrom(...everyVerb)
      .chain(verb => fc.record({ verb: fc.constant(verb), data: carried(verb, ids) }))
    const theirs = fc.record({ verb: fc.oneof(text, fc.jsonValue()), data: anything(ids) })
    const sent = fc.oneof({ weight: 5, arbitrary: ours }, { weight: 1, arbitrary: theirs })
    const before = await stored()

    const property = fc.asyncProperty(fc.constantFrom(...people), sent, async (person, { verb, data }) => {
      const pressed = readPress(verb, data)
      // What an admin may do is done, and everybody may leave; whatever else is sent does nothing.
      const leaves = pressed?.verb === 'person.remove' && pressed.payload.person === member.by.person
      fc.pre(
        person === newcomer ||
          !pressed ||
          !isAct(pressed.verb) ||
          (person !== us.person && !isForAll(pressed.verb) && !leaves),
      )
      const { status, body } = await person.send(invoke({ action: { verb, data } }))
      assert.ok(status === 200 || status === 400, `${status}`)
      assert.deepEqual(await stored(), before)
      if (status === 200) assert.notEqual(answerTo({ status, body }).fallbackText, en.defect)
    })

    await fc.assert(property, { numRuns: isThorough ? 150 : 50 })
  })

  it('never changes anything and never fails, as a message', async () => {
    const { member, incoming, asked } = await scene()
    const any = anything([incoming, asked])
    const values = [carried('connection.accept', [incoming]), carried('invitation.accept', [asked])]
    const shape = {
      text: fc.oneof(any, fc.constant('<at>Liaison</at>')),
      value: fc.oneof(...values, any),
      entities: fc.oneof(fc.array(fc.oneof(any, fc.record({ type: fc.constantFrom('mention', 'clientInfo') }))), any),
      attachments: any,
    }
    // That a card which answered is kept true is written down, and changes nothing.
    const changed = async () => {
      const { deliveries = [], ...others } = await stored()
      return { ...others, deliveries: deliveries.filter(row => JSON.parse(row).event !== 'shown') }
    }
    const before = await changed()

    const property = fc.asyncProperty(fc.record(shape, { requiredKeys: [] }), async parts => {
      const { status } = await member.person.send({ type: 'message', ...parts })
      assert.ok(status === 200 || status === 400, `${status}`)
      assert.deepEqual(await changed(), before)
      assert.notEqual(member.person.cards().at(-1)?.fallbackText, en.defect)
    })

    await fc.assert(property, {
      numRuns: isThorough ? 60 : 20,
      examples: [[{ text: null, value: null, entities: null, attachments: null }]],
    })
  })
})

describe('an automatic refresh', () => {
  it('of a button that acts changes nothing and sends nothing', async () => {
    const cast = await scene()
    const before = await stored()
    const sent = [...connector.requests]

    for (const verb of acts) {
      const card = await press(cast.us.person, verb, buttons[verb].carries(cast), 'automatic')
      assert.equal(card.fallbackText, en.stale, verb)
      assert.deepEqual(await stored(), before, verb)
    }

    assert.deepEqual(connector.requests, sent)
  })

  it('of company.register registers nothing', async () => {
    const newcomer = teammate('Nora', randomUUID())

    await press(newcomer, 'company.register', registration, 'automatic')

    assert.deepEqual(await db('companies').select(), [])
  })

  it('of a screen shows it, and sends and remembers nothing', async () => {
    const { us, incoming } = await scene()
    const before = await stored()
    const sent = [...connector.requests]

    const card = await press(us.person, 'connection.show', { connection: incoming }, 'automatic')

    assert.match(textOf(card), /Asker wants to connect/)
    assert.deepEqual(await stored(), before)
    assert.deepEqual(connector.requests, sent)
  })
})

describe('a button in a client without Action.Execute', () => {
  it('does the same, and the card that it was on becomes the answer', async () => {
    const { us, incoming } = await scene()
    const pending = await us.person.say('pending')
    const cards = us.person.cards().length
    const sent = connector.requests.length

    const receipt = await us.person.press(pending, 'Accept', {}, { fallback: true })

    assert.match(textOf(receipt), /You are connected with Asker/)
    assert.equal(us.person.cards().length, cards)
    assert.match(connector.requests.slice(sent).join(), /^PUT \S+ \S+$/)
    const row = await db('connections').where({ id: incoming }).first<{ status: string }>('status')
    assert.equal(row?.status, 'connected')
  })

  it('sends along what was typed', async () => {
    const { us } = await scene()
    const question = await us.person.say('connect with stranger')

    await us.person.press(question, 'Confirm', { note: 'Shall we?' }, { fallback: true })

    assert.match(textOf(us.person.sees(/You asked Stranger to connect/)), /Shall we\?/)
  })

  it('leads elsewhere on the same card', async () => {
    const { us } = await scene()
    const home = await us.person.say('home')

    const answer = await us.person.press(home, 'My partners', {}, { fallback: true })

    assert.equal(answer.fallbackText, 'My partners')
    assert.equal(us.person.cards().at(-1), answer)
  })

  it('says on that card that it is out of date when it means nothing', async () => {
    const { us } = await scene()
    await us.person.say('home')
    const id = connector.messages(us.person.chat).at(-1)?.id
    const cards = us.person.cards().length

    await us.person.send({ type: 'message', replyToId: id, value: { verb: 'nope' } })

    assert.equal(us.person.cards().at(-1)?.fallbackText, en.stale)
    assert.equal(us.person.cards().length, cards)
  })

  it('says on that card why it was refused', async () => {
    const { us, foreign } = await scene()
    await us.person.say('home')
    const id = connector.messages(us.person.chat).at(-1)?.id
    const cards = us.person.cards().length

    await us.person.send({ type: 'message', replyToId: id, value: { verb: 'connection.accept', connection: foreign } })

    assert.equal(us.person.cards().at(-1)?.fallbackText, en.refusals['not-found']({}))
    assert.equal(us.person.cards().length, cards)
  })

  it('is answered by a new message when that card cannot be edited, and never by words that nothing was done', async () => {
    const { us, incoming } = await scene()

    await us.person.send({
      type: 'message',
      replyToId: 'gone',
      value: { verb: 'connection.accept', connection: incoming },
    })

    us.person.sees(/You are connected with Asker/)
  })
})

describe('a mention in a channel', () => {
  const mention = { type: 'mention', mentioned: { id: '28:liaison', name: 'Liaison' }, text: '<at>Liaison</at>' }
  const channel = '19:general@thread.tacv2;messageid=1772442000000'
  const channelOf = ({ tenantId }: Teammate) => ({ id: channel, conversationType: 'channel', tenantId })

  it('is answered there', async () => {
    const { us } = await scene()
    const cards = us.person.cards().length

    for (const text of ['<at>Liaison</at> pending', 'pending <at>Liaison</at>', '<at>Liaison</at>\u00a0Pending!\n']) {
      const conversation = channelOf(us.person)
      await us.person.send({ type: 'message', text, entities: [mention], conversation })
      assert.equal(connector.messages(channel).at(-1)?.card?.fallbackText, 'Waiting for you', text)
    }

    assert.equal(connector.messages(channel).length, 3)
    assert.equal(us.person.cards().length, cards)
  })

  it('does not make the channel the chat to which notices go', async () => {
    const { us, stranger } = await scene()
    const conversation = channelOf(us.person)
    await us.person.send({ type: 'message', text: '<at>Liaison</at> hi', entities: [mention], conversation })

    await requestConnection(db, stranger.by, us.by.company, '')
    await liaison.deliverDue()

    us.person.sees(/Stranger wants to connect/)
    assert.equal(connector.messages(channel).length, 1)
  })
})
