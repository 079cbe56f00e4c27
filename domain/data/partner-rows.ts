import { onRowsOf } from '../storage/company-rows.ts'
import type { Db } from '../storage/database.ts'
import type { Place } from './rows.ts'
import { keyColumns, nameOf } from './table.ts'

/** A row of a Vendor or Customer table, as far as it says whom it is about; as it was loaded. */
export type PartnerRow = {
  readonly table: 'Vendor' | 'Customer'
  readonly number: string
  readonly name: string | null
  readonly email: string | null
  readonly duns: string | null
}

/** Rows that are read at once. */
const WINDOW = 1_000

/** The rows of such a load in the order of their numbers, some at a time. */
export async function* readPartnerRows(
  store: Db,
  { company, table, load }: Place & Pick<PartnerRow, 'table'>,
): AsyncGenerator<readonly PartnerRow[]> {
  const [number] = keyColumns(table)
  let after: string | undefined
  do {
    const sql = `select ${number} as number, name, primary_contact_email as email, duns_number as duns
       from ${nameOf(table)} where company = :company and load = :load ${after === undefined ? '' : `and ${number} > :after`}
       order by ${number} limit :window`
    const bindings = { company, load, window: WINDOW, ...(after === undefined ? {} : { after }) }
    const { rows } = await onRowsOf(store, company, trx =>
      trx.raw<{ rows: Omit<PartnerRow, 'table'>[] }>(sql, bindings),
    )
    yield rows.map(row => ({ ...row, table }))
    after = rows.length === WINDOW ? rows.at(-1)?.number : undefined
  } while (after !== undefined)
}
