import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { fill, startLocalClients } from '../../bot/demo/demo.ts'
import { startLiaison } from '../../bot/liaison.ts'
import { createLog } from '../../bot/log.ts'
import { createAdapter } from '../../bot/teams/adapter.ts'
import { migrate, openDatabase } from '../../domain/database.ts'
import { type Client, openBrowser, openClient } from './driver.ts'

/** The real local Teams client in a real browser, on the demo as a newcomer meets it; the README's pictures come from here. */
describe('the local client', () => {
  const stops: (() => Promise<unknown>)[] = []
  let browser: Browser
  let alex: Client
  let johanna: Client

  before(async function () {
    this.timeout('120s')
    const folder = await mkdtemp(join(tmpdir(), 'liaison-client-test-'))
    stops.push(() => rm(folder, { recursive: true, force: true }))
    const { db, close } = await openDatabase(join(folder, 'data'))
    stops.push(close)
    await migrate(db)
    await fill(db)
    const liaison = await startLiaison({
      db,
      adapter: createAdapter({ local: true }),
      appId: '',
      log: createLog(process.env.TEST_LOG ?? 'silent'),
      clock: () => new Date(),
      host: '127.0.0.1',
      port: 0,
      metricsToken: '',
    })
    liaison.deliver()
    stops.push(liaison.stop)
    const clients = await startLocalClients(liaison.url, process.env)
    stops.push(clients.stop)
    browser = await openBrowser()
    stops.push(() => browser.close())
    const [first, second] = clients.urls
    alex = await openClient(browser, first)
    johanna = await openClient(browser, second)
  })

  after(async () => {
    for (const stop of stops.reverse()) await stop()
  })

  const pictures = new URL('../../docs/pictures/', import.meta.url).pathname

  it('greets whoever opens it', async () => {
    await alex.waitFor('Welcome to Liaison')
    await johanna.waitFor('Welcome to Liaison')
    await alex.picture(`${pictures}home.png`)
  })

  it('shows every list and form', async () => {
    for (const [said, seen, file] of [
      ['help', 'Type one of these', 'help'],
      ['pending', 'Adventure Works wants to connect', 'pending'],
      ['sent requests', 'Tailspin', 'sent'],
      ['my partners', 'Litware', 'partners'],
      ['find partners', 'Allure Bays', 'find'],
      ['profile', 'General information', 'profile'],
      ['people', 'Megan Bowen', 'people'],
      ['something odd', 'did not understand', 'unknown'],
    ] as const) {
      await alex.say(said)
      await alex.waitFor(seen)
      await alex.picture(`${pictures}${file}.png`)
    }
    assert.deepEqual(alex.errors, [])
  })
})
