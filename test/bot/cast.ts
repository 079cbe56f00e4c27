import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import {
  deleteCollaboration,
  disconnect,
  saveDraft,
  shareCollaboration,
} from '../../domain/collaboration/collaborations.ts'
import { acceptInvitation, declineInvitation } from '../../domain/collaboration/invitations.ts'
import { registerCompany } from '../../domain/company/companies.ts'
import { changeRole, joinCompany } from '../../domain/company/people.ts'
import { publishProfile } from '../../domain/company/profiles.ts'
import { saveAddress } from '../../domain/delivery/mails.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import {
  type CollaborationId,
  type ImportedId,
  type ImportId,
  type InvitationId,
  type LoadId,
  type NoteId,
  newId,
} from '../../domain/kernel/ids.ts'
import type { Role } from '../../domain/kernel/role.ts'
import { daysAfter } from '../../domain/kernel/time.ts'
import { acceptConnection } from '../../domain/network/connections.ts'
import { inviteProspect } from '../../domain/network/prospects.ts'
import { requestConnection } from '../../domain/network/requests.ts'
import { transaction } from '../../domain/storage/transactions.ts'
import { clock } from '../clock.ts'
import { db, scenery } from '../database.ts'
import { liaison } from '../liaison.ts'
import { type Teammate, teammate } from '../teams/teammate.ts'

type Someone = { readonly by: Actor; readonly person: Teammate }
export type Scene = Awaited<ReturnType<ReturnType<typeof castOf>>>

/**
 * Contoso, with one company for each way of standing to it, made by the commands that the buttons run. They talk to the bot at
 * that address.
 */
export const castOf = (url = () => liaison.url) => scenery(() => perform(url))

async function perform(url: () => string) {
  const us = await founded(url, 'Contoso')
  const asker = await founded(url, 'Asker')
  const asked = await founded(url, 'Asked')
  const partner = await founded(url, 'Partner')
  const stranger = await founded(url, 'Stranger')
  const hidden = await founded(url, 'Hidden', false)
  const member = await joined(url, us, 'Max')
  const colleague = await joined(url, us, 'Mia')
  const gone = await joined(url, us, 'Gus')
  await db('people').where({ id: gone.by.person }).update({ removed_at: clock() })
  const responder = await joined(url, us, 'Rosa', 'responder')
  const incoming = await requestConnection(db, asker.by, us.by.company, '')
  const outgoing = await requestConnection(db, us.by, asked.by.company, '')
  const connected = await connect(us, partner)
  const former = await connect(us, await founded(url, 'Former'))
  await disconnect(db, us.by, former)
  const foreign = await requestConnection(db, stranger.by, asked.by.company, '')
  const partners = await connect(stranger, partner)
  const [litware, datum, newcomer] = [
    await founded(url, 'Litware'),
    await founded(url, 'Datum'),
    await founded(url, 'Newcomer'),
  ]
  for (const other of [litware, datum, newcomer]) await connect(us, other)
  const collaborations = await collaborate({ us, partner, stranger, litware, datum })
  const letter = { name: 'Northwind', vendorId: '', customerId: '', duns: '', note: '' }
  const prospect = await inviteProspect(db, us.by, { ...letter, email: 'hello@northwind.example' })
  const lapsed = await inviteProspect(db, us.by, { ...letter, email: 'hello@lapsed.example' })
  await db('prospects').where({ id: lapsed }).update({ status: 'expired', ended_at: clock() })
  const foreignProspect = await inviteProspect(db, hidden.by, { ...letter, email: 'hello@contoso.example' })
  const { code } = await db('prospects').where({ id: foreignProspect }).first<{ code: string }>('code')
  // An address that is not confirmed yet.
  await transaction(db, trx => saveAddress(trx, { ...us.by, at: daysAfter(clock(), -1) }, 'ada@contoso.example'))
  // Their chats are known before anything is compared.
  for (const { person } of [us, member, responder, stranger]) await person.say('help')
  const network = { us, member, responder, asker, stranger, hidden, incoming, outgoing, connected, foreign, partners }
  const loads = await load(us)
  const foreignImported = (await list(stranger)).imported
  return {
    ...network,
    former,
    partner,
    newcomer,
    colleague,
    gone,
    ...collaborations,
    prospect,
    lapsed,
    foreignProspect,
    code,
    ...loads,
    foreignImported,
  }
}

/** A table of ours that was loaded twice, as if its rows were there. */
async function load({ by: { company, person } }: Someone) {
  const [previous, current] = [newId<LoadId>(), newId<LoadId>()]
  const [at, loaded] = [clock(), { company_id: company, person_id: person, table_code: 'Vendor', status: 'loaded' }]
  const times = { begun_at: at, loaded_at: at }
  await db('loads').insert([
    { ...loaded, ...times, id: previous, rows: 1, keep_until: daysAfter(at, 7) },
    { ...loaded, ...times, id: current, rows: 2, keep_until: null },
  ])
  await db('current_loads').insert({
    company_id: company,
    table_code: 'Vendor',
    load_id: current,
    previous_id: previous,
  })
  return { load: current, previous, ...(await list({ by: { company } }, current)) }
}

