import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import http, { type IncomingHttpHeaders } from 'node:http'
import type { CloudAdapter, ConversationReference } from 'botbuilder'
import { jwtVerify } from 'jose'
import { createAdapter } from '../../../bot/teams/adapter.ts'
import { type Credentials, classify } from '../../../bot/teams/connector.ts'
import { selfSigned } from '../../teams/certificate.ts'
import { listen, startIssuer } from '../../teams/issuer.ts'
import { type Answer, accept, startConnector, withStatus } from './answering.ts'

const noon = new Date('2026-01-01T12:00:00Z')

describe('what a connector client throws', () => {
  const answered = (statusCode: number, rest: { code?: string; message?: string; retryAfter?: string } = {}) => ({
    name: 'RestError',
    statusCode,
    message: '',
    ...rest,
    response: { headers: { get: (name: string) => (name === 'retry-after' ? rest.retryAfter : undefined) } },
  })
  const broken = (code: string, name = 'RestError') => ({ name, code, message: '' })
  const nested = JSON.stringify({
    errorCode: 209,
    message: JSON.stringify({ subCode: 'MessageWritesBlocked', details: 'Thread is blocked from message writes' }),
  })

  const table: readonly (readonly [error: object, post: string, edit: string])[] = [
    [answered(401, { code: 'BotNotRegistered' }), 'retry', 'retry'],
    [answered(412, { code: 'PreconditionFailed' }), 'retry', 'retry'],
    [answered(429), 'retry', 'retry'],
    [answered(502), 'retry', 'retry'],
    [answered(503), 'retry', 'retry'],
    [answered(504), 'retry', 'retry'],
    [answered(403, { code: 'BotNotInConversationRoster' }), 'unreachable', 'unreachable'],
    [answered(403, { code: 'ConversationBlockedByUser' }), 'unreachable', 'unreachable'],
    [answered(403, { code: 'BotDisabledByAdmin' }), 'unreachable', 'unreachable'],
    [answered(403, { code: 'ForbiddenOperationException' }), 'unreachable', 'unreachable'],
    [answered(403, { message: nested }), 'unreachable', 'unreachable'],
    [answered(400, { message: nested }), 'unreachable', 'unreachable'],
    [answered(404, { code: 'ConversationNotFound' }), 'unreachable', 'unreachable'],
    [answered(403), 'unreachable', 'unreachable'],
    [answered(404), 'unreachable', 'gone'],
    [answered(404, { code: 'ActivityNotFoundInConversation' }), 'gone', 'gone'],
    [broken('ECONNREFUSED'), 'retry', 'retry'],
    [broken('ENOTFOUND'), 'retry', 'retry'],
    [broken('EAI_AGAIN'), 'retry', 'retry'],
    [broken('CERT_HAS_EXPIRED'), 'retry', 'retry'],
    [broken('ECONNRESET'), 'ambiguous', 'retry'],
    [broken('ETIMEDOUT'), 'ambiguous', 'retry'],
    [broken('ABORT_ERR', 'AbortError'), 'ambiguous', 'retry'],
    [{ ...answered(201), code: 'PARSE_ERROR' }, 'ambiguous', 'retry'],
    [answered(307), 'dead', 'dead'],
    [answered(400, { code: 'BadSyntax' }), 'dead', 'dead'],
    [answered(413, { code: 'MessageSizeTooBig' }), 'dead', 'dead'],
    [answered(500), 'dead', 'dead'],
    [new TypeError('a defect of ours'), 'dead', 'dead'],
  ]

  for (const [error, post, edit] of table) {
    const {
      name,
      statusCode = name,
      code,
      message,
    } = { name: '', statusCode: undefined, code: '', message: '', ...error }
    it(`is ${post} after a post and ${edit} after an edit: ${statusCode} ${code} ${message}`, () => {
      assert.deepEqual([classify(error, 'post').kind, classify(error, 'edit').kind], [post, edit])
    })
  }

  it('may be anything at all', () => {
    for (const thrown of [undefined, null, 'text', 42, Symbol('thrown'), {}, { code: null, name: 7 }]) {
      assert.equal(classify(thrown, 'post').kind, 'dead')
    }
  })

  it('says why in a few plain words', () => {
    const message = `\0 \ud800 \r\nforged line ${'x'.repeat(9_999)}`

    const { why } = classify(answered(413, { code: 'MessageSizeTooBig', message }), 'post')

    assert.match(why, /^413 MessageSizeTooBig +forged line x{100,}$/)
    assert.ok(why.length <= 200)
  })

  for (const [retryAfter, afterSeconds] of [
    ['7', 7],
    ['Thu, 01 Jan 2026 12:01:30 GMT', 90],
    ['86400', 3_600],
    ['9'.repeat(400), 3_600],
    ['Fri, 01 Jan 2027 12:00:00 GMT', 3_600],
    ['0', undefined],
    ['-5', undefined],
    ['Thu, 01 Jan 2026 11:00:00 GMT', undefined],
    ['soon', undefined],
    ['', undefined],
  ] as const) {
    it(`is tried again ${afterSeconds ?? 'some'} seconds after a Retry-After of "${retryAfter.slice(0, 40)}"`, () => {
      const failure = { kind: 'retry', why: '429', ...(afterSeconds && { afterSeconds }) }
      assert.deepEqual(classify(answered(429, { retryAfter }), 'post', noon), failure)
    })
  }
})

