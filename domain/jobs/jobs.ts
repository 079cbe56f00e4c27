import type { Subject } from '../kernel/event.ts'
import type { JobId } from '../kernel/ids.ts'
import { BATCH, inBatches } from '../storage/batches.ts'
import type { Db, Trx } from '../storage/database.ts'
import { SILENCE } from '../storage/server.ts'
import { ask } from '../storage/statements.ts'
import { type DailyKind, type JobKind, type JobOutcome, jobKinds, shares } from './job.ts'

/** A claimed job: what is to be done now, by whoever holds the claim. */
export type Job = {
  readonly id: JobId
  readonly kind: JobKind
  /** What it is about; null for what concerns everything, as retention does. */
  readonly subject: Subject | null
  /** The round of its subject for which it was made: a later one has jobs of its own. */
  readonly round: number | null
  readonly fence: number
  /** How often it has been tried, this time included. */
  readonly attempts: number
  readonly createdAt: Date
  /** When it was to be done, however late it is. */
  readonly dueAt: Date
}

/**
 * Claims what is due, the earliest of each kind first, and no more of a kind than `free` has slots for it. No lock is held
 * afterwards. What its holder neither settles nor renews until its lease ends is claimed by another.
 */
export async function claimJobs(
  db: Db,
  owner: string,
  now: Date,
  free: Readonly<Record<JobKind, number>>,
): Promise<readonly Job[]> {
  const wanted = jobKinds.map(kind => ({ kind, slots: free[kind], until: leaseOf(kind, now) }))
  const { rows } = await ask<{ rows: Job[] }>(
    db,
    `with due as (
       select j.id, w.until
       from jsonb_to_recordset(:wanted::jsonb) as w (kind text, slots integer, until timestamptz)
       cross join lateral (
         select id from jobs where kind = w.kind and settled_at is null and next_at <= :now
         order by next_at, id limit w.slots for update skip locked
       ) j
     )
     update jobs j
     set lease_owner = :owner, next_at = (select until from due where due.id = j.id), fence = j.fence + 1, attempts = j.attempts + 1
     -- As a list: of a join the planner would think that it might be of the whole table.
     where j.id = any(array(select id from due))
     returning j.id::text, j.kind, j.subject, j.round, j.fence, j.attempts, j.created_at as "createdAt", j.due_at as "dueAt"`,
    { owner, now, wanted: JSON.stringify(wanted.filter(({ slots }) => slots > 0)) },
  )
  return rows
}

/** Says what became of a claimed job. False when another process has taken it over since: then nothing is said. */
export async function settleJob(db: Db, { id, fence }: Job, now: Date, outcome: JobOutcome): Promise<boolean> {
  const { rows } = await ask<{ rows: { id: JobId }[] }>(
    db,
    `update jobs j set
       next_at = coalesce(:next::timestamptz, j.next_at), due_at = case when :isRepeated then :next else j.due_at end,
       attempts = case when :isRepeated then 0 else j.attempts end,
       progress = case when :isRepeated then null else j.progress end,
       settled_at = case when :isOver then :now::timestamptz end, outcome = :outcome, why = :why, lease_owner = null
     where j.id = :id and j.fence = :fence
     returning j.id::text`,
    {
      id,
      fence,
      now,
      next: 'at' in outcome ? outcome.at : null,
      isOver: outcome.kind === 'done' || outcome.kind === 'dead',
      isRepeated: outcome.kind === 'repeat',
      outcome: outcome.kind,
      why: 'why' in outcome ? outcome.why : null,
    },
  )
  return rows.length > 0
}

/**
 * Says how far a claimed job has come, for whoever waits for it, and lengthens its lease. False when another process has
 * taken it over: then it must be left alone.
 */
export async function reportProgress(
  db: Db,
  { id, kind, fence }: Job,
  now: Date,
  progress: Readonly<Record<string, number>>,
) {
  const renewed = { next_at: leaseOf(kind, now), progress: JSON.stringify(progress) }
  return (await db('jobs').where({ id, fence }).whereNotNull('lease_owner').update(renewed)) > 0
}

/** Has something done at `due` and daily from then on; once, however many processes ask for it. */
export const enqueueDaily = (db: Db, kind: DailyKind, at: Date, due: Date) =>
  db('jobs')
    .insert({ kind, dedupe_key: kind, due_at: due, next_at: due, created_at: at })
    .onConflict(db.raw('(dedupe_key) where settled_at is null'))
    .ignore()

/**
 * After a restore: reminders and mails that were due by `at` count as done, for they may have been, since the backup was made.
 * What was not yet due stays, and so does what ends something.
 */
export const settleDueJobs = (trx: Trx, at: Date) =>
  trx('jobs')
    .whereNull('settled_at')
    .where('due_at', '<=', at)
    .whereIn('kind', tellingKinds)
    .update({ settled_at: at, outcome: 'done', why: 'restored', attempts: 0, lease_owner: null })

/** Everybody counts as notified of what has been recorded so far: no mail that waits is sent. */
export const discardMails = (trx: Trx) => trx('jobs').where({ kind: 'prospect.mail' }).delete()

