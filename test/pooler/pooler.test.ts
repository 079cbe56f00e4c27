import assert from 'node:assert/strict'
import { openDatabase } from '../../domain/storage/opening.ts'
import { db } from '../database.ts'

describe('behind a pooler that lends a session for one transaction', () => {
  it('each transaction has its own limits, and leaves nothing behind on the session', async () => {
    const limits = () =>
      db.raw(
        `select current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle`,
      )

    const inside = await db.transaction(async trx => {
      const { rows } = await trx.raw(
        `select current_setting('statement_timeout') as statement, current_setting('idle_in_transaction_session_timeout') as idle`,
      )
      return rows
    })

    assert.deepEqual(inside, [{ statement: '5s', idle: '10s' }])
    assert.deepEqual((await limits()).rows, [{ statement: '0', idle: '0' }])
  })

  it('whoever is patient has no limits', async () => {
    const { db, close } = await openDatabase(process.env.TEST_DATABASE_URL ?? '', { isPatient: true })

    const { rows } = await db.transaction(trx => trx.raw('show statement_timeout')).finally(close)

    assert.deepEqual(rows, [{ statement_timeout: '0' }])
  })

  it('no statement has a name, for another session would not know it', async () => {
    const names = await db('pg_prepared_statements').where('name', '<>', '').pluck('name')

    assert.deepEqual(names, [])
  })
})
