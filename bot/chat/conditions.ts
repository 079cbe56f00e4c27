import { NUMBER, numberOf } from './numbers.ts'

/** Which share of what is requested is meant, in whole per cent. */
export type Bounds = {
  readonly above?: number | undefined
  readonly below?: number | undefined
  readonly least?: number | undefined
  readonly most?: number | undefined
  /** Whether its "not" is in it already: "has not reached". */
  readonly isNot?: true | undefined
}

const N = `(${NUMBER})`
const PCT = '(?:%|percent|per cent|prozent|pct|points?|punkte?n?|分(?![钟享之数成比]))'

type Comparison = 'above' | 'below' | 'least' | 'most' | 'exactly' | 'near'

/** How many per cent either side "about" is taken to mean. */
const NEAR = 5

/** What comparing words mean; a longer one comes before a shorter one that is part of it. */
const comparisons: readonly (readonly [Comparison, RegExp])[] = [
  [
    'below',
    /\b(?:not|never|nicht|no|havent|hasnt|arent|isnt|didnt|dont|doesnt) (?:even |quite |yet |noch |made it |got |get |up )*(?:reach|erreich|hit|past|pass|crossed|schaff|geschafft|knack|geknackt|to\b|at\b)\w*|没有?(?:达到|超过|到)|连.{0,6}都[没不]|未(?:达到|达)|不足|不到|(?<!\b(?:no|not|nicht|nie) )(?:less than|fewer than|lower than|worse than|weniger als|schlechter als|geringer als|niedriger als|kleiner als)/,
  ],
  [
    'least',
    /at least|and up|n up|no less|not less|not below|not under|no lower|or more|or better|or higher|or above|and up|and more|and above|and higher|minimum|min\b|mindestens|\bmind ?\.|wenigstens|nicht unter|nicht weniger|oder mehr|oder hoher|oder besser|und mehr|und hoher|und daruber|aufwarts|\bab\b|至少|不低于|不少于|不小于|以上|≥|>=|reach|erreich|\bhits?\b|geschafft|geknackt|达到|\bfrom\b/,
  ],
  [
    'most',
    /at most|no more|not more|not above|not over|no higher|or less|or lower|or below|and below|and less|up to|maximum|max\b|hochstens|maximal|nicht uber|nicht mehr|oder weniger|oder darunter|bis zu|至多|最多|不超过|不高于|不大于|以下|≤|<=/,
  ],
  [
    'below',
    /below|\bunder|less|lower|fewer|beneath|short of|smaller|worse|haven ?t reached|\bunter|darunter|weniger|niedriger|geringer|kleiner|schlechter|低于|少于|小于|<|不够/,
  ],
  [
    'above',
    /above|\bover|more|higher|better|exceed|beyond|greater|\bpast\b|\buber|daruber|mehr|hoher|grosser|besser|oberhalb|高于|超过|大于|多于|过|>/,
  ],
  [
    'near',
    /\bnear(?:ly)?\b|\bclose to\b|\baround\b|\babout\b|\broughly\b|\bapprox\w*|\bcirca\b|\bca\b|\balmost\b|\bungefahr\b|\betwa\b|\brund\b|\bum die\b|\bnahezu\b|\bfast\b|\bknapp\b|annahernd|or so\b|大约|大概|约|左右|差不多|接近|将近/,
  ],
  [
    'exactly',
    /exactly|precisely|exact|equal|genau|exakt|punktgenau|gleich|正好|恰好|刚好|等于|\bat\b|\bbei\b|\bwith\b|\bmit\b|full|voll|是|为/,
  ],
]

/** Parts of a whole by name, in per cent; the longer ones first. */
const fractions: readonly (readonly [RegExp, number])[] = [
  [/two[- ]?thirds|zwei ?drittel|三分之二/, 67],
  [/three[- ]?quarters|drei ?viertel|四分之三/, 75],
  [/\b(?:a|one)[- ]third|drittel|三分之一/, 33],
  [/\b(?:a|one)[- ]quarter\b|\bviertel\b|四分之一/, 25],
  [/\bhalf\b|\bhalfway|\bhalfte|\bhalben?\b|一半|半数|过半/, 50],
]

