import assert from 'node:assert/strict'
import fc from 'fast-check'
import type { Actor } from '../../../domain/kernel/actor.ts'
import type { Decision } from '../../../domain/kernel/event.ts'
import type { CompanyId, ConnectionId } from '../../../domain/kernel/ids.ts'
import { Refusal } from '../../../domain/kernel/refusal.ts'
import { roles } from '../../../domain/kernel/role.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'
import {
  accept,
  ask,
  type Connection,
  cancel,
  decline,
  end,
  expire,
  partnerIn,
  remind,
} from '../../../domain/network/connection.ts'
import { mute, relate } from '../../../domain/network/side.ts'
import { at, complete, contoso, fabrikam, noon, person, tailspin } from './connection.ts'

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
          'accept',
          'decline',
          'cancel',
          'end',
          'mute',
          'unmute',
          'relate',
          'expire',
          'remind',
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
