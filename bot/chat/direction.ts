import { after, is, isChinese, isCompany, isEntity, isSubject, isUs } from './grammar.ts'
import type { NamedToken } from './names.ts'

/** Who sees whose data: partners see ours (`given`), we see theirs (`received`), or anybody sees ours (`seen`). */
export type Direction = 'given' | 'received' | 'seen'

/** Found from the subject, the object and the prepositions around the verb. */
export function directionIn(tokens: readonly NamedToken[]): Direction | undefined {
  const places = [...tokens.keys()]
  const find = (test: (at: number) => boolean) => places.findIndex(test)
  const give = find(at => is(tokens[at], 'give', 'missing'))
  const see = find(at => is(tokens[at], 'see', 'get'))
  const us = places.filter(at => isUs(tokens, at))
  const we = find(at => !us.includes(at) && isSubject(tokens[at] as NamedToken))
  const partner = find(at => isCompany(tokens[at]) || is(tokens[at], 'they'))
  const who = find(at => is(tokens[at], 'who', 'anyone', 'company', 'partner', 'vendor', 'customer'))
  const fromUs =
    us.some(at => after(tokens, at, 'from')) ||
    tokens.some((token, at) => is(token, 'our') && /^ours$/.test(token.word) && is(tokens[at - 1], 'from'))
  const toUs = us.some(at => !after(tokens, at, 'from'))
  const isOurs = tokens.some(
    (token, at) =>
      is(token, 'our') &&
      ([1, 2, 3].some(off => isEntity(tokens[at + off]) || is(tokens[at + off], 'data')) || token.word === 'ours'),
  )
  const isOursHan = tokens.some(
    (token, at) => isChinese(token) && is(token, 'we') && isEntity(tokens[at + 1]) && !us.includes(at),
  )
  const isTheirs = tokens.some(
    (token, at) =>
      (is(token, 'they') &&
        /^(?:their|ihre|seine)/.test(token.word) &&
        [1, 2].some(off => isEntity(tokens[at + off]))) ||
      (isCompany(token) && isEntity(tokens[at + 1])),
  )
  if (give < 0 && see < 0) return hasDirection(tokens, isOurs, partner, who)
  // "产品数据对谁开放了"
  if (who > 0 && partner < 0 && we < who && us.length === 0 && /^[对给向与跟和]$/.test(tokens[who - 1]?.word ?? ''))
    return tokens.some(isEntity) ? 'seen' : 'given'
  const way = wayOf(tokens, us, partner)
  if (way) return way
  const isVisibleTo = tokens.some(({ word }) => /visible (?:to|for)|shown to|sichtbar/.test(word))
  const isSeeing =
    see >= 0 &&
    (give < 0 ||
      (we >= 0 && we < see && see < give) ||
      (see < give && us.length === 0) ||
      /^(?:let|lets|letting|allow|allows|lass|lasst|lassen|让)$/.test(tokens[give]?.word ?? ''))
  // "What we asked Fabrikam for and do not get"
  if (
    isSeeing &&
    is(tokens[see], 'get') &&
    us.length === 0 &&
    tokens.some(token => is(token, 'we') && is(token, 'outgoing'))
  )
    return 'received'
  // "What we asked of Fabrikam and is still missing"
  const asked = find(at => is(tokens[at], 'outgoing') || (is(tokens[at], 'demand') && we >= 0 && we < at))
  const isByUs = we === give - 1 || we === give + 1
  if (is(tokens[give], 'missing') && us.length === 0 && asked >= 0 && partner > asked && !isByUs) return 'received'
  if (isSeeing && give >= 0 && us.some(at => at > give && at < see)) return 'received'
  if (isSeeing && give >= 0 && we >= 0 && we < see && partner > we && us.length === 0) return 'given'
  if (isVisibleTo && toUs) return 'received'
  if (
    isSeeing &&
    we >= 0 &&
    we < partner &&
    isChinese(tokens[partner - 1]) &&
    /^[给让向]$/.test(tokens[partner - 1]?.word ?? '')
  )
    return 'given'
  if (isSeeing && we < 0 && us.some(at => isChinese(tokens[at]) && /^[给让]$/.test(tokens[at - 1]?.word ?? '')))
    return 'received'
  // "我们要了但 Datum 没给的"
  if (give > 0 && isChinese(tokens[give]) && is(tokens[give], 'not') && isCompany(tokens[give - 1]) && us.length === 0)
    return 'received'
  // "Received data Fabrikam", "erhaltene Daten von Fabrikam"
  if (
    isSeeing &&
    we < 0 &&
    us.length === 0 &&
    partner > see &&
    /^(?:received|obtained|erhaltene|empfangene|bekommene)/.test(tokens[see]?.word ?? '')
  )
    return 'received'
  // "我们从 Datum 那里能看到什么"
  if (isSeeing && isChinese(tokens[see]) && we >= 0 && we < see && is(tokens[partner - 1], 'from')) return 'received'
  // "我们哪些东西 Datum 看不到"
  if (isSeeing && isChinese(tokens[see]) && we >= 0 && we < partner && partner < see && us.length === 0) return 'given'
  // "Datum 看不到我们哪些东西"
  if (isSeeing && isChinese(tokens[see]) && partner >= 0 && partner < see && we > see) return 'given'
  if (isSeeing) {
    if (isOursHan && partner < 0 && who >= 0) return 'seen'
    if (we >= 0 && !fromUs) return isOurs && partner >= 0 && partner < see && we > see ? 'given' : 'received'
    if (fromUs || isOurs || isOursHan || (toUs && partner >= 0) || tokens.some(token => is(token, 'our')))
      return partner >= 0 ? 'given' : who >= 0 || partner < 0 ? 'seen' : 'given'
    if (partner >= 0) return after(tokens, partner, 'from') && !isVisibleTo ? 'received' : 'given'
    return who >= 0 ? 'seen' : undefined
  }
  // "Extras that Fabrikam shares though we did not request them"
  if (
    give > 0 &&
    we > give &&
    [1, 2].some(off => isCompany(tokens[give - off])) &&
    us.length === 0 &&
    tokens.slice(we).some(token => is(token, 'demand', 'outgoing', 'request'))
  )
    return 'received'
  // "Not given by Fabrikam", "不开放给 Fabrikam"
  if (give >= 0 && /^(?:by|von)$/.test(tokens[give + 1]?.word ?? '') && isCompany(tokens[give + 2])) return 'received'
  const isTowards = /^(?:to|an|给|向|对|gegenuber)$/.test(tokens[partner - 1]?.word ?? '')
  const isForThem = /^(?:for|fur)$/.test(tokens[partner - 1]?.word ?? '') && tokens.some(token => is(token, 'our'))
  if (is(tokens[give], 'missing') && us.length === 0 && (isTowards || isForThem)) return 'given'
  const goesToThem = tokens.some(
    (token, at) => at > give && (is(token, 'they') || isCompany(token)) && after(tokens, at, 'to'),
  )
  // "What Datum wants from us and we do not share"
  const isOfUs = us.length > 0 && us.every(at => after(tokens, at, 'from'))
  if (is(tokens[give], 'missing') && we >= 0 && we < give && (goesToThem || isOfUs)) return 'given'
  if (is(tokens[give], 'missing'))
    return we >= 0 && (us.length === 0 || partner > we)
      ? 'given'
      : us.length > 0
        ? 'received'
        : partner >= 0 && after(tokens, partner, 'from')
          ? 'given'
          : partner >= 0
            ? 'received'
            : undefined
  if (fromUs && !toUs) return 'given'
  if (toUs) return we >= 0 && we < (us[0] ?? 0) && us.every(at => after(tokens, at, 'from')) ? 'given' : 'received'
  if (we >= 0) return 'given'
  if (isTheirs) return 'received'
  if (isOurs || tokens.some(token => is(token, 'our')))
    return who >= 0 && partner < 0 && who < give ? (is(tokens[who], 'who', 'anyone') ? 'seen' : 'given') : 'given'
  // "共享给 Datum 的内容"
  const toThem = /^[了过]$/.test(tokens[partner - 1]?.word ?? '') ? tokens[partner - 2] : tokens[partner - 1]
  const isToThem = isChinese(toThem) && /[给向到][了过]?$/.test(toThem?.word ?? '')
  if (partner >= 0) return isToThem || after(tokens, partner, 'to') ? 'given' : 'received'
  return who >= 0 ? 'received' : undefined
}

