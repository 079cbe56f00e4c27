import type { Activity, TurnContext } from 'botbuilder'
import { comeBack, greetOnce, isUpgraded, markUnreachable, noteUpgrade } from '../../domain/delivery/conversations.ts'
import { showHome } from '../actions/home.ts'
import { showRegister } from '../actions/register.ts'
import type { Bot } from '../bot.ts'
import { sendReply } from './reply.ts'
import { contextOf, type Outcome, type Visit } from './visit.ts'

/** B6: greets once per chat; somebody who returns sees what waits. Who removes the bot becomes unreachable (B3). */
export async function answerInstallation(bot: Bot, turnContext: TurnContext, visit: Visit): Promise<Outcome> {
  const { activity } = turnContext
  const { conversation } = visit
  const isAmong = (members: Activity['membersAdded']) =>
    Array.isArray(members) && members.some(member => member?.id === activity.recipient.id)
  // An upgrade of the app may take the bot away, or bring it, but is no reason to greet again.
  const [, installed, upgrade] = /^(add|remove)(-upgrade)?$/.exec(activity.action ?? '') ?? []
  const { at } = visit.visitor
  if (upgrade && installed === 'remove' && (await isUpgraded(bot.db, conversation.id, at))) return 'ignored'
  if (upgrade && installed === 'add') await noteUpgrade(bot.db, conversation.id, at)
  if (installed === 'remove' || isAmong(activity.membersRemoved)) {
    await markUnreachable(bot.db, conversation.id, 'uninstalled')
    return 'ignored'
  }
  if (installed !== 'add' && !isAmong(activity.membersAdded)) return 'ignored'
  if (!conversation.isPersonal || visit.isGuest) return 'ignored'
  const returned = await comeBack(bot.db, conversation.id)
  const context = await contextOf(bot, visit)
  const isFirst = await greetOnce(bot.db, conversation.id, visit.visitor.at)
  // Teams announces one installation more than once.
  if (!isFirst && (!returned || upgrade)) return 'ignored'
  await sendReply(turnContext, context ? await showHome(context, isFirst) : showRegister(visit.reader, bot.operator))
  return 'shown'
}
