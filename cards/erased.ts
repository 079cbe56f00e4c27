import type { ERASED } from '../domain/kernel/erased.ts'
import type { Words } from './words/en.ts'

/** What stands in place of a name that was erased; the type makes sure that it is what the domain writes. */
const marks: typeof ERASED = {
  person: '\ue000erased person\ue000',
  company: '\ue000erased company\ue000',
  collaboration: '\ue000erased collaboration\ue000',
}

/** K7: a text in which words stand where names were erased. */
const withErased = ({ erased }: Words, text: string): string =>
  text.includes('\ue000')
    ? text
        .replaceAll(marks.person, erased.person)
        .replaceAll(marks.company, erased.company)
        .replaceAll(marks.collaboration, erased.collaboration)
    : text

/** The same in whatever holds texts. */
export const withErasedIn = <T>(words: Words, node: T): T => {
  // Each value stays of its kind: texts become texts.
  if (typeof node === 'string') return withErased(words, node) as T
  if (Array.isArray(node)) return node.map(each => withErasedIn(words, each)) as T
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withErasedIn(words, value)])) as T
}
