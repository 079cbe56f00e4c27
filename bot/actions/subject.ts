import { publicCard } from '../../cards/delivery/channel.ts'
import { type DigestItem, digestCard } from '../../cards/delivery/digest.ts'
import { type Notice, text } from '../../cards/kit.ts'
import { connectionCard } from '../../cards/network/connection.ts'
import { removedCard, roleCard } from '../../cards/network/people.ts'
import type { Words } from '../../cards/words/en.ts'
import type { InvitationStatus } from '../../domain/collaboration/invitation.ts'
import { viewPerson } from '../../domain/company/people.ts'
import { viewOwnCompany } from '../../domain/company/profiles.ts'
import type { Delivery } from '../../domain/delivery/deliveries.ts'
import { listDigest } from '../../domain/delivery/digests.ts'
import { kindOf } from '../../domain/delivery/preference.ts'
import type { Subject, SubjectKind } from '../../domain/kernel/event.ts'
import type {
  CollaborationId,
  CompanyId,
  ConnectionId,
  DigestId,
  InvitationId,
  PersonId,
  ProspectId,
  UploadId,
} from '../../domain/kernel/ids.ts'
import { viewConnection } from '../../domain/views/connection.ts'
import { viewInvitation } from '../../domain/views/invitation.ts'
import { showCollaboration } from './collaboration.ts'
import { type Context, may, type Reply, unlessRefused } from './context.ts'
import { showLoaded, showTables } from './data.ts'
import { showInvitation } from './invitation.ts'
import { showErasure } from './leaving.ts'
import { showPeople } from './people.ts'
import { showProfile } from './profile.ts'
import { showProspect } from './prospect.ts'

type Ids = {
  connection: ConnectionId
  collaboration: CollaborationId
  invitation: InvitationId
  profile: CompanyId
  people: CompanyId
  person: PersonId
  digest: DigestId
  prospect: ProspectId
  address: PersonId
  contact: CompanyId
  data: CompanyId
  upload: UploadId
  erasure: CompanyId
}
type Kind = SubjectKind
type Due = Pick<Delivery, 'event' | 'subject' | 'posted'>

/** The id in a subject of that kind. */
export function subjectId<K extends Kind>(subject: Subject, kind: K): Ids[K] {
  const [found, id] = subject.split(':')
  if (found !== kind || !id) throw new TypeError(`${subject} is no ${kind}`)
  return id as Ids[K]
}

/** The card of a delivery as of now; undefined when there is nothing left to say. */
export function draw(context: Context, due: Due): Promise<Reply | undefined> {
  const [kind] = due.subject.split(':')
  return drawings[kind as Kind](context, due)
}

/**
 * B2: the card of a subject for a channel, as a member of the company may see it; undefined when it is not for
 * channels.
 */
export async function drawPublic(context: Context, subject: Subject): Promise<Reply | undefined> {
  const member: Context = { ...context, by: { ...context.by, role: 'member' } }
  const [kind] = subject.split(':')
  if (kind !== 'connection' && kind !== 'invitation') return undefined
  const reply = await unlessRefused(drawings[kind](member, { subject, event: 'shown', posted: null }))
  return reply && { card: publicCard(context.reader, reply.card), subject }
}

