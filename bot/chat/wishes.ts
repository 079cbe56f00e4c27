import { withMore } from '../../cards/asking/chat.ts'
import { noticeOf } from '../../cards/kit.ts'
import { isOwnName } from '../../domain/company/companies.ts'
import type { Between } from '../../domain/views/between.ts'
import type { NamedCollaboration } from '../../domain/views/names.ts'
import type { Context, Reply } from '../actions/context.ts'
import { exporting, isOfAll } from './exporting.ts'
import { invite } from './inviting.ts'
import type { WishKind } from './kinds.ts'
import { pressed, to } from './press.ts'
import { regionOf } from './region-of.ts'
import { nameAfter, nameIn, numberIn, reasonIn, textIn } from './said-parts.ts'
import { change, share, stopSharing } from './sharing-wishes.ts'
import { between, collaborationOf, connected, type Grant, noCollaboration, one, sentence, type Wish } from './wish.ts'

/** Q3: every wish, and the card that it opens, filled in as far as the sentence says; nothing changes without a button. */
export const wishes: { readonly [W in WishKind]: Grant } = {
  connect: async (context, { companies: [company], unknown }) => {
    if (company) return pressed(context, to('connection.ask', { company: company.id }))
    return unknown !== '' && (await isOwnName(context.db, context.by, unknown))
      ? sentence(context, context.reader.words.refusals.oneself({}))
      : pressed(context, to('directory.show', { name: unknown }))
  },
  invite,
  newCollaboration: (context, wish) => pressed(context, collaborationOf(wish)),
  accept: (context, wish) => answer(context, wish, 'accept'),
  decline: (context, wish) => answer(context, wish, 'decline'),
  cancel,
  share,
  stopSharing,
  change,
  leave: async (context, wish) => {
    const found = await theirs(context, wish)
    const { chat } = context.reader.words
    return one(
      context,
      found,
      ({ invitation, status }) =>
        status === 'waiting'
          ? to('invitation.decline-ask', { invitation, reason: reasonIn(wish.said) })
          : to('invitation.leave-ask', { invitation }),
      () =>
        wish.collaborations[0] ? ownInstead(context, wish.collaborations[0]) : sentence(context, chat.nothingShown),
    )
  },
  note: async (context, wish) => {
    const found = await between(context, wish)
    const note = textIn(wish.said, (wish.collaborations[0] ?? wish.companies[0])?.name)
    return one(
      context,
      found,
      ({ invitation }) => to('notes.show', { invitation, note }),
      () => noCollaboration(context, wish),
      context.reader.words.chat.whichOne,
      note === '' ? [] : [`“${note}”`],
    )
  },
  remind: async (context, wish) => {
    const { chat } = context.reader.words
    const pending = wish.companies.find(({ status }) => status === 'pending')?.connection
    if (pending) return pressed(context, to('connection.show', { connection: pending }))
    const waiting = (await between(context, wish)).filter(({ status, ours }) => status === 'waiting' && !ours)
    return one(
      context,
      waiting,
      ({ invitation }) => to('invitation.show', { invitation }),
      () =>
        wish.companies[0]
          ? sentence(context, chat.noInvitation(wish.companies[0].name))
          : pressed(context, to('inbox.show')),
    )
  },
  mute: async (context, { companies: [company] }) => {
    const { chat } = context.reader.words
    if (!company) return sentence(context, chat.nothingShown)
    return company.connection
      ? pressed(context, to('connection.show', { connection: company.connection }))
      : sentence(context, chat.cannotMute(company.name))
  },
  disconnect: async (context, { companies: [company] }) => {
    const { words } = context.reader
    if (!company) return pressed(context, to('partners.show'))
    return company.status === 'connected' && company.connection
      ? pressed(context, to('connection.end-ask', { connection: company.connection }))
      : sentence(context, words.answers.isNoPartner(company.name))
  },
  rename: async (context, { collaborations: [collaboration], said }) => {
    const { chat } = context.reader.words
    const name = nameIn(said) || nameAfter(said, collaboration?.name)
    if (!collaboration) return pressed(context, to('collaborations.show', { owner: 'ours' }))
    if (collaboration.invitation)
      return pressed(context, to('invitation.show', { invitation: collaboration.invitation }))
    const reply = await pressed(
      context,
      to('collaboration.fill', { collaboration: collaboration.id, name: name || undefined }),
    )
    return name ? { ...reply, card: withMore(reply.card, noticeOf(chat.newName(name), 'good')) } : reply
  },
  addPartner: async (context, { collaborations: [collaboration], companies }) => {
    const partners = connected(companies)
    const stranger = companies.find(({ status }) => status !== 'connected')
    if (stranger && partners.length === 0) return pressed(context, to('connection.ask', { company: stranger.id }))
    if (!collaboration) return pressed(context, to('collaborations.show', { owner: 'ours' }))
    return collaboration.invitation
      ? pressed(context, to('invitation.show', { invitation: collaboration.invitation }))
      : pressed(context, to('collaboration.add-ask', { collaboration: collaboration.id, partners }))
  },
  removePartner: async (context, wish) => {
    const found = (await between(context, wish)).filter(({ ours }) => ours)
    const live = found.filter(({ status }) => status === 'waiting' || status === 'accepted')
    return one(
      context,
      live,
      ({ invitation }) => to('invitation.remove-ask', { invitation }),
      () => noCollaboration(context, wish),
    )
  },
  resend: async (context, wish) => {
    const { chat } = context.reader.words
    const [company] = wish.companies
    const found = (await between(context, wish)).filter(({ ours }) => ours)
    const over = found.filter(({ status }) => status !== 'waiting' && status !== 'accepted')
    if (over.length === 0 && company && company.status !== 'connected')
      return pressed(context, to('connection.ask', { company: company.id }))
    return one(
      context,
      over.length > 0 ? over : found,
      ({ invitation }) => to('invitation.resend-ask', { invitation }),
      () => (company ? sentence(context, chat.noRequest(company.name)) : pressed(context, to('sent.show'))),
    )
  },
  relate: async (context, { companies: [company], conditions, said }) => {
    const { words } = context.reader
    if (!company) return pressed(context, to('partners.show'))
    if (company.status !== 'connected' || !company.connection)
      return sentence(context, words.answers.isNoPartner(company.name))
    const isBoth =
      /\bboth\b|\bbeides\b|vendor and (?:a )?customer|customer and (?:a )?(?:vendor|supplier)|supplier and (?:a )?customer|kunde und lieferant|lieferant und kunde|供应商(?:和|兼|也是)客户|客户(?:和|兼|也是)供应商|既是.*又是|两者/iu.test(
        said,
      )
    const relationship = isBoth ? 'both' : (conditions.relationship ?? conditions.except)
    const number = numberIn(said)
    const isCustomer = conditions.relationship === 'customer'
    return pressed(
      context,
      to('connection.show', {
        connection: company.connection,
        relationship,
        customerId: isCustomer ? number : undefined,
        vendorId: isCustomer ? undefined : number,
      }),
    )
  },
  load: (context, { entities, conditions: { relationship } }) => {
    const table = relationship === 'vendor' ? 'Vendor' : relationship === 'customer' ? 'Customer' : undefined
    return pressed(context, to('data.load', { entities, table: entities.length > 0 ? undefined : table }))
  },
  export: exporting,
  delete: async (context, wish) => {
    const [collaboration] = wish.collaborations
    // Which table is chosen there.
    if (!collaboration) return pressed(context, to(isOfAll(wish) ? 'leaving.show' : 'data.show'))
    return collaboration.invitation
      ? pressed(context, to('invitation.leave-ask', { invitation: collaboration.invitation }))
      : pressed(context, to('collaboration.delete-ask', { collaboration: collaboration.id }))
  },
  move: (context, { conditions: { place } }) => {
    const region = regionOf(place)
    return pressed(context, region ? to('region.ask', { region }) : to('region.show'))
  },
}

