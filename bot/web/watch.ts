import type { Response } from 'restify'

/** Milliseconds between two looks whether it may still be seen, and how old the last one may be when anything is handed out. */
const LOOKS = 400
const FRESH = 1_000

/**
 * K3: looks again and again whether what is sent may still be seen, which it may not when `see` rejects. Then, or when that cannot be
 * found out, the response is broken off, however much of it is on its way; and nothing is handed out on the word of an old look.
 */
export function watch(response: Response, see: () => Promise<unknown>) {
  let seenAt = performance.now()
  let looking: Promise<void> | undefined
  const look = () => {
    const at = performance.now()
    looking ??= see()
      .then(() => {
        seenAt = at
      })
      .finally(() => {
        looking = undefined
      })
    return looking
  }
  const timer = setInterval(() => look().catch(error => response.destroy(error)), LOOKS)
  return {
    stop: () => clearInterval(timer),
    async *guarded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const chunk of bytes) {
        while (performance.now() - seenAt > FRESH) await look()
        yield chunk
      }
      // The end of a file makes it whole.
      await look()
    },
  }
}
