import type { ComponentChildren, VNode } from 'preact'
import type { Request, Response } from 'restify'
import { z } from 'zod'
import type { Reader } from '../../cards/reader.ts'
import { type Link, numberOf, unseal } from '../../domain/delivery/link.ts'
import { findSecret } from '../../domain/trust/secrets.ts'
import type { Bot } from '../bot.ts'
import { parameter, readerIn, send } from './layout.tsx'

/** A link of an e-mail or a card, of that purpose, signed and not expired. */
export type Opened<P extends Link['purpose']> = {
  readonly link: Extract<Link, { readonly purpose: P }>
  /** The page itself, for its form. */
  readonly url: string
  /** What is typed on it to do that. */
  number(act: string): string
}

/** Undefined when the page was opened with anything else. */
export async function openLink<P extends Link['purpose']>(
  { db, clock }: Pick<Bot, 'db' | 'clock'>,
  request: Request,
  purpose: P,
): Promise<Opened<P> | undefined> {
  const sealed = parameter(request, 't')
  const key = await findSecret(db, 'links')
  const link = unseal(key, sealed, clock())
  if (link?.purpose !== purpose) return undefined
  return {
    // Its purpose has just been compared.
    link: link as Opened<P>['link'],
    url: `${request.path()}?t=${encodeURIComponent(sealed)}`,
    number: act => numberOf(key, sealed, act),
  }
}

/** What a form of ours sends; boxes of one name arrive as a list. */
const fields = z.record(z.union([z.string(), z.array(z.string())]))

/** The fields of a form; none where it is no form. */
export const readFields = (body: unknown): z.output<typeof fields> => fields.safeParse(body).data ?? {}

type Asking = {
  readonly reader: Reader
  readonly url: string
  readonly number: string
  readonly title: string
  readonly typed: Readonly<Record<string, string | string[]>>
  /** A button that leads back to where it came from, and what it presses there. */
  readonly back?: { readonly title: string; readonly press: string }
}

/**
 * What is asked before anything changes: the number that the page shows. Mail programs open links, submit forms and press
 * every button, but do not read what is asked for and type it (docs/decisions/0014).
 */
export function NumberForm({ reader: { words }, url, number, title, typed, back }: Asking): VNode {
  const hidden = Object.entries(typed)
    .filter(([name]) => name !== 'number')
    .flatMap(([name, values]) => [values].flat().map(value => ({ name, value })))
  return (
    <form method="post" action={url}>
      {hidden.map(({ name, value }) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {typed.number !== undefined && (
        <p role="alert">
          <b>{words.mail.numberWrong}</b>
        </p>
      )}
      <p id="how">{words.mail.numberText(number, title)}</p>
      <label>
        {words.mail.number}
        <input name="number" inputmode="numeric" autocomplete="off" maxlength={9} aria-describedby="how" />
      </label>
      <button type="submit" class="first">
        {title}
      </button>
      {back && (
        <button type="submit" name="back" value={back.press}>
          {back.title}
        </button>
      )}
    </form>
  )
}

/** Whether the number was typed, in whatever digits. */
export const isTyped = (number: unknown, expected: string): boolean =>
  typeof number === 'string' && number.normalize('NFKC').trim() === expected

/** A page with a heading, text, and what is below. */
export function say(
  response: Response,
  reader: Reader,
  title: string,
  text: string,
  {
    below,
    status = 200,
    headers = {},
  }: {
    readonly below?: ComponentChildren
    readonly status?: number
    readonly headers?: Readonly<Record<string, string>>
  } = {},
) {
  send(
    response,
    reader,
    { title, status, headers },
    <>
      <h1>{title}</h1>
      <p>{text}</p>
      {below}
    </>,
  )
}

/** Answers that there is nothing left to do with that link. */
export const alreadyAnswered = (response: Response, reader: Reader) =>
  say(response, reader, reader.words.mail.settledHeading, reader.words.mail.settled, { status: 410 })

/** Answers that the link is not one of ours, or has expired. */
export function invalid(request: Request, response: Response) {
  const reader = readerIn(request)
  say(response, reader, reader.words.mail.invalidHeading, reader.words.mail.invalid, { status: 404 })
}
