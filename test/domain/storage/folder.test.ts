import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../../domain/storage/opening.ts'

/** A process that runs this with the database open, until it is killed. */
function another(folder: string, code: string): ChildProcess {
  const database = new URL('../../../domain/storage/opening.ts', import.meta.url).href
  const source = `import { openDatabase } from ${JSON.stringify(database)}
    const { db } = await openDatabase(${JSON.stringify(folder)})
    ${code}
    console.log('open')
    setInterval(() => {}, 1_000)`
  return spawn(process.execPath, ['--liftoff-only', '--import', 'tsx', '--input-type=module', '--eval', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

describe('the folder of the embedded database', function () {
  // Making one takes seconds, and the machine may be busy.
  this.timeout('120s')

  let home: string
  /** One that is whole and holds a table. */
  let made: string
  let parent: string
  let child: ChildProcess | undefined

  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'liaison-folder-'))
    made = join(home, 'made')
    const { db, close } = await openDatabase(made)
    await db.raw('create table kept as select 42 as answer')
    await close()
  })
  beforeEach(() => {
    parent = mkdtempSync(join(home, 'test-'))
  })
  afterEach(() => {
    child?.kill('SIGKILL')
    child = undefined
  })
  after(() => rm(home, { recursive: true, force: true }))

  /** What is in it, asked by somebody who opens it. */
  async function keptIn(folder: string) {
    const { db, close } = await openDatabase(folder)
    return db('kept').select().finally(close)
  }

  it('belongs to one process at a time; one that was killed leaves it, with what it had committed', async () => {
    const folder = join(parent, 'data')
    const file = join(folder, 'liaison.lock')
    await cp(made, folder, { recursive: true })
    child = another(folder, `await db.raw('insert into kept values (43)')`)
    await once(child.stdout ?? assert.fail(), 'data')

    await assert.rejects(openDatabase(folder), {
      name: 'FolderInUse',
      message: new RegExp(`data is in use by process ${child.pid} on ${hostname()};`),
    })

    const died = once(child, 'exit')
    child.kill('SIGKILL')
    await died
    assert.notEqual(readFileSync(file, 'utf8'), '')
    assert.deepEqual(await keptIn(folder), [{ answer: 42 }, { answer: 43 }])
    assert.equal(readFileSync(file, 'utf8'), '')
  })

  it('is not refused for what a lock says whose holder is gone, whoever has its number now', async () => {
    const folder = join(parent, 'data')
    await cp(made, folder, { recursive: true })
    writeFileSync(join(folder, 'liaison.lock'), `process ${process.pid} on ${hostname()}`)

    assert.deepEqual(await keptIn(folder), [{ answer: 42 }])
  })

  it('is held against its own process, too', async () => {
    const folder = join(parent, 'data')
    await cp(made, folder, { recursive: true })
    const { close } = await openDatabase(folder)

    await assert.rejects(openDatabase(folder), { name: 'FolderInUse' })

    await close()
    assert.deepEqual(await keptIn(folder), [{ answer: 42 }])
  })

  it('that holds something else is refused, and nothing in it is touched', async () => {
    const folder = join(parent, 'letters')
    mkdirSync(join(folder, 'old'), { recursive: true })
    writeFileSync(join(folder, 'old', 'letter'), 'Dear Ada')

    await assert.rejects(openDatabase(folder), {
      name: 'FolderUnusable',
      message: /letters is not empty, and no database/,
    })

    assert.deepEqual(readdirSync(folder, { recursive: true }).toSorted(), ['old', 'old/letter'])
  })

  it('that has lost its mark is refused, and nothing in it is touched', async () => {
    const folder = join(parent, 'data')
    await cp(made, folder, { recursive: true })
    rmSync(join(folder, 'PG_VERSION'))
    const before = readdirSync(folder, { recursive: true })

    await assert.rejects(openDatabase(folder), { name: 'FolderUnusable', message: /restore a backup/ })

    assert.deepEqual(readdirSync(folder, { recursive: true }), before)
  })

  it('that was empty becomes a database, also when somebody was killed who was making one', async () => {
    const folder = join(parent, 'empty')
    mkdirSync(join(folder, 'liaison.half', 'base'), { recursive: true })
    mkdirSync(join(folder, 'lost+found'))

    const { db, close } = await openDatabase(folder)
    await db.raw('select 1').finally(close)

    assert.ok(!existsSync(join(folder, 'liaison.half')))
    assert.ok(existsSync(join(folder, 'PG_VERSION')))
  })

  it('is finished by the next when somebody was killed who was putting everything in its place', async () => {
    const folder = join(parent, 'data')
    await cp(made, join(folder, 'liaison.whole'), { recursive: true })
    for (const name of ['base', 'global']) {
      await cp(join(folder, 'liaison.whole', name), join(folder, name), { recursive: true })
      rmSync(join(folder, 'liaison.whole', name), { recursive: true })
    }

    assert.deepEqual(await keptIn(folder), [{ answer: 42 }])
    assert.ok(!existsSync(join(folder, 'liaison.whole')))
  })

  const damages: Readonly<Record<string, (folder: string) => void>> = {
    'its control file': folder => writeFileSync(join(folder, 'global', 'pg_control'), Buffer.alloc(8_192)),
    'its log': folder => {
      const log = join(folder, 'pg_wal')
      for (const name of readdirSync(log).filter(each => each.startsWith('0'))) {
        writeFileSync(join(log, name), Buffer.alloc(16 << 20))
      }
    },
    'its version': folder => writeFileSync(join(folder, 'PG_VERSION'), '15\n'),
  }
  for (const [what, damage] of Object.entries(damages)) {
    it(`that is damaged in ${what} says so, and to restore a backup`, async () => {
      const folder = join(parent, 'data')
      await cp(made, folder, { recursive: true })
      damage(folder)

      await assert.rejects(openDatabase(folder), {
        name: 'FolderUnusable',
        message: /data cannot be opened: [a-z][^\n]+\. Restore a backup into another folder\.$/,
      })
    })
  }
})
