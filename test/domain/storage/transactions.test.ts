import assert from 'node:assert/strict'
import { Refusal } from '../../../domain/kernel/refusal.ts'
import type { Db } from '../../../domain/storage/database.ts'
import { ask } from '../../../domain/storage/statements.ts'
import { onOneConnection, sendAhead, transaction } from '../../../domain/storage/transactions.ts'
import { db } from '../../database.ts'

/** Any table will do: this one has no name twice. */
const adding = `insert into heard_messages (conversation_id, activity_id, heard_at) values ('', :name, now())`
const named = (name: string) => ({ name })
const namesIn = (one: Db) => one('heard_messages').orderBy('activity_id').pluck('activity_id')
const names = () => namesIn(db)

describe('a transaction', () => {
  it('keeps all that was sent ahead, in the order in which it was sent', async () => {
    const seen = await transaction(db, async trx => {
      sendAhead(trx, adding, named('a'))
      const seen = await namesIn(trx)
      sendAhead(trx, 'update heard_messages set activity_id = :to where activity_id = :from', { from: 'a', to: 'b' })
      return seen
    })

    assert.deepEqual(seen, ['a'])
    assert.deepEqual(await names(), ['b'])
  })

  it('keeps nothing when one statement that was sent ahead is refused, and says why', async () => {
    const failing = transaction(db, async trx => {
      sendAhead(trx, adding, named('a'))
      sendAhead(trx, adding, named('a'))
      sendAhead(trx, adding, named('b'))
    })

    await assert.rejects(failing, { code: '23505' })
    assert.deepEqual(await names(), [])
  })

  it('says why, too, when something was asked after it', async () => {
    const failing = transaction(db, async trx => {
      sendAhead(trx, adding, named('a'))
      sendAhead(trx, adding, named('a'))
      await namesIn(trx)
    })

    await assert.rejects(failing, { code: '23505' })
  })

  it('keeps nothing when it is refused after something was sent ahead', async () => {
    const failing = transaction(db, async trx => {
      sendAhead(trx, adding, named('a'))
      throw new Refusal('not-found')
    })

    await assert.rejects(failing, Refusal)
    assert.deepEqual(await names(), [])
  })

  it('is not taken for kept when somebody overlooked that a statement failed', async () => {
    const failing = transaction(db, async trx => {
      sendAhead(trx, adding, named('a'))
      await trx.raw('select 1 / 0').catch(() => {})
    })

    await assert.rejects(failing, /ended with ROLLBACK/)
    assert.deepEqual(await names(), [])
  })

  it('inside another one is a part of it', async () => {
    const failing = transaction(db, async trx => {
      await transaction(trx, async inner => sendAhead(inner, adding, named('a')))
      throw new Refusal('not-found')
    })

    await assert.rejects(failing, Refusal)
    assert.deepEqual(await names(), [])
  })

  it('is not begun inside one of knex, with which it would end', async () => {
    await assert.rejects(
      db.transaction(trx => transaction(trx, async () => {})),
      /inside a transaction of knex/,
    )
  })

  it('is over when it is over', async () => {
    const trx = await transaction(db, async trx => trx)

    assert.throws(() => sendAhead(trx, adding, named('a')), /given back/)
    await assert.rejects(async () => namesIn(trx), /given back/)
  })
})

describe('several statements on one connection', () => {
  it('see what was committed before them', async () => {
    const seen = await onOneConnection(db, async one => {
      await transaction(one, async trx => sendAhead(trx, adding, named('a')))
      return namesIn(one)
    })

    assert.deepEqual(seen, ['a'])
  })

  it('are not taken for done when a transaction among them was not committed', async () => {
    const failing = onOneConnection(db, async one => {
      await transaction(one, async trx => {
        sendAhead(trx, adding, named('a'))
        sendAhead(trx, adding, named('a'))
      })
      return namesIn(one)
    })

    await assert.rejects(failing, { code: '23505' })
    assert.deepEqual(await names(), [])
  })

  it('go on after a transaction that was refused', async () => {
    const seen = await onOneConnection(db, async one => {
      await transaction(one, async trx => {
        sendAhead(trx, adding, named('a'))
        throw new Refusal('not-found')
      }).catch(() => {})
      return namesIn(one)
    })

    assert.deepEqual(seen, [])
  })

  it('leave the connection to others afterwards', async () => {
    const one = await onOneConnection(db, async one => one)

    await assert.rejects(ask(one, 'select 1', {}), /given back/)
    assert.deepEqual(await names(), [])
  })
})

describe('a connection that is not used any more', () => {
  it('is followed by another one, which knows nothing of its statements and transactions', async () => {
    const asking = () => ask<{ rows: { n: number }[] }>(db, 'select :n::integer as n', { n: 1 })
    await asking()
    const connection = await db.client.acquireConnection()
    await connection.query('begin')
    connection.__knex__disposed = new Error('given up')
    db.client.releaseConnection(connection)

    const { rows } = await asking()

    assert.deepEqual(rows, [{ n: 1 }])
    const { rows: state } = await db.raw('select now() = statement_timestamp() as alone')
    assert.deepEqual(state, [{ alone: true }])
  })
})
