import http from 'node:http'
import https from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import type { Certificate } from './certificate.ts'
import { isTrusted } from './service-url.ts'

/**
 * Why a post or an edit failed. `retry`: nothing happened yet. `unreachable`: the conversation is closed to us.
 * `gone`: what it was about is no longer there. `ambiguous`: it may have arrived. `dead`: it never will.
 */
export type Failure =
  | { readonly kind: 'retry'; readonly why: string; readonly afterSeconds?: number }
  | { readonly kind: 'unreachable'; readonly why: string }
  | { readonly kind: 'gone'; readonly why: string }
  | { readonly kind: 'ambiguous'; readonly why: string }
  | { readonly kind: 'dead'; readonly why: string }

/** Reads what a connector client threw. An edit may be repeated blindly; a post carries nothing to recognise it by. */
export function classify(error: unknown, verb: 'post' | 'edit', now = new Date()): Failure {
  // Anything can be thrown, and on Object(anything) a property can be read.
  const thrown = Object(error) as Thrown
  const { name, statusCode = name, code, message, response } = thrown
  // Stored and logged: so short, on one line, and without characters that a database refuses.
  const why = [statusCode, code, message]
    .filter(Boolean)
    .join(' ')
    .slice(0, 200)
    .replace(/[^ -~]+/g, ' ')
  const kind = rules.find(({ fits }) => fits(thrown))?.[verb] ?? 'dead'
  const afterSeconds = secondsUntil(response?.headers.get('retry-after') ?? '', now)
  return kind === 'retry' && afterSeconds > 0 ? { kind, why, afterSeconds } : { kind, why }
}

/** The RestError and AbortError of azure's pipeline, as far as we read them. */
type Thrown = {
  readonly name?: string
  readonly statusCode?: number
  readonly code?: string
  readonly message?: string
  readonly response?: { readonly headers: { get(name: string): string | undefined } }
}

type Kind = Failure['kind']
type Rule = { readonly fits: (thrown: Thrown) => boolean; readonly post: Kind; readonly edit: Kind }

// Teams also nests its codes in JSON inside the message, at times twice over: so they are looked for as words.
const says =
  (...words: readonly string[]) =>
  ({ code, message }: Thrown) =>
    `${code} ${message}`.split(/\W/).some(word => words.includes(word))
const answers =
  (...statuses: readonly number[]) =>
  ({ statusCode = 0 }: Thrown) =>
    statuses.includes(statusCode)

const neverSent = (thrown: Thrown) =>
  thrown instanceof NoToken ||
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH)$|CERT|UNABLE_TO/.test(`${thrown.code}`)

// Sent, or partly, and no answer that could be read.
const cutOff = ({ name = '', statusCode = 200 }: Thrown) => /^(RestError|AbortError)$/.test(name) && statusCode < 300

/** The first that fits decides; what fits none is dead. */
const rules: readonly Rule[] = [
  { fits: says('ActivityNotFoundInConversation'), post: 'gone', edit: 'gone' },
  {
    fits: says(
      'BotNotInConversationRoster',
      'ConversationBlockedByUser',
      'BotDisabledByAdmin',
      'ForbiddenOperationException',
      'MessageWritesBlocked',
      'ConversationNotFound',
    ),
    post: 'unreachable',
    edit: 'unreachable',
  },
  { fits: answers(401, 412, 429, 502, 503, 504), post: 'retry', edit: 'retry' },
  { fits: answers(403), post: 'unreachable', edit: 'unreachable' },
  { fits: answers(404), post: 'unreachable', edit: 'gone' },
  { fits: neverSent, post: 'retry', edit: 'retry' },
  { fits: cutOff, post: 'ambiguous', edit: 'retry' },
]

const HOUR = 3_600

/** Retry-After, seconds or a date: 0 when it is neither or past, and nobody can make us wait for over an hour. */
function secondsUntil(retryAfter: string, now: Date): number {
  const seconds = /^\d+$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - now.getTime()) / 1_000
  return Math.min(Math.max(Math.ceil(seconds) || 0, 0), HOUR)
}

