import { createHash, randomBytes } from 'node:crypto'
import type { Request } from 'restify'
import { type Reader, readerOf } from '../../cards/reader.ts'
import { findReader } from '../../domain/company/people.ts'
import { findVisit, isVisited, openVisit, type VisitPurpose } from '../../domain/data/visits.ts'
import type { Link } from '../../domain/delivery/link.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { isId, type VisitId } from '../../domain/kernel/ids.ts'
import { isSigned, sign } from '../../domain/trust/signature.ts'
import type { Bot } from '../bot.ts'
import { type Opened, openLink } from './links.tsx'
import { VISIT } from './load-link.ts'

/** The pages that remember a browser: the name of the cookie of each, and for which addresses it is. */
const pages = {
  load: { cookie: 'liaison-data', path: (_: VisitId) => '/data' },
  // Each such page has its own, so that two of them can be open.
  rows: { cookie: 'liaison-rows', path: (id: VisitId) => `/rows/${id}` },
} as const
type Purpose = keyof typeof pages

/** Somebody on such a page, whose link has been used in this browser. */
export type Visit = {
  readonly by: Actor
  readonly reader: Reader
  /** Goes with each form, so that no other site can send one. */
  readonly token: string
}

/** Somebody who has been there before in this browser. */
export type Visitor = Visit & {
  readonly id: VisitId
  /** As they have it in Teams (BCP 47). */
  readonly locale: string
  readonly about: VisitPurpose
  /** What this browser alone has: signs what the page gives it to bring back. */
  readonly secret: string
}

/** Somebody who has opened a link and not used it yet. */
export type Arrival<P extends Purpose = 'load'> = Pick<Visit, 'by' | 'reader'> & { readonly opened: Opened<P> }

/** Who has been here before, in this browser, within half an hour. */
export async function findVisitor(bot: Bot, request: Request, purpose: Purpose = 'load'): Promise<Visitor | undefined> {
  const [id, secret] = cookieOf(request, purpose).split('.')
  if (!isId(id) || !secret) return undefined
  const { db, clock } = bot
  const visit = await findVisit(db, id as VisitId, digestOf(secret), purpose, clock())
  const who = visit && (await findReader(db, visit.person, clock()))
  if (!visit || who?.by.company !== visit.company) return undefined
  const { by, locale, timeZone } = who
  const reader = readerOf(locale, timeZone)
  return { id: visit.id, by, reader, locale, about: visit.about, token: sign(secret, FORM), secret }
}

/** Whether a form is one of ours, and this browser's. */
export function isOurs(request: Request, token: unknown, purpose: Purpose = 'load'): boolean {
  const [, secret] = cookieOf(request, purpose).split('.')
  return Boolean(secret) && typeof token === 'string' && isSigned(secret ?? '', FORM, token)
}

/** Who has come by a link that nobody has used; `used` when somebody has. */
export async function findArrival<P extends Purpose>(
  bot: Bot,
  request: Request,
  purpose: P,
): Promise<Arrival<P> | 'used' | undefined> {
  const opened = await openLink(bot, request, purpose)
  if (!opened) return undefined
  // Its purpose is one of these.
  const { visit, person } = opened.link as Extract<Link, { readonly purpose: Purpose }>
  if (await isVisited(bot.db, visit)) return 'used'
  const who = await findReader(bot.db, person, bot.clock())
  return who && { by: who.by, reader: readerOf(who.locale, who.timeZone), opened }
}

/** Uses the link, and gives the cookie with which this browser goes on; undefined when another one was faster. */
export async function useLink(bot: Bot, { by, opened }: Arrival | Arrival<'rows'>): Promise<string | undefined> {
  const secret = randomBytes(32).toString('base64url')
  const { link } = opened
  const { visit: id, purpose } = link
  const expires = new Date(bot.clock().getTime() + VISIT)
  const about: VisitPurpose =
    link.purpose === 'rows'
      ? { purpose: 'rows', owner: link.owner, entity: link.entity, table: link.table }
      : { purpose: 'load' }
  const isFirst = await openVisit(
    bot.db,
    { id, person: by.person, company: by.company, about },
    digestOf(secret),
    expires,
  )
  const secure = bot.site().startsWith('https:') ? '; Secure' : ''
  const { cookie, path } = pages[purpose]
  const terms = `Path=${path(id)}; HttpOnly; SameSite=Strict; Max-Age=${VISIT / 1_000}${secure}`
  return isFirst ? `${cookie}=${id}.${secret}; ${terms}` : undefined
}

const FORM = 'form of the page for files'

const cookieOf = (request: Request, purpose: Purpose): string =>
  request
    .header('cookie', '')
    .split('; ')
    .find(each => each.startsWith(`${pages[purpose].cookie}=`))
    ?.slice(pages[purpose].cookie.length + 1) ?? ''

const digestOf = (secret: string) => createHash('sha256').update(secret).digest('hex')
