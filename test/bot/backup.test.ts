import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readTargetUrl } from '../../bot/config.ts'
import { readBackup } from '../../bot/upkeep.ts'
import { type Db, migrate, openDatabase, openThrowAway } from '../../domain/database.ts'
import { claim } from '../../domain/delivery/deliveries.ts'
import { registerCompany } from '../../domain/network/companies.ts'
import { requestConnection } from '../../domain/network/connections.ts'
import { form, visitor } from '../domain/network/founded.ts'
import { everything } from '../domain/rows.ts'
import { isServer, db as world } from '../world.ts'

type Command = 'backup' | 'restore' | 'drill' | 'move' | 'verify'

/** `npm run` that command, with this database. */
async function run(command: Command, database: string, file?: string, env: Readonly<Record<string, string>> = {}) {
  const args = ['--import', 'tsx', `bot/${command}.ts`, ...(file === undefined ? [] : [file])]
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, DATABASE_URL: database, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk))
  const [code] = await once(child, 'close')
  return { code, out, err }
}

/** Contoso has asked Fabrikam, whose admin is owed the request, and a reminder of it. */
async function inhabit(db: Db) {
  await migrate(db)
  const [ada, bob] = [
    await registerCompany(db, visitor({ at: new Date() }), form()),
    await registerCompany(db, visitor({ at: new Date() }), form({ name: 'Fabrikam' })),
  ]
  await db('companies').update({ is_public: true })
  await requestConnection(db, ada, bob.company, 'Grüße 🚚')
}

const owed = async (db: Db) => {
  const found = await claim(db, 'test', new Date(), 50)
  return found.filter(({ person }) => person).map(({ event }) => event)
}

