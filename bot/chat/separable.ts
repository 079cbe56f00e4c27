import type { Tag } from './lexicon.ts'
import type { Token } from './tokens.ts'

/** German verbs that stand in two places: the stem, the part at the end, and what both mean together. */
const separable: readonly (readonly [stem: RegExp, part: RegExp, tag: Tag])[] = [
  [/^(?:halt|halte|halten|halt|hielt)/, /^zuruck$/, 'missing'],
  [/^(?:geb|gib|gab|schalt)/, /^(?:frei|weiter|raus|heraus|preis)$/, 'give'],
  [/^(?:leg|stell|lieg)/, /^(?:offen|bereit)$/, 'give'],
  [/^enthalt/, /^vor$/, 'missing'],
  [/^(?:schalt)/, /^(?:frei|auf)$/, 'give'],
  [/^(?:dreh|stell|schalt)/, /^ab$/, 'stop'],
  [/^turn(?:s|ed|ing)?$/, /^down$/, 'decline'],
  [/^(?:turn|switch|cut|shut)/, /^off$/, 'stop'],
  [/^(?:kick|throw|take|drop|get)/, /^(?:out|off)$/, 'remove'],
  [/^(?:call|pull|take)/, /^back$/, 'cancel'],
  [/^hand/, /^over$/, 'give'],
  [/^(?:hook|link|team|partner)/, /^up$/, 'connect'],
  [/^ruck/, /^(?:raus|heraus)$/, 'give'],
  [/^(?:kapp|brich|brech)/, /^ab$/, 'disconnect'],
  [/^(?:stups|tipp)/, /^an$/, 'remind'],
  [/^(?:kram|wirf|schmeiss)/, /^weg$/, 'delete'],
  [/^(?:nehm|nimm)/, /^(?:an|zu)$/, 'accept'],
  [/^(?:nehm|nimm|zieh)/, /^zuruck$/, 'cancel'],
  [/^(?:nehm|nimm|hol|fug)/, /^(?:auf|hinzu|dazu|rein|hinein)$/, 'add'],
  [/^(?:nehm|nimm|werf|wirf|schmeiss)/, /^(?:raus|heraus|weg)$/, 'remove'],
  [/^(?:lehn|sag|weis)/, /^(?:ab|zuruck)$/, 'decline'],
  [/^sag/, /^zu$/, 'accept'],
  [/^arbeit/, /^zusammen$/, 'collab'],
  [/^(?:lad|lade)/, /^ein$/, 'invite'],
  [/^(?:lad|lade|spiel)/, /^(?:hoch|ein)$/, 'load'],
  [/^(?:benenn|nenn|tauf)/, /^um$/, 'rename'],
  [/^(?:steig|tret|trit)/, /^aus$/, 'leave'],
  [/^(?:schalt|stell)/, /^stumm$/, 'mute'],
  [/^(?:leg|setz)/, /^an|auf$/, 'create'],
]

/** Verbs in two places, as one: "halten wir … zurück". */
export const joined = <T extends Token>(tokens: readonly T[]): readonly T[] => {
  // "按可见度给伙伴排名": there it is none.
  const verbs: readonly Tag[] = ['give', 'see', 'get', 'rank']
  const isBare = !tokens.some(({ tags }) => verbs.some(verb => tags.includes(verb)))
  return tokens.map((token, at) => {
    // "没给我们的": we are whom it is given to.
    if (token.word === '我们的' && tokens[at - 1]?.tags.includes('to')) return { ...token, tags: ['we'] }
    // "给" is a verb where there is no other.
    if (isBare && token.word === '给') return { ...token, tags: [...token.tags, 'give'] }
    if (token.kind !== 'word') return token
    // "Whom do we show our orders", "we want Datum to have them".
    if (/^shows?$/.test(token.word) && isDone(tokens[at - 1])) return { ...token, tags: ['give'] }
    if (token.word === 'have' && tokens[at - 1]?.word === 'to' && wants.test(tokens[0]?.word ?? '') && at > 3)
      return { ...token, tags: ['give'] }
    // "Was wir Datum nicht zeigen": at the end, and nobody is told to.
    if (
      /^zeige?n?t?$/.test(token.word) &&
      at > 2 &&
      tokens.slice(0, at).some(isDone) &&
      !tokens.some(({ word }) => /\b(?:mir|uns)\b/.test(word)) &&
      tokens.slice(at + 1).every(({ kind }) => kind === 'mark')
    )
      return { ...token, tags: ['give'] }
    const found = separable.find(
      ([stem, part]) => stem.test(token.word) && tokens.slice(at + 1).some(({ word }) => part.test(word)),
    )
    return found ? { ...token, tags: [...new Set([...token.tags, found[2]])] } : token
  })
}

/** Who does something stands right before it. */
const isDone = (before: Token | undefined) =>
  before?.word === '#' || (before?.tags.some(tag => tag === 'we' || tag === 'they') ?? false)
const wants = /^(?:we|i|please|want|wed|id)$/
