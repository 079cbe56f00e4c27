import type { ConversationReference } from 'botbuilder'
import { channelCard } from '../../cards/delivery/channel.ts'
import { missedCard } from '../../cards/delivery/missed.ts'
import { refusalText } from '../../cards/refusal.ts'
import { sentenceCard } from '../../cards/sentence.ts'
import type { Verb } from '../../cards/verbs.ts'
import { nameChannel, releaseChannel } from '../../domain/delivery/channels.ts'
import { listMissed } from '../../domain/delivery/missed.ts'
import { attempt, type Context, type Handlers, lacking, may, type Reply, unlessRefused } from './context.ts'
import { draw } from './subject.ts'

/** Rows on one page of what reached nobody. */
const PAGE = 8

export const channelHandlers: Handlers<Extract<Verb, `channel.${string}` | `missed.${string}`>> = {
  'channel.name-ask': context => ask(context, 'name'),
  'channel.stop-ask': context => ask(context, 'stop'),
  async 'channel.name'(context) {
    const channel = channelOf(context)
    if (!channel) return ask(context, 'name')
    const { refusal } = await attempt(context, nameChannel(context.db, context.by, channel))
    return sentenceReply(context, refusal ? refusalText(context.reader, refusal) : context.reader.words.channel.named)
  },
  async 'channel.stop'(context) {
    const channel = channelOf(context)
    if (!channel) return ask(context, 'stop')
    const { refusal } = await attempt(context, releaseChannel(context.db, context.by, channel.id))
    return sentenceReply(context, refusal ? refusalText(context.reader, refusal) : context.reader.words.channel.stopped)
  },
  'missed.show': (context, { page }) => showMissed(context, page),
}

async function ask(context: Context, act: 'name' | 'stop'): Promise<Reply> {
  const { by, reader } = context
  if (!may(by, 'admin')) return sentenceReply(context, refusalText(reader, lacking(context, 'admin')))
  return channelOf(context) ? { card: channelCard(reader, act) } : sentenceReply(context, reader.words.channel.notHere)
}

/** The channel in which somebody wrote, whatever the thread; undefined anywhere else. */
function channelOf({ chat }: Context) {
  // Written by `readArrival`.
  const { conversation, ...reference } = (chat?.reference ?? {}) as Partial<ConversationReference>
  if (!chat || conversation?.conversationType !== 'channel') return undefined
  const [id = ''] = chat.id.split(';messageid=')
  return { id, reference: { ...reference, conversation: { ...conversation, id } } }
}

const sentenceReply = ({ reader }: Context, sentence: string): Reply => ({ card: sentenceCard(reader, sentence) })

async function showMissed(context: Context, page: number): Promise<Reply> {
  const { missed, total } = await listMissed(context.db, context.by, { offset: page * PAGE, limit: PAGE })
  if (page > 0 && missed.length === 0) return showMissed(context, 0)
  const lines = []
  for (const each of missed) {
    const reply = await unlessRefused(draw(context, { subject: each.subject, event: 'shown', posted: null }))
    lines.push({ ...each, title: reply?.card.fallbackText ?? null })
  }
  return { card: missedCard(context.reader, lines, { page, hasMore: (page + 1) * PAGE < total }) }
}
