import { onRowsOf } from '../storage/company-rows.ts'
import { isEmbedded } from '../storage/copying.ts'
import type { Db } from '../storage/database.ts'
import { attributes } from './attributes.ts'
import type { Place } from './rows.ts'
import { columnOf, keyColumns, nameOf } from './table.ts'

/** How many rows there are, and a sum over all of them, whatever their order: of two that differ, it differs. */
export type Contents = { readonly rows: number; readonly digest: string }

/** Rows that one statement looks at: of the embedded engine everybody waits for it. */
const windowOf = (store: Db) => (isEmbedded(store) ? 2_000 : 50_000)

/** K4: what is stored of a load in the database of a region; `tick` is called now and then, and may throw. */
export async function readContents(
  store: Db,
  place: Place,
  tick: () => Promise<unknown> = async () => {},
): Promise<Contents> {
  const { company, table, load } = place
  const keys = keyColumns(table)
  const columns = ['line', ...attributes[table].map(({ name }) => columnOf(name))]
    .map(column => `"${column}"`)
    .join(', ')
  let rows = 0
  let sum = 0n
  let last: readonly string[] | undefined
  do {
    const after: string = last ? `and (${keys.join(', ')}) > (${keys.map((_, at) => `:after${at}`).join(', ')})` : ''
    const sql = `with w as materialized (
         select ${columns} from "${nameOf(table)}" where company = :company and load = :load ${after}
         order by ${keys.join(', ')} limit :window)
       select count(*)::integer as rows,
         coalesce(sum(('x' || left(encode(sha256(convert_to(row(${columns})::text, 'UTF8')), 'hex'), 15))::bit(60)::bigint), 0)::text as sum,
         (select array[${keys.join(', ')}] from w order by ${keys.map(key => `${key} desc`).join(', ')} limit 1) as last
       from w`
    const bindings = { company, load, window: windowOf(store), ...boundOf(last) }
    const [found] = await onRowsOf(store, company, async trx => {
      const answer = await trx.raw<{ rows: { rows: number; sum: string; last: string[] | null }[] }>(sql, bindings)
      return answer.rows
    })
    rows += found?.rows ?? 0
    sum += BigInt(found?.sum ?? 0)
    last = found?.rows === bindings.window ? (found.last ?? undefined) : undefined
    await tick()
  } while (last)
  return { rows, digest: `${sum}` }
}

const boundOf = (values: readonly string[] | undefined) =>
  Object.fromEntries((values ?? []).map((value, at) => [`after${at}`, value]))
