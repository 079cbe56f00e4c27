import assert from 'node:assert/strict'
import fc from 'fast-check'
import { type Decision, daysAfter } from '../../../domain/event.ts'
import type { CompanyId, ConnectionId, PersonId } from '../../../domain/ids.ts'
import {
  accept,
  ask,
  type Connection,
  cancel,
  decline,
  end,
  expire,
  mayAsk,
  mute,
  partnerIn,
  relate,
  remind,
} from '../../../domain/network/connection.ts'
import { type Actor, type Role, roles } from '../../../domain/network/person.ts'
import type { Profile } from '../../../domain/network/profile.ts'
import { Refusal, type RefusalCode } from '../../../domain/refusal.ts'

const noon = new Date('2026-01-01T12:00:00Z')
const contoso = 'contoso' as CompanyId
const fabrikam = 'fabrikam' as CompanyId
const tailspin = 'tailspin' as CompanyId
const person = (company: CompanyId, name: string, role: Role = 'responder'): Actor => ({
  person: `${name} of ${company}` as PersonId,
  company,
  role,
  at: noon,
})
const ada = person(contoso, 'ada')
const bob = person(fabrikam, 'bob')
const bea = person(fabrikam, 'bea', 'admin')
const eve = person(tailspin, 'eve', 'admin')
const at = (by: Actor, moment: Date): Actor => ({ ...by, at: moment })
const later = (by: Actor, days: number): Actor => at(by, daysAfter(noon, days))
const justBefore = (moment: Date) => new Date(moment.getTime() - 1)

const complete: Profile = { name: 'Contoso', country: 'US', contactEmail: 'a@contoso.example', industry: 'retail' }
const fresh = { id: 'c1' as ConnectionId, receiver: fabrikam }
const asking = (before: Connection | undefined, by: Actor, note?: string) =>
  ask(
    before,
    { id: 'unused' as ConnectionId, receiver: by.company === contoso ? fabrikam : contoso },
    by,
    complete,
    note,
  )
const pending = ask(undefined, fresh, ada, complete, 'Hello').next
const connected = accept(pending, bob).next
const declined = decline(pending, bob, 'not-now', 'After the summer').next
const cancelled = cancel(pending, ada).next
const expired = expire(pending, 1, { at: daysAfter(noon, 30) }).next
const ended = end(connected, bob).next
const answered = [connected, declined, cancelled, expired, ended]

const refused = (code: RefusalCode, detail: object = {}) => ({ name: 'Refusal', code, detail })
const nothing = (connection: Connection) => ({ next: connection, events: [] })

