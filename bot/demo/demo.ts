import { en } from '../../cards/words/en.ts'
import { saveDraft, shareCollaboration } from '../../domain/collaboration/collaborations.ts'
import { acceptInvitation, declineInvitation } from '../../domain/collaboration/invitations.ts'
import { viewCollaboration } from '../../domain/collaboration/overviews.ts'
import { declareData } from '../../domain/data/availability.ts'
import type { Db, Trx } from '../../domain/database.ts'
import { confirmAddress, saveAddress } from '../../domain/delivery/mails.ts'
import { discardNotifications } from '../../domain/delivery/outbox.ts'
import { type CollaborationId, type NoteId, newId } from '../../domain/ids.ts'
import { hasCompanies, registerCompany } from '../../domain/network/companies.ts'
import {
  acceptConnection,
  declineConnection,
  relateConnection,
  requestConnection,
} from '../../domain/network/connections.ts'
import { changeRole, joinCompany } from '../../domain/network/people.ts'
import type { Actor } from '../../domain/network/person.ts'
import { publishProfile, saveProfile } from '../../domain/network/profiles.ts'
import { termsHash } from '../actions/register.ts'
import { startClient } from './clients.ts'
import { type Network, network } from './network.ts'

/**
 * The sample network, when the database is empty: made by the same commands as a person's presses, so that its history is
 * true, and in one transaction, so that it is there or not. Making it notifies nobody.
 */
export async function fill(db: Db) {
  if (await hasCompanies(db)) return
  await db.transaction(async trx => {
    const at = new Date()
    const admins = new Map<string, Actor>()
    for (const company of network.companies) admins.set(company.key, await found(trx, company, at))
    const adminOf = (key: string) => {
      const admin = admins.get(key)
      if (!admin) throw new TypeError(`no company ${key} in the sample network`)
      return admin
    }
    for (const connection of network.connections) await connect(trx, connection, adminOf)
    for (const collaboration of network.collaborations) await collaborate(trx, collaboration, adminOf)
    // A private company cannot be asked, so it becomes private only now.
    for (const { key, visibility } of network.companies) {
      if (visibility === 'private') await publishProfile(trx, adminOf(key), false)
    }
    await discardNotifications(trx)
  })
}

/** What `startLocalClients` started: where to look, and how to end it. */
export type LocalClients = {
  readonly urls: readonly [string, string]
  readonly invitation: string
  stop(): Promise<void>
}

/** Two local Teams clients, as two people of two companies; rejects, leaving none behind, when one cannot start. */
export async function startLocalClients(bot: string, env: NodeJS.ProcessEnv): Promise<LocalClients> {
  const endpoint = `${bot}/api/messages`
  const seats = [seatOf('contoso', 'responder', 56_150), seatOf('fabrikam', 'admin', 56_151)] as const
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
  return {
    stop,
    urls: [`http://127.0.0.1:${contoso.port}`, `http://127.0.0.1:${fabrikam.port}`],
    invitation: `
Liaison is running, with two local Teams clients:

  http://127.0.0.1:${contoso.port}   ${contoso.person.name}, responder at ${contoso.company}
  http://127.0.0.1:${fabrikam.port}   ${fabrikam.person.name}, admin at ${fabrikam.company}

Try this:

  1. As ${contoso.person.name}, type "pending" and open the invitation to Demand planning. Tick some of what
     ${fabrikam.company} requests, press Share data and Confirm. Look at ${fabrikam.person.name}: the answer and its score are there.
  2. As ${contoso.person.name}, type "new collaboration with fabrikam". Give it a name, tick what you request, press
     Save and share, and Confirm. The invitation appears in the other client: answer it, and both cards change.
  3. As ${contoso.person.name}, type "visibility score" to see how much of what you request each partner shares.
  4. As ${contoso.person.name}, type "my partners", open ${fabrikam.company} and press Disconnect: it lists what would end. Confirm,
     and ${fabrikam.person.name} hears it.

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
    ...{ role, email },
    visitor: { tenantId: company.tenantId, objectId, name, locale, timeZone: 'UTC', at },
  }))
  if (first?.role !== 'admin') throw new TypeError(`the first person of ${company.key} is no admin`)
  const industry = Object.entries(en.industries).find(([, title]) => title === company.industry)?.[0] ?? 'other'
  const terms = { termsAccepted: true, termsHash: termsHash(en) }
  const admin = await registerCompany(db, first.visitor, { name, country, industry, contactEmail, region, ...terms })
  await confirmed(db, admin, first.email)
  const { about, website, duns } = company
  await saveProfile(db, admin, 'general', { about, website, duns })
  await publishProfile(db, admin, true)
  for (const { visitor, role, email } of others) {
    const by = await joinCompany(db, visitor, admin.company)
    await confirmed(db, by, email)
    if (role !== 'member') await changeRole(db, admin, by.person, role)
  }
  await declareData(db, admin, company.data)
  return admin
}

async function connect(db: Db, connection: Network['connections'][number], adminOf: (key: string) => Actor) {
  const { from, to, status, note = '', reason = '', relationshipOf = {} } = connection
  const id = await requestConnection(db, adminOf(from), adminOf(to).company, note)
  if (status === 'connected') await acceptConnection(db, adminOf(to), id)
  if (status === 'declined') await declineConnection(db, adminOf(to), id, undefined, reason)
  for (const [key, { relationship, vendorId = '', customerId = '' }] of Object.entries(relationshipOf)) {
    await relateConnection(db, adminOf(key), id, { relationship, vendorId, customerId })
  }
}

async function collaborate(db: Db, collaboration: Network['collaborations'][number], adminOf: (key: string) => Actor) {
  const { name, requested, offered, invitations } = collaboration
  const owner = adminOf(collaboration.owner)
  const id = newId<CollaborationId>()
  const invited = invitations.map(invitation => ({ ...invitation, by: adminOf(invitation.partner) }))
  const partners = invited.map(({ by }) => by.company)
  await saveDraft(db, owner, id, { name, partners, requested, offered, note: '' }, true)
  await shareCollaboration(db, owner, id, Object.fromEntries(invited.map(({ by, note = '' }) => [by.company, note])))
  const view = await viewCollaboration(db, owner, id, 0, invited.length)
  for (const { by, status, shared = [], reason = '' } of invited) {
    const found = view.partners.find(partner => partner.id === by.company)
    if (!found) throw new TypeError(`${name} was not sent to ${by.company}`)
    const note = { id: newId<NoteId>(), text: '' }
    if (status === 'accepted') await acceptInvitation(db, by, found.invitation, shared, note)
    if (status === 'declined') await declineInvitation(db, by, found.invitation, reason)
  }
}
