import assert from 'node:assert/strict'
import fc from 'fast-check'
import { evenDays, pastVisibilityCard } from '../../cards/collaboration/past.ts'
import { readerOf } from '../../cards/reader.ts'
import { courseOf, dayOf, type ScoreOfDay } from '../../domain/collaboration/past-score.ts'
import { type CompanyId, newId } from '../../domain/kernel/ids.ts'
import { daysAfter } from '../../domain/kernel/time.ts'

const reader = readerOf('en-US', 'UTC')
const partner = { id: newId<CompanyId>(), name: 'Fabrikam' }
const now = { day: '2026-03-02', met: 1, asked: 2, isWaiting: false }
const ago = (days: number, met = 0, asked = 2): ScoreOfDay => ({
  day: dayOf(daysAfter(new Date(now.day), -days)),
  met,
  asked,
  isWaiting: false,
})

type Data = { readonly legend: string; readonly values: readonly { readonly x: string; readonly y: number }[] }

/** What is drawn: of each line its days, and its scores. */
function drawnOf(ofThem: readonly ScoreOfDay[], ofUs: readonly ScoreOfDay[]) {
  const view = { partner, ofThem: courseOf(ofThem, now, {}), ofUs: courseOf(ofUs, now, {}) }
  const chart = pastVisibilityCard(reader, view, {}).body.find(({ type }) => type === 'Chart.Line')
  return ((chart?.data ?? []) as readonly Data[]).map(({ legend, values }) => ({
    legend,
    days: values.map(({ x }) => x).join(' '),
    scores: values.map(({ y }) => y).join(' '),
  }))
}

describe('the picture of visibility over time', () => {
  it('has six days at most, in few characters, and its year beside the month of each where there are several', () => {
    const [month] = drawnOf([ago(30)], [])
    const [years] = drawnOf([ago(600)], [])
    const [days] = drawnOf([ago(2)], [])

    assert.equal(month?.days, '1/31 2/6 2/12 2/18 2/24 3/2')
    assert.equal(month?.scores, '0 0 0 0 0 50')
    assert.equal(years?.days, '7/2024 1/2025 8/2025 3/2026')
    assert.equal(days?.days, '2/28 3/1 3/2')
  })

  it('begins with the first score, and has the days of both lines in one order, whichever is known longer', () => {
    const drawn = drawnOf([ago(2)], [ago(20, 0, 0), ago(6, 2)])

    assert.deepEqual(drawn, [
      { legend: 'They see', days: '2/24 2/25 2/26 2/28 3/1 3/2', scores: '100 100 100 100 100 50' },
      { legend: 'You see', days: '2/28 3/1 3/2', scores: '0 0 50' },
    ])
  })

  it('is none where there is one day, or never was a score', () => {
    assert.deepEqual(drawnOf([], []), [])
    assert.deepEqual(drawnOf([ago(0)], [ago(0, 0, 0)]), [])
  })
})

describe('days of a picture', () => {
  it('are so many at most, at even distances, with the first and the last', () => {
    fc.assert(
      fc.property(fc.nat({ max: 900 }), fc.integer({ min: 2, max: 40 }), (long, most) => {
        const days = evenDays(ago(0).day, ago(-long).day, most)

        assert.deepEqual([days[0], days.at(-1)], [ago(0).day, ago(-long).day])
        assert.equal(days.length, Math.min(long + 1, most))
        const gaps = days.slice(1).map((day, at) => Date.parse(day) - Date.parse(days[at] ?? ''))
        assert.ok(Math.max(...gaps, 0) - Math.min(...gaps, Number.POSITIVE_INFINITY) <= 86_400_000, `${gaps}`)
      }),
    )
    assert.deepEqual(evenDays('2026-02-27', '2026-03-01', 7), ['2026-02-27', '2026-02-28', '2026-03-01'])
  })
})
