import type { Request, Response, Server } from 'restify'
import { z } from 'zod'
import { bodyHtml, escaped, formHtml } from '../../cards/html.ts'
import type { Action, Card } from '../../cards/kit.ts'
import { type Reader, readerOf } from '../../cards/reader.ts'
import type { Verb } from '../../cards/verbs.ts'
import { type Link, unseal } from '../../domain/delivery/link.ts'
import { confirmAddress, findAddress, findAskedAddress, forgetAddress } from '../../domain/delivery/mails.ts'
import { findReader } from '../../domain/network/people.ts'
import { findSecret } from '../../domain/trust/secrets.ts'
import type { Look } from '../actions/look.ts'
import { isAct, press, readPress } from '../actions/press.ts'
import { openRound, subjectId } from '../actions/subject.ts'
import { createWitness } from '../denials.ts'
import type { Bot } from '../turn.ts'
import { headers, layout, readerIn } from './layout.ts'

/** What can be pressed on the page of an answer; everything else is done in Teams. */
const answers = new Set<Verb>([
  ...(['connection.show', 'connection.accept', 'connection.decline-ask', 'connection.decline'] as const),
  ...(['invitation.show', 'invitation.tick', 'invitation.edit', 'invitation.preview', 'invitation.accept'] as const),
  ...(['invitation.decline-ask', 'invitation.decline'] as const),
])

const form = z.object({ press: z.string().max(20_000) }).catchall(z.union([z.string(), z.array(z.string())]))
const carried = z.object({ verb: z.string(), data: z.record(z.unknown()), inputs: z.boolean() })

/**
 * The pages to which e-mails lead (B3). Opening one changes nothing, for mail scanners open them, too; the answer is a
 * press on the same cards, through the same commands, and works while that round waits.
 */
export function serveAnswers(server: Server, bot: Bot) {
  server.get('/mail/answer', async (request, response) => {
    const visit = await visitOf(bot, request, 'answer')
    if (!visit) return invalid(request, response)
    if (!(await isOpen(visit))) return settled(response, visit.look.reader)
    return sendForm(response, visit, await showAsked(visit))
  })

  server.post('/mail/answer', async (request, response) => {
    const visit = await visitOf(bot, request, 'answer')
    if (!visit) return invalid(request, response)
    if (!(await isOpen(visit))) return settled(response, visit.look.reader)
    const pressed = readForm(request.body, visit.link.subject)
    if (!pressed) return sendForm(response, visit, await showAsked(visit))
    const { card } = await press(visit.look, pressed.verb, pressed.payload)
    const denial = visit.look.witness?.denial()
    if (denial) await bot.denials.write(bot.log, visit.look.by, denial)
    if (!isAct(pressed.verb)) return sendForm(response, visit, card)
    bot.wake()
    // Refused, and mendable: the card says why.
    if (await isOpen(visit)) return sendForm(response, visit, card)
    const { words } = visit.look.reader
    return send(response, visit.look.reader, card.fallbackText, `${bodyHtml(card)}<p>${escaped(words.mail.done)}</p>`)
  })

  server.get('/mail/confirm', async (request, response) => {
    const visit = await visitOf(bot, request, 'confirm')
    if (!visit) return invalid(request, response)
    const { db, by, reader } = visit.look
    const address = await findAskedAddress(db, by.person, by.at)
    if (address?.askedAt.getTime() !== visit.link.asked.getTime()) return settled(response, reader)
    const { mail } = reader.words
    return send(
      response,
      reader,
      mail.confirmHeading,
      `<h1>${escaped(mail.confirmHeading)}</h1><p>${escaped(mail.confirmed(address.email))}</p>
       <form method="post" action="${escaped(visit.url)}"><button>${escaped(mail.confirm)}</button></form>`,
    )
  })

  server.post('/mail/confirm', async (request, response) => {
    const visit = await visitOf(bot, request, 'confirm')
    if (!visit) return invalid(request, response)
    const { reader } = visit.look
    const isConfirmed = await confirmAddress(bot.db, visit.link.person, visit.link.asked)
    if (!isConfirmed) return settled(response, reader)
    return said(response, reader, reader.words.mail.confirm, reader.words.mail.done, 200)
  })

  server.get('/mail/stop', async (request, response) => {
    const visit = await visitOf(bot, request, 'unsubscribe')
    if (!visit) return invalid(request, response)
    const { db, by, reader } = visit.look
    const address = await findAddress(db, by.person, by.at)
    if (!address) return unsubscribed(response, reader)
    const { mail } = reader.words
    return send(
      response,
      reader,
      mail.unsubscribeHeading,
      `<h1>${escaped(mail.unsubscribeHeading)}</h1><p>${escaped(mail.unsubscribeText(address.email))}</p>
       <form method="post" action="${escaped(visit.url)}"><button>${escaped(mail.unsubscribe)}</button></form>`,
    )
  })

  // Mail programs press this one by themselves, when their reader asks them to (RFC 8058).
  server.post('/mail/stop', async (request, response) => {
    const visit = await visitOf(bot, request, 'unsubscribe')
    if (!visit) return invalid(request, response)
    await forgetAddress(bot.db, visit.link.person, visit.look.by.at)
    return unsubscribed(response, visit.look.reader)
  })
}

