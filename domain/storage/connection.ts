import type { Knex } from 'knex'
import type { Db } from './database.ts'

/** A connection of `pg`, as knex's pool lends it. */
export type Connection = {
  query(statement: Statement, done: (error: Error | null, answer: Answer) => void): void
  /** Why the pool must not lend it any more. */
  __knex__disposed?: unknown
}
export type Statement = {
  readonly text: string
  readonly name?: string | undefined
  readonly values?: readonly unknown[] | undefined
}
export type Answer = { readonly rows: readonly object[]; readonly rowCount: number | null; readonly command: string }

let asked = 0

/** Sends a statement at once. It emits knex's own events, so that whoever listens to its queries sees these, too. */
export function query(db: Db, connection: Connection, { text, values, name }: Statement): Promise<Answer> {
  const sent = { sql: text, bindings: values, options: { name }, __knexQueryUid: `${++asked}` }
  db.client.emit('query', sent)
  return new Promise((resolve, reject) =>
    connection.query(name ? { text, values, name } : { text, values }, (error, answer) => {
      if (error) db.client.emit('query-error', error, sent)
      else db.client.emit('query-response', answer, sent)
      if (error) reject(error)
      else resolve(answer)
    }),
  )
}

/** A connection that is held for several statements. They are answered in the order in which they are sent. */
export type Held = {
  readonly connection: Connection
  /** What has been sent and nobody waits for. None of it is unhandled: see `sent`. */
  readonly unconfirmed: Promise<unknown>[]
  readonly isTransaction: boolean
  isOver: boolean
}

const holders = new WeakMap<Db, Held>()

/** What knex does is done by its `context`, and by that context's client: this one has only this connection. */
export function hold(db: Db, held: Held): Db {
  const { client, context } = db as Db & { readonly context: Knex }
  const lender = {
    async acquireConnection() {
      if (held.isOver) throw new TypeError('asked on a connection that has been given back')
      return held.connection
    },
    async releaseConnection() {},
  }
  const own = Object.assign(Object.create(context), { client: Object.assign(Object.create(client), lender) })
  const ask = Object.assign((table: string) => own.queryBuilder().table(table), { context: own })
  const one: Db = Object.setPrototypeOf(ask, db)
  holders.set(one, held)
  return one
}

/** The connection that this database or transaction holds; undefined when each statement may have another one. */
export function heldBy(db: Db): Held | undefined {
  const held = holders.get(db)
  if (held?.isOver) throw new TypeError('asked on a connection that has been given back')
  return held
}
