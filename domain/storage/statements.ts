import { createHash } from 'node:crypto'
import { type Answer, type Connection, heldBy, query, type Statement } from './connection.ts'
import type { Db } from './database.ts'

export type Bindings = Readonly<Record<string, unknown>>

/** Milliseconds are those of the caller's patience; the database may be at work for longer. */
class TookTooLong extends Error {
  override readonly name = 'TookTooLong'
}

/**
 * Asks a statement of the source on the connection that `db` holds, or on one of its pool. Each connection parses and plans it
 * once; so what it is asked for goes into the bindings, never into the text, and it names its columns, for those of `*` may
 * change under it. What takes longer than `patience`, in milliseconds, rejects with `TookTooLong`, and its connection is not
 * used again. The type of the rows is the caller's word, which `test/domain/queries.test.ts` compares with the database.
 */
export async function ask<T extends object = Answer>(
  db: Db,
  sql: string,
  bindings: Bindings,
  patience?: number,
): Promise<T> {
  const held = heldBy(db)
  if (held) return answerOf(held.connection)
  const connection: Connection = await db.client.acquireConnection()
  try {
    return await answerOf(connection)
  } finally {
    db.client.releaseConnection(connection)
  }

  function answerOf(on: Connection) {
    return impatient(on, query(db, on, bound(sql, bindings)), patience) as Promise<T>
  }
}

async function impatient(connection: Connection, answer: Promise<Answer>, patience: number | undefined) {
  if (patience === undefined) return answer
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new TookTooLong(`nothing in ${patience} ms`)
      connection.__knex__disposed = error
      reject(error)
    }, patience)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}

/** By their text: all of them are written in the source, so there are only so many. */
const prepared = new Map<string, { readonly name: string; readonly text: string; readonly names: readonly string[] }>()

/** A statement with `:name` for each of its bindings, as `pg` wants it; the text is read once. */
export function bound(sql: string, bindings: Bindings): Statement {
  const { name, text, names } = prepared.get(sql) ?? prepare(sql, bindings)
  return { name, text, values: names.map(each => bindings[each]) }
}

function prepare(sql: string, bindings: Bindings) {
  const names: string[] = []
  const text = sql.replace(/(::?)(\w+)/g, (whole, colons: string, name: string) => {
    if (colons === '::' || !Object.hasOwn(bindings, name)) return whole
    if (!names.includes(name)) names.push(name)
    return `$${names.indexOf(name) + 1}`
  })
  const made = { name: createHash('md5').update(sql).digest('hex'), text, names }
  prepared.set(sql, made)
  return made
}
