import type { Identified } from '../domain/company/person.ts'

/** How many people are remembered: those who were here last. */
const MOST = 10_000

/** Who people were when they were here last. It says nothing about who they are now. */
export type Acquaintances = {
  get(key: string): Identified | undefined
  set(key: string, who: Identified | undefined): void
}

export function createAcquaintances(): Acquaintances {
  const known = new Map<string, Identified>()
  return {
    get: key => known.get(key),
    set(key, who) {
      // A Map keeps the order in which keys were added.
      known.delete(key)
      if (who) known.set(key, who)
      if (known.size <= MOST) return
      const [oldest = ''] = known.keys()
      known.delete(oldest)
    },
  }
}
