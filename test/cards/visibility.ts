import { pastVisibilityCard } from '../../cards/collaboration/past.ts'
import { collaborationVisibilityCard, partnerVisibilityCard, visibilityCard } from '../../cards/collaboration/score.ts'
import type { Reader } from '../../cards/reader.ts'
import { courseOf } from '../../domain/collaboration/past-score.ts'
import { tallyOf } from '../../domain/collaboration/score.ts'
import { type Entity, entityCodes } from '../../domain/data/catalogue.ts'
import { type CollaborationId, type CompanyId, newId } from '../../domain/kernel/ids.ts'
import type { Sight } from '../../domain/views/visibility.ts'
import { isOdd } from './collaboration.ts'
import { full, type Named, PARTS, page, type Writing } from './writing.ts'

export function visibilityCards(reader: Reader, write: Writing): readonly Named[] {
  const last = { page: 0, hasMore: false }
  const part = () => ({ name: write(200), ...tallyOf(5, 7) })
  const parts = full(PARTS, index => ({ ...part(), id: newId<CompanyId>(), isWaiting: isOdd(index) }))
  const none = { name: write(200), ...tallyOf(0, 0), parts: [], total: 0 }
  const all = { name: write(200), ...tallyOf(40, 56), parts, total: 1_234 }
  const id = newId<CollaborationId>()
  const sight = (isShared: (index: number) => boolean): Sight => ({
    ...tallyOf(6, 12),
    entities: entityCodes.map((code: Entity, index) => ({
      code,
      isShared: isShared(index),
      isWaiting: isOdd(index),
      isOffered: !isShared(index),
      through: full(7, () => write(200)),
    })),
  })
  const asked = { page: 0, among: [] as CompanyId[], apart: [] as CompanyId[], order: 'least' } as const
  const unseen: Sight = { ...tallyOf(0, 0), entities: [] }
  const partner = { id: newId<CompanyId>(), name: write(200) }
  const collaboration = { id, name: write(200) }
  const today = { day: '2026-03-02', met: 5, asked: 7, isWaiting: false }
  const days = [
    ...full(40, index => ({
      day: `2026-0${1 + (index > 20 ? 1 : 0)}-${String(1 + (index % 28)).padStart(2, '0')}`,
      met: index % 7,
      asked: 7,
      isWaiting: index % 7 === 0,
    })),
  ].sort((one, other) => one.day.localeCompare(other.day))
  const period = { since: '2026-01-05', until: '2026-03-02' }
  const course = courseOf(days, today, {})
  const falling = courseOf([{ day: '2026-01-20', met: 7, asked: 7, isWaiting: false }], { ...today, met: 1 }, period)
  const begun = courseOf([], today, {})
  const unasked = courseOf(
    [{ day: '2026-01-20', met: 0, asked: 0, isWaiting: false }],
    { ...today, met: 0, asked: 0 },
    {},
  )
  return [
    ['visibility over time', () => pastVisibilityCard(reader, { ofThem: course }, {})],
    ['visibility over time, of a period', () => pastVisibilityCard(reader, { ofThem: falling }, period)],
    ['visibility over time, begun', () => pastVisibilityCard(reader, { ofThem: begun }, {})],
    [
      'visibility over time, before all',
      () =>
        pastVisibilityCard(reader, { ofThem: courseOf(days, today, { until: '2025-01-01' }) }, { until: '2025-01-01' }),
    ],
    [
      'visibility over time, of a partner',
      () => pastVisibilityCard(reader, { partner, ofThem: course, ofUs: falling }, period),
    ],
    [
      'visibility over time, nothing asked',
      () => pastVisibilityCard(reader, { partner, ofThem: unasked, ofUs: begun }, {}),
    ],
    [
      'visibility over time, of a collaboration',
      () => pastVisibilityCard(reader, { collaboration, ofThem: course }, {}),
    ],
    ['visibility over time, in theirs', () => pastVisibilityCard(reader, { partner, collaboration, ofUs: course }, {})],
    ['visibility', () => visibilityCard(reader, all, asked, page)],
    [
      'visibility, compared',
      () => visibilityCard(reader, all, { ...asked, order: 'most', below: 90, above: 10, top: 5 }, page),
    ],
    ['visibility, none', () => visibilityCard(reader, none, asked, last)],
    [
      'visibility, none matches',
      () => visibilityCard(reader, { ...all, parts: [], total: 0 }, { ...asked, below: 5 }, last),
    ],
    ['visibility of a collaboration', () => collaborationVisibilityCard(reader, id, all, page)],
    ['visibility of a collaboration, none', () => collaborationVisibilityCard(reader, id, none, last)],
    [
      'visibility of a partner',
      () => partnerVisibilityCard(reader, { ...partner, ofThem: sight(isOdd), ofUs: sight(index => !isOdd(index)) }),
    ],
    [
      'visibility of a partner, all or nothing',
      () => partnerVisibilityCard(reader, { ...partner, ofThem: sight(() => true), ofUs: sight(() => false) }),
    ],
    [
      'visibility of a partner, nothing asked',
      () => partnerVisibilityCard(reader, { ...partner, ofThem: unseen, ofUs: unseen }),
    ],
  ]
}