/** How many jobs would notify somebody by that moment. */
export async function countTelling(db: Db, now: Date): Promise<number> {
  const row = await db('jobs')
    .whereNull('settled_at')
    .where('next_at', '<=', now)
    .whereIn('kind', tellingKinds)
    .first<{ count: number }>(db.raw('count(*)::integer as count'))
  return row?.count ?? 0
}

const tellingKinds: readonly JobKind[] = [
  'connection.reminder',
  'invitation.reminder',
  'invitation.escalation',
  'prospect.mail',
]

/** Up to how many are counted of what waits. */
const COUNTED = 10_000

/** How many jobs are due and not done, of each kind that has any, counted up to ten thousand. */
export async function viewJobs(
  db: Db,
  now: Date,
): Promise<readonly { readonly kind: JobKind; readonly waiting: number }[]> {
  const { rows } = await ask<{ rows: { kind: JobKind; waiting: number }[] }>(
    db,
    `select k.kind, w.waiting from unnest(:kinds::text[]) as k (kind) cross join lateral (
       select count(*)::integer as waiting from (
         select 1 from jobs j where j.kind = k.kind and j.settled_at is null and j.due_at <= :now limit :counted) j) w
     where w.waiting > 0`,
    { kinds: [...jobKinds], now, counted: COUNTED },
    SILENCE,
  )
  return rows
}

/** Removes what was settled before that moment, a few at a time. */
export const forgetJobs = (db: Db, before: Date): AsyncGenerator<number> =>
  inBatches(() => {
    const old = db('jobs').where('settled_at', '<', before).limit(BATCH).forUpdate().skipLocked().select('id')
    return db('jobs').whereIn('id', old).delete()
  })

/** Has something done as soon as the worker can; once, while it waits or is under way. */
export const startJob = (trx: Trx, kind: JobKind, subject: Subject, at: Date) =>
  trx('jobs')
    .insert({ kind, subject, dedupe_key: `${kind} ${subject}`, due_at: at, next_at: at, created_at: at })
    .onConflict(trx.raw('(dedupe_key) where settled_at is null'))
    .ignore()

/** Has something done at that moment, however many others wait to do it: what they have looked at may have changed since. */
export const enqueueJob = (trx: Trx, kind: JobKind, subject: Subject, at: Date, due: Date) =>
  trx('jobs').insert({ kind, subject, due_at: due, next_at: due, created_at: at })

/**
 * Does what others wait to do about the same subject, too: what is looked at from now on is what they have seen. False when another
 * process is at it: then nothing is settled.
 */
export async function joinJobs(db: Db, { id, kind, subject }: Job, now: Date): Promise<boolean> {
  const same = () => db('jobs').where({ kind, subject }).whereNull('settled_at')
  const other = await same().where('id', '<', id).whereNotNull('lease_owner').where('next_at', '>', now).first('id')
  if (other) return false
  await same()
    .whereNot({ id })
    .whereNull('lease_owner')
    .where('due_at', '<=', now)
    .update({ settled_at: now, outcome: 'done', why: 'done together' })
  return true
}

/** About which subjects something is being done, or will be as soon as somebody can; not what has failed and waits. */
export const listBusy = (db: Db, kind: JobKind, now: Date): Promise<readonly Subject[]> =>
  db('jobs')
    .where({ kind })
    .whereNull('settled_at')
    .where('due_at', '<=', now)
    .where(busy => busy.whereNull('outcome').orWhereNotNull('lease_owner'))
    .pluck<Subject[]>('subject')

/** Whether a claimed job is still that of its holder, until the transaction ends. */
export async function holdJob(trx: Trx, { id, fence }: Job): Promise<boolean> {
  const row = await trx('jobs').where({ id, fence }).whereNull('settled_at').forUpdate().first<{ id: string }>('id')
  return row !== undefined
}

/** What is being done about it is stopped: whoever does it finds out when they report their progress. */
export const stopJobs = (trx: Trx, subject: Subject) => trx('jobs').where({ subject }).whereNull('settled_at').delete()

/** How far a job has come, and whether it waits to be tried again, because something broke off. */
export type JobProgress = { readonly done: Readonly<Record<string, number>>; readonly isInterrupted: boolean }

/** How far what is being done about something has come; undefined when nothing is. */
export async function viewProgress(db: Db, subject: Subject): Promise<JobProgress | undefined> {
  const row = await db('jobs')
    .where({ subject })
    .whereNull('settled_at')
    .first<{ progress: Record<string, number> | null; outcome: string | null; lease_owner: string | null } | undefined>(
      'progress',
      'outcome',
      'lease_owner',
    )
  return row && { done: row.progress ?? {}, isInterrupted: row.outcome === 'retry' && row.lease_owner === null }
}

/** Nothing is to be done about these any more. */
export const forgetJobsOf = (trx: Trx, subjects: readonly Subject[]) =>
  trx('jobs').whereIn('subject', subjects).delete()

const leaseOf = (kind: JobKind, now: Date) => new Date(now.getTime() + shares[kind].lease * 1_000)
