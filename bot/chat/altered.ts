import { type Bounds, boundsIn } from './conditions.ts'
import type { Flag, Frame } from './frame.ts'
import type { Kind } from './kinds.ts'
import { numberOf } from './numbers.ts'
import { periodBefore } from './period-before.ts'
import type { Reading } from './reading.ts'

/** Q5: what a few words change in what was asked before: its bounds, its direction, whose it is, who did it, its period. */
export function alteredBy(reading: Reading, last: Frame, isOpened: boolean): Frame | undefined {
  const { tokens, text, companies, entities, collaborations } = reading
  const { owner, period } = last.conditions
  const isShort = tokens.length <= 6
  const isRanking = last.kind === 'visibility' && last.companies.length === 0 && (isOpened || tokens.length <= 5)
  const bounds = changedBounds(reading, last) ?? (isRanking ? boundsIn(text, true) : undefined)
  if (bounds && isShort) return { ...last, conditions: { ...last.conditions, bounds, top: undefined } }
  if (isOtherWay(text) && turned[last.kind]) return { ...last, kind: turned[last.kind] ?? last.kind }
  if (isOtherWay(text) && last.kind === 'visibility' && tokens.length <= 10) return reversed(last)
  const isNamed = companies.length + entities.length + collaborations.length > 0
  if (owner && !isNamed && others.test(text))
    return { ...last, conditions: { ...last.conditions, owner: owner === 'ours' ? 'theirs' : 'ours' } }
  if (last.kind === 'visibility' && last.companies.length === 1 && !isNamed && others.test(text))
    return { ...last, companies: [], conditions: { ...last.conditions, apart: last.companies } }
  if (companies.length === 1 && isShort && isList(last) && without.test(text))
    return { ...last, conditions: { ...last.conditions, apart: companies } }
  const isOfOwner = last.kind === 'collaborations' && !isNamed && tokens.length <= 10
  const whose = isOfOwner ? (reading.conditions.owner ?? whoseIn(text)) : undefined
  if (whose) return { ...last, conditions: { ...last.conditions, owner: whose } }
  const doer = last.kind === 'changed' && isShort ? doerIn(text) : undefined
  if (doer) return { ...last, flags: [...last.flags.filter(flag => !flag.startsWith('done-by')), doer] }
  const before = period && periodBefore(text, period)
  return before && tokens.length <= 8 ? { ...last, conditions: { ...last.conditions, period: before } } : undefined
}

/** Whether the other direction is meant. */
export const isOtherWay = (text: string): boolean =>
  /other (?:way (?:round|around)|direction)|(?:andere|gegen)richtung|andere richtung|反方向|the reverse|vice versa|andersherum|andersrum|umgekehrt|反过来|反之/.test(
    text,
  )

/** What is ranked, the other way round; of one partner both directions are shown anyway. */
const reversed = (last: Frame): Frame => {
  const { order = 'least', top } = last.conditions
  const turn = (end: 'most' | 'least') => (end === 'most' ? ('least' as const) : ('most' as const))
  return {
    ...last,
    conditions: { ...last.conditions, order: turn(order), top: top && { ...top, end: turn(top.end) } },
  }
}

/** "And the others?": those that are not ours, or the reverse. */
const others =
  /^(?:and |und |what about |was ist mit |那|其)?(?:all )?(?:the |den |die )?(?:others?|other ones|rest|anderen|ubrigen|他|其他|别的|另外)(?:的|呢)*(?: ?[?？])?$/

/** "Not Litware", of a list. */
const without =
  /^(?:but |and |just |nur |aber |und )?(?:not|without|except|nicht|ohne|ausser|不要|不看|不算) #(?: ?[.!])?$/
const isList = ({ kind, companies }: Frame) =>
  companies.length === 0 &&
  ['visibility', 'inbox', 'sent', 'partners', 'given', 'received', 'seen', 'collaborations'].includes(kind)

/** "And those of our partners", "and ours". */
const whoseIn = (text: string): 'ours' | 'theirs' | undefined =>
  /^(?:and |und |only |nur )*(?:those|the ones|die|diejenigen)? ?(?:of|from|by|von) (?:our |the |den |unseren )?(?:partners?|others|them|anderen|partnern|ihnen)\b|^(?:那|还有)?(?:伙伴|别人|对方|他们)(?:的|发起的|牵头的)呢?/.test(
    text,
  )
    ? 'theirs'
    : /^(?:and |und |only |nur )*(?:(?:those|the ones|die|diejenigen) (?:of|from|by|von) (?:us|uns)|ours|unsere)\b|^(?:那|还有)?我们(?:自己)?(?:的|发起的|牵头的)呢?$/.test(
          text,
        )
      ? 'ours'
      : undefined

/** "Only by us", "nur von den Partnern". */
const doerIn = (text: string): Flag | undefined =>
  /\b(?:by|from) (?:us|me|our (?:own )?people)\b|\bvon uns\b|我们(?:自己)?(?:做|改|干)?的/.test(text)
    ? 'done-by-us'
    : /\b(?:by|from) (?:them|partners?|others)\b|\bvon (?:den )?(?:partnern|anderen|ihnen)\b|(?:伙伴|对方|他们)(?:做|改|干)?的/.test(
          text,
        )
      ? 'done-by-them'
      : undefined

/** "and below?", "make that 80": the opposite comparison, or the same one with another number. */
function changedBounds(
  { has, conditions, tokens, text }: Reading,
  { conditions: { bounds } }: Frame,
): Bounds | undefined {
  if (!bounds) return undefined
  const [key, value] = Object.entries(bounds).find(([, each]) => typeof each === 'number') ?? []
  const number = tokens.find(({ kind }) => kind === 'number')
  if (conditions.bounds || key === undefined || typeof value !== 'number') return undefined
  const said = number && boundsIn(text, true)
  if (said) return said
  const percent = number ? numberOf(number.word) : value
  if (percent > 100) return undefined
  if (has('below', 'above')) return has('below') ? { below: percent } : { above: percent }
  return number ? { [key]: percent } : undefined
}

const turned: Partial<Record<Kind, Kind>> = {
  given: 'received',
  received: 'given',
  seen: 'received',
  inbox: 'sent',
  sent: 'inbox',
}