const isGiving =
  /\b(?:shar\w+|giv\w+|gave|provid\w+|deliver\w*|sends?|teil\w*|gib\w*|geb\w*|liefer\w*|freigegeben)\b|给|共享|提供/

/** "Below 75, but not at 0", "at least 70, but not 100". */
const butNot =
  /\b(?:but|aber|though|und|and) (?:not|nicht) (?:at |on |with |bei |auf |mit |the |die )?(0|100|zero|null|nothing)\b(?: ?(?:%|percent|prozent))?|但(?:不是|不为|不到)(0|100|零)%?/

/** Per cent that are compared with, without one end of the scale where it is excluded. */
export function boundsIn(said: string, isAlone: boolean): Bounds | undefined {
  const bounds = comparedIn(said.replace(butNot, ' '), isAlone)
  const found = butNot.exec(said)
  if (!bounds || !found) return bounds
  const isFull = (found[1] ?? found[2]) === '100'
  const isOpen = isFull
    ? bounds.below === undefined && bounds.most === undefined
    : bounds.above === undefined && bounds.least === undefined
  return isOpen ? { ...bounds, ...(isFull ? { below: 100 } : { above: 0 }), isNot: true } : bounds
}

/** Per cent that are compared with: a range, at least, more than, exactly. `isAlone`: a number without a sign may be meant. */
function comparedIn(said: string, isAlone: boolean): Bounds | undefined {
  const range =
    new RegExp(
      `(?:between|from|zwischen|von|在|介于)? ?${N} ?${PCT}? ?(?:and|to|und|bis|u ?\\.?|n|到|至|-|–|~|&|和|与) ?${N} ?${PCT}`,
    ).exec(said) ??
    new RegExp(
      `(?:between|zwischen|介于${isAlone ? '|from|von' : ''}) (?:\\. )?${N} ?${PCT}? ?(?:and|und|to|bis|u ?\\.?|n|&|-|到|和) ?${N}\\b`,
    ).exec(said) ??
    new RegExp(
      `(?:visib\\w*|scores?|scoring|sichtbarkeit\\w*|可见[度性]|得分|分数)[^\\d]{0,12}${N} ?%? ?(?:-|~|to|bis|und|and|到|至) ?${N}\\b`,
    ).exec(said) ??
    /百分之([一二三四五六七八九十百\d]+)(?:到|至|和)百分之([一二三四五六七八九十百\d]+)/.exec(said) ??
    new RegExp(`${N} ?%?(?:到|至|和)${N} ?%?之间`).exec(said)
  if (
    range &&
    !/(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/.test(
      said.slice(range.index + range[0].length, range.index + range[0].length + 5),
    )
  ) {
    const [from, to] = [numberOf(range[1] ?? ''), numberOf(range[2] ?? '')].sort((a, b) => a - b)
    return within({ least: from, most: to })
  }
  // "Suppliers with zero visibility", "Partner mit voller Sichtbarkeit"
  if (isAlone && /\b(?:zero|null|no|keine\w*) (?:visibility|sichtbarkeit|score)\b|零可见|零分|0分/.test(said))
    return within({ least: 0, most: 0 })
  if (isAlone && /\b(?:full|complete|perfect|voll\w*) (?:visibility|sichtbarkeit|score|marks)\b|满分/.test(said))
    return within({ least: 100, most: 100 })
  const under = new RegExp(
    `(?:below|<(?!=)|\\bunder|less than|lower than|\\bunter|weniger als|(?<!不)(?:低于|小于)|不到) ?${N}`,
  ).exec(said)
  const over = new RegExp(
    `(?:above|>(?!=)|\\bover|more than|higher than|\\buber|mehr als|(?<!不)(?:高于|超过|大于)) ?${N}`,
  ).exec(said)
  if (under && over && (isAlone || new RegExp(PCT).test(said))) {
    return within({ below: numberOf(under[1] ?? ''), above: numberOf(over[1] ?? '') })
  }
  const atLeast = new RegExp(`(?:at least|mindestens|至少|不低于) ?${N}|${N} ?%?(?:以上|及以上)`).exec(said)
  if (under && atLeast && (isAlone || new RegExp(PCT).test(said)))
    return within({ below: numberOf(under[1] ?? ''), least: numberOf(atLeast[1] ?? atLeast[2] ?? '') })
  // "七成以上但不到九成"
  const between =
    /([一二三四五六七八九\d])成(?:及?以上|多)?.{0,4}(?:不到|低于|少于|不足|未到)([一二三四五六七八九十\d])成/.exec(said)
  if (between) return within({ least: numberOf(between[1] ?? '') * 10, below: numberOf(between[2] ?? '') * 10 })
  const signed = new RegExp(`${N} ?${PCT}`).exec(said) ?? /百分之([一二三四五六七八九十百\d]+)/.exec(said)
  // "七成" is seven tenths.
  const tenths = /([一二三四五六七八九十\d])成/.exec(said)
  const fraction = tenths
    ? ([/成/, numberOf(tenths[1] ?? '0') * 10] as const)
    : fractions.find(([pattern]) => pattern.test(said))
  // All that we asked for is 100 %; a "not" turns it.
  if (
    ((isAlone && isGiving.test(said)) || /\b(?:not|dont|doesnt|didnt|nicht)\b|没|不/.test(said)) &&
    /\b(?:all|everything|alles|whole)\b.*(?:ask|request|want|anfrag|angefragt|anforder|verlang)|(?:全部?|所有|都).{0,6}(?:请求|要求|要的)|(?:请求|要求|要的).{0,6}(?:全部?|所有|都)/.test(
      said,
    ) &&
    !/\b(?:how|what|which part|wie|was|wieviel|when|if)\b|多少|什么|哪些数据/.test(said) &&
    !signed
  )
    return { least: 100, most: 100 }
  const comparing =
    /\b(?:isnt|arent|aint)|exactly|precisely|exact|genau|exakt|正好|恰好|刚好|full|below|under|less than|fewer than|lower than|at least|at most|up to|past|close to|near(?:ly)?|around|about|roughly|almost|\bhits?|reach(?:ed|es)?|erreich\w*|\bab|bis zu|um die|etwa|rund|ungefahr|fast|knapp|大约|大概|接近|over|above|more than|higher than|better than|beneath|beyond|exceed\w*|score of|uber|unter|mindestens|hochstens|mehr als|weniger als|低于|超过|至少|高于|不到|大于|小于|不是|等于|\bat(?! (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)|bei|没到|没有?达到|[<>]=?|≥|≤/
  const reached = new RegExp(
    `\\b(?:the |die )?${N} ?${PCT}? ?(?:not|nicht|noch nicht) (?:yet |ganz )?(?:reach|erreich|geschafft|geknackt|schaff)`,
  ).exec(said)
  if (reached) return within({ below: numberOf(reached[1] ?? '') }, true)
  const behind = `${N} ?(?:and up|n up|and above|or more|or better|plus|and below|or less|oder mehr|oder weniger|aufwarts|以上|以下|以内)`
  const alone = isAlone
    ? (new RegExp(
        `(?:${comparing.source}) ?(?:the |die |是|为|等于)?${N}(?!\\w)(?! ?(?:\\w+ )?(?:entit|data|collab|koop|tables?|items?|daten|things?|of (?:them|our|the|what)|requests?|anfragen|项|种|家|类|条|份))(?! ?(?:mio|million\\w*|tausend|thousand|tsd|k\\b|m\\b|mn\\b|bn\\b|euros?|eur|usd|dollars?|employees|people|staff|mitarbeiter\\w*|leute|years?|jahre?n?|uhr|[ap]m|万|亿|元|人|名|年|点))(?! ?(?:days?|weeks?|months?|tage?n?|wochen?|monate?n?|partners?|collab|kooperation|天|周|个|月))`,
      ).exec(said) ?? new RegExp(behind).exec(said))
    : null
  const found = signed ?? alone
  const percent = found && !(fraction && !signed) ? numberOf(found.at(-1) ?? '') : fraction?.[1]
  if (percent === undefined || percent > 100) return undefined
  const at = signed?.index ?? alone?.index ?? said.search(fraction?.[0] ?? /$/)
  const around = said.slice(Math.max(0, at - 40), at + (found?.[0].length ?? 8) + 18)
  const comparison = comparisons.find(([, pattern]) => pattern.test(around))?.[0]
  // "Also 0 Prozent"
  if (!comparison && signed && isAlone && (percent === 0 || percent === 100))
    return within({ least: percent, most: percent })
  if (!comparison)
    return /\b(?:keine?|not|no|nicht|dont|doesnt|hasnt|havent|isnt|arent|aint)\b/.test(said)
      ? within({ least: percent, most: percent })
      : undefined
  if (comparisons[0]?.[1].test(around) && comparison === 'below') return within({ below: percent }, true)
  if (comparison === 'near') return within({ least: Math.max(0, percent - NEAR), most: Math.min(100, percent + NEAR) })
  if (comparison === 'exactly') return within({ least: percent, most: percent })
  // "Without those below 50": the others.
  if (isLeaving.test(around)) {
    const { isNot: _, ...others } = turned({ [comparison]: percent })
    return within(others, true)
  }
  // "Not above 50" has its "not" in it.
  const phrase = comparisons.find(([, pattern]) => pattern.test(around))?.[1].exec(around)?.[0] ?? ''
  return within({ [comparison]: percent }, /\b(?:not|no|nicht)\b|不/.test(phrase))
}

const isLeaving =
  /\b(?:without|except|excluding|minus|ohne|ausser) (?:the |those |die |der |den |all |alle |ones |partners? |any |everyone |anyone |that are |who are |diejenigen )*(?:below|under|less|above|over|more|unter|uber|mit weniger|mit mehr|with less|with more|at least|at most)|(?:除了?|去掉|不要|不算|排除)(?:低于|不到|少于|高于|超过)/

const within = (bounds: Omit<Bounds, 'isNot'>, isNot = false): Bounds | undefined =>
  Object.values(bounds).every(each => each === undefined || (each >= 0 && each <= 100))
    ? { ...bounds, isNot: isNot || undefined }
    : undefined

/** The opposite bounds: who is not above 50 is at 50 or below. */
export const turned = ({ above, below, least, most }: Bounds): Bounds => {
  // Anything but exactly so many per cent: at 0 and at 100 only one side is left.
  if (least !== undefined && least === most)
    return least === 100 ? { below: 100 } : least === 0 ? { above: 0 } : { least, most }
  const isOpen = least === undefined || most === undefined
  return { most: above, least: below, below: isOpen ? least : undefined, above: isOpen ? most : undefined }
}

/** Whether a place that is named is left out: "outside Germany". */
export const isOutside = (said: string): boolean =>
  /\boutside\b|\b(?:everywhere|anywhere|all|any) but\b|\bbut not\b|\buberall ausser\b|\bexcept\b|\bapart from\b|\bother than\b|\bnot (?:in|from|based in|located in)\b|\b(?:ausserhalb|ausser)\b|\b(?:ohne|without|minus|excluding|excl)\b(?=[^#]*\b(?:in|aus|from)\b)|\bnicht (?:in|aus)\b|以外|之外|境外|不在|不是|除了/.test(
    said,
  )
