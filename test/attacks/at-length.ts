import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type Expression, found, isOfSentences, MOST, nameOf, powerOf } from './expressions.ts'

/** Milliseconds for one expression, and how long one takes that a test need not wait for. */
const PATIENCE = 120_000
const SHORT = 10

/** Those that are put together of lists of words: what they are is known when the code is loaded, or reads a sentence. Each once. */
async function listBuilt(): Promise<Iterable<Expression>> {
  const built = new Map<string, Expression>()
  const Real = RegExp
  globalThis.RegExp = new Proxy(Real, {
    construct(_, [of, flags = '']: [string | RegExp, string?]) {
      const each = { where: 'put together', pattern: typeof of === 'string' ? of : of.source, flags }
      // Not those of libraries, which are loaded on the way.
      if (new Error().stack?.includes('/bot/chat/')) built.set(nameOf(each), each)
      return new Real(of, flags)
    },
  })
  for (const name of readdirSync('bot/chat').filter(each => each.endsWith('.ts')))
    await import(`../../bot/chat/${name}`)
  const { readSentence } = await import('../../bot/chat/reading.ts')
  const moment = { now: new Date(), zone: 'UTC' }
  const lines = readFileSync(new URL('../bot/fresh.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  // A tenth of them: each way of putting one together is met many times.
  for (const line of lines.filter((_, at) => at % 10 === 0))
    readSentence(JSON.parse(line).text, { companies: [], collaborations: [] }, moment)
  globalThis.RegExp = Real
  if (built.size === 0) throw new Error('none is put together any more: what looks for them can go')
  return built.values()
}

for (const expression of await listBuilt()) {
  const power = await powerOf(expression, PATIENCE)
  if (power === undefined || power > MOST) throw new Error(`to the power of ${power}: ${nameOf(expression)}`)
}

// With `--check` it writes nothing, and fails when something else is written.
const file = new URL('told-at-length.json', import.meta.url)
const written: Readonly<Record<string, number>> = JSON.parse(readFileSync(file, 'utf8'))
const powers: Record<string, number> = {}
for (const expression of found.flatMap(each => each.written).filter(isOfSentences)) {
  const name = nameOf(expression)
  const begun = performance.now()
  const power = await powerOf(expression, PATIENCE)
  const took = performance.now() - begun
  if (power === undefined) throw new Error(`${expression.where} cannot be told: ${name}`)
  if (took > SHORT || name in written) powers[name] = power
  if (took > SHORT) console.log(`${(took / 1000).toFixed(1)} s, to the power of ${power}: ${expression.where}`)
}

if (!process.argv.includes('--check')) writeFileSync(file, `${JSON.stringify(powers, null, 2)}\n`)
else if (Object.entries(written).some(([name, power]) => powers[name] !== power))
  throw new Error('something else is written')
// The engine of the checker is a process that waits for more.
process.exit()
