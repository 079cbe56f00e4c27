import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import {
  acceptInvitation,
  declineInvitation,
  leaveInvitation,
  writeNote,
} from '../../domain/collaboration/invitations.ts'
import { dayOf } from '../../domain/collaboration/past-score.ts'
import { recordScores } from '../../domain/collaboration/past-scores.ts'
import { registerCompany } from '../../domain/company/companies.ts'
import { askErasure } from '../../domain/company/erasures.ts'
import { changeRole, joinCompany } from '../../domain/company/people.ts'
import { publishProfile, saveProfile } from '../../domain/company/profiles.ts'
import { stopMail } from '../../domain/delivery/mails.ts'
import { savePreferences } from '../../domain/delivery/preferences.ts'
import { type NoteId, newId } from '../../domain/kernel/ids.ts'
import type { Role } from '../../domain/kernel/role.ts'
import { daysAfter } from '../../domain/kernel/time.ts'
import {
  acceptConnection,
  declineConnection,
  relateConnection,
  remindOfConnection,
} from '../../domain/network/connections.ts'
import { inviteProspect } from '../../domain/network/prospects.ts'
import { requestConnection } from '../../domain/network/requests.ts'
import { writeDenial } from '../../domain/trust/denials.ts'
import { clock } from '../clock.ts'
import { db, everything, type Rows, scenery } from '../database.ts'
import { form, visitor } from '../domain/company/founded.ts'
import { liaison } from '../liaison.ts'
import { teammate } from '../teams/teammate.ts'
import { loaded, sent } from './files/loaded.ts'
import { admin, connect, invitationOf, type Someone, shares } from './partners.ts'

/** What is in every text of the company that leaves, and in none of anybody else. */
export const MARK = 'quixot'

const note = (text: string) => ({ id: newId<NoteId>(), text })
const letter = { vendorId: '', customerId: '', duns: '', note: '' }

async function somebody(name: string, company: string): Promise<Someone> {
  const person = teammate(name, randomUUID())
  const { tenantId, objectId } = person
  const fields = form({ name: company, contactEmail: `hello@${MARK}.example` })
  const by = await registerCompany(db, visitor({ tenantId, objectId, name }), fields)
  await publishProfile(db, by, true)
  await person.say('help')
  return { person, by }
}

async function colleague(boss: Someone, name: string, role: Role): Promise<Someone> {
  const person = teammate(name, boss.person.tenantId)
  const by = await joinCompany(
    db,
    visitor({ tenantId: person.tenantId, objectId: person.objectId, name }),
    boss.by.company,
  )
  if (role !== 'member') await changeRole(db, boss.by, by.person, role)
  await person.say('help')
  return { person, by: { ...by, role } }
}

/**
 * A company with something in every table, all of which says who it is; its partners Fabrikam and Litware, Datum, who has asked it, and
 * Proseware, whom it has asked. Its admin Ada has asked for it to be erased.
 */
