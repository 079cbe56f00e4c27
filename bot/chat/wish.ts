import { nearestCard } from '../../cards/asking/chat.ts'
import type { Action } from '../../cards/elements.ts'
import { sentenceCard } from '../../cards/sentence.ts'
import { type CollaborationId, newId } from '../../domain/kernel/ids.ts'
import { type Between, listBetween } from '../../domain/views/between.ts'
import type { NamedCompany } from '../../domain/views/names.ts'
import type { Context, Reply } from '../actions/context.ts'
import type { Frame } from './frame.ts'
import { type Answered, button, type Press, pressed, to } from './press.ts'
import { nameBehind, nameIn } from './said-parts.ts'

/** A wish, and the sentence that it was said in: parts of it are taken as they were typed. */
export type Wish = Frame & {
  readonly said: string
  readonly emails: readonly string[]
}
export type Grant = (context: Context, wish: Wish) => Promise<Answered>

export const sentence = async ({ reader }: Context, said: string): Promise<Reply> => ({
  card: sentenceCard(reader, said),
})

/** Of several invitations that could be meant each is a button; one opens at once. */
export async function one(
  context: Context,
  found: readonly Between[],
  open: (between: Between) => Press,
  otherwise: () => Promise<Answered>,
  title = context.reader.words.chat.whichOne,
  lines: readonly string[] = [],
): Promise<Answered> {
  const [only, ...more] = found
  if (!only) return otherwise()
  if (more.length === 0) return pressed(context, open(only))
  const choices: readonly Action[] = found
    .slice(0, 5)
    .map(each => button(`${each.name} · ${each.partner.name}`, open(each)))
  return { card: nearestCard(context.reader, title, lines, choices) }
}

/** Every invitation between us and whoever and whatever is named. */
export const between = (
  { db, by }: Context,
  { companies: [company], collaborations: [collaboration] }: Pick<Wish, 'companies' | 'collaborations'>,
) =>
  company || collaboration
    ? listBetween(db, by, { partner: company?.id, collaboration: collaboration?.id })
    : Promise.resolve([])

export const connected = (companies: readonly NamedCompany[]) =>
  companies.filter(({ status }) => status === 'connected').map(({ id }) => id)

export const noCollaboration = (context: Context, { companies: [company] }: Pick<Wish, 'companies'>) => {
  const { words } = context.reader
  if (!company) return sentence(context, words.chat.nothingShown)
  return sentence(
    context,
    company.status === 'connected' ? words.chat.noCollaboration(company.name) : words.answers.isNoPartner(company.name),
  )
}

/** C1: the form, with the name, the partners and the data entities that were said; what is offered stands after a word that says so. */
export function collaborationOf({
  companies,
  entities,
  said,
  unknown,
}: Pick<Wish, 'companies' | 'entities' | 'said' | 'unknown'>): Press {
  const isOffered =
    /\b(?:offer(?:ing|s)?|anbieten|biete|bieten|anbietend|giving|sharing our|share our)\b|提供我们|给出|分享我们/iu.test(
      said,
    )
  const isRequested =
    /\b(?:request\w*|ask\w*|want|need|get|about|on|anforder\w*|anfrag\w*|brauchen|zu|über)\b|请求|要求|索取|要|关于/iu.test(
      said,
    )
  const isOfferedAlone = isOffered && !isRequested
  return to('collaboration.fill', {
    // The id is made here, so that saving the form twice is saving it once.
    collaboration: newId<CollaborationId>(),
    name:
      nameIn(said) || nameBehind(said, unknown) || (/^\p{Lu}|^\p{Script=Han}|\d/u.test(unknown) ? unknown : undefined),
    partners: connected(companies),
    offered: isOfferedAlone ? entities : undefined,
    requested: isOfferedAlone ? undefined : entities,
  })
}
