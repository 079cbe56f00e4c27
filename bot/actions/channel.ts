import type { ConversationReference } from 'botbuilder'
import { channelCard } from '../../cards/delivery/channel.ts'
import { missedCard } from '../../cards/delivery/missed.ts'
import { refusalText } from '../../cards/refusal.ts'
import { sentenceCard } from '../../cards/sentence.ts'
import type { Verb } from '../../cards/verbs.ts'
import { nameChannel, releaseChannel } from '../../domain/network/channels.ts'
import { listMissed } from '../../domain/network/missed.ts'
import { attempt, type Handlers, type Look, lacking, may, type Shown, unlessRefused } from './look.ts'
import { draw } from './subject.ts'

/** Rows on one page of what reached nobody. */
const PAGE = 8

export const channelHandlers: Handlers<Extract<Verb, `channel.${string}` | `missed.${string}`>> = {
  'channel.name-ask': look => ask(look, 'name'),
  'channel.stop-ask': look => ask(look, 'stop'),
  async 'channel.name'(look) {
    const channel = channelOf(look)
    if (!channel) return ask(look, 'name')
    const { refusal } = await attempt(look, nameChannel(look.db, look.by, channel))
    return said(look, refusal ? refusalText(look.reader, refusal) : look.reader.words.channel.named)
  },
  async 'channel.stop'(look) {
    const channel = channelOf(look)
    if (!channel) return ask(look, 'stop')
    const { refusal } = await attempt(look, releaseChannel(look.db, look.by, channel.id))
    return said(look, refusal ? refusalText(look.reader, refusal) : look.reader.words.channel.stopped)
  },
  'missed.show': (look, { page }) => showMissed(look, page),
}

async function ask(look: Look, act: 'name' | 'stop'): Promise<Shown> {
  const { by, reader } = look
  if (!may(by, 'admin')) return said(look, refusalText(reader, lacking(look, 'admin')))
  return channelOf(look) ? { card: channelCard(reader, act) } : said(look, reader.words.channel.notHere)
}

/** The channel in which somebody wrote, whatever the thread; undefined in a personal chat. */
function channelOf({ chat }: Look) {
  if (!chat || chat.isPersonal) return undefined
  const [id = ''] = chat.id.split(';messageid=')
  // Written by `readArrival`.
  const { conversation, ...reference } = chat.reference as Partial<ConversationReference>
  return { id, reference: { ...reference, conversation: { ...conversation, id } } }
}

const said = ({ reader }: Look, sentence: string): Shown => ({ card: sentenceCard(reader, sentence) })

async function showMissed(look: Look, page: number): Promise<Shown> {
  const { missed, total } = await listMissed(look.db, look.by, page * PAGE, PAGE)
  if (page > 0 && missed.length === 0) return showMissed(look, 0)
  const lines = []
  for (const each of missed) {
    const shown = await unlessRefused(draw(look, { subject: each.subject, event: 'shown', posted: null }))
    lines.push({ ...each, title: shown?.card.fallbackText ?? null })
  }
  return { card: missedCard(look.reader, lines, { page, hasMore: (page + 1) * PAGE < total }) }
}
