import type { COUNTED } from '../domain/kernel/page.ts'

/** Up to how many things of a list are counted: a number beyond it says that there are more, not how many. */
export const MOST: typeof COUNTED = 1_000
