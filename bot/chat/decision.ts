import { certain, isQuestionKind, isWishKind, type Kind, type QuestionKind } from './kinds.ts'
import { featuresOf, isStrange, type Model, probabilitiesOf } from './learner.ts'
import { model } from './model.ts'
import type { Reading } from './reading.ts'
import { opinionsOf } from './rows.ts'

/** What a sentence comes to: one kind, or several that it could be, or nothing of ours. */
export type Decision =
  | { readonly is: 'sure'; readonly kind: Kind }
  | { readonly is: 'unsure'; readonly kinds: readonly Kind[] }
  | { readonly is: 'nothing' }

/** How probable the learner must find a kind: where the rows agree, where they do not, and where only the rows say it. */
const AGREED = 0.25
const ALONE = 0.8
const ROWS = 0.001

/** How probable it must be, where the rows agree, to hold even if a wish reads like a question or the other way round. */
const CERTAIN = 0.9

/** How probable "nothing of ours" must be for a sentence in which the rows find nothing. */
const NOTHING = 0.35

/** The rows and the learner together: where they agree it is sure; where the learner is sure, it wins; a wish is never a question. */
export function decide(reading: Reading, learnt: Model = model): Decision {
  const [said] = opinionsOf(reading)
  const all = probabilitiesOf(learnt, featuresOf(reading))
  const [[likeliest, chance] = ['none', 0] as const] = all
  if (said && said === likeliest && chance >= CERTAIN && hasOurs(reading)) return { is: 'sure', kind: said }
  if (reading.conditions.number !== undefined && said === 'partners') return { is: 'sure', kind: 'partners' }
  if (said === 'collaborations' && reading.conditions.owner !== undefined && reading.has('collab'))
    return { is: 'sure', kind: said }
  if (said && certain.includes(said)) return { is: 'sure', kind: said }
  const opinions = opinionsOf(reading).filter(kind => isPossible(kind, reading))
  const ranked = all.filter(([kind]) => isPossible(kind, reading))
  const [first] = opinions
  const [[top, p] = ['none', 0] as const] = ranked
  const of = (kind: Kind) => ranked.find(([each]) => each === kind)?.[1] ?? 0
  if (!hasOurs(reading) || (top === 'none' && (!first || p > ALONE) && of('none') > NOTHING)) return { is: 'nothing' }
  // A wish that the rows find stands, unless the learner is sure of another wish.
  if (first && isWishKind(first) && !(isWishKind(top) && p >= ALONE)) return { is: 'sure', kind: first }
  if (first === top && p >= AGREED) return { is: 'sure', kind: first }
  if (top !== 'none' && p >= ALONE) return { is: 'sure', kind: top }
  if (first && of(first) >= ROWS) return { is: 'sure', kind: first }
  const likely = [...new Set([...(first ? [first] : []), ...ranked.map(([kind]) => kind)])].filter(
    kind => kind !== 'none',
  )
  return { is: 'unsure', kinds: likely.slice(0, 3) }
}

/** Every kind that a sentence may be, however unlikely. */
export const likelyOf = (reading: Reading, learnt: Model = model): readonly Kind[] => [
  ...opinionsOf(reading),
  ...probabilitiesOf(learnt, featuresOf(reading)).flatMap(([kind, p]) => (p > 0.05 ? kind : [])),
]

const sharing: readonly QuestionKind[] = ['given', 'received', 'seen']

/** No question is a wish and no wish a question, and a question about sharing must name a company, an entity or the like. */
function isPossible(kind: Kind, { isWish, isQuestion, companies, entities, collaborations, has }: Reading): boolean {
  if (isWishKind(kind) && isQuestion) return false
  // What is ours is given to a partner, and not opened.
  if (kind === 'rows' && companies.length > 0 && has('our')) return false
  if (isWish && !isQuestion && isQuestionKind(kind))
    return kind === 'help' || kind === 'directory' || kind === 'profile' || kind === 'notifications' || has('list')
  const isAnchored =
    companies.length > 0 ||
    entities.length > 0 ||
    collaborations.length > 0 ||
    has('we', 'us', 'our', 'data', 'partner', 'vendor', 'customer', 'region')
  return isAnchored || !(sharing as readonly Kind[]).includes(kind)
}

/** Whether the sentence has anything in it that the bot deals with. */
function hasOurs({ tokens, companies, collaborations, entities, emails, conditions, has }: Reading): boolean {
  if (companies.length > 0 || collaborations.length > 0 || entities.length > 0 || emails.length > 0) return true
  if (has('give', 'see', 'get') && has('we', 'us', 'our') && !has('list')) return true
  if (conditions.bounds || conditions.number !== undefined || conditions.industry || conditions.place) return true
  return tokens.some(token => token.tags.some(tag => !weak.has(tag)) && !isStrange(token))
}

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
])
