import {
  type Choice,
  changeCard,
  declineInvitationCard,
  invitationCard,
  previewCard,
  sharedOf,
} from '../../cards/collaboration/invitation.ts'
import { leaveCard, notesCard, partnerCard, removeCard, resendCard } from '../../cards/collaboration/partner.ts'
import { notice, type Said } from '../../cards/kit.ts'
import type { Payload, Verb } from '../../cards/verbs.ts'
import { addPartners, removePartner } from '../../domain/collaboration/collaborations.ts'
import { chosen } from '../../domain/collaboration/entity.ts'
import { type InvitationView, viewInvitation } from '../../domain/collaboration/invitation-views.ts'
import {
  acceptInvitation,
  changeShared,
  declineInvitation,
  leaveInvitation,
  remindOfInvitation,
  stopEverywhere,
  writeNote,
} from '../../domain/collaboration/invitations.ts'
import { listNotes } from '../../domain/collaboration/notes.ts'
import { listEndings } from '../../domain/collaboration/overviews.ts'
import { scoreOf } from '../../domain/collaboration/visibility.ts'
import { type InvitationId, type NoteId, newId } from '../../domain/ids.ts'
import { mustBe } from '../../domain/network/person.ts'
import { Refusal } from '../../domain/refusal.ts'
import { line, NOTE } from '../../domain/text.ts'
import { attempt, type Handlers, kept, type Look, lacking, may, refused, type Shown, unchanged } from './look.ts'
import { showTerms } from './terms.ts'

/** Room for what was typed on these cards, in characters of JSON. */
const ROOM = 4_000
/** Notes on one page; with the longest ones, and as much typed as is kept, it stays within a card. */
const PAGE = 8
/** Of one invitation there is one thing to end. */
const ONE = 1

