import type { Db } from '../storage/database.ts'

/** A key of the operator's own, made by a migration: it survives restarts, and every process has the same. */
export async function findSecret(db: Db, name: 'links'): Promise<string> {
  const row = await db('secrets').where({ name }).first<{ value: string } | undefined>('value')
  if (!row) throw new TypeError(`there is no secret ${name}`)
  return row.value
}
