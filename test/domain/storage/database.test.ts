import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { Refusal } from '../../../domain/kernel/refusal.ts'
import { isUnavailable } from '../../../domain/storage/errors.ts'
import { openDatabase } from '../../../domain/storage/opening.ts'
import { ask } from '../../../domain/storage/statements.ts'
import { db, isServer } from '../../database.ts'

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
    ['57P05', 'a session that was idle for too long'],
    ['53100', 'a full disk'],
    ['53300', 'too many connections'],
    ['25006', 'a server that only reads'],
    ['25P03', 'a transaction that was idle for too long'],
    ['08P01', 'a complaint of a pooler'],
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
        await ask<{ rows: object[] }>(trx, sql, { one: 1, two: 2 }),
        await ask<{ rows: object[] }>(trx, sql, { one: 3, two: 4 }),
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
