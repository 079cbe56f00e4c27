import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { gzipSync } from 'node:zlib'
import { type Liaison, type Parts, startLiaison } from '../../bot/liaison.ts'
import { createLog } from '../../bot/log.ts'
import { createAdapter } from '../../bot/teams/adapter.ts'
import { openDatabase } from '../../domain/database.ts'
import { teammate, textOf } from '../person.ts'
import { clock, db, liaison } from '../world.ts'

type Answer = { readonly status: number; readonly text: string }
type Body = string | Buffer | FormData

/** What an activity of Teams has at least, and a sentence; the answer is of no interest, and goes nowhere. */
const activity = () => ({
  ...{ type: 'message', text: 'hi', channelId: 'msteams', serviceUrl: 'http://127.0.0.1:9/' },
  from: { id: '29:ada', aadObjectId: randomUUID() },
  recipient: { id: '28:liaison', name: 'Liaison' },
  conversation: { id: 'a:ada', conversationType: 'personal', tenantId: randomUUID() },
})

async function ask(path: string, init: RequestInit = {}, url = liaison.url): Promise<Answer> {
  const response = await fetch(`${url}${path}`, { signal: AbortSignal.timeout(3_000), ...init })
  return { status: response.status, text: await response.text() }
}
const get = (path: string, headers: Record<string, string> = {}, url?: string) => ask(path, { headers }, url)
const post = (body: Body, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  ask('/api/messages', { method: 'POST', headers, body })

/** Nothing that helps an attacker: where our code is, what we ask the database, where it is. */
const assertDiscreet = ({ text }: Answer) =>
  assert.doesNotMatch(text, /\n\s+at |node:|node_modules|\.[tj]s\b|select |insert |deliveries|ECONN|127\.0\.0\.1/i)

const own: (() => Promise<unknown>)[] = []

/** The same bot a second time, with other parts. */
async function another(parts: Partial<Parts>): Promise<Liaison> {
  const rest = { adapter: createAdapter({ local: true }), appId: '', log: createLog('silent'), clock }
  const started = await startLiaison({ db, ...rest, host: '127.0.0.1', port: 0, metricsToken: '', ...parts })
  own.push(started.stop)
  return started
}

const stopOwn = () => Promise.all(own.splice(0).map(stop => stop()))

describe('the door for messages', () => {
  const { from, ...anonymous } = activity()
  const { recipient, ...unaddressed } = activity()
  const { conversation, ...nowhere } = activity()
  const { type, ...untyped } = activity()
  const bad: Readonly<Record<string, unknown>> = {
    'that is empty': {},
    'that is a list': [],
    'that is nothing': null,
    'that is a text': 'hi',
    'that is a number': 7,
    'from nobody': anonymous,
    'to nobody': unaddressed,
    'from nowhere': nowhere,
    'of no type': untyped,
    'of an empty type': { ...activity(), type: '' },
    'of a type that is no text': { ...activity(), type: { $ne: '' } },
    'without a service URL': { ...activity(), serviceUrl: undefined },
    'without a channel': { ...activity(), channelId: null },
    'from somebody without an id': { ...activity(), from: { name: 'Ada' } },
    'with a name without an end': { ...activity(), from: { ...from, name: 'x'.repeat(1_001) } },
    'with an endless tenant': { ...activity(), conversation: { ...conversation, tenantId: 'x'.repeat(1_001) } },
    'to somebody who is no object': { ...activity(), recipient: recipient.id },
  }

  for (const [what, body] of Object.entries(bad)) {
    it(`answers an activity ${what} with 400`, async () => {
      const answer = await post(JSON.stringify(body))

      assert.equal(answer.status, 400)
      assertDiscreet(answer)
    })
  }

  for (const [what, body] of [
    ['no body', ''],
    ['a body that is no JSON', '{"type": "message", '],
    ['a body that is nested without an end', '['.repeat(120_000)],
    ['a body of zeros', '\0'.repeat(100)],
  ] as const) {
    it(`answers ${what} with 400`, async () => {
      const answer = await post(body)

      assert.equal(answer.status, 400)
      assertDiscreet(answer)
    })
  }

  it('answers a body that is too large with 413', async () => {
    const answer = await post(JSON.stringify({ ...activity(), text: 'x'.repeat(300 * 1024) }))

    assert.equal(answer.status, 413)
    assertDiscreet(answer)
  })

  it('answers a body that is too large once it is unpacked with 413 or 415', async () => {
    const packed = gzipSync(JSON.stringify({ ...activity(), type: '', text: 'x'.repeat(300 * 1024) }))

    const answer = await post(packed, { 'content-type': 'application/json', 'content-encoding': 'gzip' })

    assert.ok([413, 415].includes(answer.status), `${answer.status}`)
  })

  const flat = {
    ...{ type: 'message', text: 'hi', channelId: 'msteams', serviceUrl: 'http://127.0.0.1:9/' },
    ...{ 'from[id]': '29:ada', 'recipient[id]': '28:liaison', 'conversation[id]': 'a:ada' },
  }
  for (const type of [
    'text/plain',
    'text/csv',
    'text/tsv',
    'text/html',
    'application/x-www-form-urlencoded',
    'application/octet-stream',
    'application/xml',
    'nonsense',
  ]) {
    it(`answers a body of type ${type} with 415`, async () => {
      const answer = await post(Buffer.from(new URLSearchParams(flat).toString()), { 'content-type': type })

      assert.equal(answer.status, 415)
      assertDiscreet(answer)
    })
  }

  it('answers a body without a type with 415', async () => {
    const answer = await post(Buffer.from(JSON.stringify(activity())), {})

    assert.equal(answer.status, 415)
  })

  it('takes JSON in whatever way its type is written', async () => {
    const answer = await post(JSON.stringify(activity()), { 'content-type': 'Application/JSON; charset=UTF-8' })

    assert.equal(answer.status, 200)
  })

  it('keeps no file that a stranger sends', async () => {
    const form = new FormData()
    form.set('file', new Blob(['x'.repeat(10_000)]), 'file.txt')
    const before = new Set(await readdir(tmpdir()))

    const answer = await post(form, {})

    const files = (await readdir(tmpdir())).filter(name => name.startsWith('upload_') && !before.has(name))
    assert.equal(answer.status, 415)
    assert.deepEqual(files, [])
  })

  for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
    it(`answers a ${method} with 405`, async () => {
      const answer = await ask('/api/messages', { method })

      assert.equal(answer.status, 405)
      assertDiscreet(answer)
    })
  }

  it('survives whoever hangs up in the middle of a sentence', async () => {
    const { hostname, port } = new URL(liaison.url)
    const socket = connect(Number(port), hostname)
    await once(socket, 'connect')
    socket.write(
      'POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{',
    )

    socket.destroy()

    await once(socket, 'close')
    assert.equal((await get('/health/live')).status, 200)
  })

  it('keeps an idle connection longer than the minute of a proxy that posts into it', async () => {
    const { headers } = await fetch(`${liaison.url}/health/live`)

    const [, seconds] = /timeout=(\d+)/.exec(headers.get('keep-alive') ?? '') ?? []
    assert.ok(Number(seconds) > 60, `${seconds} s`)
  })

  it('lets others in while all of that arrives at once', async () => {
    const zoe = teammate('Zoe', randomUUID())
    const malice = [
      ...Object.values(bad).map(body => post(JSON.stringify(body))),
      post('{'),
      post('x'.repeat(300 * 1024)),
      post('hi', { 'content-type': 'text/plain' }),
      get('/api/messages'),
      get('/nowhere'),
    ]

    const [card, ...answers] = await Promise.all([zoe.say('hi'), ...malice])

    assert.match(textOf(card), /Register your company/)
    for (const answer of answers) {
      assert.ok(answer.status >= 400 && answer.status < 500, `${answer.status}`)
      assertDiscreet(answer)
    }
  })
})

