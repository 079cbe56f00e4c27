import type { KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import https from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { CompactSign, type CryptoKey, exportJWK, exportSPKI, generateKeyPair } from 'jose'
import type { IdentityProvider } from '../../bot/teams/authentication.ts'

/** Anything: who forges a token does not ask for types. */
type Claims = Readonly<Record<string, unknown>>

/**
 * Plays Microsoft: signs for the channel (metadata, keys) and hands out the bot's own tokens. The bot asks
 * login.microsoftonline.com for those, as ever; while this stand-in lives, that name leads here.
 */
export async function startIssuer() {
  const requests: string[] = []
  const [msteams, skype, stranger] = await Promise.all([pair(), pair(), pair()])
  const keys = [
    { ...(await exportJWK(msteams.publicKey)), kid: 'msteams', endorsements: ['webchat', 'msteams'] },
    { ...(await exportJWK(skype.publicKey)), kid: 'skype', endorsements: ['skype'] },
  ]

  const far = await listen((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    response.setHeader('content-type', 'application/json')
    if (request.url === '/metadata') response.end(JSON.stringify({ issuer: ISSUER, jwks_uri: `${far.url}/keys` }))
    else if (request.url === '/keys') response.end(JSON.stringify({ keys }))
    else if (request.url?.includes('/oauth2/v2.0/token')) issuer.grant(request, response)
    else response.destroy()
  })

  /** A token of an hour, signed by the key that speaks for Teams unless told otherwise. */
  async function sign(
    claims: Claims,
    { key = msteams.privateKey, kid = 'msteams', alg = 'RS256' }: Partial<Signer> = {},
  ) {
    const now = Math.floor(Date.now() / 1_000)
    const payload = new TextEncoder().encode(JSON.stringify({ nbf: now, exp: now + 3_600, ...claims }))
    return new CompactSign(payload).setProtectedHeader({ alg, kid }).sign(key)
  }

  const outbound = await sign({ iss: 'https://sts.windows.net/tenant/', aud: ISSUER, appid: 'bot' })
  const restore = lead('login.microsoftonline.com', far.port)
  const identityProvider: IdentityProvider = { issuer: ISSUER, openIdMetadata: `${far.url}/metadata` }
  const grant: RequestListener = (_, response) =>
    response.end(JSON.stringify({ token_type: 'Bearer', expires_in: 3_600, access_token: outbound }))
  const issuer = {
    identityProvider,
    requests,
    /** What the bot gets to show to the connector, and the one who gives it: may be replaced. */
    outbound,
    grant,
    sign,
    msteams: { key: msteams.privateKey, kid: 'msteams' },
    skype: { key: skype.privateKey, kid: 'skype' },
    stranger: { key: stranger.privateKey, kid: 'msteams' },
    publicKey: await exportSPKI(msteams.publicKey),
    close: async () => {
      restore()
      await far.close()
    },
  }
  return issuer
}

const ISSUER = 'https://api.botframework.com'

type Signer = { readonly key: CryptoKey | KeyObject; readonly kid: string; readonly alg: string }
const pair = () => generateKeyPair('RS256', { extractable: true })

/** A real server on loopback. */
export async function listen(handler: RequestListener) {
  const server = createServer(handler).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A TCP server that listens has an address with a port.
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** As an entry in the hosts file, and one in the trust store, would: whoever calls `host` reaches the loopback port. */
export function lead(host: string, port: number): () => void {
  const { globalAgent: agent } = https
  const { createConnection } = agent
  agent.createConnection = (options, ...rest) =>
    options.host === host ? connect(port, '127.0.0.1') : createConnection.call(agent, options, ...rest)
  return () => {
    agent.createConnection = createConnection
  }
}
