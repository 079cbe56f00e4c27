import type { Activity } from 'botbuilder'
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  type FetchImplementation,
  type JWTVerifyGetKey,
  jwtVerify,
} from 'jose'
import { z } from 'zod'
import { isTrusted } from './service-url.ts'

/** Who signs for the channel. Microsoft, unless a test plays its part. */
export type IdentityProvider = { readonly issuer: string; readonly openIdMetadata: string }

export const CHANNEL = 'https://api.botframework.com'

const microsoft: IdentityProvider = {
  issuer: CHANNEL,
  openIdMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
}

/** Rejects, with a reason for our log only, unless the activity comes from whom it says. */
export type Authenticate = (activity: Activity, authorization: string) => Promise<void>

/** Nobody signs anything locally: the server listens on loopback only, and so must whoever is to be answered. */
export const authenticateLocally: Authenticate = async activity => {
  readOrigin(activity, true)
}

/**
 * Lets in what the channel, and nobody else, has signed for this bot. An empty `allowedTenants` allows every tenant.
 * What needs no key is checked first, and nothing about the caller is remembered.
 */
export function authenticateChannel(
  appId: string,
  allowedTenants: readonly string[],
  loopback: boolean,
  { issuer, openIdMetadata }: IdentityProvider = microsoft,
): Authenticate {
  const allowed = new Set(allowedTenants)
  const keys = channelKeys(openIdMetadata)
  // Five minutes is what the Bot Framework protocol grants a clock.
  const claims = { issuer, audience: appId, algorithms: ['RS256'], requiredClaims: ['exp'], clockTolerance: 300 }

  return async (activity, authorization) => {
    const { serviceUrl, tenants } = readOrigin(activity, loopback)
    const foreign = tenants.length === 0 || tenants.some(tenant => !allowed.has(tenant))
    if (allowed.size > 0 && foreign) throw new Error('not a tenant of ours')
    const [, token] = /^Bearer (\S+)$/i.exec(authorization) ?? []
    if (!token) throw new Error('no token')
    const { payload, protectedHeader } = await jwtVerify(token, keys.find, claims)
    if (payload.serviceurl !== serviceUrl) throw new Error('signed for another service URL')
    if (!keys.endorsed(protectedHeader.kid)) throw new Error('signed by a key that may not speak for Teams')
  }
}

/** Where the activity says it comes from: Teams, by a service URL we trust, about these tenants. */
function readOrigin(activity: Activity, loopback: boolean) {
  const { success, data } = origin.safeParse(activity)
  if (!success) throw new Error('not from Teams')
  const { serviceUrl, conversation, channelData } = data
  if (!isTrusted(serviceUrl, loopback)) throw new Error('not a service URL of Teams')
  // Both are read further in, so both must be allowed.
  const tenants = [conversation?.tenantId, channelData?.tenant?.id].filter(id => id !== undefined && id !== null)
  return { serviceUrl, tenants }
}

const origin = z.object({
  channelId: z.literal('msteams'),
  serviceUrl: z.string(),
  conversation: z.object({ tenantId: z.string().nullish() }).nullish(),
  channelData: z.object({ tenant: z.object({ id: z.string().nullish() }).nullish() }).nullish(),
})

const DAY = 86_400_000
const COOLDOWN = 10_000

/** The channel's signing keys: one set, fetched daily, or sooner when a token names a key that is not in it. */
function channelKeys(openIdMetadata: string) {
  const keys = createRemoteJWKSet(new URL(openIdMetadata), {
    cacheMaxAge: DAY,
    cooldownDuration: COOLDOWN,
    [customFetch]: throughMetadata(),
  })
  const find: JWTVerifyGetKey = async (header, token) => {
    try {
      return await keys(header, token)
    } catch (error) {
      // A key server that is down must not lock everybody out: yesterday's keys serve until it is back.
      const old = keys.jwks()
      if (!old || keys.fresh) throw error
      return createLocalJWKSet(old)(header, token)
    }
  }
  const endorsed = (kid: string | undefined) =>
    keySet.parse(keys.jwks()).keys.some(key => key.kid === kid && key.endorsements.includes('msteams'))
  return { find, endorsed }
}

/** Follows the metadata to the keys, and pauses after every attempt, so that strangers cannot make us flood the key server. */
function throughMetadata(): FetchImplementation {
  let notBefore = 0
  return async (url, options) => {
    if (Date.now() < notBefore) throw new Error('the keys were asked for a moment ago')
    notBefore = Date.now() + COOLDOWN
    const { jwks_uri } = metadata.parse(await (await fetch(url, options)).json())
    return fetch(jwks_uri, options)
  }
}

const metadata = z.object({ jwks_uri: z.string().url() })
const keySet = z.object({
  keys: z.array(z.object({ kid: z.string().optional(), endorsements: z.array(z.string()).default([]) })),
})