export const leaver = scenery(async () => {
  const ada = await somebody(`Ada ${MARK}`, `${MARK} Looms`)
  const fabrikam = await admin('Johanna', 'Fabrikam', 'eu')
  // Before it came: what Fabrikam knows of it is in what Fabrikam typed.
  const reached = await inviteProspect(db, fabrikam.by, {
    ...letter,
    name: `${MARK} of ours`,
    email: `x@${MARK}.example`,
  })
  await db('prospects').where({ id: reached }).update({ company_id: ada.by.company })
  const [litware, datum, proseware] = [
    await admin('Lee', 'Litware'),
    await admin('Dora', 'Datum'),
    await admin('Pia', 'Proseware'),
  ]
  const bob = await colleague(ada, `Bob ${MARK}`, 'responder')
  const mia = await colleague(ada, `Mia ${MARK}`, 'admin')
  const connection = await requestConnection(db, bob.by, fabrikam.by.company, `${MARK} asks`)
  await acceptConnection(db, fabrikam.by, connection)
  await relateConnection(db, bob.by, connection, { relationship: 'vendor', vendorId: `V-${MARK}` })
  await relateConnection(db, fabrikam.by, connection, { relationship: 'customer', customerId: 'K-1 of Fabrikam' })
  await connect(bob, litware)
  const incoming = await requestConnection(db, datum.by, ada.by.company, 'Datum asks')
  await remindOfConnection(db, ada.by, incoming, 'never')
  const outgoing = await requestConnection(db, bob.by, proseware.by.company, `${MARK} asks`)
  const wasAsked = await requestConnection(db, (await admin('Ole', 'Olive')).by, ada.by.company, 'Olive asks')
  await declineConnection(db, ada.by, wasAsked, 'not-now', `${MARK} declines`)
  const owned = await shares(bob, [fabrikam, litware], { name: `${MARK} demand`, note: `${MARK} would like to` })
  await acceptInvitation(db, fabrikam.by, owned.invitation, ['products'], note('Fabrikam accepts'))
  const withLitware = await invitationOf(owned.collaboration, litware)
  await acceptInvitation(db, litware.by, withLitware, ['products'], note('Litware accepts'))
  await leaveInvitation(db, litware.by, withLitware)
  const theirs = await shares(fabrikam, [ada], { name: 'Supply of Fabrikam', note: 'Fabrikam would like to' })
  await acceptInvitation(db, bob.by, theirs.invitation, ['products', 'vendors'], note(`${MARK} accepts`))
  await writeNote(db, ada.by, theirs.invitation, note(`${MARK} adds`))
  await writeNote(db, fabrikam.by, theirs.invitation, note('Fabrikam adds'))
  const refused = await shares(litware, [ada], { name: 'Declined of Litware', note: '' })
  await declineInvitation(db, bob.by, refused.invitation, `${MARK} does not want to`)
  await bob.person.press(await bob.person.say('new collaboration with fabrikam'), 'Save draft', {
    name: `${MARK} draft`,
    requested: 'products',
    note: `${MARK} wonders`,
  })
  await saveProfile(db, ada.by, 'general', {
    name: `${MARK} Looms`,
    country: 'US',
    industry: 'retail',
    contactEmail: `hello@${MARK}.example`,
    about: `About ${MARK}`,
    duns: '150483782',
  })
  await db('companies')
    .where({ id: ada.by.company })
    .update({ contact_confirmed: `hello@${MARK}.example` })
  await inviteProspect(db, bob.by, { ...letter, name: `${MARK} friend`, email: `friend@${MARK}-friends.example` })
  await db('people')
    .where({ id: bob.by.person })
    .update({ email: `bob@${MARK}.example` })
  await stopMail(db, `bob@${MARK}.example`, clock())
  await stopMail(db, `hello@${MARK}.example`, clock())
  await savePreferences(db, mia.by, { ways: { answers: 'digest' }, quietFrom: 20, quietTo: 6 })
  await loaded(ada.by, `ProductId,ProductName\nP-1,${MARK} thread\n`, { table: 'Product', name: `${MARK}.csv` })
  await loaded(ada.by, `ProductId,ProductName\nP-1,${MARK} yarn\n`, { table: 'Product', name: `${MARK}.csv` })
  await loaded(ada.by, `VendorId,Name,PrimaryContactEmail\n1,${MARK} vendor,v@${MARK}.example\n2,Fabrikam,\n`, {
    table: 'Vendor',
  })
  await loaded(fabrikam.by, 'VendorId,Name\n1,Somebody of Fabrikam\n', { table: 'Vendor' })
  await sent(ada.by, `ItemNumber\n${MARK}\n`, `${MARK} items.csv`)
  await db('added_addresses').insert({
    company_id: ada.by.company,
    imported_id: newId(),
    email: `added@${MARK}.example`,
    added_at: clock(),
  })
  await fill(ada, fabrikam)
  await liaison.deliverDue()
  for await (const _ of recordScores(db, dayOf(clock())));
  await askErasure(db, ada.by, `${MARK} LOOMS`)
  await ada.person.say('visibility')
  return { ada, bob, mia, fabrikam, litware, datum, proseware, connection, incoming, outgoing, owned, theirs, reached }
})

