import type { Kind } from '../kinds.ts'

/**
 * How things are said, by kind, one wording a line: `[a|b]` one of, `(a)` or not, `{P}` a partner, `{C}` a collaboration, `{E}` a data
 * entity, `{N}` a number of per cent, `{K}` a small one, `{L}` a country, `{I}` an industry, `{T}` a period.
 */
export type Wordings = Readonly<Partial<Record<Kind, string>>>
