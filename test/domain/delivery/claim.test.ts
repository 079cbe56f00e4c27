import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { claim, settle } from '../../../domain/delivery/claims.ts'
import { jobKinds } from '../../../domain/jobs/job.ts'
import { claimJobs } from '../../../domain/jobs/jobs.ts'
import type { Subject } from '../../../domain/kernel/event.ts'
import type { Trx } from '../../../domain/storage/database.ts'
import { ask } from '../../../domain/storage/statements.ts'
import { clock } from '../../clock.ts'
import { db, isServer } from '../../database.ts'
import { founded } from '../company/founded.ts'
import { claimed, happened, moment, sent, something } from './happened.ts'

type Asked = { readonly sql: string; readonly bindings: readonly unknown[] }
type Plan = { readonly 'Actual Rows': number; readonly 'Actual Loops': number; readonly Plans?: readonly Plan[] }

/** The most rows that any step of a statement handles, when it is run once more as that call has run it. */
async function mostRows(call: () => Promise<unknown>): Promise<number> {
  const asked: Asked[] = []
  const listen = (query: Asked) => asked.push(query)
  db.on('query', listen)
  await call().finally(() => db.removeListener('query', listen))
  const [first] = asked
  assert.ok(first)
  const names = Object.fromEntries(first.bindings.map((value, at) => [`given${at + 1}`, value]))
  const { rows } = await ask<{ rows: { 'QUERY PLAN': { Plan: Plan }[] }[] }>(
    db,
    `explain (analyze, format json) ${first.sql.replace(/\$(\d+)/g, ':given$1')}`,
    names,
  )
  const [plan] = rows[0]?.['QUERY PLAN'] ?? []
  assert.ok(plan)
  return most(plan.Plan)
}

const most = ({ 'Actual Rows': rows, 'Actual Loops': loops, Plans = [] }: Plan): number =>
  Math.max(rows * loops, ...Plans.map(most))

/** So many people of one company, each with so many notices due; every other person is waiting for Retry-After. */
async function backlog(people: number, each: number) {
  const { company } = await founded('Contoso')
  await db('deliveries').delete()
  await db.raw(
    `with crowd as (
       insert into people (id, company_id, object_id, name, role, locale, time_zone, joined_at)
       select gen_random_uuid(), :company, gen_random_uuid(), 'Somebody', 'responder', 'en-US', 'UTC', :at::timestamptz
       from generate_series(1, :people)
       returning id
     )
     insert into deliveries (person_id, subject, event, due_at, next_at, attempts, created_at)
     select c.id, 'connection:' || gen_random_uuid(), 'connection.requested', :at::timestamptz,
       case when c.id::text < '8' then :at::timestamptz + interval '1 hour' else :at end,
       case when c.id::text < '8' then 1 else 0 end, :at
     from crowd c, generate_series(1, :each)`,
    { company, people, each, at: clock() },
  )
  await db.raw('analyze deliveries')
}

