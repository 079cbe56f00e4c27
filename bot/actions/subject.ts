import { publicCard } from '../../cards/delivery/channel.ts'
import { digestCard, type Line } from '../../cards/delivery/digest.ts'
import { type Said, text } from '../../cards/kit.ts'
import { connectionCard } from '../../cards/network/connection.ts'
import { roleCard } from '../../cards/network/people.ts'
import type { Words } from '../../cards/words/en.ts'
import type { InvitationStatus } from '../../domain/collaboration/invitation.ts'
import { viewInvitation } from '../../domain/collaboration/invitation-views.ts'
import type { Delivery } from '../../domain/delivery/deliveries.ts'
import { listDigest } from '../../domain/delivery/outbox.ts'
import { kindOf } from '../../domain/delivery/preference.ts'
import type { Subject } from '../../domain/event.ts'
import type {
  CollaborationId,
  CompanyId,
  ConnectionId,
  DigestId,
  InvitationId,
  PersonId,
  ProspectId,
} from '../../domain/ids.ts'
import { viewConnection } from '../../domain/network/connection-views.ts'
import { viewPerson } from '../../domain/network/people.ts'
import { showCollaboration } from './collaboration.ts'
import { showInvitation } from './invitation.ts'
import { type Look, may, type Shown, unlessRefused } from './look.ts'
import { showPeople, showProfile } from './profile.ts'
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
}
type Kind = keyof Ids
type Owed = Pick<Delivery, 'event' | 'subject' | 'posted'>

/** The id in a subject of that kind. */
export function subjectId<K extends Kind>(subject: Subject, kind: K): Ids[K] {
  const [found, id] = subject.split(':')
  if (found !== kind || !id) throw new TypeError(`${subject} is no ${kind}`)
  return id as Ids[K]
}

/** What a delivery shows now, to whom it is owed; undefined when there is nothing left to tell. */
export function draw(look: Look, owed: Owed): Promise<Shown | undefined> {
  const [kind] = owed.subject.split(':')
  return drawings[kind as Kind](look, owed)
}

/** B2: what a channel is shown of a subject: what everybody of the company may see. Undefined for what is not for it. */
export async function drawPublic(look: Look, subject: Subject): Promise<Shown | undefined> {
  const member: Look = { ...look, by: { ...look.by, role: 'member' } }
  const [kind] = subject.split(':')
  if (kind !== 'connection' && kind !== 'invitation') return undefined
  const shown = await unlessRefused(drawings[kind](member, { subject, event: 'shown', posted: null }))
  return shown && { card: publicCard(look.reader, shown.card), subject }
}

const drawings: { readonly [K in Kind]: (look: Look, owed: Owed) => Promise<Shown | undefined> } = {
  async connection({ db, by, reader }, { subject, event, posted }) {
    const view = await viewConnection(db, by, subjectId(subject, 'connection'))
    const waits = view.status === 'pending' && !view.outgoing && !view.muted
    const asks = event === 'connection.requested' || event === 'connection.reminded'
    // A request that was settled before anybody was told of it, or while its reminder lay waiting, needs no card.
    if (asks && !posted && !(waits && may(by, 'responder'))) return undefined
    const said = event === 'connection.reminded' && waits && text(reader.words.connection.reminder)
    return { card: connectionCard(reader, view, may(by, 'responder'), said), subject }
  },
  collaboration: (look, { subject }) => showCollaboration(look, subjectId(subject, 'collaboration'), 0),
  async invitation(look, { subject, event, posted }) {
    const { db, by, reader } = look
    const id = subjectId(subject, 'invitation')
    const { status, ours } = await viewInvitation(db, by, id)
    const asks = event === 'invitation.sent' || event === 'invitation.reminded' || event === 'invitation.escalated'
    // One that was settled before anybody was told of it, or while its reminder lay waiting, needs no card.
    if (asks && !posted && (status !== 'waiting' || ours)) return undefined
    return showInvitation(look, id, newsOf(reader.words.invitation, event, status))
  },
  profile: look => showProfile(look),
  people: look => showPeople(look, 0),
  async person({ db, by, reader }, { subject }) {
    return { card: roleCard(reader, await viewPerson(db, by, subjectId(subject, 'person'))), subject }
  },
  digest: drawDigest,
  prospect: (look, { subject }) => showProspect(look, subjectId(subject, 'prospect')),
  // An address is asked by e-mail.
  address: async () => undefined,
}

/**
 * The round of a connect request or an invitation that waits for an answer which this actor may give; undefined when there is
 * none to give any more, or not by them.
 */
export async function openRound({ db, by }: Look, subject: Subject): Promise<number | undefined> {
  if (!may(by, 'responder')) return undefined
  if (subject.startsWith('connection:')) {
    const view = await unlessRefused(viewConnection(db, by, subjectId(subject, 'connection')))
    return view?.status === 'pending' && !view.outgoing ? view.round : undefined
  }
  if (!subject.startsWith('invitation:')) return undefined
  const view = await unlessRefused(viewInvitation(db, by, subjectId(subject, 'invitation')))
  return view?.status === 'waiting' && !view.ours ? view.round : undefined
}

/** Things on one digest; a page with the longest names stays within a card. */
const LINES = 12

/** B2: each thing as its own card would begin; what needs no telling any more is left out. */
async function drawDigest(look: Look, { subject }: Owed): Promise<Shown | undefined> {
  const lines: Line[] = []
  for (const entry of await listDigest(look.db, subject)) {
    const shown = await unlessRefused(draw(look, { ...entry, posted: null }))
    if (shown) lines.push({ ...entry, kind: kindOf(entry.event), title: shown.card.fallbackText })
  }
  return lines.length > 0 ? { card: digestCard(look.reader, lines.slice(0, LINES), lines.length), subject } : undefined
}

/** Why somebody is told now, where the card itself does not say so. */
function newsOf(
  { reminder, escalated, unpreparedAdmin }: Words['invitation'],
  event: Owed['event'],
  status: InvitationStatus,
): Said {
  if (event === 'invitation.reminded' && status === 'waiting') return text(reminder)
  if (event === 'invitation.escalated' && status === 'waiting') return text(escalated)
  return event === 'invitation.unprepared' && status === 'accepted' && text(unpreparedAdmin)
}
