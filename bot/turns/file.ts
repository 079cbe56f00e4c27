import { receivedCard } from '../../cards/data/load.ts'
import { sentenceCard } from '../../cards/sentence.ts'
import { mayLoad } from '../../domain/data/loads.ts'
import { isFull } from '../../domain/storage/errors.ts'
import type { Context, Reply } from '../actions/context.ts'
import type { Bot } from '../bot.ts'
import { receiveFile, TooLarge } from '../receiving.ts'
import { fetchFile, NotFetched, type SentFile } from '../teams/file.ts'
import { loadLink } from '../web/load-link.ts'

/** K1: a file that was sent in personal chat comes in as on the page, where it is looked at before anything changes. */
export async function answerFile(bot: Bot, context: Context, { name, url }: SentFile): Promise<Reply> {
  const { by, reader, site } = context
  const { data } = reader.words
  mayLoad(by)
  try {
    const upload = await receiveFile(bot, by, { name, bytes: fetchFile(url, bot.appId === '') })
    const link = site === undefined ? undefined : await loadLink(bot.db, site, by, { upload })
    return { card: receivedCard(reader, name, link) }
  } catch (error) {
    if (error instanceof TooLarge) return { card: sentenceCard(reader, data.fileTooLarge) }
    if (isFull(error)) {
      bot.log.error({ err: error }, 'file')
      return { card: sentenceCard(reader, reader.words.upload.noRoom) }
    }
    if (!(error instanceof NotFetched)) throw error
    bot.log.warn({ err: error }, 'file')
    return { card: sentenceCard(reader, data.fileFailed) }
  }
}
