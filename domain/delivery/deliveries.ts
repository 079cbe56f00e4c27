import { type Db, prepared, SILENCE } from '../database.ts'
import type { EventType, Subject, Timer } from '../event.ts'
import type { CompanyId, DeliveryId, PersonId } from '../ids.ts'

/** A posted card: enough to edit it. */
export type Posted = { readonly conversation: string; readonly activity: string }

/**
 * One card owed to one chat, and kept true for as long as it stands there: `revision` says what is owed, and a change of
 * its subject raises it, so that the courier edits the posted card (B5). Owed to a person or to the channel of a company; a timer to nobody.
 */
export type Delivery = {
  readonly id: DeliveryId
  readonly fence: number
  readonly revision: number
  readonly attempts: number
  /**
   * What was told, or `shown` for a card that answered its reader; `digest` for several things at once; `address`: whether
   * it is theirs. `retention` is the operator's own timer, and has no subject.
   */
  readonly event: EventType | Timer['type'] | 'shown' | 'digest' | 'address' | 'retention'
  readonly subject: Subject
  readonly round: number | null
  readonly createdAt: Date
  readonly person: PersonId | null
  /** Whose channel hears it, and the person who named that channel; null when it is named no more. */
  readonly company: CompanyId | null
  readonly namedBy: PersonId | null
  /** Where to post: opaque, written by bot/. Null when this person has never been met. */
  readonly reference: unknown
  readonly tenantId: string | null
  readonly conversation: string | null
  /** Why nothing can be posted there; null when it can. */
  readonly unreachable: string | null
  readonly posted: Posted | null
}

export type Outcome =
  | { readonly kind: 'sent'; readonly posted: Posted }
  | { readonly kind: 'superseded' | 'rung' }
  | { readonly kind: 'unreachable' | 'dead' | 'mailed'; readonly why: string }
  | { readonly kind: 'retry' | 'ambiguous'; readonly why: string; readonly at: Date }

/** Seconds for which a claimed delivery belongs to one courier. */
const LEASE = 60

/**
 * Claims up to `limit` deliveries that are due, for a minute: the earliest of each person, so that a chat reads in the
 * order in which things happened, and nobody of the tenants in `except`. No lock is held afterwards, so none is held while we talk to Teams.
 */
export async function claim(
  db: Db,
  owner: string,
  now: Date,
  limit: number,
  except: readonly string[] = [],
): Promise<readonly Delivery[]> {
  const { rows } = await prepared<{ rows: Delivery[] }>(
    db,
    `with due as (
       select d.id from deliveries d
       where d.revision > d.delivered and d.due_at <= :now and (d.retry_at is null or d.retry_at <= :now)
         and (d.leased_until is null or d.leased_until <= :now)
         and not exists (
           select 1 from deliveries e
           where e.person_id = d.person_id and e.revision > e.delivered
             -- A change moves back what is under way, or has been told to wait: until then nothing overtakes it.
             and ((e.due_at, e.id) < (d.due_at, d.id) or e.leased_until > :now or e.retry_at > :now))
       and not exists (
           select 1 from people p join companies c on c.id = p.company_id
           where p.id = d.person_id and c.tenant_id = any(:except))
       order by d.due_at, d.id limit :limit for update of d skip locked
     ), claimed as (
       update deliveries d
       set lease_owner = :owner, leased_until = :until, fence = d.fence + 1, attempts = d.attempts + 1
       from due where d.id = due.id
       returning d.*
     )
     select d.id::text, d.fence, d.revision, d.attempts, d.event, d.subject, d.round, d.created_at as "createdAt",
       d.person_id as person, d.company_id as company, h.named_by as "namedBy",
       coalesce(c.reference, h.reference) as reference, coalesce(c.tenant_id, o.tenant_id) as "tenantId",
       coalesce(c.id, h.conversation_id) as conversation, c.unreachable,
       case when d.activity_id is null then null
         else jsonb_build_object('conversation', d.conversation_id, 'activity', d.activity_id) end as posted
     from claimed d
     left join lateral (
       select * from conversations c
       where d.company_id is null
         and case when d.conversation_id is null then c.person_id = d.person_id else c.id = d.conversation_id end
       order by c.seen_at desc limit 1
     ) c on true
     left join company_channels h on h.company_id = d.company_id
     left join companies o on o.id = d.company_id
     order by d.due_at, d.id`,
    { owner, now, until: new Date(now.getTime() + LEASE * 1000), limit, except: [...except] },
  )
  return rows
}

/** Says what became of a claimed delivery. False when another courier has taken it over since: then nothing is said. */
export async function settle(db: Db, { id, fence, revision }: Delivery, now: Date, outcome: Outcome): Promise<boolean> {
  const count = await db('deliveries')
    .where({ id, fence })
    .update({
      ...('at' in outcome
        ? { retry_at: outcome.at }
        : { delivered: revision, settled_at: now, retry_at: null, attempts: 0, dedupe_key: null }),
      ...('posted' in outcome
        ? {
            conversation_id: outcome.posted.conversation,
            activity_id: outcome.posted.activity,
            posted_at: db.raw('case when activity_id = ? then posted_at else ?::timestamptz end', [
              outcome.posted.activity,
              now,
            ]),
          }
        : {}),
      outcome: outcome.kind,
      why: 'why' in outcome ? outcome.why : null,
      lease_owner: null,
      leased_until: null,
    })
  return count > 0
}

/**
 * From now on this posted card is kept true: an edit follows whenever its subject changes. `owed` asks for one now, for a
 * card on which a button was pressed: the answer to a press is seen by the presser alone, and only for a while.
 */
export async function track(
  db: Db,
  {
    person,
    posted,
    subject,
    owed,
    at,
  }: {
    readonly person: PersonId
    readonly posted: Posted
    readonly subject: Subject
    readonly owed: boolean
    readonly at: Date
  },
) {
  await prepared(
    db,
    `insert into deliveries as d
       (person_id, subject, event, conversation_id, activity_id, delivered, due_at, created_at, outcome)
     values (:person, :subject, 'shown', :conversation, :activity, :delivered, :at, :at, 'sent')
     on conflict (conversation_id, activity_id) do update
       set subject = excluded.subject, revision = d.revision + 1, due_at = :at
       where :owed`,
    { person, subject, ...posted, delivered: owed ? 0 : 1, owed, at },
  )
}

/**
 * A card that was posted or edited for a delivery which another courier has taken over meanwhile: it is drawn once more, from
 * the present state, and kept true from now on.
 */
export async function redraw(db: Db, { id }: Delivery, posted: Posted, at: Date) {
  await db.raw(
    `insert into deliveries as d
       (person_id, company_id, subject, event, conversation_id, activity_id, delivered, due_at, created_at, outcome)
     select person_id, company_id, subject, 'shown', :conversation, :activity, 0, :at::timestamptz, :at::timestamptz, 'sent'
     from deliveries where id = :id
     on conflict (conversation_id, activity_id) do update set revision = d.revision + 1, due_at = :at`,
    { id, ...posted, at },
  )
}

/** How many deliveries are due and not yet settled, and since when the oldest has waited. */
export async function viewQueue(
  db: Db,
  now: Date,
): Promise<{ readonly waiting: number; readonly oldest: Date | null }> {
  const row = await db('deliveries')
    .whereRaw('revision > delivered')
    .andWhere('due_at', '<=', now)
    .first<{ waiting: number; oldest: Date | null }>(db.raw('count(*)::integer as waiting, min(due_at) as oldest'))
    .timeout(SILENCE)
  return row ?? { waiting: 0, oldest: null }
}
