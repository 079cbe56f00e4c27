import assert from 'node:assert/strict'
import fs, { readlinkSync, writeFileSync } from 'node:fs'
import { cp, mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { registerCompany } from '../../../domain/company/companies.ts'
import { publishProfile, saveProfile } from '../../../domain/company/profiles.ts'
import type { Database, Db } from '../../../domain/storage/database.ts'
import { migrate } from '../../../domain/storage/migrations.ts'
import { openDatabase } from '../../../domain/storage/opening.ts'
import { verifyHistories } from '../../../domain/trust/audit.ts'
import { form, later, visitor } from '../company/founded.ts'

describe('the log of the embedded database', function () {
  // Making one takes seconds, and the machine may be busy.
  this.timeout('120s')

  let home: string
  let folder: string
  let database: Database
  let db: Db
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'liaison-log-'))
    folder = join(home, 'data')
    database = await openDatabase(folder)
    db = database.db
    await migrate(db)
    await db.raw('create table kept (n integer)')
  })
  after(async () => {
    await database.close()
    await rm(home, { recursive: true, force: true })
  })

  /** The files that are synced while that is done. */
  async function synced(work: () => Promise<unknown>): Promise<readonly string[]> {
    const { fsyncSync } = fs
    const files: string[] = []
    fs.fsyncSync = descriptor => {
      files.push(readlinkSync(`/proc/self/fd/${descriptor}`))
      fsyncSync(descriptor)
    }
    syncBuiltinESMExports()
    try {
      await work()
      return files
    } finally {
      fs.fsyncSync = fsyncSync
      syncBuiltinESMExports()
    }
  }

  it('is on the disk when a commit is answered, and a question writes nothing', async () => {
    for (let n = 0; n < 20; n++) {
      const files = await synced(() => db('kept').insert({ n }))
      assert.ok(files.length > 0)
      for (const file of files) assert.match(file, /data\/pg_wal\/[0-9A-F]{24}$/)
    }
    assert.deepEqual(await synced(() => db('kept').select()), [])
  })

  it('has a checkpoint as it grows, so that it stays short', async () => {
    const begin = async () => {
      const { rows } = await db.raw('select redo_lsn from pg_control_checkpoint()')
      return rows[0].redo_lsn
    }
    const before = await begin()

    for (let megabyte = 0; megabyte < 90; megabyte++) {
      await db.raw(`select pg_logical_emit_message(true, 'test', repeat('x', 1000000))`)
    }

    assert.notEqual(await begin(), before)
  })

  it('with pages zeroed loses what was acknowledged, and the histories show it, also when they have gone on (K6)', async () => {
    const ada = await registerCompany(db, visitor(), form())
    await db.raw('checkpoint')
    const { rows } = await db.raw(
      'select pg_walfile_name(lsn) as name, (pg_walfile_name_offset(lsn)).file_offset as at from pg_current_wal_lsn() lsn',
    )
    await publishProfile(db, later(ada, 1), true)
    const damaged = join(home, 'damaged')
    await cp(folder, damaged, { recursive: true })
    writeFileSync(join(damaged, 'liaison.lock'), '')
    const log = await open(join(damaged, 'pg_wal', rows[0].name), 'r+')
    await log.write(Buffer.alloc((16 << 20) - rows[0].at), 0, undefined, rows[0].at)
    await log.close()

    const broken = []
    for (const goOn of [false, true, false]) {
      const { db, heads, close } = await openDatabase(damaged)
      assert.deepEqual(await db('companies').where({ is_public: true }), [])
      for await (const history of verifyHistories(db, heads)) broken.push(history.broken)
      if (goOn)
        for (const days of [2, 3, 4]) await saveProfile(db, later(ada, days), 'general', { about: `Day ${days}` })
      await close()
    }

    assert.deepEqual(broken, [2, 2, 2])
    assert.match(await readFile(join(damaged, 'liaison.heads'), 'utf8'), /^\S+ 2 \S+\n/m)
  })
})
