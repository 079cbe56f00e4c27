import { discardMails } from '../jobs/jobs.ts'
import type { PostedCard } from '../kernel/actor.ts'
import type { Cause, Decision, DomainEvent, EventType, Subject, Timer } from '../kernel/event.ts'
import { type DigestId, newId, type PersonId } from '../kernel/ids.ts'
import { daysAfter } from '../kernel/time.ts'
import { inParts } from '../storage/batches.ts'
import type { Trx } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'
import { sendAhead } from '../storage/transactions.ts'
import { audit } from '../trust/audit.ts'
import { havePreferences } from './acting.ts'
import { type Delivery, trackAhead } from './deliveries.ts'
import { dueAt, type Hours, isLoud, kindOf, type NewsKind, type Preference, type Way, wayOf } from './preference.ts'

/** Other subjects whose posted cards a change touches, found in the transaction that makes it. */
export type Touched = (trx: Trx) => Promise<readonly Subject[]>

/** B5: minutes for which a notice about the same thing is edited rather than followed by another one, unless it is loud. */
const SAME_NEWS = 10

/**
 * Makes a decision known, in the transaction that saves it: its history entries, a delivery to each person to notify (never to
 * the one who did it, B4) when they want it (B2), another revision of every posted card about it, the one whose button was
 * pressed included, and its timers. Asking for a Trx is what makes it transactional: there is no other way in. B1, B5.
 */
export async function record(trx: Trx, cause: Cause, { events, timers = [] }: Omit<Decision<unknown>, 'next'>) {
  const [first] = events
  if (!first) return
  await audit(trx, cause, events)
  for (const [part, some] of [...inParts(events)].entries()) {
    const bindings = bindingsOf(cause, some, part === 0 ? timers : [])
    if (!havePreferences(trx)) sendAhead(trx, recording, bindings)
    else await recordAsWanted(trx, cause.at, bindings)
  }
  const { subject } = first
  if (cause.card && cause.person) {
    trackAhead(trx, { person: cause.person, posted: cause.card, subject, isEdited: true, at: cause.at })
    redrawn.set(cause.card, subject)
  }
}

/** The cards whose buttons were pressed and which what was recorded redraws, each with the subject that it shows. */
const redrawn = new WeakMap<PostedCard, Subject>()

/** As what a card whose button was pressed will be redrawn; undefined when nothing was recorded that redraws it. */
export const redrawnAs = (card: PostedCard): Subject | undefined => redrawn.get(card)

const bindingsOf = (cause: Cause, events: readonly DomainEvent[], timers: readonly Timer[]) => ({
  actor: cause.person ?? null,
  at: cause.at,
  recently: new Date(cause.at.getTime() - SAME_NEWS * 60_000),
  subjects: [...new Set(events.flatMap(({ subject, redraws = [] }) => [subject, ...redraws]))],
  people: events.flatMap(({ redrawsFor = [] }) => redrawsFor),
  muting: events.flatMap(({ mutedBy }) => mutedBy ?? []),
  notified: JSON.stringify(events.flatMap(audiences)),
  timers: JSON.stringify(timers),
})

async function recordAsWanted(trx: Trx, at: Date, bindings: ReturnType<typeof bindingsOf>) {
  const { rows } = await ask<{ rows: Wanted[] }>(trx, recording, bindings)
  await holdBack(trx, at, rows.filter(isWay('instant')))
  await collect(trx, at, rows.filter(isWay('digest')))
}

