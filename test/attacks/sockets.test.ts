import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { type Process, start } from '../bot/process.ts'
import { request, type Sent, sendRaw } from '../bot/raw.ts'

const isSource = (path: string) => /\.tsx?$/.test(path)

/** Every route, as the sources name it. */
const routes = [
  ...new Set(
    [
      'bot/server.ts',
      ...readdirSync('bot/web')
        .map(file => `bot/web/${file}`)
        .filter(isSource),
    ].flatMap(file =>
      [...readFileSync(file, 'utf8').matchAll(/'(\/(?:[a-z]+(?:\/[a-z]+)*)?)'/g)].map(([, path = '']) => path),
    ),
  ),
]

/** Most megabytes by which the process may have grown at the end: what comes in must not stay. */
const GROWTH = 200
/** Milliseconds within which somebody else is answered meanwhile. */
const PATIENCE = 5_000

const activity = {
  type: 'invoke',
  name: 'adaptiveCard/action',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:9/',
  from: { id: '29:ada', aadObjectId: 'ada' },
  recipient: { id: '28:liaison' },
  conversation: { id: 'a:ada', conversationType: 'personal', tenantId: 'adas' },
  value: { action: { verb: 'home.show', data: {} } },
}
const JSON_TYPE = 'content-type: application/json'
const FORM_TYPE = 'content-type: application/x-www-form-urlencoded'

const junk = fc.oneof(
  fc.constantFrom('', ' ', '[', '*', '//', '\\', '%', '%00', '%ff', '..', ';;q=,', '-1', 'a:99999', 'en_US', 'de , en'),
  fc.constantFrom(
    '\0',
    '\u00ff',
    '\u0085',
    '__proto__',
    "'",
    'x'.repeat(9_000),
    'x'.repeat(20_000),
    ',;q=1'.repeat(900),
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
const query = fc.dictionary(fc.oneof(fc.constantFrom('t', 'c', 'signature', 'company', 'expires'), junk), junk, {
  maxKeys: 3,
})
const target = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...routes) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom(...routes), query)
      .map(([path, parameters]) => `${path}?${new URLSearchParams(parameters)}`),
  },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...routes), junk).map(([path, end]) => `${path}${end}`) },
  { weight: 1, arbitrary: junk },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('http://', 'https://', '//', 'file:'), junk).map(parts => parts.join('')),
  },
)
const line = fc
  .tuple(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('GET', 'POST', 'HEAD', 'OPTIONS') },
      {
        weight: 1,
        arbitrary: fc.oneof(fc.constantFrom('PUT', 'TRACE', 'CONNECT', 'PROPFIND', 'M-SEARCH', 'get'), junk),
      },
    ),
    target,
    fc.oneof({ weight: 8, arbitrary: fc.constant('HTTP/1.1') }, fc.constantFrom('HTTP/1.0', 'HTTP/2.0', 'HTTP/9', '')),
  )
  .map(parts => parts.join(' '))
