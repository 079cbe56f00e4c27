import type { PostedCard } from '../kernel/actor.ts'
import type { DeliveryId, PersonId } from '../kernel/ids.ts'
import type { Db } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'
import { closeOlder, type Delivery } from './deliveries.ts'

/** `rerouted`: it is to go by the other route, by e-mail or in Teams, and has not been tried there yet. */
export type Outcome =
  /** `asks`: that card asks its reader for something. */
  | { readonly kind: 'sent'; readonly posted: PostedCard; readonly asks?: boolean | undefined }
  | { readonly kind: 'superseded' }
  | { readonly kind: 'rerouted'; readonly by: Route }
  | { readonly kind: 'unreachable' | 'dead' | 'mailed'; readonly why: string }
  | { readonly kind: 'retry' | 'ambiguous'; readonly why: string; readonly at: Date }

/** How a card reaches its reader: the two never wait for each other. */
export type Route = 'teams' | 'mail'

/** Seconds for which a claimed delivery belongs to one courier: longer than the slowest answer, and than a mail server's. */
const LEASE: Readonly<Record<Route, number>> = { teams: 60, mail: 300 }

/** Milliseconds after which what has failed before, and now waits behind another one, is looked at again. */
const SOON = 1_000
/** Milliseconds after which all others are looked at again: what they wait behind may have been removed instead of settled. */
const LATER = 300_000

/** How many deliveries that wait behind another one a claim looks at, beside those that it may hand out. */
const LOOKAHEAD = 100

/**
 * Claims up to `limit` deliveries that are due: the earliest of each person, so that a chat reads in the order in which things
 * happened, and nobody of the tenants in `except`. No lock is held afterwards, so none is held while we talk to Teams.
 *
 * What waits behind another delivery of the same person is put off until that one may be tried, and `settle` brings the next one
 * forward: so a claim does not look at all that waits.
 */
export async function claim(
  db: Db,
  route: Route,
  owner: string,
  now: Date,
  limit: number,
  except: readonly string[] = [],
): Promise<readonly Delivery[]> {
  const until = new Date(now.getTime() + LEASE[route] * 1000)
  const soon = new Date(now.getTime() + SOON)
  const later = new Date(now.getTime() + LATER)
  const byMail = route === 'mail'
  const bindings = { owner, now, until, soon, later, limit, look: limit + LOOKAHEAD, byMail, except: [...except] }
  const { rows } = await ask<{ rows: (Delivery & { id: DeliveryId | null; behind: DeliveryId[] })[] }>(
    db,
    claiming,
    bindings,
  )
  const claimed = rows.filter(({ id }) => id !== null)
  const behind = rows[0]?.behind ?? []
  if (behind.length > 0) await ask(db, reviewing, { behind, now, byMail })
  // All that it looked at waits behind others: there may be more behind that.
  if (claimed.length === 0 && behind.length > 0) return claim(db, route, owner, now, limit, except)
  return claimed.map(({ behind: _, ...delivery }) => delivery)
}

/** What `l` waits behind: the first of that person and route. Starts at the front of their queue, and reads no further. */
const first = `
  select e.next_at from deliveries e
  where e.person_id = l.person_id and e.by_mail = :byMail and e.revision > e.delivered and (e.due_at, e.id) < (l.due_at, l.id)
  order by e.due_at, e.id limit 1`

/** Or one that came later and is under way, or has failed and was not put off since: until it is tried again nothing overtakes it. */
const tried = `
  select e.next_at from deliveries e
  where e.person_id = l.person_id and e.by_mail = :byMail and e.revision > e.delivered and e.attempts > 0
    and e.next_at > :now and e.id <> l.id and (e.lease_owner is not null or e.outcome in ('retry', 'ambiguous'))
  order by e.next_at limit 1`

const claiming = `
  with looked as (
    select d.id, d.person_id, d.due_at, d.next_at, d.attempts from deliveries d
    where d.revision > d.delivered and d.by_mail = :byMail and d.next_at <= :now
      and (cardinality(:except::text[]) = 0 or not exists (
        select 1 from people p join companies c on c.id = p.company_id
        where p.id = d.person_id and c.tenant_id = any(:except)))
    order by d.next_at, d.id limit :look for update of d skip locked
  ), placed as (
    select l.id, l.next_at, l.attempts, coalesce((${first}), (${tried})) as behind from looked l
  ), behind as (
    -- As a list: of a join the planner would think that it might be of the whole table. What is put off is nobody's, and has not
    -- just failed: what it waits behind does not wait for it.
    update deliveries d set lease_owner = null, outcome = nullif(nullif(d.outcome, 'retry'), 'ambiguous'), next_at = (
      -- What has failed before waits for its own sake, too, and is looked at again soon: nobody brings it forward.
      select case when p.attempts > 0 then :soon else least(case when p.behind > :now then p.behind else :until end, :later) end
      from placed p where p.id = d.id)
    where d.id = any(array(select id from placed where placed.behind is not null))
    returning d.id
  ), claimed as (
    update deliveries d
    set lease_owner = :owner, next_at = :until, fence = d.fence + 1, attempts = d.attempts + 1
    where d.id = any(array(select id from placed where placed.behind is null order by next_at, id limit :limit))
    returning d.*
  )
  select d.id::text, d.fence, d.revision, d.attempts, d.event, d.subject, d.created_at as "createdAt",
    d.person_id as person, d.company_id as company, h.named_by as "namedBy",
    coalesce(c.reference, h.reference) as reference, coalesce(c.tenant_id, o.tenant_id) as "tenantId",
    coalesce(c.id, h.conversation_id) as conversation, c.unreachable,
    case when d.activity_id is null then null
      else jsonb_build_object('conversation', d.conversation_id, 'activity', d.activity_id) end as posted,
    exists (
      select 1 from deliveries e
      where e.subject = d.subject and e.person_id is not null and e.conversation_id = d.conversation_id
        and d.person_id is not null and d.activity_id is not null and e.activity_id is not null
        and (coalesce(e.posted_at, e.created_at), e.id) > (coalesce(d.posted_at, d.created_at), d.id)) as "isReplaced",
    b.behind
  from (select array(select id::text from behind) as behind) b
  left join claimed d on true
  left join lateral (
    select * from (
      select * from conversations c where d.conversation_id is null and c.person_id = d.person_id
      union all
      select * from conversations c where d.person_id is not null and c.id = d.conversation_id) c
    order by c.seen_at desc limit 1
  ) c on true
  left join company_channels h on h.company_id = d.company_id
  left join companies o on o.id = d.company_id
  order by d.due_at, d.id`