/** Returns the notifications that must not go out at once; none where nobody has preferences. */
const recording = `
  with notified as (
    select distinct on (p.id, e.subject) p.id as person_id, e.subject, e.type, e.kind, e.loud, p.time_zone, f.ways,
      coalesce(f.ways ->> e.kind, 'instant') as way, f.digest_hour, f.quiet_from, f.quiet_to
    from jsonb_to_recordset(:notified::jsonb) as e
      (type text, kind text, loud boolean, subject text, company uuid, role text, person uuid)
    cross join lateral (
      select id, time_zone from people
      where id = e.person and erased_at is null and (removed_at is null or e.type = 'person.removed')
      union all
      select id, time_zone from people
      where company_id = e.company and (role = 'admin' or (role = 'responder' and e.role is null))
    ) p
    -- By the index of each person: of a join the planner would think that it might be of the whole table.
    left join lateral (select * from preferences f where f.person_id = p.id offset 0) f on true
    where p.id is distinct from :actor::uuid and coalesce(f.ways ->> e.kind, 'instant') <> 'off'
      and not (e.type like '%.reminded'
        and exists (select 1 from reminder_stops s where s.person_id = p.id and s.subject = e.subject))
  ), heard as (
    select distinct on (h.company_id, e.subject) h.company_id, e.subject, e.type
    from jsonb_to_recordset(:notified::jsonb) as e (type text, kind text, subject text, company uuid, role text)
    join company_channels h on h.company_id = e.company
    where e.role is null and e.kind not in ('reminders', 'always')
  ), redrawn as (
    update deliveries d set revision = d.revision + 1, due_at = greatest(d.due_at, :at::timestamptz),
      next_at = greatest(d.next_at, :at),
      event = case when d.activity_id is null then coalesce(
        (select t.type from notified t where t.person_id = d.person_id and t.subject = d.subject
          -- What nobody has heard of yet is not news when it is withdrawn.
          and not (t.type = 'invitation.withdrawn' and d.event = 'invitation.sent')), d.event) else d.event end
    -- As a list: of a join the planner would think that it might be of the whole table.
    where d.id = any(array(
        select id from deliveries where subject = any(:subjects)
        union all
        select id from deliveries where person_id = any(:people::uuid[])))
      and (d.activity_id is not null
        or (d.revision > d.delivered and (d.due_at <= :at or d.dedupe_key = d.person_id || ' ' || d.subject)))
      and (cardinality(:muting::uuid[]) = 0 or not exists (
        select 1 from people p where p.id = d.person_id and p.company_id = any(:muting) union all
        select 1 where d.company_id = any(:muting)))
    returning d.person_id, d.company_id, d.subject, d.posted_at, d.activity_id
  ), later as (
    insert into jobs (kind, subject, round, due_at, next_at, created_at)
    select t.type, t.subject, t.round, t.due, t.due, :at::timestamptz
    from jsonb_to_recordset(:timers::jsonb) as t (subject text, type text, round integer, due timestamptz)
  ), enqueued as (
    insert into deliveries (person_id, company_id, subject, event, dedupe_key, due_at, next_at, created_at)
    select t.person_id, null::uuid, t.subject, t.type, t.person_id || ' ' || t.subject, :at::timestamptz, :at::timestamptz,
      :at::timestamptz
    from notified t
    where t.way = 'instant' and (t.loud or not exists (
      select 1 from redrawn r
      where r.person_id = t.person_id and r.subject = t.subject and r.posted_at > :recently))
    union all
    select null, h.company_id, h.subject, h.type, 'channel ' || h.company_id || ' ' || h.subject, :at, :at, :at
    from heard h
    where not exists (
      select 1 from redrawn r
      where r.company_id = h.company_id and r.subject = h.subject and r.posted_at > :recently)
    on conflict (dedupe_key) where revision > delivered do nothing
  )
  select t.person_id as person, t.subject, t.type, t.kind, t.time_zone as zone, t.ways, t.digest_hour as "digestHour",
    case when t.quiet_from is null then null
      else jsonb_build_object('from', t.quiet_from, 'to', t.quiet_to) end as quiet
  from notified t
  where t.way = 'digest' and not exists (
      select 1 from redrawn r where r.person_id = t.person_id and r.subject = t.subject
        and (r.posted_at > :recently or r.activity_id is null))
    or t.way = 'instant' and t.quiet_from is not null`

/** A notification for somebody who does not want all of them at once. */
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
    `with held as (
       select d.id, case when d.due_at > :at then least(d.due_at, w.due) else w.due end as due
       from jsonb_to_recordset(:wanted::jsonb) as w (key text, due timestamptz)
       join deliveries d on d.dedupe_key = w.key and d.revision > d.delivered and d.activity_id is null
     )
     update deliveries d set due_at = h.due, next_at = case when d.attempts > 0 then greatest(d.next_at, h.due) else h.due end
     from held h where d.id = h.id`,
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
       insert into deliveries as d (person_id, subject, event, dedupe_key, due_at, next_at, created_at)
       select distinct on (w.person) w.person, w.digest, 'digest', 'digest ' || w.person, w.due, w.due, :at::timestamptz
       from wanted w
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
  dueAt({ ways, digestHour, quiet: quiet ?? undefined }, kind, at, zone)

const audiences = ({ type, subject, tell }: DomainEvent) =>
  tell.map(audience => ({ type, kind: kindOf(type), loud: isLoud(type), subject, ...audience }))

/** Reminds one person of something tomorrow (24 h from `at`); asking twice moves it (R3). */
export async function remindTomorrow(trx: Trx, person: PersonId, subject: Subject, at: Date) {
  await trx('reminder_stops').where({ person_id: person, subject }).delete()
  await trx.raw(
    `insert into deliveries (person_id, subject, event, dedupe_key, due_at, next_at, created_at)
     values (:person, :subject, :event, 'tomorrow ' || :person || ' ' || :subject, :due, :due, :at)
     on conflict (dedupe_key) where revision > delivered do update
       set due_at = excluded.due_at, next_at = excluded.next_at`,
    { person, subject, event: reminderOf(subject), due: daysAfter(at, 1), at },
  )
}

/** Something that goes to this person alone, by e-mail, and is no news; what waits already is enqueued once. */
export const enqueueMail = (
  trx: Trx,
  person: PersonId,
  subject: Subject,
  event: Extract<Delivery['event'], 'address' | 'contact'>,
  at: Date,
) =>
  trx.raw(
    `insert into deliveries (person_id, subject, event, dedupe_key, due_at, next_at, created_at, by_mail)
     values (:person, :subject, :event, :event || ' ' || :person, :at, :at, :at, true)
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

/** Everybody counts as notified of what has been recorded so far; timers stay. */
export async function discardNotifications(trx: Trx) {
  await trx('deliveries').delete()
  await discardMails(trx)
}
