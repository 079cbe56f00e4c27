import assert from 'node:assert/strict'
import { daysIn, startOf } from '../../bot/chat/time.ts'

/** A Thursday, shortly before midnight in UTC. */
const now = new Date('2026-03-26T23:30:00Z')

describe('a time in a sentence', () => {
  const said = {
    'what happened today': 1,
    'what changed since yesterday?': 2,
    'what changed this week': 4,
    'what happened last week': 11,
    'what changed in the last 7 days': 7,
    'changes of the past 3 weeks': 21,
    'what happened since Monday': 4,
    'news since Thursday': 1,
    'since Friday': 7,
    'what changed this month': 26,
    'what changed last month': 54,
    'since 2026-03-20': 7,
    'since 2027-01-01': undefined,
    'was ist seit Montag passiert': 4,
    'was hat sich diese Woche geändert': 4,
    'Änderungen der letzten 10 Tage': 10,
    本周有什么变化: 4,
    最近3天: 3,
    周一以来发生了什么: 4,
    'what changed': undefined,
  }

  it('is so many calendar days, today included', () => {
    for (const [text, days] of Object.entries(said)) assert.equal(daysIn(text, now, 'UTC'), days, text)
  })

  it('is that of the person: in Tokyo it is Friday already', () => {
    assert.equal(daysIn('this week', now, 'Asia/Tokyo'), 5)
    assert.equal(daysIn('since Friday', now, 'Asia/Tokyo'), 1)
  })

  it('begins at midnight where the person is, on the day the clocks change too', () => {
    assert.equal(startOf(1, now, 'UTC').toISOString(), '2026-03-26T00:00:00.000Z')
    assert.equal(startOf(1, now, 'Asia/Tokyo').toISOString(), '2026-03-26T15:00:00.000Z')
    assert.equal(startOf(1, now, 'America/New_York').toISOString(), '2026-03-26T04:00:00.000Z')
    // Berlin: summer time began on the 29th, so the days before it begin an hour later in UTC.
    const after = new Date('2026-03-30T10:00:00Z')
    assert.equal(startOf(1, after, 'Europe/Berlin').toISOString(), '2026-03-29T22:00:00.000Z')
    assert.equal(startOf(3, after, 'Europe/Berlin').toISOString(), '2026-03-27T23:00:00.000Z')
  })
})
