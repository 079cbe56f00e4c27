import { isStrange, isUnknown } from './grammar.ts'
import { isOfCollaboration, isWishKind, type Kind, type QuestionKind, unlearnt } from './kinds.ts'
import { featuresOf, type Model, probabilitiesOf } from './learner.ts'
import { model } from './model.ts'
import { hasOurs } from './ours.ts'
import { isAskedOfUs, isNewPartner, isOfNobody, isPartner, isVisible } from './question-rows.ts'
import type { Reading } from './reading.ts'
import { isListOfVendors, opinionsOf } from './rows.ts'

/** What a sentence comes to: one kind, or several that it could be, or nothing of ours. */
export type Decision =
  | { readonly is: 'sure'; readonly kind: Kind }
  | { readonly is: 'unsure'; readonly kinds: readonly Kind[] }
  | { readonly is: 'nothing' }

/** How much likelier a kind becomes where the rows say it, too, and where it is a wish in what reads like a question, or the reverse. */
const AGREED = 1.5
const DOUBTED = 0.25

/** How probable the likeliest kind must be to be answered, where something of ours is in the sentence and where nothing is. */
const SURE = 0.3
const ALONE = 0.45

/** How much of all that is probable must be wishes, for a sentence that asks nothing to be one. */
const WISHED = 0.4

/** How probable "nothing of ours" must be. */
const NOTHING = 0.35

/**
 * What the learner finds likeliest, with the rows as a second voice; a wish is never taken for a question (Q3). `isWithin`: one
 * collaboration was shown before, which may be meant.
 */
export function decide(reading: Reading, learnt: Model = model, isWithin = false): Decision {
  const opinions = opinionsOf(reading)
  const [said] = opinions
  // "Add Datum, too": to the one that was shown.
  if (isWithin && reading.isWish && reading.has('add') && reading.companies.length > 0 && reading.entities.length === 0)
    return { is: 'sure', kind: 'addPartner' }
  if (isBareEntity(reading)) return { is: 'nothing' }
  if (isBareHelp(reading)) return { is: 'sure', kind: 'help' }
  if (said && (unlearnt.includes(said) || isNamed(said, reading))) return { is: 'sure', kind: said }
  const ranked = rankedOf(reading, learnt, said, isWithin)
  const wished = ranked.reduce((sum, [kind, p]) => sum + (isWishKind(kind) ? p : 0), 0)
  const isWished = !reading.isQuestion && wished >= WISHED
  // A row that fits where something of ours is named counts for more than that little of it is known.
  if (
    ranked[0]?.[0] === 'none' &&
    ranked[0][1] < ALONE &&
    said &&
    said !== 'company' &&
    !isOdd(said, reading) &&
    hasOurs(reading)
  )
    return { is: 'sure', kind: said }
  const [top, chance] = (isWished && ranked.find(([kind]) => isWishKind(kind))) || ranked[0] || (['none', 1] as const)
  // What happens on a day, and what is best, is ours only where nothing else is said.
  if (
    (top === 'changed' || (top === 'visibility' && !reading.has('who', 'we', 'us', 'our'))) &&
    !hasOurs(reading) &&
    !/\bmoved\b/.test(reading.text) &&
    reading.tokens.some(isUnknown)
  )
    return { is: 'nothing' }
  // "Whether the car park is open": what is open there is nothing of ours.
  if ((top === 'inbox' || top === 'sent') && isOpenElsewhere(reading)) return { is: 'nothing' }
  if (top === 'none' ? chance > NOTHING || !said : !hasOurs(reading) && chance < ALONE) return { is: 'nothing' }
  if (top !== 'none' && chance >= SURE) return { is: 'sure', kind: top }
  const likely = ranked.map(([kind]) => kind).filter(kind => kind !== 'none')
  return { is: 'unsure', kinds: likely.slice(0, 3) }
}

