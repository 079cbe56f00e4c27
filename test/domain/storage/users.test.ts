import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { attributes } from '../../../domain/data/attributes.ts'
import { readContents } from '../../../domain/data/digest.ts'
import { type Place, purgeRows, writeRows } from '../../../domain/data/rows.ts'
import type { CompanyId, LoadId } from '../../../domain/kernel/ids.ts'
import { onRowsOf } from '../../../domain/storage/company-rows.ts'
import { migrateRegions } from '../../../domain/storage/migrations.ts'
import { openDatabase } from '../../../domain/storage/opening.ts'
import { db, isServer } from '../../database.ts'
import { createDatabase } from '../../postgres.ts'

// The embedded engine has one user, who may do everything.
const server = isServer ? (process.env.TEST_DATABASE_URL ?? '') : ''

/** A database that belongs to a user who may not do everything. */
async function databaseOf(user: string, may: string) {
  await db.raw(`create role ${user} login ${may}`)
  const url = new URL(await createDatabase(server, user))
  await db.raw(`alter database ${user} owner to ${user}`)
  url.username = user
  const made = await openDatabase(url.href)
  return { ...made, grant: () => db.raw(`grant liaison_rows to ${user}`) }
}

async function useRows(store: typeof db) {
  const place: Place = { company: randomUUID() as CompanyId, table: 'Vendor', load: randomUUID() as LoadId }
  const values = attributes.Vendor.map(({ name }) => (name === 'VendorId' ? '1' : null))
  await writeRows(
    store,
    place,
    (async function* () {
      yield [{ line: 2, values }]
    })(),
  )
  assert.equal((await readContents(store, place)).rows, 1)
  assert.deepEqual(await onRowsOf(store, randomUUID() as CompanyId, trx => trx('vendors').select()), [])
  for await (const _ of purgeRows(store, place));
  assert.equal((await readContents(store, place)).rows, 0)
}

describe('a database user who may not do everything', () => {
  it('may use rows when it may make roles, or has been granted the one there is (K4)', async () => {
    if (!isServer) return useRows(db)
    const making = await databaseOf('may_make_roles', 'createrole')
    const { rows } = await making.db.raw<{ rows: { name: string }[] }>('select current_user as name')
    // A pooler may let everybody in as one user.
    if (rows[0]?.name !== 'may_make_roles') return making.close()
    await migrateRegions(making.db)
    await useRows(making.db).finally(making.close)

    const plain = await databaseOf('may_do_little', '')
    await assert.rejects(migrateRegions(plain.db), {
      code: '42501',
      message:
        /may not create the role liaison_rows\. Let it, or have an administrator run: create role liaison_rows; grant liaison_rows to may_do_little/,
    })
    await plain.grant()
    await migrateRegions(plain.db)
    await useRows(plain.db).finally(plain.close)
  })
})