const header = fc.oneof(
  fc.constantFrom(JSON_TYPE, FORM_TYPE, 'content-encoding: gzip', 'transfer-encoding: chunked', 'expect: 100-continue'),
  fc.constantFrom(
    'content-length: 5',
    'content-length: -1',
    'content-length: 99999999',
    'transfer-encoding: gzip, chunked',
  ),
  fc.constantFrom('connection: upgrade\r\nupgrade: websocket', 'connection: close', 'expect: nothing', 'no colon'),
  fc
    .tuple(
      fc.constantFrom(
        'host',
        'accept',
        'accept-language',
        'accept-version',
        'accept-encoding',
        'authorization',
        'content-type',
        'content-md5',
        'cookie',
        'forwarded',
        'x-forwarded-for',
        'range',
        'if-modified-since',
        'x-request-id',
        'date',
      ),
      junk,
    )
    .map(([name, value]) => `${name}: ${value}`),
)
const body = fc.oneof(
  fc.constantFrom('', '{', '[', '\ufeff{}', 'zz\r\n', '5\r\nhello\r\n0\r\n\r\n', 'ffffffff\r\nx', '0\r\nx: y\r\n\r\n'),
  fc.constantFrom('['.repeat(120_000), `${'['.repeat(60_000)}${']'.repeat(60_000)}`, '{"a":'.repeat(30_000)),
  fc.constantFrom(gzipSync('x'.repeat(5_000_000)), gzipSync('{}').subarray(0, 10), Buffer.alloc(300_000, 'x')),
  fc.constantFrom('press=%7B%22verb%22%3A%22home.show%22%7D', 'press=%00&a[__proto__]=1', 'a=b&'.repeat(5_000)),
  fc
    .dictionary(fc.constantFrom(...Object.keys(activity), '__proto__', 'entities', 'locale'), fc.jsonValue())
    .map(parts => JSON.stringify({ ...activity, ...parts })),
)
const sent: fc.Arbitrary<Sent> = fc
  .record({
    line,
    headers: fc.array(header, { maxLength: 5 }),
    body,
    sized: fc.boolean(),
    cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    pause: fc.constantFrom(0, 0, 0, 20),
    hangsUp: fc.boolean(),
  })
  .map(({ line, headers, body, sized, cut, pause, hangsUp }) => {
    const length = sized ? [`content-length: ${Buffer.byteLength(body)}`] : []
    const whole = request(line, [...headers, ...length], body)
    const at = Math.floor(whole.length * (cut ?? 1))
    return { pieces: [whole.subarray(0, at), whole.subarray(at)], pause, hangsUp: hangsUp && cut !== null }
  })

/** What each has ended the process once. */
const fatal: readonly Sent[] = [
  { pieces: [request('GET /health/live HTTP/1.1', ['host: ['])] },
  { pieces: [request('GET /health/live HTTP/1.1', ['host: a:99999'])] },
  { pieces: [request('GET http://[ HTTP/1.1')] },
  { pieces: [request('GET /mail/invited?c=x HTTP/1.1', ['host: x', 'accept-language: en_US'])] },
  { pieces: [request('GET / HTTP/1.1', ['host: x', 'accept-language: de-DE , en'])] },
  { pieces: [request('GET / HTTP/1.1', ['host: x', 'connection: upgrade', 'upgrade: websocket'])] },
]

describe('whatever comes over a socket', function () {
  // It is a real process, and the machine may be busy.
  this.timeout('180s')

  let home: string
  let bot: Process
  let url: string

  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'liaison-sockets-'))
    bot = start(['--local'], { PORT: '0', LOG_LEVEL: 'info', DATABASE_URL: join(home, 'data') })
    url = await bot.ready()
  })
  after(async () => {
    bot.kill('SIGKILL')
    await bot.ended
    await rm(home, { recursive: true, force: true })
  })

  /** Somebody else, who presses a button, and how long that took in milliseconds. */
  async function served(): Promise<number> {
    const begun = Date.now()
    const response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(PATIENCE),
    })
    assert.equal(response.status, 200)
    return Date.now() - begun
  }

  const megabytes = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${bot.pid}/status`, 'utf8'))?.[1]) / 1_024

  it('leaves the process alive, its memory bounded, and others served meanwhile', async () => {
    for (let time = 0; time < 20; time++) await served()
    const before = megabytes()
    let isOver = false
    const others = (async () => {
      for (; !isOver; await sleep(50)) await served()
    })()

    for (const each of fatal) await sendRaw(url, each)
    const property = fc.asyncProperty(fc.array(sent, { minLength: 20, maxLength: 20 }), async batch => {
      await Promise.all(batch.map(each => sendRaw(url, each)))
      assert.ok(bot.isRunning(), bot.said().slice(-2_000))
    })
    await fc.assert(property, { numRuns: 60, endOnFailure: true })
    isOver = true
    await others

    const grown = megabytes() - before
    assert.ok(grown < GROWTH, `${grown} MB`)
    assert.doesNotMatch(bot.said(), /"level":[56]0/)
  })

  it('is not waited for when the process is told to end', async () => {
    bot.kill('SIGTERM')

    assert.equal((await bot.ended).code, 0)
  })
})