/** Somebody with a link of that purpose which is signed and has not expired. */
type Visit<P extends Link['purpose']> = {
  readonly link: Extract<Link, { readonly purpose: P }>
  readonly look: Look
  /** The page itself, for its form. */
  readonly url: string
}

async function visitOf<P extends Link['purpose']>(
  { db, clock }: Bot,
  request: Request,
  purpose: P,
): Promise<Visit<P> | undefined> {
  const at = clock()
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost')
  const sealed = searchParams.get('t') ?? ''
  const link = unseal(await findSecret(db, 'links'), sealed, at)
  const who = link?.purpose === purpose && (await findReader(db, link.person, at))
  if (!link || !who) return undefined
  return {
    // Its purpose has just been compared.
    link: link as Visit<P>['link'],
    look: {
      ...{ db, by: { ...who.by, through: 'email' }, reader: readerOf(who.locale, who.timeZone) },
      witness: createWitness(),
    },
    url: `${pathname}?t=${encodeURIComponent(sealed)}`,
  }
}

const isOpen = async ({ look, link }: Visit<'answer'>) => (await openRound(look, link.subject)) === link.round

async function showAsked({ look, link }: Visit<'answer'>): Promise<Card> {
  const { card } = link.subject.startsWith('connection:')
    ? await press(look, 'connection.show', { connection: subjectId(link.subject, 'connection') })
    : await press(look, 'invitation.show', { invitation: subjectId(link.subject, 'invitation') })
  return card
}

/** A press on the page: one that it has, about what its link is about. Undefined for anything else. */
function readForm(body: unknown, subject: string) {
  const { data: filled } = form.safeParse(body)
  if (!filled) return undefined
  const { press: button, ...typed } = filled
  const { data: sent } = carried.safeParse(parse(button))
  const [kind = '', id] = subject.split(':')
  if (!sent || sent.data[kind] !== id) return undefined
  const inputs = Object.entries(typed).map(([key, value]) => [key, typeof value === 'string' ? value : value.join()])
  const pressed = readPress(sent.verb, { ...(sent.inputs ? Object.fromEntries(inputs) : {}), ...sent.data })
  return pressed && pressed.verb !== 'company.register' && answers.has(pressed.verb) ? pressed : undefined
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const has = ({ verb }: Action) => answers.has(verb as Verb)

const sendForm = (response: Response, { look, url }: Visit<'answer'>, card: Card) =>
  send(response, look.reader, card.fallbackText, formHtml(card, { action: url, has }))

function send(response: Response, { language }: Reader, title: string, body: string, status = 200) {
  response.sendRaw(status, layout(language, escaped(title), body), headers)
}

const said = (response: Response, reader: Reader, title: string, text: string, status: number) =>
  send(response, reader, title, `<h1>${escaped(title)}</h1><p>${escaped(text)}</p>`, status)

const settled = (response: Response, reader: Reader) =>
  said(response, reader, reader.words.mail.settledHeading, reader.words.mail.settled, 410)

const unsubscribed = (response: Response, reader: Reader) =>
  said(response, reader, reader.words.mail.unsubscribe, reader.words.mail.unsubscribed, 200)

function invalid(request: Request, response: Response) {
  const reader = readerIn(request)
  said(response, reader, reader.words.mail.invalidHeading, reader.words.mail.invalid, 404)
}
