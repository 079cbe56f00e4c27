import { isDeepStrictEqual } from 'node:util'
import { draw } from '../../bot/actions/subject.ts'
import { readerOf } from '../../cards/reader.ts'
import { findReader } from '../../domain/company/people.ts'
import type { Delivery } from '../../domain/delivery/deliveries.ts'
import type { EventType, Subject } from '../../domain/kernel/event.ts'
import type { CompanyId, PersonId } from '../../domain/kernel/ids.ts'
import type { Db } from '../../domain/storage/database.ts'
import { verifyHistories } from '../../domain/trust/audit.ts'
import type { Answered, Connector } from '../teams/connector.ts'
import type { Act, Ledger } from './acts.ts'

/** What a run has cost, each with what is wrong in words. Nothing but `doubled` may hold anything. */
export type Verdict = {
  /** Acts with a receipt that are not in the history exactly once, and histories that are broken. */
  readonly lost: readonly string[]
  /** News that somebody should have heard and did not, and cards that are not what they should be now. */
  readonly unnotified: readonly string[]
  /** Cards that were posted and that the bot does not know of: those posted a second time. */
  readonly doubled: readonly string[]
  /** Older news that came after newer news. */
  readonly disordered: readonly string[]
}

/** Compares what people were answered, what the database holds, and what stands in their chats. Nothing may be under way. */
export async function check(db: Db, connector: Connector, { done }: Ledger): Promise<Verdict> {
  const rows = await db<Row>('deliveries').select()
  const notified = connector.answered.filter(({ status, kind }) => status < 300 && status > 0 && kind !== 'reply')
  return {
    lost: [...(await lostActs(db, done)), ...(await brokenHistories(db))],
    unnotified: [...(await unnotifiedEvents(db, rows)), ...(await untrueCards(db, connector, rows))],
    doubled: doubledPosts(notified, rows),
    disordered: [...disorderedCards(notified), ...disorderedChats(notified)],
  }
}

/** How much is due to people now. */
export const countDue = async (db: Db): Promise<number> =>
  (await db('deliveries').whereRaw('revision > delivered and due_at <= now()').pluck('id')).length +
  (await db('jobs').whereRaw('settled_at is null and due_at <= now()').pluck('id')).length

type Row = {
  readonly id: string
  readonly person_id: PersonId | null
  readonly subject: Subject
  readonly event: Delivery['event']
  readonly revision: number
  readonly delivered: number
  readonly outcome: string | null
  readonly conversation_id: string | null
  readonly activity_id: string | null
  readonly posted_at: Date | null
}
type Entry = Act & { readonly company_id: CompanyId; readonly person_id: PersonId | null; readonly count: number }

/** Each act is once in the history of each company that it concerns: none is lost, and a second press did nothing. */
async function lostActs(db: Db, done: readonly Act[]): Promise<readonly string[]> {
  const keyOf = ({ type, subject }: Act) => `${type} ${subject}`
  const entries = await db('audit_entries')
    .groupBy('company_id', 'type', 'subject')
    .select<Entry[]>('company_id', 'type', 'subject', db.raw('count(*)::integer as count'))
  const acts = new Map<string, number>()
  for (const each of done) acts.set(keyOf(each), (acts.get(keyOf(each)) ?? 0) + 1)
  const found = grouped(entries, keyOf)
  return [...acts].flatMap(([key, count]) => {
    const counts = found.get(key)?.map(entry => entry.count) ?? []
    return counts.length > 0 && counts.every(each => each === count) ? [] : `${key}: ${count} done, ${counts} written`
  })
}

async function brokenHistories(db: Db): Promise<readonly string[]> {
  const broken: string[] = []
  for await (const { name, broken: seq } of verifyHistories(db)) {
    if (seq !== undefined) broken.push(`the history of ${name} is broken at ${seq}`)
  }
  return broken
}

/** Who hears of what, as product.md, part 8, has it: the other side's responders and admins, and never the actor. */
const toPartner: readonly EventType[] = ['invitation.sent']
const toOwner: readonly EventType[] = [
  'invitation.accepted',
  'invitation.declined',
  'invitation.changed',
  'invitation.left',
]