export const invitationHandlers: Handlers<Extract<Verb, `invitation.${string}` | `note${string}`>> = {
  'invitation.show': (look, { invitation }) => showInvitation(look, invitation),
  async 'invitation.edit'(look, payload) {
    const view = await viewInvitation(look.db, look.by, payload.invitation)
    // From the receipt nothing is ticked yet: what is shared is where a change begins.
    const { revision } = payload
    const isFresh = revision === 0
    const choice = isFresh && view.status === 'accepted' ? { wanted: sharedOf(view), note: '' } : choiceOf(payload)
    const isOvertaken = !isFresh && revision !== view.revision
    return isOvertaken ? showAnew(look, view, choice, new Refusal('changed-meanwhile')) : showForm(look, view, choice)
  },
  async 'invitation.tick'(look, payload) {
    const view = await viewInvitation(look.db, look.by, payload.invitation)
    if (isLate(view, payload.revision)) return showInvitation(look, view.id, notNow(look))
    const requested = view.entities.filter(entity => entity.requested).map(({ code }) => code)
    const choice = choiceOf(payload)
    const said = notice(look.reader.words.invitation.tickedAll, 'good')
    return showForm(look, view, { ...choice, wanted: [...new Set([...choice.wanted, ...requested])] }, said)
  },
  async 'invitation.preview'(look, payload) {
    const { db, by, reader } = look
    const view = await viewInvitation(db, by, payload.invitation)
    const choice = choiceOf(payload)
    const { refusal } = await attempt(look, check(look, view, choice, payload.revision))
    if (refusal?.code === 'already-answered') return showInvitation(look, view.id, refused(reader, refusal))
    if (refusal) return showAnew(look, view, choice, refusal)
    const requested = view.entities.filter(entity => entity.requested).map(({ code }) => code)
    return { card: previewCard(reader, view, choice, scoreOf(requested, choice.wanted)) }
  },
  'invitation.accept': (look, payload) =>
    share(look, payload, note =>
      acceptInvitation(look.db, look.by, payload.invitation, choiceOf(payload).wanted, note),
    ),
  'invitation.change': (look, payload) =>
    share(look, payload, note =>
      changeShared(look.db, look.by, payload.invitation, choiceOf(payload).wanted, payload.revision, note),
    ),
  'invitation.stop': (look, payload) =>
    share(look, payload, note =>
      stopEverywhere(look.db, look.by, payload.invitation, choiceOf(payload).wanted, payload.revision, note),
    ),
  async 'invitation.decline-ask'(look, { invitation }) {
    const view = await viewInvitation(look.db, look.by, invitation)
    return view.status === 'waiting' && !view.ours && may(look.by, 'responder')
      ? { card: declineInvitationCard(look.reader, view) }
      : showInvitation(look, invitation, notNow(look))
  },
  async 'invitation.decline'(look, { invitation, reason }) {
    const { db, by, reader } = look
    const { refusal } = await attempt(look, declineInvitation(db, by, invitation, reason))
    if (refusal?.code !== 'too-long') return afterwards(look, invitation, refusal)
    const view = await viewInvitation(db, by, invitation)
    return { card: declineInvitationCard(reader, view, refused(reader, refusal), kept(reason, ROOM)) }
  },
  async 'invitation.leave-ask'(look, { invitation }) {
    const view = await viewInvitation(look.db, look.by, invitation)
    return view.status === 'accepted' && !view.ours && may(look.by, 'responder')
      ? { card: leaveCard(look.reader, view, await listEndings(look.db, look.by, { invitation }, ONE)) }
      : showInvitation(look, invitation, notNow(look))
  },
  async 'invitation.leave'(look, { invitation }) {
    const { refusal } = await attempt(look, leaveInvitation(look.db, look.by, invitation))
    return afterwards(look, invitation, refusal)
  },
  async 'invitation.remove-ask'(look, { invitation }) {
    const view = await viewInvitation(look.db, look.by, invitation)
    const live = view.status === 'accepted' || view.status === 'waiting'
    return live && view.ours && may(look.by, 'responder')
      ? { card: removeCard(look.reader, view, await listEndings(look.db, look.by, { invitation }, ONE)) }
      : showInvitation(look, invitation, notNow(look))
  },
  async 'invitation.remove'(look, { invitation }) {
    const { refusal } = await attempt(look, removePartner(look.db, look.by, invitation))
    return afterwards(look, invitation, refusal)
  },
  async 'invitation.resend-ask'(look, { invitation }) {
    const view = await viewInvitation(look.db, look.by, invitation)
    const live = view.status === 'accepted' || view.status === 'waiting'
    return view.ours && !live && may(look.by, 'responder')
      ? { card: resendCard(look.reader, view) }
      : showInvitation(look, invitation, notNow(look))
  },
  async 'invitation.resend'(look, { invitation, note }) {
    const { db, by, reader } = look
    const view = await viewInvitation(db, by, invitation)
    if (!view.ours) throw new Refusal('not-found')
    const { refusal } = await attempt(look, addPartners(db, by, view.collaboration, [view.partner.id], note))
    if (refusal?.code === 'terms-needed') return showTerms(look, refused(reader, refusal))
    if (refusal?.code === 'too-long')
      return { card: resendCard(reader, view, refused(reader, refusal), kept(note, ROOM)) }
    return afterwards(look, invitation, refusal)
  },
  async 'invitation.remind'(look, { invitation, when }) {
    const { invitation: words } = look.reader.words
    const { refusal } = await attempt(look, remindOfInvitation(look.db, look.by, invitation, when))
    if (refusal) return afterwards(look, invitation, refusal)
    const shown = await showInvitation(
      look,
      invitation,
      notice(when === 'never' ? words.stopped : words.tomorrow, 'good'),
    )
    return when === 'never' ? shown : unchanged(shown)
  },
  'notes.show': (look, { invitation, page }) => showNotes(look, invitation, page),
  async 'note.write'(look, { invitation, id, note }) {
    const { refusal } = await attempt(look, writeNote(look.db, look.by, invitation, { id, text: note }))
    if (refusal?.code === 'too-long' || refusal?.code === 'missing') {
      return showNotes(look, invitation, 0, refused(look.reader, refusal), kept(note, ROOM))
    }
    if (refusal) return afterwards(look, invitation, refusal)
    return showInvitation(look, invitation, notice(look.reader.words.notes.added, 'good'))
  },
}

/** Throws what would be refused, before it is asked to be confirmed; the domain judges it again. */
async function check({ by }: Look, view: InvitationView, { wanted, note }: Choice, revision: number) {
  const { ours, status, entities } = view
  const isOver = status !== 'waiting' && status !== 'accepted'
  if (ours || isOver || isLate(view, revision)) throw new Refusal('already-answered')
  mustBe(by, 'responder')
  if (status === 'accepted' && view.revision !== revision) throw new Refusal('changed-meanwhile')
  const shared = chosen(entities, wanted)
  line('note', note, NOTE)
  const offers = entities.some(({ offered }) => offered)
  if (shared.length === 0 && status === 'waiting' && !offers) throw new Refusal('nothing-shared')
}

