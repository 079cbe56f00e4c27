import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { startClient } from '../../bot/demo/clients.ts'
import { fill, startLocalClients } from '../../bot/demo/demo.ts'
import { network } from '../../bot/demo/network.ts'
import { startLiaison } from '../../bot/liaison.ts'
import { createLog } from '../../bot/log.ts'
import { createAdapter } from '../../bot/teams/adapter.ts'
import { migrate, openDatabase } from '../../domain/database.ts'
import { type Client, openBrowser, openClient } from './driver.ts'

/** The real local Teams client in a real browser, on the demo as a newcomer meets it; the README's pictures come from here. */
describe('the local client', () => {
  const stops: (() => Promise<unknown>)[] = []
  let browser: Browser
  let bot: string
  let alex: Client
  let johanna: Client
  let megan: Client

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
    stops.push(liaison.stop)
    liaison.deliver()
    bot = liaison.url
    const clients = await startLocalClients(bot, process.env)
    stops.push(clients.stop)
    browser = await openBrowser()
    stops.push(() => browser.close())
    const [first, second] = clients.urls
    alex = await openClient(browser, first)
    johanna = await openClient(browser, second)
    megan = await openSeat('contoso', 'Megan Bowen', 56_152, bot)
  })

  after(async () => {
    for (const stop of stops.reverse()) await stop()
  })

  /** One more local client, for anybody of the sample network. */
  async function openSeat(key: string, name: string, port: number, at: string): Promise<Client> {
    const company = network.companies.find(each => each.key === key)
    const [person] = company?.people.filter(each => each.name === name) ?? []
    assert.ok(company && person)
    const seat = { ...person, tenantId: company.tenantId }
    const endpoint = `${at}/api/messages`
    const { url, stop } = await startClient({ person: seat, colleagues: [], port, endpoint, env: process.env })
    stops.push(stop)
    return openClient(browser, url)
  }

  /** The local client always says that its person speaks English; Teams reports what they really speak. */
  async function speaking(locale: string): Promise<string> {
    const proxy = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      const body = Buffer.concat(chunks).toString().replaceAll('"locale":"en-US"', `"locale":"${locale}"`)
      const headers = { 'content-type': 'application/json' }
      const method = request.method ?? 'POST'
      const answer = await fetch(`${bot}${request.url}`, { method, headers, ...(body ? { body } : {}) })
      response.writeHead(answer.status, headers)
      response.end(await answer.text())
    })
    await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
    stops.push(() => new Promise(resolve => proxy.close(resolve)))
    return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  }

  const picture = (client: Client, name: string) =>
    client.picture(new URL(`../../docs/pictures/${name}.png`, import.meta.url).pathname)

  it('greets whoever opens it', async () => {
    await alex.waitFor('Welcome to Liaison')
    await johanna.waitFor('Welcome to Liaison')
    await picture(alex, 'home')
  })

  it('shows every list and form', async () => {
    for (const [client, said, seen, name] of [
      [alex, 'help', 'Type one of these', 'help'],
      [alex, 'sent requests', 'Tailspin', 'sent'],
      [alex, 'my partners', 'Litware', 'partners'],
      [alex, 'find partners', 'Allure Bays', 'find'],
      [alex, 'something odd', 'did not understand', 'unknown'],
      [johanna, 'profile', 'General information', 'profile'],
      [megan, 'people', 'Megan Bowen', 'people'],
    ] as const) {
      await client.say(said)
      await client.waitFor(seen)
      await picture(client, name)
    }
    await johanna.press('Edit profile')
    await picture(johanna, 'profile-form')
    await johanna.fill('DUNS number', '12345')
    await johanna.press('Save')
    assert.match(await johanna.text(), /nine digits/)
    await picture(johanna, 'profile-refused')
  })

  it('declines a request with a reason, in two presses', async () => {
    await alex.say('pending')
    await alex.waitFor('Adventure Works wants to connect')
    await picture(alex, 'pending')

    await alex.press('Decline')
    await alex.choose('Reason (optional)', 'Not at the moment')
    await alex.fill('In your words (optional)', 'Please ask us again in spring.')
    await picture(alex, 'decline')
    await alex.press('Confirm')

    assert.match(await alex.text(), /You declined the request from Adventure Works[\s\S]*Not at the moment/)
    await picture(alex, 'declined')
  })

  it('says when a declined request can be sent again', async () => {
    await alex.say('sent requests')
    await alex.waitFor('Tailspin Parts')

    await alex.press('Resend')

    assert.match(await alex.text(), /You can ask again from/)
    await picture(alex, 'too-soon')
  })

  it('ends a connection after asking once, and the other side hears it', async () => {
    await alex.say('connect with fabrikam')
    await alex.waitFor('You are already connected')
    await alex.press('Open')
    await picture(alex, 'connected')

    await alex.press('Disconnect')
    await picture(alex, 'disconnect')
    await alex.press('Confirm')

    await johanna.waitFor('You are no longer connected with Contoso Electronics')
    await picture(johanna, 'disconnected')
  })

  it('carries a request from one company to the other, and the answer back', async () => {
    await johanna.say('connect with contoso')
    await johanna.waitFor('Ask Contoso Electronics again?')
    await johanna.fill('Note (optional)', 'We would like to see shortages *early*.')
    await picture(johanna, 'connect')
    await johanna.press('Confirm')
    await johanna.waitFor('You asked Contoso Electronics to connect')
    await picture(johanna, 'asked')
    await megan.waitFor('Fabrikam Components wants to connect')
    await megan.say('pending')
    await megan.waitFor('Waiting for you')
    await alex.waitFor('Fabrikam Components wants to connect')
    await picture(alex, 'request')

    await alex.press('Accept')

    await alex.waitFor('You are connected with Fabrikam Components')
    await picture(alex, 'accepted')
    await johanna.waitFor('You are connected with Contoso Electronics')
    await picture(johanna, 'answer')
  })

  it('shows a colleague who comes late who has answered', async () => {
    const list = megan.cards().filter({ hasText: 'Waiting for you' }).last()

    await megan.press('Accept', { card: list })

    await megan.waitFor('This has been settled already')
    await megan.waitFor('Alex Wilber')
    await picture(megan, 'late')
  })

  it('speaks German and Chinese', async () => {
    const diego = await openSeat('fabrikam', 'Diego Siciliani', 56_153, await speaking('de-DE'))
    const lidia = await openSeat('litware', 'Lidia Holloway', 56_154, await speaking('zh-CN'))
    await diego.waitFor('Willkommen')
    await diego.say('partner finden')
    await diego.waitFor('Adventure Works')
    await picture(diego, 'german')
    await lidia.waitFor('Litware Plastics')
    await lidia.say('查找合作伙伴')
    await lidia.waitFor('Contoso Electronics')
    await picture(lidia, 'chinese')
  })

  it('never met an error of the page', () => {
    for (const client of [alex, johanna, megan]) assert.deepEqual(client.errors, [])
  })
})
