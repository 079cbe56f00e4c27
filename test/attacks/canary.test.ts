import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { openDatabase } from '../../domain/storage/opening.ts'
import { start } from '../bot/process.ts'
import { connector } from '../liaison.ts'
import { journey, walk } from './journey.ts'

/** What would show that one line of a log can be made two. */
const forged = '{"level":60,"msg":"forged"}'
/** Secrets of the one who runs it: they belong nowhere but into the environment. */
const secrets = { METRICS_TOKEN: 'sesame-canary-metrics', SMTP_PASSWORD: 'sesame-canary-mail' }

describe('every secret, and every word that somebody writes', function () {
  this.timeout('240s')

  it('is written nowhere but where it belongs', async () => {
    const home = await mkdtemp(join(tmpdir(), 'liaison-canary-'))
    const mails: string[] = []
    const smtp = await postOffice(mails)
    const { port } = smtp.server.address() as AddressInfo
    const bot = start(['--local'], {
      DATABASE_URL: join(home, 'data'),
      PORT: '0',
      LOG_LEVEL: 'trace',
      METRICS_TOKEN: secrets.METRICS_TOKEN,
      SMTP_URL: `smtp://bot:${secrets.SMTP_PASSWORD}@127.0.0.1:${port}`,
      MAIL_FROM: 'liaison@liaison.example',
      TMPDIR: home,
    })
    const url = await bot.ready()
    let next = 0
    const write = (field: string) => (field === 'email' ? `canary${next++}` : `canary ${field}\n${forged}`)

    const { eve } = await journey({ write, deliver: quiet, url: () => url })
    const seen = JSON.stringify(await walk(eve))
    const strange = await strangers(url)
    const metrics = await (await fetch(`${url}/metrics`)).text()
    bot.kill('SIGTERM')
    const { code, out, err } = await bot.ended
    await new Promise<void>(resolve => smtp.close(resolve))
    const { facts, reasons, notes } = await kept(join(home, 'data'))
    const files = await contents(home)
    await rm(home, { recursive: true })

    assert.deepEqual([code, err], [0, ''])
    const lines = out.trim().split('\n')
    assert.ok(lines.length > 100, `${lines.length} lines`)
    assert.deepEqual(
      lines.filter(line => JSON.parse(line).msg === 'forged'),
      [],
    )
    for (const [where, text] of Object.entries({ log: out, metrics, facts, reasons, ...strange })) {
      assert.doesNotMatch(text, /canary/, `${where}: ${/.{200}canary.{60}/.exec(text)}`)
      // Nobody minds that a stranger is told which of their paths is not there.
      if (!where.startsWith('answer')) assert.doesNotMatch(text, /forged/, where)
    }
    // It was written, and is where it belongs: so it could have been found elsewhere.
    assert.ok(notes.includes('canary note.write note'))
    assert.ok(mails.length > 0 && mails.join('').includes('canary'))
    assert.match(seen, /canary connection\.request note/)
    assert.doesNotMatch(seen, /canary (?:connection\.relate|collaboration\.share|invitation\.|note\.write)/)
    for (const secret of Object.values(secrets)) {
      assert.deepEqual(
        files.filter(({ text }) => text.includes(secret)).map(({ name }) => name),
        [],
      )
      assert.ok(!mails.join('').includes(secret) && !seen.includes(secret))
    }
  })
})

/** Until nothing has been posted for a while: the process delivers by itself. */
async function quiet() {
  for (let before = -1; before !== connector.requests.length; ) {
    before = connector.requests.length
    await sleep(1_500)
  }
}

/** A server for e-mail that asks for a password, and keeps what it is given. */
async function postOffice(mails: string[]): Promise<SMTPServer> {
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ password }, _session, done) =>
      password === secrets.SMTP_PASSWORD ? done(null, { user: 'bot' }) : done(new Error('no')),
    onData(stream, _session, done) {
      stream.on('data', chunk => mails.push(`${chunk}`))
      stream.on('end', () => done())
    },
  })
  await new Promise<void>(resolve => smtp.listen(0, '127.0.0.1', resolve))
  return smtp
}

/** What somebody who has no business here is answered. */
async function strangers(url: string): Promise<Readonly<Record<string, string>>> {
  const bearer = { authorization: 'Bearer canary-canary-canary', 'user-agent': `canary ${forged}` }
  const json = { 'content-type': 'application/json' }
  const requests: Readonly<Record<string, RequestInit>> = {
    '/': {},
    [`/nowhere%0a${encodeURIComponent(forged)}`]: {},
    '/mail/answer?t=canary.canary': {},
    '/mail/stop?t=canary': {},
    '/export/history?company=canary&signature=canary': {},
    '/metrics': { headers: bearer },
    '/api/messages': { method: 'POST', headers: json, body: '{"text": "canary"}' },
    '/api/messages?broken': { method: 'POST', headers: json, body: '{"text": "canary"' },
    '/api/messages?elsewhere': {
      method: 'POST',
      headers: { ...json, ...bearer },
      body: JSON.stringify({
        type: 'message',
        text: 'canary',
        channelId: 'msteams',
        serviceUrl: 'https://canary.example/',
        from: { id: 'canary' },
        recipient: { id: 'canary' },
        conversation: { id: 'canary' },
      }),
    },
  }
  const answers: Record<string, string> = {}
  for (const [path, init] of Object.entries(requests)) {
    const answer = await fetch(`${url}${path}`, init)
    const status = `${answer.status} ${JSON.stringify([...answer.headers])}`
    answers[`answer ${Object.keys(answers).length}`] = `${status} ${await answer.text()}`
  }
  return answers
}

/** What the history says of what was done, besides what was written; why something was not delivered; and the notes. */
async function kept(folder: string) {
  const { db, close } = await openDatabase(folder)
  const facts = JSON.stringify(await db('audit_entries').select('type', 'subject', 'facts'))
  const reasons = JSON.stringify(await db('deliveries').select('event', 'subject', 'why', 'dedupe_key'))
  const notes = JSON.stringify(await db('notes').select('text'))
  await close()
  return { facts, reasons, notes }
}

async function contents(folder: string) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return Promise.all(
    entries
      .filter(entry => entry.isFile())
      .map(async ({ parentPath, name }) => ({ name, text: await readFile(join(parentPath, name), 'latin1') })),
  )
}
