import assert from 'node:assert/strict'
import fc from 'fast-check'
import { changeRole } from '../../../domain/company/people.ts'
import { saveProfile } from '../../../domain/company/profiles.ts'
import type { DomainEvent } from '../../../domain/kernel/event.ts'
import type { CompanyId } from '../../../domain/kernel/ids.ts'
import {
  acceptConnection,
  declineConnection,
  endConnection,
  muteConnection,
  relateConnection,
} from '../../../domain/network/connections.ts'
import { requestConnection } from '../../../domain/network/requests.ts'
import type { Trx } from '../../../domain/storage/database.ts'
import { transaction } from '../../../domain/storage/transactions.ts'
import { audit } from '../../../domain/trust/audit.ts'
import { clock } from '../../clock.ts'
import { db } from '../../database.ts'
import { founded, hired, later } from '../company/founded.ts'
import { findBrokenEntry } from './broken.ts'

/** Two companies with a history: five entries each, of which the last four are of both. */
async function history() {
  const ada = await founded('Contoso')
  const bob = await founded('Fabrikam')
  const id = await requestConnection(db, ada, bob.company, 'A secret plan')
  await declineConnection(db, bob, id, 'not-now', 'A secret reason')
  await requestConnection(db, later(ada, 7), bob.company, 'A secret plan')
  await acceptConnection(db, later(bob, 7), id)
  return { ada, bob, id }
}

const entriesOf = (company: CompanyId) => db('audit_entries').where({ company_id: company }).orderBy('seq')

