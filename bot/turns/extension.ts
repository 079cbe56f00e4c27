import { ActivityTypes, type MessagingExtensionAttachment, type TurnContext } from 'botbuilder'
import { z } from 'zod'
import { insertedCollaborationCard, insertedCompanyCard, previewOf } from '../../cards/inserted.ts'
import type { Card } from '../../cards/kit.ts'
import { type Reader, readerOf } from '../../cards/reader.ts'
import { recognize } from '../../domain/company/visitors.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { listPublicCompanies } from '../../domain/network/directory.ts'
import { listByName } from '../../domain/views/collaborations.ts'
import type { Bot } from '../bot.ts'
import { chatLink } from '../teams/chat-link.ts'
import { finders, SEARCH } from '../teams/finders.ts'
import { titleOf } from '../web/pages.tsx'
import type { Outcome, Visit } from './visit.ts'

/** Found things that are shown at once, at most. */
const MOST = 25

const querySchema = z.object({
  commandId: z.enum(finders),
  parameters: z.array(z.object({ name: z.string(), value: z.unknown() })).catch([]),
  queryOptions: z
    .object({ skip: z.number().int().min(0).max(10_000), count: z.number().int().min(1).max(MOST) })
    .catch({ skip: 0, count: MOST }),
})
const linkSchema = z.object({ url: z.string() })

/** What Teams asks of the app elsewhere than in the bot's chat, by the beginning of its name. */
export const isExtension = (name: string | undefined) => name?.startsWith('composeExtension/') ?? false

/**
 * Answers what is looked for while somebody writes a message to others, and what is shown of a link to our pages in one. Whoever
 * chooses something puts a card into that chat: it holds what is public, whoever looked for it. Refuses as `recognize`, and `guest`.
 */
export async function answerExtension(bot: Bot, turnContext: TurnContext, visit: Visit): Promise<Outcome> {
  const { name, value } = turnContext.activity
  switch (name) {
    case 'composeExtension/query':
      return answerQuery(bot, turnContext, visit, value)
    case 'composeExtension/queryLink':
    case 'composeExtension/anonymousQueryLink':
      return answerLink(bot, turnContext, visit, value)
    default:
      await say(turnContext, visit.reader.words.stale)
      return 'refused'
  }
}

async function answerQuery(bot: Bot, turnContext: TurnContext, visit: Visit, value: unknown): Promise<Outcome> {
  const query = querySchema.safeParse(value).data
  if (visit.isGuest) throw new Refusal('guest')
  const who = await recognize(bot.db, visit.visitor)
  const reader = who ? readerOf(who.locale, who.timeZone) : visit.reader
  if (!query || !who) {
    await say(turnContext, query ? reader.words.inserted.unknown : reader.words.stale)
    return 'refused'
  }
  const typed = query.parameters.find(parameter => parameter.name === SEARCH)?.value
  const page = { offset: query.queryOptions.skip, limit: query.queryOptions.count }
  const search = { name: typeof typed === 'string' ? typed.slice(0, 200) : '', ...page }
  const found = await find[query.commandId](bot, who.by, reader, search)
  if (found.length === 0) await say(turnContext, reader.words.inserted.nothing)
  else await answer(turnContext, { type: 'result', attachmentLayout: 'list', attachments: found })
  return 'shown'
}

type Finder = (
  bot: Bot,
  by: Actor,
  reader: Reader,
  search: { readonly name: string; readonly offset: number; readonly limit: number },
) => Promise<MessagingExtensionAttachment[]>

const find: Readonly<Record<(typeof finders)[number], Finder>> = {
  async partners({ db, appId }, by, reader, search) {
    const found = await listPublicCompanies(db, by, search)
    return found.map(({ profile }) => {
      const url = appId && chatLink(appId, `connect ${profile.name}`)
      return attachmentOf(insertedCompanyCard(reader, profile, url), previewOf(reader, profile))
    })
  },
  async collaborations({ db, appId }, by, reader, search) {
    const found = await listByName(db, by, search)
    return found.map(({ name }) => {
      const card = insertedCollaborationCard(reader, name, appId && chatLink(appId, `show ${name}`))
      return attachmentOf(card, { title: name, text: reader.words.headings.collaborations })
    })
  },
}

/** Of our pages alone, and without asking who it is: of a page that is not for everybody nothing is said but that. */
async function answerLink(bot: Bot, turnContext: TurnContext, { reader }: Visit, value: unknown): Promise<Outcome> {
  const { url } = linkSchema.catch({ url: '' }).parse(value)
  if (!url.startsWith(`${bot.site()}/`) || !URL.canParse(url)) {
    await answer(turnContext, undefined)
    return 'ignored'
  }
  const { inserted } = reader.words
  const title = titleOf(new URL(url).pathname, reader, bot.operator)
  const content = { title: title ?? inserted.link, text: title ? inserted.public : inserted.personal }
  const attachment = { contentType: THUMBNAIL, content, preview: { contentType: THUMBNAIL, content } }
  await answer(turnContext, { type: 'result', attachmentLayout: 'list', attachments: [attachment] })
  return 'shown'
}

const THUMBNAIL = 'application/vnd.microsoft.card.thumbnail'

const attachmentOf = (card: Card, content: { readonly title: string; readonly text: string }) => ({
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: card,
  preview: { contentType: THUMBNAIL, content },
})

/** A sentence where the list of what was found would be. */
export const say = (turnContext: TurnContext, text: string) => answer(turnContext, { type: 'message', text })

type Result =
  | { readonly type: 'message'; readonly text: string }
  | { readonly type: 'result'; readonly attachmentLayout: 'list'; readonly attachments: MessagingExtensionAttachment[] }

const answer = (turnContext: TurnContext, composeExtension: Result | undefined) =>
  turnContext.sendActivity({
    type: ActivityTypes.InvokeResponse,
    value: { status: 200, body: composeExtension ? { composeExtension } : {} },
  })
