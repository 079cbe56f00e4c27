import { collaborationVisibilityCard, partnerVisibilityCard, visibilityCard } from '../../cards/collaboration/score.ts'
import type { Reader } from '../../cards/reader.ts'
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
  return [
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
