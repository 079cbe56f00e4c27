import type { Activity, TurnContext } from 'botbuilder'
import { z } from 'zod'
import { helpCard } from '../../cards/delivery/home.ts'
import type { Reader } from '../../cards/reader.ts'
import { privatelyCard } from '../../cards/sentence.ts'
import { hearOnce } from '../../domain/delivery/conversations.ts'
import type { Db } from '../../domain/storage/database.ts'
import { onOneConnection } from '../../domain/storage/transactions.ts'
import type { Context, Reply } from '../actions/context.ts'
import { helped } from '../actions/help.ts'
import { showInvited, showRegister } from '../actions/register.ts'
import type { Bot } from '../bot.ts'
import { codeIn } from '../chat/invite.ts'
import { isHelp, say } from '../chat/say.ts'
import { spokenIn } from '../chat/spoken.ts'
import { chatLink } from '../teams/chat-link.ts'
import { sentFileOf } from '../teams/file.ts'
import { answerFile } from './file.ts'
import { answerPress, notUnderstood, readPressed } from './press.ts'
import { keepTrue, sendReply, submission } from './reply.ts'
import { answerOptimistically, contextOf, type Outcome, type Visit } from './visit.ts'

/** A message is answered once, however often it comes. */
export async function answerMessage(bot: Bot, turnContext: TurnContext, visit: Visit): Promise<Outcome> {
  const { activity } = turnContext
  const isHeard = async (db: Db) =>
    !activity.id || (await hearOnce(db, activity.conversation.id, activity.id, visit.visitor.at))
  const { typed, said } = spokenIn(withSentence(activity))
  const { verb, ...data } = submission.parse(activity.value)
  if (visit.isOpen) {
    if (!(await isHeard(bot.db))) return 'ignored'
    const asksHelp = verb === undefined && isHelp(said)
    const offer = () => privatelyCard(visit.reader, bot.appId && chatLink(bot.appId, said))
    await sendReply(turnContext, { card: asksHelp ? helpCard(visit.reader, helped) : offer() })
    return 'shown'
  }
  if (verb !== undefined) {
    if (!(await isHeard(bot.db))) return 'ignored'
    // A button in a client that has no Action.Execute.
    const pressed = readPressed(visit, verb, data)
    const reply = pressed
      ? await answerPress(bot, turnContext, visit, pressed)
      : notUnderstood(visit.reader, { verb, data })
    await sendReply(turnContext, reply)
    return pressed ? 'shown' : 'refused'
  }
  const file = visit.conversation.isPersonal ? sentFileOf(activity) : undefined
  if (file) {
    if (!(await isHeard(bot.db))) return 'ignored'
    // It takes as long as the file takes: no connection is held meanwhile.
    const context = await contextOf(bot, visit)
    await sendReply(
      turnContext,
      context ? await answerFile(bot, context, file) : showRegister(visit.reader, bot.operator),
    )
    return 'shown'
  }
  const answered = await onOneConnection(bot.db, async db => {
    const own = { ...bot, db }
    const sayAs = async (context: Context) => ({ by: context.by, reply: await say(context, typed, said) })
    const [isNew, spoken] = await Promise.all([isHeard(db), answerOptimistically(own, visit, sayAs)])
    if (!isNew) return undefined
    return spoken ?? { by: undefined, reply: await receive(own, visit.reader, said) }
  })
  if (!answered) return 'ignored'
  const { by, reply } = answered
  const id = await sendReply(turnContext, reply)
  const posted = id && { conversation: activity.conversation.id, activity: id }
  if (by && posted) await keepTrue({ ...bot, by }, posted, reply, false)
  if (reply.asks) bot.wake()
  return 'shown'
}

const sentence = z.object({ msteams: z.object({ type: z.literal('imBack'), value: z.string() }) })

/** A press that sends a sentence comes as that sentence; from a few clients as the data of the button. */
function withSentence(activity: Activity): Activity {
  const { data } = sentence.safeParse(activity.value)
  return data && !activity.text ? { ...activity, text: data.msteams.value } : activity
}

/** The card to register, for somebody new; with the code of an invitation it names who invited them (I2). */
async function receive(bot: Bot, reader: Reader, said: string): Promise<Reply> {
  const code = codeIn(said)
  return code ? showInvited(bot, reader, code) : showRegister(reader, bot.operator)
}
