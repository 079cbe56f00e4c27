import type { Activity, TurnContext } from 'botbuilder'
import { z } from 'zod'
import type { Reader } from '../../cards/reader.ts'
import { sentenceCard } from '../../cards/sentence.ts'
import { wouldJoin } from '../../domain/company/visitors.ts'
import { redrawnAs } from '../../domain/delivery/outbox.ts'
import type { Db } from '../../domain/storage/database.ts'
import { isUnavailable } from '../../domain/storage/errors.ts'
import { onOneConnection } from '../../domain/storage/transactions.ts'
import type { Context, Reply } from '../actions/context.ts'
import { showForgotten } from '../actions/leaving.ts'
import { isAct, isMisfilled, type Pressed, press, readPress } from '../actions/press.ts'
import { register, showRegister, showRegistered } from '../actions/register.ts'
import type { Bot } from '../bot.ts'
import { keepAsShown, keepOpened, sendReply } from './reply.ts'
import { answerOptimistically, contextOf, type Outcome, type Visit } from './visit.ts'

const invoked = z.object({
  action: z.object({ verb: z.string(), data: z.unknown() }),
  trigger: z.string().optional(),
})

export async function answerInvoke(bot: Bot, turnContext: TurnContext, visit: Visit): Promise<Outcome> {
  const { data } = invoked.safeParse(turnContext.activity.value)
  const isPress = turnContext.activity.name === 'adaptiveCard/action'
  const pressed = isPress && readPressed(visit, data?.action.verb, data?.action.data)
  // A refresh that Teams sends by itself must not change or send anything: it would come again, and again.
  const harmless = pressed && !(data?.trigger === 'automatic' && isAct(pressed.verb))
  const senseless = () => notUnderstood(visit.reader, pressed ? undefined : data?.action)
  const reply = harmless ? await answerPress(bot, turnContext, visit, pressed) : senseless()
  await sendReply(turnContext, reply)
  return harmless ? 'shown' : 'refused'
}

/** What was pressed; undefined, and denied, when it makes no sense. */
export function readPressed({ recorder }: Visit, verb: unknown, data: unknown): Pressed | undefined {
  recorder.tries(verb, data)
  const pressed = readPress(verb, data)
  if (!pressed && !isMisfilled(verb, data)) recorder.denied('unknown-button')
  return pressed
}

/** All that a press asks of the database goes over one connection, and is committed before it is answered. */
export async function answerPress(bot: Bot, { activity }: TurnContext, visit: Visit, pressed: Pressed): Promise<Reply> {
  const changes = pressed.verb === 'company.register' || isAct(pressed.verb)
  let hasBegun = false
  const answer = async (db: Db): Promise<Reply> => {
    const own = { ...bot, db }
    if (!changes) {
      const shown = await answerOptimistically(own, visit, async context => ({
        by: context.by,
        reply: await pressAs(context, bot, activity, pressed),
      }))
      if (!shown) return pressAsStranger(own, visit, pressed)
      const { by, reply } = shown
      const { conversation, replyToId } = activity
      // In a place that others read, a card is for all of them.
      if (opens(pressed.verb) && reply.asks && reply.subject && replyToId && visit.conversation.isPersonal) {
        await keepOpened({ ...own, by }, { conversation: conversation.id, activity: replyToId }, reply.subject)
        bot.wake()
      }
      return reply
    }
    const isLeaving = pressed.verb === 'leaving.forget'
    const context = await contextOf(own, visit, !isLeaving)
    hasBegun = true
    if (context) return pressAs(context, bot, activity, pressed)
    // Whoever has just been forgotten does not join anew by the same press, which Teams may send again.
    const isForgotten = isLeaving && (await wouldJoin(own.db, visit.visitor))
    return isForgotten ? showForgotten(visit.reader) : pressAsStranger(own, visit, pressed)
  }
  try {
    return await onOneConnection(bot.db, answer)
  } catch (error) {
    throw hasBegun && isUnavailable(error) ? new Unsure('an act was cut off', { cause: error }) : error
  } finally {
    if (hasBegun) bot.wake()
  }
}

/** Buttons that open a request: what they show is what a card about it shows. */
const opens = (verb: Pressed['verb']) => verb === 'connection.show' || verb === 'invitation.show'

async function pressAsStranger(bot: Bot, visit: Visit, { verb, payload }: Pressed): Promise<Reply> {
  if (verb === 'company.register') return register(bot, visit, visit.reader, payload)
  visit.recorder.denied('stranger')
  return showRegister(visit.reader, bot.operator)
}

async function pressAs(context: Context, { log }: Bot, activity: Activity, { verb, payload }: Pressed): Promise<Reply> {
  if (verb === 'company.register') return showRegistered(context)
  const { conversation, replyToId } = activity
  if (!isAct(verb) || !replyToId) return press(context, verb, payload)
  const card = { conversation: conversation.id, activity: replyToId }
  const reply = await press({ ...context, by: { ...context.by, card } }, verb, payload)
  if (redrawnAs(card) !== reply.subject) await keepAsShown({ ...context, log }, card, reply)
  return reply
}

/** The database went away in the middle of an act: nobody knows whether it was saved. */
export class Unsure extends Error {}

/** The answer to a press that makes no sense: because of the button, or of what was filled in. */
export const notUnderstood = (
  reader: Reader,
  tried: { readonly verb?: unknown; readonly data?: unknown } = {},
): Reply => ({
  card: sentenceCard(reader, isMisfilled(tried.verb, tried.data) ? reader.words.misfilled : reader.words.stale),
})
