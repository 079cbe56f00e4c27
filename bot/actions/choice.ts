import { type Choice, changeCard, previewCard } from '../../cards/collaboration/choice.ts'
import { invitationCard } from '../../cards/collaboration/invitation.ts'
import { sharedOf } from '../../cards/collaboration/invitation-facts.ts'
import { type Notice, noticeOf } from '../../cards/kit.ts'
import type { Payload, Verb } from '../../cards/verbs.ts'
import { acceptInvitation, changeShared, stopEverywhere } from '../../domain/collaboration/invitations.ts'
import { scoreOf } from '../../domain/collaboration/score.ts'
import { type Entity, groupCodes } from '../../domain/data/catalogue.ts'
import { areSameEntities, chosen } from '../../domain/data/entity.ts'
import { mustBe } from '../../domain/kernel/actor.ts'
import { type NoteId, newId } from '../../domain/kernel/ids.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { line, NOTE } from '../../domain/kernel/text.ts'
import { type InvitationView, type InvitedEntity, viewInvitation } from '../../domain/views/invitation.ts'
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
import { afterwards, showInvitation } from './invitation.ts'
import { showTerms } from './terms.ts'

/** Room for what was typed on these cards, in characters of JSON. */
const ROOM = 4_000

export const choiceHandlers: Handlers<
  Extract<Verb, `invitation.${'edit' | 'tick' | 'preview' | 'accept' | 'change' | 'stop'}`>
> = {
  async 'invitation.edit'(context, payload) {
    const view = await viewInvitation(context.db, context.by, payload.invitation)
    // Opened from the receipt, nothing has been ticked yet: begin with what is shared.
    const { revision } = payload
    const isFresh = revision === 0
    const choice =
      isFresh && view.status === 'accepted' ? { wanted: sharedOf(view), note: '' } : choiceOf(payload, view)
    const isOvertaken = !isFresh && revision !== view.revision
    return isOvertaken
      ? showAnew(context, view, choice, new Refusal('changed-meanwhile'))
      : showForm(context, view, choice)
  },
  async 'invitation.tick'(context, payload) {
    const view = await viewInvitation(context.db, context.by, payload.invitation)
    if (isLate(view, payload.revision)) return showInvitation(context, view.id, notNow(context))
    const requested = view.entities.filter(entity => entity.requested).map(({ code }) => code)
    const choice = choiceOf(payload, view)
    const notice = noticeOf(context.reader.words.invitation.tickedAll, 'good')
    return showForm(context, view, { ...choice, wanted: [...new Set([...choice.wanted, ...requested])] }, notice)
  },
  async 'invitation.preview'(context, payload) {
    const { db, by, reader } = context
    const view = await viewInvitation(db, by, payload.invitation)
    const choice = choiceOf(payload, view)
    const { refusal } = await attempt(context, check(context, view, choice, payload.revision))
    if (refusal?.code === 'already-answered') return showInvitation(context, view.id, refused(reader, refusal))
    if (refusal) return showAnew(context, view, choice, refusal)
    if (isUnchanged(view, choice))
      return showInvitation(context, view.id, noticeOf(reader.words.collaboration.unchanged, 'good'))
    const requested = view.entities.filter(entity => entity.requested).map(({ code }) => code)
    return { card: previewCard(reader, view, choice, scoreOf(requested, choice.wanted)) }
  },
  'invitation.accept': (context, payload) =>
    share(context, payload, (wanted, note) =>
      acceptInvitation(context.db, context.by, payload.invitation, wanted, note),
    ),
  'invitation.change': (context, payload) =>
    share(context, payload, (wanted, note) =>
      changeShared(context.db, context.by, payload.invitation, wanted, payload.revision, note),
    ),
  'invitation.stop': (context, payload) =>
    share(context, payload, (wanted, note) =>
      stopEverywhere(context.db, context.by, payload.invitation, wanted, payload.revision, note),
    ),
}

/** Whether there is nothing to confirm: the same again is an answer only to what the owner has changed since (C8). */
const isUnchanged = (view: InvitationView, { wanted, note }: Choice) =>
  view.status === 'accepted' &&
  note.trim() === '' &&
  areSameEntities(wanted, sharedOf(view)) &&
  !view.entities.some(({ added, dropped }) => added || dropped)

