import assert from 'node:assert/strict'
import type { Actor } from '../../../domain/kernel/actor.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'
import { accept, type Connection, cancel, decline, end } from '../../../domain/network/connection.ts'
import { fill, mute, relate } from '../../../domain/network/side.ts'
import {
  ada,
  answered,
  asking,
  bob,
  cancelled,
  connected,
  contoso,
  declined,
  ended,
  expired,
  fabrikam,
  later,
  noon,
  nothing,
  pending,
  person,
  refused,
  tailspin,
} from './connection.ts'

const bea = person(fabrikam, 'bea', 'admin')

const eve = person(tailspin, 'eve', 'admin')

describe('the answer to a connect request', () => {
  it('can be to accept, which its sender hears (R1)', () => {
    const { next, events } = accept(pending, later(bob, 1))

    assert.deepEqual(next, { ...pending, status: 'connected', answer: { at: daysAfter(noon, 1), by: bob.person } })
    assert.deepEqual(events, [
      {
        type: 'connection.accepted',
        subject: 'connection:c1',
        concerns: [contoso, fabrikam],
        tell: [{ company: contoso }],
        facts: { requester: contoso, receiver: fabrikam, round: 1 },
        written: {},
      },
    ])
  })

  it('can be to decline, which its sender hears with the reason (R1)', () => {
    const { next, events } = decline(pending, bob, 'not-now', 'After the summer')

    assert.deepEqual(next.answer, { at: noon, by: bob.person, reason: 'not-now', comment: 'After the summer' })
    assert.equal(next.status, 'declined')
    assert.deepEqual(events[0]?.tell, [{ company: contoso }])
    assert.deepEqual(events[0]?.facts, { requester: contoso, receiver: fabrikam, round: 1, reason: 'not-now' })
    assert.deepEqual(events[0]?.written, { comment: 'After the summer' })
  })

  it('to decline needs no reason (R1)', () => {
    const { next } = decline(pending, bob, undefined, undefined)

    assert.deepEqual(next.answer, { at: noon, by: bob.person })
  })

  it('is spared when the sender cancels, which nobody is told and every card shows (R2)', () => {
    const { next, events } = cancel(pending, later(ada, 1))

    assert.deepEqual(next, { ...pending, status: 'cancelled', answer: { at: daysAfter(noon, 1), by: ada.person } })
    assert.deepEqual(
      events.map(({ type, concerns, tell }) => ({ type, concerns, tell })),
      [{ type: 'connection.cancelled', concerns: [contoso, fabrikam], tell: [] }],
    )
  })

  const acts = {
    accept: (connection: Connection, by: Actor) => accept(connection, by),
    decline: (connection: Connection, by: Actor) => decline(connection, by, 'not-now', 'Sorry'),
    cancel: (connection: Connection, by: Actor) => cancel(connection, by),
  }
  const own = { accept: bob, decline: bob, cancel: ada }
  const outcome = { accept: 'connected', decline: 'declined', cancel: 'cancelled' }

  for (const [name, act] of Object.entries(acts) as [keyof typeof acts, (typeof acts)['accept']][]) {
    const by = own[name]
    const other = by === bob ? ada : bob

    it(`${name} is for a responder of that side alone (R1, R2)`, () => {
      const member = person(by.company, 'mia', 'member')
      const admin = person(by.company, 'root', 'admin')

      assert.throws(() => act(pending, eve), refused('not-found'))
      assert.throws(() => act(pending, other), refused('not-found'))
      assert.throws(() => act(pending, member), refused('needs-role', { role: 'responder' }))
      assert.equal(act(pending, admin).next.status, outcome[name])
    })

    it(`${name} comes too late once there is an answer, whoever gave it (R1)`, () => {
      for (const connection of answered) {
        assert.throws(() => act(connection, person(by.company, 'late')), refused('already-answered'))
        assert.throws(() => act(connection, eve), refused('not-found'))
      }
    })

    it(`${name} given again by the same person changes nothing (R1)`, () => {
      const { next } = act(pending, by)

      assert.deepEqual(act(next, later(by, 1)), nothing(next))
    })
  }

  it('cannot be changed by whoever gave it (R1)', () => {
    assert.throws(() => decline(connected, bob, undefined, undefined), refused('already-answered'))
    assert.throws(() => accept(declined, bob), refused('already-answered'))
    assert.throws(() => accept(cancelled, bob), refused('already-answered'))
  })

  it('answers one round only: the next is open again (R2)', () => {
    const again = asking(declined, later(ada, 7)).next

    assert.equal(accept(again, later(bob, 8)).next.status, 'connected')
    assert.equal(decline(again, later(bob, 8), undefined, undefined).events.length, 1)
  })
})