describe('a connect request', () => {
  it('waits for the other company, whose people are told of it and its note (F4)', () => {
    const { next, events } = ask(undefined, fresh, ada, complete, 'Hello')

    assert.deepEqual(next, {
      id: 'c1',
      requester: contoso,
      receiver: fabrikam,
      round: 1,
      note: 'Hello',
      asked: { at: noon, by: ada.person },
      status: 'pending',
      sides: {
        contoso: { relationship: 'none', muted: false, asks: [noon] },
        fabrikam: { relationship: 'none', muted: false, asks: [] },
      },
    })
    assert.deepEqual(events, [
      {
        type: 'connection.requested',
        subject: 'connection:c1',
        concerns: [contoso, fabrikam],
        tell: [{ company: fabrikam }],
        facts: { requester: contoso, receiver: fabrikam, round: 1 },
        written: { note: 'Hello' },
      },
    ])
  })

  it('needs no note (F4)', () => {
    const { next, events } = ask(undefined, fresh, ada, complete, undefined)

    assert.ok(!('note' in next))
    assert.deepEqual(events[0]?.written, {})
  })

  it('is looked at after 3, 7 and 30 days (R3)', () => {
    const { timers } = ask(undefined, fresh, ada, complete, undefined)

    assert.deepEqual(
      timers?.map(({ type, round, due }) => [type, round, due.toISOString()]),
      [
        ['connection.reminder', 1, '2026-01-04T12:00:00.000Z'],
        ['connection.reminder', 1, '2026-01-08T12:00:00.000Z'],
        ['connection.expiry', 1, '2026-01-31T12:00:00.000Z'],
      ],
    )
  })

  it('changes nothing when it is made again while it waits, by whomever of us and whatever the note (F4)', () => {
    for (const by of [ada, person(contoso, 'alan', 'admin'), later(ada, 29)]) {
      assert.deepEqual(asking(pending, by, 'Hello again'), nothing(pending))
    }
  })

  const refusals: readonly (readonly [
    id: string,
    before: Connection | undefined,
    receiver: CompanyId,
    by: Actor,
    profile: Profile,
    code: RefusalCode,
    detail?: object,
  ])[] = [
    ['F4', undefined, contoso, ada, complete, 'oneself'],
    ['F4', undefined, contoso, person(contoso, 'mia', 'member'), {}, 'oneself'],
    ['F4', connected, fabrikam, ada, complete, 'already-connected'],
    ['F4', connected, contoso, bob, complete, 'already-connected'],
    ['§1', undefined, fabrikam, person(contoso, 'mia', 'member'), complete, 'needs-role', { role: 'responder' }],
    ['§1', pending, fabrikam, person(contoso, 'mia', 'member'), complete, 'needs-role', { role: 'responder' }],
    ['§1', pending, contoso, person(fabrikam, 'max', 'member'), complete, 'needs-role', { role: 'responder' }],
    ['P6', undefined, fabrikam, ada, {}, 'profile-incomplete', { fields: ['contactEmail', 'industry'] }],
    ['P6', undefined, fabrikam, ada, { industry: 'retail' }, 'profile-incomplete', { fields: ['contactEmail'] }],
    ['P6', undefined, fabrikam, ada, { contactEmail: 'a@b.example' }, 'profile-incomplete', { fields: ['industry'] }],
  ]
  for (const [id, before, receiver, by, profile, code, detail] of refusals) {
    it(`of a ${by.role} of ${by.company} to ${receiver}, ${before?.status ?? 'new'}: ${code} ${Object.values(detail ?? {})} (${id})`, () => {
      assert.throws(() => ask(before, { ...fresh, receiver }, by, profile, undefined), refused(code, detail))
      assert.throws(() => mayAsk(before, receiver, by, profile), refused(code, detail))
    })
  }

  it('to a company that has asked us is an acceptance, even by the least filled-in profile (F5)', () => {
    const { next, events, timers } = ask(pending, { ...fresh, receiver: contoso }, later(bob, 2), {}, 'We too')

    assert.deepEqual(next, {
      ...pending,
      status: 'connected',
      answer: { at: daysAfter(noon, 2), by: bob.person },
    })
    assert.deepEqual(
      events.map(({ type, tell }) => [type, tell]),
      [['connection.accepted', [{ company: contoso }]]],
    )
    assert.equal(timers, undefined)
  })

  it('starts a new round, with nothing left of the last one but what each side keeps (R2)', () => {
    const muted = mute(declined, bob, true).next

    const { next, events, timers } = asking(muted, later(ada, 7))

    assert.deepEqual(next, {
      id: 'c1',
      requester: contoso,
      receiver: fabrikam,
      round: 2,
      asked: { at: daysAfter(noon, 7), by: ada.person },
      status: 'pending',
      sides: {
        contoso: { relationship: 'none', muted: false, asks: [noon, daysAfter(noon, 7)] },
        fabrikam: { relationship: 'none', muted: true, asks: [] },
      },
    })
    assert.deepEqual(events[0]?.facts, { requester: contoso, receiver: fabrikam, round: 2 })
    assert.deepEqual(new Set(timers?.map(({ round }) => round)), new Set([2]))
  })

  for (const last of [declined, expired]) {
    it(`after one that was ${last.status} has to wait seven days, to the moment (R2)`, () => {
      assert.ok(last.answer)
      const until = daysAfter(last.answer.at, 7)

      assert.throws(() => asking(last, at(ada, last.answer?.at ?? noon)), refused('too-soon', { until }))
      assert.throws(() => asking(last, at(ada, justBefore(until))), refused('too-soon', { until }))
      assert.equal(asking(last, at(ada, until)).next.round, 2)
    })
  }

  for (const last of [cancelled, ended]) {
    it(`after one that was ${last.status} need not wait (R2)`, () => {
      assert.equal(asking(last, ada).next.status, 'pending')
    })
  }

  for (const last of [declined, expired]) {
    it(`the other way round, after one that was ${last.status}, need not wait (R2)`, () => {
      const { next } = asking(last, at(bob, last.answer?.at ?? noon))

      assert.deepEqual([next.requester, next.receiver, next.round, next.status], [fabrikam, contoso, 2, 'pending'])
    })
  }

  it('is made at most three times within a year, to the moment, cancelled ones included (R2)', () => {
    const second = cancel(asking(cancelled, later(ada, 1)).next, later(ada, 1)).next
    const third = cancel(asking(second, later(ada, 2)).next, later(ada, 2)).next
    const until = daysAfter(noon, 365)

    assert.throws(() => asking(third, later(ada, 2)), refused('too-many-rounds', { until }))
    assert.throws(() => asking(third, at(ada, justBefore(until))), refused('too-many-rounds', { until }))
    const fourth = asking(third, at(ada, until)).next
    assert.equal(fourth.round, 4)
    assert.throws(
      () => asking(cancel(fourth, at(ada, until)).next, at(ada, until)),
      refused('too-many-rounds', { until: daysAfter(noon, 366) }),
    )
  })

  it('of the other company counts for that company alone (R2)', () => {
    const second = decline(asking(cancelled, later(ada, 1)).next, later(bob, 1), undefined, undefined).next
    const third = decline(asking(second, later(ada, 8)).next, later(bob, 8), undefined, undefined).next

    const { next } = asking(third, later(bob, 8))

    assert.deepEqual([next.requester, next.round], [fabrikam, 4])
    assert.equal(next.sides[contoso]?.asks.length, 3)
    assert.equal(next.sides[fabrikam]?.asks.length, 1)
  })

  it('can be tried out first, with the same outcome (F4)', () => {
    const moments = [0, 6, 7, 8, 36, 37, 38].map(days => daysAfter(noon, days))
    for (const before of [undefined, pending, ...answered]) {
      for (const by of moments.flatMap(moment => [at(ada, moment), at(bob, moment)])) {
        const receiver = by === ada || by.company === contoso ? fabrikam : contoso
        assert.equal(
          codeOf(() => mayAsk(before, receiver, by, complete)),
          codeOf(() => asking(before, by)),
        )
      }
    }
  })
})

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

