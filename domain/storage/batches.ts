import type { Db } from './database.ts'

/** Rows that one statement changes at most, so that nobody waits long for it. */
export const BATCH = 1_000

/** Repeats something that changes a limited number of rows until it finds none. Gives how many it has changed each time. */
export async function* inBatches(step: () => PromiseLike<number>): AsyncGenerator<number> {
  let count: number
  do {
    count = await step()
    yield count
  } while (count > 0)
}

/** As `inBatches`, with one statement, which must limit the rows that it changes. */
export const changeInBatches = (
  db: Db,
  sql: string,
  bindings: Readonly<Record<string, unknown>>,
): AsyncGenerator<number> =>
  inBatches(async () => {
    const { rowCount } = await db.raw<{ rowCount: number }>(sql, bindings)
    return rowCount
  })

/** The same things in parts of a batch at most: no statement writes more at once, so that each is answered within its time. */
export function* inParts<T>(things: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < things.length; from += BATCH) yield things.slice(from, from + BATCH)
}
