import { type Answer, type Connection, type Held, heldBy, hold, query } from './connection.ts'
import type { Db, Trx } from './database.ts'
import { type Bindings, bound } from './statements.ts'

/**
 * Holds one connection while `work` lasts, so that what is asked one after the other can be sent together. When it resolves,
 * everything that was sent has been answered, and every transaction in it has been committed; it rejects when one was not.
 */
export async function onOneConnection<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  if (heldBy(db)) return work(db)
  // Its commit would be that of the other one.
  if (db.isTransaction) throw new TypeError('begun inside a transaction of knex')
  const connection: Connection = await db.client.acquireConnection()
  const held: Held = { connection, unconfirmed: [], isTransaction: false, isOver: false }
  try {
    const made = await work(hold(db, held))
    for (const each of held.unconfirmed) await each
    return made
  } finally {
    await Promise.allSettled(held.unconfirmed)
    held.isOver = true
    db.client.releaseConnection(connection)
  }
}

/**
 * Everything in `work` is done, or nothing. It begins with the first statement that is sent, and the commit goes with the last,
 * so neither takes a round trip of its own. In `onOneConnection` the commit is confirmed at the end of that; otherwise when
 * this resolves. Inside a transaction it is a part of that. Rejects with what `work` rejects with, or with why the database
 * refused a statement that was sent ahead. `mode` is as in SQL.
 */
export const transaction = <T>(db: Db, work: (trx: Trx) => Promise<T>, mode = ''): Promise<T> =>
  heldBy(db)?.isTransaction ? work(db as Trx) : onOneConnection(db, session => begin(session, work, mode))

async function begin<T>(session: Db, work: (trx: Trx) => Promise<T>, mode: string): Promise<T> {
  const outer = heldBy(session)
  if (!outer) throw new TypeError('no connection is held')
  const { connection } = outer
  const held: Held = { connection, unconfirmed: [], isTransaction: true, isOver: false }
  sent(held, query(session, connection, { text: `begin ${mode}`, name: `begin ${mode}` }))
  try {
    // A transaction offers what a database does, while it lasts.
    const made = await work(hold(session, held) as Trx)
    sent(held, query(session, connection, { text: 'commit', name: 'commit' }).then(mustBeCommitted))
    outer.unconfirmed.push(...held.unconfirmed)
    return made
  } catch (error) {
    sent(
      outer,
      query(session, connection, { text: 'rollback', name: 'rollback' }).catch(() => {}),
    )
    throw (await firstFailure(held)) ?? error
  } finally {
    held.isOver = true
  }
}

/**
 * Sends a statement of the source, with a name, and does not wait for its answer: if the database refuses it, nothing of the
 * transaction is kept, and the transaction rejects.
 */
export function sendAhead(trx: Trx, sql: string, bindings: Bindings) {
  const held = heldBy(trx)
  if (!held) throw new TypeError('sent ahead without a transaction')
  sent(held, query(trx, held.connection, bound(sql, bindings)))
}

function sent({ unconfirmed }: Held, answer: Promise<unknown>) {
  // Whoever ends the transaction or gives back the connection hears of it.
  answer.catch(() => {})
  unconfirmed.push(answer)
}

/** When a statement has failed, PostgreSQL answers a commit with a rollback. */
function mustBeCommitted({ command }: Answer) {
  if (command !== 'COMMIT') throw new Error(`the transaction ended with ${command}`)
}

/** What came first: whatever was asked after it was refused because of it. */
async function firstFailure({ unconfirmed }: Held): Promise<unknown> {
  const answers = await Promise.allSettled(unconfirmed)
  return answers.find(answer => answer.status === 'rejected')?.reason
}
