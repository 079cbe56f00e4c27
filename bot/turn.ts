import { ActivityTypes, type TurnContext } from 'botbuilder'
import type { Logger } from 'pino'
import { type Reader, readerOf } from '../cards/reader.ts'
import { refusalText } from '../cards/refusal.ts'
import { sentenceCard } from '../cards/sentence.ts'
import { newId } from '../domain/kernel/ids.ts'
import { Refusal } from '../domain/kernel/refusal.ts'
import { isUnavailable } from '../domain/storage/errors.ts'
import type { Bot } from './bot.ts'
import { createDenialRecorder } from './denials.ts'
import { readArrival } from './teams/activity.ts'
import { answerExtension, isExtension, say } from './turns/extension.ts'
import { answerInstallation } from './turns/installation.ts'
import { answerMessage } from './turns/message.ts'
import { answerInvoke, Unsure } from './turns/press.ts'
import { sendReply } from './turns/reply.ts'
import type { Outcome } from './turns/visit.ts'

/** One activity, from the door to the answer. It never throws: an invoke is answered 200 with a body, whatever happens. */
export async function turn(bot: Bot, turnContext: TurnContext): Promise<void> {
  const { activity } = turnContext
  const { type, name } = activity
  const log = bot.log.child(name ? { turn: newId(), type, name } : { turn: newId(), type })
  const stop = bot.metrics.startTurn(type)
  try {
    const outcome = await answer(bot, turnContext, log)
    log.info({ outcome, seconds: stop(outcome) }, 'turn')
  } catch (error) {
    // Only sending the answer can fail here: the channel is gone, and nobody waits for the answer any more.
    log.error({ err: error, seconds: stop('unsent') }, 'turn')
  }
}

async function answer(bot: Bot, turnContext: TurnContext, log: Logger): Promise<Outcome> {
  const { activity } = turnContext
  const arrival = readArrival(activity, bot.clock())
  const reader = readerOf(arrival.visitor.locale ?? 'en-US', arrival.visitor.timeZone ?? 'UTC')
  const recorder = createDenialRecorder()
  const visit = { ...arrival, reader, recorder }
  try {
    switch (activity.type) {
      case ActivityTypes.Invoke:
        return isExtension(activity.name)
          ? await answerExtension(bot, turnContext, visit)
          : await answerInvoke(bot, turnContext, visit)
      case ActivityTypes.Message:
        return await answerMessage(bot, turnContext, visit)
      case ActivityTypes.InstallationUpdate:
      case ActivityTypes.ConversationUpdate:
        return await answerInstallation(bot, turnContext, visit)
      default:
        return 'ignored'
    }
  } catch (error) {
    if (error instanceof Refusal) recorder.refused(error)
    const [outcome, sentence] = explain(error, reader)
    if (outcome === 'defect') log.error({ err: error }, 'defect')
    if (isExtension(activity.name)) await say(turnContext, sentence)
    else await sendReply(turnContext, { card: sentenceCard(reader, sentence) })
    return outcome
  } finally {
    const denial = recorder.denial()
    if (denial) await bot.denials.write(log, { ...arrival.visitor, isGuest: arrival.isGuest }, denial)
  }
}

/** The one catch for people: a refusal becomes its sentence, a defect an apology. */
function explain(error: unknown, reader: Reader): readonly [Outcome, string] {
  if (error instanceof Refusal) return ['refused', refusalText(reader, error)]
  if (error instanceof Unsure) return ['unsure', reader.words.unsure]
  if (isUnavailable(error)) return ['unavailable', reader.words.unavailable]
  return ['defect', reader.words.defect]
}
