import type { Db, Trx } from '../database.ts'
import type { Subject } from '../event.ts'
import type { DeliveryId } from '../ids.ts'

/**
 * After a restore: whatever was to be told by `at` counts as told, for it may have been, since the backup was made. What is
 * due later was not, and stays; so do the timers that end something, and every posted card, which a change will edit.
 */
export const settleDue = (trx: Trx, at: Date) =>
  trx('deliveries')
    .whereRaw('revision > delivered')
    .where('due_at', '<=', at)
    .whereRaw(
      `(person_id is not null or company_id is not null or event like '%.reminder' or event like '%.escalation'
        or event = 'prospect.mail')`,
    )
    .update({
      ...{ delivered: trx.ref('revision'), settled_at: at, outcome: 'superseded', why: 'restored' },
      ...{ dedupe_key: null, retry_at: null, attempts: 0, lease_owner: null, leased_until: null },
    })

/** Rows that are looked at, or removed, at once. */
const BATCH = 1_000

/**
 * Removes what was settled before that moment, a few at a time, and what those digests held; but no posted card that can
 * still change, which would stand there untrue. One that cannot is a digest, or of a collaboration that was deleted.
 */
export async function* forgetDeliveries(db: Db, before: Date): AsyncGenerator<number> {
  let after: string | null = '0'
  while (after !== null) {
    const { rows }: { rows: { last: string | null; removed: number }[] } = await db.raw(
      `with looked as (
         select d.id, d.created_at from deliveries d where d.id > :after order by d.id limit :batch
       ), gone as (
         delete from deliveries where id in (
           select d.id from deliveries d
           where d.id in (select id from looked) and d.revision = d.delivered
             and coalesce(d.settled_at, d.created_at) < :before
             and (d.activity_id is null or d.subject like 'digest:%' or exists (
               select 1 from collaborations c where d.subject = 'collaboration:' || c.id and c.status = 'deleted'))
           for update of d skip locked)
         returning 1
       )
       -- They are numbered in the order of time: behind one that is young enough there is nothing to remove.
       select (select max(id)::text from looked having min(created_at) < :before) as last, (select count(*)::integer from gone) as removed`,
      { after, before, batch: BATCH },
    )
    after = rows[0]?.last ?? null
    yield rows[0]?.removed ?? 0
  }
  yield* forgetDigests(db)
}

/** Removes what was in digests that are not there any more, a few at a time. */
async function* forgetDigests(db: Db): AsyncGenerator<number> {
  let removed: number
  do {
    const { rows } = await db.raw<{ rows: unknown[] }>(
      `delete from digest_entries where (digest, subject) in (
         select e.digest, e.subject from digest_entries e
         where not exists (select 1 from deliveries d where d.subject = e.digest) limit :batch)
       returning 1`,
      { batch: BATCH },
    )
    removed = rows.length
    yield removed
  } while (removed > 0)
}

/** There is nothing left to say about these: neither on posted cards nor in reminders. */
export async function forgetSubjects(trx: Trx, subjects: readonly Subject[]) {
  await trx('deliveries').whereIn('subject', subjects).delete()
  await trx('reminder_stops').whereIn('subject', subjects).delete()
}

/**
 * Has what is not kept any more removed at `due`, once however many processes ask for it, and unless it waits already in
 * another delivery than `present`.
 */
export const oweRetention = (db: Db, at: Date, due: Date, present: DeliveryId | null = null) =>
  db.raw(
    `insert into deliveries (subject, event, dedupe_key, due_at, created_at)
     select 'retention', 'retention', 'retention ' || :day, :due::timestamptz, :at::timestamptz
     where not exists (
       select 1 from deliveries where event = 'retention' and revision > delivered and id is distinct from :present::bigint)
     on conflict (dedupe_key) where revision > delivered do nothing`,
    { at, due, day: due.toISOString().slice(0, 10), present },
  )
