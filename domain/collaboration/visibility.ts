import { both, type Entity } from './entity.ts'

/** V1, V4: how many of the requested entities are shared, and how many others. */
export type Score = { readonly met: number; readonly asked: number; readonly extras: number }

/** V1: of one invitation. */
export function scoreOf(requested: readonly Entity[], shared: readonly Entity[]): Score {
  const met = both(requested, shared).length
  return { met, asked: requested.length, extras: shared.length - met }
}

/** V1, V3, V4: in whole per cent; undefined when nothing was asked. 100 only when all, 0 only when none is shared. */
export function percentOf({ met, asked }: Pick<Score, 'met' | 'asked'>): number | undefined {
  if (asked === 0) return undefined
  if (met === 0) return 0
  if (met === asked) return 100
  return Math.min(99, Math.max(1, Math.round((100 * met) / asked)))
}