describe('backup, restore, drill and move', function () {
  // They are processes of their own, and the machine may be busy.
  this.timeout('300s')

  let home: string
  let folder: string
  let file: string
  /** Every row of the database that is backed up. */
  let was: Awaited<ReturnType<typeof everything>>

  /** Does something to a database while nobody else has it. */
  async function alone<T>(database: string, work: (db: Db) => Promise<T>): Promise<T> {
    const { db, close } = await openDatabase(database)
    return work(db).finally(close)
  }

  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'liaison-backup-'))
    ;[folder, file] = [join(home, 'data'), join(home, 'liaison.backup')]
    was = await alone(folder, async db => {
      await inhabit(db)
      return everything(db)
    })
    const { code, out, err } = await run('backup', folder, file)
    assert.deepEqual([code, err], [0, ''])
    assert.match(out, /^Everything is in \S+liaison\.backup\. [^\n]+secrets[^\n]+\n$/)
  })
  after(() => rm(home, { recursive: true, force: true }))

  it('a backup is for its owner alone, leaves nothing beside it, and overwrites nothing', async () => {
    const { mode } = await stat(file)
    const contents = await readFile(file)

    const { code, err } = await run('backup', folder, file)

    assert.equal(mode & 0o777, 0o600)
    assert.deepEqual([code, err], [1, `${file} is there already, and is not overwritten.\n`])
    assert.deepEqual(await readFile(file), contents)
    assert.deepEqual((await readdir(home)).toSorted(), ['data', 'liaison.backup'])
    assert.match(gunzipSync(contents).toString(), /^\["links","[\w-]{43}"\]$/m)
  })

  it('a restore gives back everything, and nobody is told again; a second one is refused in words', async () => {
    const target = join(home, 'restored')

    const { code, out, err } = await run('restore', target, file)

    assert.deepEqual([code, err], [0, ''])
    assert.match(out, /^Restored as of \S+Z: \d+ rows of \d+ tables, each as it was\.\n$/)
    const after = await alone(target, async db => {
      assert.deepEqual(await owed(db), [])
      assert.equal(
        (await db('deliveries').where({ event: 'connection.reminder' }).whereRaw('revision > delivered')).length,
        2,
      )
      return everything(db)
    })
    const but = ({ deliveries: _, ...tables }: typeof was) => tables
    assert.deepEqual(but(after), but(was))
    const again = await run('restore', target, file)
    assert.equal(again.code, 1)
    assert.match(again.err, /^This database is not empty\. [^\n]+\n$/)
    assert.deepEqual(await alone(target, everything), after)
  })

  it('a file that is cut off, altered or none changes nothing, and says so', async () => {
    const whole = await readFile(file)
    const { db, close } = await openThrowAway('')
    try {
      const bad = join(home, 'bad')
      const half = whole.length >> 1
      const flipped = Buffer.from(whole)
      flipped.writeUInt8(flipped.readUInt8(half) ^ 1, half)
      for (const contents of [
        whole.subarray(0, half),
        whole.subarray(0, -1),
        flipped,
        Buffer.from('hello'),
        Buffer.of(),
      ]) {
        await writeFile(bad, contents)
        await assert.rejects(
          readBackup(db, bad, async () => {}),
          /^BadBackup: This (backup is damaged or not whole\. Nothing was changed|is not a backup of Liaison)\.$/,
        )
        assert.deepEqual(await everything(db), {})
      }
      await rm(bad)
    } finally {
      await close()
    }
  })

  it('a drill finds all well and changes nothing', async () => {
    const { code, out, err } = await run('drill', folder)

    assert.deepEqual([code, err], [0, ''])
    assert.match(
      out,
      /^Restored as of [^\n]+\n2 entries|\d+ entries of 2 companies fit their chains; 0 histories are broken\.\n0 notifications would be sent again\.\n$/,
    )
    assert.deepEqual(await alone(folder, everything), was)
  })

  it('a drill of a backup with a broken history ends with 1', async () => {
    const [broken, broke] = [join(home, 'broken'), join(home, 'broken.backup')]
    await run('restore', broken, file)
    await alone(broken, async db => {
      await db.raw('alter table audit_entries disable trigger user')
      await db('audit_entries').where({ type: 'connection.requested' }).update({ subject: 'nothing' })
    })
    await run('backup', broken, broke)

    const { code, err } = await run('drill', folder, broke)

    assert.equal(code, 1)
    assert.match(err, /^Broken: entry 2 of the history of (Contoso|Fabrikam) /)
  })

  it('says in one sentence what is missing', async () => {
    const answers = await Promise.all([
      run('backup', folder),
      run('restore', join(home, 'none'), join(home, 'nothing')),
      run('backup', 'postgres://u:canary@127.0.0.1:9/liaison', join(home, 'x')),
      run('move', folder),
      run('backup', folder, join(home, 'none', 'x')),
    ])

    for (const { code, out, err } of answers) {
      assert.deepEqual([code, out], [1, ''])
      assert.match(err, /^[^\n]+\.?\n$/)
      assert.doesNotMatch(err, /canary| at /)
    }
    assert.match(answers[0]?.err ?? '', /^Name one file: npm run backup -- /)
    assert.match(answers[1]?.err ?? '', /^There is no \S+nothing\.\n$/)
    assert.match(answers[2]?.err ?? '', /cannot be reached/)
    assert.match(answers[3]?.err ?? '', /^TARGET_DATABASE_URL is needed/)
    assert.match(answers[4]?.err ?? '', /^There is no \S+none\/x\.half\.\n$/)
    assert.throws(() => readTargetUrl({ TARGET_DATABASE_URL: ' ' }), /TARGET_DATABASE_URL/)
  })

  if (isServer) {
    /** An empty database on the server, as whoever moves there has made it. */
    async function withEmpty(work: (url: string, name: string) => Promise<void>) {
      const name = `moved_${randomUUID()}`
      const url = Object.assign(new URL(process.env.TEST_DATABASE_URL ?? ''), { pathname: name }).href
      await world.raw('create database ??', [name])
      await work(url, name).finally(() => world.raw('drop database ?? with (force)', [name]))
    }

    it('moves from the embedded database to PostgreSQL, with what was still to be told', async () => {
      await withEmpty(async url => {
        const { code, out, err } = await run('move', folder, undefined, { TARGET_DATABASE_URL: url })

        assert.deepEqual([code, err], [0, ''])
        assert.match(out, /^Moved \d+ rows of \d+ tables, each as it was\. [^\n]+\n$/)
        await alone(url, async db => {
          assert.deepEqual(await everything(db), was)
          assert.deepEqual(await owed(db), ['connection.requested'])
        })
        const again = await run('move', folder, undefined, { TARGET_DATABASE_URL: url })
        assert.equal(again.code, 1)
        assert.match(again.err, /^This database is not empty\./)
      })
    })

    it('a backup of the one is restored into the other, and its drill leaves no database behind', async () => {
      await withEmpty(async (url, name) => {
        await run('restore', url, file)

        const [drill, backup] = [await run('drill', url), await run('backup', url, join(home, 'server.backup'))]

        assert.deepEqual([drill.code, drill.err, backup.code], [0, '', 0])
        assert.deepEqual(await world('pg_database').whereLike('datname', `${name}%`).pluck('datname'), [name])
        const back = join(home, 'back')
        await run('restore', back, join(home, 'server.backup'))
        assert.deepEqual(await alone(back, everything), await alone(url, everything))
      })
    })
  }
})
