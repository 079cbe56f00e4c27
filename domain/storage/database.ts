import type { Knex } from 'knex'
import type { Head } from './heads.ts'

export type Db = Knex
export type Trx = Knex.Transaction
export type Database = {
  /** For turns: nobody waits for long, and nothing may take long. */
  readonly db: Db
  /** For work that takes its time: lines of its own, on which a statement may take as long as it takes. */
  readonly longWork: Db
  /** Where histories ended, as it is kept beside an embedded database. */
  readonly heads: readonly Head[]
  close(): Promise<void>
}
