import { workOffCopies } from '../../bot/copies.ts'
import { loadTable } from '../../bot/demo/data.ts'
import { saveDraft, shareCollaboration } from '../../domain/collaboration/collaborations.ts'
import { acceptInvitation, changeShared } from '../../domain/collaboration/invitations.ts'
import { registerCompany } from '../../domain/company/companies.ts'
import { moveCompany } from '../../domain/data/moves.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { type CollaborationId, type NoteId, newId } from '../../domain/kernel/ids.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { type Region, regions } from '../../domain/kernel/region.ts'
import { acceptConnection } from '../../domain/network/connections.ts'
import { requestConnection } from '../../domain/network/requests.ts'
import { migrate } from '../../domain/storage/migrations.ts'
import { openDatabase } from '../../domain/storage/opening.ts'
import { openStores } from '../../domain/storage/stores.ts'
import { workOffMoves } from './mover.ts'

/**
 * Shares a table with a partner of another region, stops that, loads it anew, again and again until it is killed, and makes and removes
 * the copies each time; says so after each turn. The next one goes on. Arguments: the main database, that of the region of the owner
 * (empty when it is the same), rows of the table, and by how many minutes its clock is ahead, so that nothing waits for the lease of
 * one that was killed; `moves` to move the owner from region to region instead of sharing and not.
 */
const [url = '', eu = '', rows = '3000', ahead = '0', moves = ''] = process.argv.slice(2)
const clock = () => new Date(Date.now() + Number(ahead) * 60_000)
const main = await openDatabase(url)
await migrate(main.longWork)
const places = await openStores(main, { eu: eu || undefined }, clock())
const { db } = main
const site = { db, places, clock, stopping: new AbortController().signal }

const [viewer, owner] = [await found('Contoso', 'us', '1'), await found('Fabrikam', 'eu', '2')]
const now = (by: Actor): Actor => ({ ...by, at: clock() })
const id = await invite()
console.log('ready')
for (let turn = 1; ; turn++) {
  await workOffCopies(site)
  await workOffMoves(site)
  const { shared, revision } = await db('invitations').where({ id }).first('shared', 'revision')
  if (turn % 4 === 0) await load(`${turn}`)
  else if (moves) await move()
  else await changeShared(db, now(owner), id, shared.length > 0 ? [] : ['vendors'], revision)
  await workOffCopies(site)
  console.log(`turn ${turn}`)
}

/** To each region in turn; two of them are in one database. */
async function move() {
  const { region } = await db('companies').where({ id: owner.company }).first<{ region: Region }>('region')
  const next = regions[(regions.indexOf(region) + 1) % regions.length]
  await moveCompany(db, now(owner), next ?? region)
  await workOffMoves(site)
}

/** Loads another table, after whatever another one has left of theirs. */
async function load(tag: string) {
  for (;;) {
    try {
      return await loadTable(db, places, now(owner), 'Vendor', table(tag))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await db('jobs').whereIn('kind', ['data.check', 'data.load']).delete()
      await db('uploads').delete()
    }
  }
}

function table(tag: string): Buffer {
  const lines = Array.from({ length: Number(rows) }, (_, at) => `V-${at},${tag}`)
  return Buffer.from(`VendorId,Name\n${lines.join('\n')}\n`)
}

/** The admin of a company that is there, or is made. */
async function found(name: string, region: Region, digit: string): Promise<Actor> {
  const person = await db('people as p')
    .join('companies as c', 'c.id', 'p.company_id')
    .where('c.name', name)
    .first('p.id', 'p.company_id')
  if (person) return { person: person.id, company: person.company_id, role: 'admin', at: clock() }
  const one = `${digit.repeat(8)}-1111-4111-8111-111111111111`
  const visitor = { tenantId: one, objectId: one, name: 'Ada', locale: 'en', timeZone: 'UTC', at: clock() }
  const terms = { termsAccepted: true, termsHash: 'hash' }
  const form = { name, country: 'US', industry: 'retail', contactEmail: `a${digit}@b.example`, region, ...terms }
  const by = await registerCompany(db, visitor, form)
  await db('companies').where({ id: by.company }).update({ is_public: true })
  return by
}

/** The one invitation, accepted, with a table behind it; whatever of it is there already. */
async function invite() {
  const loaded = await db('current_loads').whereNotNull('load_id').first('load_id')
  if (!loaded) await load('0')
  const connection = await db('connections').where({ status: 'connected' }).first('id')
  if (!connection) {
    const pending = await db('connections').first('id')
    const asked = pending?.id ?? (await requestConnection(db, now(viewer), owner.company, ''))
    await acceptConnection(db, now(owner), asked)
  }
  const note = { id: newId<NoteId>(), text: '' }
  const collaboration: CollaborationId = (await db('collaborations').first('id'))?.id ?? newId()
  const invited = await db('invitations').whereNot({ status: 'draft' }).first('id')
  if (!invited) {
    const lists = { name: 'Demand', partners: [owner.company], requested: ['vendors'], offered: [], note: '' } as const
    await saveDraft(db, now(viewer), collaboration, lists)
    await shareCollaboration(db, now(viewer), collaboration)
  }
  const made = await db('invitations').first('id', 'status')
  if (made.status === 'waiting') await acceptInvitation(db, now(owner), made.id, ['vendors'], note)
  return made.id
}
