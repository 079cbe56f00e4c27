import { declineInvitationCard, invitationCard } from '../../cards/collaboration/invitation.ts'
import { leaveCard, partnerCard, removeCard, resendCard } from '../../cards/collaboration/partner.ts'
import { type Notice, noticeOf } from '../../cards/kit.ts'
import type { Verb } from '../../cards/verbs.ts'
import { addPartners, removePartner } from '../../domain/collaboration/collaborations.ts'
import {
  checkInvite,
  declineInvitation,
  leaveInvitation,
  remindOfInvitation,
} from '../../domain/collaboration/invitations.ts'
import type { InvitationId } from '../../domain/kernel/ids.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { listEndings } from '../../domain/views/endings.ts'
import { viewInvitation } from '../../domain/views/invitation.ts'
import {
  attempt,
  type Context,
  type Handlers,
  may,
  notNow,
  type Reply,
  refused,
  truncate,
  unchanged,
} from './context.ts'
import { showTerms } from './terms.ts'

/** Room for what was typed on these cards, in characters of JSON. */
const ROOM = 4_000

/** One invitation has one ending. */
const ONE = 1

export const invitationHandlers: Handlers<
  Extract<Verb, `invitation.${'show' | 'decline' | 'leave' | 'remove' | 'resend' | 'remind' | `${string}-ask`}`>
> = {
  'invitation.show': (context, { invitation }) => showInvitation(context, invitation),
  async 'invitation.decline-ask'(context, { invitation, reason }) {
    const view = await viewInvitation(context.db, context.by, invitation)
    return view.status === 'waiting' && !view.ours && may(context.by, 'responder')
      ? {
          card: declineInvitationCard(context.reader, view, false, truncate(reason, ROOM)),
          subject: `invitation:${invitation}`,
          asks: true,
        }
      : showInvitation(context, invitation, notNow(context))
  },
  async 'invitation.decline'(context, { invitation, reason }) {
    const { db, by, reader } = context
    const { refusal } = await attempt(context, declineInvitation(db, by, invitation, reason))
    if (refusal?.code !== 'too-long') return afterwards(context, invitation, refusal)
    const view = await viewInvitation(db, by, invitation)
    return { card: declineInvitationCard(reader, view, refused(reader, refusal), truncate(reason, ROOM)) }
  },
  async 'invitation.leave-ask'(context, { invitation }) {
    const view = await viewInvitation(context.db, context.by, invitation)
    return view.status === 'accepted' && !view.ours && may(context.by, 'responder')
      ? { card: leaveCard(context.reader, view, await listEndings(context.db, context.by, { invitation }, ONE)) }
      : showInvitation(context, invitation, notNow(context))
  },
  async 'invitation.leave'(context, { invitation }) {
    const { refusal } = await attempt(context, leaveInvitation(context.db, context.by, invitation))
    return afterwards(context, invitation, refusal)
  },
  async 'invitation.remove-ask'(context, { invitation }) {
    const view = await viewInvitation(context.db, context.by, invitation)
    const live = view.status === 'accepted' || view.status === 'waiting'
    return live && view.ours && may(context.by, 'responder')
      ? { card: removeCard(context.reader, view, await listEndings(context.db, context.by, { invitation }, ONE)) }
      : showInvitation(context, invitation, notNow(context))
  },
  async 'invitation.remove'(context, { invitation }) {
    const { refusal } = await attempt(context, removePartner(context.db, context.by, invitation))
    return afterwards(context, invitation, refusal)
  },
  async 'invitation.resend-ask'(context, { invitation }) {
    const view = await viewInvitation(context.db, context.by, invitation)
    const live = view.status === 'accepted' || view.status === 'waiting'
    if (!view.ours || live || !may(context.by, 'responder')) return showInvitation(context, invitation, notNow(context))
    // C9: said before a note is typed.
    const { refusal } = await attempt(context, checkInvite(context.db, context.by, invitation))
    return refusal ? afterwards(context, invitation, refusal) : { card: resendCard(context.reader, view) }
  },
  async 'invitation.resend'(context, { invitation, note }) {
    const { db, by, reader } = context
    const view = await viewInvitation(db, by, invitation)
    if (!view.ours) throw new Refusal('not-found')
    const { refusal } = await attempt(context, addPartners(db, by, view.collaboration, [view.partner.id], note))
    if (refusal?.code === 'terms-needed') return showTerms(context, refused(reader, refusal))
    if (refusal?.code === 'too-long')
      return { card: resendCard(reader, view, refused(reader, refusal), truncate(note, ROOM)) }
    return afterwards(context, invitation, refusal)
  },
  async 'invitation.remind'(context, { invitation, when }) {
    const { invitation: words } = context.reader.words
    const { refusal } = await attempt(context, remindOfInvitation(context.db, context.by, invitation, when))
    if (refusal) return afterwards(context, invitation, refusal)
    const reply = await showInvitation(
      context,
      invitation,
      noticeOf(when === 'never' ? words.stopped : words.tomorrow, 'good'),
    )
    return when === 'never' ? reply : unchanged(reply)
  },
}

/** An invitation, as the actor's side sees it. */
export async function showInvitation(context: Context, id: InvitationId, notice: Notice = false): Promise<Reply> {
  const { db, by, reader } = context
  const view = await viewInvitation(db, by, id)
  const draw = view.ours ? partnerCard : invitationCard
  const isAsked = view.status === 'waiting' || view.entities.some(({ added, dropped }) => added || dropped)
  const canAnswer = may(by, 'responder')
  return {
    card: draw(reader, view, canAnswer, notice),
    subject: `invitation:${id}`,
    asks: canAnswer && !view.ours && isAsked,
  }
}

export async function afterwards(context: Context, id: InvitationId, refusal: Refusal | undefined): Promise<Reply> {
  const reply = await showInvitation(context, id, refused(context.reader, refusal))
  return refusal ? unchanged(reply) : reply
}