describe('the expiry of a connect request', () => {
  it('comes after 30 days, to the moment, by time alone, and its sender hears it (R3)', () => {
    const due = daysAfter(noon, 30)

    const { next, events } = expire(pending, 1, { at: due })

    assert.deepEqual(next, { ...pending, status: 'expired', answer: { at: due } })
    assert.deepEqual(
      events.map(({ type, tell }) => [type, tell]),
      [['connection.expired', [{ company: contoso }]]],
    )
    assert.deepEqual(expire(pending, 1, { at: justBefore(due) }), nothing(pending))
  })

  it('passes over what has been answered, and another round (R3)', () => {
    const due = { at: daysAfter(noon, 400) }
    const again = asking(cancelled, later(ada, 20)).next

    for (const connection of answered) assert.deepEqual(expire(connection, 1, due), nothing(connection))
    assert.deepEqual(expire(again, 1, due), nothing(again))
    assert.equal(expire(again, 2, due).next.status, 'expired')
  })
})

describe('the reminder of a connect request', () => {
  it('goes to the receiver and changes nothing (R3)', () => {
    const { next, events } = remind(pending, 1)

    assert.equal(next, pending)
    assert.deepEqual(
      events.map(({ type, tell }) => [type, tell]),
      [['connection.reminded', [{ company: fabrikam }]]],
    )
  })

  it('passes over what has been answered, another round, and a muted sender (R2, R3)', () => {
    const again = asking(cancelled, later(ada, 20)).next
    const muted = mute(pending, bob, true).next

    for (const connection of [...answered, again, muted]) assert.deepEqual(remind(connection, 1), nothing(connection))
    assert.equal(remind(again, 2).events.length, 1)
    assert.equal(remind(mute(muted, bob, false).next, 1).events.length, 1)
    assert.equal(remind(mute(pending, ada, true).next, 1).events.length, 1)
  })

  it('is no part of the history of the sender, who would learn of a mute by its absence (R2, R4)', () => {
    const { events } = remind(pending, 1)

    assert.deepEqual(events[0]?.concerns, [fabrikam])
  })
})

