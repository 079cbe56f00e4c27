import type { Request, Response, Server } from 'restify'
import { type Reader, readerOf } from '../../cards/reader.ts'
import { refusalText } from '../../cards/refusal.ts'
import { findReader } from '../../domain/company/people.ts'
import { viewOwnCompany } from '../../domain/company/profiles.ts'
import { mayTakeEverything, noteTakeout } from '../../domain/company/takeouts.ts'
import { isVisited, openVisit } from '../../domain/data/visits.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { attempt } from '../actions/context.ts'
import type { Bot } from '../bot.ts'
import { writeZip } from '../files/zip.ts'
import { page, readerIn, send } from './layout.tsx'
import { type Opened, openLink, say } from './links.tsx'
import { sayTooMany } from './rows-visitor.ts'
import { entriesOf } from './takeout.ts'
import { watch } from './watch.ts'

/** Milliseconds after which a download that does not go on is cut off. */
const PATIENCE = 60_000

type Arrival = { readonly by: Actor; readonly reader: Reader; readonly opened: Opened<'take'> }

/** K7: the page from which everything is taken along, once. Opening it uses nothing up: programs open links, too. */
export function serveTaking(server: Server, bot: Bot) {
  page(server, '/export/everything', async (request, response) => {
    const arrival = await findArrival(bot, request)
    if (!arrival) return notValid(request, response)
    if (await isVisited(bot.db, arrival.opened.link.visit)) return used(response, arrival.reader)
    if (await isRefused(response, arrival)) return
    return showPage(bot, response, arrival)
  })
  server.post('/export/everything', async (request, response) => {
    const arrival = await findArrival(bot, request)
    if (!arrival) return notValid(request, response)
    if (await isRefused(response, arrival)) return
    const { by, reader } = arrival
    const over = bot.exports.begin(by)
    // The link stays good.
    if (typeof over !== 'function') return sayTooMany(response, reader, over)
    return take(bot, response, arrival).finally(over)
  })
}

/** Answers whoever is no admin any more. */
async function isRefused(response: Response, { by, reader }: Arrival): Promise<boolean> {
  const { refusal } = await attempt(
    {},
    Promise.resolve().then(() => mayTakeEverything(by)),
  )
  if (refusal) say(response, reader, reader.words.leaving.pageTitle, refusalText(reader, refusal), { status: 403 })
  return refusal !== undefined
}

async function take(bot: Bot, response: Response, arrival: Arrival) {
  const { by, reader, opened } = arrival
  const { visit: id, expires } = opened.link
  const about = { purpose: 'take' } as const
  // Nobody goes on with it in a browser: no cookie fits.
  const isFirst = await openVisit(bot.db, { id, person: by.person, company: by.company, about }, '', expires)
  if (!isFirst) return used(response, reader)
  await noteTakeout(bot.db, by)
  return sendAll(bot, response, arrival)
}

/** Who was given the link, as they are now. */
async function findArrival(bot: Bot, request: Request): Promise<Arrival | undefined> {
  const opened = await openLink(bot, request, 'take')
  const who = opened && (await findReader(bot.db, opened.link.person, bot.clock()))
  return who && opened && { by: who.by, reader: readerOf(who.locale, who.timeZone), opened }
}

async function showPage({ db }: Bot, response: Response, { by, reader, opened }: Arrival) {
  const { leaving } = reader.words
  const { profile } = await viewOwnCompany(db, by)
  send(
    response,
    reader,
    { title: leaving.pageTitle },
    <>
      <h1>{leaving.pageTitle}</h1>
      <p>{leaving.pageText(profile.name ?? '')}</p>
      <p>{leaving.pageOnce}</p>
      <form method="post" action={opened.url}>
        <button type="submit" class="first">
          {leaving.pageButton}
        </button>
      </form>
    </>,
  )
}

/** Refuses `not-found` and `needs-role` to whoever may not take everything along any more. */
async function mustStillTake({ db, clock }: Bot, { person, company }: Actor) {
  const who = await findReader(db, person, clock())
  if (who?.by.company !== company) throw new Refusal('not-found')
  mayTakeEverything(who.by)
}

/** Sends the ZIP at the pace of whoever takes it. One that breaks is cut off, and is no ZIP; so is that of whoever is no admin any more. */
async function sendAll(bot: Bot, response: Response, { by, reader }: Arrival) {
  const { db, places, clock, log } = bot
  response.setTimeout(PATIENCE, () => response.destroy())
  const sight = watch(response, () => mustStillTake(bot, by))
  try {
    const entries = await entriesOf({ db, places, by, reader, clock })
    response.writeHead(200, {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="liaison-everything-${clock().toISOString().slice(0, 10)}.zip"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    await writeZip(entries, response, sight.guarded)
  } catch (error) {
    if (!response.headersSent) throw error
    const isGone = error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
    log[isGone || error instanceof Refusal ? 'info' : 'error']({ err: error }, 'export')
    response.destroy()
  } finally {
    sight.stop()
  }
}

const used = (response: Response, reader: Reader) =>
  say(response, reader, reader.words.leaving.pageTitle, reader.words.leaving.pageUsed, { status: 410 })

function notValid(request: Request, response: Response) {
  const reader = readerIn(request)
  say(response, reader, reader.words.leaving.pageTitle, reader.words.leaving.pageInvalid, { status: 404 })
}
