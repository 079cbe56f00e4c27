import assert from 'node:assert/strict'
import { type AttributeType, attributes, keys } from '../../../domain/data/attributes.ts'
import { tableCodes } from '../../../domain/data/catalogue.ts'
import { columnOf, nameOf } from '../../../domain/data/table.ts'
import { db } from '../../database.ts'

const types: { readonly [T in AttributeType]: string } = {
  text: 'text',
  integer: 'integer',
  decimal: 'numeric(9,3)',
  boolean: 'boolean',
  timestamp: 'timestamp with time zone',
}

/** The columns of a table and their types, as the database has them. */
async function columnsIn(table: string): Promise<readonly (readonly [string, string])[]> {
  const { rows } = await db.raw<{ rows: { name: string; type: string }[] }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = ?::regclass and attnum > 0 order by attnum`,
    [table],
  )
  return rows.map(({ name, type }) => [name, type])
}

describe('the tables of a region', () => {
  for (const table of tableCodes) {
    it(`have ${table} as the catalogue says, its key first`, async () => {
      const own = [
        ['company', 'uuid'],
        ['load', 'uuid'],
        ['line', 'integer'],
      ]
      const rest = attributes[table].map(({ name, type }) => [columnOf(name), types[type]])

      assert.deepEqual(await columnsIn(nameOf(table)), [...own, ...rest])
      assert.deepEqual(
        attributes[table].slice(0, keys[table].length).map(({ name }) => name),
        keys[table],
      )
    })
  }

  it('tell rows apart by company, load and key, and lead with the company', async () => {
    for (const table of tableCodes) {
      const { rows } = await db.raw<{ rows: { key: string }[] }>(
        `select pg_get_constraintdef(oid) as key from pg_constraint where conrelid = ?::regclass and contype = 'p'`,
        [nameOf(table)],
      )
      assert.equal(rows[0]?.key, `PRIMARY KEY (company, load, ${keys[table].map(columnOf).join(', ')})`)
    }
  })
})
