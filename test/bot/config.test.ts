import assert from 'node:assert/strict'
import { createHash, createPrivateKey, randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BadConfiguration, readConfig } from '../../bot/config.ts'
import { selfSigned } from '../teams/certificate.ts'
import { run } from './process.ts'

const production = {
  MicrosoftAppId: randomUUID(),
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: randomUUID(),
  MicrosoftAppPassword: 'canary-password',
} as const

type Env = Readonly<Record<string, string | undefined>>

/** What is said about a configuration that is refused: line by line. */
function complaints(env: Env, args: readonly string[] = []): readonly string[] {
  try {
    readConfig({ ...env }, args)
  } catch (error) {
    assert.ok(error instanceof BadConfiguration, `${error}`)
    const [heading, ...lines] = error.message.split('\n')
    assert.equal(heading, 'Liaison cannot start:')
    return lines.map(line => line.trim())
  }
  return assert.fail('it was accepted')
}

/** The names that are complained about. */
const blamed = (env: Env, args?: readonly string[]) => complaints(env, args).map(line => line.split(' ')[0])

describe('the configuration', () => {
  it('has defaults for everything but the credentials', () => {
    const config = readConfig(production, [])

    assert.deepEqual(config, {
      demo: false,
      clients: false,
      clientPorts: [56_150, 56_151],
      port: 3978,
      host: '0.0.0.0',
      database: '.data',
      logLevel: 'info',
      historyKey: '',
      metricsToken: '',
      publicUrl: '',
      mail: undefined,
      regionUrls: { us: undefined, eu: undefined, apac: undefined },
      keep: { notes: 730, declined: 366, deliveries: 365, history: 3_650 },
      operator: { processors: [], backupDays: undefined },
      teams: { local: false, credentials: production, allowedTenants: [] },
    })
  })

  it('takes what is set', () => {
    const tenant = randomUUID()

    const config = readConfig(
      {
        ...production,
        PORT: '0',
        HOST: ' 10.0.0.1 ',
        DATABASE_URL: 'postgres://db/liaison',
        LOG_LEVEL: 'debug',
        METRICS_TOKEN: 'sixteen-or-longer',
        REGION_EU_URL: 'postgres://db/eu',
        HISTORY_KEY: 'also-sixteen-or-longer',
        PUBLIC_URL: 'https://bot.example/',
        ALLOWED_TENANTS: ` ${tenant} , ,other`,
        KEEP_NOTES: '30',
        KEEP_DECLINED: '400',
        KEEP_DELIVERIES: '31',
        KEEP_HISTORY: ' 366 ',
        KEEP_BACKUPS: '35',
        PROCESSORS: ' Microsoft Azure | hosting | IE ; Acme, Inc.|e-mail|US;',
      },
      [],
    )

    assert.deepEqual(config, {
      demo: false,
      clients: false,
      clientPorts: [56_150, 56_151],
      port: 0,
      host: '10.0.0.1',
      database: 'postgres://db/liaison',
      historyKey: 'also-sixteen-or-longer',
      logLevel: 'debug',
      metricsToken: 'sixteen-or-longer',
      publicUrl: 'https://bot.example',
      mail: undefined,
      regionUrls: { us: undefined, eu: 'postgres://db/eu', apac: undefined },
      keep: { notes: 30, declined: 400, deliveries: 31, history: 366 },
      operator: {
        processors: [
          { name: 'Microsoft Azure', purpose: 'hosting', country: 'IE' },
          { name: 'Acme, Inc.', purpose: 'e-mail', country: 'US' },
        ],
        backupDays: 35,
      },
      teams: { local: false, credentials: production, allowedTenants: [tenant, 'other'] },
    })
  })

  for (const [PROCESSORS, why] of [
    ['Azure', /entry 1 is not$/],
    ['Azure | hosting | IE; Mail | | US', /entry 2 is not$/],
    ['Azure | hosting | IE | more', /entry 1 is not$/],
    ['Azure | hosting | Ireland', /the country of entry 1 is no code of ISO 3166/],
    ['Azure | hosting | ie', /the country of entry 1 is no code of ISO 3166/],
    [`Azure | ${'x'.repeat(101)} | IE`, /entry 1 has more than 100 characters$/],
    ['Azure | hosting | IE;'.repeat(21), /must have at most 20 entries$/],
  ] as const) {
    it(`says in a sentence what is wrong with PROCESSORS: ${PROCESSORS.slice(0, 40)} (K8)`, () => {
      const [line = '', ...others] = complaints({ ...production, PROCESSORS })

      assert.match(line, /^PROCESSORS must /)
      assert.match(line, why)
      assert.doesNotMatch(line.replace(/“.*?”/, ''), /Azure/)
      assert.deepEqual(others, [])
    })
  }

  it('is not changed by variables that it does not know, nor by the names of its flags', () => {
    const noise = { local: 'true', demo: 'true', clients: 'true', PATH: '/bin', __proto__: 'x' }

    const { demo, clients, teams } = readConfig({ ...production, ...noise }, [])

    assert.deepEqual([demo, clients, teams.local], [false, false, false])
  })

  it('needs no credentials with --local, and listens on loopback', () => {
    const { host, teams, demo } = readConfig({}, ['--local'])

    assert.deepEqual([host, teams, demo], ['127.0.0.1', { local: true }, false])
  })

  for (const HOST of ['127.0.0.1', '::1', 'localhost', '']) {
    it(`lets --local listen on "${HOST}"`, () => {
      assert.equal(readConfig({ HOST }, ['--local']).host, HOST || '127.0.0.1')
    })
  }

  for (const HOST of ['0.0.0.0', '::', '10.0.0.1', 'example.com', '127.0.0.1.example.com', 'localhost.', '0']) {
    it(`does not let --local listen on ${HOST}`, () => {
      assert.deepEqual(blamed({ HOST }, ['--local']), ['HOST'])
      assert.deepEqual(blamed({ HOST }, ['--demo']), ['HOST'])
    })
  }

  it('of the demo is local, with clients unless told otherwise, and with a quiet log', () => {
    const [demo, without] = [readConfig({}, ['--demo']), readConfig({}, ['--demo', '--no-clients'])]

    assert.deepEqual([demo.teams, demo.demo, demo.clients, demo.logLevel], [{ local: true }, true, true, 'error'])
    assert.deepEqual([without.demo, without.clients], [true, false])
    assert.equal(readConfig({}, ['--local', '--no-clients']).clients, false)
  })

  it('without anything is refused, with all that is missing', () => {
    assert.deepEqual(blamed({}), ['MicrosoftAppId', 'MicrosoftAppType', 'MicrosoftAppTenantId', 'MicrosoftAppPassword'])
  })

  for (const [MicrosoftAppType, missing] of [
    ['SingleTenant', ['MicrosoftAppId', 'MicrosoftAppTenantId', 'MicrosoftAppPassword']],
    ['MultiTenant', ['MicrosoftAppId', 'MicrosoftAppPassword']],
    ['UserAssignedMSI', ['MicrosoftAppId', 'MicrosoftAppTenantId']],
  ] as const) {
    it(`of a bot of type ${MicrosoftAppType} needs ${missing.join(', ')}`, () => {
      const { MicrosoftAppType: _, ...all } = production
      const enough = Object.fromEntries(Object.entries(all).filter(([name]) => missing.some(each => each === name)))

      assert.deepEqual(blamed({ MicrosoftAppType }), missing)
      assert.equal(readConfig({ MicrosoftAppType, ...enough }, []).teams.local, false)
    })
  }

  for (const type of ['singletenant', 'Singletenant', 'SingleTenant ', 'canary', 'MultiTenant;']) {
    it(`is refused with "${type}" for a MicrosoftAppType, which botbuilder would take for MultiTenant`, () => {
      assert.deepEqual(complaints({ ...production, MicrosoftAppType: type }), [
        'MicrosoftAppType must be SingleTenant, MultiTenant or UserAssignedMSI',
      ])
    })
  }

  for (const [name, values] of Object.entries({
    CLIENT_PORTS: ['canary', '56150', '56150,canary', '1,2,3', '56150,0'],
    PORT: ['canary', '-1', '65536', '39.5', '1e9', 'NaN', '3978; rm'],
    LOG_LEVEL: ['canary', 'INFO', 'verbose'],
    METRICS_TOKEN: ['canary-short'],
    HISTORY_KEY: ['canary-short'],
    MicrosoftAppId: ['canary', '00000000-0000-0000-0000-00000000000g', ' ', 'x00000000-0000-4000-8000-000000000000'],
    MicrosoftAppTenantId: ['canary', 'common', ''],
    MicrosoftAppPassword: ['', '  '],
    PUBLIC_URL: ['canary', 'http://canary.example', 'javascript:canary', 'https://'],
    SMTP_URL: ['canary'],
    MAIL_FROM: ['canary', 'canary@', '@canary'],
    DATABASE_URL: [' ', 'mysql://canary/liaison', 'memory://'],
    KEEP_NOTES: ['canary', '29', '', '36501', '730.5'],
    KEEP_DECLINED: ['365'],
    KEEP_DELIVERIES: ['30'],
    KEEP_HISTORY: ['-1', 'Infinity'],
  })) {
    for (const value of values) {
      it(`is refused with "${value}" for ${name}, which is not repeated`, () => {
        const mail = { MAIL_FROM: 'liaison@mail.example', PUBLIC_URL: 'https://liaison.example' }

        const said = complaints({ ...production, ...mail, [name]: value })

        assert.deepEqual([...new Set(said.map(line => line.split(' ')[0]))], [name])
        assert.doesNotMatch(said.join('\n'), /canary/)
      })
    }
  }

  describe('with a certificate instead of a password', () => {
    const { MicrosoftAppPassword: _, ...registered } = production
    const [own, other, old] = [selfSigned(), selfSigned(), selfSigned(-1)]
    const file = (name: string) => join(home, name)
    let home: string

    before(async () => {
      home = await mkdtemp(join(tmpdir(), 'liaison-certificate-'))
      await writeFile(file('own'), `${own.key}${own.certificate}`)
      await writeFile(file('swapped'), `${own.certificate}${other.key}`)
      await writeFile(file('old'), `${old.certificate}${old.key}`)
      await writeFile(file('bare'), `${own.certificate}`)
      await writeFile(file('key'), own.key)
      const { key: locked } = selfSigned()
      const passphrase = { cipher: 'aes-256-cbc', passphrase: 'canary', type: 'pkcs8', format: 'pem' } as const
      await writeFile(file('locked'), `${own.certificate}${createPrivateKey(locked).export(passphrase)}`)
      await writeFile(file('junk'), 'canary')
    })
    after(() => rm(home, { recursive: true }))

    for (const MicrosoftAppType of ['SingleTenant', 'MultiTenant'] as const) {
      it(`is that of a bot of type ${MicrosoftAppType}`, () => {
        const { teams } = readConfig(
          { ...registered, MicrosoftAppType, MicrosoftAppCertificateFile: ` ${file('own')} ` },
          [],
        )

        assert.ok(!teams.local)
        assert.deepEqual(teams.credentials, {
          ...registered,
          MicrosoftAppType,
          CertificatePrivateKey: own.key,
          CertificateThumbprint: createHash('sha1').update(own.certificate.raw).digest('hex').toUpperCase(),
        })
      })
    }

    for (const [name, complaint] of Object.entries({
      swapped: 'holds the private key of another certificate',
      old: 'holds a certificate that has expired',
      bare: 'holds no private key that can be read without a passphrase',
      locked: 'holds no private key that can be read without a passphrase',
      key: 'holds no certificate',
      junk: 'holds no certificate',
      missing: 'cannot be read',
    })) {
      it(`is refused when its file ${complaint} (${name})`, () => {
        const said = complaints({ ...registered, MicrosoftAppCertificateFile: file(name) })

        assert.deepEqual(said, [`MicrosoftAppCertificateFile ${complaint}`])
      })
    }

    it('is refused with the password beside it, and either of them for a bot that needs none', () => {
      const both = { ...production, MicrosoftAppCertificateFile: file('own') }

      assert.deepEqual(complaints(both), [
        'MicrosoftAppPassword and MicrosoftAppCertificateFile are set: leave one of them out',
      ])
      for (const name of ['MicrosoftAppPassword', 'MicrosoftAppCertificateFile'] as const) {
        assert.deepEqual(complaints({ ...registered, MicrosoftAppType: 'UserAssignedMSI', [name]: both[name] }), [
          `${name} must not be set with UserAssignedMSI: Azure vouches for the bot`,
        ])
      }
    })
  })

  it('needs a sender and an address for its mail', () => {
    const SMTP_URL = 'smtps://user:canary@mail.example'

    const said = complaints({ ...production, SMTP_URL })

    assert.deepEqual(said, [
      'MAIL_FROM is needed with SMTP_URL',
      'PUBLIC_URL is needed with SMTP_URL: e-mails link to it',
    ])
    const from = 'liaison@mail.example'
    const complete = { ...production, SMTP_URL, MAIL_FROM: from, PUBLIC_URL: 'https://liaison.example' }
    assert.deepEqual(readConfig(complete, []).mail, { smtpUrl: SMTP_URL, from })
  })

  it('writes no mail without a server, but for a folder beside the database when local', () => {
    const from = 'liaison@localhost.example'

    assert.equal(readConfig(production, []).mail, undefined)
    assert.deepEqual(readConfig({ DATABASE_URL: 'here' }, ['--local']).mail, { folder: 'here.mail', from })
    assert.deepEqual(readConfig({ DATABASE_URL: 'here/' }, ['--local']).mail, { folder: 'here.mail', from })
    assert.deepEqual(readConfig({ DATABASE_URL: 'Postgres://h/d' }, ['--local']).mail, { folder: '.data.mail', from })
    assert.deepEqual(readConfig({ DATABASE_URL: 'postgres://h/d' }, ['--local']).mail, { folder: '.data.mail', from })
  })

  it('is complained about in full, whatever is wrong first', () => {
    const said = blamed({
      PORT: 'canary',
      LOG_LEVEL: 'canary',
      METRICS_TOKEN: 'canary',
      PUBLIC_URL: 'canary',
      MicrosoftAppId: 'canary',
      MicrosoftAppType: 'canary',
      SMTP_URL: 'smtp://mail.example',
    })

    for (const name of [
      'PORT',
      'LOG_LEVEL',
      'METRICS_TOKEN',
      'PUBLIC_URL',
      'MAIL_FROM',
      'MicrosoftAppId',
      'MicrosoftAppType',
      'MicrosoftAppPassword',
    ]) {
      assert.ok(said.includes(name), `nothing is said about ${name}: ${said.join()}`)
    }
  })

  it('never repeats a value, whatever is wrong', () => {
    const secrets = Object.fromEntries(
      ['PORT', 'HOST', 'DATABASE_URL', 'MicrosoftAppId', 'MicrosoftAppType', 'MicrosoftAppTenantId']
        .concat(['MicrosoftAppPassword', 'ALLOWED_TENANTS', 'PUBLIC_URL', 'SMTP_URL', 'MAIL_FROM', 'LOG_LEVEL'])
        .concat('METRICS_TOKEN')
        .map((name, index) => [name, `canary${index}`]),
    )

    for (const args of [[], ['--local']]) assert.doesNotMatch(complaints(secrets, args).join('\n'), /canary/)
  })

  for (const args of [
    ['--locl'],
    ['--local', '--debug'],
    ['-l'],
    ['--local=true'],
    ['--password=canary'],
    ['canary'],
  ]) {
    it(`is refused with ${args.join(' ')}, and no value is repeated`, () => {
      assert.doesNotMatch(complaints(production, args).join('\n'), /canary/)
    })
  }
})

describe('the process without credentials', () => {
  it('ends with 1, says all that is missing and nothing else, and never listens', async function () {
    this.timeout('30s')

    const { code, out, err } = await run('main', [], { PORT: '0', METRICS_TOKEN: 'canary' })

    assert.equal(code, 1)
    assert.equal(out, '')
    const [heading, ...lines] = err.trim().split('\n')
    assert.equal(heading, 'Liaison cannot start:')
    assert.deepEqual(lines.map(line => line.trim().split(' ')[0]).sort(), [
      'METRICS_TOKEN',
      'MicrosoftAppId',
      'MicrosoftAppPassword',
      'MicrosoftAppTenantId',
      'MicrosoftAppType',
    ])
    assert.doesNotMatch(err, /canary/)
  })
})
