import { type Activity, CloudAdapter, INVOKE_RESPONSE_KEY, TurnContext } from 'botbuilder'
import {
  type Authenticate,
  authenticateChannel,
  authenticateLocally,
  CHANNEL,
  type IdentityProvider,
} from './authentication.ts'
import { Connectors, type Credentials } from './connector.ts'

export type AdapterOptions = {
  /** Called with the reason for a refused request; the caller never learns it. */
  readonly onRefused?: (reason: unknown) => void
} & (
  | { readonly local: true }
  | {
      readonly local: false
      readonly credentials: Credentials
      /** Empty: every tenant. */
      readonly allowedTenants: readonly string[]
      /** For tests: who plays the part of Microsoft, and that the channel is on loopback instead. */
      readonly identityProvider?: IdentityProvider
      readonly loopback?: boolean
      /** For tests: milliseconds a connector is given to answer. */
      readonly patience?: number
    }
)

/**
 * The way in and out of Teams: what comes in is signed by the channel or answered 401, what goes out goes to Teams.
 * Local means without credentials: no token is asked for, none is shown, and the far end must be on loopback.
 */
export function createAdapter(options: AdapterOptions): TeamsAdapter {
  const { onRefused = () => {} } = options
  if (options.local) return new TeamsAdapter('', authenticateLocally, new Connectors(true), onRefused)
  const { credentials, allowedTenants, identityProvider, loopback = false, patience } = options
  const appId = credentials.MicrosoftAppId
  // To botbuilder an empty id means: no authentication.
  if (!appId.trim()) throw new TypeError('MicrosoftAppId is empty')
  const authenticate = authenticateChannel(appId, allowedTenants, loopback, identityProvider)
  return new TeamsAdapter(appId, authenticate, new Connectors(loopback, credentials, patience), onRefused)
}

/** What a request is answered with, as JSON; without a body when there is nothing to say. */
export type Answer = { readonly status: number; readonly body?: unknown }

export class TeamsAdapter extends CloudAdapter {
  readonly #appId: string
  readonly #authenticate: Authenticate
  readonly #onRefused: (reason: unknown) => void

  constructor(appId: string, authenticate: Authenticate, connectors: Connectors, onRefused: (reason: unknown) => void) {
    super(connectors)
    this.#appId = appId
    this.#authenticate = authenticate
    this.#onRefused = onRefused
  }

  /**
   * Every request passes here. A refusal is an answer, not an error: whatever goes wrong in checking ends as a 401. It is what
   * botbuilder's `process` does for an activity that has been checked, without what it does for middleware, skills and sign-in.
   */
  async answer(
    activity: Activity,
    authorization: string,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<Answer> {
    try {
      await this.#authenticate(activity, authorization)
    } catch (reason) {
      this.#onRefused(reason)
      return { status: 401, body: 'Unauthorized' }
    }
    const connectors = this.botFrameworkAuthentication.createConnectorFactory(this.createClaimsIdentity(this.#appId))
    const context = new TurnContext(this, activity)
    context.turnState.set(this.ConnectorClientKey, await connectors.create(activity.serviceUrl, CHANNEL))
    await logic(context)
    const { value } = context.turnState.get<{ value?: Answer }>(INVOKE_RESPONSE_KEY) ?? {}
    return value ?? { status: 200 }
  }

  /** botbuilder's own way in does not know what is checked here. */
  override async process(): Promise<never> {
    throw new TypeError('requests are answered by `answer`')
  }
}
