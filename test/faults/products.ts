import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { rowsLink } from '../../bot/web/load-link.ts'
import type { Verb } from '../../cards/verbs.ts'
import { en } from '../../cards/words/en.ts'
import { saveDraft, shareCollaboration } from '../../domain/collaboration/collaborations.ts'
import { acceptInvitation } from '../../domain/collaboration/invitations.ts'
import { findActor } from '../../domain/company/people.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import {
  type CollaborationId,
  type CompanyId,
  type ConnectionId,
  type InvitationId,
  type LoadId,
  type NoteId,
  newId,
} from '../../domain/kernel/ids.ts'
import { acceptConnection } from '../../domain/network/connections.ts'
import { requestConnection } from '../../domain/network/requests.ts'
import type { Db } from '../../domain/storage/database.ts'
import { activity, press } from '../bench/person.ts'
import { openTab } from '../bot/web/tab.ts'
import { send } from './acts.ts'
import { type Company, type Stage, until } from './stage.ts'

/** Somebody of a company who may answer for it. */
export async function actorOf(db: Db, { people }: Company): Promise<Actor> {
  const actor = await findActor(db, people[0]?.objectId ?? '', new Date())
  assert.ok(actor)
  return actor
}

/** The partner shares so many products with the owner of a collaboration. */
export async function sharing(db: Db, owner: Actor, giver: Actor): Promise<InvitationId> {
  const id = newId<CollaborationId>()
  await saveDraft(db, owner, id, {
    name: `Plan ${id}`,
    partners: [giver.company],
    requested: ['products'],
    offered: [],
    note: '',
  })
  await shareCollaboration(db, owner, id)
  const row = await db('invitations').where({ collaboration_id: id }).first<{ id: InvitationId }>('id')
  await acceptInvitation(db, giver, row.id, ['products'], { id: newId<NoteId>(), text: '' })
  return row.id
}

/** So many products of a company, as if they had been loaded into the database of its region. */
export async function fillProducts(db: Db, { company, person }: Actor, rows: number, store = db) {
  const load = newId<LoadId>()
  const now = new Date()
  await db('loads').insert({
    id: load,
    company_id: company,
    table_code: 'Product',
    status: 'loaded',
    rows,
    person_id: person,
    begun_at: now,
    loaded_at: now,
  })
  const size = 50_000
  for (let from = 0; from < rows; from += size) {
    await store.raw(
      `insert into products (company, load, line, product_id, product_name, product_alternate_id, product_description,
         critical_product_indicator, image_url, height_uom, width_uom, length_uom, volume_uom, model_number, color, volume, length,
         width, height)
       select ?, ?, n, 'N' || lpad(n::text, 8, '0'), 'canary ' || md5(n::text), 'ALT-' || n % 1000, 'Screw, "' || n % 97 || '" mm',
         n % 2 = 0, 'https://x.example/' || n, 'mm', 'mm', 'mm', 'l', 'M-' || n % 500, 'red', n, n % 100, n % 70, null
       from generate_series(?::int, ?::int) n`,
      [company, load, from + 1, Math.min(rows, from + size)],
    )
  }
  await db('current_loads')
    .insert({ company_id: company, table_code: 'Product', load_id: load })
    .onConflict(['company_id', 'table_code'])
    .merge()
}

/** Two companies of which the second does not share its products with the first yet; of one region, so that no copy is waited for. */
export async function findPair(db: Db, { pairs }: Stage): Promise<readonly [Company, Company]> {
  await db('companies').update({ region: 'us' })
  for (const [one, other] of pairs.flatMap(([one, other]) => [[one, other] as const, [other, one] as const])) {
    const shared = { viewer_id: one.id, giver_id: other.id, entity: 'products' }
    if (!(await db('grants').where(shared).first('entity'))) return [one, other]
  }
  assert.fail('everybody shares products')
}

/** The page of the products of one company, opened by somebody of another one at that bot. */
export async function openProducts(db: Db, site: string, by: Actor, owner: CompanyId) {
  const link = await rowsLink(db, site, { ...by, at: new Date() }, { owner, entity: 'products' })
  const tab = openTab('en', () => site)
  return { tab, page: await tab.press(await tab.go(link), en.buttons.openData) }
}

