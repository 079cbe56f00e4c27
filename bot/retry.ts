/** Longest wait between two tries, in seconds. */
const LONGEST = 3_600
/** A delivery is given up after so many hours, once it has had so many tries. */
const GIVE_UP = 72
const TRIES = 10

/**
 * When to try again what has failed that many times: after 2 seconds, 4, 8 and so on to an hour, or as long as the far end asks
 * for.
 */
export const retryAt = (now: Date, attempts: number, afterSeconds = Math.min(2 ** attempts, LONGEST)) =>
  new Date(now.getTime() + afterSeconds * 1_000)

/** What becomes of a message that could not be handed over for the moment: it is tried again, and in the end given up. */
export function later(
  now: Date,
  { attempts, createdAt }: { readonly attempts: number; readonly createdAt: Date },
  why: string,
  afterSeconds?: number,
) {
  const isHopeless = now.getTime() - createdAt.getTime() > GIVE_UP * 3_600_000 && attempts > TRIES
  if (isHopeless) return { kind: 'dead', why } as const
  return { kind: 'retry', why, at: retryAt(now, attempts, afterSeconds) } as const
}