/**
 * Of whom something was put off, and nobody's is under way or waits to be tried again, the first is due after all: what it was put off
 * behind has been settled at that very moment, or has changed places with it. Asked once the claim is over: whoever settles before that
 * is seen here, and whoever settles after it sees what was put off.
 */
const reviewing = `
  update deliveries d set next_at = greatest(d.due_at, :now)
  where d.attempts = 0 and d.next_at > greatest(d.due_at, :now) and d.id = any(array(
    select f.id
    from (select distinct person_id from deliveries where id = any(:behind::bigint[])) p
    cross join lateral (
      select e.id from deliveries e
      where e.person_id = p.person_id and e.by_mail = :byMail and e.revision > e.delivered
      order by e.due_at, e.id limit 1) f
    where not exists (
      select 1 from deliveries e
      where e.person_id = p.person_id and e.by_mail = :byMail and e.revision > e.delivered and e.attempts > 0
        and e.next_at > :now and (e.lease_owner is not null or e.outcome in ('retry', 'ambiguous')))))`

/** Says what became of a claimed delivery. False when another courier has taken it over since: then nothing is said. */
export async function settle(db: Db, delivery: Delivery, now: Date, outcome: Outcome): Promise<boolean> {
  const { id, fence, revision, subject } = delivery
  const isOver = !('at' in outcome) && outcome.kind !== 'rerouted'
  const next = 'at' in outcome ? outcome.at : now
  const { rows } = await ask<{ rows: { person: PersonId | null; byMail: boolean }[] }>(db, settling, {
    id,
    fence,
    revision,
    now,
    isOver,
    next,
    byMail: outcome.kind === 'rerouted' ? outcome.by === 'mail' : null,
    outcome: outcome.kind === 'rerouted' ? null : outcome.kind,
    why: 'why' in outcome ? outcome.why : null,
    conversation: 'posted' in outcome ? outcome.posted.conversation : null,
    activity: 'posted' in outcome ? outcome.posted.activity : null,
  })
  const [settled] = rows
  if (!settled) return false
  const { person } = settled
  // By the route on which it was: it may go by the other one from now on.
  const byMail = outcome.kind === 'rerouted' ? outcome.by !== 'mail' : settled.byMail
  const isNew = outcome.kind === 'sent' && outcome.posted.activity !== delivery.posted?.activity
  if (person && isNew && outcome.asks) await closeOlder(db, { posted: outcome.posted, subject, at: now })
  if (person) await ask(db, forwarding, { id, person, byMail, next })
  return true
}

const settling = `
  with settled as (
    update deliveries d set
      next_at = :next, lease_owner = null,
      attempts = case when :isOver or :byMail::boolean is not null then 0 else d.attempts end,
      delivered = case when :isOver then :revision else d.delivered end,
      settled_at = case when :isOver then :now else d.settled_at end,
      dedupe_key = case when :isOver then null else d.dedupe_key end,
      by_mail = coalesce(:byMail, d.by_mail),
      outcome = :outcome, why = :why,
      posted_at = case when :activity::text is null or d.activity_id = :activity then d.posted_at else :now end,
      conversation_id = coalesce(:conversation, d.conversation_id),
      activity_id = coalesce(:activity, d.activity_id)
    where d.id = :id and d.fence = :fence
    returning d.person_id, d.by_mail
  )
  select person_id as person, by_mail as "byMail" from settled`

/**
 * Whoever waits next is tried as soon as that one is out of the way, or together with it; also one that does not seem to wait. Asked
 * once it is settled for everybody: what has been written since, and put off by a claim that did not know of it, is seen here.
 */
const forwarding = `
  update deliveries d set next_at = least(d.next_at, greatest(d.due_at, :next))
  where d.attempts = 0 and d.id = (
    select e.id from deliveries e
    where e.person_id = :person and e.by_mail = :byMail and e.revision > e.delivered and e.id <> :id
    order by e.due_at, e.id limit 1)`
