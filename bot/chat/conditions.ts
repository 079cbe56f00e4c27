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
export type Top = { readonly n: number; readonly end: 'most' | 'least' }
export type Order = 'most' | 'least'

const N = `(${NUMBER})`
const PCT = '(?:%|percent|per cent|prozent|pct)'

type Comparison = 'above' | 'below' | 'least' | 'most' | 'exactly'

/** What comparing words mean; a longer one comes before a shorter one that is part of it. */
const comparisons: readonly (readonly [Comparison, RegExp])[] = [
  [
    'below',
    /\b(?:not|never|nicht|no) (?:yet |noch )?(?:reach|erreich)\w*|没有?(?:达到|超过|到)|未(?:达到|达)|不足|不到|less than|fewer than|lower than|worse than|weniger als|schlechter als|geringer als|niedriger als|kleiner als/,
  ],
  [
    'least',
    /at least|and up|n up|no less|not less|not below|not under|no lower|or more|or better|or higher|or above|and up|and more|and above|and higher|minimum|min\b|mindestens|\bmind ?\.|wenigstens|nicht unter|nicht weniger|oder mehr|oder hoher|oder besser|und mehr|und hoher|und daruber|aufwarts|\bab\b|至少|不低于|不少于|不小于|以上|≥|>=|reach|erreich|达到|\bfrom\b/,
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
  [/\bhalf\b|\bhalfway|\bhalfte|\bhalben?\b|一半|半数/, 50],
]

/** Per cent that are compared with: a range, at least, more than, exactly. `isAlone`: a number without a sign may be meant. */
export function boundsIn(said: string, isAlone: boolean): Bounds | undefined {
  const range =
    new RegExp(
      `(?:between|from|zwischen|von|在|介于)? ?${N} ?${PCT}? ?(?:and|to|und|bis|到|至|-|–|~|&|和|与) ?${N} ?${PCT}`,
    ).exec(said) ??
    new RegExp(
      `(?:between|zwischen|介于${isAlone ? '|from|von' : ''}) ${N} ?${PCT}? ?(?:and|und|to|bis|&|-|到|和) ?${N}\\b`,
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
  const under = new RegExp(`(?:below|\\bunder|less than|lower than|\\bunter|weniger als|低于|小于|不到) ?${N}`).exec(
    said,
  )
  const over = new RegExp(`(?:above|\\bover|more than|higher than|\\buber|mehr als|高于|超过|大于) ?${N}`).exec(said)
  if (under && over && (isAlone || new RegExp(PCT).test(said))) {
    return within({ below: numberOf(under[1] ?? ''), above: numberOf(over[1] ?? '') })
  }
  const signed = new RegExp(`${N} ?${PCT}`).exec(said) ?? /百分之([一二三四五六七八九十百\d]+)/.exec(said)
  // "七成" is seven tenths.
  const tenths = /([一二三四五六七八九十\d])成/.exec(said)
  const fraction = tenths
    ? ([/成/, numberOf(tenths[1] ?? '0') * 10] as const)
    : fractions.find(([pattern]) => pattern.test(said))
  // "Not all that we asked for" is below 100 %, turned by the word "not".
  if (
    /\b(?:all|everything|alles|whole)\b.*(?:ask|request|want|anfrag|angefragt|anforder|verlang)|全部|所有(?:请求|要求)/.test(
      said,
    ) &&
    /\b(?:not|dont|doesnt|didnt|nicht)\b|没|不/.test(said) &&
    !signed
  )
    return { least: 100, most: 100 }
  const comparing =
    /exactly|precisely|exact|genau|exakt|正好|恰好|刚好|full|below|under|less than|fewer than|lower than|at least|at most|over|above|more than|higher than|better than|beneath|beyond|exceed\w*|score of|uber|unter|mindestens|hochstens|mehr als|weniger als|低于|超过|至少|高于|不到|大于|小于|不是|等于|\bat|bei|没到|没有?达到|[<>]=?|≥|≤/
  const reached = new RegExp(`\\b(?:the |die )?${N} ?(?:not|nicht|noch nicht) (?:yet )?(?:reach|erreich)`).exec(said)
  if (reached) return within({ below: numberOf(reached[1] ?? '') }, true)
  const behind = `${N} ?(?:and up|n up|and above|or more|or better|plus|and below|or less|oder mehr|oder weniger|aufwarts|以上|以下|以内)`
  const alone = isAlone
    ? (new RegExp(
        `(?:${comparing.source}) ?${N}\\b(?! ?(?:days?|weeks?|months?|tage?n?|wochen?|monate?n?|partners?|collab|kooperation|天|周|个|月))`,
      ).exec(said) ?? new RegExp(behind).exec(said))
    : null
  const found = signed ?? alone
  const percent = found && !(fraction && !signed) ? numberOf(found.at(-1) ?? '') : fraction?.[1]
  if (percent === undefined || percent > 100) return undefined
  const at = signed?.index ?? alone?.index ?? said.search(fraction?.[0] ?? /$/)
  const around = said.slice(Math.max(0, at - 40), at + (found?.[0].length ?? 8) + 18)
  const comparison = comparisons.find(([, pattern]) => pattern.test(around))?.[0]
  if (!comparison)
    return /\b(?:keine?|not|no|nicht|dont|doesnt|hasnt|havent)\b/.test(said)
      ? within({ least: percent, most: percent })
      : undefined
  if (comparisons[0]?.[1].test(around) && comparison === 'below') return within({ below: percent }, true)
  if (comparison === 'exactly') return within({ least: percent, most: percent })
  // "Not above 50" has its "not" in it.
  const phrase = comparisons.find(([, pattern]) => pattern.test(around))?.[1].exec(around)?.[0] ?? ''
  return within({ [comparison]: percent }, /\b(?:not|no|nicht)\b|不/.test(phrase))
}

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

const MOST =
  '(?:best|top|highest|most|biggest|largest|strongest|greatest|hochste\\w*|hochsten|beste[rnsm]?|meisten|meiste|grosste\\w*|starkste\\w*|transparenteste\\w*|spitzenreiter|leaders?)'
const LEAST =
  '(?:worst|lowest|least|fewest|smallest|bottom|weakest|poorest|niedrigste\\w*|schlechteste\\w*|wenigsten|geringste\\w*|kleinste\\w*|schwachste\\w*|letzten(?! (?:[\\wß]+ )?(?:tag|woche|monat|quartal|jahr|stunde|minute|halbjahr))|schlusslicht\\w*|laggards?)'
const HAN_MOST = '(?:(?<!倒数)第一(?!个|家|次|季)|最高|最多|最好|最大|最佳|最透明|最强)'
const HAN_LEAST = '(?:最低|最少|最差|最小|垫底|倒数|最弱|最不透明)'

/** The best or worst n; one where no number is said. */
export function topIn(said: string): Top | undefined {
  const isLeast = new RegExp(`\\b${LEAST}\\b|${HAN_LEAST}`).test(said)
  const front = new RegExp(`(?:前|倒数|后)(?:的)?${N}(?:个|家|名|位)?`).exec(said)
  if (front) return { n: numberOf(front[1] ?? ''), end: isLeast || /倒数|后/.test(front[0]) ? 'least' : 'most' }
  const least = counted(said, LEAST, HAN_LEAST)
  if (least !== undefined) return { n: least, end: 'least' }
  const most = counted(said.replace(/at most|at least/g, ''), MOST, HAN_MOST)
  return most === undefined ? undefined : { n: most, end: 'most' }
}

function counted(said: string, latin: string, han: string): number | undefined {
  const noun =
    '(?:partners?|vendors?|suppliers?|customers?|companies|ones?|partner|lieferanten|kunden|firmen|collaborations?|kooperationen)'
  const found =
    new RegExp(`\\b${latin} ${N}\\b(?! ?%)`).exec(said) ??
    new RegExp(
      `\\b${N} (?:\\w+ )?(?:${noun} )?(?:with the |mit der |mit den |mit dem |who share the |that share the |who share |that share |die am |who give |with )?${latin}\\b`,
    ).exec(said) ??
    new RegExp(`${han}[^\\d一两二三四五六七八九十]{0,6}${N}(?:个|家|名|位)`).exec(said) ??
    new RegExp(`${N}(?:个|家|名|位)[^\\d]{0,8}${han}`).exec(said)
  if (found) return Math.min(100, Math.max(1, numberOf(found[1] ?? '1')))
  return new RegExp(`\\b${latin}\\b|${han}`).test(said) ? 1 : undefined
}

/** In which order; of "worst to best" the first one counts. */
export function orderIn(said: string): Order | undefined {
  const rising =
    /worst to best|lowest to highest|low to high|least to most|ascending|bottom up|(?:worst|lowest|least|smallest|weakest)(?: ones?| score| visibility| partners?)* (?:first|on top|at the top)|aufsteigend|(?:schlechteste\w*|niedrigste\w*|kleinste\w*|schwachste\w*) (?:zuerst|oben|zu oberst)|vo[nm] (?:schlecht\w*|niedrig\w*|klein\w*|wenigst\w*) (?:zu|nach|bis)|从低到高|升序|由低到高|从差到好|从少到多|低的在前|最[低差少]的?(?:排|放)?在?前面?|倒过来排|倒序/
  const falling =
    /best to worst|highest to lowest|high to low|most to least|descending|top down|(?:best|highest|most|largest|strongest)(?: ones?| score| visibility| partners?)? (?:first|on top|at the top)|absteigend|(?:beste\w*|hochste\w*|grosste\w*|starkste\w*) (?:zuerst|oben|zu oberst)|vo[nm] (?:best\w*|hoch\w*|gross\w*|meist\w*) (?:zu|nach|bis)|从高到低|降序|由高到低|从好到差|从多到少|高的在前|最高的?(?:排|放)?在?前/
  if (rising.test(said)) return 'least'
  if (falling.test(said)) return 'most'
  return /\brank|\bsort|\border(?:ed)? (?:by|our|the|partners)|\branglist|\brangfolge|\bsortier|\bordne|\bgeordnet|排名|排序|排行/.test(
    said,
  )
    ? 'most'
    : undefined
}

/** Whose collaborations are meant: ours, or others' in which we take part. */
export function ownerIn(said: string): 'ours' | 'theirs' | undefined {
  const ours =
    /\bwe (?:own|owned|started|created|lead|run|set up|launched|initiated|opened|made|kicked off|have started|have created)|\bi (?:started|created|own)|(?:owned|started|created|initiated|run|led|made|set up) by us|\bour own\b|of our own|we are (?:the )?owners?|we own|wir (?:die |der )?(?:eigentumer|besitzer|inhaber|initiator)\w*|(?:eigentumer|besitzer|inhaber) sind wir|我们(?:是|当)(?:所有者|发起方|发起人|负责人|主人|牵头方)|(?:are|is) ours\b|(?:ist|sind) unsere?\b|belong(?:ing)? to us|(?:von uns|wir) (?:selbst )?(?:gestartet|angelegt|erstellt|initiiert|begonnen|aufgesetzt)|uns gehoren|wir besitzen|\beigenen?\b|(?<!不是)(?:我们|我方|我司|咱们?)(?:自己|这边)?(?:发起|创建|牵头|拥有|建立|开始|启动|建|搞|弄|起头|开)(?=[的了出]|$)|\b(?:die|ones|those) (?:von|by|from) uns?\b$|\b(?:only|just) ours\b|我们自己的|由我们(?:发起|创建)/
  const theirs =
    /(?:owned|started|created|initiated|run|led|set up) by (?!us|me)|(?:invited|asked) (?:us )?(?:to|into)|we (?:were|are|have been) invited|(?:others?|somebody else|someone else|anyone else|anybody else|they|partners?|#) (?:own|owns|owned|started|start|created|create|set up|run|runs)\b|\btheir (?:own )?collab|\b(?:are|is) theirs\b|(?:not|arent|isnt|werent) (?:ours|our own|mine|started by us|owned by us)|not (?:owned|started) by us|belong(?:ing)? to others|von (?:den |unseren )?(?:anderen|partnern|#)|zu denen wir eingeladen|eingeladen (?:wurden|sind)|(?:anderen|partnern) gehoren|nicht (?:von uns|unsere|uns gehor)|uns nicht gehor|(?:not|dont|doesnt) belong(?:ing)? to us|die andere\w* (?:gestartet|angelegt|erstellt)|fremde\w*|(?:对方|#) ?(?:发起|创建|建立|拥有|开始)|(?:别人|别家|人家|别的公司|其他公司|其他家|外面|对方|伙伴们?|他们)(?:自己)?(?:发起|创建|拥有|牵头|开|建|搞)|邀请我们(?:参加|加入)|别人(?:的|建)|我们被邀请|不是我们.{0,3}(?:发起|创建|牵头|开始|的)/
  if (theirs.test(said)) return 'theirs'
  return ours.test(said) ? 'ours' : undefined
}

/** Whether a place that is named is left out: "outside Germany". */
export const isOutside = (said: string): boolean =>
  /\boutside\b|\b(?:everywhere|anywhere|all|any) but\b|\bbut not\b|\buberall ausser\b|\bexcept\b|\bapart from\b|\bother than\b|\bnot (?:in|from|based in|located in)\b|\b(?:ausserhalb|ausser)\b|\b(?:ohne|without|minus|excluding|excl)\b(?=[^#]*\b(?:in|aus|from)\b)|\bnicht (?:in|aus)\b|以外|之外|境外|不在|不是|除了/.test(
    said,
  )
