import type { NamedToken } from './names.ts'

/** Tokens as one text, in which conditions are looked for, and where each token begins in it. */
export type Written = { readonly text: string; readonly starts: readonly number[] }

/** Words of ours as we write them, Chinese without spaces; `write` may write a token otherwise. */
export function writtenOf(
  tokens: readonly NamedToken[],
  write = ({ word }: NamedToken, _at: number): string => word,
): Written {
  let text = ''
  const starts: number[] = []
  for (const [at, token] of tokens.entries()) {
    const written = write(token, at)
    // "70%", but not two numbers.
    const isJoined =
      /[\p{Script=Han}\d%]$/u.test(text) &&
      /^[\p{Script=Han}\d%]/u.test(written) &&
      !(/\d$/.test(text) && /^\d/.test(written))
    if (text !== '' && !isJoined) text += ' '
    starts.push(text.length)
    text += written
  }
  return { text, starts }
}

/** The tokens that a stretch of the text was written from. */
export const within = ({ starts, text }: Written, from: number, to: number): readonly number[] =>
  [...starts.keys()].filter(at => {
    const [start, end] = [starts[at] ?? 0, starts[at + 1] ?? text.length + 1]
    return start < to && Math.max(start + 1, end - 1) > from
  })
