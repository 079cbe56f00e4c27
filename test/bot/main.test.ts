import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { network } from '../../bot/demo/network.ts'
import { bundleScript } from '../../bot/ops/bundle.ts'
import { scriptOf } from '../../bot/web/script.ts'
import { openDatabase } from '../../domain/storage/opening.ts'
import { selfSigned } from '../teams/certificate.ts'
import { startConnector } from '../teams/connector.ts'
import { isThorough } from '../thorough.ts'
import { type Process, start } from './process.ts'

describe('the process', function () {
  // It is a real one, and the machine may be busy.
  this.timeout('120s')

  let home: string
  let folder: string
  let lock: string
  let bot: Process | undefined
  const started: Process[] = []

  /** Starts one on any free port, with a log. */
  const launch = (args: readonly string[], env: Readonly<Record<string, string>>) => {
    const launched = start(args, { PORT: '0', LOG_LEVEL: 'info', ...env })
    started.push(launched)
    return launched
  }

  /** The one that has the folder, started when there is none. */
  async function running() {
    if (!bot?.isRunning()) bot = launch(['--local'], { DATABASE_URL: folder })
    return { bot, url: await bot.ready() }
  }

  // Making the folder takes seconds, so all share one: the first makes it, and is interrupted while doing so.
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'liaison-main-'))
    folder = join(home, 'data')
    lock = join(folder, 'liaison.lock')
  })
  after(async () => {
    for (const { kill } of started) kill('SIGKILL')
    await Promise.all(started.map(({ ended }) => ended))
    await rm(home, { recursive: true, force: true })
  })

  it('fills the demo once, notifies nobody of it, and takes being interrupted at any moment of it', async () => {
    const demo = () => launch(['--demo', '--no-clients'], { DATABASE_URL: folder })
    for (const milliseconds of isThorough ? [50, 800, 2_000] : [800]) {
      const interrupted = demo()
      await sleep(milliseconds)
      interrupted.kill('SIGINT')
      const ended = await Promise.race([interrupted.ended, sleep(15_000)])
      assert.ok(ended, `it did not end when interrupted after ${milliseconds} ms`)
      assert.equal(ended.err, '')
    }

    for (let time = 0; time < 2; time++) {
      const complete = demo()
      await complete.ready()
      complete.kill('SIGTERM')
      assert.equal((await complete.ended).code, 0)
    }

    const { db, close } = await openDatabase(folder)
    const names: readonly string[] = await db('companies').orderBy('name').pluck('name')
    const notices = await db('deliveries')
    await close()
    assert.deepEqual(names, network.companies.map(({ name }) => name).sort())
    assert.deepEqual(notices, [])
  })

  it('ends with 1 when its port is taken, says so in a sentence, and gives back its folder', async () => {
    const other = await startConnector()
    const { port } = new URL(other.url)

    const { code, err } = await launch(['--local'], { DATABASE_URL: folder, PORT: port }).ended

    await other.stop()
    assert.equal(code, 1)
    assert.match(err, new RegExp(`^[^\\n]*\\b${port}\\b[^\\n]*\\n$`))
    assert.equal(await readFile(lock, 'utf8'), '')
  })

  it('is ready to serve, and holds the lock of its folder', async () => {
    const { bot, url } = await running()

    const ready = await fetch(`${url}/health/ready`)

    assert.deepEqual(await ready.json(), { ready: true, waiting: 0, oldestSeconds: 0 })
    assert.equal(await readFile(lock, 'utf8'), `process ${bot.pid} on ${hostname()}`)
  })

  it('serves the script that draws cards on pages, which the build has made', async () => {
    const { url } = await running()
    const { address, text } = scriptOf(await bundleScript())

    const served = await fetch(`${url}${address}`)

    assert.equal(served.status, 200)
    assert.equal(await served.text(), text)
  })

  it('has its folder to itself: a second one ends with 1 and names the first', async () => {
    const { bot } = await running()

    const { code, out, err } = await launch(['--local'], { DATABASE_URL: folder }).ended

    assert.deepEqual([code, out], [1, ''])
    assert.match(err, new RegExp(`^the database folder \\S+ is in use by process ${bot.pid} on \\S+; [^\\n]+\\n$`))
    assert.equal(await readFile(lock, 'utf8'), `process ${bot.pid} on ${hostname()}`)
  })

  it('waits for a database that cannot be reached yet, says so without the password, and ends when told to', async () => {
    const waiting = launch(['--local'], { DATABASE_URL: 'postgres://u:canary@127.0.0.1:9/liaison' })
    while (!/waiting for it/.test(waiting.said()) && waiting.isRunning()) await sleep(50)

    waiting.kill('SIGTERM')

    const { code, out, err } = await waiting.ended
    assert.deepEqual([code, err], [0, ''])
    assert.match(out, /the database cannot be reached yet; waiting for it/)
    assert.doesNotMatch(out, /canary/)
  })

  it('writes nothing of what strangers send', async () => {
    const { bot, url } = await running()

    for (const body of ['{"text": "canary"}', '{"text": "canary"']) {
      const headers = { 'content-type': 'application/json', authorization: 'Bearer canary' }
      await fetch(`${url}/api/messages?canary`, { method: 'POST', headers, body })
    }

    await sleep(50)
    assert.doesNotMatch(bot.said(), /canary/)
  })

  it('survives a body that says it is packed and is not', async () => {
    const { bot, url } = await running()
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    const packed = { method: 'POST', headers, body: '{"type": "message"}', signal: AbortSignal.timeout(3_000) }

    const answer = await fetch(`${url}/api/messages`, packed).catch(() => undefined)

    assert.ok(answer && [400, 415].includes(answer.status), `it answered ${answer?.status}`)
    assert.ok(bot.isRunning())
  })

  it('that nobody has caught an error in says so, and ends with 1 in good order', async () => {
    const thrown = "process.on('SIGUSR2', () => { throw new TypeError('canary') })"
    const rejected = "process.on('SIGUSR2', () => { Promise.reject(new TypeError('canary')) })"
    for (const defect of [thrown, rejected]) {
      const own = join(home, 'defect')
      const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(defect)}`
      const broken = launch(['--local'], { DATABASE_URL: own, NODE_OPTIONS })
      await broken.ready()

      broken.kill('SIGUSR2')

      const { code, out } = await broken.ended
      assert.equal(code, 1)
      assert.match(out, /"level":60,.*"name":"TypeError"/)
      assert.ok(!existsSync(`${own}.lock`))
    }
  })

  describe('of a bot that is registered', () => {
    const registered = { MicrosoftAppId: randomUUID(), MicrosoftAppTenantId: randomUUID() }
    const activity = {
      type: 'message',
      text: 'hi',
      channelId: 'msteams',
      from: { id: '29:ada', aadObjectId: randomUUID() },
      serviceUrl: 'https://smba.trafficmanager.net/emea/',
      recipient: { id: '28:liaison' },
      conversation: { id: 'a:ada', conversationType: 'personal', tenantId: registered.MicrosoftAppTenantId },
    }
    for (const [MicrosoftAppType, secret] of [
      ['SingleTenant', 'a password'],
      ['SingleTenant', 'a certificate'],
      ['UserAssignedMSI', 'nothing to keep secret'],
    ] as const) {
      it(`gets ready as ${MicrosoftAppType} with ${secret}, and answers whoever shows no token, or another's, with 401`, async () => {
        const { key, certificate } = selfSigned()
        const file = join(home, 'registered.pem')
        await writeFile(file, `${certificate}${key}`)
        const one = launch([], {
          DATABASE_URL: join(home, 'registered'),
          HOST: '127.0.0.1',
          LOG_LEVEL: 'trace',
          ...registered,
          ...(secret === 'a password' && { MicrosoftAppPassword: 'canary' }),
          ...(secret === 'a certificate' && { MicrosoftAppCertificateFile: file }),
          MicrosoftAppType,
        })
        const url = await one.ready()
        const ready = await fetch(`${url}/health/ready`)
        const answers = []

        for (const authorization of ['', 'Bearer canary', 'Basic canary']) {
          const headers = { 'content-type': 'application/json', ...(authorization && { authorization }) }
          const answer = await fetch(`${url}/api/messages`, { method: 'POST', headers, body: JSON.stringify(activity) })
          answers.push([answer.status, await answer.text()])
        }
        one.kill('SIGTERM')

        const { code, out, err } = await one.ended
        assert.deepEqual(await ready.json(), { ready: true, waiting: 0, oldestSeconds: 0 })
        assert.deepEqual(answers, Array(3).fill([401, '"Unauthorized"']))
        assert.deepEqual([code, err], [0, ''])
        assert.equal(out.match(/refused at the door/g)?.length, 3)
        assert.doesNotMatch(out, /canary|PRIVATE KEY|local:/)
      })
    }
  })

  it('ends with 0 in a few seconds when told to, whoever has asked half a question, gives back its folder, and can start again', async () => {
    const { bot, url } = await running()
    const head = 'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n'
    const halves = [
      '',
      'GET /hea',
      head,
      `${head}Content-Length: 100\r\n\r\n{"type"`,
      'GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n',
    ]
    for (const half of halves) {
      const socket = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => {})
      await once(socket, 'connect')
      socket.write(half)
    }
    await sleep(300)
    const notified = Date.now()

    bot.kill('SIGTERM')

    const { code, err } = await bot.ended
    assert.deepEqual([code, err], [0, ''])
    assert.ok(Date.now() - notified < 5_000)
    assert.equal(await readFile(lock, 'utf8'), '')
    const again = await fetch(`${(await running()).url}/health/ready`)
    assert.deepEqual(await again.json(), { ready: true, waiting: 0, oldestSeconds: 0 })
  })
})
