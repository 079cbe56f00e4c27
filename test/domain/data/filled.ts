import { loadTable } from '../../../bot/demo/data.ts'
import { keys } from '../../../domain/data/attributes.ts'
import { type TableCode, tableCodes } from '../../../domain/data/catalogue.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import { newId } from '../../../domain/kernel/ids.ts'
import { db } from '../../database.ts'

/** Loads one row of each of these tables. */
export async function fillTables(by: Actor, ...tables: readonly TableCode[]) {
  const places = { of: () => ({ db, longWork: db }) }
  for (const table of tables) {
    const row = keys[table].map(() => '1')
    await loadTable(db, places, by, table, Buffer.from(`${keys[table].join()}\n${row.join()}\n`))
  }
}

/** As if a row of every table had been loaded, and every section of the profile filled in, long ago: without the rows. */
export async function fillAll({ company, person, at }: Actor) {
  for (const table of tableCodes) {
    const [load] = await db('loads')
      .insert({
        id: newId(),
        company_id: company,
        table_code: table,
        status: 'loaded',
        rows: 1,
        person_id: person,
        begun_at: at,
        loaded_at: at,
      })
      .returning<{ id: string }[]>('id')
    await db('current_loads').insert({ company_id: company, table_code: table, load_id: load?.id })
  }
  const filled = JSON.stringify({ employees: '12', qualityCertificates: 'ISO 9001', commitments: 'Less waste' })
  await db('companies')
    .where({ id: company })
    .update({ profile: db.raw('profile || ?::jsonb', [filled]) })
}
