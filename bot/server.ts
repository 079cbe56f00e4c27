import type { IncomingMessage, ServerResponse } from 'node:http'
import restify, { type Request, type Response } from 'restify'
import { storable } from '../domain/kernel/text.ts'
import { isSameSecret } from '../domain/trust/signature.ts'
import type { Bot } from './bot.ts'
import { createLog } from './ops/log.ts'
import { activitySchema } from './teams/activity.ts'
import type { TeamsAdapter } from './teams/adapter.ts'
import { turn } from './turn.ts'
import { serveAddresses } from './web/addresses.tsx'
import { serveAnswers } from './web/answer.tsx'
import { serveHistory } from './web/history.ts'
import { serveInvited } from './web/invited.tsx'
import { page, serveStyle } from './web/layout.tsx'
import { apologise, servePages } from './web/pages.tsx'
import { serveRows } from './web/rows.tsx'
import { serveScript } from './web/script.ts'
import { serveTaking } from './web/taking.tsx'
import { serveUploads } from './web/uploads.tsx'

/** Largest activity that is read, in bytes. */
const BODY = 256 * 1024
/** Fields of a form: what a page asks of each of a thousand columns, and what goes with it. Beyond it the last ones would be lost. */
const FIELDS = 4_000
/** Milliseconds for which an idle connection stays open: longer than the minute of the usual proxies, which post into it. */
const KEPT_ALIVE = 75_000

export type ServerOptions = {
  /** The bearer token for reading metrics from elsewhere; when empty, they are read from this machine only. */
  readonly metricsToken: string
  /** Whether a proxy is before us: then whoever comes from this machine may be anybody. */
  readonly isBehindProxy: boolean
  /** What is due to be delivered, and since when; rejects while the bot cannot serve. */
  readonly viewQueue: () => Promise<{ readonly waiting: number; readonly oldest: Date | null }>
}

/** The HTTP door: Teams' messages, health and metrics. */
export function createServer(
  adapter: TeamsAdapter,
  bot: Bot,
  { metricsToken, isBehindProxy, viewQueue }: ServerOptions,
): restify.Server {
  const server = restify.createServer({
    name: 'liaison',
    ignoreTrailingSlash: true,
    // restify would log whole requests, tokens included. Its types are those of a version that had another logger.
    log: createLog('silent') as never,
  })
  server.server.keepAliveTimeout = KEPT_ALIVE
  guard(server)
  server.pre((request, response, next) => {
    // Teams sends plain JSON and our pages send forms: nothing that is compressed or of another type is read.
    const type = request.header('content-type', '')
    const isForm = /^application\/x-www-form-urlencoded\b/i.test(type) && isOfForms(request)
    // Mail programs unsubscribe in either form (RFC 8058).
    const isOneClick = /^multipart\/form-data\b/i.test(type) && request.path() === '/mail/stop' && isSmall(request)
    const isKnown =
      request.method !== 'POST' || /^application\/json\b/i.test(type) || isForm || isOneClick || isFile(request)
    if (isKnown && !request.headers['content-encoding']) return next()
    response.send(415, { error: 'JSON only' })
    return next(false)
  })
  server.use(restify.plugins.bodyReader({ maxBodySize: BODY }))
  server.use((request, _response, next) => {
    // Some programs put a byte order mark before their JSON.
    if (typeof request.body === 'string') request.body = request.body.replace(/^\ufeff/u, '')
    next()
  })
  const reading = {
    maxBodySize: BODY,
    mapParams: false,
    mapFiles: false,
    rejectUnknown: true,
    // For its parser of forms; its types do not have it.
    parameterLimit: FIELDS,
    reviver: (_key: string, value: unknown) => (typeof value === 'string' ? storable(value) : value),
    // Nobody sends us files: they are not kept.
    multipartFileHandler: () => {},
  }
  const parsers = [restify.plugins.bodyParser(reading)].flat()
  // Files are read where they go.
  for (const parse of parsers)
    server.use((request, response, next) => (isFile(request) ? next() : parse(request, response, next)))

  server.post('/api/messages', async (request, response) => {
    if (!activitySchema.safeParse(request.body).success) {
      response.send(400, { error: 'not an activity' })
      return
    }
    const authorization = request.header('authorization', '')
    const { status, body } = await adapter.answer(request.body, authorization, context => turn(bot, context))
    if (body === undefined) {
      response.send(status)
      return
    }
    const text = JSON.stringify(body)
    const headers = { 'content-type': 'application/json', 'content-length': `${Buffer.byteLength(text)}` }
    response.sendRaw(status, text, headers)
  })

  serveStyle(server)
  serveScript(server, bot.script)
  servePages(server, bot)
  serveAnswers(server, bot)
  serveAddresses(server, bot)
  serveInvited(server, bot)
  serveHistory(server, bot)
  serveTaking(server, bot)
  serveUploads(server, bot)
  serveRows(server, bot)

  page(server, '/health/live', async (_request, response) => {
    response.json({ live: true })
  })

  page(server, '/health/ready', async (_request, response) => {
    try {
      const { waiting, oldest } = await viewQueue()
      const oldestSeconds = oldest ? Math.round((bot.clock().getTime() - oldest.getTime()) / 1_000) : 0
      // Whatever Teams does: as long as people can act, it is ready.
      response.json({ ready: true, waiting, oldestSeconds })
    } catch {
      response.send(503, { ready: false })
    }
  })

  page(server, '/metrics', async (request, response) => {
    if (!mayReadMetrics(request, metricsToken, isBehindProxy)) {
      response.send(403, { error: 'from this machine only' })
      return
    }
    response.sendRaw(200, await bot.metrics.text(), { 'content-type': bot.metrics.contentType })
  })

  // The one catch for HTTP: restify itself would answer with what the error says.
  server.on(
    'restifyError',
    (request: Request, response: Response, error: { statusCode?: number }, done: () => void) => {
      if ((error.statusCode ?? 500) >= 500) {
        bot.log.error({ err: error }, 'http')
        answerFailure(request, response, error)
      }
      done()
    },
  )
  return server
}