/** "What comes from Datum to us", "what goes from us to Datum": both ends are named. */
function wayOf(tokens: readonly NamedToken[], us: readonly number[], partner: number): Direction | undefined {
  const isMoving = tokens.some(({ word }) =>
    /^(?:goes?|going|went|comes?|coming|came|flow\w*|moves?|passes|passed|kommt|kommen|geht|gehen|fliesst|fliessen)\b/.test(
      word,
    ),
  )
  const isFrom = (at: number) => is(tokens[at - 1], 'from') && !is(tokens[at - 1], 'to')
  if (!isMoving || partner < 0) return undefined
  if (isFrom(partner)) return 'received'
  if (us.some(isFrom) && is(tokens[partner - 1], 'to')) return 'given'
  return undefined
}

/** Without a verb: "who has our certifications", "our data with Datum". */
function hasDirection(
  tokens: readonly NamedToken[],
  isOurs: boolean,
  partner: number,
  who: number,
): Direction | undefined {
  const we = tokens.findIndex(token => is(token, 'we'))
  const isFromOthers =
    tokens.some((token, at) => is(token, 'from') && (is(tokens[at + 1], 'who', 'what') || isCompany(tokens[at + 1]))) ||
    tokens.some(({ word }) => /^(?:whose|wessen)$/.test(word))
  if (isFromOthers && tokens.some(isEntity)) return 'received'
  const has = tokens.some(({ word }) => /^(?:has|have|hat|haben|had|got|有|holds?|hold)$/.test(word))
  if (has && we >= 0 && partner >= 0 && tokens.some(isEntity) && !isOurs) return 'received'
  if (!isOurs || !has) return undefined
  if (partner >= 0) return 'given'
  return who >= 0 ? 'seen' : undefined
}