/** A database where nothing listens. */
async function openNowhere() {
  const database = await openDatabase('postgres://liaison:secret@127.0.0.1:9/liaison')
  own.push(database.close)
  return database
}

describe('the state of health', () => {
  afterEach(stopOwn)

  it('is live and ready', async () => {
    const [live, ready] = await Promise.all([get('/health/live'), get('/health/ready')])

    assert.deepEqual(
      [live, ready],
      [
        { status: 200, text: '{"live":true}' },
        { status: 200, text: '{"ready":true,"waiting":0,"oldestSeconds":0}' },
      ],
    )
  })

  it('is live but not ready while the database is closed', async () => {
    const { db: closed, close } = await openNowhere()
    await close()
    const { url } = await another({ db: closed })

    const [live, ready] = await Promise.all([get('/health/live', {}, url), get('/health/ready', {}, url)])

    assert.deepEqual([live.status, ready], [200, { status: 503, text: '{"ready":false}' }])
  })

  it('of a bot without its database is told to whoever presses a button, in words and within two seconds', async () => {
    const { url } = await another({ db: (await openNowhere()).db })
    const value = { action: { verb: 'home.show', data: {} } }
    const body = JSON.stringify({ ...activity(), type: 'invoke', name: 'adaptiveCard/action', value })
    const start = Date.now()

    const answer = await ask(
      '/api/messages',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body },
      url,
    )

    assert.equal(answer.status, 200)
    assert.match(answer.text, /I cannot reach my data just now\. Nothing was changed/)
    assert.ok(Date.now() - start < 2_000)
  })
})