/** Those of them in which we take part, and which live. */
const theirs = async (context: Context, wish: Wish) =>
  (await between(context, wish)).filter(({ ours, status }) => !ours && (status === 'waiting' || status === 'accepted'))

/** A collaboration of ours cannot be left: it is deleted, after it has been asked. */
const ownInstead = (context: Context, { id, name, invitation }: NamedCollaboration) =>
  invitation
    ? sentence(context, context.reader.words.chat.notMember(name))
    : pressed(context, to('collaboration.delete-ask', { collaboration: id }))

/** A request or an invitation of theirs, accepted or declined on its card; what has been settled shows its receipt. */
async function answer(context: Context, wish: Wish, verb: 'accept' | 'decline'): Promise<Reply> {
  const { chat } = context.reader.words
  const [company] = wish.companies
  const [collaboration] = wish.collaborations
  const isAccepting = verb === 'accept'
  const reason = isAccepting ? '' : reasonIn(wish.said)
  if (collaboration?.invitation) {
    const { invitation } = collaboration
    return pressed(
      context,
      isAccepting ? to('invitation.show', { invitation }) : to('invitation.decline-ask', { invitation, reason }),
    )
  }
  if (company?.connection && company.status !== 'connected') {
    const { connection } = company
    return pressed(
      context,
      isAccepting
        ? to('connection.show', { connection })
        : to('connection.decline-ask', { connection, comment: reason }),
    )
  }
  if (!company)
    return pressed(
      context,
      collaboration ? to('collaborations.show', { collaboration: collaboration.id }) : to('inbox.show'),
    )
  const found = await theirs(context, wish)
  const waiting = found.filter(({ status }) => status === 'waiting')
  const open = ({ invitation, status }: Between) =>
    isAccepting || status !== 'waiting'
      ? to('invitation.show', { invitation })
      : to('invitation.decline-ask', { invitation, reason })
  return one(context, waiting.length > 0 ? waiting : found, open, () =>
    company.connection
      ? pressed(context, to('connection.show', { connection: company.connection }))
      : sentence(context, chat.noInvitation(company.name)),
  )
}

/** What we sent and nobody has answered. */
async function cancel(context: Context, wish: Wish): Promise<Reply> {
  const { chat } = context.reader.words
  const [company] = wish.companies
  if (company?.status === 'pending' && company.connection)
    return pressed(context, to('connection.cancel-ask', { connection: company.connection }))
  const sent = (await between(context, wish)).filter(({ ours, status }) => ours && status === 'waiting')
  return one(
    context,
    sent,
    ({ invitation }) => to('invitation.remove-ask', { invitation }),
    () => (company ? sentence(context, chat.noRequest(company.name)) : pressed(context, to('sent.show'))),
  )
}
