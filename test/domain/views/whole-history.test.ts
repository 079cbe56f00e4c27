import assert from 'node:assert/strict'
import type { Actor } from '../../../domain/kernel/actor.ts'
import { type CompanyId, newId } from '../../../domain/kernel/ids.ts'
import { requestConnection } from '../../../domain/network/requests.ts'
import { transaction } from '../../../domain/storage/transactions.ts'
import { audit, verifyHistories } from '../../../domain/trust/audit.ts'
import { readHistory } from '../../../domain/views/history.ts'
import { clock } from '../../clock.ts'
import { db } from '../../database.ts'
import { founded } from '../company/founded.ts'

/** So many more entries in the history of a company. */
async function filled(by: Actor, entries: number) {
  const event = { type: 'profile.saved', subject: `profile:${by.company}`, concerns: [by.company], tell: [] } as const
  await transaction(db, trx =>
    audit(
      trx,
      { at: clock(), person: by.person },
      Array.from({ length: entries }, (_, index) => ({ ...event, written: { about: `${index}` } })),
    ),
  )
}

describe('reading a whole history', () => {
  it('gives every entry once, in order, a few hundred at a time', async () => {
    const ada = await founded('Contoso')
    await filled(ada, 1_200)
    const queries: string[] = []
    const count = ({ sql }: { sql: string }) => queries.push(sql)
    db.on('query', count)

    const seqs: number[] = []
    for await (const { seq } of readHistory(db, ada, {})) seqs.push(seq)

    db.removeListener('query', count)
    assert.deepEqual(
      seqs,
      Array.from({ length: 1_201 }, (_, index) => 1_201 - index),
    )
    assert.equal(queries.length, 3)
  })

  it('is not disturbed by what happens meanwhile', async () => {
    const ada = await founded('Contoso')
    await filled(ada, 600)

    const seqs: number[] = []
    for await (const { seq } of readHistory(db, ada, {})) {
      if (seqs.length === 0) await filled(ada, 10)
      seqs.push(seq)
    }

    assert.deepEqual([seqs.length, seqs[0], seqs.at(-1)], [601, 601, 1])
  })
})

const verified = async () => {
  const found = []
  for await (const { name, entries, broken } of verifyHistories(db)) found.push([name, entries, broken])
  return found.sort()
}

describe('verifying every history', () => {
  it('counts what fits, of each company (K6)', async () => {
    const [ada, bob] = [await founded('Contoso'), await founded('Fabrikam')]
    await requestConnection(db, ada, bob.company, '')
    await filled(ada, 2_100)

    assert.deepEqual(await verified(), [
      ['Contoso', 2_102, undefined],
      ['Fabrikam', 2, undefined],
    ])
  })

  it('names the first broken entry, and goes on with the others', async () => {
    const [ada] = [await founded('Contoso'), await founded('Fabrikam')]
    await filled(ada, 1_500)
    await db.raw('alter table audit_entries disable trigger user')
    await db('audit_entries').where({ company_id: ada.company, seq: 1_207 }).update({ type: 'profile.hidden' })
    await db.raw('alter table audit_entries enable trigger user')

    assert.deepEqual(await verified(), [
      ['Contoso', 1_206, 1_207],
      ['Fabrikam', 1, undefined],
    ])
  })

  it('misses neither a company without its history, nor a history without its company, nor an entry before the first', async () => {
    const [ada, bob, eve] = [await founded('Contoso'), await founded('Fabrikam'), await founded('Tailspin')]
    await db.raw('alter table audit_entries disable trigger user')
    await db('audit_heads').where({ company_id: ada.company }).delete()
    await db('audit_entries').where({ company_id: ada.company }).delete()
    await db('audit_entries').where({ company_id: bob.company }).update({ company_id: newId<CompanyId>() })
    await db.raw(
      `insert into audit_entries (company_id, seq, at, type, subject, facts, written_digest, previous, hash)
       select company_id, -7, at, type, subject, facts, written_digest, '', hash from audit_entries where company_id = ?`,
      [eve.company],
    )
    await db.raw('alter table audit_entries enable trigger user')

    assert.deepEqual(await verified(), [
      [null, 0, 1],
      ['Contoso', 0, 1],
      ['Fabrikam', 0, 1],
      ['Tailspin', 0, -7],
    ])
  })
})
