import type { Ledger } from './acts.ts'
import type { Verdict } from './check.ts'

/** One line of the table: what was done to the bots, and what it has cost. */
export type Row = {
  readonly fault: string
  readonly times: number
  readonly ledger: Ledger
  readonly verdict: Verdict
  /** How many cards may be there twice. */
  readonly bound: number
}

const lines: Row[] = []

/** Puts a line in the table; throws what is wrong with it. */
export function report(line: Row) {
  lines.push(line)
  const { verdict, ledger, bound } = line
  const { lost, unnotified, doubled, disordered } = verdict
  const wrong = [...lost, ...unnotified, ...disordered, ...ledger.untrue, ...(doubled.length > bound ? doubled : [])]
  if (wrong.length > 0) throw new Error(`${wrong.length} things are wrong:\n${wrong.slice(0, 20).join('\n')}`)
}

/** Every run so far. */
export function table() {
  console.table(
    lines.map(({ fault, times, ledger, verdict, bound }) => ({
      fault,
      times,
      acts: ledger.done.length,
      'pressed again': ledger.again.length + ledger.unanswered,
      lost: verdict.lost.length,
      unnotified: verdict.unnotified.length,
      disordered: verdict.disordered.length,
      doubled: `${verdict.doubled.length} of at most ${bound}`,
      'slowest answer': `${ledger.slowest} ms`,
    })),
  )
}
