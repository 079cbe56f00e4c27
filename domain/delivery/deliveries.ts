import type { PostedCard } from '../kernel/actor.ts'
import type { EventType, Subject } from '../kernel/event.ts'
import type { CompanyId, DeliveryId, PersonId } from '../kernel/ids.ts'
import type { Db, Trx } from '../storage/database.ts'
import { SILENCE } from '../storage/server.ts'
import { ask } from '../storage/statements.ts'
import { sendAhead } from '../storage/transactions.ts'

/**
 * One card due in one chat, and kept true for as long as it stands there: `revision` says what is due, and a change of
 * its subject raises it, so that the courier edits the posted card (B5). For a person or to the channel of a company.
 */
export type Delivery = {
  readonly id: DeliveryId
  readonly fence: number
  readonly revision: number
  readonly attempts: number
  /**
   * The news, or `shown` for a card that answered its reader; `digest` for several things at once; `address`: whether it is
   * theirs.
   */
  readonly event: EventType | 'shown' | 'digest' | 'address' | 'contact'
  readonly subject: Subject
  readonly createdAt: Date
  readonly person: PersonId | null
  /** The company whose channel gets it, and the person who named that channel; null when it is named no more. */
  readonly company: CompanyId | null
  readonly namedBy: PersonId | null
  /** Where to post: opaque, written by bot/. Null when this person has never been met. */
  readonly reference: unknown
  readonly tenantId: string | null
  readonly conversation: string | null
  /** Why nothing can be posted there; null when it can. */
  readonly unreachable: string | null
  readonly posted: PostedCard | null
  /** Whether a newer card in that chat is about the same. */
  readonly isReplaced: boolean
}

/** A posted card that answered somebody, and what it shows. `isEdited` asks for an edit now, for a card whose button was pressed. */
export type Tracked = {
  readonly person: PersonId
  readonly posted: PostedCard
  readonly subject: Subject
  readonly isEdited: boolean
  readonly at: Date
}

/**
 * From now on this posted card is kept true: an edit follows whenever its subject changes. After a press it is edited at once:
 * the answer to a press is seen by the presser alone, and only for a while.
 */
export const track = (db: Db, tracked: Tracked) => ask(db, tracking, trackingOf(tracked))

/** The same, sent ahead in the transaction that changes the subject. */
export const trackAhead = (trx: Trx, tracked: Tracked) => sendAhead(trx, tracking, trackingOf(tracked))

const tracking = `insert into deliveries as d
     (person_id, subject, event, conversation_id, activity_id, delivered, due_at, next_at, created_at, outcome)
   values (:person, :subject, 'shown', :conversation, :activity, :delivered, :at, :at, :at, 'sent')
   on conflict (conversation_id, activity_id) do update
     set subject = excluded.subject, revision = d.revision + 1, due_at = :at, next_at = greatest(d.next_at, :at)
     where :isEdited`

const trackingOf = ({ person, posted, subject, isEdited, at }: Tracked) => ({
  person,
  subject,
  ...posted,
  delivered: isEdited ? 0 : 1,
  isEdited,
  at,
})

/**
 * As `track`, of a card that asks its reader for something: older ones about the same in that chat, whoever they answered, are drawn anew,
 * to say that there is a newer one, so that one alone can be answered (B5). `isOpened`: it was opened in the place of what that card
 * showed. Such a card is edited to show it for good, and what it asked for before can be answered on the one before it again; but one that brought news
 * keeps it, and then nothing changes.
 */
export const trackAsking = (db: Db, { isOpened, ...tracked }: Tracked & { readonly isOpened: boolean }) =>
  ask(db, trackingAsking, { ...trackingOf(tracked), isOpened })

