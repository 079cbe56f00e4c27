import { isStrange, isUnknown } from './grammar.ts'
import type { Reading } from './reading.ts'

/** Whether the sentence has anything in it that the bot deals with. */
export function hasOurs({
  tokens,
  companies,
  collaborations,
  entities,
  emails,
  conditions,
  has,
  text,
}: Reading): boolean {
  if (companies.length > 0 || collaborations.length > 0 || entities.length > 0 || emails.length > 0) return true
  if (has('give', 'see', 'get') && has('we', 'us', 'our') && !has('list') && !isThere.test(text)) return true
  if (conditions.bounds || conditions.number !== undefined || conditions.industry || conditions.place) return true
  // "The best coffee"
  if (conditions.top && !tokens.some(isUnknown)) return true
  return tokens.some(token => token.tags.some(tag => !weak.has(tag)) && !isStrange(token))
}

/** "Was es heute zu essen gibt": it is there, and nobody gives it. */
const isThere = /\bes\b.*\bgibt\b|\bgibt es\b/

/** Tags of words that everybody uses, whatever it is about. */
const weak: ReadonlySet<string> = new Set([
  'filler',
  'please',
  'greet',
  'thanks',
  'we',
  'us',
  'our',
  'they',
  'bot',
  'to',
  'from',
  'what',
  'asking',
  'not',
  'nothing',
  'list',
  'must',
  'amount',
  'anyone',
  'who',
  'where',
  'why',
  'yes',
  'no',
  'praise',
  'bye',
  'swear',
  'open',
  'send',
  'first',
  'more',
  'number',
  'called',
  'add',
  'give',
  'see',
  'get',
  'least',
  'most',
  'above',
  'below',
  'move',
])
