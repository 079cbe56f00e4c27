import type { Request } from 'restify'
import { type Buttons, go, send } from '../../cards/buttons.ts'
import type { Action } from '../../cards/elements.ts'
import { type Card, type Notice, text } from '../../cards/kit.ts'
import { readerOf } from '../../cards/reader.ts'
import { refusalText } from '../../cards/refusal.ts'
import type { Act, Verb } from '../../cards/verbs.ts'
import type { Words } from '../../cards/words/en.ts'
import { findReader } from '../../domain/company/people.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { showConnection } from '../actions/connection.ts'
import { type Context, may, notNow, type Reply } from '../actions/context.ts'
import { showInvitation } from '../actions/invitation.ts'
import { isAct, type Pressed, press, readPress } from '../actions/press.ts'
import { lastRound, openRound, subjectId } from '../actions/subject.ts'
import type { Bot } from '../bot.ts'
import { createDenialRecorder } from '../denials.ts'
import { isTyped, type Opened, openLink } from './links.tsx'

/** What can be pressed by the link of an answer, by what it is about; everything else is done in Teams. */
const answers = {
  connection: [
    'connection.show',
    'connection.accept',
    'connection.decline-ask',
    'connection.decline',
    'connection.remind',
  ],
  invitation: [
    'invitation.show',
    'invitation.tick',
    'invitation.edit',
    'invitation.preview',
    'invitation.accept',
    'invitation.decline-ask',
    'invitation.decline',
    'invitation.remind',
    'notes.show',
    'note.write',
  ],
} as const satisfies Readonly<Record<string, readonly Verb[]>>
type Kind = keyof typeof answers
type Answer = (typeof answers)[Kind][number]
type Acting = Answer & Act

/** Somebody with a link to an answer. */
export type AnswerVisit = Opened<'answer'> & { readonly context: Context }

/** Undefined when the link is none of ours, or has expired. */
export async function visitOf(bot: Bot, request: Request): Promise<AnswerVisit | undefined> {
  const { db, clock } = bot
  const opened = await openLink(bot, request, 'answer')
  const who = opened && (await findReader(db, opened.link.person, clock()))
  if (!who) return undefined
  const reader = readerOf(who.locale, who.timeZone)
  return { ...opened, context: { db, by: { ...who.by, through: 'email' }, reader, recorder: createDenialRecorder() } }
}

/** Whether the round of the link still waits for an answer: afterwards it shows nothing. */
const isOpen = async ({ context, link }: AnswerVisit) => (await openRound(context, link.subject)) === link.round

/** Why the page has nothing to answer, in words; undefined while it has. */
export async function whyClosed({ context, link }: AnswerVisit): Promise<Closed | undefined> {
  const { reader, by } = context
  const { mail } = reader.words
  const refusal = new Refusal('needs-role', { role: 'responder' })
  if (!may(by, 'responder'))
    return { heading: mail.othersHeading, text: refusalText(reader, refusal), isSettled: false }
  const last = await lastRound(context, link.subject)
  const isLast = last?.round === link.round
  return isLast && last.waits ? undefined : { heading: mail.settledHeading, text: mail.settled, isSettled: isLast }
}

/** `isSettled` where that very round has been settled, and none has begun since. */
type Closed = { readonly heading: string; readonly text: string; readonly isSettled: boolean }

/** The card that the link is about. */
export async function showAsked({ context, link: { subject } }: AnswerVisit, notice: Notice = false): Promise<Card> {
  const { card } = subject.startsWith('connection:')
    ? await showConnection(context, subjectId(subject, 'connection'), notice)
    : await showInvitation(context, subjectId(subject, 'invitation'), notice)
  return card
}

/** A press by a link, and all that came with it, as it came. */
export type AnswerPress = Exclude<Pressed, { readonly verb: 'company.register' }> & {
  readonly sent: Readonly<Record<string, unknown>>
}

/** A press of a verb for what the link is about, and about that alone; undefined for anything else. */
export function readAnswer(
  { link: { subject } }: AnswerVisit,
  verb: string,
  carried: Readonly<Record<string, unknown>>,
  typed: Readonly<Record<string, unknown>> = {},
): AnswerPress | undefined {
  const [kind = '', id] = subject.split(':')
  if (!isAnswer(kind, verb) || carried[kind] !== id) return undefined
  const sent = { ...typed, ...carried }
  const pressed = readPress(verb, sent)
  return pressed && pressed.verb !== 'company.register' ? { ...pressed, sent } : undefined
}

/** What comes of a press: first a question for the number; then a card, the last one where it was an answer; or nothing any more. */
export type Answered =
  | {
      readonly kind: 'asks'
      readonly title: string
      readonly number: string
      readonly verb: Acting
      readonly back: Action
    }
  | { readonly kind: 'shows'; readonly card: Card }
  | { readonly kind: 'ends'; readonly card: Card }
  | ({ readonly kind: 'closed' } & Closed)

/**
 * Does what was pressed, through the same commands as in Teams, once the number that an act asks for has been typed. Where nothing was
 * pressed that makes sense, shows what the link is about.
 */