/** Reads to the end; the moment at which it was cut off, undefined when it ended as if it were whole. */
export async function readUntilCut(
  reader: ReadableStreamDefaultReader<unknown> | undefined,
): Promise<number | undefined> {
  try {
    for (;;) {
      const piece = await reader?.read()
      if (!piece || piece.done) return undefined
    }
  } catch {
    return performance.now()
  }
}

/** A way in which it ends, as somebody presses it; the owner of the collaboration is who sees. */
type Way = (of: {
  readonly invitation: InvitationId
  readonly collaboration: CollaborationId
  readonly connection: ConnectionId
  readonly revision: number
}) => { readonly by: 'giver' | 'viewer'; readonly verb: Verb; readonly data: object }

export const ways = {
  unticked: ({ invitation, revision }) => ({
    by: 'giver',
    verb: 'invitation.change',
    data: { invitation, revision, 'share-products': '' },
  }),
  left: ({ invitation }) => ({ by: 'giver', verb: 'invitation.leave', data: { invitation } }),
  deleted: ({ collaboration }) => ({ by: 'viewer', verb: 'collaboration.delete', data: { collaboration } }),
  disconnected: ({ connection }) => ({ by: 'giver', verb: 'connection.end', data: { connection } }),
} as const satisfies Readonly<Record<string, Way>>

/** What one bot revokes, and after how many milliseconds another one cuts an export, says so on its page, and refuses a new one. */
export async function measureRevoking(
  set: Stage,
  [owner, giver]: readonly [Company, Company],
  pause: number,
  way: keyof typeof ways = 'left',
) {
  const [one = '', other = ''] = [...set.bots.values()]
  const [viewing, giving] = await set.look(db => Promise.all([actorOf(db, owner), actorOf(db, giver)]))
  const shared = await set.look(db => share(db, viewing, giving))
  const { tab, page: opened } = await set.look(db => openProducts(db, one, viewing, giver.id))
  // A copy for another region takes its time.
  await until('there is something to see', async () => /canary/.test((await tab.go(opened.url)).text))
  const page = await tab.go(opened.url)
  const { by, verb, data } = ways[way](shared)
  const [person] = (by === 'giver' ? giver : owner).people
  assert.ok(person)
  const reader = (await tab.export(page, 'csv')).body?.getReader()
  await reader?.read()
  const cutting = readUntilCut(reader)
  await sleep(pause)
  const answer = await send(other, activity(set.connector, person, press(verb, data)))
  const revoked = performance.now()
  const seen = await set.look(db => db('grants').where({ viewer_id: owner.id, giver_id: giver.id, entity: 'products' }))
  assert.deepEqual(seen, [], `${way}: ${JSON.stringify(answer).slice(0, 500)}`)
  while ((await tab.go(page.url)).status !== 403) assert.ok(performance.now() - revoked < 5_000)
  const onPage = performance.now() - revoked
  assert.equal((await tab.export(page, 'parquet')).status, 403)
  const request = performance.now() - revoked
  const cut = await cutting
  assert.ok(cut, 'the export looks as if it were whole')
  return { export: Math.max(0, cut - revoked), page: onPage, request }
}

/** Shares anew, whatever has ended between the two. */
async function share(db: Db, viewing: Actor, giving: Actor) {
  const now = (by: Actor): Actor => ({ ...by, at: new Date() })
  const between = () =>
    db('connections')
      .whereIn('requester_id', [viewing.company, giving.company])
      .whereIn('receiver_id', [viewing.company, giving.company])
      .first<{ id: ConnectionId; status: string }>('id', 'status')
  if ((await between()).status !== 'connected') {
    // As if they had not asked so often lately.
    await db('connection_sides').update({ asks: '{}' })
    const asked = await requestConnection(db, now(viewing), giving.company, '')
    await acceptConnection(db, now(giving), asked)
  }
  const invitation = await sharing(db, now(viewing), now(giving))
  const row = await db('invitations')
    .where({ id: invitation })
    .first<{ collaboration: CollaborationId; revision: number }>('collaboration_id as collaboration', 'revision')
  return { invitation, ...row, connection: (await between()).id }
}
