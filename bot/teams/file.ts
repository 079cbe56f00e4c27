import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { BlockList, isIP } from 'node:net'
import type { Activity } from 'botbuilder'
import { z } from 'zod'

/** A file that somebody has sent to the bot in personal chat: where Teams keeps it for a while, without a token. */
export type SentFile = { readonly name: string; readonly url: string }

const attachment = z.object({
  contentType: z.literal('application/vnd.microsoft.teams.file.download.info'),
  name: z.string().min(1).max(1_000),
  content: z.object({ downloadUrl: z.string().max(10_000) }),
})

/** The first file of a message; undefined when there is none. */
export function sentFileOf({ attachments }: Partial<Activity>): SentFile | undefined {
  const found = (Array.isArray(attachments) ? attachments : [])
    .map(each => attachment.safeParse(each).data)
    .find(Boolean)
  return found && { name: found.name, url: found.content.downloadUrl }
}

/** Where Teams keeps files: the clouds of the world, of China and of governments. */
const hosts = ['sharepoint.com', 'sharepoint.cn', 'sharepoint.us', 'sharepoint-mil.us', 'dps.mil']

/** Redirects that are followed, each judged like the first address. */
const REDIRECTS = 5
/** Milliseconds without a byte. */
const SILENCE = 20_000

/** The file is not where Teams keeps files, or does not come. */
export class NotFetched extends Error {
  override readonly name = 'NotFetched'
}

/**
 * The bytes of a file, as they come; no token is sent. Throws `NotFetched` unless its address is over https at a host of Teams
 * that is in the public network; locally, where nobody is authenticated, on this machine itself.
 */
export async function* fetchFile(url: string, isLocal: boolean): AsyncGenerator<Uint8Array> {
  let address = url
  for (let redirects = 0; redirects <= REDIRECTS; redirects++) {
    const response = await get(allowed(address, isLocal), isLocal)
    const { statusCode = 0, headers } = response
    if (statusCode === 200) {
      yield* response
      return
    }
    response.resume()
    if (statusCode < 300 || statusCode > 399 || !headers.location) throw new NotFetched(`answered ${statusCode}`)
    address = new URL(headers.location, address).href
  }
  throw new NotFetched('too many redirects')
}

/** @internal Exported for tests alone. */
export function allowed(address: string, isLocal: boolean): URL {
  if (!URL.canParse(address)) throw new NotFetched('no address')
  const url = new URL(address)
  const host = url.hostname.toLowerCase().replace(/\.$/, '')
  if (url.username || url.password) throw new NotFetched('an address with a password')
  if (isLocal && url.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(host)) return url
  const isTheirs = hosts.some(each => host === each || host.endsWith(`.${each}`))
  if (url.protocol !== 'https:' || url.port !== '' || !isTheirs) throw new NotFetched('not where Teams keeps files')
  return url
}

const get = (url: URL, isLocal: boolean) =>
  new Promise<import('node:http').IncomingMessage>((resolve, reject) => {
    const isPlain = isLocal && url.protocol === 'http:'
    const send = isPlain ? requestHttp : requestHttps
    const sent = send(url, { timeout: SILENCE, ...(isPlain ? {} : { lookup: publicly }) }, resolve)
    sent.on('timeout', () => sent.destroy(new NotFetched('silence')))
    sent.on('error', error => reject(error instanceof NotFetched ? error : new NotFetched(error.message)))
    sent.end()
  })

const own = { 4: new BlockList(), 6: new BlockList() }
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  own[4].addSubnet(net, prefix, 'ipv4')
}
for (const [net, prefix] of [
  ['::', 96],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  own[6].addSubnet(net, prefix, 'ipv6')
}

/** Whether an address can be reached by everybody, and is none of our own network. @internal Exported for tests alone. */
export function isPublic(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !own[4].check(address)
  return family === 6 && !own[6].check(address, 'ipv6')
}

type Found = (error: Error | null, addresses: LookupAddress[]) => void
type FoundOne = (error: Error | null, address: string, family: number) => void

/** Resolves a name where the connection is made, so that what was judged is what is used: all its addresses must be public. */
function publicly(name: string, options: LookupOptions, done: Found & FoundOne) {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    const isBad = !error && !addresses.every(({ address }) => isPublic(address))
    const failure = error ?? (isBad || addresses.length === 0 ? new NotFetched('a host in our own network') : null)
    const [first] = addresses
    if (options.all) done(failure, addresses)
    else (done as FoundOne)(failure, first?.address ?? '', first?.family ?? 4)
  })
}
