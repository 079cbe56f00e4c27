import { ActivityTypes, type TurnContext } from 'botbuilder'
import { z } from 'zod'
import { track, trackAsking, untrack } from '../../domain/delivery/deliveries.ts'
import type { PostedCard } from '../../domain/kernel/actor.ts'
import type { Subject } from '../../domain/kernel/event.ts'
import type { Context, Reply } from '../actions/context.ts'
import type { Bot } from '../bot.ts'
import { messageOf } from '../teams/message.ts'

/** What a button sends from a client that has no Action.Execute, as the value of a message. */
export const submission = z.object({ verb: z.unknown() }).passthrough().catch({ verb: undefined })

/**
 * Answers an invoke in the body of its response, and a message by a message, whose id it returns; a button that came as a
 * message is answered on the card it was on.
 */
export async function sendReply(turnContext: TurnContext, reply: Reply): Promise<string | undefined> {
  const { type, value, replyToId } = turnContext.activity
  if (type === ActivityTypes.Invoke) {
    const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: reply.card }
    await turnContext.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } })
    return undefined
  }
  if (replyToId && submission.parse(value).verb !== undefined) {
    const edited = await turnContext.updateActivity({ ...messageOf(reply.card), id: replyToId }).catch(() => undefined)
    if (edited) return replyToId
  }
  return (await turnContext.sendActivity(messageOf(reply.card)))?.id
}

/**
 * A posted card about something is edited whenever that changes; after a press, now (see `track`). Where it asks for an answer, older
 * ones in that chat give way to it.
 */
export async function keepTrue(
  { db, by, log }: Pick<Context, 'db' | 'by'> & Pick<Bot, 'log'>,
  posted: PostedCard,
  { subject, asks }: Reply,
  isEdited: boolean,
) {
  if (!subject) return
  const { person, at } = by
  try {
    const tracked = { person, posted, subject, isEdited, at }
    await (asks ? trackAsking(db, { ...tracked, isOpened: false }) : track(db, tracked))
  } catch (error) {
    // The act has succeeded: a failure here must not be answered as if it had not.
    log.error({ err: error }, 'track')
  }
}

/** A request was opened in the place of a list: that is where it can be answered from now on. */
export async function keepOpened(
  { db, by, log }: Parameters<typeof keepTrue>[0],
  posted: PostedCard,
  subject: Subject,
) {
  const { person, at } = by
  try {
    await trackAsking(db, { person, posted, subject, isEdited: true, isOpened: true, at })
  } catch (error) {
    // It has been opened all the same.
    log.error({ err: error }, 'track')
  }
}

/** The card whose button was pressed is what its answer shows: not what the act was about, when that is something else. */
export async function keepAsShown(context: Parameters<typeof keepTrue>[0], posted: PostedCard, reply: Reply) {
  if (reply.subject) return keepTrue(context, posted, reply, true)
  await untrack(context.db, context.by.person, posted).catch(error => context.log.error({ err: error }, 'untrack'))
}
