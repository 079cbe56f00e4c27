import assert from 'node:assert/strict'
import { registerCompany } from '../../../domain/company/companies.ts'
import { saveProfile } from '../../../domain/company/profiles.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import type { Database, Db, Trx } from '../../../domain/storage/database.ts'
import { giveKey, sealHistories } from '../../../domain/storage/key.ts'
import { migrate } from '../../../domain/storage/migrations.ts'
import { openDatabase } from '../../../domain/storage/opening.ts'
import { transaction } from '../../../domain/storage/transactions.ts'
import { audit } from '../../../domain/trust/audit.ts'
import { clock } from '../../clock.ts'
import { form, later, visitor } from '../company/founded.ts'
import { findBrokenEntry } from './broken.ts'

const KEY = 'a key that the database does not hold'

describe('a history that is sealed', function () {
  // It has a database of its own, whose making takes seconds.
  this.timeout('120s')

  let database: Database
  let db: Db
  let ada: Actor
  let next = 1
  before(async () => {
    database = await openDatabase('', { historyKey: KEY })
    db = database.db
    await migrate(db)
  })
  beforeEach(async () => {
    ada = await registerCompany(db, visitor(), form({ name: `Contoso ${next++}` }))
    for (const days of [1, 2]) await saveProfile(db, later(ada, days), 'general', { about: `Day ${days}` })
  })
  afterEach(() => giveKey(db, KEY))
  after(() => database.close())

  const broken = () => findBrokenEntry(db, ada.company)

  /** What somebody does who has every right on the database, but not the key. */
  async function tamper(work: (trx: Trx) => Promise<unknown>, key = '') {
    giveKey(db, key)
    await db.raw('alter table audit_entries disable trigger user')
    await transaction(db, work)
    await db.raw('alter table audit_entries enable trigger user')
    giveKey(db, KEY)
  }

  const write = (trx: Trx, type: 'profile.hidden' | 'history.trimmed', facts: object) =>
    audit(trx, { at: clock() }, [
      { type, subject: `profile:${ada.company}`, concerns: [ada.company], tell: [], facts: { ...facts } },
    ])

  it('is whole as the bot writes it, in a transaction inside another one, too (K6)', async () => {
    await transaction(db, trx =>
      transaction(trx, inner => saveProfile(inner, later(ada, 3), 'general', { about: 'Day 3' })),
    )

    assert.equal(await broken(), undefined)
    assert.equal((await db('audit_heads').whereNull('seal')).length, 0)
  })

  for (const [what, key] of [
    ['no key', ''],
    ['another key', 'a key that somebody has made up'],
  ] as const) {
    it(`shows when it was written anew with ${what}, also after it has gone on (K6)`, async () => {
      await tamper(async trx => {
        await trx('audit_entries').where({ company_id: ada.company }).delete()
        await trx('audit_heads').where({ company_id: ada.company }).update({ seq: 0, hash: '' })
        for (let n = 0; n < 3; n++) await write(trx, 'profile.hidden', {})
      }, key)
      assert.ok(await broken())

      await saveProfile(db, later(ada, 3), 'general', { about: 'Day 3' })

      assert.ok(await broken())
    })
  }

  it('shows when its beginning was cut off by an entry that says so (K6)', async () => {
    const [first] = await db('audit_entries').where({ company_id: ada.company, seq: 1 }).select()
    giveKey(db, '')
    await transaction(db, trx => write(trx, 'history.trimmed', { through: 1, seal: first.hash }))
    await db('audit_entries').where({ company_id: ada.company, seq: 1 }).delete()
    giveKey(db, KEY)

    assert.ok(await broken())
  })

  it('shows when its seal was taken away (K6)', async () => {
    await tamper(trx => trx('audit_heads').where({ company_id: ada.company }).update({ seal: null }))

    assert.ok(await broken())
  })

  it('is sealed once an earlier version of it is brought up to date, or when the operator says so (K6)', async () => {
    await db.migrate.down()
    await migrate(db)
    assert.equal(await broken(), undefined)
    giveKey(db, 'a new key')
    assert.ok(await broken())

    await transaction(db, sealHistories)

    assert.equal(await broken(), undefined)
    giveKey(db, KEY)
    await transaction(db, sealHistories)
  })
})
