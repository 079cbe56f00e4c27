import { createHash, randomBytes } from 'node:crypto'
import type { Request } from 'restify'
import { type Reader, readerOf } from '../../cards/reader.ts'
import { findReader } from '../../domain/company/people.ts'
import { findVisit, isVisited, openVisit } from '../../domain/data/visits.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { isId, type VisitId } from '../../domain/kernel/ids.ts'
import { isSigned, sign } from '../../domain/trust/signature.ts'
import type { Bot } from '../bot.ts'
import { type Opened, openLink } from './links.tsx'
import { VISIT } from './load-link.ts'

/** Somebody on the page for files, whose link has been used in this browser. */
export type Visit = {
  readonly by: Actor
  readonly reader: Reader
  /** Goes with each form, so that no other site can send one. */
  readonly token: string
}

/** Somebody who has opened a link and not used it yet. */
export type Arrival = Pick<Visit, 'by' | 'reader'> & { readonly opened: Opened<'load'> }

/** Who has been here before, in this browser, within half an hour. */
export async function findVisitor(bot: Bot, request: Request): Promise<Visit | undefined> {
  const [id, secret] = cookieOf(request).split('.')
  if (!isId(id) || !secret) return undefined
  const { db, clock } = bot
  const visit = await findVisit(db, id as VisitId, digestOf(secret), clock())
  const who = visit && (await findReader(db, visit.person, clock()))
  if (who?.by.company !== visit?.company || !who) return undefined
  return { by: who.by, reader: readerOf(who.locale, who.timeZone), token: sign(secret, FORM) }
}

/** Whether a form is one of ours, and this browser's. */
export function isOurs(request: Request, token: unknown): boolean {
  const [, secret] = cookieOf(request).split('.')
  return Boolean(secret) && typeof token === 'string' && isSigned(secret ?? '', FORM, token)
}

/** Who has come by a link that nobody has used; `used` when somebody has. */
export async function findArrival(bot: Bot, request: Request): Promise<Arrival | 'used' | undefined> {
  const opened = await openLink(bot, request, 'load')
  if (!opened) return undefined
  if (await isVisited(bot.db, opened.link.visit)) return 'used'
  const who = await findReader(bot.db, opened.link.person, bot.clock())
  return who && { by: who.by, reader: readerOf(who.locale, who.timeZone), opened }
}

/** Uses the link, and gives the cookie with which this browser goes on; undefined when another one was faster. */
export async function useLink(bot: Bot, { by, opened }: Arrival): Promise<string | undefined> {
  const secret = randomBytes(32).toString('base64url')
  const { visit: id } = opened.link
  const expires = new Date(bot.clock().getTime() + VISIT)
  const isFirst = await openVisit(bot.db, { id, person: by.person, company: by.company }, digestOf(secret), expires)
  const secure = bot.site().startsWith('https:') ? '; Secure' : ''
  const terms = `Path=/data; HttpOnly; SameSite=Strict; Max-Age=${VISIT / 1_000}${secure}`
  return isFirst ? `liaison-data=${id}.${secret}; ${terms}` : undefined
}

const FORM = 'form of the page for files'

const cookieOf = (request: Request): string =>
  /(?:^|; )liaison-data=([^;]*)/.exec(request.header('cookie', ''))?.[1] ?? ''

const digestOf = (secret: string) => createHash('sha256').update(secret).digest('hex')
