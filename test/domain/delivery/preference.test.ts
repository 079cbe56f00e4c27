import assert from 'node:assert/strict'
import {
  dueAt,
  instantly,
  kindOf,
  newsKinds,
  type Preference,
  quietHours,
  type Way,
} from '../../../domain/delivery/preference.ts'
import { Refusal } from '../../../domain/kernel/refusal.ts'

const all = (way: Way): Preference['ways'] => ({
  requests: way,
  answers: way,
  notes: way,
  reminders: way,
  changes: way,
})
const daily = (digestHour: number): Preference => ({ ways: all('digest'), digestHour })
const quiet = (from: number, to: number): Preference => ({ ...instantly, quiet: { from, to } })

/** When something of that moment is told to whoever lives there. */
const due = (preference: Preference, at: string, zone: string) =>
  dueAt(preference, 'notes', new Date(at), zone)?.toISOString().replace(':00.000Z', 'Z')

describe('when somebody is told (B2)', () => {
  const cases: Readonly<Record<string, readonly (readonly [Preference, string, string, string])[]>> = {
    'at once without a preference': [[instantly, '2026-03-02T03:00Z', 'Europe/Berlin', '2026-03-02T03:00Z']],
    'at the hour of the digest, the next day when it has passed': [
      [daily(9), '2026-03-02T07:59Z', 'Europe/Berlin', '2026-03-02T08:00Z'],
      [daily(9), '2026-03-02T08:00Z', 'Europe/Berlin', '2026-03-03T08:00Z'],
      [daily(9), '2026-03-02T20:00Z', 'America/Los_Angeles', '2026-03-03T17:00Z'],
      [daily(9), '2026-03-02T20:00Z', 'Asia/Kolkata', '2026-03-03T03:30Z'],
    ],
    'at midnight in three zones': [
      [daily(0), '2026-03-02T04:59Z', 'America/New_York', '2026-03-02T05:00Z'],
      [daily(0), '2026-03-02T05:00Z', 'America/New_York', '2026-03-03T05:00Z'],
      [daily(0), '2026-03-02T18:29Z', 'Asia/Kolkata', '2026-03-02T18:30Z'],
      [daily(0), '2026-03-02T10:59Z', 'Pacific/Auckland', '2026-03-02T11:00Z'],
      [quiet(20, 0), '2026-03-02T10:30Z', 'Pacific/Auckland', '2026-03-02T11:00Z'],
      [quiet(20, 0), '2026-03-02T11:00Z', 'Pacific/Auckland', '2026-03-02T11:00Z'],
    ],
    'when quiet hours end, over midnight too': [
      [quiet(22, 7), '2026-03-02T20:59Z', 'Europe/Berlin', '2026-03-02T20:59Z'],
      [quiet(22, 7), '2026-03-02T21:00Z', 'Europe/Berlin', '2026-03-03T06:00Z'],
      [quiet(22, 7), '2026-03-03T05:59Z', 'Europe/Berlin', '2026-03-03T06:00Z'],
      [quiet(22, 7), '2026-03-03T06:00Z', 'Europe/Berlin', '2026-03-03T06:00Z'],
      [quiet(12, 13), '2026-03-02T11:30Z', 'Europe/Berlin', '2026-03-02T12:00Z'],
      [quiet(12, 13), '2026-03-02T12:00Z', 'Europe/Berlin', '2026-03-02T12:00Z'],
    ],
    'at the same hour of the clock on the days on which it is set': [
      [daily(9), '2026-03-28T20:00Z', 'Europe/Berlin', '2026-03-29T07:00Z'],
      [daily(9), '2026-10-24T20:00Z', 'Europe/Berlin', '2026-10-25T08:00Z'],
      [quiet(22, 7), '2026-03-28T22:30Z', 'Europe/Berlin', '2026-03-29T05:00Z'],
      [quiet(22, 7), '2026-10-24T22:30Z', 'Europe/Berlin', '2026-10-25T06:00Z'],
      [daily(9), '2026-11-01T03:00Z', 'America/New_York', '2026-11-01T14:00Z'],
    ],
    'when the clock jumps, at an hour that this day leaves out': [
      [daily(2), '2026-03-28T22:00Z', 'Europe/Berlin', '2026-03-29T01:00Z'],
      [daily(2), '2026-03-29T01:00Z', 'Europe/Berlin', '2026-03-30T00:00Z'],
      [quiet(22, 2), '2026-03-29T00:30Z', 'Europe/Berlin', '2026-03-29T01:00Z'],
      [daily(2), '2026-03-08T06:30Z', 'America/New_York', '2026-03-08T07:00Z'],
      [daily(2), '2026-10-03T12:30Z', 'Australia/Lord_Howe', '2026-10-03T15:30Z'],
      [daily(0), '2026-09-06T03:30Z', 'America/Santiago', '2026-09-06T04:00Z'],
    ],
    'once, at the first, when the day has the hour twice': [
      [daily(2), '2026-10-24T22:00Z', 'Europe/Berlin', '2026-10-25T00:00Z'],
      [daily(2), '2026-10-25T00:00Z', 'Europe/Berlin', '2026-10-26T01:00Z'],
      [daily(1), '2026-11-01T05:30Z', 'America/New_York', '2026-11-02T06:00Z'],
      [quiet(22, 3), '2026-10-25T00:30Z', 'Europe/Berlin', '2026-10-25T02:00Z'],
      [quiet(22, 3), '2026-10-25T01:30Z', 'Europe/Berlin', '2026-10-25T02:00Z'],
    ],
    'by the clock of Greenwich where the zone is unknown': [
      [daily(9), '2026-03-02T07:00Z', 'Mars/Olympus', '2026-03-02T09:00Z'],
    ],
  }

  for (const [what, examples] of Object.entries(cases)) {
    it(`is ${what}`, () => {
      for (const [preference, at, zone, expected] of examples) {
        assert.equal(due(preference, at, zone), expected, `${at} in ${zone}`)
      }
    })
  }

  it('is never what is turned off, and at once what must not be missed', () => {
    const deaf: Preference = { ways: all('off'), digestHour: 9, quiet: { from: 0, to: 23 } }
    const at = new Date('2026-03-02T03:00Z')

    for (const kind of newsKinds) assert.equal(dueAt(deaf, kind, at, 'UTC'), undefined)
    assert.deepEqual(dueAt(deaf, kindOf('person.role-changed'), at, 'UTC'), at)
  })

  it('is always in the future for a digest, and never in quiet hours otherwise, on every hour of the day throughout a year in seven zones', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Santiago']
    for (const zone of [...zones, 'Pacific/Auckland', 'UTC']) {
      const format = new Intl.DateTimeFormat('en', { timeZone: zone, hour: 'numeric', hourCycle: 'h23' })
      for (let hour = 0; hour < 365 * 24; hour += 11) {
        const at = new Date(Date.UTC(2026, 0, 1, hour, 30))
        const digest = dueAt(daily(2), 'notes', at, zone)
        const held = dueAt(quiet(22, 7), 'notes', at, zone)
        assert.ok(
          digest && digest > at && digest.getTime() - at.getTime() <= 26 * 3_600_000,
          `${at.toISOString()} ${zone}`,
        )
        const clock = Number(format.format(held))
        assert.ok(clock >= 7 && clock < 22, `${at.toISOString()} ${zone}: ${clock}`)
      }
    }
  })
})

describe('quiet hours', () => {
  it('are none when they are empty, and need both ends', () => {
    assert.equal(quietHours(undefined, undefined), undefined)
    assert.equal(quietHours(7, 7), undefined)
    assert.deepEqual(quietHours(22, 7), { from: 22, to: 7 })
    for (const [from, to] of [
      [22, undefined],
      [undefined, 7],
    ] as const) {
      assert.throws(() => quietHours(from, to), new Refusal('missing', { field: 'quietHours' }))
    }
  })
})
