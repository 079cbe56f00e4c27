import { forgetJobsOf, settleDueJobs } from '../jobs/jobs.ts'
import type { Subject } from '../kernel/event.ts'
import { BATCH, changeInBatches } from '../storage/batches.ts'
import type { Db, Trx } from '../storage/database.ts'

/**
 * After a restore: whatever was due by `at` counts as notified, for it may have been, since the backup was made. What is due
 * later was not, and stays; so do the jobs that end something, and every posted card, which a change will edit.
 */
export async function settleDue(trx: Trx, at: Date) {
  await trx('deliveries')
    .whereRaw('revision > delivered')
    .where('due_at', '<=', at)
    .update({
      delivered: trx.ref('revision'),
      settled_at: at,
      outcome: 'superseded',
      why: 'restored',
      dedupe_key: null,
      next_at: at,
      attempts: 0,
      lease_owner: null,
    })
  await settleDueJobs(trx, at)
}

/**
 * Removes what was settled before that moment, a few at a time, and what those digests held; but no posted card, which must
 * stay true, except a digest, which never changes.
 */
export async function* forgetDeliveries(db: Db, before: Date): AsyncGenerator<number> {
  let after: string | null = '0'
  while (after !== null) {
    const { last, removed } = await forgetDeliveriesAfter(db, after, before)
    after = last
    yield removed
  }
  yield* forgetDigests(db)
}

/** Looks at the next rows behind `after`: the last of them, unless there is nothing to remove behind it, and how many it removed. */
async function forgetDeliveriesAfter(db: Db, after: string, before: Date) {
  const { rows } = await db.raw<{ rows: { last: string | null; removed: number }[] }>(
    `with looked as (
       select d.id, d.created_at from deliveries d where d.id > :after order by d.id limit :batch
     ), gone as (
       delete from deliveries where id in (
         select d.id from deliveries d
         where d.id in (select id from looked) and d.revision = d.delivered
           and coalesce(d.settled_at, d.created_at) < :before
           and (d.activity_id is null or d.subject like 'digest:%')
         for update of d skip locked)
       returning 1
     )
     -- They are numbered in the order of time: behind one that is young enough there is nothing to remove.
     select (select max(id)::text from looked having min(created_at) < :before) as last,
       (select count(*)::integer from gone) as removed`,
    { after, before, batch: BATCH },
  )
  return rows[0] ?? { last: null, removed: 0 }
}

/** Removes what was in digests that are not there any more, a few at a time. */
const forgetDigests = (db: Db): AsyncGenerator<number> =>
  changeInBatches(
    db,
    `delete from digest_entries where (digest, subject) in (
       select e.digest, e.subject from digest_entries e
       where not exists (select 1 from deliveries d where d.subject = e.digest) limit :batch)`,
    { batch: BATCH },
  )

/** There is nothing left to say about these: neither on posted cards nor in reminders. */
export async function forgetSubjects(trx: Trx, subjects: readonly Subject[]) {
  await trx('deliveries').whereIn('subject', subjects).delete()
  await forgetJobsOf(trx, subjects)
  await trx('reminder_stops').whereIn('subject', subjects).delete()
}