/** What is in a table only after an hour, or by chance. */
async function fill({ by, person }: Someone, fabrikam: Someone) {
  const channel = {
    id: `19:${MARK}`,
    tenant_id: person.tenantId,
    reference: JSON.stringify({ of: MARK }),
    seen_at: clock(),
  }
  await db('conversations').insert(channel)
  await db('company_channels').insert({
    company_id: by.company,
    conversation_id: channel.id,
    reference: channel.reference,
    named_by: by.person,
    named_at: clock(),
  })
  await db('deliveries').insert({
    company_id: by.company,
    subject: `data:${by.company}`,
    event: 'data.loaded',
    due_at: clock(),
    next_at: clock(),
    created_at: clock(),
    revision: 1,
    delivered: 1,
  })
  const digest = `digest:${newId()}`
  await db('deliveries').insert({
    person_id: by.person,
    subject: digest,
    event: 'digest',
    due_at: daysAfter(clock(), 90),
    next_at: daysAfter(clock(), 90),
    created_at: clock(),
    dedupe_key: `digest ${by.person}`,
  })
  await db('digest_entries').insert({
    digest,
    subject: `people:${by.company}`,
    event: 'person.role-changed',
    at: clock(),
  })
  const visit = { expires_at: clock(), digest: '', person_id: by.person, company_id: by.company }
  await db('visits').insert({ ...visit, id: newId() })
  const looking = { person_id: fabrikam.by.person, company_id: fabrikam.by.company, owner_id: by.company }
  await db('visits').insert({ ...visit, ...looking, id: newId(), purpose: 'rows' })
  const opening = { what: 'Product', person_id: fabrikam.by.person, seen_at: clock() }
  await db('openings').insert({ ...opening, viewer_id: fabrikam.by.company, owner_id: by.company })
  const [theirs] = await db('imports').where({ company_id: fabrikam.by.company, status: 'current' }).pluck('id')
  const match = { import_id: theirs, company_id: fabrikam.by.company, other_id: by.company, basis: 'name' }
  await db('matches')
    .insert({ ...match, found_at: clock() })
    .onConflict(['import_id', 'other_id'])
    .ignore()
  const job = {
    kind: 'prospects.match',
    due_at: daysAfter(clock(), 90),
    next_at: daysAfter(clock(), 90),
    created_at: clock(),
  }
  await db('jobs').insert({ ...job, subject: `profile:${by.company}` })
  const [upload] = await db('uploads').where({ company_id: by.company }).pluck('id')
  await db('jobs').insert({ ...job, kind: 'data.check', subject: `upload:${upload}` })
  // As a guest elsewhere somebody of that tenant was denied something.
  const guest = { tenantId: person.tenantId, objectId: person.objectId, at: clock(), isGuest: true }
  await writeDenial(db, guest, { reason: 'guest', verb: 'message', ids: {} })
}

/** Tables in which rows with the ids of somebody erased may be, and nothing else of them. */
const withIds = [
  'companies',
  'people',
  'connections',
  'invitations',
  'collaborations',
  'past_invitations',
  'audit_entries',
  'audit_heads',
  'erasures',
  'prospects',
]

/** Whatever is left in the database of those texts; and rows with those ids where none is to be. */
export async function leftOf(texts: readonly string[], ids: readonly string[]): Promise<readonly string[]> {
  const rows: Rows = await everything()
  assert.ok(Object.keys(rows).length > 40)
  const known = new Set([
    ...(await db('prospects').pluck<string[]>('id')),
    ...(await db('uploads').pluck<string[]>('id')),
  ])
  const isOrphan = (row: string) => {
    const [, id] = /"(?:prospect|upload):([^"]*)"/.exec(row) ?? []
    return id !== undefined && !known.has(id)
  }
  return Object.entries(rows).flatMap(([table, found]) =>
    found
      .filter(
        row =>
          texts.some(text => row.toLowerCase().includes(text.toLowerCase())) ||
          (!withIds.includes(table) && ids.some(id => row.includes(id)) && !row.includes('"erasure:')) ||
          (table === 'jobs' && isOrphan(row)),
      )
      .map(row => `${table}: ${row}`),
  )
}