/** Two in their tables: one without an e-mail address, and one who could be invited. */
async function list({ by: { company } }: { readonly by: Pick<Actor, 'company'> }, load?: LoadId) {
  const id = newId<ImportId>()
  const [imported, reachable] = [newId<ImportedId>(), newId<ImportedId>()]
  await db('imports').insert({
    id,
    company_id: company,
    status: 'current',
    vendor_load: load ?? null,
    begun_at: clock(),
  })
  const listed = { company, import: id, id: imported }
  await db('imported').insert({ ...listed, name: 'Proseware', name_key: 'proseware', vendor_id: 'V-9' })
  await db('imported_keys').insert({ company, import: id, id: imported, key: 'name:proseware' })
  await db('imported').insert({
    ...listed,
    id: reachable,
    name: 'Adventure Works',
    name_key: 'adventure works',
    vendor_id: 'V-8',
    email: 'sales@adventure.example',
  })
  await db('imported_keys').insert({ company, import: id, id: reachable, key: 'name:adventure works' })
  return { imported, reachable }
}

/** Collaborations of each kind: ours, one of a partner's to which we are invited and one we are in, and one of strangers. */
async function collaborate({
  us,
  partner,
  stranger,
  litware,
  datum,
}: Readonly<Record<'us' | 'partner' | 'stranger' | 'litware' | 'datum', Someone>>) {
  const note = () => ({ id: newId<NoteId>(), text: '' })
  const draft = await drafted(us, 'Draft', [partner, litware])
  const shared = await drafted(us, 'Shared', [partner, litware, datum])
  await shareCollaboration(db, us.by, shared)
  const [waiting, accepted, declined] = [
    await invitationOf(shared, partner),
    await invitationOf(shared, litware),
    await invitationOf(shared, datum),
  ]
  await acceptInvitation(db, litware.by, accepted, ['products'], note())
  await declineInvitation(db, datum.by, declined, 'No.')
  // A week has passed since.
  await db('invitations')
    .where({ id: declined })
    .update({ answered_at: '2026-02-01', asks: ['2026-02-01'] })
  const theirs = await drafted(partner, 'Theirs', [us])
  await shareCollaboration(db, partner.by, theirs)
  const asked = await invitationOf(theirs, us)
  const agreed = await drafted(partner, 'Agreed', [us])
  await shareCollaboration(db, partner.by, agreed)
  const joined = await invitationOf(agreed, us)
  await acceptInvitation(db, us.by, joined, ['products', 'warehouses'], note())
  const foreigners = await drafted(stranger, 'Foreign', [partner])
  await shareCollaboration(db, stranger.by, foreigners)
  const foreignInvitation = await invitationOf(foreigners, partner)
  const unsent = await invitationOf(await drafted(partner, 'Unsent', [us]), us)
  const deleted = await drafted(us, 'Deleted', [partner])
  await shareCollaboration(db, us.by, deleted)
  const taken = await drafted(partner, 'Taken', [us])
  await shareCollaboration(db, partner.by, taken)
  const [withdrawn, over] = [await invitationOf(deleted, partner), await invitationOf(taken, us)]
  await acceptInvitation(db, us.by, over, ['products'], note())
  await deleteCollaboration(db, us.by, deleted)
  await deleteCollaboration(db, partner.by, taken)
  return {
    draft,
    shared,
    waiting,
    accepted,
    declined,
    theirs,
    agreed,
    asked,
    joined,
    foreigners,
    foreignInvitation,
    unsent,
    deleted,
    withdrawn,
    over,
  }
}

/** A draft of that company, which requests two data entities and offers one. */
async function drafted({ by }: Someone, name: string, partners: readonly Someone[]): Promise<CollaborationId> {
  const id = newId<CollaborationId>()
  const lists = { requested: ['products', 'vendors'], offered: ['warehouses'] } as const
  await saveDraft(db, by, id, { name, partners: partners.map(({ by: { company } }) => company), ...lists, note: '' })
  return id
}

async function invitationOf(collaboration_id: CollaborationId, { by }: Someone): Promise<InvitationId> {
  const row = await db('invitations')
    .where({ collaboration_id, partner_id: by.company })
    .first<{ id: InvitationId }>('id')
  assert.ok(row)
  return row.id
}

async function founded(url: () => string, name: string, isPublic = true): Promise<Someone> {
  const person = teammate(`${name}'s admin`, randomUUID(), { url })
  const by = await registerCompany(db, visitorOf(person, `${name}'s admin`), {
    name,
    country: 'US',
    industry: 'retail',
    contactEmail: 'partners@example.com',
    region: 'us',
    termsAccepted: true,
    termsHash: '',
  })
  if (isPublic) await publishProfile(db, by, true)
  return { by, person }
}

async function joined(url: () => string, boss: Someone, name: string, role: Role = 'member'): Promise<Someone> {
  const { tenantId } = boss.person
  const person = teammate(name, tenantId, { url })
  const by = await joinCompany(db, visitorOf(person, name), boss.by.company)
  if (role !== 'member') await changeRole(db, boss.by, by.person, role)
  return { person, by: { ...by, role } }
}

async function connect(one: Someone, other: Someone) {
  const id = await requestConnection(db, one.by, other.by.company, '')
  await acceptConnection(db, other.by, id)
  return id
}

const visitorOf = ({ tenantId, objectId }: Teammate, name: string) => ({
  tenantId,
  objectId,
  name,
  locale: 'en-US',
  timeZone: 'UTC',
  at: clock(),
})
