import assert from 'node:assert/strict'
import { saveProfile } from '../../../domain/company/profiles.ts'
import type { CompanyId } from '../../../domain/kernel/ids.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'
import { muteConnection } from '../../../domain/network/connections.ts'
import { requestConnection } from '../../../domain/network/requests.ts'
import type { Trx } from '../../../domain/storage/database.ts'
import { transaction } from '../../../domain/storage/transactions.ts'
import { verifyHistories } from '../../../domain/trust/audit.ts'
import { eraseWritten, trimHistories } from '../../../domain/trust/trimming.ts'
import { listHistory } from '../../../domain/views/history.ts'
import { clock } from '../../clock.ts'
import { db } from '../../database.ts'
import { founded, later } from '../company/founded.ts'
import { findBrokenEntry } from './broken.ts'

const day = (days: number) => daysAfter(clock(), days)

/** Contoso has nine entries: of the days 0, 0, 100, 200 and so on to 700. Fabrikam has its registration and the request. */
async function history() {
  const [ada, bob] = [await founded('Contoso'), await founded('Fabrikam')]
  const id = await requestConnection(db, later(bob, 0), ada.company, 'A secret plan')
  for (let hundred = 1; hundred < 8; hundred++) {
    await muteConnection(db, later(ada, hundred * 100), id, hundred % 2 === 1)
  }
  return { ada, bob }
}

const seqsOf = (company: CompanyId) =>
  db('audit_entries').where({ company_id: company }).orderBy('seq').pluck<number[]>('seq')

async function done(work: AsyncIterable<number>): Promise<number> {
  let sum = 0
  for await (const count of work) sum += count
  return sum
}

/** What the check finds after somebody with power over the database has changed it; undone at once. */
async function broken(company: CompanyId, tamper: (trx: Trx) => PromiseLike<unknown>) {
  const trx = await db.transaction()
  try {
    await trx.raw('alter table audit_entries disable trigger user')
    await tamper(trx)
    return await findBrokenEntry(trx, company)
  } finally {
    await trx.rollback()
  }
}