/** No event without its deliveries: whoever is to hear of it has a card about it, or it was settled before they could. */
async function unnotifiedEvents(db: Db, rows: readonly Row[]): Promise<readonly string[]> {
  const events = await db('audit_entries as e')
    .join('invitations as i', db.raw(`e.subject = 'invitation:' || i.id`))
    .join('collaborations as c', 'c.id', 'i.collaboration_id')
    .join(
      'people as p',
      'p.company_id',
      db.raw('case when e.type = any(?) then i.partner_id else c.owner_id end', [[...toPartner]]),
    )
    .whereIn('e.type', [...toPartner, ...toOwner])
    .whereIn('p.role', ['admin', 'responder'])
    .whereRaw('e.person_id is distinct from p.id and e.at > (select min(seen_at) from conversations)')
    .distinct<(Act & { person: PersonId })[]>('e.type', 'e.subject', 'p.id as person')
  const notices = new Set(rows.filter(({ event }) => event !== 'shown').map(row => `${row.person_id} ${row.subject}`))
  const jobs = await db('jobs').select<{ kind: string; subject: string }[]>('kind', 'subject')
  const timers = new Set(jobs.map(({ kind, subject }) => `${kind} ${subject}`))
  const untimed = events.filter(
    ({ type, subject }) =>
      type === 'invitation.sent' &&
      !['reminder', 'escalation', 'expiry'].every(timer => timers.has(`invitation.${timer} ${subject}`)),
  )
  const unnotified = events.filter(({ subject, person }) => !notices.has(`${person} ${subject}`))
  return [
    ...unnotified.map(({ type, subject, person }) => `${type} ${subject} was never sent to ${person}`),
    ...untimed.map(({ subject }) => `${subject} has not all of its timers`),
  ]
}

/** A delivery is a card kept true: each stands in its chat as it would be drawn now, or there is nothing to tell. */
async function untrueCards(db: Db, connector: Connector, rows: readonly Row[]): Promise<readonly string[]> {
  const wrong: string[] = []
  const now = new Date()
  for (const row of rows) {
    const { person_id: person, subject, event, conversation_id: conversation, activity_id: activity, outcome } = row
    // What a card says that answered its reader depends on what they asked, until something changes.
    if (!person || (row.delivered < 2 && !row.posted_at && outcome === 'sent')) continue
    const what = `${event} ${subject} for ${person}`
    if (row.revision > row.delivered) wrong.push(`${what} is still due`)
    const who = await findReader(db, person, now)
    if (!who) continue
    const posted = conversation && activity ? { conversation, activity } : null
    const reply = await draw({ db, by: who.by, reader: readerOf(who.locale, who.timeZone) }, { event, subject, posted })
    const stands = posted && connector.messages(posted.conversation).find(({ id }) => id === activity)
    if (!posted && reply) wrong.push(`${what} ended as ${outcome}, and nobody was told`)
    if (posted && !stands) wrong.push(`${what} is not in the chat`)
    if (stands && reply && !looksSame(stands.card, reply.card)) wrong.push(`${what} is not what stands in the chat`)
  }
  return wrong
}

/** Each form for a note comes with an id of its own. */
const looksSame = (one: object | undefined, other: object) => isDeepStrictEqual(plain(one), plain(other))
const plain = (card: object | undefined) =>
  JSON.parse(JSON.stringify(card ?? {}, (key, value) => (key === 'id' ? '' : value)))

function doubledPosts(notified: readonly Answered[], rows: readonly Row[]): readonly string[] {
  const known = new Set(rows.map(row => `${row.conversation_id} ${row.activity_id}`))
  return notified
    .filter(({ kind, conversation, id }) => kind === 'post' && !known.has(`${conversation} ${id}`))
    .map(({ card, conversation, id }) => `${card?.fallbackText} in ${conversation}: ${id}`)
}

/** The notes on one card only ever become more. */
function disorderedCards(notified: readonly Answered[]): readonly string[] {
  const cards = grouped(notified, ({ conversation, id }) => `${conversation} ${id}`)
  return [...cards].flatMap(([card, versions]) =>
    isRising(versions.map(version => numbers(version, /note (\d+)\./g).reduce((a, b) => Math.max(a, b), 0)))
      ? []
      : `older notes came after newer ones on ${card}`,
  )
}

/** Two companies do one thing after the other, so in each chat the first news of each comes in that order. */
function disorderedChats(notified: readonly Answered[]): readonly string[] {
  const posts = notified.filter(({ kind }) => kind === 'post')
  const chats = grouped(posts, post => `${post.conversation} ${numbers(post, /Plan (\d+)\./g)[0]}`)
  return [...chats].flatMap(([chat, all]) =>
    isRising(all.map(post => numbers(post, /Plan \d+\.(\d+)\./g)[0] ?? 0))
      ? []
      : `older news came after newer in ${chat}`,
  )
}

const numbers = ({ card }: Answered, pattern: RegExp) =>
  [...JSON.stringify(card ?? {}).matchAll(pattern)].map(([, number]) => Number(number))

const isRising = (all: readonly number[]) => all.every((each, index) => index === 0 || each >= (all[index - 1] ?? 0))

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}
