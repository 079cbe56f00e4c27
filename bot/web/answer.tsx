import type { Request, Response, Server } from 'restify'
import { z } from 'zod'
import { numberCard } from '../../cards/delivery/number.ts'
import { type Card, card, text } from '../../cards/kit.ts'
import type { Bot } from '../bot.ts'
import {
  type AnswerVisit,
  answer,
  hasButton,
  numberButtons,
  readAnswer,
  showAsked,
  visitOf,
  whyClosed,
} from './answering.ts'
import { CardBody, CardForm, pressOf } from './card.tsx'
import { onPage } from './card-on-page.ts'
import { page, readerIn, send } from './layout.tsx'
import { invalid, NumberForm, readFields, say } from './links.tsx'

/**
 * The page to which an e-mail about a request leads (B3). Opening it changes nothing, and a press that would asks for a
 * number first, for mail programs open links and submit forms, too. The answer is a press on the same cards, through the
 * same commands, and works while that round waits. A script draws the card as Teams does, and presses by `/mail/press`;
 * without it the same card is a form (docs/decisions/0042).
 */
export function serveAnswers(server: Server, bot: Bot) {
  page(server, '/mail/answer', async (request, response) => {
    const visit = await visitOf(bot, request)
    if (!visit) return invalid(request, response)
    const closed = await whyClosed(visit)
    if (closed) return say(response, visit.context.reader, closed.heading, closed.text, { status: GONE })
    return sendStage(bot, response, visit, await showAsked(visit))
  })
  server.post('/mail/answer', async (request, response) => answerForm(bot, request, response))
  server.post('/mail/press', async (request, response) => answerPress(bot, request, response))
}

/** The status of a page on which there is nothing to answer any more. */
const GONE = 410

/** What the button of a form carries. */
const carried = z.object({ verb: z.string(), data: z.record(z.unknown()), inputs: z.boolean() })

async function answerForm(bot: Bot, request: Request, response: Response) {
  const visit = await visitOf(bot, request)
  if (!visit) return invalid(request, response)
  const { reader } = visit.context
  const fields = readFields(request.body)
  const { press: button, back, number, ...typed } = fields
  const { data: sent } = carried.safeParse(parse(back ?? button))
  const inputs = Object.entries(typed).map(([key, value]) => [key, [value].flat().join()])
  const pressed = sent && readAnswer(visit, sent.verb, sent.data, sent.inputs ? Object.fromEntries(inputs) : {})
  const answered = await answer(bot, visit, pressed, number)
  switch (answered.kind) {
    case 'closed':
      return say(response, reader, answered.heading, answered.text, { status: GONE })
    case 'asks': {
      const { fallbackText: title } = await showAsked(visit)
      const form = { reader, url: visit.url, number: answered.number, title: answered.title, typed: fields }
      return send(
        response,
        reader,
        { title },
        <>
          <h1>{title}</h1>
          <NumberForm {...form} back={{ title: answered.back.title, press: pressOf(answered.back) }} />
        </>,
      )
    }
    case 'shows':
      return sendForm(response, visit, answered.card)
    case 'ends':
      return send(response, reader, { title: answered.card.fallbackText }, <CardBody card={answered.card} />)
    default:
      return answered satisfies never
  }
}

/** What the script sends: the button, with what was typed, and the number once it was asked for. */
const sentByScript = z.object({ verb: z.string(), data: z.record(z.unknown()), number: z.string().optional() })

/** What the script is told: a card to draw; `asks` when its button is to repeat the press, with the number that is typed there. */
type Told = { readonly card: Card; readonly asks?: true }

/** A press by the script. No cookie goes with it: whoever has the link may press, and no other site has it. */
async function answerPress(bot: Bot, request: Request, response: Response) {
  const tell = (status: number, told: Told) => {
    response.header('cache-control', 'no-store')
    response.json(status, told)
  }
  const visit = await visitOf(bot, request)
  if (!visit) {
    const reader = readerIn(request)
    const { invalidHeading, invalid } = reader.words.mail
    return tell(404, { card: onPage(card(reader, invalidHeading, [text(invalid)])) })
  }
  const { reader } = visit.context
  const has = hasButton.bind(undefined, visit)
  const { data: sent } = sentByScript.safeParse(request.body)
  const pressed = sent && readAnswer(visit, sent.verb, sent.data)
  const answered = await answer(bot, visit, pressed, sent?.number)
  switch (answered.kind) {
    case 'closed':
      return tell(GONE, { card: onPage(card(reader, answered.heading, [text(answered.text)])) })
    case 'asks': {
      const { fallbackText: heading } = await showAsked(visit)
      const { title, verb, number, back } = answered
      const asked = { heading, title, number, isWrong: sent?.number !== undefined }
      const question = numberCard(reader, asked, numberButtons(visit, title, verb))
      // It takes everything that was typed along, which is more than Teams takes on a card.
      return tell(200, { card: onPage({ ...question, actions: [...question.actions, back] }, has), asks: true })
    }
    case 'shows':
      return tell(200, { card: onPage(answered.card, has) })
    case 'ends':
      return tell(200, { card: onPage(answered.card) })
    default:
      return answered satisfies never
  }
}

/** The page with its script, which puts the card in the place of its form. */
function sendStage(bot: Bot, response: Response, visit: AnswerVisit, card: Card) {
  const { url, context } = visit
  const { reader } = context
  const has = hasButton.bind(undefined, visit)
  const form = <CardForm card={card} action={url} has={has} more={reader.words.mail.more} />
  const { script } = bot
  if (!script) return send(response, reader, { title: card.fallbackText }, form)
  send(
    response,
    reader,
    { title: card.fallbackText, script: script.address },
    <div
      id="card"
      data-card={JSON.stringify(onPage(card, has))}
      data-press={url.replace('/mail/answer', '/mail/press')}
      data-failed={reader.words.unsure}
      data-more={reader.words.mail.more}
    >
      {form}
    </div>,
  )
}

function sendForm(response: Response, visit: AnswerVisit, card: Card) {
  const { reader } = visit.context
  const has = hasButton.bind(undefined, visit)
  const form = <CardForm card={card} action={visit.url} has={has} more={reader.words.mail.more} />
  send(response, reader, { title: card.fallbackText }, form)
}

function parse(text: unknown): unknown {
  try {
    return JSON.parse(`${text}`)
  } catch {
    return undefined
  }
}