describe('a connector client', () => {
  let issuer: Awaited<ReturnType<typeof startIssuer>>
  let connector: Awaited<ReturnType<typeof startConnector>>
  let bot: Bot

  before(async () => {
    issuer = await startIssuer()
    connector = await startConnector()
    bot = startBot()
  })
  afterEach(() => {
    connector.requests.splice(0)
    connector.answer = accept
  })
  after(() => Promise.all([connector.close(), issuer.close()]))

  type Bot = { readonly appId: string; readonly adapter: CloudAdapter }

  function startBot(registration: Partial<Credentials> = {}, patience = 200): Bot {
    const appId = randomUUID()
    const password = { MicrosoftAppTenantId: randomUUID(), MicrosoftAppPassword: 'a secret' }
    const credentials: Credentials = {
      MicrosoftAppId: appId,
      MicrosoftAppType: 'SingleTenant',
      ...(registration.MicrosoftAppTenantId ? {} : password),
      ...registration,
    }
    const { identityProvider } = issuer
    const adapter = createAdapter({
      local: false,
      credentials,
      allowedTenants: [],
      identityProvider,
      loopback: true,
      patience,
    })
    return { appId, adapter }
  }

  const reference = (serviceUrl = `${connector.url}/emea/`): Partial<ConversationReference> => ({
    serviceUrl,
    channelId: 'msteams',
    // botbuilder's type wants fields that no channel sends.
    conversation: { id: 'a:chat' } as ConversationReference['conversation'],
  })

  const post = (serviceUrl?: string, { appId, adapter } = bot) =>
    adapter.continueConversationAsync(appId, reference(serviceUrl), async context => {
      await context.sendActivity('hello')
    })
  const edit = (serviceUrl?: string, { appId, adapter } = bot) =>
    adapter.continueConversationAsync(appId, reference(serviceUrl), async context => {
      await context.updateActivity({ id: '1', type: 'message', text: 'hello again' })
    })
  const failureOf = (work: Promise<void>, verb: 'post' | 'edit') =>
    work.then(
      () => assert.fail('it worked'),
      (error: unknown) => classify(error, verb, noon),
    )
  const failures = async () => [await failureOf(post(), 'post'), await failureOf(edit(), 'edit')]
  const kinds = async () => (await failures()).map(({ kind }) => kind)
  it('posts and edits over one connection, with a token', async () => {
    await post()
    await edit()

    assert.deepEqual(
      connector.requests.map(({ method, authorization }) => [method, authorization]),
      [
        ['POST', `Bearer ${issuer.outbound}`],
        ['PUT', `Bearer ${issuer.outbound}`],
      ],
    )
    assert.equal(new Set(connector.requests.map(({ port }) => port)).size, 1)
    // Left with the agent that drops what is idle.
    assert.equal(http.globalAgent.freeSockets[`127.0.0.1:${connector.port}:`]?.length, 1)
  })

  it('asks for a token where its kind of bot is registered, and once', async () => {
    issuer.requests.splice(0)
    const multiTenant = startBot({ MicrosoftAppType: 'MultiTenant' })

    await post(undefined, multiTenant)
    await post(undefined, multiTenant)

    assert.deepEqual(
      issuer.requests.map(request => request.replace(/\?.*/, '')),
      ['POST /botframework.com/oauth2/v2.0/token'],
    )
  })

  /** What is asked of whoever gives tokens while a bot with these credentials posts: method, path, headers and form. */
  async function asking(registration: Omit<Credentials, 'MicrosoftAppId'>) {
    const { grant } = issuer
    const asked: { readonly url: URL; readonly headers: IncomingHttpHeaders; readonly form: URLSearchParams }[] = []
    issuer.grant = async (request, response) => {
      const form = new URLSearchParams(Buffer.concat(await request.toArray()).toString())
      asked.push({
        url: new URL(request.url ?? '', 'https://login.microsoftonline.com'),
        headers: request.headers,
        form,
      })
      grant(request, response)
    }
    const fresh = startBot(registration)
    await post(undefined, fresh)
    issuer.grant = grant
    assert.equal(connector.requests.at(-1)?.authorization, `Bearer ${issuer.outbound}`)
    const [only, ...more] = asked
    assert.ok(only && more.length === 0)
    return { ...only, appId: fresh.appId }
  }
  const tenant = randomUUID()

  it('asks the tenant of its registration for a token, with its password', async () => {
    const { url, form, appId } = await asking({
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: tenant,
      MicrosoftAppPassword: 'a secret',
    })

    assert.equal(url.pathname, `/${tenant}/oauth2/v2.0/token`)
    assert.deepEqual(
      ['grant_type', 'client_id', 'client_secret', 'scope'].map(name => form.get(name)),
      ['client_credentials', appId, 'a secret', 'https://api.botframework.com/.default'],
    )
  })

  for (const [MicrosoftAppType, path] of [
    ['SingleTenant', `/${tenant}/oauth2/v2.0/token`],
    ['MultiTenant', '/botframework.com/oauth2/v2.0/token'],
  ] as const) {
    it(`of type ${MicrosoftAppType} asks for a token with what its certificate has signed, and shows no key`, async () => {
      const { certificate, publicKey, key } = selfSigned()
      const CertificateThumbprint = certificate.fingerprint.replaceAll(':', '')

      const { url, form, appId } = await asking({
        MicrosoftAppType,
        MicrosoftAppTenantId: tenant,
        CertificateThumbprint,
        CertificatePrivateKey: key,
      })

      assert.equal(url.pathname, path)
      assert.equal(form.get('client_assertion_type'), 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
      assert.deepEqual([form.get('client_id'), form.get('client_secret')], [appId, null])
      const audience = `https://login.microsoftonline.com${path}`
      const claims = {
        issuer: appId,
        subject: appId,
        audience,
        algorithms: ['RS256'],
        requiredClaims: ['exp'],
        clockTolerance: 2,
      }
      const { protectedHeader } = await jwtVerify(form.get('client_assertion') ?? '', publicKey, claims)
      assert.equal(protectedHeader.x5t, Buffer.from(CertificateThumbprint, 'hex').toString('base64url'))
      assert.doesNotMatch(`${form}`, /PRIVATE/)
    })
  }

  it('of type UserAssignedMSI asks the machine it runs on, by its id, and nobody else', async () => {
    const asked: { readonly url: URL; readonly header: unknown }[] = []
    const machine = await listen((request, response) => {
      asked.push({ url: new URL(request.url ?? '', 'http://machine'), header: request.headers['x-identity-header'] })
      const token = { access_token: issuer.outbound, token_type: 'Bearer', resource: 'x' }
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ ...token, expires_on: `${Math.floor(Date.now() / 1_000) + 3_600}` }))
    })
    // As App Service and Container Apps tell their processes.
    const notified = { IDENTITY_ENDPOINT: `${machine.url}/msi/token`, IDENTITY_HEADER: 'a header' }
    Object.assign(process.env, notified)
    issuer.requests.splice(0)
    const msi = startBot({ MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: tenant }, 5_000)

    await post(undefined, msi).finally(() => {
      for (const name of Object.keys(notified)) delete process.env[name]
    })

    const [{ url, header } = assert.fail('nothing was asked'), ...more] = asked
    assert.deepEqual([url.pathname, header, more], ['/msi/token', 'a header', []])
    assert.equal(url.searchParams.get('client_id'), msi.appId)
    assert.equal(url.searchParams.get('resource'), 'https://api.botframework.com')
    assert.equal(connector.requests.at(-1)?.authorization, `Bearer ${issuer.outbound}`)
    assert.deepEqual(issuer.requests, [])
    await machine.close()
  })

  for (const serviceUrl of [
    'https://evil.example/',
    'https://smba.trafficmanager.net@evil.example/',
    'http://169.254.169.254/',
    '',
  ]) {
    it(`sends neither request nor token to a stored service URL of "${serviceUrl}"`, async () => {
      const fresh = startBot()
      issuer.requests.splice(0)

      await assert.rejects(post(serviceUrl, fresh), { message: 'not a service URL of Teams' })
      await assert.rejects(
        fresh.adapter.createConversationAsync(
          fresh.appId,
          'msteams',
          serviceUrl || 'http://evil.example',
          '',
          // As above.
          { members: [], bot: { id: '28:bot', name: '' } } as never,
          async () => assert.fail('never'),
        ),
        { message: 'not a service URL of Teams' },
      )

      assert.deepEqual([connector.requests, issuer.requests], [[], []])
    })
  }

  it('tries once, and tells how long to wait', async () => {
    connector.answer = withStatus(503, '', { 'retry-after': '7' })

    assert.deepEqual(await failures(), [
      { kind: 'retry', why: '503', afterSeconds: 7 },
      { kind: 'retry', why: '503', afterSeconds: 7 },
    ])

    assert.deepEqual(
      connector.requests.map(({ method }) => method),
      ['POST', 'PUT'],
    )
  })

  it('tells a conversation that is closed from an activity that is gone', async () => {
    const nested = JSON.stringify({ message: JSON.stringify({ subCode: 'MessageWritesBlocked' }) })
    connector.answer = withStatus(403, JSON.stringify({ error: { code: 'ServiceError', message: nested } }))
    assert.deepEqual(await kinds(), ['unreachable', 'unreachable'])

    connector.answer = withStatus(404, JSON.stringify({ error: { code: 'ActivityNotFoundInConversation' } }))
    assert.deepEqual(await kinds(), ['gone', 'gone'])
  })

  const faults: Readonly<Record<string, Answer>> = {
    'never answers': () => {},
    'never finishes its answer': (_, response) => response.write('{'),
    'hangs up': request => request.socket.destroy(),
    'resets the connection': request => request.socket.resetAndDestroy(),
    'answers what cannot be read': withStatus(201, '<html>'),
  }
  for (const [fault, answer] of Object.entries(faults)) {
    it(`does not know whether a post arrived when the connector ${fault}, and may repeat an edit`, async () => {
      connector.answer = answer
      const start = Date.now()

      assert.deepEqual(await kinds(), ['ambiguous', 'retry'])

      assert.equal(connector.requests.length, 2)
      assert.ok(Date.now() - start < 1_500, 'cut by its own time-out, not by the server')
    })
  }

  it('knows that nothing was sent when nobody listens', async () => {
    const closed = await listen(() => {})
    await closed.close()

    assert.equal((await failureOf(post(closed.url), 'post')).kind, 'retry')
  })

  const refusal = { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.' }
  for (const [fault, answer, reason] of [
    ['gives none', withStatus(401, JSON.stringify(refusal)), /no token: .*Invalid client secret/],
    ['never answers', () => {}, /no token: .*in time/],
  ] as const) {
    it(`knows that nothing was sent when it asks for a token and Microsoft ${fault}`, async () => {
      const { grant } = issuer
      issuer.grant = answer
      const fresh = startBot()

      const { kind, why } = await failureOf(post(undefined, fresh), 'post')

      assert.equal(kind, 'retry')
      assert.match(why, reason)
      assert.deepEqual(connector.requests, [])
      issuer.grant = grant
    })
  }
})