/** Throws what sharing would refuse, before the card asks for confirmation; the domain checks it again. */
async function check({ by }: Context, view: InvitationView, { wanted, note }: Choice, revision: number) {
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

/** Whether the card is from before the answer: buttons made after it carry a revision. */
const isLate = ({ status }: InvitationView, revision: number) => status === 'accepted' && revision === 0

/** The receipt; after a refusal the reason, on a card where it can be fixed, with everything still ticked. */
async function share(
  context: Context,
  payload: Payload<'invitation.accept'>,
  command: (wanted: readonly Entity[], note: { readonly id: NoteId; readonly text: string }) => Promise<unknown>,
): Promise<Reply> {
  const { db, by, reader } = context
  const isWhole = payload.kept !== undefined || groupCodes.every(group => payload[`share-${group}`])
  const { wanted } = choiceOf(payload, isWhole ? noEntities : await viewInvitation(db, by, payload.invitation))
  const { refusal } = await attempt(context, command(wanted, { id: newId<NoteId>(), text: payload.note }))
  if (!refusal) return showInvitation(context, payload.invitation)
  if (refusal.code === 'terms-needed') return showTerms(context, refused(reader, refusal))
  const view = await viewInvitation(db, by, payload.invitation)
  const isTheirs = refusal.code === 'already-answered' || refusal.code === 'needs-role'
  return isTheirs || !isForm(context, view)
    ? afterwards(context, payload.invitation, refusal)
    : unchanged(await showAnew(context, view, choiceOf(payload, view), refusal))
}

/** The form with what was ticked, and why; when somebody else has changed it since, with what is shared now. */
function showAnew(context: Context, view: InvitationView, { wanted, note }: Choice, refusal: Refusal): Promise<Reply> {
  const isOvertaken = refusal.code === 'changed-meanwhile' && view.status === 'accepted'
  return showForm(
    context,
    view,
    { wanted: isOvertaken ? sharedOf(view) : wanted, note },
    refused(context.reader, refusal),
  )
}

/** The form: to answer while the invitation waits, to change it once accepted; otherwise the invitation as it is. */
async function showForm(
  context: Context,
  view: InvitationView,
  choice: Choice,
  notice: Notice = false,
): Promise<Reply> {
  if (!isForm(context, view)) return showInvitation(context, view.id, notNow(context))
  const typed = { ...choice, note: truncate(choice.note, ROOM) }
  const asking = { subject: `invitation:${view.id}`, asks: true } as const
  if (view.status === 'waiting') return { card: invitationCard(context.reader, view, true, notice, typed), ...asking }
  const card = changeCard(context.reader, view, typed, notice)
  return view.entities.some(({ added, dropped }) => added || dropped) ? { card, ...asking } : { card }
}

const isForm = ({ by }: Context, { ours, status }: InvitationView) =>
  !ours && may(by, 'responder') && (status === 'waiting' || status === 'accepted')

const noEntities = { entities: [] }

/**
 * What was ticked and typed; a list that the client left out stays as it is. What is not requested has a list of its own where
 * others of its group are, on cards that are marked so: older ones have all of a group in one.
 */
function choiceOf(payload: Payload<'invitation.accept'>, { entities }: Pick<InvitationView, 'entities'>): Choice {
  const isSecond = ({ group, requested }: InvitedEntity) =>
    payload.apart === 'yes' && !requested && entities.some(other => other.group === group && other.requested)
  const isLeft = (entity: InvitedEntity) =>
    (isSecond(entity) ? payload[`more-${entity.group}`] : payload[`share-${entity.group}`]) === undefined
  const kept = payload.kept ?? entities.filter(entity => entity.shared && isLeft(entity)).map(({ code }) => code)
  const ticked = groupCodes.flatMap(group => [
    ...(payload[`share-${group}`] ?? []),
    ...(payload[`more-${group}`] ?? []),
  ])
  return { wanted: [...new Set([...kept, ...ticked])], note: payload.note }
}
