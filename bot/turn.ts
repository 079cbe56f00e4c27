import { type Activity, ActivityTypes, CardFactory, MessageFactory, type TurnContext } from 'botbuilder'
import type { Logger } from 'pino'
import { z } from 'zod'
import { type Reader, readerOf } from '../cards/reader.ts'
import { refusalText } from '../cards/refusal.ts'
import { sentenceCard } from '../cards/sentence.ts'
import { type Db, isUnavailable } from '../domain/database.ts'
import { track } from '../domain/delivery/deliveries.ts'
import { newId } from '../domain/ids.ts'
import { comeBack, greetOnce, identify, markUnreachable } from '../domain/network/people.ts'
import type { Actor } from '../domain/network/person.ts'
import { Refusal } from '../domain/refusal.ts'
import { showHome } from './actions/home.ts'
import type { Look, Shown } from './actions/look.ts'
import { isAct, type Pressed, press, readPress } from './actions/press.ts'
import { register, showInvited, showRegister, showRegistered } from './actions/register.ts'
import { codeIn } from './chat/invite.ts'
import { say } from './chat/say.ts'
import { createWitness, type Denials, type Witness } from './denials.ts'
import type { Metrics } from './metrics.ts'
import { type Arrival, readArrival } from './teams/activity.ts'

export type Bot = {
  readonly db: Db
  readonly clock: () => Date
  readonly log: Logger
  readonly metrics: Metrics
  readonly denials: Denials
  /** Told after every act, so that what it owes to others is delivered at once. */
  readonly wake: () => void
  /** Where we answer a browser, without a slash at the end. */
  readonly site: () => string
  /** Empty when local: then there is no link into Teams. */
  readonly appId: string
  /** Whether e-mail can be sent. */
  readonly canMail: boolean
}

/** One activity, from the door to the answer. It never throws: an invoke is answered 200 with a body, whatever happens. */
export async function turn(bot: Bot, context: TurnContext): Promise<void> {
  const { activity } = context
  const log = bot.log.child({ turn: newId(), type: activity.type, ...(activity.name ? { name: activity.name } : {}) })
  const stop = bot.metrics.startTurn(activity.type)
  try {
    const outcome = await answer(bot, context, log)
    log.info({ outcome, seconds: stop(outcome) }, 'turn')
  } catch (error) {
    // Only sending the answer can fail here: the channel is gone, and with it whoever waits for the answer.
    log.error({ err: error, seconds: stop('unsent') }, 'turn')
  }
}

/** Who has come, how to speak to them, and who sees what they try. */
type Visit = Arrival & { readonly reader: Reader; readonly witness: Witness }
type Outcome = 'shown' | 'refused' | 'unavailable' | 'unsure' | 'defect' | 'ignored'

async function answer(bot: Bot, context: TurnContext, log: Logger): Promise<Outcome> {
  const { activity } = context
  const arrival = readArrival(activity, bot.clock())
  const reader = readerOf(arrival.visitor.locale ?? 'en-US', arrival.visitor.timeZone ?? 'UTC')
  const witness = createWitness()
  const visit = { ...arrival, reader, witness }
  try {
    switch (activity.type) {
      case ActivityTypes.Invoke:
        return await answerInvoke(bot, context, visit)
      case ActivityTypes.Message:
        return await answerMessage(bot, context, visit)
      case ActivityTypes.InstallationUpdate:
      case ActivityTypes.ConversationUpdate:
        return await answerInstallation(bot, context, visit)
      default:
        return 'ignored'
    }
  } catch (error) {
    if (error instanceof Refusal) witness.refused(error)
    const [outcome, sentence] = explain(error, reader)
    if (outcome === 'defect') log.error({ err: error }, 'defect')
    await reply(context, { card: sentenceCard(reader, sentence) })
    return outcome
  } finally {
    const denial = witness.denial()
    if (denial) await bot.denials.write(log, { ...arrival.visitor, isGuest: arrival.isGuest }, denial)
  }
}

/** The one catch for people: a refusal is said, a defect is apologised for. */
function explain(error: unknown, reader: Reader): readonly [Outcome, string] {
  if (error instanceof Refusal) return ['refused', refusalText(reader, error)]
  if (error instanceof Unsure) return ['unsure', reader.words.unsure]
  if (isUnavailable(error)) return ['unavailable', reader.words.unavailable]
  return ['defect', reader.words.defect]
}

const invoked = z.object({
  action: z.object({ verb: z.string(), data: z.unknown() }),
  trigger: z.string().optional(),
})

async function answerInvoke(bot: Bot, context: TurnContext, visit: Visit): Promise<Outcome> {
  const { data } = invoked.safeParse(context.activity.value)
  const isPress = context.activity.name === 'adaptiveCard/action'
  const pressed = isPress && readTried(visit, data?.action.verb, data?.action.data)
  // A refresh that Teams sends by itself must not change or send anything: it would come again, and again.
  const harmless = pressed && !(data?.trigger === 'automatic' && isAct(pressed.verb))
  const shown = harmless ? await answerPress(bot, context, visit, pressed) : stale(visit.reader)
  await reply(context, shown)
  return harmless ? 'shown' : 'refused'
}

async function answerMessage(bot: Bot, context: TurnContext, visit: Visit): Promise<Outcome> {
  const { activity } = context
  const { verb, ...data } = submitted.parse(activity.value)
  if (verb !== undefined) {
    // A button in a client that has no Action.Execute.
    const pressed = readTried(visit, verb, data)
    const shown = pressed ? await answerPress(bot, context, visit, pressed) : stale(visit.reader)
    await reply(context, shown)
    return pressed ? 'shown' : 'refused'
  }
  const look = await lookOf(bot, visit)
  const shown = look ? await say(look, spoken(activity)) : await receive(bot, visit.reader, spoken(activity))
  const id = await reply(context, shown)
  if (look && id) await keepTrue(bot, look.by, activity, id, shown, false)
  return 'shown'
}

