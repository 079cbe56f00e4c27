import assert from 'node:assert/strict'
import { momentsOf } from '../../bot/actions/period.ts'
import { readSentence } from '../../bot/chat/reading.ts'
import { readerOf } from '../../cards/reader.ts'

/** A Thursday, shortly before midnight in UTC. */
const now = new Date('2026-03-26T23:30:00Z')

const nobody = { companies: [], collaborations: [] }
const periodOf = (said: string, zone = 'UTC') => {
  const { since = '', until = '' } = readSentence(said, nobody, { now, zone }).conditions.period ?? {
    since: '–',
    until: '–',
  }
  return `${since}…${until}`
}

describe('a period in a sentence', () => {
  const said = {
    'what happened today': '2026-03-26…',
    'what changed yesterday?': '2026-03-25…2026-03-25',
    'what changed since yesterday?': '2026-03-25…',
    'what changed this week': '2026-03-23…',
    'what happened last week': '2026-03-16…2026-03-22',
    'what changed in the last 7 days': '2026-03-20…',
    'changes of the past 3 weeks': '2026-03-06…',
    'what happened since Monday': '2026-03-23…',
    'what changed this month': '2026-03-01…',
    'what was new last month': '2026-02-01…2026-02-28',
    'what happened in January': '2026-01-01…2026-01-31',
    'what happened in May': '2025-05-01…2025-05-31',
    'what happened in Q1': '2026-01-01…',
    'last quarter': '2025-10-01…2025-12-31',
    'last year': '2025-01-01…2025-12-31',
    'since 2026-03-20': '2026-03-20…',
    'between 1 and 15 February': '2026-02-01…2026-02-15',
    'before 1 March': '…2026-02-28',
    'was ist seit Montag passiert': '2026-03-23…',
    'was war letzten Monat los': '2026-02-01…2026-02-28',
    'was ist im Januar passiert': '2026-01-01…2026-01-31',
    'Änderungen der letzten 10 Tage': '2026-03-17…',
    'zwischen dem 1. und 15. Februar': '2026-02-01…2026-02-15',
    'vom 1.2. bis 15.2.': '2026-02-01…2026-02-15',
    上个月有什么变化: '2026-02-01…2026-02-28',
    本周有什么变化: '2026-03-23…',
    最近3天: '2026-03-24…',
    周一以来发生了什么: '2026-03-23…',
    '2月1日到2月15日': '2026-02-01…2026-02-15',
    'from October to July': '2024-10-01…2025-07-31',
    'from November to February': '2025-11-01…2026-02-28',
    'von Oktober bis März': '2025-10-01…',
    'between May and July': '2025-05-01…2025-07-31',
    从十月到七月: '2024-10-01…2025-07-31',
    'from 1 October to 15 March': '2025-10-01…2026-03-15',
    'since 29 February': '2024-02-29…',
    'since 31 February': '–…–',
    'since 2026-02-31': '–…–',
    'since 2026-13-45': '–…–',
    'seit dem 31.02.2026': '–…–',
    '2月30日以来': '–…–',
    'what changed next month': '–…–',
    'was ist nächsten Mai passiert': '–…–',
    下个月有什么变化: '–…–',
    'in May 2027': '–…–',
    'in the last 0 days': '–…–',
    'partners above 50 %': '–…–',
    'what changed': '–…–',
  }

  for (const [text, period] of Object.entries(said)) {
    it(`is ${period} in “${text}”`, () => assert.equal(periodOf(text), period))
  }

  it('is that of the person: in Tokyo it is Friday already', () => {
    assert.equal(periodOf('what happened today', 'Asia/Tokyo'), '2026-03-27…')
  })

  it('begins and ends at midnight where the person is, on the day the clocks change too', () => {
    const of = (zone: string, since: string, until: string) => {
      const moments = momentsOf({ reader: readerOf('en', zone) }, { since, until })
      return [moments.since?.toISOString(), moments.until?.toISOString()]
    }

    assert.deepEqual(of('UTC', '2026-03-26', '2026-03-26'), ['2026-03-26T00:00:00.000Z', '2026-03-27T00:00:00.000Z'])
    // Summer time began on the 29th in Berlin: that day has 23 hours.
    assert.deepEqual(of('Europe/Berlin', '2026-03-28', '2026-03-29'), [
      '2026-03-27T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ])
  })
})