export async function answer(
  bot: Bot,
  visit: AnswerVisit,
  pressed: AnswerPress | undefined,
  number: unknown,
): Promise<Answered> {
  const { context } = visit
  const closed = await whyClosed(visit)
  if (closed) return pressed && closed.isSettled ? late(bot, visit, pressed, number) : { kind: 'closed', ...closed }
  if (!pressed) return { kind: 'shows', card: await showAsked(visit) }
  const { verb } = pressed
  if (isActing(verb) && !isTyped(number, visit.number(verb))) {
    const title = titleOf(context.reader.words, pressed)
    return { kind: 'asks', title, number: visit.number(verb), verb, back: wayBack(visit, verb, pressed.sent) }
  }
  const reply = await done(bot, visit, pressed)
  if (!isActing(verb)) return { kind: 'shows', card: withWayOn(visit, reply.card) }
  bot.wake()
  // Refused, and mendable: the card says why.
  return (await isOpen(visit)) ? { kind: 'shows', card: withWayOn(visit, reply.card) } : ended(visit, reply)
}

/**
 * A4: a press once the round of its link has been settled. The same answer again, with its number, shows the receipt that it made;
 * anything else is told that nothing was changed, above the receipt.
 */
async function late(bot: Bot, visit: AnswerVisit, pressed: AnswerPress, number: unknown): Promise<Answered> {
  const { verb } = pressed
  return settles(verb) && isTyped(number, visit.number(verb))
    ? ended(visit, await done(bot, visit, pressed))
    : { kind: 'ends', card: await showAsked(visit, notNow(visit.context)) }
}

async function done(bot: Bot, { context }: AnswerVisit, { verb, payload }: AnswerPress): Promise<Reply> {
  const reply = await press(context, verb, payload)
  const denial = context.recorder?.denial()
  if (denial) await bot.denials.write(bot.log, context.by, denial)
  return reply
}

/** The last card; one that says why nothing was changed has no subject. */
function ended({ context }: AnswerVisit, { card, subject }: Reply): Answered {
  const { mail } = context.reader.words
  return { kind: 'ends', card: subject ? { ...card, body: [...card.body, text(mail.done)] } : card }
}

/** A card of which the page has no button, as the terms are, leads back to what the link is about. */
const withWayOn = (visit: AnswerVisit, card: Card): Card =>
  card.actions.some(action => hasButton(visit, action))
    ? card
    : { ...card, actions: [...card.actions, backButton(visit)] }

/** The button of the question for a number: the press that asks for it. */
export const numberButtons = (visit: AnswerVisit, title: string, verb: Acting): Buttons => [
  send(title, verb, dataOf(visit), 'positive'),
]

/** From which screen each act is pressed: it takes what was ticked and typed. */
const screens = {
  'connection.accept': 'connection.show',
  'connection.decline': 'connection.decline-ask',
  'connection.remind': 'connection.show',
  'invitation.accept': 'invitation.edit',
  'invitation.decline': 'invitation.decline-ask',
  'invitation.remind': 'invitation.show',
  'note.write': 'notes.show',
} as const satisfies { readonly [A in Acting]: Answer }

const wayBack = (visit: AnswerVisit, verb: Acting, sent: AnswerPress['sent']): Action => ({
  ...go(visit.context.reader.words.buttons.back, screens[verb], dataOf(visit)),
  data: sent,
})

function backButton(visit: AnswerVisit): Action {
  const { back } = visit.context.reader.words.buttons
  const data = dataOf(visit)
  return 'connection' in data ? go(back, 'connection.show', data) : go(back, 'invitation.show', data)
}

/** What the buttons of a link carry. */
const dataOf = ({ link: { subject } }: AnswerVisit) =>
  subject.startsWith('connection:')
    ? { connection: subjectId(subject, 'connection') }
    : { invitation: subjectId(subject, 'invitation') }

/** Whether the page of a link has that button. */
export function hasButton({ link: { subject } }: AnswerVisit, { verb }: Action): boolean {
  const [kind = ''] = subject.split(':')
  return isAnswer(kind, `${verb}`)
}

const isAnswer = (kind: string, verb: string): boolean =>
  Object.hasOwn(answers, kind) && (answers[kind as Kind] as readonly string[]).includes(verb)

const isActing = (verb: Verb): verb is Acting => isAct(verb)

/** The acts after which nothing waits any more. */
const settling: readonly Verb[] = ['connection.accept', 'connection.decline', 'invitation.accept', 'invitation.decline']
const settles = (verb: Verb): verb is Acting => settling.includes(verb)

/** What a button is called that changes something. */
function titleOf({ buttons }: Words, { verb, payload }: AnswerPress): string {
  switch (verb) {
    case 'connection.accept':
      return buttons.accept
    case 'connection.decline':
    case 'invitation.decline':
      return buttons.decline
    case 'invitation.accept':
      return buttons.shareData
    case 'connection.remind':
    case 'invitation.remind':
      return payload.when === 'never' ? buttons.stop : buttons.tomorrow
    default:
      return buttons.addNote
  }
}