const isOpenElsewhere = ({ tokens, companies, collaborations }: Reading) =>
  companies.length + collaborations.length === 0 &&
  tokens.some(isStrange) &&
  tokens.every(
    ({ word, tags, called }) =>
      called.length === 0 &&
      (!tags.includes('pending') || /^(?:offen|open|geoffnet)/.test(word)) &&
      tags.every(tag => ['filler', 'pending', 'open', 'asking'].includes(tag)),
  )

/** What one row alone can know: whose number it is, and whose collaborations. */
const isNamed = (said: Kind, reading: Reading) => {
  const {
    conditions: { bounds, number, owner, place, industry },
    direction,
    has,
    isWish,
    isQuestion,
    companies,
    text,
  } = reading
  return (
    (said === 'partners' &&
      (number !== undefined ||
        (isQuestion && companies.length > 0 && isNumbered(reading) && !has('score')) ||
        isListOfVendors(reading) ||
        isPartner.test(text) ||
        ((place ?? industry) !== undefined &&
          has('partner') &&
          !isWish &&
          !has('find', 'score', 'give', 'see', 'missing') &&
          !(has('get') && direction) &&
          !isNew.test(text)))) ||
    (said === 'visibility' &&
      (place ?? industry) !== undefined &&
      !isWish &&
      has('score') &&
      has('partner', 'vendor', 'customer')) ||
    (said === 'visibility' && bounds !== undefined && direction === 'received' && has('half') && !isWish) ||
    (said === 'collaborations' && owner !== undefined && has('collab') && !isWish) ||
    (said === 'directory' && !isWish && isNewPartner.test(text)) ||
    (said === 'received' && isOfNobody(reading)) ||
    (said === 'given' && isQuestion && isVisible.test(text)) ||
    // What they asked us for and do not get.
    (said === 'given' &&
      reading.isNot &&
      direction === 'given' &&
      companies.length > 0 &&
      !isWish &&
      /\b(?:did|has|have|does|do) # (?:request|ask|want)|\bhat # (?:uns )?(?:an\w+|verlang\w+)|# ?(?:请求|要求|要)了?/.test(
        text,
      )) ||
    (said === 'visibility' && isAskedByUs.test(text)) ||
    (said === 'collaborations' && reading.collaborations.length > 0 && isAskedOfUs.test(text)) ||
    (said === 'delete' && isBinned.test(text)) ||
    (said === 'collaborations' && /^(?:please |pls )?open up #/.test(text)) ||
    (said === 'export' && !isWish && has('company') && !has('who', 'what')) ||
    (said === 'stopSharing' && isForbidden.test(reading.said)) ||
    (said === 'collaborations' && isBareName(reading))
  )
}

const isAskedByUs = /(?:我们|咱们)(?:问|找|跟|向) ?# ?(?:要|索取|请求)/

/** Nobody is to: no question, though it begins like one. */
const isForbidden = /^(?:谁|所有人|任何人|大家)都?(?:别|不要|不许|也别|不准)/

/** Nothing but the name of a collaboration. */
const isBareName = ({ tokens, collaborations, text }: Reading) =>
  collaborations.length === 1 && !isBinned.test(text) && tokens.every(token => token.collaboration || isIdle(token))

/** A number of theirs; "no" is more often none. */
const isNumbered = ({ tokens }: Reading) => tokens.some(({ tags, word }) => tags.includes('number') && word !== 'no')

/** "Bin the pilot": in German "bin" is another word. */
const isBinned = /^(?:please |pls |just )?bin (?:the )?#/

/** Nothing but what data is called: what is to become of it is not said (Q7). */
const isBareEntity = ({ tokens, entities }: Reading) =>
  entities.length > 0 && tokens.every(token => token.called.some(({ kind }) => kind === 'entity') || isIdle(token))

/** "Open the help". */
const isBareHelp = ({ tokens, has }: Reading) =>
  has('help') &&
  tokens.every(token => isIdle(token) || token.tags.some(tag => tag === 'help' || tag === 'open' || tag === 'list'))