const trackingAsking = `
  with place as (
    select subject, event, person_id from deliveries where conversation_id = :conversation and activity_id = :activity
  ), locked as materialized (
    -- In the order of their ids, as by whatever else redraws them.
    select id from deliveries
    where id = any(array(
      select id from deliveries
      where person_id is not null and conversation_id = :conversation and activity_id is not null
        and subject = any(array(select :subject::text union all select subject from place))))
    order by id for update
  ), shown as (
    insert into deliveries as d
      (person_id, subject, event, conversation_id, activity_id, delivered, due_at, next_at, created_at, outcome)
    select :person::uuid, :subject::text, 'shown', :conversation::text, :activity::text, :delivered::integer, :at::timestamptz,
      :at::timestamptz, :at::timestamptz, 'sent'
    from (select count(*) from locked) l
    where not :isOpened::boolean or not exists (
      select 1 from place where event <> 'shown' or subject = :subject or person_id is distinct from :person)
    on conflict (conversation_id, activity_id) do update
      set subject = excluded.subject, revision = d.revision + 1, due_at = :at, next_at = greatest(d.next_at, :at),
        -- It is the newest about that now.
        created_at = case when d.subject = excluded.subject then d.created_at else :at end,
        posted_at = case when d.subject = excluded.subject then d.posted_at end
      where :isEdited::boolean
    returning id
  )
  update deliveries d
  set revision = d.revision + 1, due_at = greatest(d.due_at, :at::timestamptz), next_at = greatest(d.next_at, :at)
  where d.id = any(array(select id from locked)) and d.activity_id <> :activity and exists (select 1 from shown)`

/** What was just posted for a delivery asks its reader for something: older cards about the same in that chat give way to it (B5). */
export const closeOlder = (db: Db, { posted, subject, at }: Pick<Tracked, 'posted' | 'subject' | 'at'>) =>
  ask(
    db,
    `update deliveries d
     set revision = d.revision + 1, due_at = greatest(d.due_at, :at::timestamptz), next_at = greatest(d.next_at, :at)
     -- As a list: locked in the order of their ids, as by whatever else redraws them.
     where d.id = any(array(
       select id from deliveries
       where person_id is not null and subject = :subject and conversation_id = :conversation
         and activity_id is not null and activity_id <> :activity))`,
    { subject, ...posted, at },
  )

/** This posted card of theirs shows nothing any more that is kept true: no edit follows. */
export const untrack = (db: Db, person: PersonId, { conversation, activity }: PostedCard) =>
  db('deliveries').where({ person_id: person, conversation_id: conversation, activity_id: activity }).delete()

/**
 * A card that was posted or edited for a delivery which another courier has taken over meanwhile: it is drawn once more, from
 * the present state, and kept true from now on.
 */
export async function redraw(db: Db, { id }: Delivery, posted: PostedCard, at: Date) {
  await db.raw(
    `insert into deliveries as d
       (person_id, company_id, subject, event, conversation_id, activity_id, delivered, due_at, next_at, created_at, outcome)
     select person_id, company_id, subject, 'shown', :conversation, :activity, 0, :at::timestamptz, :at, :at, 'sent'
     from deliveries where id = :id
     on conflict (conversation_id, activity_id) do update
       set revision = d.revision + 1, due_at = :at, next_at = greatest(d.next_at, :at)`,
    { id, ...posted, at },
  )
}

/** Up to how many are counted of what waits. */
const COUNTED = 10_000

/**
 * How many deliveries are due and not yet settled, counted up to ten thousand, and since when the oldest has waited. Takes as
 * long however many there are.
 */
export async function viewQueue(
  db: Db,
  now: Date,
): Promise<{ readonly waiting: number; readonly oldest: Date | null }> {
  const { rows } = await ask<{ rows: { waiting: number; oldest: Date | null }[] }>(
    db,
    `select
       (select count(*)::integer from (
          select 1 from deliveries where revision > delivered and due_at <= :now limit :counted) d) as waiting,
       (select due_at from deliveries where revision > delivered and due_at <= :now order by due_at limit 1) as oldest`,
    { now, counted: COUNTED },
    SILENCE,
  )
  return rows[0] ?? { waiting: 0, oldest: null }
}
