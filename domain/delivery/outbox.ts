import { type Db, prepared, type Trx } from '../database.ts'
import { type Cause, type Decision, type DomainEvent, daysAfter, type EventType, type Subject } from '../event.ts'
import { type DigestId, newId, type PersonId } from '../ids.ts'
import { audit } from '../trust/audit.ts'
import type { Delivery } from './deliveries.ts'
import { dueAt, type Hours, kindOf, type NewsKind, type Preference, type Way, wayOf } from './preference.ts'

/** B5: minutes for which a notice about the same thing is edited rather than followed by another one. */
const SAME_NEWS = 10

/**
 * Makes a decision known, in the transaction that saves it: its history entries, a delivery to each person to tell (never
 * to the one who did it, B4), when they want to hear of it (B2), a new look for every posted card about it, and its timers.
 * Asking for a Trx is what makes it transactional: there is no other way in. B1, B5.
 */
export async function record(trx: Trx, cause: Cause, { events, timers = [] }: Omit<Decision<unknown>, 'next'>) {
  if (events.length === 0) return
  await audit(trx, cause, events)
  const { rows } = await prepared<{ rows: Wanted[] }>(
    trx,
    `with told as (
       select distinct on (p.id, e.subject) p.id as person_id, e.subject, e.type, e.kind, p.time_zone, f.ways,
         coalesce(f.ways ->> e.kind, 'instant') as way, f.digest_hour, f.quiet_from, f.quiet_to
       from jsonb_to_recordset(:told::jsonb) as e
         (type text, kind text, subject text, company uuid, role text, person uuid)
       join people p on p.id = e.person
         or (p.company_id = e.company and (p.role = 'admin' or (p.role = 'responder' and e.role is null)))
       left join preferences f on f.person_id = p.id
       where p.id is distinct from :actor::uuid and coalesce(f.ways ->> e.kind, 'instant') <> 'off'
         and not (e.type like '%.reminded'
           and exists (select 1 from reminder_stops s where s.person_id = p.id and s.subject = e.subject))
     ), heard as (
       select distinct on (h.company_id, e.subject) h.company_id, e.subject, e.type
       from jsonb_to_recordset(:told::jsonb) as e (type text, kind text, subject text, company uuid, role text)
       join company_channels h on h.company_id = e.company
       where e.role is null and e.kind not in ('reminders', 'always')
     ), redrawn as (
       update deliveries d set revision = d.revision + 1, due_at = greatest(d.due_at, :at::timestamptz),
         event = case when d.activity_id is null then coalesce(
           (select t.type from told t where t.person_id = d.person_id and t.subject = d.subject), d.event) else d.event end
       where (d.subject = any(:subjects) or d.person_id = any(:people::uuid[]))
         and (d.person_id is not null or d.company_id is not null)
         and (d.activity_id is not null
           or (d.revision > d.delivered and (d.due_at <= :at or d.dedupe_key = d.person_id || ' ' || d.subject)))
       returning d.person_id, d.company_id, d.subject, d.posted_at, d.activity_id
     ), owed as (
     insert into deliveries (person_id, company_id, subject, event, round, dedupe_key, due_at, created_at)
     select t.person_id, null::uuid, t.subject, t.type, null::integer, t.person_id || ' ' || t.subject, :at::timestamptz,
       :at::timestamptz
     from told t
     where t.way = 'instant' and not exists (
       select 1 from redrawn r
       where r.person_id = t.person_id and r.subject = t.subject and r.posted_at > :recently)
     union all
     select null, h.company_id, h.subject, h.type, null, 'channel ' || h.company_id || ' ' || h.subject, :at, :at
     from heard h
     where not exists (
       select 1 from redrawn r
       where r.company_id = h.company_id and r.subject = h.subject and r.posted_at > :recently)
     union all
     select null, null, t.subject, t.type, t.round, null, t.due, :at
     from jsonb_to_recordset(:timers::jsonb) as t (subject text, type text, round integer, due timestamptz)
     on conflict (dedupe_key) where revision > delivered do nothing)
     select t.person_id as person, t.subject, t.type, t.kind, t.time_zone as zone, t.ways, t.digest_hour as "digestHour",
       case when t.quiet_from is null then null
         else jsonb_build_object('from', t.quiet_from, 'to', t.quiet_to) end as quiet
     from told t
     where t.way = 'digest' and not exists (
         select 1 from redrawn r where r.person_id = t.person_id and r.subject = t.subject
           and (r.posted_at > :recently or r.activity_id is null))
       or t.way = 'instant' and t.quiet_from is not null`,
    {
      actor: cause.person ?? null,
      at: cause.at,
      recently: new Date(cause.at.getTime() - SAME_NEWS * 60_000),
      subjects: [...new Set(events.flatMap(({ subject, redraws = [] }) => [subject, ...redraws]))],
      people: events.flatMap(({ redrawsFor = [] }) => redrawsFor),
      told: JSON.stringify(events.flatMap(audiences)),
      timers: JSON.stringify(timers),
    },
  )
  await holdBack(trx, cause.at, rows.filter(isWay('instant')))
  await collect(trx, cause.at, rows.filter(isWay('digest')))
}

