import type { Db, Trx } from '../../domain/storage/database.ts'
import { transaction } from '../../domain/storage/transactions.ts'

/** A statement as it was sent, and how long its answer took, in milliseconds. */
export type Statement = { readonly sql: string; readonly name: string | undefined; readonly ms: number }

type Sent = { readonly sql: string; readonly __knexQueryUid: string; readonly options?: { readonly name?: string } }

/**
 * Runs something in a transaction, or in a part of the one that it is given, and undoes it; what it sent, one statement after the
 * other, and why it failed, if it did. `root` is the database of that transaction.
 */
export async function listen(root: Db, db: Db, run: (trx: Trx) => Promise<unknown>) {
  const statements: Statement[] = []
  const began = new Map<string, number>()
  let last = 0
  const onQuery = ({ __knexQueryUid: id }: Sent) => void began.set(id, performance.now())
  const onResponse = (_: unknown, { sql, options, __knexQueryUid: id }: Sent) => {
    const now = performance.now()
    // Answers come in the order of what was sent: each waits for the one before it.
    const ms = now - Math.max(began.get(id) ?? Number.NaN, last)
    last = now
    if (!isControl(sql)) statements.push({ sql, name: options?.name, ms })
  }
  let failure: unknown
  root.on('query', onQuery).on('query-response', onResponse).on('query-error', onResponse)
  try {
    await transaction(db, async trx => {
      await trx.raw('savepoint heard')
      try {
        await run(trx)
        // What was sent ahead has been answered before this, and has failed if this fails.
        await trx.raw('select 1 as heard')
      } catch (error) {
        failure = error
      }
      await trx.raw('rollback to savepoint heard')
    })
  } catch (error) {
    failure ??= error
  } finally {
    root.removeListener('query', onQuery)
    root.removeListener('query-response', onResponse)
    root.removeListener('query-error', onResponse)
  }
  return { statements: statements.filter(({ sql }) => sql !== 'select 1 as heard'), failure }
}

const isControl = (sql: string) => /^(begin|commit|rollback|savepoint|release|set |select pg_)/i.test(sql.trim())

type Plan = {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Index Cond'?: string
  readonly Plans?: readonly Plan[]
}

/** Tables that do not grow with use. */
const small = ['entities', 'templates', 'secrets', 'regions', 'store']

/** Which are read in their order as far as they are wanted, which is never as a whole. */
const walked = ['companies_listed']

/** An index of a table, and what it is sorted by first, as SQL. */
type Index = { readonly name: string; readonly table: string; readonly first: string }

export async function listIndexes(of: Db): Promise<readonly Index[]> {
  const { rows } = await of.raw<{ rows: Index[] }>(
    `select c.relname as name, t.relname as "table", pg_get_indexdef(i.indexrelid, 1, true) as first
     from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
     where t.relnamespace = 'public'::regnamespace`,
  )
  return rows
}

/**
 * What of growing tables a statement reads as a whole: row by row, or through an index of which it does not know where to begin.
 * As the engine plans it once for whatever it may be given; what cannot be planned like that rejects.
 */
export async function scansOf(trx: Trx, indexes: readonly Index[], sql: string): Promise<readonly string[]> {
  const parameters = new Set([...sql.matchAll(/\$(\d+)/g)].map(([, place]) => place))
  const given = parameters.size > 0 ? `(${[...parameters].map(() => 'null').join()})` : ''
  await trx.raw('set local plan_cache_mode = force_generic_plan')
  await trx.raw(`prepare planned as ${escaped(sql)}`)
  const { rows } = await trx.raw<{ rows: { 'QUERY PLAN': readonly { readonly Plan: Plan }[] }[] }>(
    `explain (format json) execute planned${given}`,
  )
  await trx.raw('deallocate planned')
  const plans = rows.flatMap(row => row['QUERY PLAN'].map(({ Plan: plan }) => plan))
  return [...new Set(plans.flatMap(plan => scansIn(plan, indexes)))]
}

/** For knex a question mark stands for a value. */
const escaped = (sql: string) => sql.replaceAll('?', '\\?')

/** The engine puts brackets where it likes. */
const bare = (sql: string) => sql.replace(/[()\s]/g, '')

function scansIn(plan: Plan, indexes: readonly Index[]): readonly string[] {
  const { 'Relation Name': table, 'Index Name': name, 'Index Cond': condition = '', Plans = [] } = plan
  const index = indexes.find(each => each.name === name)
  const isWhole =
    (plan['Node Type'] === 'Seq Scan' && table !== undefined && !small.includes(table)) ||
    (index &&
      !small.includes(index.table) &&
      !walked.includes(index.name) &&
      !bare(condition).includes(bare(index.first)))
  return [...(isWhole ? [name ?? table ?? ''] : []), ...Plans.flatMap(each => scansIn(each, indexes))]
}
