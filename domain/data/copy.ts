import type { LoadId } from '../kernel/ids.ts'
import type { Region } from '../kernel/region.ts'
import type { TableCode } from './catalogue.ts'

/** K4: which load of a table of a company is to be in which region, because a partner there sees it. */
export type WantedCopy = { readonly table: TableCode; readonly region: Region; readonly load: LoadId }

export const copyStates = ['copying', 'whole', 'purging'] as const

/** K4: an entry of the ledger: a copy of one load, from before its first row is written until its last one is gone. */
export type Copy = WantedCopy & {
  /** As the load of its rows in the database of that region. */
  readonly id: LoadId
  readonly state: (typeof copyStates)[number]
  /** Until then whoever has begun to read it goes on; null: at once. */
  readonly purgeAt: Date | null
}

/** Minutes for which a copy that has been renewed is kept for those who have begun to read it. */
export const KEPT_MINUTES = 60

/** What is to be done about copies: what nobody may read any more is purged first. */
export type CopyStep =
  | { readonly kind: 'purge'; readonly copy: Copy }
  | { readonly kind: 'copy'; readonly wanted: WantedCopy }

/**
 * K4: what makes the copies of one company those that are wanted. No other process is at work on them: what is being copied has been
 * given up half-way. A copy of an earlier load stays until the new one is whole.
 */
export function stepsOf(wanted: readonly WantedCopy[], copies: readonly Copy[], now: Date): readonly CopyStep[] {
  const wantedFor = ({ table, region }: Copy) => wanted.find(each => each.table === table && each.region === region)
  const isOver = (copy: Copy) =>
    !wantedFor(copy) ||
    copy.state === 'copying' ||
    (copy.state === 'purging' && (copy.purgeAt === null || copy.purgeAt <= now))
  const isThere = ({ table, region, load }: WantedCopy) =>
    copies.some(each => each.state === 'whole' && each.table === table && each.region === region && each.load === load)
  return [
    ...copies.filter(isOver).map(copy => ({ kind: 'purge', copy }) as const),
    ...wanted.filter(each => !isThere(each)).map(each => ({ kind: 'copy', wanted: each }) as const),
  ]
}
