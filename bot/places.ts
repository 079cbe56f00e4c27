import type { Region } from '../domain/kernel/region.ts'
import type { Database } from '../domain/storage/database.ts'

/** K4: the databases that hold the rows of companies, by region. */
export type Places = { of(region: Region): Pick<Database, 'db' | 'longWork'> }
