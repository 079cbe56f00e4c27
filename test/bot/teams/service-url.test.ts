import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import url from 'node:url'
import fc from 'fast-check'
import { startLiaison } from '../../../bot/liaison.ts'
import { createLog } from '../../../bot/ops/log.ts'
import { createAdapter } from '../../../bot/teams/adapter.ts'
import { isTrusted } from '../../../bot/teams/service-url.ts'
import { textOf } from '../../card.ts'
import { clock } from '../../clock.ts'
import { db } from '../../database.ts'
import { connector, liaison } from '../../liaison.ts'
import { lead, listen, startIssuer } from '../../teams/issuer.ts'
import { spoofs } from '../../teams/service-urls.ts'
import { neighbours } from '../neighbours.ts'

const hosts = ['smba.trafficmanager.net', 'smba.infra.gcc.teams.microsoft.com', 'smba.infra.gov.teams.microsoft.us']

describe('a service URL', () => {
  /** What a test has started, to be ended the other way round. */
  const started: (() => unknown)[] = []
  afterEach(async () => {
    for (const stop of started.splice(0).reverse()) await stop()
  })

  it('that is trusted leads to a host of Teams over TLS, whoever reads it', () => {
    const pieces = fc.constantFrom(
      'https:',
      'http:',
      'HTTPS:',
      '//',
      '/',
      '\\',
      '@',
      ':',
      ':443',
      ':8443',
      '.',
      '。',
      '%2e',
      '%00',
      '\t',
      '\n',
      ' ',
      '?',
      '#',
      ';',
      '..',
      'evil.example',
      '127.0.0.1',
      '[::1]',
      'emea',
      'а',
      'ｓ',
      '\u00ad',
      ...hosts,
    )
    const written = fc.array(pieces, { maxLength: 8 }).map(parts => parts.join(''))
    const almost = fc.tuple(fc.constantFrom(...hosts), written).map(([host, rest]) => `https://${host}${rest}`)
    let trusted = 0

    fc.assert(
      fc.property(fc.oneof(written, almost, fc.webUrl()), serviceUrl => {
        if (!isTrusted(serviceUrl, false)) return
        trusted++
        const read = new URL(serviceUrl)
        const old = url.parse(serviceUrl)
        assert.deepEqual([read.protocol, read.username, read.password, read.port], ['https:', '', '', ''])
        assert.deepEqual([old.protocol, old.auth, old.port], ['https:', null, null])
        for (const host of [read.hostname, old.hostname]) assert.ok(hosts.includes(`${host}`), serviceUrl)
      }),
      { numRuns: 20_000 },
    )

    assert.ok(trusted > 100, `only ${trusted} were trusted`)
  })

  it('that was stored before it could be trusted gets neither a request nor a token, and the admins see it', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    const victims = await poisoned(bob.tenantId)
    const colleagues = db('people as p').join('companies as c', 'c.id', 'p.company_id').where('c.name', 'Fabrikam')
    const evil: string[] = []
    const far = await listen((request, response) => {
      evil.push(`${request.method} ${request.headers.host} ${request.headers.authorization}`)
      response.end('{}')
    })
    started.push(far.close)
    const issuer = await startIssuer()
    started.push(issuer.close)
    started.push(
      lead('smba.trafficmanager.net', Number(new URL(connector.url).port)),
      ...['evil.example', '127.0.0.1', '169.254.169.254', '52.113.194.132', '::1'].map(host => lead(host, far.port)),
    )
    const bot = await registeredBot(issuer)
    started.push(bot.stop)

    await contoso.press(await contoso.say('connect with Fabrikam'), 'Confirm')
    // Bob alone writes from Teams; the admin of Fabrikam from loopback, which is none of Teams' either.
    await moved(bob.chat, 'https://smba.trafficmanager.net')
    const before = connector.requests.length
    await bot.deliverDue()

    const posts = connector.requests.slice(before)
    const tokens = issuer.requests.filter(request => request.includes('/token'))
    const states = await db('deliveries')
      .where({ event: 'connection.requested' })
      .whereIn('person_id', colleagues.select('p.id'))
      .groupBy('outcome', 'why')
      .orderBy('outcome')
      .select('outcome', 'why', db.raw('count(*)::integer as count'))
    const people = textOf(await fabrikam.say('people'))
    assert.deepEqual([evil, posts, tokens.length], [[], [`POST ${bob.chat}`], 1])
    assert.deepEqual(states, [
      { outcome: 'dead', why: 'Error not a service URL of Teams', count: victims + 1 },
      { outcome: 'sent', why: null, count: 1 },
    ])
    assert.match(people, /1 notification in the last 30 days could not be delivered/)
    assert.equal(await liaison.deliverDue(), 0, 'it is tried again')
  })

  /** Colleagues of Bob's, a responder for every address that is none, whose chats were stored with it. */
  async function poisoned(tenantId: string): Promise<number> {
    const { company_id } = await db('people').where({ name: 'Bob' }).first('company_id')
    const { reference } = await db('conversations').where({ tenant_id: tenantId }).first('reference')
    const people = spoofs.map((serviceUrl, index) => ({ id: randomUUID(), name: `Victim ${index}`, serviceUrl }))
    const { id: _, ...like } = await db('people').where({ name: 'Bob' }).first()
    await db('people').insert(
      people.map(({ id, name }) => ({ ...like, id, name, company_id, object_id: randomUUID(), role: 'responder' })),
    )
    await db('conversations').insert(
      people.map(({ id, serviceUrl }) => ({
        id: `a:${id}`,
        tenant_id: tenantId,
        person_id: id,
        seen_at: clock(),
        reference: JSON.stringify({
          ...reference,
          serviceUrl,
          conversation: { ...reference.conversation, id: `a:${id}` },
        }),
      })),
    )
    return people.length
  }

  const moved = (id: string, serviceUrl: string) =>
    db('conversations')
      .where({ id })
      .update({ reference: db.raw('reference || ?::jsonb', [JSON.stringify({ serviceUrl })]) })

  /** As in production: registered, trusting nothing but Teams. */
  async function registeredBot({ identityProvider }: Awaited<ReturnType<typeof startIssuer>>) {
    const appId = randomUUID()
    const credentials = {
      MicrosoftAppId: appId,
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppTenantId: randomUUID(),
      MicrosoftAppPassword: 'a secret',
    } as const
    const adapter = createAdapter({ local: false, credentials, allowedTenants: [], identityProvider })
    const own = { appId, host: '127.0.0.1', port: 0, metricsToken: '' }
    return startLiaison({ db, adapter, log: createLog('silent'), clock, ...own })
  }
})
