import { Refusal } from '../../../domain/kernel/refusal.ts'
import { isServer } from '../../database.ts'

/** What became of each of several acts at the same time: done, or refused with that code. Anything else is a defect. */
export async function race(...acts: readonly (() => Promise<unknown>)[]): Promise<readonly string[]> {
  const results = await Promise.allSettled(acts.map(act => act()))
  return results.map(result => {
    if (result.status === 'fulfilled') return 'done'
    if (result.reason instanceof Refusal) return result.reason.code
    throw result.reason
  })
}

/** The embedded engine has one connection, which whoever asks first gets first: each order once is all there is to see. */
export const often = isServer ? 15 : 2

export const inOrder = <A, B>(round: number, first: A, second: B): readonly [A | B, A | B] =>
  round % 2 ? [second, first] : [first, second]