describe('a claim', function () {
  this.timeout('120s')

  it('looks at as many rows however much waits, half of it for Retry-After', async () => {
    await backlog(3_000, 10)

    const rows = await mostRows(() => claim(db, 'teams', 'courier', clock(), 20))

    assert.ok(rows <= 2_000, `${rows} rows`)
  })

  it('hands out what can be delivered although very much of one person lies before it', async () => {
    await backlog(1, 1_000)
    const lynne = await founded('Fabrikam')
    await db('deliveries').insert({
      person_id: lynne.person,
      subject: 'connection:1',
      event: 'connection.requested',
      due_at: clock(),
      next_at: clock(),
      created_at: clock(),
    })

    const found = await claim(db, 'teams', 'courier', clock(), 20)
    const later = await claim(db, 'teams', 'courier', clock(), 20)

    assert.ok([...found, ...later].some(({ person }) => person === lynne.person))
  })

  it('of jobs looks at as many rows however much waits', async () => {
    await db.raw(
      `insert into jobs (kind, subject, round, due_at, next_at, created_at)
       select case when i % 2 = 0 then 'connection.expiry' else 'invitation.expiry' end, 'connection:' || i, 1,
         :at::timestamptz, :at::timestamptz + case when i % 3 = 0 then interval '1 hour' else '0' end, :at
       from generate_series(1, 30000) as i`,
      { at: clock() },
    )
    await db.raw('analyze jobs')
    const slots = Object.fromEntries(jobKinds.map(kind => [kind, 4])) as Parameters<typeof claimJobs>[3]

    const rows = await mostRows(() => claimJobs(db, 'worker', clock(), slots))

    assert.ok(rows <= 100, `${rows} rows`)
  })

  it('of one kind does not wait for what is being claimed of another, nor for a claim of the other route', async () => {
    const { person } = await founded('Contoso')
    await db('deliveries').delete()
    const at = clock()
    const due = { subject: 'connection:1', due_at: at, next_at: at, created_at: at }
    await db('jobs').insert([
      { kind: 'connection.expiry', ...due },
      { kind: 'invitation.expiry', ...due },
    ])
    await db('deliveries').insert([
      { person_id: person, event: 'connection.requested', ...due },
      { person_id: person, event: 'connection.requested', by_mail: true, ...due },
    ])
    const none = Object.fromEntries(jobKinds.map(kind => [kind, 0])) as Parameters<typeof claimJobs>[3]
    // With one connection, as the embedded engine has, nothing can be done beside a transaction.
    const beside = isServer ? await db.transaction() : db
    const taken = [
      ...(await claimJobs(beside, 'one', at, { ...none, 'connection.expiry': 4 })),
      ...(await claim(beside, 'teams', 'one', at, 4)),
    ]

    const others = [
      ...(await claimJobs(db, 'other', at, { ...none, 'connection.expiry': 4, 'invitation.expiry': 4 })),
      ...(await claim(db, 'mail', 'other', at, 4)),
    ]

    if (isServer) await (beside as Trx).rollback()
    assert.equal(taken.length, 2)
    assert.equal(others.length, 2)
  })

  it('brings what it puts off at once when the one before is settled at that very moment', async () => {
    const { person } = await founded('Contoso')
    await db('deliveries').delete()
    const at = clock()
    const notice = { person_id: person, event: 'connection.requested', due_at: at, next_at: at, created_at: at }

    for (let round = 0; round < (isServer ? 20 : 3); round++) {
      await db('deliveries').insert({ ...notice, subject: `connection:${round}` })
      const [first] = await claim(db, 'teams', 'one', at, 20)
      assert.ok(first)
      const [later] = await db('deliveries')
        .insert({ ...notice, subject: `connection:${round}, later` })
        .returning<{ id: string }[]>('id')

      // Put off, and not yet told anybody; with the one connection of the embedded engine nothing can be done beside it.
      const claiming = await db.transaction()
      await claim(claiming, 'teams', 'other', at, 20)
      const settling = isServer ? settle(db, first, at, { kind: 'superseded' }) : undefined
      await sleep(2 * round)
      await claiming.commit()
      await (settling ?? settle(db, first, at, { kind: 'superseded' }))

      const [second] = await claim(db, 'teams', 'other', at, 20)
      assert.equal(second?.id, String(later?.id), `in round ${round}`)
      await settle(db, second, at, { kind: 'superseded' })
    }
  })

  it('never leaves two waiting for each other, whatever is added, left undone or tried again', async () => {
    const [first, second, third, fourth] = [something(), something(), something(), something()]
    const subjects = [first, second, third, fourth]
    const leave = { kind: 'courier', does: 'leave' } as const
    const wait = (seconds: 1 | 61) => ({ kind: 'wait', seconds }) as const
    const news = (subject: Subject) => ({ kind: 'news', subject }) as const
    const twoLeft = [news(first), leave, news(second), wait(61), news(third), news(first), wait(1), leave, news(second)]
    const step = fc.oneof(
      fc.record({ kind: fc.constant('news' as const), subject: fc.constantFrom(...subjects) }),
      fc.record({ kind: fc.constant('courier' as const), does: fc.constantFrom('settle', 'retry', 'leave') }),
      fc.record({ kind: fc.constant('wait' as const), seconds: fc.constantFrom(1, 5, 61) }),
    )
    const { person } = await founded('Contoso')
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async steps => {
        await db('deliveries').delete()
        let now = 0
        for (const each of steps) {
          if (each.kind === 'wait') now += each.seconds
          else if (each.kind === 'news') await happened(each.subject, [{ person }], { at: now })
          else {
            const [one, ...others] = await claimed(now)
            assert.deepEqual(others, [])
            if (one && each.does === 'settle') await settle(db, one, moment(now), sent())
            if (one && each.does === 'retry')
              await settle(db, one, moment(now), { kind: 'retry', why: 'busy', at: moment(now + 10) })
          }
        }
        // All leases have ended, and whatever was to be tried again may be: what has failed before, and waits behind others, a second
        // after each of them.
        for (const later of subjects.map((_, at) => 61 + at)) {
          for (let [one] = await claimed(now + later); one; [one] = await claimed(now + later))
            await settle(db, one, moment(now + later), sent())
        }
        assert.deepEqual(await db('deliveries').whereRaw('revision > delivered').select('subject', 'attempts'), [])
      }),
      { numRuns: 60, examples: [[[...twoLeft, news(first)]]] },
    )
  })

  it('finds out that nobody waits for what is put off any more, and hands out the first', async () => {
    const { person } = await founded('Contoso')
    await db('deliveries').delete()
    const late = { person_id: person, event: 'connection.requested', created_at: clock() }
    // As a claim leaves them that has not heard yet that what they wait behind is settled, or has changed places with it.
    await db('deliveries').insert(
      ['first', 'second'].map((subject, at) => ({ ...late, subject, due_at: moment(at), next_at: moment(60) })),
    )
    await db('deliveries').insert({ ...late, subject: 'third', due_at: moment(2), next_at: moment(2) })

    const found = [...(await claimed(3)), ...(await claimed(3))]

    assert.deepEqual(
      found.map(({ subject }) => subject),
      ['first'],
    )
  })

  it('brings forward what was written, and put off, while what was before it was being settled', async () => {
    const { person } = await founded('Contoso')
    await db('deliveries').delete()
    const at = clock()
    const notice = { person_id: person, event: 'connection.requested', due_at: at, next_at: at, created_at: at }
    await db('deliveries').insert({ ...notice, subject: 'before' })
    const [before] = await claim(db, 'teams', 'one', at, 20)
    assert.ok(before)
    // With the one connection of the embedded engine nothing can be done beside it.
    const writing = isServer ? await db.transaction() : db
    await writing('deliveries').where({ id: before.id }).update({ revision: 2 })
    const settling = isServer ? settle(db, before, at, sent()) : undefined
    await sleep(isServer ? 100 : 0)
    await writing('deliveries').insert({ ...notice, subject: 'later', next_at: moment(60) })
    if (isServer) await (writing as Trx).commit()
    await (settling ?? settle(db, before, at, sent()))

    assert.deepEqual(await db('deliveries').where({ subject: 'later' }).pluck('next_at'), [at])
  })
})
