import type { Tag } from './lexicon.ts'
import { isMeaningful, meaningOf } from './vocabulary.ts'

/** The two words of ours that a German compound is made of: "lagerdaten", "logistikpartner". */
export function compoundOf(word: string): readonly [string, string] | undefined {
  if (word.length < 9) return undefined
  for (let at = word.length - 4; at >= 4; at--) {
    const tail = word.slice(at)
    if (!isNoun(tail)) continue
    const head = word.slice(0, at)
    for (const each of [head, head.replace(/s$/, ''), head.replace(/n$/, ''), head.replace(/en$/, ''), `${head}e`]) {
      if (isNoun(each)) return [each, tail]
    }
  }
  return undefined
}

const nouns: ReadonlySet<Tag> = new Set<Tag>([
  'data',
  'partner',
  'vendor',
  'customer',
  'company',
  'collab',
  'request',
  'invitation',
  'answer',
  'score',
  'region',
  'note',
  'list',
  'profile',
  'average',
  'changed',
  'load',
])
const isNoun = (word: string) => {
  const meaning = meaningOf(word)
  return isMeaningful(meaning) && (meaning.called.length > 0 || meaning.tags.some(tag => nouns.has(tag)))
}