/** Whether the question was on the card though it has been answered: what is made since then carries a revision. */
const isLate = ({ status }: InvitationView, revision: number) => status === 'accepted' && revision === 0

/** An invitation from whichever side the actor stands on. */
export async function showInvitation(look: Look, id: InvitationId, said: Said = false): Promise<Shown> {
  const { db, by, reader } = look
  const view = await viewInvitation(db, by, id)
  const draw = view.ours ? partnerCard : invitationCard
  return { card: draw(reader, view, may(by, 'responder'), said), subject: `invitation:${id}` }
}

/** The receipt; or why not, on the card where that can be mended, with what was ticked kept. */
async function share(
  look: Look,
  payload: Payload<'invitation.accept'>,
  command: (note: { readonly id: NoteId; readonly text: string }) => Promise<unknown>,
): Promise<Shown> {
  const { db, by, reader } = look
  const { refusal } = await attempt(look, command({ id: newId<NoteId>(), text: payload.note }))
  if (!refusal) return showInvitation(look, payload.invitation)
  if (refusal.code === 'terms-needed') return showTerms(look, refused(reader, refusal))
  const view = await viewInvitation(db, by, payload.invitation)
  const isTheirs = refusal.code === 'already-answered' || refusal.code === 'needs-role'
  return isTheirs || !isForm(look, view)
    ? afterwards(look, payload.invitation, refusal)
    : unchanged(await showAnew(look, view, choiceOf(payload), refusal))
}

/** The form with what was ticked, and why; when somebody else has changed it since, with what is shared now. */
function showAnew(look: Look, view: InvitationView, { wanted, note }: Choice, refusal: Refusal): Promise<Shown> {
  const isOvertaken = refusal.code === 'changed-meanwhile' && view.status === 'accepted'
  return showForm(look, view, { wanted: isOvertaken ? sharedOf(view) : wanted, note }, refused(look.reader, refusal))
}

/** The boxes: of the answer while it waits, of a change once it is accepted; otherwise how it stands. */
async function showForm(look: Look, view: InvitationView, choice: Choice, said: Said = false): Promise<Shown> {
  if (!isForm(look, view)) return showInvitation(look, view.id, notNow(look))
  const typed = { ...choice, note: kept(choice.note, ROOM) }
  return view.status === 'waiting'
    ? { card: invitationCard(look.reader, view, true, said, typed), subject: `invitation:${view.id}` }
    : { card: changeCard(look.reader, view, typed, said) }
}

const isForm = ({ by }: Look, { ours, status }: InvitationView) =>
  !ours && may(by, 'responder') && (status === 'waiting' || status === 'accepted')

async function afterwards(look: Look, id: InvitationId, refusal: Refusal | undefined): Promise<Shown> {
  const shown = await showInvitation(look, id, refused(look.reader, refusal))
  return refusal ? unchanged(shown) : shown
}

async function showNotes(
  look: Look,
  invitation: InvitationId,
  page: number,
  said: Said = false,
  note = '',
): Promise<Shown> {
  const view = await listNotes(look.db, look.by, invitation, page * PAGE, PAGE)
  if (page > 0 && view.notes.length === 0) return showNotes(look, invitation, 0, said, note)
  const paging = { page, hasMore: (page + 1) * PAGE < view.total, id: newId<NoteId>() }
  return { card: notesCard(look.reader, invitation, view, paging, said, note) }
}

const choiceOf = (payload: Payload<'invitation.accept'>): Choice => ({
  wanted: [
    ...new Set([
      ...payload.kept,
      ...payload['share-company'],
      ...payload['share-products'],
      ...payload['share-manufacturing'],
      ...payload['share-operations'],
    ]),
  ],
  note: payload.note,
})

/** Why what is asked cannot be done: by them, or any more. */
const notNow = (look: Look): Said =>
  refused(look.reader, may(look.by, 'responder') ? new Refusal('already-answered') : lacking(look, 'responder'))
