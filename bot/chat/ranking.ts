import { NUMBER, numberOf } from './numbers.ts'

export type Top = { readonly n: number; readonly end: 'most' | 'least' }
export type Order = 'most' | 'least'

const N = `(${NUMBER})`

const MOST =
  '(?:best|top|offenst\\w+|highest|most(?! (?:important|recent|critical|relevant|valuable|active|urgent|loyal))|biggest|largest|strongest|greatest|hochst\\w+|hochsten|beste[rnsm]?|meisten|meiste|grosst\\w+|starkst\\w+|transparentest\\w+|spitzenreiter|leaders?)'
const LEAST =
  '(?:worst|verschlossenst\\w+|lowest|least|fewest|smallest|bottom|weakest|poorest|niedrigst\\w+|schlechtest\\w+|wenigsten|geringst\\w+|kleinst\\w+|schwachst\\w+|letzten(?= (?:\\w+ )?(?:partner|lieferant|kund|firm|platz|unternehm))|schlusslicht\\w*|laggards?)'
const HAN_MOST = '(?:(?<!倒数)第一(?!个|家|次|季|页|行|栏|章|张|步|批|时间)|最高|最多|最好|最大|最佳|最透明|最强)'
const HAN_LEAST = '(?:最低|最少|最差|最小|垫底|倒数|最弱|最不透明)'

/** The best or worst n; one where no number is said, two for the second best. */
export function topIn(text: string): Top | undefined {
  const said = text.replaceAll('俩', '两个')
  const isLeast = new RegExp(`\\b${LEAST}\\b|${HAN_LEAST}`).test(said)
  const place = placeIn(said)
  if (place) return place
  const front = new RegExp(`(?:(?<![目之以先])前|倒数|(?<![之以最])后)(?:的)?${N}(?:个|家|名|位)?`).exec(said)
  if (front) return { n: numberOf(front[1] ?? ''), end: isLeast || /倒数|后/.test(front[0]) ? 'least' : 'most' }
  const bare = said.replace(/at most|at least/g, '')
  const least = counted(bare, LEAST, HAN_LEAST)
  if (least !== undefined) return { n: least, end: 'least' }
  const most = counted(bare, MOST, HAN_MOST)
  return most === undefined ? undefined : { n: most, end: 'most' }
}

const ordinals: readonly (readonly [RegExp, number])[] = [
  [/\bsecond|\b2nd|\bzweit|\brunner ?up|第[二2]/, 2],
  [/\bthird|\b3rd|\bdritt|第[三3]/, 3],
]

/** "The second best", "who is last", "Platz eins", "倒数第二": the first n, among which it is. */
function placeIn(said: string): Top | undefined {
  const ranked =
    /\b(?:second|third|2nd|3rd) ?(?:best|worst|highest|lowest|most|least|weakest|strongest)|\b(?:zweit|dritt) ?(?:best|schlecht|hochst|niedrigst|meist|wenigst|schwachst|starkst|letzt)\w*|\brunner ?up|\b(?:second|third|zweite[rn]?|dritte[rn]?) (?:place|platz)|\b(?:platz|rang) (?:zwei|drei|2|3)\b|(?:倒数|排名?|得分|分数)?第[二三23](?:名|高|低|好|差|多|少)|(?:倒数|排名?)第[二三23]/.exec(
      said,
    )?.[0]
  if (ranked) {
    const isLow = /worst|lowest|least|weakest|schlecht|niedrigst|wenigst|schwachst|letzt|倒数|低|差|少/.test(ranked)
    const n = ordinals.find(([pattern]) => pattern.test(ranked))?.[1] ?? (/zwei|2/.test(ranked) ? 2 : 3)
    return { n, end: isLow ? 'least' : 'most' }
  }
  const end =
    /\b(?:who|which \w+|wer|welche\w* \w+)(?: partners?| vendors?| suppliers?| customers?)? (?:is|are|s|comes?|ranks?|sits?|stands?|finishes|ist|liegt|steht|kommt) (?:in |at |on )?(?:the |auf |am |an )?(?:very )?(last|first|lowest|highest|erste[rnm]?|letzte[rnm]?|zuletzt|zuerst)(?: (?:place|platz|stelle|in|on|by|bei|at|with)\b|[^\p{L}]*$)|\b(?:in|on) (last|first) place|\b(?:platz|rang) (eins|1|letzter)\b|\b(erste[rnm]?|letzte[rnm]?) (?:platz|stelle|rang)\b|(最后一名|倒数第一|第一名|排第一|排名第一|排最后)/u.exec(
      said,
    )
  const word = end?.slice(1).find(each => each !== undefined)
  return word ? { n: 1, end: /last|lowest|letzt|最后|倒数/.test(word) ? 'least' : 'most' } : undefined
}

