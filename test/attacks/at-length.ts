import { readFileSync, writeFileSync } from 'node:fs'
import { found, isOfSentences, nameOf, powerOf } from './expressions.ts'

/** Milliseconds for one expression, and how long one takes that a test need not wait for. */
const PATIENCE = 120_000
const SHORT = 250

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
