import { type Activity, CloudAdapter, type InvokeResponse, type TurnContext } from 'botbuilder'
import {
  type Authenticate,
  authenticateChannel,
  authenticateLocally,
  CHANNEL,
  type IdentityProvider,
} from './authentication.ts'
import { Connectors, type Credentials } from './connector.ts'

export type AdapterOptions = {
  /** Told why a request was refused, which the caller never is. */
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
export function createAdapter(options: AdapterOptions): CloudAdapter {
  const { onRefused = () => {} } = options
  if (options.local) return new TeamsAdapter('', authenticateLocally, new Connectors(true), onRefused)
  const { credentials, allowedTenants, identityProvider, loopback = false, patience } = options
  const appId = credentials.MicrosoftAppId
  // To botbuilder an empty id means: no authentication.
  if (!appId.trim()) throw new TypeError('MicrosoftAppId is empty')
  const authenticate = authenticateChannel(appId, allowedTenants, loopback, identityProvider)
  return new TeamsAdapter(appId, authenticate, new Connectors(loopback, credentials, patience), onRefused)
}

class TeamsAdapter extends CloudAdapter {
  readonly #appId: string
  readonly #authenticate: Authenticate
  readonly #onRefused: (reason: unknown) => void

  constructor(appId: string, authenticate: Authenticate, connectors: Connectors, onRefused: (reason: unknown) => void) {
    super(connectors)
    this.#appId = appId
    this.#authenticate = authenticate
    this.#onRefused = onRefused
  }

  /** Every request passes here. A refusal is an answer, not an error: whatever goes wrong in checking ends as a 401. */
  protected override async processActivity(
    authorization: string | Authenticated,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    if (typeof authorization !== 'string') return super.processActivity(authorization, activity, logic)
    try {
      await this.#authenticate(activity, authorization)
    } catch (reason) {
      this.#onRefused(reason)
      return { status: 401, body: 'Unauthorized' }
    }
    const claimsIdentity = this.createClaimsIdentity(this.#appId)
    const connectorFactory = this.botFrameworkAuthentication.createConnectorFactory(claimsIdentity)
    return super.processActivity({ claimsIdentity, connectorFactory, audience: CHANNEL }, activity, logic)
  }
}

type Authenticated = Awaited<ReturnType<Connectors['authenticateRequest']>>
