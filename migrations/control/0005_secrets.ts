import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'

/** The key that signs the links to what can be downloaded: made here once, and the same for every process. */
export async function up(knex: Knex) {
  await knex.schema.createTable('secrets', table => {
    table.text('name').primary()
    table.text('value').notNullable()
  })
  await knex('secrets').insert({ name: 'links', value: randomBytes(32).toString('base64url') })
}

export const down = ({ schema }: Knex) => schema.dropTable('secrets')
