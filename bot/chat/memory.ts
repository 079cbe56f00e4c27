import { remember } from '../../domain/delivery/memories.ts'
import { defined } from '../../domain/kernel/defined.ts'
import type { NamedCollaboration, NamedCompany } from '../../domain/views/names.ts'
import type { Context, Reply } from '../actions/context.ts'
import type { Frame } from './frame.ts'
import type { NamedToken } from './names.ts'
import type { Answered, Press } from './press.ts'

/** What a chat remembers (Q5): what was asked, which button answered it, and what each row shown was about. */
type Memory = {
  readonly frame: Omit<Frame, 'companies' | 'collaborations'> & {
    readonly named: readonly string[]
    readonly projects: readonly string[]
  }
  readonly press: Press | null
  readonly rows: readonly { readonly company?: string; readonly collaboration?: string }[]
  /** The ids of all companies in it: they are read from the database together with it. */
  readonly companies: readonly string[]
}

/** What was last asked and shown, as it stands now. */
export type Recalled = {
  readonly frame: Frame
  readonly press: Press | undefined
  readonly rows: readonly {
    readonly company?: NamedCompany | undefined
    readonly collaboration?: NamedCollaboration | undefined
  }[]
}

/** Rows that can be referred to. */
const ROWS = 8

/** Q5: remembers what was asked and shown in this chat. */
export async function remembered(
  context: Context,
  frame: Frame | undefined,
  { press, ...shown }: Answered,
): Promise<Reply> {
  const { db, by, chat } = context
  if (chat && frame) await remember(db, chat.id, memoryOf(frame, press, shown), by.at)
  return shown
}

function memoryOf(frame: Frame, press: Press | undefined, { rows = [] }: Reply): Memory {
  const { companies, collaborations, ...rest } = frame
  const shown = rows.slice(0, ROWS).map(({ company, collaboration }) => defined({ company, collaboration }))
  return {
    frame: { ...rest, named: companies.map(({ id }) => id), projects: collaborations.map(({ id }) => id) },
    press: press ?? null,
    rows: shown,
    companies: [
      ...new Set([...companies.map(({ id }) => id as string), ...shown.flatMap(({ company }) => company ?? [])]),
    ],
  }
}

/** A memory with what it names; whatever is not there any more is left out. */
export function recall(
  memory: Readonly<Record<string, unknown>> | null,
  recalled: readonly NamedCompany[],
  projects: readonly NamedCollaboration[],
): Recalled | undefined {
  if (!memory) return undefined
  // It is what `memoryOf` has made.
  const { frame, press, rows } = memory as unknown as Memory
  const company = (id: string | undefined) => recalled.find(each => each.id === id)
  const project = (id: string | undefined) => projects.find(each => each.id === id)
  const { named, projects: ids, ...rest } = frame
  return {
    frame: {
      ...rest,
      companies: named.flatMap(id => company(id) ?? []),
      collaborations: ids.flatMap(id => project(id) ?? []),
    },
    press: press ?? undefined,
    rows: rows.map(row => ({ company: company(row.company), collaboration: project(row.collaboration) })),
  }
}

const ordinals: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:the )?(?:first|1st)(?: (?:one|partner|company|of them))\b|\b(?:der|die|das|den|dem) (?:erste[nrs]?|1\.)(?: (?:partner|firma))?(?= |$|[?!.,])|第一个?(?:家|位)?/iu,
    0,
  ],
  [
    /\b(?:the )?(?:second|2nd)(?: (?:one|partner|company|of them))\b|\b(?:der|die|das|den|dem) (?:zweite[nrs]?|2\.)(?: (?:partner|firma))?(?= |$|[?!.,])|第[二2]个?(?:家|位)?/iu,
    1,
  ],
  [
    /\b(?:the )?(?:third|3rd)(?: (?:one|partner|company|of them))\b|\b(?:der|die|das|den|dem) (?:dritte[nrs]?|3\.)(?: (?:partner|firma))?(?= |$|[?!.,])|第[三3]个?(?:家|位)?/iu,
    2,
  ],
  [
    /\b(?:the )?(?:fourth|4th)(?: (?:one|partner|company|of them))\b|\b(?:der|die|das|den|dem) vierte[nrs]?(?= |$|[?!.,])|第[四4]个?(?:家|位)?/iu,
    3,
  ],
  [
    /\b(?:the )?last(?: (?:one|partner|company|of them))\b|\b(?:der|die|das|den|dem) letzte[nrs]?(?: (?:partner|firma))?(?= |$|[?!.,])|最后(?:一)?(?:个|家|位)?/iu,
    -1,
  ],
]
const they = /^(?:they|them|their|it|its|sie|ihnen|deren|ihm|ihr|ihre|ihren|es|er|他们|它们|它|他|对方|该公司)$/

