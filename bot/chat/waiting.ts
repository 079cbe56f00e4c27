import { after, is, isCompany, isUs } from './grammar.ts'
import type { Tag } from './lexicon.ts'
import type { NamedToken } from './names.ts'

/** For whose answer something waits. */
export type Waits = 'us' | 'them'

/** For whose answer a request waits. */
export function waitsIn(tokens: readonly NamedToken[]): Waits | undefined {
  const has = (...tags: readonly Tag[]) => tokens.some(token => is(token, ...tags))
  const first = (...tags: readonly Tag[]) => tokens.findIndex(token => is(token, ...tags))
  if (
    !has(
      'wait',
      'answer',
      'pending',
      'request',
      'invitation',
      'incoming',
      'outgoing',
      'accepted',
      'declined',
      'anything',
    )
  )
    return undefined
  const us = tokens.findIndex((_, at) => isUs(tokens, at))
  const we = tokens.findIndex((token, at) => is(token, 'we') && !isUs(tokens, at))
  const answer = first('answer', 'accepted', 'declined')
  const wait = first('wait')
  const others = tokens.some(isCompany) || has('who', 'they', 'anyone')
  const isOnOurSide = tokens.some(
    ({ word }, at) =>
      /^(?:plate|desk|side|court|end|inbox|list|queue|tisch|schreibtisch|seite)$/.test(word) &&
      [1, 2].some(off => is(tokens[at - off], 'our')),
  )
  if (
    isOnOurSide ||
    /\bliegen? (?:uns|mir) .*\bvor\b/.test(tokens.map(({ word }) => word).join(' ')) ||
    tokens.some(token => is(token, 'pending') && /[等待][我咱]|^to ?-?do|^aufgaben?$|待办/.test(token.word)) ||
    /\bbei (?:mir|uns) (?:noch |alles |so )?(?:rum|herum)?lieg|\blieg\w* (?:noch |alles |so )?bei (?:mir|uns)\b/.test(
      tokens.map(({ word }) => word).join(' '),
    )
  )
    return 'us'
  // "我要回复哪些邀请"
  if (tokens.some(({ word }, at) => /^我们?要$/.test(word) && is(tokens[at + 1], 'answer'))) return 'us'
  // "Anfragen an uns, unbeantwortet"
  if (
    tokens.some((token, at) => is(token, 'request', 'invitation') && is(tokens[at + 1], 'to') && isUs(tokens, at + 2))
  )
    return 'us'
  const owing = tokens.findIndex(({ word }) => /^ow(?:e|es|ed|ing)$|^schuld|欠/.test(word))
  if (has('incoming') && !has('outgoing')) return 'us'
  const weSent =
    tokens.findIndex(token => is(token, 'we')) >= 0 &&
    tokens.some(token => is(token, 'request', 'invitation')) &&
    has('outgoing')
  if (weSent && us < 0) return 'them'
  const isOurRequest = tokens.some(
    (token, at) =>
      is(token, 'request', 'invitation') &&
      tokens
        .slice(at + 1, at + 4)
        .some((next, off) => (isUs(tokens, at + 1 + off) || is(next, 'our')) && after(tokens, at + 1 + off, 'from')),
  )
  if (isOurRequest) return 'them'
  const keeping = tokens.findIndex(({ word }) =>
    /^(?:keep|keeps|keeping|kept|leave|leaves|leaving|lasst|laesst|lassen|让)$/.test(word),
  )
  if (keeping >= 0 && wait > keeping && us > keeping) return 'them'
  if (owing >= 0)
    return we >= 0 && (us < 0 || we < owing || tokens.some(({ word }) => /^(?:wem|whom)$/.test(word))) ? 'us' : 'them'
  if (we >= 0 && has('outgoing') && us < 0 && !has('must')) return 'them'
  if (has('outgoing') && tokens.some((_, at) => isUs(tokens, at) && after(tokens, at, 'from'))) return 'them'
  if (wait >= 0) {
    if (us >= 0 && !(we >= 0 && we < wait)) return 'us'
    if (we >= 0 && we < wait + 3) return 'them'
    const company = tokens.findIndex(isCompany)
    if (has('anything') && company > wait && is(tokens[company - 1], 'from')) return 'us'
    return others ? 'them' : 'us'
  }
  if (answer >= 0) {
    const isFromUs = tokens.some(
      (token, at) =>
        is(token, 'us', 'our') && after(tokens, at, 'from') && !is(tokens[at + 1], 'partner', 'vendor', 'customer'),
    )
    if (isFromUs) return 'us'
    if (we >= 0 && (has('must') || we < answer) && !(has('outgoing') && we > answer))
      return others && us >= 0 ? 'them' : 'us'
    if (others || us >= 0 || has('our')) return 'them'
    return has('must', 'pending') && !tokens.some(({ word }) => /^(?:repl|answers|response|antworten)/.test(word))
      ? 'us'
      : 'them'
  }
  if (has('outgoing')) return us >= 0 && we < 0 ? 'us' : 'them'
  if (has('pending', 'anything')) return others && !(us >= 0 || we >= 0) ? 'them' : 'us'
  return undefined
}