/** What says nothing by itself. */
const isIdle = ({ kind, tags }: Reading['tokens'][number]) =>
  kind === 'mark' || tags.includes('filler') || tags.includes('please')

/** Partners that we have not yet. */
const isNew =
  /\bnew\b|\bmore\b|\bneue[nrs]?\b|\bcould\b|\bpossible\b|\bpotential\b|konnt|moglich|weitere|\bhere\b|新|更多|可以|潜在|可能/

/** Every kind with how probable it is, the likeliest first. */
function rankedOf(
  reading: Reading,
  learnt: Model,
  said: Kind | undefined,
  isWithin: boolean,
): readonly (readonly [Kind, number])[] {
  const weighed = probabilitiesOf(learnt, featuresOf(reading)).flatMap(([kind, p]) =>
    (isWithin && isOfCollaboration(kind)) || isAnchored(kind, reading)
      ? [[kind, p * (kind === said ? AGREED : 1) * (isOdd(kind, reading) ? DOUBTED : 1)] as const]
      : [],
  )
  const all = weighed.reduce((sum, [, p]) => sum + p, 0)
  return weighed.map(([kind, p]) => [kind, p / all] as const).sort(([, a], [, b]) => b - a)
}

/** Every kind that a sentence may be, however unlikely. */
export const likelyOf = (reading: Reading, learnt: Model = model): readonly Kind[] => [
  ...opinionsOf(reading),
  ...probabilitiesOf(learnt, featuresOf(reading)).flatMap(([kind, p]) => (p > 0.05 ? kind : [])),
]

/** What is set on the card that answers it: a wish for it is answered by that. */
const settled: readonly Kind[] = ['help', 'directory', 'profile', 'people', 'notifications', 'rows']

const sharing: readonly QuestionKind[] = ['given', 'received', 'seen']

/** A wish in what is asked, or a question in what is wished. */
const isOdd = (kind: Kind, { isWish, isQuestion, has }: Reading): boolean =>
  isWishKind(kind) ? isQuestion : kind !== 'none' && isWish && !isQuestion && !has('list') && !settled.includes(kind)

/** "Me", and none of us besides. */
const isForMe = (tokens: Reading['tokens']) => {
  const ours = tokens.filter(({ tags }) => tags.includes('we') || tags.includes('us') || tags.includes('our'))
  return ours.length > 0 && ours.every(({ word }) => /(?:^|\b)(?:mir|me)\b/.test(word))
}

/** A Chinese word, which is more than one of another language. */
const isUnknownHan = (token: Reading['tokens'][number]) =>
  token.kind === 'han' && token.word.length > 1 && isUnknown(token)

/** A question about sharing must name a company, an entity or the like. */
function isAnchored(kind: Kind, { tokens, companies, entities, collaborations, has }: Reading): boolean {
  if (isOfCollaboration(kind) && collaborations.length === 0 && !has('collab')) return false
  // Help is asked for in words that everybody knows.
  if (
    kind === 'help' &&
    !has('help', 'bot') &&
    tokens.filter(isUnknown).length + tokens.filter(isUnknownHan).length >= 2
  )
    return false
  // What is ours is given to a partner, and not opened.
  if (kind === 'rows' && companies.length > 0 && has('our')) return false
  // "Give me the travel expenses"
  if (isForMe(tokens) && !has('data', 'partner', 'vendor', 'customer', 'region') && tokens.some(isStrange))
    return (
      companies.length + entities.length + collaborations.length > 0 || !(sharing as readonly Kind[]).includes(kind)
    )
  const isAbout =
    companies.length > 0 ||
    entities.length > 0 ||
    collaborations.length > 0 ||
    has('we', 'us', 'our', 'data', 'partner', 'vendor', 'customer', 'region')
  return isAbout || !(sharing as readonly Kind[]).includes(kind)
}
