import { nearestCard, withMore } from '../../cards/asking/chat.ts'
import { text } from '../../cards/kit.ts'
import type { Entity } from '../../domain/data/catalogue.ts'
import { type Between, listBetween } from '../../domain/views/between.ts'
import type { Context, Reply } from '../actions/context.ts'
import { button, type Press, pressed, to } from './press.ts'
import { between, collaborationOf, type Grant, noCollaboration, one, sentence } from './wish.ts'

const isLive = ({ status }: Between) => status === 'waiting' || status === 'accepted'
const named = ({ reader }: Context, entities: readonly Entity[]) =>
  reader.list(entities.map(each => reader.words.entities[each]))

/** The form of an invitation with just these data entities ticked. */
const ticked = ({ invitation, status, revision }: Between, wanted: readonly Entity[]): Press =>
  to('invitation.edit', {
    invitation,
    kept: wanted.length > 0 ? wanted : ',',
    revision: status === 'accepted' ? revision : 0,
  })

/** The form of a collaboration of ours that offers just these. */
const offering = ({ collaboration }: Between, offered: readonly Entity[]): Press =>
  to('collaboration.fill', { collaboration, offered: offered.length > 0 ? offered : ',' })

/** A3, C7: data entities of ours, to be shared with a partner: on their invitation, else in a collaboration of ours, else in a new one. */
export const share: Grant = async (context, wish) => {
  const { chat } = context.reader.words
  const {
    companies: [company],
    entities,
  } = wish
  if (company && company.status !== 'connected') return pressed(context, to('connection.ask', { company: company.id }))
  if (!company && wish.collaborations.length === 0) {
    const { db, by } = context
    const all = (await listBetween(db, by, {})).filter(each => isLive(each) && !each.ours)
    return one(
      context,
      all,
      each => ticked(each, [...new Set([...each.shared, ...entities])]),
      () => pressed(context, collaborationOf(wish)),
      chat.shareWithWhom(named(context, entities)),
    )
  }
  const live = (await between(context, wish)).filter(isLive)
  const theirs = live.filter(({ ours }) => !ours)
  const asking = theirs.filter(({ requested }) => entities.every(each => requested.includes(each)))
  const found = asking.length > 0 ? asking : theirs.length > 0 ? theirs : live
  const title = chat.shareWhere(named(context, entities))
  const isAll =
    entities.length === 0 &&
    (wish.conditions.others !== undefined || /\b(?:all|everything|alles)\b|全部|所有|都/iu.test(wish.said))
  const withoutExcluded = (list: readonly Entity[]) => list.filter(each => !wish.conditions.others?.includes(each))
  const [only, ...more] = found
  const reply = await one(
    context,
    found,
    each =>
      each.ours
        ? offering(each, [...new Set([...each.offered, ...entities])])
        : ticked(each, [...new Set([...each.shared, ...(isAll ? withoutExcluded(each.requested) : entities)])]),
    () => pressed(context, collaborationOf({ ...wish, said: 'offer' })),
    title,
  )
  return only?.ours && more.length === 0 ? noted(reply, chat.offered(only.name, only.partner.name)) : reply
}

/**
 * A6, C8: data entities of ours that a partner, or everybody, is no longer to see: the form of whatever shares them, without
 * them.
 */
export const stopSharing: Grant = async (context, wish) => {
  const { db, by, reader } = context
  const { chat, answers } = reader.words
  const {
    companies: [company],
    collaborations: [collaboration],
    entities,
  } = wish
  if (company && company.status !== 'connected') return sentence(context, answers.isNoPartner(company.name))
  const found = await listBetween(db, by, { partner: company?.id, collaboration: collaboration?.id, given: entities })
  const sharing = found.filter(
    each => each.status === 'accepted' && (each.ours ? each.offered : each.shared).length > 0,
  )
  const without = (list: readonly Entity[]) =>
    entities.length > 0 ? list.filter(each => !entities.includes(each)) : []
  const open = (each: Between) =>
    each.ours ? offering(each, without(each.offered)) : ticked(each, without(each.shared))
  const names = named(context, entities)
  const [only, ...more] = sharing
  if (!only)
    return sentence(
      context,
      company
        ? entities.length > 0
          ? chat.sharedNot(names, company.name)
          : reader.words.sharing.nothingGivenTo(company.name)
        : chat.sharedWithNobody(names),
    )
  if (more.length > 0) {
    const choices = sharing.slice(0, 5).map(each => button(`${each.name} · ${each.partner.name}`, open(each)))
    return { card: nearestCard(reader, chat.stopWhere(names || reader.words.asked.data), [], choices) }
  }
  const reply = await pressed(context, open(only))
  return only.ours ? noted(reply, chat.offered(only.name, only.partner.name)) : reply
}

/** A6: what we share with a partner, or in a collaboration, to be changed. */
export const change: Grant = async (context, wish) => {
  const found = (await between(context, wish)).filter(isLive)
  const theirs = found.filter(({ ours }) => !ours)
  return one(
    context,
    theirs.length > 0 ? theirs : found,
    ({ invitation, ours, collaboration }) =>
      ours ? to('collaboration.edit', { collaboration }) : to('invitation.edit', { invitation }),
    () => (wish.companies.length > 0 ? noCollaboration(context, wish) : pressed(context, to('given.show'))),
  )
}

const noted = (reply: Reply, said: string): Reply => ({ ...reply, card: withMore(reply.card, text(said)) })
