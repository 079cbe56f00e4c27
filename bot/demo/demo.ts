import { once } from 'node:events'
import { createServer } from 'node:net'
import { languageOf } from '../../cards/languages.ts'
import { en } from '../../cards/words/en.ts'
import { hasCompanies, registerCompany } from '../../domain/company/companies.ts'
import { confirmContact } from '../../domain/company/contacts.ts'
import { changeRole, findActor, joinCompany } from '../../domain/company/people.ts'
import { publishProfile, saveProfile } from '../../domain/company/profiles.ts'
import { confirmAddress, saveAddress } from '../../domain/delivery/mails.ts'
import { presumeLanguage } from '../../domain/delivery/memories.ts'
import { discardNotifications } from '../../domain/delivery/outbox.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { daysAfter } from '../../domain/kernel/time.ts'
import type { Db, Trx } from '../../domain/storage/database.ts'
import { transaction } from '../../domain/storage/transactions.ts'
import { viewHome } from '../../domain/views/home.ts'
import { termsHash } from '../actions/register.ts'
import type { Places } from '../places.ts'
import { makePast } from './between.ts'
import { startClient } from './clients.ts'
import { loadSamples, sectionsOf } from './data.ts'
import { type Network, network } from './network.ts'

/**
 * The sample network, when the database is empty: made by the same commands as a person's presses, so that its history is
 * true, which begins months ago. First its companies, in one transaction; then their rows, loaded where `places` says like those of anybody; then what is
 * between them, in another one. Whoever was interrupted goes on the next time. Making it notifies nobody.
 */
export async function fill(db: Db, places?: Places, at = new Date()) {
  const admins = (await hasCompanies(db))
    ? await findAdmins(db, at)
    : await transaction(db, trx => foundAll(trx, daysAfter(at, -FOUNDED)))
  if (!admins) return
  if (places) for (const [key, by] of admins) await loadSamples(db, places, { ...by, at }, key)
  await transaction(db, trx => join(trx, admins, at))
}

/** The local client says of everybody that they speak English: who speaks another language is spoken to in it from the first card on. */
export async function speakAsTheyDo(db: Db) {
  for (const { aadObjectId, locale } of network.companies.flatMap(({ people }) => people)) {
    const by = languageOf(locale) === 'en' ? undefined : await findActor(db, aadObjectId, new Date())
    if (by) await presumeLanguage(db, by, locale)
  }
}

/** Days since the companies of the sample network came. */
const FOUNDED = 170

type Admins = ReadonlyMap<string, Actor>

async function foundAll(trx: Trx, at: Date): Promise<Admins> {
  const admins = new Map<string, Actor>()
  for (const company of network.companies) admins.set(company.key, await found(trx, company, at))
  await discardNotifications(trx)
  return admins
}

/** Those of a sample network that was interrupted; undefined when it is whole, or somebody else's. */
async function findAdmins(db: Db, at: Date): Promise<Admins | undefined> {
  const admins = new Map<string, Actor>()
  for (const { key, people } of network.companies) {
    const by = await findActor(db, people[0]?.aadObjectId ?? '', at)
    if (!by || (await viewHome(db, by)).partners > 0) return undefined
    admins.set(key, by)
  }
  return admins
}

/** Everything that is between the companies. */
async function join(trx: Trx, admins: Admins, at: Date) {
  const adminOf = (key: string) => {
    const admin = admins.get(key)
    if (!admin) throw new TypeError(`no company ${key} in the sample network`)
    return { ...admin, at }
  }
  await makePast(trx, adminOf)
  // A private company cannot be asked, so it becomes private only now.
  for (const { key, visibility } of network.companies) {
    if (visibility === 'private') await publishProfile(trx, adminOf(key), false)
  }
  await discardNotifications(trx)
}

/** What `startLocalClients` started: where to look, and how to end it. */
export type LocalClients = {
  readonly urls: readonly [string, string]
  readonly invitation: string
  stop(): Promise<void>
}