/**
 * Runs before restify, which parses the target and `Host` as a URL outside of any catch. `Host` is not needed:
 * `PUBLIC_URL` says where we are.
 */
function guard(server: restify.Server) {
  // The types are those of a version without it.
  const { first } = server as unknown as {
    first(handle: (request: IncomingMessage, response: ServerResponse) => boolean): void
  }
  first.call(server, (request, response) => {
    delete request.headers.host
    if (URL.canParse(request.url ?? '', 'http://localhost')) return true
    response.statusCode = 400
    response.setHeader('connection', 'close')
    response.end()
    return false
  })
  // restify takes over upgrade requests and then never answers them.
  server.server.removeAllListeners('upgrade')
}

/** A page where people read it; if even that fails, the connection is closed. */
function answerFailure(request: Request, response: Response, error: unknown) {
  const isPage = isOfForms(request)
  try {
    if (response.headersSent) response.destroy()
    else if (isPage) apologise(request, response, error)
    else response.send(500, { error: 'not now' })
  } catch {
    response.destroy()
  }
}

/** Where our own pages send their forms. */
const isOfForms = (request: Request) => /^\/(mail|data|rows|export)(\/|$)/.test(request.path())

/** A form with a file. */
const isFile = (request: Request) =>
  request.method === 'POST' &&
  request.path() === '/data' &&
  /^multipart\/form-data\b/i.test(request.header('content-type', ''))

/** Only requests that declare a small body; without a length they do not count as small. */
const isSmall = (request: Request) => Number(request.header('content-length', 'unknown')) <= 4_096

/** With the token; or from this machine itself, where no proxy is before us. */
function mayReadMetrics(request: Request, token: string, isBehindProxy: boolean): boolean {
  const given = /^Bearer (\S+)$/.exec(request.header('authorization', ''))?.[1]
  if (token && given) return isSameSecret(given, token)
  const { remoteAddress = '' } = request.socket
  const isProxied = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined
  return !isBehindProxy && /^(::1|(::ffff:)?127\.)/.test(remoteAddress) && !isProxied
}
