import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync, Visitor } from 'oxc-parser'
import { check } from 'recheck'
import told from './told-at-length.json' with { type: 'json' }

export type Expression = { readonly where: string; readonly pattern: string; readonly flags: string }

/** Every regular expression that is written in a source, and every place where one is put together at run time. */
export function expressionsIn(path: string, source = readFileSync(path, 'utf8')) {
  const { program, errors } = parseSync(path, source)
  assert.deepEqual(errors, [], path)
  const written: Expression[] = []
  const built: string[] = []
  const placed = (start: number) => `${path}:${source.slice(0, start).split('\n').length}`
  const build = (callee: object, start: number) => {
    if ('name' in callee && callee.name === 'RegExp') built.push(placed(start))
  }
  new Visitor({
    Literal(node) {
      if ('regex' in node && node.regex) written.push({ where: placed(node.start), ...node.regex })
    },
    NewExpression: ({ callee, start }) => build(callee, start),
    CallExpression: ({ callee, start }) => build(callee, start),
  }).visit(program)
  return { written, built }
}

export const found = ['bot', 'cards', 'domain']
  .flatMap(room => readdirSync(room, { recursive: true, encoding: 'utf8' }).map(name => join(room, name)))
  .filter(path => path.endsWith('.ts'))
  .sort()
  .map(path => expressionsIn(path))

/** What reads a sentence, which is cut to 500 characters before (see `SENTENCE` in bot/chat/say.ts). */
export const isOfSentences = ({ where }: Expression) => where.startsWith('bot/chat/')

/** What is wrong with one; undefined for one that takes time in proportion to what it reads. The answer says what it may. */
export async function complaintAbout(expression: Expression): Promise<string | undefined> {
  const { where, pattern, flags } = expression
  // Its own engine in JavaScript: the others start a process, or Java.
  process.env.RECHECK_BACKEND = 'pure'
  if (isOfSentences(expression)) return complaintAboutSentences(expression)
  let status = 'unknown'
  // What is slow is slow every time; what only the machine made slow is not.
  for (let tries = 0; tries < 3 && status !== 'safe'; tries++) {
    const checked = await check(pattern, flags, { timeout: 60_000, randomSeed: 1 })
    status = checked.status
  }
  return status === 'safe' ? undefined : `${where} is ${status}: /${pattern}/${flags}`
}

/** Of so short a text it may take the square of its length, or its cube, and no more. */
export const MOST = 3

/**
 * Of those that the checker thinks about for longer than a test should, the power of the length that they take: what
 * `npm run expressions` found out at length. What is changed is not in it, and is checked.
 */
const atLength: Readonly<Record<string, number>> = told
export const nameOf = ({ pattern, flags }: Omit<Expression, 'where'>) => `/${pattern}/${flags}`

/** The power of the length that it takes at most; undefined when it cannot be told in that time, in milliseconds. */
export async function powerOf({ pattern, flags }: Expression, timeout: number): Promise<number | undefined> {
  const checked = await check(pattern, flags, { timeout, randomSeed: 1 })
  if (checked.status === 'unknown') return undefined
  if (checked.status === 'safe') return 1
  return checked.complexity.type === 'polynomial' ? checked.complexity.degree : Number.POSITIVE_INFINITY
}

async function complaintAboutSentences(expression: Expression): Promise<string | undefined> {
  const power = atLength[nameOf(expression)] ?? (await powerOf(expression, 60_000))
  if (power === undefined)
    return `${expression.where} is not in what npm run expressions has found: ${nameOf(expression)}`
  return power <= MOST ? undefined : `${expression.where} takes the power of ${power}: ${nameOf(expression)}`
}

/** What is wrong with all of those. */
export async function complaintsAbout(expressions: readonly Expression[]): Promise<readonly string[]> {
  const complaints: string[] = []
  for (const expression of expressions) {
    const complaint = await complaintAbout(expression)
    if (complaint) complaints.push(complaint)
  }
  return complaints
}