/** Whoever is here for the first time registers; with the code of an invitation it says who has invited (I2). */
async function receive(bot: Bot, reader: Reader, said: string): Promise<Shown> {
  const code = codeIn(said)
  return code ? showInvited(bot, reader, code) : showRegister(reader)
}

/** Most characters of a message that are looked at; of what is left of them a sentence is read. */
const SPOKEN = 10_000

/** In a channel we are spoken to by mention; who is mentioned is not what is said. */
function spoken({ text, entities }: Activity): string {
  // Some clients send null where there are no words, whatever the type says.
  const words = (text ?? '').slice(0, SPOKEN)
  return entities?.some(({ type }) => type === 'mention') ? words.replace(/<at\b[^<>]*>[^<>]*<\/at>/gi, ' ') : words
}

/** What was pressed; undefined, and denied, when it makes no sense. */
function readTried({ witness }: Visit, verb: unknown, data: unknown): Pressed | undefined {
  witness.tries(verb, data)
  const pressed = readPress(verb, data)
  if (!pressed) witness.denied('unknown-button')
  return pressed
}

const submitted = z.object({ verb: z.unknown() }).passthrough().catch({ verb: undefined })

async function answerPress(bot: Bot, { activity }: TurnContext, visit: Visit, pressed: Pressed): Promise<Shown> {
  const look = await lookOf(bot, visit)
  if (!look) {
    if (pressed.verb === 'company.register') return sure(register(bot.db, visit, visit.reader, pressed.payload))
    visit.witness.denied('stranger')
    return showRegister(visit.reader)
  }
  if (pressed.verb === 'company.register') return showRegistered(look)
  const pressing = press(look, pressed.verb, pressed.payload)
  const shown = await (isAct(pressed.verb) ? sure(pressing) : pressing)
  if (isAct(pressed.verb)) {
    if (activity.replyToId) await keepTrue(bot, look.by, activity, activity.replyToId, shown, true)
    bot.wake()
  }
  return shown
}

/** The database went away in the middle of an act: whether it was saved before cannot be told. */
class Unsure extends Error {}

/** An act of somebody who was still found: from here on nobody may say that nothing was changed. */
const sure = (act: Promise<Shown>): Promise<Shown> =>
  act.catch(error => {
    throw isUnavailable(error) ? new Unsure('an act was cut off', { cause: error }) : error
  })

/** B6: one greeting per chat; who comes back sees what waits. Who leaves cannot be reached any more (B3). */
async function answerInstallation(bot: Bot, context: TurnContext, visit: Visit): Promise<Outcome> {
  const { activity } = context
  const { conversation } = visit
  const arrived = (members: Activity['membersAdded']) =>
    members?.some(({ id }) => id === activity.recipient.id) ?? false
  if (activity.action === 'remove' || arrived(activity.membersRemoved)) {
    await markUnreachable(bot.db, conversation.id, 'uninstalled')
    return 'ignored'
  }
  if (activity.action !== 'add' && !arrived(activity.membersAdded)) return 'ignored'
  if (!conversation.isPersonal || visit.isGuest) return 'ignored'
  const returned = await comeBack(bot.db, conversation.id)
  const look = await lookOf(bot, visit)
  const isFirst = await greetOnce(bot.db, conversation.id, visit.visitor.at)
  // Teams announces one installation more than once.
  if (!isFirst && !returned) return 'ignored'
  await reply(context, look ? await showHome(look, isFirst) : showRegister(visit.reader))
  return 'shown'
}

/** Undefined for somebody whose company is not registered. Refuses `guest`. */
async function lookOf(
  { db, site, canMail }: Bot,
  { visitor, conversation, isGuest, witness }: Visit,
): Promise<Look | undefined> {
  if (isGuest) throw new Refusal('guest')
  const who = await identify(db, visitor, conversation)
  return (
    who && {
      ...{ db, by: who.by, reader: readerOf(who.locale, who.timeZone), chat: conversation, site: site() },
      ...{ witness, canMail },
    }
  )
}

/** A posted card about something is edited whenever that changes; after a press, now (see `track`). */
async function keepTrue(
  { db, log }: Bot,
  by: Actor,
  activity: Activity,
  id: string,
  { subject }: Shown,
  owed: boolean,
) {
  if (!subject) return
  const posted = { conversation: activity.conversation.id, activity: id }
  // What was done is done, and its answer must not say otherwise.
  await track(db, { person: by.person, posted, subject, owed, at: by.at }).catch(error =>
    log.error({ err: error }, 'track'),
  )
}

const stale = (reader: Reader): Shown => ({ card: sentenceCard(reader, reader.words.stale) })

/**
 * Answers an invoke in the body of its response, and a message by a message, whose id it returns; a button that came as a
 * message is answered on the card it was on.
 */
async function reply(context: TurnContext, shown: Shown): Promise<string | undefined> {
  const { type, value, replyToId } = context.activity
  if (type === ActivityTypes.Invoke) {
    const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: shown.card }
    await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } })
    return undefined
  }
  if (replyToId && submitted.parse(value).verb !== undefined) {
    const edited = await context.updateActivity({ ...message(shown), id: replyToId }).catch(() => undefined)
    if (edited) return replyToId
  }
  return (await context.sendActivity(message(shown)))?.id
}

/** A card as a message: its title is the toast. */
export const message = ({ card }: Shown): Partial<Activity> => ({
  ...MessageFactory.attachment(CardFactory.adaptiveCard(card)),
  summary: card.fallbackText,
})
