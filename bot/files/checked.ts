import { type Checked, checker, type Plan, type Problem, type Row } from '../../domain/data/check.ts'
import { createKeyLines } from '../../domain/data/key-lines.ts'

/** A row of a file, and what became of it. */
export type CheckedRow = { readonly row: Row; readonly checked: Checked }

/**
 * K1: each row of a file in its turn, checked by itself and against those before it: of two with one key the later one has a
 * problem, which names the line of the other.
 */
export async function* checkRows(
  batches: AsyncIterable<readonly Row[]>,
  plan: Plan,
): AsyncGenerator<readonly CheckedRow[]> {
  const check = checker(plan)
  const lineOf = createKeyLines()
  for await (const batch of batches) {
    yield batch.map(row => {
      const checked = check(row)
      if ('problems' in checked) return { row, checked }
      const other = lineOf(checked.key, row.line)
      return other === undefined
        ? { row, checked }
        : { row, checked: { problems: [duplicate(row, checked.key, other)] } }
    })
  }
}

const duplicate = ({ line }: Row, key: string, other: number): Problem => ({
  line,
  column: null,
  value: key.split('\u001f').filter(Boolean).join(' · '),
  reason: 'duplicate-key',
  other,
})
