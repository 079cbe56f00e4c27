import { createHmac, randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Knex } from 'knex'

/** The name of the file beside an embedded database. */
export const KEY = 'liaison.key'

/** The key that seals histories, in a file beside the database: made when there is none. */
export function readKey(folder: string): string {
  const file = join(folder, KEY)
  if (!existsSync(file)) {
    const descriptor = openSync(`${file}.new`, 'w', 0o600)
    writeSync(descriptor, randomBytes(32).toString('base64url'))
    fsyncSync(descriptor)
    closeSync(descriptor)
    renameSync(`${file}.new`, file)
  }
  return readFileSync(file, 'utf8')
}

/** By the configuration of their connections, which all transactions of a database share, those inside others, too. */
const keys = new WeakMap<object, string>()

/** Lets whoever has this database, or a transaction of it, seal by that key, which the database itself does not hold. */
export function giveKey(db: Knex, key: string) {
  keys.set(db.client.config, key)
}

/** The seal of a history that ends there; null without a key. */
export function sealOf(db: Knex, company: string, seq: number, hash: string): string | null {
  const key = keys.get(db.client.config)
  return key ? createHmac('sha256', key).update(`history ${company} ${seq} ${hash}`).digest('hex') : null
}

/**
 * Seals every history where it ends now, whoever has written it, and says how many: for whoever has restored them, or gives
 * them a key for the first time.
 */
export async function sealHistories(trx: Knex): Promise<number> {
  const heads = await trx('audit_heads').select<{ company_id: string; seq: number; hash: string }[]>(
    'company_id',
    'seq',
    'hash',
  )
  for (const { company_id, seq, hash } of heads) {
    await trx('audit_heads')
      .where({ company_id })
      .update({ seal: sealOf(trx, company_id, seq, hash) })
  }
  return heads.length
}