/** What a bot is registered with, in botbuilder's own words. */
export type Credentials = {
  readonly MicrosoftAppId: string
  readonly MicrosoftAppType: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMSI'
  readonly MicrosoftAppTenantId?: string
  readonly MicrosoftAppPassword?: string
} & Partial<Certificate>

/** Most clients that are remembered: service URLs come from outside. */
const MOST_CLIENTS = 100

/**
 * Botbuilder's credentials and connector clients, restricted. Without credentials no token is sent, and only to
 * loopback.
 */
export class Connectors extends ConfigurationBotFrameworkAuthentication {
  readonly #loopback: boolean
  readonly #patience: number
  readonly #clients = new Map<string, ConnectorClient>()
  #tokens: ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']> | undefined

  constructor(loopback: boolean, credentials?: Credentials, patience = 8_000) {
    super({ ...credentials })
    this.#loopback = loopback
    this.#patience = patience
  }

  /**
   * Every client is had from here, for an answer as for a notice: so here a stored service URL is checked again. One serves
   * all turns, for making it takes longer than asking it.
   */
  override createConnectorFactory(identity: Identity): ConnectorFactory {
    const factory = super.createConnectorFactory(identity)
    const create = async (serviceUrl: string, audience?: string) => {
      if (!isTrusted(serviceUrl, this.#loopback)) throw new Error('not a service URL of Teams')
      const key = `${serviceUrl} ${audience}`
      const known = this.#clients.get(key)
      if (known) return known
      const client = oneAttempt(await factory.create(serviceUrl, audience), this.#patience)
      if (this.#clients.size >= MOST_CLIENTS) this.#clients.clear()
      this.#clients.set(key, client)
      return client
    }
    return { create }
  }

  /** Made for every turn otherwise, although nobody signs in. */
  override createUserTokenClient(identity: Identity) {
    this.#tokens ??= super.createUserTokenClient(identity)
    return this.#tokens
  }

  /** Activities come in by signed requests; the socket stays shut. */
  override async authenticateStreamingRequest(): Promise<never> {
    throw new Error('streaming is off')
  }
}

// botbuilder re-exports neither of them.
type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>
type Identity = Parameters<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>[0]
type ConnectorClient = Awaited<ReturnType<ConnectorFactory['create']>>

/** One attempt, cut after so many milliseconds: when to try again is the courier's to decide. */
function oneAttempt(connector: ConnectorClient, patience: number): ConnectorClient {
  const { credentials } = connector
  connector.credentials = {
    signRequest: request =>
      Promise.race([credentials.signRequest(request), expiry(patience)]).catch(cause => {
        throw new NoToken(`no token: ${cause}`, { cause })
      }),
  }
  // biome-ignore lint/complexity/useLiteralKeys: private, and the only way in: the options for all this are ignored.
  const { pipeline }: { readonly pipeline: Pipeline } = connector['client']
  pipeline.removePolicy({ name: 'defaultRetryPolicy' })
  pipeline.addPolicy({
    name: 'one attempt',
    sendRequest(request, next) {
      // The pipeline's own time-out ends with the headers; a signal also cuts a body that never ends.
      request.abortSignal = AbortSignal.timeout(patience)
      // Node's agents drop a connection idle for 5 s; azure's keep it until it is reset under a post.
      request.agent ??= request.url.startsWith('https:') ? https.globalAgent : http.globalAgent
      return next(request)
    },
  })
  return connector
}

const expiry = (patience: number) =>
  sleep(patience, undefined, { ref: false }).then(() => {
    throw new Error('no answer in time')
  })

/** When no token could be had, nothing was sent. */
class NoToken extends Error {}

type Pipeline = {
  removePolicy(policy: { name: string }): unknown
  addPolicy(policy: {
    name: string
    sendRequest(request: PipelineRequest, next: (request: PipelineRequest) => Promise<unknown>): Promise<unknown>
  }): void
}
type PipelineRequest = { readonly url: string; agent?: http.Agent; abortSignal?: AbortSignal }
