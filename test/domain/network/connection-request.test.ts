import assert from 'node:assert/strict'
import type { Profile } from '../../../domain/company/profile.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import type { CompanyId } from '../../../domain/kernel/ids.ts'
import { Refusal, type RefusalCode } from '../../../domain/kernel/refusal.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'
import { ask, type Connection, cancel, decline, expire, mayAsk, remind } from '../../../domain/network/connection.ts'
import { mute } from '../../../domain/network/side.ts'
import {
  ada,
  answered,
  asking,
  at,
  bob,
  cancelled,
  complete,
  connected,
  contoso,
  declined,
  ended,
  expired,
  fabrikam,
  fresh,
  later,
  noon,
  nothing,
  pending,
  person,
  refused,
} from './connection.ts'

const justBefore = (moment: Date) => new Date(moment.getTime() - 1)

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

function codeOf(act: () => unknown): string {
  try {
    act()
    return 'goes through'
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error))
    return error.code
  }
}
