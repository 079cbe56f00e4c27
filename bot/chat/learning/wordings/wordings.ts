import { de } from './de.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

/** How things are said, in every language. */
export const wordings = { en, de, zh } as const
export type Spoken = keyof typeof wordings
