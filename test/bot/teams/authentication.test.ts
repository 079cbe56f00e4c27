import assert from 'node:assert/strict'
import { KeyObject, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { Request as BotRequest } from 'botbuilder'
import { base64url, SignJWT } from 'jose'
import restify from 'restify'
import { type AdapterOptions, createAdapter } from '../../../bot/teams/adapter.ts'
import { listen, startIssuer } from '../../teams/issuer.ts'

const appId = randomUUID()
const tenant = randomUUID()
const credentials = {
  MicrosoftAppId: appId,
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: tenant,
  MicrosoftAppPassword: 'a secret',
} as const

describe('authentication', () => {
  let issuer: Awaited<ReturnType<typeof startIssuer>>
  let connector: Awaited<ReturnType<typeof startConnector>>
  let options: Extract<AdapterOptions, { local: false }>
  let bot: Bot

  before(async () => {
    issuer = await startIssuer()
    connector = await startConnector()
    options = { local: false, credentials, allowedTenants: [tenant], identityProvider: issuer.identityProvider }
    bot = await startBot({ ...options, loopback: true })
  })
  after(() => Promise.all([bot.close(), connector.close(), issuer.close()]))

  const claims = () => ({ iss: issuer.identityProvider.issuer, aud: appId, serviceurl: `${connector.url}/emea/` })

  async function token(odd: Parameters<typeof issuer.sign>[0] = {}, signer?: Parameters<typeof issuer.sign>[1]) {
    return `Bearer ${await issuer.sign({ ...claims(), ...odd }, signer)}`
  }

  const message = (odd: object = {}) => ({
    type: 'message',
    id: '1',
    channelId: 'msteams',
    serviceUrl: `${connector.url}/emea/`,
    from: { id: '29:ada', aadObjectId: randomUUID() },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:chat', tenantId: tenant },
    channelData: { tenant: { id: tenant } },
    text: 'hello',
    ...odd,
  })

  describe('a request from Teams', () => {
    it('runs the bot, and the answer is posted with the token the bot was given', async () => {
      const { status } = await bot.receive(message(), await token())

      assert.equal(status, 200)
      assert.deepEqual(bot.heard.splice(0), ['hello'])
      const [posted] = connector.received.splice(0)
      assert.equal(posted?.line, 'POST /emea/v3/conversations/a%3Achat/activities/1')
      assert.equal(posted.authorization, `Bearer ${issuer.outbound}`)
      assert.equal(posted.body.text, 'hello yourself')
    })

    it('is forgiven a clock that is minutes off', async () => {
      const { status } = await bot.receive(message({ text: 'quiet' }), await token({ nbf: soon(120), exp: soon(-120) }))

      assert.equal(status, 200)
      assert.deepEqual(bot.heard.splice(0), ['quiet'])
    })

    type Attack = {
      readonly activity?: object
      readonly authorization: () => string | undefined | Promise<string>
      readonly reason: RegExp
    }
    const attacks: Readonly<Record<string, Attack>> = {
      'without a token': { authorization: () => undefined, reason: /no token/ },
      'with another scheme': { authorization: () => 'Basic dXNlcjpwYXNz', reason: /no token/ },
      'when its token is junk': { authorization: () => 'Bearer junk', reason: /Invalid Compact JWS/ },
      'when signed with another key under the name of the right one': {
        authorization: () => token({}, issuer.stranger),
        reason: /signature verification failed/,
      },
      'when signed with a key nobody knows': {
        authorization: () => token({}, { ...issuer.stranger, kid: 'unheard-of' }),
        reason: /no applicable key|a moment ago/,
      },
      'when its token was altered': {
        authorization: async () => {
          const [header, , signature] = (await token({ aud: 'another' })).split('.')
          return `${header}.${base64url.encode(JSON.stringify(claims()))}.${signature}`
        },
        reason: /signature verification failed/,
      },
      'when its token says that it needs no signature': {
        authorization: () => {
          const part = (value: object) => base64url.encode(JSON.stringify(value))
          return `Bearer ${part({ alg: 'none' })}.${part({ ...claims(), exp: soon(3_600) })}.`
        },
        reason: /"alg"/,
      },
      'when signed with the public key as if it were a secret': {
        authorization: async () => {
          const secret = new TextEncoder().encode(issuer.publicKey)
          const signed = new SignJWT({ ...claims(), exp: soon(3_600) }).setProtectedHeader({
            alg: 'HS256',
            kid: 'msteams',
          })
          return `Bearer ${await signed.sign(secret)}`
        },
        reason: /"alg"/,
      },
      'when signed with the right key in another way': {
        authorization: () => token({}, { kid: 'msteams', key: KeyObject.from(issuer.msteams.key), alg: 'RS512' }),
        reason: /"alg"/,
      },
      'when its token has expired': { authorization: () => token({ exp: soon(-600) }), reason: /"exp"/ },
      'when its token is for later': { authorization: () => token({ nbf: soon(600) }), reason: /"nbf"/ },
      'when its token never ends': { authorization: () => token({ exp: undefined }), reason: /"exp"/ },
      'when its token is from another issuer': {
        authorization: () => token({ iss: 'https://api.botframework.example' }),
        reason: /"iss"/,
      },
      'when its token is for another bot': { authorization: () => token({ aud: randomUUID() }), reason: /"aud"/ },
      'with a token of an Entra tenant for this bot': {
        authorization: () => token({ iss: `https://login.microsoftonline.com/${tenant}/v2.0`, ver: '2.0', azp: appId }),
        reason: /"iss"/,
      },
      'with the token the bot itself shows to the connector': {
        authorization: () => `Bearer ${issuer.outbound}`,
        reason: /"(iss|aud)"/,
      },
      'when signed with a key that may speak for Skype only': {
        authorization: () => token({}, issuer.skype),
        reason: /may not speak for Teams/,
      },
      'when its token names no service URL': {
        authorization: () => token({ serviceurl: undefined }),
        reason: /another service URL/,
      },
      'when its token names another service URL': {
        authorization: () => token({ serviceurl: `${connector.url}/amer/` }),
        reason: /another service URL/,
      },
      'without a service URL': { activity: { serviceUrl: undefined }, authorization: token, reason: /not from Teams/ },
      'with an empty service URL': { activity: { serviceUrl: '' }, authorization: token, reason: /not a service URL/ },
      'from the Emulator': { activity: { channelId: 'emulator' }, authorization: token, reason: /not from Teams/ },
      'from the channel that would be looked up': {
        activity: { channelId: 'AseChannel' },
        authorization: token,
        reason: /not from Teams/,
      },
      'from a tenant that is not ours': {
        activity: { conversation: { id: 'a:chat', tenantId: randomUUID() } },
        authorization: token,
        reason: /not a tenant/,
      },
      'when it names two tenants, one of them ours': {
        activity: { channelData: { tenant: { id: randomUUID() } } },
        authorization: token,
        reason: /not a tenant/,
      },
      'from no tenant at all': {
        activity: { conversation: { id: 'a:chat' }, channelData: {} },
        authorization: token,
        reason: /not a tenant/,
      },
      'when its tenant is not even text': {
        activity: { channelData: { tenant: { id: { $ne: '' } } } },
        authorization: token,
        reason: /not from Teams/,
      },
    }

    for (const [title, { activity, authorization, reason }] of Object.entries(attacks)) {
      it(`is refused ${title}`, async () => {
        const answer = await bot.receive(message(activity), await authorization())

        assert.deepEqual(answer, refusal)
        assert.match(String(bot.reasons.pop()), reason)
        assert.deepEqual([bot.heard, connector.received], [[], []])
      })
    }

    it('makes nobody fetch keys more often, however many strangers knock', async () => {
      const before = issuer.requests.length

      for (let knock = 0; knock < 50; knock++) {
        const strange = await token({}, { ...issuer.stranger, kid: randomUUID() })
        assert.deepEqual(await bot.receive(message(), strange), refusal)
      }

      assert.ok(issuer.requests.length - before <= 2, `${issuer.requests.length - before} requests`)
    })
  })

  describe('the service URL of a request', () => {
    let strict: Bot
    before(async () => {
      strict = await startBot(options)
    })
    after(() => strict.close())

    const receive = async (serviceUrl: string) => {
      const answer = await strict.receive(
        message({ serviceUrl, text: 'quiet' }),
        await token({ serviceurl: serviceUrl }),
      )
      return { answer, heard: strict.heard.splice(0) }
    }

    for (const serviceUrl of [
      'https://smba.trafficmanager.net',
      'https://smba.trafficmanager.net/emea/',
      'https://smba.trafficmanager.net/emea/72f988bf-86f1-41af-91ab-2d7cd011db47/',
      'https://smba.infra.gcc.teams.microsoft.com/teams/',
      'https://smba.infra.gov.teams.microsoft.us/teams/',
    ]) {
      it(`may be ${serviceUrl}`, async () => {
        const { answer, heard } = await receive(serviceUrl)

        assert.deepEqual([answer.status, heard], [200, ['quiet']])
      })
    }

    for (const serviceUrl of [
      'http://smba.trafficmanager.net/emea/',
      'https://smba.trafficmanager.net@evil.example/',
      'https://evil.example@smba.trafficmanager.net/',
      'https://smba.trafficmanager.net:8443/emea/',
      'https://smba.trafficmanager.net:443@evil.example/',
      'https://smba.trafficmanager.net./emea/',
      'https://smba.trafficmanager.net.evil.example/',
      'https://evil.example/smba.trafficmanager.net/',
      'https://evil.smba.trafficmanager.net/',
      'https://evil.example\\@smba.trafficmanager.net/',
      'https://smba.trafficmanager.net\\@evil.example/',
      'https:smba.trafficmanager.net/emea/',
      'https://SMBA.trafficmanager.net/emea/',
      'https://smbа.trafficmanager.net/emea/',
      'https://xn--smb-7cd.trafficmanager.net/emea/',
      'https://smba。trafficmanager。net/emea/',
      'https://smba.trafficmanager.net\t/emea/',
      ' https://smba.trafficmanager.net/emea/',
      'https://smba.trafficmanager.net/emea/\n',
      'https://smba.trafficmanager.net/?to=evil.example',
      'https://smba.trafficmanager.net/#evil.example',
      'https://smba.trafficmanager.net/{conversationId}',
      'https://52.113.194.132/emea/',
      'https://169.254.169.254/metadata/',
      'https://127.0.0.1/',
      'http://127.0.0.1:3978/',
      'http://localhost:3978/',
      'https://[::1]/',
      'file:///etc/passwd',
    ]) {
      it(`may not be ${JSON.stringify(serviceUrl)}, though it is signed`, async () => {
        assert.deepEqual(await receive(serviceUrl), { answer: refusal, heard: [] })
      })
    }
  })

  describe('the list of tenants', () => {
    it('lets every tenant in when it is empty', async () => {
      const open = await startBot({ ...options, allowedTenants: [], loopback: true })

      const { status } = await open.receive(message({ conversation: { id: 'a' }, text: 'quiet' }), await token())

      assert.equal(status, 200)
      await open.close()
    })
  })

  describe('the key server', () => {
    it('locks everybody out, politely, when it has never been reached', async () => {
      const identityProvider = { ...issuer.identityProvider, openIdMetadata: 'http://127.0.0.1:9/metadata' }
      const blind = await startBot({ ...options, identityProvider, loopback: true })

      assert.deepEqual(await blind.receive(message(), await token()), refusal)
      assert.deepEqual(await blind.receive(message(), await token()), refusal)

      assert.deepEqual(blind.reasons.map(String), [
        'TypeError: fetch failed',
        'Error: the keys were asked for a moment ago',
      ])
      await blind.close()
    })

    it('locks nobody out when it is down a day later', async () => {
      const mortal = await startIssuer()
      const late = await startBot({ ...options, identityProvider: mortal.identityProvider, loopback: true })
      const authorization = `Bearer ${await mortal.sign(claims())}`
      assert.equal((await late.receive(message({ text: 'quiet' }), authorization)).status, 200)
      await mortal.close()
      const { now } = Date

      Date.now = () => now() + 25 * 3_600_000
      const { status } = await late
        .receive(message({ text: 'quiet' }), authorization)
        .finally(() => Object.assign(Date, { now }))

      assert.equal(status, 200)
      await late.close()
    })
  })

  describe('a local bot', () => {
    let local: Bot
    before(async () => {
      local = await startBot({ local: true })
    })
    after(() => local.close())

    it('asks for no token and shows none', async () => {
      const { status } = await local.receive(message())

      assert.equal(status, 200)
      const [posted] = connector.received.splice(0)
      assert.deepEqual([posted?.authorization, posted?.body.text], [undefined, 'hello yourself'])
    })

    for (const odd of [
      { serviceUrl: 'https://smba.trafficmanager.net/emea/' },
      { serviceUrl: 'http://192.168.0.1:3978/' },
      { serviceUrl: 'http://localhost.evil.example/' },
      { channelId: 'emulator' },
    ]) {
      it(`refuses ${JSON.stringify(odd)}`, async () => {
        assert.deepEqual(await local.receive(message(odd)), refusal)
      })
    }
  })

  describe('an adapter', () => {
    it('is not made with an empty app id, which would turn authentication off', () => {
      assert.throws(
        () => createAdapter({ ...options, credentials: { ...credentials, MicrosoftAppId: ' ' } }),
        TypeError,
      )
    })
  })
})

/** The whole answer but its date: every refusal is this one, byte for byte. */
const refusal = {
  status: 401,
  body: '"Unauthorized"',
  headers: {
    connection: 'keep-alive',
    'content-length': '14',
    'content-type': 'application/json',
    'keep-alive': 'timeout=5',
    server: 'bot',
  },
}

/** Seconds since 1970, so many from now. */
const soon = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds

type Bot = Awaited<ReturnType<typeof startBot>>

/** A bot that says hello back, behind a real server. */
async function startBot(options: AdapterOptions) {
  const heard: string[] = []
  const reasons: unknown[] = []
  const adapter = createAdapter({ ...options, onRefused: reason => reasons.push(reason) })
  const server = restify.createServer({ name: 'bot' })
  server.use(restify.plugins.bodyParser())
  server.post('/api/messages', async (request, response) => {
    // restify types `method` as optional; a routed request always has one.
    await adapter.process(request as BotRequest, response, async context => {
      heard.push(context.activity.text)
      if (context.activity.text === 'hello') await context.sendActivity('hello yourself')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')

  async function receive(activity: object, authorization?: string) {
    const response = await fetch(`${server.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      body: JSON.stringify(activity),
    })
    const { date, ...headers } = Object.fromEntries(response.headers)
    return { status: response.status, body: await response.text(), headers }
  }

  const close = () =>
    new Promise<void>(resolve => {
      server.close(resolve)
      server.server.closeAllConnections()
    })
  return { heard, reasons, receive, close }
}

async function startConnector() {
  const received: { line: string; authorization: string | undefined; body: { text?: string } }[] = []
  const server = await listen(async (request, response) => {
    const chunks = await request.toArray()
    received.push({
      line: `${request.method} ${request.url}`,
      authorization: request.headers.authorization,
      body: JSON.parse(Buffer.concat(chunks).toString()),
    })
    response.setHeader('content-type', 'application/json').end('{"id":"1"}')
  })
  return { ...server, received }
}
