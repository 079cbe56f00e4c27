import type { Entity } from '../data/catalogue.ts'
import { both } from '../data/entity.ts'

/** V1, V5: of how many requested entities how many are shared, and that in whole per cent; null when none is requested. */
export type Tally = { readonly met: number; readonly asked: number; readonly percent: number | null }

/** A tally of one invitation, and how many entities are shared though not requested: those never count. */
export type Score = Tally & { readonly extras: number }

/** V1: of one invitation. */
export function scoreOf(requested: readonly Entity[], shared: readonly Entity[]): Score {
  const met = both(requested, shared).length
  return { ...tallyOf(met, requested.length), extras: shared.length - met }
}

/** V1, V3, V4: 100 only when all, 0 only when none is shared. */
export const tallyOf = (met: number, asked: number): Tally => ({ met, asked, percent: percentOf(met, asked) })

function percentOf(met: number, asked: number): number | null {
  if (asked === 0) return null
  if (met === 0) return 0
  if (met === asked) return 100
  return Math.min(99, Math.max(1, Math.round((100 * met) / asked)))
}