/** A port that the demo needs is taken; the message says which, and what to do. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken'
}

/** Refuses `PortTaken` unless all of them are free, before anything is made. */
export async function checkPorts(host: string, port: number, clients: readonly number[]) {
  for (const each of [port, ...clients]) {
    if (await isFree(each === port ? host : '127.0.0.1', each)) continue
    const way = each === port ? `PORT=${port + 1}` : `CLIENT_PORTS=${clients.map(taken => taken + 10).join()}`
    throw new PortTaken(`Port ${each} is taken. Stop what uses it, or choose another: ${way} npm run demo`)
  }
}

async function isFree(host: string, port: number): Promise<boolean> {
  const probe = createServer()
  try {
    await once(probe.listen(port, host), 'listening')
    return true
  } catch {
    return false
  } finally {
    probe.close()
  }
}

/** Two local Teams clients on these ports, as two people of two companies; rejects, leaving none behind, when one cannot start. */
export async function startLocalClients(
  bot: string,
  [first, second]: readonly [number, number],
  env: NodeJS.ProcessEnv,
): Promise<LocalClients> {
  const endpoint = `${bot}/api/messages`
  const seats = [seatOf('contoso', 'responder', first), seatOf('fabrikam', 'admin', second)] as const
  const started = await Promise.allSettled(seats.map(seat => startClient({ ...seat, endpoint, env })))
  const clients = started.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []))
  const stop = async () => {
    await Promise.all(clients.map(client => client.stop()))
  }
  for (const result of started) {
    if (result.status === 'fulfilled') continue
    await stop()
    throw result.reason
  }
  const [contoso, fabrikam] = seats
  const addressOf = ({ port }: typeof contoso) => `http://127.0.0.1:${port}`
  return {
    stop,
    urls: [addressOf(contoso), addressOf(fabrikam)],
    invitation: `
Liaison is running. Open these side by side in a browser:

  ${addressOf(contoso)}   you are ${contoso.person.name}, responder at ${contoso.company}
  ${addressOf(fabrikam)}   you are ${fabrikam.person.name}, admin at ${fabrikam.company}

Try this: as ${contoso.person.name}, type "pending" and answer ${fabrikam.company}. ${fabrikam.person.name} hears it at once.
Or "open datum's warehouses": the first rows, and a page with all of them, to filter and to export.

Ctrl-C stops everything.
`,
  }
}

function seatOf(key: string, role: string, port: number) {
  const company = network.companies.find(each => each.key === key)
  const [person] = company?.people.filter(each => each.role === role) ?? []
  if (!company || !person) throw new TypeError(`no ${role} of ${key} in the sample network`)
  const { tenantId, name, people } = company
  return {
    company: name,
    port,
    person: { ...person, tenantId },
    colleagues: people.map(each => ({ ...each, tenantId })),
  }
}

/** Everybody in the sample network reads their e-mail. */
async function confirmed(db: Trx, by: Actor, email: string) {
  await saveAddress(db, by, email)
  await confirmAddress(db, by.person, by.at)
}

async function found(db: Trx, company: Network['companies'][number], at: Date): Promise<Actor> {
  const { name, country, contactEmail, region, people } = company
  const [first, ...others] = people.map(({ aadObjectId: objectId, name, locale, role, email }) => ({
    role,
    email,
    visitor: { tenantId: company.tenantId, objectId, name, locale, timeZone: 'UTC', at },
  }))
  if (first?.role !== 'admin') throw new TypeError(`the first person of ${company.key} is no admin`)
  const industry = Object.entries(en.industries).find(([, title]) => title === company.industry)?.[0] ?? 'other'
  const terms = { termsAccepted: true, termsHash: termsHash(en) }
  const admin = await registerCompany(db, first.visitor, { name, country, industry, contactEmail, region, ...terms })
  await confirmContact(db, admin.company, at, at)
  await confirmed(db, admin, first.email)
  const { about, website, duns } = company
  await saveProfile(db, admin, 'general', { about, website, duns })
  for (const [section, fields] of await sectionsOf(company.key)) await saveProfile(db, admin, section, fields)
  await publishProfile(db, admin, true)
  for (const { visitor, role, email } of others) {
    const by = await joinCompany(db, visitor, admin.company)
    await confirmed(db, by, email)
    if (role !== 'member') await changeRole(db, admin, by.person, role)
  }
  return admin
}
