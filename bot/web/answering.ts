import type { Request } from 'restify'
import { type Buttons, go, send } from '../../cards/buttons.ts'
import type { Action } from '../../cards/elements.ts'
import type { Card } from '../../cards/kit.ts'
import { readerOf } from '../../cards/reader.ts'
import { refusalText } from '../../cards/refusal.ts'
import type { Act, Verb } from '../../cards/verbs.ts'
import type { Words } from '../../cards/words/en.ts'
import { findReader } from '../../domain/company/people.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { type Context, may } from '../actions/context.ts'
import { isAct, type Pressed, press, readPress } from '../actions/press.ts'
import { openRound, subjectId } from '../actions/subject.ts'
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
export async function whyClosed(visit: AnswerVisit): Promise<Closed | undefined> {
  const { reader, by } = visit.context
  const { mail } = reader.words
  const refusal = new Refusal('needs-role', { role: 'responder' })
  if (!may(by, 'responder')) return { heading: mail.othersHeading, text: refusalText(reader, refusal) }
  return (await isOpen(visit)) ? undefined : { heading: mail.settledHeading, text: mail.settled }
}

type Closed = { readonly heading: string; readonly text: string }

/** The card that the link is about. */
export async function showAsked({ context, link }: AnswerVisit): Promise<Card> {
  const { card } = link.subject.startsWith('connection:')
    ? await press(context, 'connection.show', {
        vendorId: '',
        customerId: '',
        connection: subjectId(link.subject, 'connection'),
      })
    : await press(context, 'invitation.show', { invitation: subjectId(link.subject, 'invitation') })
  return card
}

/** A press by a link. */
export type AnswerPress = Exclude<Pressed, { readonly verb: 'company.register' }>

/** A press of a verb for what the link is about, and about that alone; undefined for anything else. */
export function readAnswer(
  { link: { subject } }: AnswerVisit,
  verb: string,
  carried: Readonly<Record<string, unknown>>,
  typed: Readonly<Record<string, unknown>> = {},
): AnswerPress | undefined {
  const [kind = '', id] = subject.split(':')
  if (!isAnswer(kind, verb) || carried[kind] !== id) return undefined
  const pressed = readPress(verb, { ...typed, ...carried })
  return pressed && pressed.verb !== 'company.register' ? pressed : undefined
}

/** What comes of a press: first a question for the number; then a card, the last one where it was an answer. */
export type Answered =
  | { readonly kind: 'asks'; readonly title: string; readonly number: string; readonly verb: Acting }
  | { readonly kind: 'shows'; readonly card: Card }
  | { readonly kind: 'ends'; readonly card: Card }

/** Does what was pressed, through the same commands as in Teams, once the number that an act asks for has been typed. */
export async function answer(bot: Bot, visit: AnswerVisit, pressed: AnswerPress, number: unknown): Promise<Answered> {
  const { context } = visit
  const { verb, payload } = pressed
  if (isActing(verb) && !isTyped(number, visit.number(verb)))
    return { kind: 'asks', title: titleOf(context.reader.words, pressed), number: visit.number(verb), verb }
  const { card } = await press(context, verb, payload)
  const denial = context.recorder?.denial()
  if (denial) await bot.denials.write(bot.log, context.by, denial)
  if (!isActing(verb)) return { kind: 'shows', card: withWayOn(visit, card) }
  bot.wake()
  // Refused, and mendable: the card says why.
  return (await isOpen(visit)) ? { kind: 'shows', card: withWayOn(visit, card) } : { kind: 'ends', card }
}

/** A card of which the page has no button, as the terms are, leads back to what the link is about. */
const withWayOn = (visit: AnswerVisit, card: Card): Card =>
  card.actions.some(action => hasButton(visit, action))
    ? card
    : { ...card, actions: [...card.actions, backButton(visit)] }

/** The buttons of the question for a number: the press that asks for it, and back to the card. */
export const numberButtons = (visit: AnswerVisit, title: string, verb: Acting): Buttons => [
  send(title, verb, dataOf(visit), 'positive'),
  backButton(visit),
]

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