describe('the history of a company', () => {
  it('is one chain, from its registration on, intact whatever has happened (K6)', async () => {
    const { ada, bob, id } = await history()
    const eve = await founded('Tailspin')
    const mia = await hired(ada, 'member', 'Mia')
    for (let day = 8; day < 20; day++) {
      const [us, them] = [later(ada, day * 40), later(bob, day * 40)]
      await saveProfile(db, us, 'general', { about: `Day ${day} → "quoted" \\ ü 🚚` })
      await changeRole(db, us, mia.person, day % 2 ? 'responder' : 'admin')
      await muteConnection(db, them, id, day % 2 === 0)
      await relateConnection(db, us, id, { relationship: 'both', vendorId: `V-${day}`, customerId: '' })
    }
    await endConnection(db, later(ada, 900), id)

    for (const { company } of [ada, bob, eve]) {
      const entries = await entriesOf(company)
      assert.deepEqual(
        entries.map(({ seq }) => seq),
        entries.map((_, index) => index + 1),
      )
      assert.equal(await findBrokenEntry(db, company), undefined)
    }
    assert.equal((await entriesOf(eve.company)).length, 1)
  })

  it('has its own part of what concerns two, each in a chain of its own (K6)', async () => {
    const { ada, bob, id } = await history()

    await muteConnection(db, bob, id, true)

    const [ours, theirs] = [await entriesOf(ada.company), await entriesOf(bob.company)]
    assert.deepEqual(
      ours.map(({ type }) => type),
      [
        'company.registered',
        'connection.requested',
        'connection.declined',
        'connection.requested',
        'connection.accepted',
      ],
    )
    assert.deepEqual(
      theirs.map(({ type }) => type),
      [...ours.map(({ type }) => type), 'connection.muted'],
    )
    const hashes = [...ours, ...theirs].map(({ hash }) => hash)
    assert.equal(new Set(hashes).size, hashes.length)
  })

  it('says who did what and when, and of time that it was nobody (K6)', async () => {
    const { ada, bob, id } = await history()

    const [, , declined] = await entriesOf(ada.company)

    assert.equal(declined.person_id, bob.person)
    assert.deepEqual(declined.at, bob.at)
    assert.equal(declined.subject, `connection:${id}`)
    assert.deepEqual(declined.facts, { requester: ada.company, receiver: bob.company, round: 1, reason: 'not-now' })
    assert.equal(declined.written.comment, 'A secret reason')
  })

  it('keeps what was written beside the chain, where no two digests are alike (K7)', async () => {
    const { ada } = await history()

    const [, first, declined, second] = await entriesOf(ada.company)

    assert.equal(first.written.note, second.written.note)
    assert.notEqual(first.written_digest, second.written_digest)
    for (const { written, ...sealed } of [first, declined, second]) {
      assert.doesNotMatch(JSON.stringify(sealed), /secret/)
      assert.ok(written)
    }
  })

  it('is intact with any facts and any words (K6)', async () => {
    const { ada, bob } = await history()
    const word = fc.string({ unit: 'grapheme', maxLength: 12 })
    const facts = fc.dictionary(
      word,
      fc.oneof(word, fc.boolean(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
    )
    const written = fc.dictionary(word, word)

    await fc.assert(
      fc.asyncProperty(facts, written, async (facts, written) => {
        const event: DomainEvent = {
          type: 'profile.saved',
          subject: `profile:${ada.company}`,
          concerns: [ada.company, bob.company],
          tell: [],
          facts,
          written,
        }
        await transaction(db, trx => audit(trx, { at: clock() }, [event, event]))
        assert.equal(await findBrokenEntry(db, ada.company), undefined)
        assert.equal(await findBrokenEntry(db, bob.company), undefined)
      }),
      { numRuns: 15 },
    )
  })

  it('holds several events of one decision in their order (K6)', async () => {
    const { ada, bob } = await history()
    const event = (type: DomainEvent['type'], ...concerns: CompanyId[]): DomainEvent => ({
      type,
      subject: `profile:${ada.company}`,
      concerns,
      tell: [],
    })

    await transaction(db, trx =>
      audit(trx, { at: clock() }, [
        event('profile.hidden', ada.company),
        event('profile.saved', bob.company, ada.company),
        event('profile.published', ada.company),
      ]),
    )

    const types = (await entriesOf(ada.company)).map(({ type }) => type).slice(-3)
    assert.deepEqual(types, ['profile.hidden', 'profile.saved', 'profile.published'])
    assert.equal(await findBrokenEntry(db, ada.company), undefined)
    assert.equal(await findBrokenEntry(db, bob.company), undefined)
  })
})

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

describe('tampering with a history', () => {
  const changed = (column: string, value: string) => (trx: Trx, company: CompanyId) =>
    trx.raw(`update audit_entries set ?? = ${value} where company_id = ? and seq = 3`, [column, company])
  const without = (trx: Trx, company: CompanyId, ...seqs: readonly number[]) =>
    trx('audit_entries').where({ company_id: company }).whereIn('seq', seqs).delete()
  const moved = (trx: Trx, company: CompanyId, from: number, to: number) =>
    trx('audit_entries').where({ company_id: company, seq: from }).update({ seq: to })

  type Tamper = (trx: Trx, company: CompanyId, other: CompanyId) => PromiseLike<unknown>
  const cases: Readonly<Record<string, readonly (readonly [what: string, seq: number, tamper: Tamper])[]>> = {
    'changes an entry': [
      ['a changed fact', 3, changed('facts', `facts || '{"round": 2}'`)],
      ['an added fact', 3, changed('facts', `facts || '{"more": true}'`)],
      ['a fact that is gone', 3, changed('facts', `facts - 'round'`)],
      ['a fact of another kind', 3, changed('facts', `facts || '{"round": "1"}'`)],
      ['changed words', 3, changed('written', `written || '{"comment": "Something else"}'`)],
      ['words that are gone', 3, changed('written', `written - 'comment'`)],
      ['a changed salt', 3, changed('written', `written || '{"salt": ""}'`)],
      ['words put in after they were erased', 3, changed('written', `'{}'`)],
      ['a changed digest', 3, changed('written_digest', `md5(written_digest)`)],
      ['another moment', 3, changed('at', `at + interval '1 millisecond'`)],
      ['another person', 3, changed('person_id', `company_id`)],
      ['no person', 3, changed('person_id', `null`)],
      ['another event', 3, changed('type', `'connection.ended'`)],
      ['another subject', 3, changed('subject', `subject || '0'`)],
      ['another seal', 3, changed('hash', `md5(hash)`)],
      ['another entry before it', 3, changed('previous', `md5(previous)`)],
    ],
    'takes entries away': [
      ['a deleted first entry', 2, (trx, company) => without(trx, company, 1)],
      ['a deleted entry', 4, (trx, company) => without(trx, company, 3)],
      ['two deleted entries', 5, (trx, company) => without(trx, company, 3, 4)],
      ['a deleted last entry', 5, (trx, company) => without(trx, company, 5)],
      ['a cut-off tail', 3, (trx, company) => without(trx, company, 3, 4, 5)],
      ['nothing left', 1, (trx, company) => without(trx, company, 1, 2, 3, 4, 5)],
    ],
    'moves entries about': [
      [
        'two entries in another order',
        3,
        async (trx, company) => {
          await moved(trx, company, 3, 9)
          await moved(trx, company, 4, 3)
          await moved(trx, company, 9, 4)
        },
      ],
      [
        'a gap that is closed',
        3,
        async (trx, company) => {
          await without(trx, company, 3)
          await moved(trx, company, 4, 3)
          await moved(trx, company, 5, 4)
        },
      ],
      [
        'an entry that is there twice',
        6,
        (trx, company) =>
          trx.raw(
            `insert into audit_entries (company_id, seq, at, person_id, type, subject, facts, written, written_digest, previous, hash)
           select company_id, 6, at, person_id, type, subject, facts, written, written_digest, hash, hash
           from audit_entries where company_id = ? and seq = 5`,
            [company],
          ),
      ],
      [
        'the entry of another company in its place',
        3,
        async (trx, company, other) => {
          await without(trx, company, 3)
          await trx('audit_entries').where({ company_id: other, seq: 3 }).update({ company_id: company })
        },
      ],
    ],
    'touches the head': [
      ['a head that is gone', 6, (trx, company) => trx('audit_heads').where({ company_id: company }).delete()],
      [
        'nothing left, not even the head',
        1,
        async (trx, company) => {
          await trx('audit_heads').where({ company_id: company }).delete()
          await without(trx, company, 1, 2, 3, 4, 5)
        },
      ],
      [
        'a head that was set back',
        6,
        (trx, company) => trx('audit_heads').where({ company_id: company }).update({ seq: 4 }),
      ],
    ],
  }
  for (const [how, tampers] of Object.entries(cases)) {
    it(`shows when somebody ${how}, and where (K6)`, async () => {
      const { ada, bob } = await history()

      for (const [what, seq, tamper] of tampers) {
        assert.deepEqual(await broken(ada.company, trx => tamper(trx, ada.company, bob.company)), { seq }, what)
      }

      assert.equal(await findBrokenEntry(db, ada.company), undefined)
    })
  }

  it('is named by the first of several broken entries (K6)', async () => {
    const { ada } = await history()

    const found = await broken(ada.company, trx =>
      trx('audit_entries')
        .where({ company_id: ada.company })
        .whereIn('seq', [2, 4])
        .update({ type: 'connection.ended' }),
    )

    assert.deepEqual(found, { seq: 2 })
  })

  it('of one company leaves the history of another intact (K6)', async () => {
    const { ada, bob } = await history()

    const found = await broken(bob.company, trx => without(trx, ada.company, 3))

    assert.equal(found, undefined)
  })
})

describe('the history itself', () => {
  it('lets what was written be erased, and verifies as before (K7)', async () => {
    const { ada } = await history()
    const before = await entriesOf(ada.company)

    await db('audit_entries').where({ company_id: ada.company }).update({ written: null })

    const entries = await entriesOf(ada.company)
    assert.deepEqual(
      entries,
      before.map(entry => ({ ...entry, written: null })),
    )
    assert.doesNotMatch(JSON.stringify(entries), /secret/)
    assert.equal(await findBrokenEntry(db, ada.company), undefined)
    await saveProfile(db, ada, 'general', { about: 'Life goes on' })
    assert.equal(await findBrokenEntry(db, ada.company), undefined)
  })

  it('lets nothing else be changed, nor deleted (K6)', async () => {
    const { ada } = await history()
    const before = await entriesOf(ada.company)
    const entries = () => db('audit_entries').where({ company_id: ada.company })

    for (const change of [
      { facts: '{}' },
      { written: '{}' },
      { written: null, facts: '{}' },
      { written: null, hash: '' },
      { written: null, seq: db.raw('seq + 100') },
      { at: clock() },
      { person_id: null },
      { type: 'profile.saved' },
    ]) {
      await assert.rejects(entries().update(change), /append-only/)
    }
    await assert.rejects(entries().delete(), /append-only/)

    assert.deepEqual(await entriesOf(ada.company), before)
  })
})
