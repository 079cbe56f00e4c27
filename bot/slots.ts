import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'

/** Milliseconds between two looks at an empty queue; an act wakes it before that. */
const POLL = 1_000

/** Work that waits in the database: how to claim some of it, beside what is under way, and how to do it. */
export type Source<T> = {
  readonly name: string
  claim(underWay: readonly T[]): Promise<readonly T[]>
  /** Never throws: a failure is written down as the outcome. */
  work(claimed: T): Promise<void>
}

/** Claims and works until told to stop, then finishes what is under way. `wait` resolves when there may be work. */
export async function workUntil<T>(signal: AbortSignal, source: Source<T>, wait: () => Promise<void>, log: Logger) {
  const underWay = new Map<Promise<void>, T>()
  while (!signal.aborted) {
    const woken = wait()
    const claimed = await claimSafely(source, [...underWay.values()], log)
    for (const each of claimed) {
      const working = source.work(each).finally(() => underWay.delete(working))
      underWay.set(working, each)
    }
    // Finished work frees a slot, and the next delivery to the same person.
    if (claimed.length === 0) await Promise.race([...underWay.keys(), woken, sleep(POLL, undefined, { ref: false })])
  }
  await Promise.all(underWay.keys())
}

/** Does everything that is due now, claim after claim; returns how much it was. */
export async function workOff<T>(source: Source<T>, log: Logger): Promise<number> {
  const claimed = await claimSafely(source, [], log)
  if (claimed.length === 0) return 0
  await Promise.all(claimed.map(each => source.work(each)))
  return claimed.length + (await workOff(source, log))
}

/** An unavailable database is tried again at the next poll. */
async function claimSafely<T>({ name, claim }: Source<T>, underWay: readonly T[], log: Logger): Promise<readonly T[]> {
  try {
    return await claim(underWay)
  } catch (error) {
    log.error({ err: error, of: name }, 'claim')
    return []
  }
}
