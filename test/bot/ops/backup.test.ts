import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import { readTargetUrl } from '../../../bot/config.ts'
import { readBackup } from '../../../bot/ops/upkeep.ts'
import { registerCompany } from '../../../domain/company/companies.ts'
import { claim } from '../../../domain/delivery/claims.ts'
import { requestConnection } from '../../../domain/network/requests.ts'
import type { Db } from '../../../domain/storage/database.ts'
import { migrate } from '../../../domain/storage/migrations.ts'
import { openDatabase, openThrowAway } from '../../../domain/storage/opening.ts'
import { everything, isServer, db as world } from '../../database.ts'
import { form, visitor } from '../../domain/company/founded.ts'
import { isThorough } from '../../thorough.ts'
import { commandOf, run as runCommand } from '../process.ts'

/** The same for all, so that a seal stays what it was. */
const HISTORY_KEY = 'the key of all histories'

type Command = 'backup' | 'restore' | 'drill' | 'move' | 'verify'

/** `npm run` that command, with this database. */
const run = (command: Command, database: string, file?: string, env: Readonly<Record<string, string>> = {}) =>
  runCommand(`ops/${command}`, file === undefined ? [] : [file], { DATABASE_URL: database, HISTORY_KEY, ...env })

/** Contoso has asked Fabrikam, whose admin is to get the request, and a reminder of it. */
async function inhabit(db: Db) {
  await migrate(db)
  const [ada, bob] = [
    await registerCompany(db, visitor({ at: new Date() }), form()),
    await registerCompany(db, visitor({ at: new Date() }), form({ name: 'Fabrikam' })),
  ]
  await db('companies').update({ is_public: true })
  await requestConnection(db, ada, bob.company, 'Grüße 🚚')
}

const serverUrl = () => process.env.TEST_DATABASE_URL ?? ''

const due = async (db: Db) => {
  const found = await claim(db, 'teams', 'test', new Date(), 50)
  return found.map(({ event }) => event)
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
    const { db, close } = await openDatabase(database, { historyKey: HISTORY_KEY })
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
      assert.deepEqual(await due(db), [])
      assert.equal((await db('jobs').where({ kind: 'connection.reminder', settled_at: null })).length, 2)
      return everything(db)
    })
    const but = ({ deliveries: _, ...tables }: typeof was) => tables
    assert.deepEqual(but(after), but(was))
    const again = await run('restore', target, file)
    assert.equal(again.code, 1)
    assert.match(again.err, /^This database is not empty\. [^\n]+\n$/)
    assert.deepEqual(await alone(target, everything), after)
    // Neither is one that reads from a database meanwhile, whose only connection it must give back.
    const moved = await run('move', folder, undefined, { TARGET_DATABASE_URL: target })
    assert.deepEqual([moved.code, moved.err], [1, again.err])
    assert.deepEqual(await alone(target, everything), after)
  })

  it('a file that is cut off, altered or none changes nothing, and says so', async () => {
    const whole = await readFile(file)
    const { db, close } = await openThrowAway('')
    try {
      const bad = join(home, 'bad')
      const half = whole.length >> 1
      const flipped = (at: number) => {
        const copy = Buffer.from(whole)
        copy.writeUInt8(copy.readUInt8(at) ^ (1 << (at % 8)), at)
        return copy
      }
      const said = gunzipSync(whole).toString()
      for (const contents of [
        whole.subarray(0, half),
        whole.subarray(0, -1),
        // Its head says nothing that matters.
        ...Array.from({ length: 40 }, (_, n) => flipped(10 + Math.floor((n * (whole.length - 10)) / 40))),
        ...[
          said.replace(/"migrations":\[[^\]]*\]/, '"migrations":null'),
          said.replace('"columns":[', '"columns":["no",'),
          said.replace(/\n\[/, '\n7\n['),
          said.replace('"sequences":[', '"sequences":[{"name":"none","value":"1"},'),
        ].map(lines => gzipSync(lines)),
        Buffer.from('hello'),
        Buffer.of(),
      ]) {
        await writeFile(bad, contents)
        await assert.rejects(
          readBackup(db, bad, async () => {}, new AbortController().signal),
          /^BadBackup: This (backup is damaged or not whole\. Nothing was changed|is not a backup of Liaison)\.$/,
        )
        assert.deepEqual(await everything(db), {})
      }
      await rm(bad)
    } finally {
      await close()
    }
  })

  it('an interruption of a backup or a drill leaves nothing behind, and ends with 1', async () => {
    const temporary = await mkdtemp(join(home, 'tmp-'))
    for (const [command, argument] of [
      ['backup', join(home, 'interrupted.backup')],
      ['drill', file],
      ['drill', undefined],
    ] as const) {
      for (const milliseconds of isThorough ? [700, 1_500] : [700]) {
        const [node, ...script] = commandOf(`ops/${command}`)
        const args = [...script, ...(argument ? [argument] : [])]
        const env = { PATH: process.env.PATH, TMPDIR: temporary, DATABASE_URL: isServer ? serverUrl() : folder }
        const child = spawn(node, args, { env, stdio: 'ignore' })
        const ended = once(child, 'close')
        await sleep(milliseconds)
        child.kill('SIGINT')
        await ended
        await rm(join(home, 'interrupted.backup'), { force: true })
      }
    }

    const left = (await readdir(temporary)).filter(name => name.startsWith('liaison'))
    assert.deepEqual(left, [])
    assert.deepEqual(
      (await readdir(home)).filter(name => name.startsWith('interrupted')),
      [],
    )
    if (isServer) assert.deepEqual(await world('pg_database').whereLike('datname', '%throw_away%').pluck('datname'), [])
  })

  it('a drill finds all well and changes nothing', async () => {
    const { code, out, err } = await run('drill', folder)

    assert.deepEqual([code, err], [0, ''])
    assert.match(
      out,
      /^Restored as of [^\n]+\n\d+ entries of 2 companies fit their chains; 0 histories are broken\.\n0 notifications would be sent again\.\nLedger, grants and what is stored agree\.\n$/,
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
      run('backup', folder, join(home, 'nowhere', 'x')),
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
    assert.match(answers[4]?.err ?? '', /^There is no \S+nowhere\/x\.half\.\n$/)
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
          assert.deepEqual(await due(db), ['connection.requested'])
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
