import type { Request as BotRequest, CloudAdapter } from 'botbuilder'
import restify, { type Request, type Response } from 'restify'
import { isSame } from '../domain/trust/signature.ts'
import { createLog } from './log.ts'
import { activitySchema } from './teams/activity.ts'
import { type Bot, turn } from './turn.ts'
import { serveAnswers } from './web/answer.ts'
import { serveHistory } from './web/history.ts'
import { serveInvited } from './web/invited.ts'
import { apologise, servePages } from './web/pages.ts'

/** Largest activity that is read, in bytes. */
const BODY = 256 * 1024
/** Milliseconds for which an idle connection stays open: longer than the minute of the usual proxies, which post into it. */
const KEPT_ALIVE = 75_000

export type ServerOptions = {
  /** Lets a reader of the metrics in from elsewhere; empty: from this machine only. */
  readonly metricsToken: string
  /** What is due to be delivered, and since when; rejects while the bot cannot serve. */
  readonly viewQueue: () => Promise<{ readonly waiting: number; readonly oldest: Date | null }>
}

/** The HTTP door: Teams' messages, health and metrics. */
export function createServer(
  adapter: CloudAdapter,
  bot: Bot,
  { metricsToken, viewQueue }: ServerOptions,
): restify.Server {
  const server = restify.createServer({
    name: 'liaison',
    ignoreTrailingSlash: true,
    // restify would log whole requests, tokens included. Its types are those of a version that had another logger.
    log: createLog('silent') as never,
  })
  server.server.keepAliveTimeout = KEPT_ALIVE
  server.pre((request, response, next) => {
    // Teams sends JSON as it is, our own pages send forms: whatever else there is to unpack or to parse is none of ours.
    const type = request.header('content-type', '')
    const isForm = /^application\/x-www-form-urlencoded\b/i.test(type) && request.path().startsWith('/mail/')
    const isKnown = request.method !== 'POST' || /^application\/json\b/i.test(type) || isForm
    if (isKnown && !request.headers['content-encoding']) return next()
    response.send(415, { error: 'JSON only' })
    return next(false)
  })
  server.use(restify.plugins.bodyParser({ maxBodySize: BODY, mapParams: false, mapFiles: false, rejectUnknown: true }))

  server.post('/api/messages', async (request, response) => {
    if (!activitySchema.safeParse(request.body).success) {
      response.send(400, { error: 'not an activity' })
      return
    }
    // restify types `method` as optional; a routed request always has one.
    await adapter.process(request as BotRequest, response, context => turn(bot, context))
  })

  servePages(server)
  serveAnswers(server, bot)
  serveInvited(server, bot)
  serveHistory(server, bot)

  server.get('/health/live', async (_request, response) => {
    response.json({ live: true })
  })

  server.get('/health/ready', async (_request, response) => {
    try {
      const { waiting, oldest } = await viewQueue()
      const oldestSeconds = oldest ? Math.round((bot.clock().getTime() - oldest.getTime()) / 1_000) : 0
      // Whatever Teams does: as long as people can act, it is ready.
      response.json({ ready: true, waiting, oldestSeconds })
    } catch {
      response.send(503, { ready: false })
    }
  })

  server.get('/metrics', async (request, response) => {
    if (!mayReadMetrics(request, metricsToken)) {
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
        if (request.path().startsWith('/mail/') || request.path().startsWith('/export/'))
          apologise(request, response, error)
        else response.send(500, { error: 'not now' })
      }
      done()
    },
  )
  return server
}

/** From loopback, and not through a proxy on it; or with the token. */
function mayReadMetrics(request: Request, token: string): boolean {
  const given = /^Bearer (\S+)$/.exec(request.header('authorization', ''))?.[1]
  if (token && given) return isSame(given, token)
  const { remoteAddress = '' } = request.socket
  const isProxied = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined
  return /^(::1|(::ffff:)?127\.)/.test(remoteAddress) && !isProxied
}