function counted(said: string, latin: string, han: string): number | undefined {
  const noun =
    '(?:partners?|vendors?|suppliers?|customers?|companies|ones?|partner|lieferanten|kunden|firmen|collaborations?|kooperationen)'
  const found =
    new RegExp(`\\b${latin} ${N}\\b(?! ?%)`).exec(said) ??
    new RegExp(
      `\\b${N} (?:\\w+ )?(?:${noun} )?(?:with the |have the |has the |haben die |haben den |mit der |mit den |mit dem |who share the |that share the |who share |that share |die am |who give |with )?${latin}\\b`,
    ).exec(said) ??
    new RegExp(`${han}[^\\d一两二三四五六七八九十]{0,6}${N}(?:个|家|名|位)`).exec(said) ??
    new RegExp(`${N}(?:个|家|名|位)[^\\d]{0,8}${han}`).exec(said)
  if (found) return Math.min(100, Math.max(1, numberOf(found[1] ?? '1')))
  return new RegExp(`\\b${latin}\\b|${han}`).test(said) ? 1 : undefined
}

/** "Worst first, only the first two": how many of an order. */
export function firstIn(said: string): number | undefined {
  const found = new RegExp(`\\b(?:first|ersten?|top) ${N}\\b(?! ?%)|前${N}`).exec(said)
  return found ? numberOf(found[1] ?? found[2] ?? '1') : undefined
}

/** In which order; of "worst to best" the first one counts. */
export function orderIn(said: string): Order | undefined {
  const rising =
    /\bleast\b.{1,40} to .{1,40}\bmost\b|worst to best|lowest to highest|low to high|least to most|\basc(?:ending)?\b|bottom up|(?:worst|lowest|least(?: open| visible| transparent)?|smallest|weakest)(?: ones?| score| visibility| partners?)* (?:first|on top|at the top)|aufsteigend|(?:schlechteste\w*|verschlossenste\w*|niedrigste\w*|kleinste\w*|schwachste\w*) (?:zuerst|oben|zu oberst)|vo[nm] (?:schlecht\w*|niedrig\w*|klein\w*|wenigst\w*) (?:zu|nach|bis)|(?:从|由)?低到高|从最?[低差少][^高好多]{0,4}(?:开始|起|排|列)|升序|由低到高|从差到好|从少到多|低的在前|(?:最)?[低差少]的?(?:排|放)?在?前[面头]?|倒过来排|倒序/
  const falling =
    /\bmost\b.{1,40} to .{1,40}\bleast\b|best to worst|highest to lowest|high to low|most to least|\bdesc(?:ending)?\b|top down|(?:best|highest|most(?: open| visible| transparent)?|largest|strongest)(?: ones?| score| visibility| partners?)? (?:first|on top|at the top)|absteigend|(?:beste\w*|offenste\w*|hochste\w*|grosste\w*|starkste\w*) (?:zuerst|oben|zu oberst)|vo[nm] (?:best\w*|hoch\w*|gross\w*|meist\w*) (?:zu|nach|bis)|(?:从|由)?高到低|从最?[高好多][^低差少]{0,4}(?:开始|起|排|列)|降序|由高到低|从好到差|从多到少|高的在前|最高的?(?:排|放)?在?前/
  if (rising.test(said)) return 'least'
  if (falling.test(said)) return 'most'
  if (placeIn(said)) return undefined
  const isRanked =
    /\brank|\bsort|\border(?:ed)? (?:by|our|the|partners)|\branglist|\brangfolge|\bsortier|\bordne|\bgeordnet|排名|排序|排(?:个|一?下)[序名]|可见[度性]排|排行/.test(
      said,
    )
  return isRanked ? (new RegExp(`\\b${LEAST}\\b|${HAN_LEAST}`).test(said) ? 'least' : 'most') : undefined
}