/** Something for somebody who does not want to be told of everything at once. */
type Wanted = Omit<Preference, 'quiet'> & {
  readonly person: PersonId
  readonly subject: Subject
  readonly type: EventType
  readonly kind: NewsKind | 'always'
  readonly zone: string
  readonly quiet: Hours | null
}

const isWay = (way: Way) => (wanted: Wanted) => wayOf(wanted, wanted.kind) === way

/** B2: what is due in quiet hours waits for their end, and what waited for it does so no longer once they are over. */
async function holdBack(trx: Trx, at: Date, wanted: readonly Wanted[]) {
  if (wanted.length === 0) return
  await trx.raw(
    `update deliveries d set due_at = case when d.due_at > :at then least(d.due_at, w.due) else w.due end
     from jsonb_to_recordset(:wanted::jsonb) as w (key text, due timestamptz)
     where d.dedupe_key = w.key and d.revision > d.delivered and d.activity_id is null`,
    {
      at,
      wanted: JSON.stringify(wanted.map(each => ({ key: `${each.person} ${each.subject}`, due: dueOf(each, at) }))),
    },
  )
}

/** B2: adds to the digest that is next for each, which makes one delivery however much it comes to hold. */
async function collect(trx: Trx, at: Date, wanted: readonly Wanted[]) {
  if (wanted.length === 0) return
  await trx.raw(
    `with wanted as (
       select * from jsonb_to_recordset(:wanted::jsonb) as w
         (person uuid, digest text, due timestamptz, subject text, type text)
     ), next as (
       insert into deliveries as d (person_id, subject, event, dedupe_key, due_at, created_at)
       select distinct on (w.person) w.person, w.digest, 'digest', 'digest ' || w.person, w.due, :at::timestamptz from wanted w
       -- One that is just being posted will be edited.
       on conflict (dedupe_key) where revision > delivered do update set revision = d.revision + 1
       returning d.person_id, d.subject
     )
     insert into digest_entries (digest, subject, event, at)
     select n.subject, w.subject, w.type, :at::timestamptz from wanted w join next n on n.person_id = w.person
     on conflict (digest, subject) do update set event = excluded.event, at = excluded.at`,
    {
      at,
      wanted: JSON.stringify(
        wanted.map(each => ({
          person: each.person,
          digest: `digest:${newId<DigestId>()}`,
          due: dueOf(each, at),
          subject: each.subject,
          type: each.type,
        })),
      ),
    },
  )
}

const dueOf = ({ ways, digestHour, quiet, kind, zone }: Wanted, at: Date) =>
  dueAt({ ways, digestHour, ...(quiet ? { quiet } : {}) }, kind, at, zone)

/** One thing in a digest. */
export type DigestEntry = { readonly subject: Subject; readonly event: EventType; readonly at: Date }

/** What is in a digest, the oldest first. */
export const listDigest = (db: Db, digest: Subject): Promise<readonly DigestEntry[]> =>
  db('digest_entries').where({ digest }).orderBy(['at', 'subject']).select<DigestEntry[]>('subject', 'event', 'at')

const audiences = ({ type, subject, tell }: DomainEvent) =>
  tell.map(audience => ({ type, kind: kindOf(type), subject, ...audience }))

/** Reminds one person of something tomorrow (24 h from `at`); asking twice moves it (R3). */
export async function remindTomorrow(trx: Trx, person: PersonId, subject: Subject, at: Date) {
  await trx('reminder_stops').where({ person_id: person, subject }).delete()
  await trx.raw(
    `insert into deliveries (person_id, subject, event, dedupe_key, due_at, created_at)
     values (:person, :subject, :event, 'tomorrow ' || :person || ' ' || :subject, :due, :at)
     on conflict (dedupe_key) where revision > delivered do update set due_at = excluded.due_at`,
    { person, subject, event: reminderOf(subject), due: daysAfter(at, 1), at },
  )
}

/** Something that is for this person alone and not news; what is owed already is owed once. */
export const owe = (
  trx: Trx,
  person: PersonId,
  subject: Subject,
  event: Extract<Delivery['event'], 'address'>,
  at: Date,
) =>
  trx.raw(
    `insert into deliveries (person_id, subject, event, dedupe_key, due_at, created_at)
     values (:person, :subject, :event, :event || ' ' || :person, :at, :at)
     on conflict (dedupe_key) where revision > delivered do nothing`,
    { person, subject, event, at },
  )

/** No more reminders of it to this person, those already waiting included (R3). */
export async function stopReminding(trx: Trx, person: PersonId, subject: Subject) {
  await trx('reminder_stops').insert({ person_id: person, subject }).onConflict(['person_id', 'subject']).ignore()
  await trx('deliveries')
    .where({ person_id: person, subject, event: reminderOf(subject), activity_id: null })
    .whereRaw('revision > delivered')
    .update({ delivered: trx.ref('revision'), outcome: 'superseded', dedupe_key: null })
}

const reminderOf = (subject: Subject) => `${subject.split(':')[0]}.reminded`

/** Everybody counts as told of what has been recorded so far; what is looked at again later stays. */
export const discardNotifications = (trx: Trx) =>
  trx('deliveries').whereNotNull('person_id').orWhereNotNull('company_id').orWhere({ event: 'prospect.mail' }).delete()
