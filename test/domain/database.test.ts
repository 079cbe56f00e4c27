import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FolderInUse, isUnavailable, openDatabase, prepared } from '../../domain/database.ts'
import { Refusal } from '../../domain/refusal.ts'
import { db, isServer } from '../world.ts'

describe('the folder of the embedded database', () => {
  let parent: string
  let children: ChildProcess[] = []

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'liaison-database-'))
  })

  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL')
    children = []
    rmSync(parent, { recursive: true })
  })

  /** A process that runs this with the database open, until it is killed. */
  function another(folder: string, code: string) {
    const database = new URL('../../domain/database.ts', import.meta.url).href
    const source = `import { openDatabase } from ${JSON.stringify(database)}
      const { db } = await openDatabase(${JSON.stringify(folder)})
      ${code}
      console.log('open')
      setInterval(() => {}, 1_000)`
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    children.push(child)
    return child
  }

  const firstLineOf = async ({ stdout }: ChildProcess) =>
    String((await once(stdout ?? assert.fail(), 'data'))[0]).trim()

  it('belongs to one process at a time; one that was killed leaves it, with what it had committed', async function () {
    this.timeout('60s')
    const folder = join(parent, 'data')
    const first = another(folder, `await db.raw('create table kept as select 42 as answer')`)
    assert.equal(await firstLineOf(first), 'open')

    const refused = await openDatabase(folder).then(({ close }) => close(), reasonOf)
    assert.ok(refused instanceof FolderInUse)
    assert.match(refused.message, new RegExp(`data is in use by process ${first.pid};`))
    assert.equal(readFileSync(`${folder}.lock`, 'utf8'), String(first.pid))

    const died = once(first, 'exit')
    first.kill('SIGKILL')
    await died
    assert.ok(existsSync(`${folder}.lock`))
    const third = await openDatabase(folder)
    assert.equal(readFileSync(`${folder}.lock`, 'utf8'), String(process.pid))
    assert.deepEqual(await third.db('kept'), [{ answer: 42 }])
    await third.close()
    assert.equal(existsSync(`${folder}.lock`), false)
  })

  it('is refused while the process that is named in the lock lives, whoever owns that', async () => {
    const folder = join(parent, 'data')
    writeFileSync(`${folder}.lock`, '1')

    await assert.rejects(openDatabase(folder), { name: 'FolderInUse', message: /process 1;/ })

    assert.equal(readFileSync(`${folder}.lock`, 'utf8'), '1')
    assert.equal(existsSync(folder), false)
  })
})

const reasonOf = (error: unknown) => error

function unavailable(error: unknown): true {
  assert.equal(isUnavailable(error), true, String(error))
  return true
}

describe('an error of the database', () => {
  for (const [state, what] of [
    ['40001', 'a serialization failure'],
    ['40P01', 'a deadlock'],
    ['55P03', 'a lock that was not to be had'],
    ['57014', 'a statement that took too long'],
    ['57P01', 'a shutdown'],
    ['57P02', 'a crash'],
    ['57P03', 'a start'],
    ['53300', 'too many connections'],
    ['08000', 'a lost connection'],
    ['08003', 'no connection'],
    ['08006', 'a failed connection'],
  ] as const) {
    it(`that is ${what} means that it was not available`, async () => {
      await assert.rejects(db.raw(`do $$ begin raise sqlstate '${state}'; end $$`), unavailable)
    })
  }

  for (const sql of [
    'select from nowhere',
    'selec',
    'select 1 / 0',
    `insert into reminder_stops (person_id, subject) values (gen_random_uuid(), '')`,
    `select 'x'::uuid`,
  ]) {
    it(`in "${sql}" is a defect`, async () => {
      await assert.rejects(db.raw(sql), error => {
        assert.equal(isUnavailable(error), false)
        return true
      })
    })
  }

  it('is an error: nothing else is', () => {
    for (const thrown of [undefined, null, '40001', 40001, {}, { code: '40001' }, { name: 'KnexTimeoutError' }]) {
      assert.equal(isUnavailable(thrown), false)
    }
    for (const error of [new Refusal('guest'), new TypeError('x is undefined'), new Error('40001'), new RangeError()]) {
      assert.equal(isUnavailable(error), false)
    }
    assert.equal(isUnavailable(Object.assign(new Error(), { code: 40001 })), false)
  })

  if (isServer) {
    it('comes from a pool that has nothing left to lend', async () => {
      const held = await Promise.all(Array.from({ length: 10 }, () => db.transaction()))

      const reason = await db.raw('select 1').then(() => undefined, reasonOf)

      for (const trx of held) await trx.rollback()
      unavailable(reason)
      assert.equal((await db.raw('select 1 as one')).rows[0].one, 1)
    })

    it('comes from a statement that is cut off', async () => {
      const slow = db.transaction(async trx => {
        await trx.raw('set local statement_timeout = 20')
        await trx.raw('select pg_sleep(5)')
      })

      await assert.rejects(slow, unavailable)
    })
  }
})

describe('a server that cannot be reached', () => {
  /** What a question to it ends with. */
  async function askedOf(address: string): Promise<unknown> {
    const { db, close } = await openDatabase(`postgres://liaison@${address}/liaison`)
    const reason = await db.raw('select 1').then(() => undefined, reasonOf)
    await close()
    return reason
  }

  const answers: Readonly<Record<string, (socket: Socket) => void>> = {
    'says nothing': () => {},
    'hangs up': socket => socket.end(),
    'cuts the line': socket => socket.resetAndDestroy(),
  }
  for (const [what, answer] of Object.entries(answers)) {
    it(`is not available when it ${what}`, async () => {
      const sockets: Socket[] = []
      const server = createServer(socket => {
        sockets.push(socket.on('error', () => {}))
        answer(socket)
      }).listen(0, '127.0.0.1')
      await once(server, 'listening')

      const reason = await askedOf(`127.0.0.1:${(server.address() as AddressInfo).port}`)

      server.close()
      for (const socket of sockets) socket.destroy()
      unavailable(reason)
    })
  }

  for (const host of ['127.0.0.1', 'localhost', 'no-such-host.invalid']) {
    it(`is not available when nobody listens on ${host}`, async () => {
      unavailable(await askedOf(`${host}:1`))
    })
  }
})

describe('a prepared statement', () => {
  it('is planned once, whatever it is asked', async () => {
    const sql = 'select :one::integer + :two::integer as sum'

    const { sums, kept } = await db.transaction(async trx => ({
      sums: [
        await prepared<{ rows: object[] }>(trx, sql, { one: 1, two: 2 }),
        await prepared<{ rows: object[] }>(trx, sql, { one: 3, two: 4 }),
      ],
      kept: await trx('pg_prepared_statements').whereLike('statement', '% as sum').pluck('statement'),
    }))

    assert.deepEqual(
      sums.map(({ rows }) => rows),
      [[{ sum: 3 }], [{ sum: 7 }]],
    )
    assert.deepEqual(kept, ['select $1::integer + $2::integer as sum'])
  })
})
