import type { Request, Response, Server } from 'restify'
import { z } from 'zod'
import type { Action } from '../../cards/elements.ts'
import type { Card } from '../../cards/kit.ts'
import { readerOf } from '../../cards/reader.ts'
import type { Act, Verb } from '../../cards/verbs.ts'
import type { Words } from '../../cards/words/en.ts'
import { findReader } from '../../domain/company/people.ts'
import type { Context } from '../actions/context.ts'
import { isAct, press, readPress } from '../actions/press.ts'
import { openRound, subjectId } from '../actions/subject.ts'
import type { Bot } from '../bot.ts'
import { createDenialRecorder } from '../denials.ts'
import { CardBody, CardForm } from './card.tsx'
import { page, send } from './layout.tsx'
import { alreadyAnswered, hasTyped, invalid, NumberForm, type Opened, openLink, readFields } from './links.tsx'

/** What can be pressed on the page of an answer, by what its link is about; everything else is done in Teams. */
const answers = {
  connection: ['connection.show', 'connection.accept', 'connection.decline-ask', 'connection.decline'],
  invitation: [
    'invitation.show',
    'invitation.tick',
    'invitation.edit',
    'invitation.preview',
    'invitation.accept',
    'invitation.decline-ask',
    'invitation.decline',
  ],
} as const satisfies Readonly<Record<string, readonly Verb[]>>
type Kind = keyof typeof answers
type Answer = (typeof answers)[Kind][number]

/** What a button says that changes something. */
const titles: { readonly [V in Answer & Act]: (words: Words) => string } = {
  'connection.accept': ({ buttons }) => buttons.accept,
  'connection.decline': ({ buttons }) => buttons.decline,
  'invitation.accept': ({ buttons }) => buttons.shareData,
  'invitation.decline': ({ buttons }) => buttons.decline,
}

const carried = z.object({ verb: z.string(), data: z.record(z.unknown()), inputs: z.boolean() })

/**
 * The page to which an e-mail about a request leads (B3). Opening it changes nothing, and a press that would asks for a
 * number first, for mail programs open links and submit forms, too. The answer is a press on the same cards, through the
 * same commands, and works while that round waits.
 */
export function serveAnswers(server: Server, bot: Bot) {
  page(server, '/mail/answer', async (request, response) => {
    const visit = await visitOf(bot, request)
    if (!visit) return invalid(request, response)
    if (!(await isOpen(visit))) return alreadyAnswered(response, visit.context.reader)
    return sendForm(response, visit, await showAsked(visit))
  })

  server.post('/mail/answer', async (request, response) => {
    const visit = await visitOf(bot, request)
    if (!visit) return invalid(request, response)
    const { context, link, number } = visit
    const { reader } = context
    if (!(await isOpen(visit))) return alreadyAnswered(response, reader)
    const fields = readFields(request.body)
    const pressed = readForm(fields, link.subject)
    if (!pressed) return sendForm(response, visit, await showAsked(visit))
    const { verb, payload } = pressed
    if (isActing(verb) && !hasTyped(fields, number(verb))) {
      const { fallbackText: title } = await showAsked(visit)
      const form = { reader, url: visit.url, number: number(verb), title: titles[verb](reader.words), typed: fields }
      return send(
        response,
        reader,
        { title },
        <>
          <h1>{title}</h1>
          <NumberForm {...form} />
        </>,
      )
    }
    const { card } = await press(context, verb, payload)
    const denial = context.recorder?.denial()
    if (denial) await bot.denials.write(bot.log, context.by, denial)
    if (!isActing(verb)) return sendForm(response, visit, card)
    bot.wake()
    // Refused, and mendable: the card says why.
    if (await isOpen(visit)) return sendForm(response, visit, card)
    return send(
      response,
      reader,
      { title: card.fallbackText },
      <>
        <CardBody card={card} />
        <p>{reader.words.mail.done}</p>
      </>,
    )
  })
}

/** Somebody with a link to an answer. */
type Visit = Opened<'answer'> & { readonly context: Context }

async function visitOf(bot: Bot, request: Request): Promise<Visit | undefined> {
  const { db, clock } = bot
  const opened = await openLink(bot, request, 'answer')
  const who = opened && (await findReader(db, opened.link.person, clock()))
  if (!who) return undefined
  const reader = readerOf(who.locale, who.timeZone)
  return { ...opened, context: { db, by: { ...who.by, through: 'email' }, reader, recorder: createDenialRecorder() } }
}

const isOpen = async ({ context, link }: Visit) => (await openRound(context, link.subject)) === link.round

async function showAsked({ context, link }: Visit): Promise<Card> {
  const { card } = link.subject.startsWith('connection:')
    ? await press(context, 'connection.show', {
        vendorId: '',
        customerId: '',
        connection: subjectId(link.subject, 'connection'),
      })
    : await press(context, 'invitation.show', { invitation: subjectId(link.subject, 'invitation') })
  return card
}

/** A press on the page: of a verb for what its link is about, and about that alone. Undefined for anything else. */
function readForm({ press: button, number: _, ...typed }: ReturnType<typeof readFields>, subject: string) {
  const { data: sent } = carried.safeParse(parse(button))
  const [kind = '', id] = subject.split(':')
  if (!sent || !isAnswer(kind, sent.verb) || sent.data[kind] !== id) return undefined
  const inputs = Object.entries(typed).map(([key, value]) => [key, [value].flat().join()])
  const filled = sent.inputs ? Object.fromEntries(inputs) : {}
  const pressed = readPress(sent.verb, { ...filled, ...sent.data })
  return pressed && pressed.verb !== 'company.register' ? pressed : undefined
}

const isAnswer = (kind: string, verb: string): boolean =>
  Object.hasOwn(answers, kind) && (answers[kind as Kind] as readonly string[]).includes(verb)

const isActing = (verb: Verb): verb is Answer & Act => isAct(verb) && Object.hasOwn(titles, verb)

function parse(text: unknown): unknown {
  try {
    return JSON.parse(`${text}`)
  } catch {
    return undefined
  }
}

function sendForm(response: Response, { context, url, link }: Visit, card: Card) {
  const [kind = ''] = link.subject.split(':')
  const has = ({ verb }: Action) => isAnswer(kind, `${verb}`)
  send(response, context.reader, { title: card.fallbackText }, <CardForm card={card} action={url} has={has} />)
}
