import type { Socket } from 'node:net'
import knex, { type Knex } from 'knex'

/** Milliseconds after which a database that has said nothing is taken to be away, where somebody waits for it. */
export const SILENCE = 1_500
/** Milliseconds after which the server itself gives up a statement. */
const STATEMENT = 5_000
/** Milliseconds after which a connection counts as dead on which a query has got no answer. */
const DEAD = 6_000
/** Milliseconds: a process that is frozen in the middle of an act must not keep its locks. */
const IDLE = 10_000

/** Lines to a server: of those for turns, and of those for long work. */
export const LINES = 10
/** Milliseconds of silence after which the other end is asked whether it is still there; each line on which it is not is closed. */
const ALIVE = 10_000

/** Connects to a PostgreSQL server, by itself or through a pooler. What knex warns of, that it got no connection, it throws as well. */
export const openServer = (url: string, isPatient: boolean, migrations: Knex.MigratorConfig): Knex =>
  knex({
    client: 'pg',
    connection: {
      connectionString: url,
      connectionTimeoutMillis: SILENCE,
      keepAlive: true,
      keepAliveInitialDelayMillis: ALIVE,
    },
    pool: { min: 0, max: LINES, afterCreate: prepareClients(isPatient) },
    acquireConnectionTimeout: SILENCE,
    migrations,
    // On standard output it would break the log.
    log: { warn() {} },
  })

type Query = { readonly text: string; readonly values?: readonly unknown[]; readonly name?: string }
type Result = { readonly rows: readonly { readonly pid: number }[] }
/** A client of `pg`, as knex's pool makes it. */
export type DatabaseClient = {
  query(asked: string | Query, done?: (error: unknown, answer: Result) => void): unknown
  /** The process id that the server gave when the connection was made. */
  readonly processID: number
  readonly readyForQuery: boolean
  /** Whether a statement is sent before the one before it has been answered. */
  pipeline: boolean
  readonly connection: { readonly stream: Socket }
  on(event: 'notification', hear: (notification: { readonly payload: string }) => void): void
}

/** What a turn asks is small: to compile it, or to divide it among processes, takes longer than the answer. */
const SMALL = 'set jit = off; set max_parallel_workers_per_gather = 0'
/** And asked often: each connection plans it once, whatever it is asked for. */
export const PLANNED_ONCE = 'set plan_cache_mode = force_generic_plan'

/** Sets up each connection: how long a statement may take, and, unless the caller is patient, how long it may be silent. */
function prepareClients(isPatient: boolean) {
  const limits = isPatient
    ? 'set statement_timeout = 0; set idle_in_transaction_session_timeout = 0'
    : `set statement_timeout = ${STATEMENT}; set idle_in_transaction_session_timeout = ${IDLE}; ${SMALL}`
  const clients = new Set<DatabaseClient>()
  return (client: DatabaseClient, done: (error: unknown) => void) => {
    if (isPatient) cutWhenNothingBegins(client, clients)
    else cutWhenDead(client, clients)
    client.query('select pg_backend_pid() as pid', (error, answer) => {
      if (error) return done(error)
      if (answer.rows[0]?.pid === client.processID) {
        if (isPatient) oneAtATime(client)
        else sendTogether(client)
        return client.query(isPatient ? limits : `${limits}; ${PLANNED_ONCE}`, done)
      }
      throughPooler(client, limits.replaceAll('set ', 'set local '))
      oneAtATime(client)
      return done(undefined)
    })
  }
}

/**
 * Closes a connection on which an answer is overdue, or the pool would hand it out again. Idle ones are closed with it: what
 * cut off one connection has usually cut off all.
 */
function cutWhenDead(client: DatabaseClient, clients: Set<DatabaseClient>) {
  const { stream } = client.connection
  clients.add(client)
  stream.once('close', () => clients.delete(client))
  stream.setTimeout(DEAD, () => {
    if (!client.readyForQuery) cut(client, clients)
  })
}

/** Where a statement may take as long as it takes, its answer is never overdue; that to the beginning of a transaction is. */
function cutWhenNothingBegins(client: DatabaseClient, clients: Set<DatabaseClient>) {
  const { stream } = client.connection
  clients.add(client)
  stream.once('close', () => clients.delete(client))
  stream.on('timeout', () => cut(client, clients))
  const query = client.query.bind(client)
  client.query = (asked, done) => {
    if (isBegin(asked)) {
      stream.setTimeout(DEAD)
      stream.once('data', () => stream.setTimeout(0))
    }
    return query(asked, done)
  }
}

function cut(client: DatabaseClient, clients: Set<DatabaseClient>) {
  for (const each of clients) if (each === client || each.readyForQuery) each.connection.stream.destroy()
}

const isBegin = (asked: string | Query) => /^begin\b/i.test(typeof asked === 'string' ? asked : asked.text)

/** Statements are sent without waiting for the answer to the one before; what is sent in one go is one packet. */
export function sendTogether(client: DatabaseClient) {
  client.pipeline = true
  const query = client.query.bind(client)
  const { stream } = client.connection
  let isHeld = false
  client.query = (...asked) => {
    if (!isHeld) {
      isHeld = true
      stream.cork()
      // After the promises that are settled now: what follows them may send more.
      queueMicrotask(() =>
        process.nextTick(() => {
          isHeld = false
          stream.uncork()
        }),
      )
    }
    return query(...asked)
  }
}

/** A statement is sent when the one before it has been answered. */
function oneAtATime(client: DatabaseClient) {
  const query = client.query.bind(client)
  const waiting: (() => void)[] = []
  client.query = (asked, done) => {
    // A cursor, or a stream of rows: whoever sends one waits for it.
    if (!done) return query(asked)
    waiting.push(() =>
      query(asked, (error, answer) => {
        waiting.shift()
        done(error, answer)
        waiting[0]?.()
      }),
    )
    if (waiting.length === 1) waiting[0]?.()
    return undefined
  }
}

/**
 * Behind a pooler (PgBouncer, whose answers come from another process than it says) each transaction may have another
 * connection to the server. So no setting may stay on a connection: each transaction sets its own limits; and no statement has
 * a name. Nor is one sent ahead: what follows a commit is for another connection.
 */
function throughPooler(client: DatabaseClient, limits: string) {
  const query = client.query.bind(client)
  client.query = (asked, done) => {
    const { name: _, ...statement } = typeof asked === 'string' ? { text: asked } : asked
    return query(isBegin(statement) ? { text: `${statement.text.replace(/;$/, '')}; ${limits}` } : statement, done)
  }
}