const drawings: { readonly [K in Kind]: (context: Context, due: Due) => Promise<Reply | undefined> } = {
  async connection({ db, by, reader }, { subject, event, posted }) {
    const view = await viewConnection(db, by, subjectId(subject, 'connection'))
    const waits = view.status === 'pending' && !view.outgoing && !view.muted
    const canAnswer = may(by, 'responder')
    const asks = event === 'connection.requested' || event === 'connection.reminded'
    // A request that was answered before its card or reminder went out needs none any more.
    if (asks && !posted && !(waits && canAnswer)) return undefined
    const notice = event === 'connection.reminded' && waits && text(reader.words.connection.reminder)
    return { card: connectionCard(reader, view, canAnswer, notice), subject, asks: waits && canAnswer }
  },
  collaboration: (context, { subject }) => showCollaboration(context, subjectId(subject, 'collaboration'), 0),
  async invitation(context, { subject, event, posted }) {
    const { db, by, reader } = context
    const id = subjectId(subject, 'invitation')
    const { status, ours } = await viewInvitation(db, by, id)
    const asks = event === 'invitation.sent' || event === 'invitation.reminded' || event === 'invitation.escalated'
    // An invitation that was answered before its card or reminder went out needs none any more.
    if (asks && !posted && (status !== 'waiting' || ours)) return undefined
    return showInvitation(context, id, newsOf(reader.words.invitation, event, status))
  },
  profile: context => showProfile(context),
  people: context => showPeople(context, 0),
  async person({ db, by, reader }, { subject }) {
    const person = await viewPerson(db, by, subjectId(subject, 'person'))
    if (!person.isRemoved) return { card: roleCard(reader, person), subject }
    const { profile } = await viewOwnCompany(db, by)
    return { card: removedCard(reader, profile.name ?? ''), subject }
  },
  digest: drawDigest,
  prospect: (context, { subject }) => showProspect(context, subjectId(subject, 'prospect')),
  // These go out by e-mail only.
  address: async () => undefined,
  contact: async () => undefined,
  data: context => showTables(context),
  erasure: (context, { event }) => showErasure(context, event === 'erasure.reminded'),
  upload: (context, { subject }) => showLoaded(context, subjectId(subject, 'upload')),
}

/** The round of a connect request or an invitation that this actor may still answer; undefined when there is none. */
export async function openRound(context: Context, subject: Subject): Promise<number | undefined> {
  const last = await lastRound(context, subject)
  return last?.waits ? last.round : undefined
}

/** The last round of one that is this actor's to answer, and whether it waits for that; undefined when there is none. */
export async function lastRound(
  { db, by }: Context,
  subject: Subject,
): Promise<{ readonly round: number; readonly waits: boolean } | undefined> {
  if (!may(by, 'responder')) return undefined
  if (subject.startsWith('connection:')) {
    const view = await unlessRefused(viewConnection(db, by, subjectId(subject, 'connection')))
    return view && !view.outgoing ? { round: view.round, waits: view.status === 'pending' } : undefined
  }
  if (!subject.startsWith('invitation:')) return undefined
  const view = await unlessRefused(viewInvitation(db, by, subjectId(subject, 'invitation')))
  return view && !view.ours ? { round: view.round, waits: view.status === 'waiting' } : undefined
}

/** Entries of one digest; with the longest names they stay within a card. */
const LINES = 10

/** B2: the title that the card of each entry has now; entries that need no card any more are left out. */
async function drawDigest(context: Context, { subject }: Due): Promise<Reply | undefined> {
  const lines: DigestItem[] = []
  for (const entry of await listDigest(context.db, subject)) {
    const reply = await unlessRefused(draw(context, { ...entry, posted: null }))
    if (!reply) continue
    const kind = kindOf(entry.event)
    const note = kind === 'notes' ? await noteOf(context, entry.subject) : undefined
    lines.push({ ...entry, kind, title: reply.card.fallbackText, note })
  }
  return lines.length > 0
    ? { card: digestCard(context.reader, lines.slice(0, LINES), lines.length), subject }
    : undefined
}

/** The latest note of the other side: what a note is told for. */
async function noteOf({ db, by }: Context, subject: Subject): Promise<DigestItem['note']> {
  const view = await unlessRefused(viewInvitation(db, by, subjectId(subject, 'invitation')))
  return view?.notes.filter(({ ours }) => !ours).at(-1)
}

/** Why somebody is notified now, where the card itself does not say so. */
function newsOf(
  { reminder, escalated, unpreparedAdmin }: Words['invitation'],
  event: Due['event'],
  status: InvitationStatus,
): Notice {
  if (event === 'invitation.reminded' && status === 'waiting') return text(reminder)
  if (event === 'invitation.escalated' && status === 'waiting') return text(escalated)
  return event === 'invitation.unprepared' && status === 'accepted' && text(unpreparedAdmin)
}
