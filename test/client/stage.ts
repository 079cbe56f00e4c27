import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startClient } from '../../bot/demo/clients.ts'
import { loadTable } from '../../bot/demo/data.ts'
import { fill, startLocalClients } from '../../bot/demo/demo.ts'
import { network } from '../../bot/demo/network.ts'
import { startLiaison } from '../../bot/liaison.ts'
import { createLog } from '../../bot/ops/log.ts'
import { createAdapter } from '../../bot/teams/adapter.ts'
import { findActor } from '../../domain/company/people.ts'
import type { TableCode } from '../../domain/data/catalogue.ts'
import { migrate, migrateRegions } from '../../domain/storage/migrations.ts'
import { openDatabase } from '../../domain/storage/opening.ts'
import { type Client, openBrowser, openClient } from './driver.ts'

type Tongue = { locale: string }
export type Stage = Awaited<ReturnType<typeof openStage>>

/** Where the clients listen: below the ports that outgoing connections get, of which any may be taken. */
const PORTS = [26_150, 26_151] as const

/** The demo as a newcomer meets it, with a real browser before it. What had started is stopped when something fails to. */
export async function openStage() {
  const stops: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const stop of stops.splice(0).reverse()) await stop()
  }
  try {
    return { ...(await open(stops)), close }
  } catch (failure) {
    await close()
    throw failure
  }
}

/** Takes the picture of a client's last card for the README. */
export const picture = (client: Client, name: string) => client.picture(pathOf(name))

const pathOf = (name: string) => new URL(`../../docs/pictures/${name}.png`, import.meta.url).pathname

async function open(stops: (() => Promise<unknown>)[]) {
  const folder = await mkdtemp(join(tmpdir(), 'liaison-client-test-'))
  stops.push(() => rm(folder, { recursive: true, force: true }))
  const mails = join(folder, 'mail')
  const database = await openDatabase(join(folder, 'data'))
  const { db } = database
  stops.push(database.close)
  await migrate(db)
  await migrateRegions(db)
  await fill(db, { of: () => database })
  let ahead = 0
  /** The bot believes that it is so much later; it looks at what is due every second. */
  const passDays = (days: number) => {
    ahead += days * 86_400_000
  }
  const liaison = await startLiaison({
    db,
    adapter: createAdapter({ local: true }),
    appId: '',
    log: createLog(process.env.TEST_LOG ?? 'silent'),
    clock: () => new Date(Date.now() + ahead),
    host: '127.0.0.1',
    port: 0,
    metricsToken: '',
    mail: { folder: mails, from: 'liaison@localhost.example' },
    operator: { processors: [{ name: 'Microsoft Azure', purpose: 'hosting', country: 'IE' }], backupDays: 35 },
  })
  stops.push(liaison.stop)
  liaison.deliver()
  const clients = await startLocalClients(liaison.url, PORTS, process.env)
  stops.push(clients.stop)
  const browser = await openBrowser()
  stops.push(() => browser.close())

  /** One more local client, for anybody of the sample network, who speaks what `tongue` says at the moment. */
  async function openSeat(key: string, name: string, port: number, tongue?: Tongue): Promise<Client> {
    const company = network.companies.find(each => each.key === key)
    const person = company?.people.find(each => each.name === name)
    assert.ok(company && person)
    const seat = { ...person, tenantId: company.tenantId }
    const endpoint = `${tongue ? await speaking(tongue) : liaison.url}/api/messages`
    const { url, stop } = await startClient({ person: seat, colleagues: [], port, endpoint, env: process.env })
    stops.push(stop)
    return openClient(browser, url)
  }

  /** Follows the link of the e-mail that invites, takes the picture of the page, and says what is on it. */
  async function followMail(name: string): Promise<string> {
    const url = await written(/http:\/\/127\.0\.0\.1:\d+\/mail\/invited\S+/)
    const page = await browser.newPage({ viewport: { width: 800, height: 560 } })
    await page.goto(url)
    await page.screenshot({ path: pathOf(name) })
    return page.locator('body').innerText()
  }

  /** What is found in some e-mail, once one is written that has it. */
  async function written(pattern: RegExp, tries = 40): Promise<string> {
    const files = (await readdir(mails).catch(() => [])).filter(file => file.endsWith('.eml'))
    for (const file of files) {
      const raw = (await readFile(join(mails, file), 'utf8')).replace(/=\r\n/g, '').replaceAll('=3D', '=')
      const [found] = pattern.exec(raw.slice(raw.indexOf('text/plain'))) ?? []
      if (found) return found
    }
    assert.ok(tries > 0, `no e-mail with ${pattern}`)
    await sleep(500)
    return written(pattern, tries - 1)
  }

  /** The local client always says that its person speaks English; Teams reports what they really speak. */
  async function speaking(tongue: Tongue): Promise<string> {
    const proxy = createServer(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      const body = Buffer.concat(chunks).toString().replaceAll('"locale":"en-US"', `"locale":"${tongue.locale}"`)
      const headers = { 'content-type': 'application/json' }
      const method = request.method ?? 'POST'
      const answer = await fetch(`${liaison.url}${request.url}`, { method, headers, ...(body ? { body } : {}) })
      response.writeHead(answer.status, headers)
      response.end(await answer.text())
    })
    await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
    stops.push(() => new Promise(resolve => proxy.close(resolve)))
    return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  }

  /** Loads a table of a company of the sample network by the same commands as the page. */
  async function load(key: string, table: TableCode, csv: string) {
    const seat = network.companies.find(company => company.key === key)?.people[0]
    const by = seat && (await findActor(db, seat.aadObjectId, new Date()))
    assert.ok(by)
    await loadTable(db, { of: () => database }, by, table, Buffer.from(csv))
  }

  const [first, second] = clients.urls
  return {
    alex: await openClient(browser, first),
    johanna: await openClient(browser, second),
    megan: await openSeat('contoso', 'Megan Bowen', 26_152),
    openSeat,
    load,
    /** Everybody is taken to have Teams in that language. */
    speak: (locale: string) => db('people').update({ locale }),
    followMail,
    passDays,
  }
}