describe('muting a company', () => {
  it('keeps its requests from telling us, while it sees no difference (R2)', () => {
    const muted = mute(declined, bob, true).next
    const quiet = asking(muted, later(ada, 7), 'Please')
    const loud = asking(declined, later(ada, 7), 'Please')

    assert.deepEqual(quiet.events, [{ ...loud.events[0], tell: [] }])
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

    assert.deepEqual(next.sides[contoso], { ...own, muted: false, asks: [noon] })
    assert.equal(next.sides[fabrikam], connected.sides[fabrikam])
    assert.deepEqual(
      events.map(({ type, concerns, tell }) => ({ type, concerns, tell })),
      [{ type: 'connection.related', concerns: [contoso], tell: [] }],
    )
  })

  it('is replaced as a whole, while mute and requests are kept (R2, R4)', () => {
    const before = relate(mute(connected, ada, true).next, ada, { relationship: 'both', vendorId: 'V-1' }).next

    const { next } = relate(before, ada, { relationship: 'customer' })

    assert.deepEqual(next.sides[contoso], { relationship: 'customer', muted: true, asks: [noon] })
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

const DAY = 86_400_000

describe('any sequence of acts', () => {
  const companies = [contoso, fabrikam, tailspin]
  const people = companies.flatMap(company => roles.map(role => person(company, role, role)))
  const someone = fc.constantFrom(...people)
  const pair = fc.constantFrom('contoso fabrikam', 'contoso tailspin', 'fabrikam tailspin')
  const moment = fc.oneof(
    fc.constantFrom(0, 1, 7 * DAY - 1, 7 * DAY, 30 * DAY, 365 * DAY - 1, 365 * DAY),
    fc.integer({ min: 0, max: 40 * DAY }),
  )
  const act = fc.record({
    /** Milliseconds since the act before. */
    wait: moment,
    by: someone,
    pair,
    kind: fc.oneof(
      { weight: 6, arbitrary: fc.constant('ask' as const) },
      {
        weight: 8,
        arbitrary: fc.constantFrom(
          ...(['accept', 'decline', 'cancel', 'end', 'mute', 'unmute', 'relate', 'expire', 'remind'] as const),
        ),
      },
    ),
    round: fc.integer({ min: 1, max: 4 }),
  })
  type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

  it('leaves one possible connection between two companies (F4, F5, R1–R5)', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 5, maxLength: 60 }), acts => {
        const connections = new Map<string, Connection>()
        const asks: { readonly from: CompanyId; readonly pair: string; readonly at: Date }[] = []
        let now = noon
        for (const each of acts) {
          now = new Date(now.getTime() + each.wait)
          const before = connections.get(each.pair)
          const decision = attempt(before, each, now)
          if (decision === undefined) continue
          const { next, events } = decision
          connections.set(each.pair, next)
          if (events.some(({ type }) => type === 'connection.requested')) {
            asks.push({ from: each.by.company, pair: each.pair, at: now })
          }
          mustBePossible(next, before, each, decision)
        }
        for (const { from, pair, at } of asks) {
          const year = asks.filter(
            other => other.from === from && other.pair === pair && other.at <= at && other.at > daysAfter(at, -365),
          )
          assert.ok(year.length <= 3, `${year.length} requests of ${from} to ${pair} within a year`)
        }
      }),
      { numRuns: 400 },
    )
  })

  /** The decision, or undefined when it was refused; whoever is no part of the pair must be. */
  function attempt(before: Connection | undefined, { by: actor, pair, kind, round }: Act, now: Date) {
    const by = at(actor, now)
    const isOutside = !pair.includes(by.company)
    try {
      if (kind === 'ask') {
        // Whoever is outside the pair has no way to name it: requests go to a company.
        const receiver = pair.split(' ').find(company => company !== by.company) as CompanyId
        return isOutside ? undefined : ask(frozen(before), { id: pair as ConnectionId, receiver }, by, complete, 'Hi')
      }
      if (before === undefined) return undefined
      const decision = rules[kind](frozen(before), by, round)
      assert.ok(!isOutside || kind === 'expire' || kind === 'remind', `${kind} by somebody outside`)
      return decision
    } catch (error) {
      assert.ok(error instanceof Refusal, String(error))
      if (isOutside) assert.equal(error.code, 'not-found')
      return undefined
    }
  }

  const rules: Record<
    Exclude<Act['kind'], 'ask'>,
    (connection: Connection, by: Actor, round: number) => Decision<Connection>
  > = {
    accept: (connection, by) => accept(connection, by),
    decline: (connection, by) => decline(connection, by, 'unknown', undefined),
    cancel: (connection, by) => cancel(connection, by),
    end: (connection, by) => end(connection, by),
    mute: (connection, by) => mute(connection, by, true),
    unmute: (connection, by) => mute(connection, by, false),
    relate: (connection, by) => relate(connection, by, { relationship: 'vendor', vendorId: by.company }),
    expire: (connection, by, round) => expire(connection, round, { at: by.at }),
    remind: (connection, _, round) => remind(connection, round),
  }

  function mustBePossible(
    next: Connection,
    before: Connection | undefined,
    { by, pair, kind }: Act,
    { events, timers = [] }: Decision<Connection>,
  ) {
    const { id, requester, receiver, status, answer, asked, sides, round } = next
    assert.equal(id, pair)
    assert.equal([requester, receiver].sort().join(' '), pair)
    assert.deepEqual(Object.keys(sides).sort(), pair.split(' '))
    assert.equal(answer === undefined, status === 'pending')
    assert.ok(!answer || answer.at >= asked.at)
    assert.equal(answer !== undefined && answer.by === undefined, status === 'expired')
    assert.equal(partnerIn(next, requester), receiver)
    assert.equal(round - (before?.round ?? 0), events.some(({ type }) => type === 'connection.requested') ? 1 : 0)
    assert.equal(timers.length, round === before?.round ? 0 : 3)
    assert.ok(events.length <= 1)
    for (const { concerns, tell } of events) {
      assert.ok(concerns.every(company => pair.includes(company)))
      assert.ok(tell.every(audience => 'company' in audience && pair.includes(audience.company)))
    }
    if (events.length === 0) assert.equal(next, before)
    // What the other side keeps is never touched, and what it has kept to itself never taken up.
    const other = pair.split(' ').find(company => company !== by.company) as CompanyId
    if (before && kind !== 'expire' && kind !== 'remind') assert.deepEqual(sides[other], before.sides[other])
  }

  const frozen = <T>(value: T): T => {
    if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen)
    return value
  }
})

function codeOf(act: () => unknown): string {
  try {
    act()
    return 'goes through'
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error))
    return error.code
  }
}
