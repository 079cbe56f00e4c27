import type { Kind } from '../kinds.ts'
import { type Spoken, wordings } from './wordings/wordings.ts'

/** A sentence that says something of a kind, and the wording that it was made by: of one wording they are alike. */
export type Made = { readonly text: string; readonly kind: Kind; readonly spoken: Spoken; readonly wording: string }

/** What wordings are filled with. */
export type Filling = {
  readonly companies: readonly string[]
  readonly collaborations: readonly string[]
  readonly entities: Readonly<Record<Spoken, readonly string[]>>
  readonly industries: Readonly<Record<Spoken, readonly string[]>>
  readonly countries: Readonly<Record<Spoken, readonly string[]>>
}

/** Chance that is the same every time. */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let x = Math.imul(state ^ (state >>> 15), 1 | state)
    x = (x + Math.imul(x ^ (x >>> 7), 61 | x)) ^ x
    return ((x ^ (x >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** So many sentences of each wording, with politeness, lost punctuation and typos on top. */
export function makeSentences(filling: Filling, each: number, seed = 7): readonly Made[] {
  const dice = chance(seed)
  const made: Made[] = []
  for (const spoken of Object.keys(wordings) as Spoken[]) {
    for (const [kind, lines] of Object.entries(wordings[spoken]) as [Kind, string][]) {
      for (const wording of lines
        .split('\n')
        .map(line => line.trim())
        .filter(Boolean)) {
        const texts = new Set(
          Array.from({ length: each }, () => dressed(grown(wording, spoken, filling, dice), spoken, dice)),
        )
        for (const text of texts) made.push({ text, kind, spoken, wording: `${spoken} ${kind} ${wording}` })
      }
    }
  }
  return made
}

const pick = <T>(list: readonly T[], dice: () => number): T => list[Math.floor(dice() * list.length)] as T

function grown(wording: string, spoken: Spoken, filling: Filling, dice: () => number): string {
  let text = wording
  for (let round = 0; round < 12 && /[[(]/.test(text); round++) {
    text = text
      .replace(/\[([^[\]()]*)\]\??/g, (_, inner: string) => pick(inner.split('|'), dice))
      .replace(/\(([^[\]()]*)\)\??/g, (_, inner: string) =>
        inner.includes('|') ? pick(inner.split('|'), dice) : dice() < 0.5 ? inner : '',
      )
  }
  text = text.replace(/(\{P\}|[\u4e00-\u9fff])\?/gu, (_, it: string) => (dice() < 0.5 ? it : ''))
  const slots: Readonly<Record<string, () => string>> = {
    P: () => shortened(pick(filling.companies, dice), dice),
    C: () => pick(filling.collaborations, dice),
    E: () => pick(filling.entities[spoken], dice),
    N: () => String(pick([10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100], dice)),
    K: () =>
      pick(
        {
          en: ['2', '3', 'three', 'five', '5', '10'],
          de: ['2', '3', 'drei', 'fünf', '10'],
          zh: ['两', '三', '3', '五', '5'],
        }[spoken],
        dice,
      ),
    L: () => pick(filling.countries[spoken], dice),
    I: () => pick(filling.industries[spoken], dice).toLowerCase(),
    T: () => pick(periods[spoken], dice),
  }
  return text
    .replace(/\{(\w)\}/g, (_, slot: string) => slots[slot]?.() ?? '')
    .replace(/\s+/g, ' ')
    .replace(/ ,/g, ',')
    .trim()
}

const shortened = (name: string, dice: () => number) =>
  dice() < 0.6 && !name.startsWith('A') ? (name.split(' ')[0] ?? name) : name

function dressed(said: string, spoken: Spoken, dice: () => number): string {
  const isChinese = spoken === 'zh'
  let text = said
  if (dice() < 0.18) text = pick(before[spoken], dice) + text
  if (dice() < 0.14) text += pick(after[spoken], dice)
  const end = dice()
  if (end < 0.3) text += isChinese ? '？' : '?'
  else if (end < 0.5) text += isChinese ? '。' : '.'
  if (isChinese) return text
  if (dice() < 0.05) text = text.toUpperCase()
  else if (dice() < 0.3) text = text.charAt(0).toUpperCase() + text.slice(1)
  return dice() < 0.14 ? mistyped(text, dice) : text
}

function mistyped(text: string, dice: () => number): string {
  const letters = [...text]
  const at = 1 + Math.floor(dice() * Math.max(1, letters.length - 2))
  const [before = '', here = ''] = [letters[at - 1], letters[at]]
  if (!/[a-z]/i.test(before) || !/[a-z]/i.test(here)) return text
  const slip = Math.floor(dice() * 3)
  if (slip === 0) letters.splice(at, 1)
  else if (slip === 1) letters.splice(at, 0, here)
  else letters.splice(at - 1, 2, here, before)
  return letters.join('')
}

const periods: Readonly<Record<Spoken, readonly string[]>> = {
  en: [
    'this week',
    'last week',
    'today',
    'yesterday',
    'since monday',
    'last month',
    'this month',
    'in the last 3 days',
    'in the past two weeks',
    'in january',
    'between 1 and 15 february',
    'since 2026-02-01',
    'this year',
    'last quarter',
    'in q1',
  ],
  de: [
    'diese woche',
    'letzte woche',
    'heute',
    'gestern',
    'seit montag',
    'letzten monat',
    'diesen monat',
    'in den letzten 3 tagen',
    'im januar',
    'zwischen dem 1. und 15. februar',
    'seit dem 1.2.',
    'dieses jahr',
    'letztes quartal',
  ],
  zh: [
    '本周',
    '这周',
    '上周',
    '今天',
    '昨天',
    '周一以来',
    '上个月',
    '本月',
    '最近三天',
    '过去两周',
    '一月',
    '2月1日到2月15日',
    '今年',
    '上季度',
    '最近7天',
  ],
}
const before: Readonly<Record<Spoken, readonly string[]>> = {
  en: [
    'hi, ',
    'hello, ',
    'please ',
    'could you tell me ',
    'can you tell me ',
    'hey ',
    'quick question: ',
    'I would like to know ',
    'just wondering, ',
    'good morning, ',
    'ok so ',
    'sorry, ',
    'my boss asks: ',
    'for the audit: ',
    'before the meeting, ',
    'need it for a report, ',
    'hey bot, ',
    'morning! ',
  ],
  de: [
    'hallo, ',
    'bitte ',
    'kannst du mir sagen, ',
    'ich wüsste gern, ',
    'hi, ',
    'guten morgen, ',
    'kurze frage: ',
    'sag mal, ',
    'mein chef fragt: ',
    'moin, ',
    'für die revision: ',
    'vor dem termin, ',
    'für den bericht: ',
    'du, ',
    'hey, ',
  ],
  zh: [
    '请问',
    '你好，',
    '请告诉我',
    '帮我看一下',
    '帮我查一下',
    '我想知道',
    '麻烦问一下，',
    '想问下',
    '审计要用，',
    '开会前看下，',
    '老板问，',
    '急，',
  ],
}
const after: Readonly<Record<Spoken, readonly string[]>> = {
  en: [' please', ' pls', ', thanks', ' thx', ' right now', ' at the moment', ' exactly', ' again', ' then'],
  de: [' bitte', ', danke', ' gerade', ' eigentlich', ' momentan', ' nochmal', ' denn', ' genau'],
  zh: ['，谢谢', '呢', '啊', '？谢谢', '，麻烦了'],
}