describe('a history that is trimmed', () => {
  it('has lost what is too old and nothing else, says so, and verifies (K6)', async () => {
    const { ada } = await history()

    const removed = await done(trimHistories(db, day(350), day(850)))

    // Those of Contoso up to the day 300, and both of Fabrikam.
    assert.equal(removed, 5 + 2)
    assert.deepEqual(await seqsOf(ada.company), [6, 7, 8, 9, 10])
    const { entries, total } = await listHistory(db, ada, { offset: 0, limit: 20 })
    assert.deepEqual([entries[0]?.type, entries[0]?.by, entries[0]?.at, total], ['history.trimmed', null, day(850), 5])
    const verified = []
    for await (const { name, entries, broken } of verifyHistories(db)) verified.push([name, entries, broken])
    assert.deepEqual(verified.toSorted(), [
      ['Contoso', 5, undefined],
      ['Fabrikam', 1, undefined],
    ])
  })

  it('goes on, and is trimmed again when there is a month of it (K6)', async () => {
    const { ada } = await history()
    await done(trimHistories(db, day(350), day(850)))
    await saveProfile(db, later(ada, 860), 'general', { about: 'New' })

    assert.equal(await done(trimHistories(db, day(429), day(861))), 0)
    assert.equal(await done(trimHistories(db, day(431), day(862))), 1)
    assert.equal(await done(trimHistories(db, day(2_000), day(3_000))), 6 + 1)

    assert.deepEqual(await seqsOf(ada.company), [13])
    assert.equal(await findBrokenEntry(db, ada.company), undefined)
    await saveProfile(db, later(ada, 3_001), 'general', { about: 'Newer' })
    assert.equal(await findBrokenEntry(db, ada.company), undefined)
  })

  it('stays as it is when nothing is too old', async () => {
    const { ada } = await history()

    assert.equal(await done(trimHistories(db, day(20), day(850))), 0)

    assert.deepEqual(await seqsOf(ada.company), [1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it('is trimmed once by several at the same time', async () => {
    const { ada } = await history()

    const work = () => done(trimHistories(db, day(350), day(850)))
    const [one, two] = await Promise.all([work(), work()])

    assert.equal(one + two, 7)
    assert.deepEqual(await seqsOf(ada.company), [6, 7, 8, 9, 10])
  })

  it('verifies when the removing broke off, and the rest is removed without another word', async () => {
    const { ada } = await history()
    await transaction(db, async trx => {
      await trx.raw('alter table audit_entries disable trigger user')
      await trx.raw(
        'create temporary table kept on commit drop as select * from audit_entries where seq between 3 and 5',
      )
      await done(trimHistories(trx, day(350), day(850)))
      await trx.raw('insert into audit_entries select * from kept')
      await trx.raw('alter table audit_entries enable trigger user')
    })
    assert.deepEqual(await seqsOf(ada.company), [3, 4, 5, 6, 7, 8, 9, 10])
    assert.equal(await findBrokenEntry(db, ada.company), undefined)

    const inTheMiddle = await broken(ada.company, trx => trx('audit_entries').where({ seq: 4 }).delete())
    const changed = await broken(ada.company, trx => trx('audit_entries').where({ seq: 3 }).update({ subject: 'x' }))
    assert.deepEqual([inTheMiddle, changed], [{ seq: 5 }, { seq: 3 }])
    assert.equal(await done(trimHistories(db, day(350), day(850))), 3)
    assert.deepEqual(await seqsOf(ada.company), [6, 7, 8, 9, 10])
    assert.equal(await findBrokenEntry(db, ada.company), undefined)
  })

  it('lets nothing else be removed: the database refuses', async () => {
    const { ada } = await history()
    const remove = (seq: number) => db('audit_entries').where({ company_id: ada.company, seq }).delete()
    await assert.rejects(remove(1), /append-only/)

    await done(trimHistories(db, day(350), day(850)))

    for (const seq of [6, 9, 10]) await assert.rejects(remove(seq), /append-only/)
  })

  describe('shows that somebody with power over the database', () => {
    const facts = (change: string) => (trx: Trx) =>
      trx('audit_entries')
        .where({ type: 'history.trimmed' })
        .update({ facts: trx.raw('facts || ?::jsonb', [change]) })
    const cases: Readonly<Record<string, readonly [seq: number, tamper: (trx: Trx) => PromiseLike<unknown>]>> = {
      'has cut off more of the front': [7, trx => trx('audit_entries').where('seq', 6).delete()],
      'has cut off more of it and moved the anchor': [
        10,
        async trx => {
          await trx('audit_entries').where('seq', 6).delete()
          const [entry] = await trx('audit_entries').where('seq', 7).select('previous')
          await facts(JSON.stringify({ through: 6, seal: entry.previous }))(trx)
        },
      ],
      'has changed where it was trimmed': [6, facts('{"through": 4}')],
      'has changed the seal of what is gone': [6, facts('{"seal": "0"}')],
      'has taken away the entry that says so': [6, trx => trx('audit_entries').where('seq', 10).delete()],
      'has changed the first entry that is left': [
        6,
        trx => trx('audit_entries').where('seq', 6).update({ subject: 'x' }),
      ],
      'has put an entry before it': [
        1,
        trx =>
          trx.raw(
            `insert into audit_entries
             select company_id, 1, at, person_id, type, subject, facts, written, written_digest, '', hash
             from audit_entries where seq = 6`,
          ),
      ],
    }
    for (const [what, [seq, tamper]] of Object.entries(cases)) {
      it(what, async () => {
        const { ada } = await history()
        await done(trimHistories(db, day(350), day(850)))

        assert.deepEqual(await broken(ada.company, tamper), { seq })
      })
    }
  })
})

describe('what people wrote into a history', () => {
  it('is erased when it is too old, and the chain verifies (K7)', async () => {
    const { ada } = await history()
    await saveProfile(db, later(ada, 500), 'general', { about: 'Headphones' })

    const erased = await done(eraseWritten(db, day(450)))

    assert.equal(erased, 6 + 2)
    const { entries } = await listHistory(db, ada, { offset: 0, limit: 20 })
    assert.deepEqual(
      entries.filter(({ written }) => written !== null).map(({ at }) => at),
      [day(500), day(700), day(600), day(500)],
    )
    assert.doesNotMatch(JSON.stringify(await db('audit_entries')), /secret/)
    assert.equal(await findBrokenEntry(db, ada.company), undefined)
    assert.equal(await done(eraseWritten(db, day(450))), 0)
  })
})