describe('the metrics', () => {
  afterEach(stopOwn)

  const TOKEN = 'a-token-of-the-operator'
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

  it('are there for this machine: turns, deliveries and the queue', async () => {
    await teammate('Zoe', randomUUID()).say('hi')

    const { status, text } = await get('/metrics')

    assert.equal(status, 200)
    assert.match(text, /^liaison_turn_seconds_count\{type="message",outcome="shown"\} [1-9]/m)
    assert.match(text, /^liaison_deliveries_waiting 0$/m)
    assert.match(text, /^liaison_deliveries_oldest_seconds 0$/m)
    assert.match(text, /^# HELP liaison_deliveries_total /m)
  })

  it('count nothing by what a stranger can choose', async () => {
    await post(JSON.stringify({ ...activity(), type: 'canary' }))

    const { text } = await get('/metrics')

    assert.doesNotMatch(text, /canary/)
    assert.match(text, /^liaison_turn_seconds_count\{type="other",outcome="ignored"\}/m)
  })

  for (const [header, value] of [
    ['x-forwarded-for', '203.0.113.7'],
    ['x-forwarded-for', ''],
    ['forwarded', 'for=203.0.113.7'],
  ] as const) {
    it(`are not there for whoever comes through a proxy (${header}: ${value})`, async () => {
      const answer = await get('/metrics', { [header]: value })

      assert.equal(answer.status, 403)
      assert.doesNotMatch(answer.text, /liaison_/)
    })
  }

  it('are there for whoever has the token, from anywhere', async () => {
    const { url } = await another({ metricsToken: TOKEN })

    const answer = await get('/metrics', { ...bearer(TOKEN), 'x-forwarded-for': '203.0.113.7' }, url)

    assert.equal(answer.status, 200)
    assert.match(answer.text, /liaison_/)
  })

  for (const wrong of [`${TOKEN}s`, TOKEN.slice(1), TOKEN.toUpperCase(), 'x']) {
    it(`are not there for the token ${wrong}`, async () => {
      const { url } = await another({ metricsToken: TOKEN })

      const answer = await get('/metrics', { ...bearer(wrong), 'x-forwarded-for': '203.0.113.7' }, url)

      assert.equal(answer.status, 403)
    })
  }

  it('are not there for an empty token where none was set', async () => {
    const answers = await Promise.all(
      ['Bearer ', 'Bearer undefined', 'Basic Og=='].map(authorization =>
        get('/metrics', { authorization, 'x-forwarded-for': '203.0.113.7' }),
      ),
    )

    for (const { status } of answers) assert.equal(status, 403)
  })

  it('say nothing of the database when it fails, and are there again when it does not', async () => {
    const answers: Answer[] = []
    await db.raw('alter table deliveries rename to elsewhere')
    try {
      for (let time = 0; time < 2; time++) answers.push(await get('/metrics'))
    } finally {
      await db.raw('alter table elsewhere rename to deliveries')
    }

    const again = await get('/metrics')

    for (const { status, text } of answers) {
      assert.equal(status, 200)
      assert.match(text, /^liaison_deliveries_waiting Nan$/m)
    }
    assert.match(again.text, /^liaison_deliveries_waiting 0$/m)
  })
})

describe('a page whose database is away', () => {
  afterEach(stopOwn)

  for (const [method, path, words] of [
    ['GET', '/mail/answer?t=x', /Nothing was changed/],
    ['GET', '/mail/invited?c=0123456789ab', /Nothing was changed/],
    ['POST', '/mail/stop?t=x', /nothing is done twice/],
  ] as const) {
    it(`says so in words: ${method} ${path}`, async () => {
      const { url } = await another({ db: (await openNowhere()).db })

      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const answer = await ask(path, { method, ...(method === 'POST' ? { headers, body: 'x=y' } : {}) }, url)

      assert.equal(answer.status, 503)
      assert.match(answer.text, words)
      assert.doesNotMatch(answer.text, /select value|ECONN|secrets|Error/)
    })
  }
})

describe('what is not there', () => {
  it('is answered 404, discreetly', async () => {
    const answers = await Promise.all(
      ['/nowhere', '/.env', '/api/messages/../../package.json', '/health', '/%00', '/api/messages/x'].map(path =>
        get(path),
      ),
    )

    for (const answer of answers) {
      assert.equal(answer.status, 404)
      assertDiscreet(answer)
    }
  })
})
