import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { claim, settle } from '../../../domain/delivery/claims.ts'
import { type JobKind, jobKinds } from '../../../domain/jobs/job.ts'
import { claimJobs, settleJob } from '../../../domain/jobs/jobs.ts'
import type { Database } from '../../../domain/storage/database.ts'
import { listMigrations, migrate, migrateTo } from '../../../domain/storage/migrations.ts'
import { openDatabase } from '../../../domain/storage/opening.ts'
import { db as world } from '../../database.ts'
import { createDatabase } from '../../postgres.ts'

/** The last version in which timers were deliveries, as its migrations were. */
const BEFORE_JOBS = '0010_prospects'

const now = new Date('2026-03-02T09:00:00Z')
const minutes = (count: number) => new Date(now.getTime() + count * 60_000)
const slots = Object.fromEntries(jobKinds.map(kind => [kind, 20])) as Record<JobKind, number>

describe('a database of the version before jobs', function () {
  this.timeout('60s')

  let database: Database
  const name = `upgrade_${randomUUID().slice(0, 8)}`

  beforeEach(async () => {
    const url = process.env.TEST_DATABASE_URL
    database = await openDatabase(url ? await createDatabase(url, name) : '')
    const { control } = await listMigrations()
    const names = control.slice(0, control.indexOf(BEFORE_JOBS) + 1)
    await database.db.transaction(trx => migrateTo(trx, { control: names, region: [] }))
  })

  afterEach(async () => {
    await database.close()
    if (process.env.TEST_DATABASE_URL) await world.raw('drop database ??', [name])
  })

  /** A company with two people: one notice posted, one under way, one told to wait, one due; and every kind of timer. */
  async function halfWay() {
    const { db } = database
    const [company, ada, bob] = [randomUUID(), randomUUID(), randomUUID()]
    await db('companies').insert({
      id: company,
      tenant_id: randomUUID(),
      name: 'Contoso',
      name_key: 'contoso',
      country: 'US',
      region: 'us',
      profile: '{}',
      registered_at: now,
    })
    const person = (id: string, name: string) => ({
      id,
      company_id: company,
      object_id: randomUUID(),
      name,
      role: 'admin',
      locale: 'en-US',
      time_zone: 'UTC',
      joined_at: now,
    })
    await db('people').insert([person(ada, 'Ada'), person(bob, 'Bob')])
    const row = (given: object) => ({ due_at: now, created_at: now, event: 'connection.requested', ...given })
    await db('deliveries').insert([
      row({
        person_id: ada,
        subject: 'connection:posted',
        delivered: 1,
        outcome: 'sent',
        conversation_id: 'a:1',
        activity_id: '1',
      }),
      row({
        person_id: ada,
        subject: 'connection:under-way',
        lease_owner: '1 x',
        leased_until: minutes(1),
        attempts: 1,
      }),
      row({ person_id: ada, subject: 'connection:behind', due_at: minutes(0.5) }),
      row({
        person_id: bob,
        subject: 'connection:waits',
        retry_at: minutes(10),
        attempts: 3,
        outcome: 'retry',
        why: '429',
      }),
      row({ subject: 'connection:1', event: 'connection.reminder', round: 1, due_at: minutes(-5) }),
      row({ subject: 'connection:1', event: 'connection.expiry', round: 1, due_at: minutes(60) }),
      row({
        subject: 'invitation:1',
        event: 'invitation.escalation',
        round: 2,
        delivered: 1,
        outcome: 'rung',
        settled_at: now,
      }),
      row({
        subject: 'prospect:1',
        event: 'prospect.mail',
        round: 1,
        retry_at: minutes(5),
        attempts: 2,
        outcome: 'retry',
        why: 'mail',
      }),
      row({ subject: 'retention', event: 'retention', dedupe_key: 'retention 2026-03-02', due_at: minutes(-1) }),
      row({ subject: 'retention', event: 'retention', dedupe_key: 'retention 2026-03-03', due_at: minutes(1_440) }),
    ])
    return { ada }
  }

  it('goes on where it was: nothing that is due is lost, and nothing comes before its time', async () => {
    const { db } = database
    const { ada } = await halfWay()

    await migrate(db)

    const due = async (at: Date) => {
      const jobs = await claimJobs(db, 'worker', at, slots)
      for (const job of jobs) await settleJob(db, job, at, { kind: 'done' })
      return jobs.map(({ kind, subject, round }) => `${kind} ${subject} ${round}`).sort()
    }
    assert.deepEqual(await due(now), ['connection.reminder connection:1 1', 'retention null null'])
    assert.deepEqual(await due(minutes(5)), ['prospect.mail prospect:1 1'])
    assert.deepEqual(await due(minutes(60)), ['connection.expiry connection:1 1'])
    assert.deepEqual(await due(minutes(9_999)), [])
    const told = async (at: Date) => {
      const deliveries = await claim(db, 'teams', 'courier', at, 20)
      for (const each of deliveries) await settle(db, each, at, { kind: 'superseded' })
      return deliveries.map(({ person, subject }) => `${person === ada ? 'Ada' : 'Bob'} ${subject}`)
    }
    assert.deepEqual(await told(now), [])
    assert.deepEqual(await told(minutes(1)), ['Ada connection:under-way'])
    assert.deepEqual(await told(minutes(1)), ['Ada connection:behind'])
    assert.deepEqual(await told(minutes(10)), ['Bob connection:waits'])
    const [posted] = await db('deliveries').where({ subject: 'connection:posted' }).select('activity_id', 'delivered')
    assert.deepEqual(posted, { activity_id: '1', delivered: 1 })
  })
})
