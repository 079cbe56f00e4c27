import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { gzipSync } from 'node:zlib'
import { textOf } from '../card.ts'
import { liaison } from '../liaison.ts'
import { teammate } from '../teams/teammate.ts'
import { type Answer, activity, another, ask, get, openNowhere, post, stopOwn } from './asked.ts'
import { request, sendRaw } from './raw.ts'

/** Nothing that helps an attacker: where our code is, what we ask the database, where it is. */
const assertDiscreet = ({ text }: Answer) =>
  assert.doesNotMatch(text, /\n\s+at |node:|node_modules|\.[tj]s\b|select |insert |deliveries|ECONN|127\.0\.0\.1/i)

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
    'of a name that is no text': { ...activity(), type: 'invoke', name: 5 },
    'in a language that is no text': { ...activity(), locale: 5 },
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
    type: 'message',
    text: 'hi',
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:9/',
    'from[id]': '29:ada',
    'recipient[id]': '28:liaison',
    'conversation[id]': 'a:ada',
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

  it('takes JSON with a mark before it', async () => {
    const answer = await post(`\ufeff${JSON.stringify(activity())}`)

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

describe('the header that says', () => {
  for (const [header, language] of [
    ['de-AT,de;q=0.9', 'de'],
    ['fr;q=0.9, de;q=0.8', 'de'],
    ['de;q=0.3, zh-CN;q=0.7, en;q=0.5', 'zh-Hans'],
    ['de-DE , en', 'de'],
    ['de_DE', 'de'],
    ['de;q=0, en;q=0.1', 'en'],
    ['*', 'en'],
    ['fr', 'en'],
    [';;q=,', 'en'],
    ['x'.repeat(9_000), 'en'],
  ] as const) {
    it(`which languages are read best is followed: ${header.slice(0, 40)}`, async () => {
      const { status, text } = await get('/privacy', { 'accept-language': header })

      assert.equal(status, 200)
      assert.ok(text.includes(`<html lang="${language}">`), text.slice(0, 60))
    })
  }

  for (const host of ['[', 'a:99999', '', 'x/health/live?', 'x/privacy#']) {
    it(`which host is meant steers nothing: "${host}"`, async () => {
      const [there, nowhere] = await Promise.all(
        ['/health/live', '/nowhere'].map(path =>
          sendRaw(liaison.url, { pieces: [request(`GET ${path} HTTP/1.1`, [`host: ${host}`])] }),
        ),
      )

      assert.match(there ?? '', /^HTTP\/1.1 200 /)
      assert.match(nowhere ?? '', /^HTTP\/1.1 404 /)
    })
  }

  for (const target of ['http://[', '//', 'http://a:99999/']) {
    it(`which page is wanted is refused when it makes no sense: ${target}`, async () => {
      const answer = await sendRaw(liaison.url, { pieces: [request(`GET ${target} HTTP/1.1`)] })

      assert.match(answer, /^HTTP\/1.1 400 /)
    })
  }
})

describe('a page that is looked for (HEAD)', () => {
  for (const path of [
    '/',
    '/privacy',
    '/terms',
    '/health/live',
    '/health/ready',
    '/metrics',
    '/export/history',
    '/mail/answer?t=x',
    '/mail/confirm?t=x',
    '/mail/stop?t=x',
    '/mail/invited?c=x',
    '/mail/refuse?t=x',
  ]) {
    it(`is answered as it would be, without a body: ${path}`, async () => {
      const [looked, read] = await Promise.all([ask(path, { method: 'HEAD' }), get(path)])

      assert.deepEqual(looked, { status: read.status, text: '' })
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