/** Which part of a sentence means something that was shown, and what: "the second one", "they", "it". */
export function referredIn(
  said: string,
  tokens: readonly NamedToken[],
  recalled: Recalled | undefined,
): readonly NamedToken[] {
  if (!recalled) return tokens
  const { rows, frame } = recalled
  for (const [pattern, at] of ordinals) {
    const match = pattern.exec(said)
    const row = match && rows.at(at)
    if (!match || !row || (!row.company && !row.collaboration)) continue
    const [from, to] = [match.index, match.index + match[0].length]
    const inside = tokens.filter(token => token.from < to && token.to > from)
    const made = standingFor(row, from, to)
    return inside.length === 0
      ? [...tokens, made]
      : [...tokens.filter(token => token.to <= from), made, ...tokens.filter(token => token.from >= to)]
  }
  if (tokens.some(token => token.companies || token.collaboration)) return tokens
  const [company, other] = frame.companies
  const [collaboration] = frame.collaborations
  const [row, next] = rows
  const meant = company && !other ? { company } : collaboration ? { collaboration } : row && !next ? row : undefined
  if (!meant) return tokens
  const isDemonstrative = (at: number) => {
    const next = tokens[at + 1]
    return (
      /^(?:die|den|der|dem|denen|dort|there|those|them)$/.test(tokens[at]?.word ?? '') &&
      (next === undefined || next.tags.every(tag => tag === 'filler' || tag === 'must')) &&
      !next?.called.length &&
      // "Only those in Europe" are some of them.
      !/^(?:in|from|aus|mit|with|who|that|which|die|ohne|without|at|bei)$/.test(next?.word ?? '')
    )
  }
  return tokens.flatMap((token, at) => {
    // "On that one"
    const isOne = (off: number) =>
      /^(?:that|this)$/.test(tokens[at + off]?.word ?? '') && /^one$/.test(tokens[at + off + 1]?.word ?? '')
    if (isOne(-1)) return []
    if (isOne(0) || isDemonstrative(at)) return standingFor(meant, token.from, token.to)
    if (they.test(token.word) && !/^(?:es|er|it)$/.test(token.word)) return standingFor(meant, token.from, token.to)
    return /^it$/.test(token.word) && collaboration && !company
      ? standingFor({ collaboration }, token.from, token.to)
      : token
  })
}

/** The tokens of a part of a sentence, where "they" are whom the part before named. */
export function referringTo(
  { companies: [company, other], collaborations: [collaboration] }: Pick<Frame, 'companies' | 'collaborations'>,
  tokens: readonly NamedToken[],
): readonly NamedToken[] {
  const meant = company && !other ? { company } : collaboration ? { collaboration } : undefined
  if (!meant || tokens.some(token => token.companies || token.collaboration)) return tokens
  return tokens.map(token =>
    token.word === 'denen' || (they.test(token.word) && !/^(?:es|er|it|its)$/.test(token.word))
      ? standingFor(meant, token.from, token.to)
      : token,
  )
}

const standingFor = ({ company, collaboration }: Recalled['rows'][number], from: number, to: number): NamedToken => ({
  word: '#',
  kind: 'word',
  tags: [],
  called: [],
  from,
  to,
  isGuessed: false,
  ...(company ? { companies: [company] } : collaboration ? { collaboration } : {}),
})
