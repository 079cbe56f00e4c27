import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { courseOf, dayOf, nextDay, type ScoreOfDay } from '../../../domain/collaboration/past-score.ts'
import { tallyOf } from '../../../domain/collaboration/score.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'

const begin = new Date('2025-11-20')
const dayAt = (n: number) => dayOf(daysAfter(begin, n))

/** What was the score on each day, from what the score was changed to on some. */
const changes = fc
  .array(
    fc.record({
      after: fc.integer({ min: 1, max: 60 }),
      met: fc.nat({ max: 7 }),
      asked: fc.nat({ max: 7 }),
      isWaiting: fc.boolean(),
    }),
    {
      maxLength: 12,
    },
  )
  .map(steps => {
    let at = 0
    return steps.map(({ after, met, asked, isWaiting }) => {
      at += after
      return { at, met: Math.min(met, asked), asked, isWaiting }
    })
  })

describe('the course of a score', () => {
  it('has on each day the score of the last day on which it changed, and today that of now (V5)', () => {
    fc.assert(
      fc.property(
        changes,
        fc.nat({ max: 40 }),
        fc.nat({ max: 400 }),
        fc.nat({ max: 900 }),
        (steps, ago, from, long) => {
          const today = (steps.at(-1)?.at ?? 0) + 1 + ago
          const now = { day: dayAt(today), met: 1, asked: 3, isWaiting: false }
          const since = dayAt(from)
          const until = dayAt(from + long)
          const model = (day: string) => {
            if (day >= now.day) return { ...tallyOf(1, 3), isWaiting: false }
            const last = steps.findLast(({ at }) => dayAt(at) <= day)
            return { ...tallyOf(last?.met ?? 0, last?.asked ?? 0), isWaiting: last?.isWaiting ?? false }
          }
          const recorded = steps.map(({ at, ...score }): ScoreOfDay => ({ day: dayAt(at), ...score }))

          const course = courseOf(recorded, now, { since, until })

          assert.equal(course.known, recorded[0]?.day ?? null)
          // From what it was when the day before the period ended.
          const first = [recorded[0]?.day ?? now.day, dayAt(from - 1)].sort()[1] as string
          const last = [now.day, until].sort()[0] as string
          for (const { day, ...score } of course.changes) assert.deepEqual(score, model(day), day)
          const days = course.changes.map(each => each.day)
          assert.deepEqual(days, [...new Set(days)].sort())
          if (first > last || since > last) assert.deepEqual(days, [])
          else assert.deepEqual([days[0], days.at(-1)], [first, last])
          for (let day = from; dayAt(day) <= last; day++) {
            const [before, after] = [model(dayAt(day - 1)), model(dayAt(day))]
            if (dayAt(day) <= first || isDeepStrictEqual(before, after)) continue
            assert.ok(
              course.changes.some(change => change.day === dayAt(day)),
              `${dayAt(day)} is not told`,
            )
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is one day long when nothing is known of earlier ones, and nothing at all before what is known', () => {
    const now = { day: '2026-03-02', met: 1, asked: 2, isWaiting: false }

    assert.deepEqual(courseOf([], now, {}), {
      known: null,
      isAhead: false,
      changes: [{ day: '2026-03-02', met: 1, asked: 2, percent: 50, isWaiting: false }],
    })
    const past = [{ day: '2026-01-10', met: 0, asked: 2, isWaiting: false }]
    const empty = { changes: [] }
    assert.deepEqual(courseOf(past, now, { until: '2026-01-09' }), { known: '2026-01-10', isAhead: false, ...empty })
    assert.deepEqual(courseOf(past, now, { since: '2026-03-03' }), { known: '2026-01-10', isAhead: true, ...empty })
    assert.deepEqual(courseOf([], now, { since: '2026-02-01', until: '2026-02-28' }), {
      known: null,
      isAhead: false,
      ...empty,
    })
  })

  it('of one day begins with what it was the day before, so that what changed on it is told', () => {
    const past = [
      { day: '2026-01-10', met: 1, asked: 2, isWaiting: false },
      { day: '2026-01-20', met: 2, asked: 2, isWaiting: false },
    ]
    const now = { day: '2026-03-02', met: 2, asked: 2, isWaiting: false }

    const { changes } = courseOf(past, now, { since: '2026-01-20', until: '2026-01-20' })

    assert.deepEqual(
      changes.map(({ day, percent }) => [day, percent]),
      [
        ['2026-01-19', 50],
        ['2026-01-20', 100],
      ],
    )
  })

  it('has no score on days on which nothing was requested (V3)', () => {
    const past = [
      { day: '2026-01-10', met: 1, asked: 2, isWaiting: false },
      { day: '2026-01-12', met: 0, asked: 0, isWaiting: false },
    ]

    const { changes } = courseOf(past, { day: '2026-01-14', met: 0, asked: 0, isWaiting: false }, {})

    assert.deepEqual(
      changes.map(({ day, percent }) => [day, percent]),
      [
        ['2026-01-10', 50],
        ['2026-01-12', null],
        ['2026-01-14', null],
      ],
    )
  })
})

describe('a day', () => {
  it('begins and ends at midnight in UTC', () => {
    assert.equal(dayOf(new Date('2026-03-02T23:59:59.999Z')), '2026-03-02')
    assert.deepEqual(nextDay(new Date('2026-02-28T00:00:00Z')), new Date('2026-03-01T00:00:00Z'))
    assert.deepEqual(nextDay(new Date('2026-02-28T23:59:59.999Z')), new Date('2026-03-01T00:00:00Z'))
  })

  it('changes on the day on which nobody is waited for any more, whatever was shared (V2)', () => {
    const past = [
      { day: '2026-01-10', met: 0, asked: 2, isWaiting: true },
      { day: '2026-01-12', met: 0, asked: 2, isWaiting: false },
    ]

    const { changes } = courseOf(past, { day: '2026-01-14', met: 0, asked: 2, isWaiting: false }, {})

    assert.deepEqual(
      changes.map(({ day, percent, isWaiting }) => [day, percent, isWaiting]),
      [
        ['2026-01-10', 0, true],
        ['2026-01-12', 0, false],
        ['2026-01-14', 0, false],
      ],
    )
  })
})