describe('muting a company', () => {
  it('keeps its requests from telling us, while it sees no difference (R2)', () => {
    const muted = mute(declined, bob, true).next
    const quiet = asking(muted, later(ada, 7), 'Please')
    const loud = asking(declined, later(ada, 7), 'Please')

    assert.deepEqual(quiet.events, [{ ...loud.events[0], tell: [], mutedBy: fabrikam }])
    assert.deepEqual(quiet.timers, loud.timers)
    assert.deepEqual({ ...quiet.next, sides: {} }, { ...loud.next, sides: {} })
    assert.deepEqual(quiet.next.sides[contoso], loud.next.sides[contoso])
  })

  it('is told to nobody, and written in our history alone (R2)', () => {
    const { next, events } = mute(pending, bob, true)

    assert.equal(next.sides[fabrikam]?.muted, true)
    assert.equal(next.sides[contoso], pending.sides[contoso])
    assert.deepEqual(
      events.map(({ type, concerns, tell }) => ({ type, concerns, tell })),
      [{ type: 'connection.muted', concerns: [fabrikam], tell: [] }],
    )
    assert.equal(mute(next, bob, false).events[0]?.type, 'connection.unmuted')
  })

  it('again changes nothing (R2)', () => {
    const { next } = mute(pending, bob, true)

    assert.deepEqual(mute(next, bea, true), nothing(next))
    assert.deepEqual(mute(pending, bob, false), nothing(pending))
  })

  it('is for a responder of the two companies, whatever stands between them (R2)', () => {
    for (const connection of [pending, ...answered]) {
      assert.throws(() => mute(connection, eve, true), refused('not-found'))
      assert.throws(
        () => mute(connection, person(fabrikam, 'mia', 'member'), true),
        refused('needs-role', { role: 'responder' }),
      )
      assert.equal(mute(connection, bob, true).events.length, 1)
      assert.equal(mute(connection, ada, true).events.length, 1)
    }
  })

  it('does not keep us from accepting, nor from asking (R2, F5)', () => {
    const muted = mute(pending, bob, true).next

    assert.equal(accept(muted, bob).next.status, 'connected')
    assert.equal(asking(muted, bob).next.status, 'connected')
  })
})

describe('the relationship with a partner', () => {
  it('is ours alone: told to nobody, and written in our history alone (R4)', () => {
    const own = { relationship: 'vendor', vendorId: 'V-1', customerId: 'C-1' } as const

    const { next, events } = relate(connected, ada, own)

    assert.deepEqual(next.sides[contoso], { ...own, isByHand: true, muted: false, asks: [noon] })
    assert.equal(next.sides[fabrikam], connected.sides[fabrikam])
    assert.deepEqual(
      events.map(({ type, concerns, tell }) => ({ type, concerns, tell })),
      [{ type: 'connection.related', concerns: [contoso], tell: [] }],
    )
  })

  it('is replaced as a whole, while mute and requests are kept (R2, R4)', () => {
    const before = relate(mute(connected, ada, true).next, ada, { relationship: 'both', vendorId: 'V-1' }).next

    const { next } = relate(before, ada, { relationship: 'customer' })

    assert.deepEqual(next.sides[contoso], { relationship: 'customer', isByHand: true, muted: true, asks: [noon] })
  })

  it('is that of our tables, which tell nobody, until a person sets it (R4, I3)', () => {
    const found = { vendorId: '1042', customerId: null }

    const { next, events } = fill(connected, contoso, found)

    const { relationship, vendorId } = next.sides[contoso] ?? {}
    assert.deepEqual([relationship, vendorId, next.sides[fabrikam]], ['vendor', '1042', connected.sides[fabrikam]])
    assert.deepEqual(
      events.map(({ type, concerns, tell }) => ({ type, concerns, tell })),
      [{ type: 'connection.filled', concerns: [contoso], tell: [] }],
    )
    assert.deepEqual(fill(next, contoso, found).events, [])
    assert.equal(fill(next, contoso, undefined).next.sides[contoso]?.relationship, 'none')
    const byHand = relate(next, ada, { relationship: 'both' }).next
    assert.deepEqual(fill(byHand, contoso, found), { next: byHand, events: [] })
    for (const connection of [pending, ended]) assert.deepEqual(fill(connection, contoso, found).events, [])
  })

  it('is for a responder of a connected company (R4)', () => {
    const own = { relationship: 'vendor' } as const

    assert.throws(() => relate(connected, eve, own), refused('not-found'))
    assert.throws(
      () => relate(connected, person(contoso, 'mia', 'member'), own),
      refused('needs-role', { role: 'responder' }),
    )
    for (const connection of [pending, declined, cancelled, expired, ended]) {
      assert.throws(() => relate(connection, ada, own), refused('not-connected'))
      assert.throws(() => relate(connection, eve, own), refused('not-found'))
    }
  })
})

describe('disconnecting', () => {
  for (const [by, partner] of [
    [ada, fabrikam],
    [bob, contoso],
  ] as const) {
    it(`by ${by.company} is heard by both companies, and can be followed by a new request (R5)`, () => {
      const { next, events } = end(connected, later(by, 1))

      assert.deepEqual(next, { ...connected, status: 'ended', answer: { at: daysAfter(noon, 1), by: by.person } })
      assert.deepEqual(
        events.map(({ type, concerns, tell }) => ({ type, concerns, tell })),
        [
          {
            type: 'connection.ended',
            concerns: [contoso, fabrikam],
            tell: [{ company: partner }, { company: by.company }],
          },
        ],
      )
      assert.equal(asking(next, later(bob, 1)).next.status, 'pending')
    })
  }

  it('is for a responder of a connected company (R5)', () => {
    assert.throws(() => end(connected, eve), refused('not-found'))
    assert.throws(() => end(connected, person(contoso, 'mia', 'member')), refused('needs-role', { role: 'responder' }))
    for (const connection of [pending, declined, cancelled, expired]) {
      assert.throws(() => end(connection, ada), refused('not-connected'))
      assert.throws(() => end(connection, eve), refused('not-found'))
    }
  })

  it('again by the same person changes nothing (R5)', () => {
    assert.deepEqual(end(ended, later(bob, 1)), nothing(ended))
    assert.throws(() => end(ended, ada), refused('not-connected'))
  })
})
