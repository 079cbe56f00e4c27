import assert from 'node:assert/strict'
import { KeyObject, randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { base64url, SignJWT } from 'jose'
import { type AdapterOptions, createAdapter } from '../../../bot/teams/adapter.ts'
import { en } from '../../../cards/words/en.ts'
import { registerCompany } from '../../../domain/company/companies.ts'
import type { CompanyId } from '../../../domain/kernel/ids.ts'
import { requestConnection } from '../../../domain/network/requests.ts'
import { db, stored } from '../../database.ts'
import { form, visitor } from '../../domain/company/founded.ts'
import { startIssuer } from '../../teams/issuer.ts'
import { spoofs } from '../../teams/service-urls.ts'
import { appId, assertHeard, type Bot, malformed, refusal, startBot, startConnector } from './authenticated.ts'

// Below botbuilder, and not re-exported by it.
const { BetweenBotAndAseChannelTokenValidationParameters, ToBotFromBotOrEmulatorTokenValidationParameters } =
  createRequire(import.meta.resolve('botbuilder'))('botframework-connector') as Readonly<
    Record<string, { readonly issuer: readonly string[] }>
  >

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

  /** A press: it is answered in the body of its response, and nothing is posted. */
  const press = (odd: object = {}, verb = 'home.show', data: object = {}) =>
    message({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb, data } }, ...odd })

  describe('a request from Teams', () => {
    it('runs the bot, and the answer is posted with the token the bot was given', async () => {
      const { status } = await bot.receive(message(), await token())

      assert.equal(status, 200)
      const [posted] = connector.received.splice(0)
      assert.equal(posted?.line, 'POST /emea/v3/conversations/a%3Achat/activities/1')
      assert.equal(posted.authorization, `Bearer ${issuer.outbound}`)
      assert.equal(posted.summary, en.register.heading)
    })

    it('is forgiven a clock that is minutes off', async () => {
      const answer = await bot.receive(press(), await token({ nbf: soon(120), exp: soon(-120) }))

      assertHeard(answer)
    })

    type Attack = {
      readonly activity?: object
      readonly authorization: () => string | undefined | Promise<string>
      /** Undefined for what is no activity, and never gets to the door. */
      readonly reason: RegExp | undefined
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
      'without a service URL': { activity: { serviceUrl: undefined }, authorization: token, reason: undefined },
      'with an empty service URL': { activity: { serviceUrl: '' }, authorization: token, reason: undefined },
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
        reason: undefined,
      },
    }

    for (const [title, { activity, authorization, reason }] of Object.entries(attacks)) {
      it(`is refused ${title}`, async () => {
        const before = await stored()

        for (const said of [message(activity), press(activity)]) {
          const answer = await bot.receive(said, await authorization())
          assert.deepEqual(answer, reason ? refusal : malformed)
          if (reason) assert.match(String(bot.reasons.pop()), reason)
        }

        assert.deepEqual([bot.reasons, connector.received, await stored()], [[], [], before])
      })
    }

    it('leaves nothing behind in the lists of botbuilder, whatever its token', async () => {
      // Global, and the stock check adds to the first for every token that looks as if it were the Emulator's.
      const lists = [
        ToBotFromBotOrEmulatorTokenValidationParameters?.issuer,
        BetweenBotAndAseChannelTokenValidationParameters?.issuer,
      ]
      const before = structuredClone(lists)
      assert.ok(lists.every(Array.isArray))
      const foreign = { iss: `https://sts.windows.net/${tenant}/`, ver: '1.0', appid: appId }

      for (let knock = 0; knock < 100; knock++) {
        const strange = await token(foreign, issuer.stranger)
        const channelId = knock % 3 === 0 ? 'AseChannel' : knock % 3 === 1 ? 'emulator' : 'msteams'
        assert.deepEqual(await bot.receive(message({ channelId }), strange), refusal)
      }

      assert.deepEqual(lists, before)
      assert.equal(bot.reasons.splice(0).length, 100)
    })

    it('makes nobody fetch keys more often, however many strangers knock', async () => {
      const before = issuer.requests.length

      for (let knock = 0; knock < 50; knock++) {
        const strange = await token({}, { ...issuer.stranger, kid: randomUUID() })
        assert.deepEqual(await bot.receive(message(), strange), refusal)
      }
      bot.reasons.splice(0)

      assert.ok(issuer.requests.length - before <= 2, `${issuer.requests.length - before} requests`)
    })
  })

  describe('a request that comes again, with the token that it came with', () => {
    it('is let in while that token is valid, and changes nothing more', async () => {
      const ada = { id: '29:ada', aadObjectId: randomUUID() }
      await registerCompany(db, visitor({ tenantId: tenant, objectId: ada.aadObjectId }), form())
      const { company, connection } = await asked()
      const authorization = await token()
      const acts = [
        press({ from: ada }, 'profile.publish', { isPublic: 'true' }),
        press({ from: ada }, 'connection.accept', { connection }),
        press({ from: ada }, 'connection.relate', { connection, relationship: 'vendor', vendorId: 'V-1' }),
        press({ from: ada }, 'collaboration.save', { collaboration: randomUUID(), name: 'A', partners: company }),
      ]

      for (const act of acts) {
        const before = await stored()
        const first = await bot.receive(act, authorization)
        const after = await stored()
        const replayed = await Promise.all(Array.from({ length: 3 }, () => bot.receive(act, authorization)))
        assert.equal(first.status, 200)
        assert.notDeepEqual(after, before, 'it did nothing')
        assert.deepEqual(await stored(), after)
        for (const { status, body } of replayed) assert.deepEqual([status, body], [200, first.body])
      }
      assert.deepEqual(await bot.receive(acts[0] ?? {}, await token({ exp: soon(-600) })), refusal)
    })

    /** Somebody has asked the only company of our tenant to connect. */
    async function asked() {
      const stranger = await registerCompany(db, visitor(), form({ name: 'Fabrikam' }))
      await db('companies').update({ is_public: true })
      const ours = await db('companies').where({ name: 'Contoso' }).first<{ id: CompanyId }>('id')
      const connection = await requestConnection(db, stranger, ours.id, '')
      await db('companies').where({ id: ours.id }).update({ is_public: false })
      return { company: stranger.company, connection }
    }
  })

  describe('the service URL of a request', () => {
    let strict: Bot
    before(async () => {
      strict = await startBot(options)
    })
    after(() => strict.close())

    const receive = async (serviceUrl: string) => {
      const answer = await strict.receive(press({ serviceUrl }), await token({ serviceurl: serviceUrl }))
      return answer
    }

    for (const serviceUrl of [
      'https://smba.trafficmanager.net',
      'https://smba.trafficmanager.net/emea/',
      'https://smba.trafficmanager.net/emea/72f988bf-86f1-41af-91ab-2d7cd011db47/',
      'https://smba.infra.gcc.teams.microsoft.com/teams/',
      'https://smba.infra.gov.teams.microsoft.us/teams/',
    ]) {
      it(`may be ${serviceUrl}`, async () => {
        assertHeard(await receive(serviceUrl))
      })
    }

    for (const serviceUrl of spoofs) {
      it(`may not be ${JSON.stringify(serviceUrl)}, though it is signed`, async () => {
        assert.deepEqual(await receive(serviceUrl), refusal)
      })
    }
  })

  describe('the list of tenants', () => {
    it('lets every tenant in when it is empty', async () => {
      const open = await startBot({ ...options, allowedTenants: [], loopback: true })

      const answer = await open.receive(press({ conversation: { id: 'a' } }), await token())

      assert.equal(answer.status, 200)
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
      assertHeard(await late.receive(press(), authorization))
      await mortal.close()
      const { now } = Date

      Date.now = () => now() + 25 * 3_600_000
      const answer = await late.receive(press(), authorization).finally(() => Object.assign(Date, { now }))

      assertHeard(answer)
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
      assert.deepEqual([posted?.authorization, posted?.summary], [undefined, en.register.heading])
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

/** Seconds since 1970, so many from now. */
const soon = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds
