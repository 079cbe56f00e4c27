import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { rowsLink } from '../../bot/web/load-link.ts'
import { en } from '../../cards/words/en.ts'
import { saveDraft, shareCollaboration } from '../../domain/collaboration/collaborations.ts'
import { acceptInvitation } from '../../domain/collaboration/invitations.ts'
import { findActor } from '../../domain/company/people.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { type CollaborationId, type InvitationId, type LoadId, type NoteId, newId } from '../../domain/kernel/ids.ts'
import type { Db } from '../../domain/storage/database.ts'
import { activity, press } from '../bench/person.ts'
import { openTab } from '../bot/web/tab.ts'
import { send } from './acts.ts'
import { newServerDatabase, rounds } from './run.ts'
import { type Company, type Stage, stage } from './stage.ts'

/** Rows of a table that takes seconds to export. */
const ROWS = 300_000

async function actorOf(db: Db, { people }: Company): Promise<Actor> {
  const actor = await findActor(db, people[0]?.objectId ?? '', new Date())
  assert.ok(actor)
  return actor
}

/** The partner shares so many products with the owner of a collaboration. */
async function sharing(db: Db, owner: Actor, giver: Actor): Promise<InvitationId> {
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

async function fill(db: Db, { company, person }: Actor) {
  const load = newId<LoadId>()
  const now = new Date()
  await db('loads').insert({
    id: load,
    company_id: company,
    table_code: 'Product',
    status: 'loaded',
    rows: ROWS,
    person_id: person,
    begun_at: now,
    loaded_at: now,
  })
  await db('current_loads')
    .insert({ company_id: company, table_code: 'Product', load_id: load })
    .onConflict(['company_id', 'table_code'])
    .merge()
  const size = 50_000
  for (let from = 0; from < ROWS; from += size) {
    await db.raw(
      `insert into products (company, load, line, product_id, product_name)
       select ?, ?, n, 'N' || lpad(n::text, 8, '0'), 'canary ' || repeat(md5(n::text), 7) from generate_series(?::int, ?::int) n`,
      [company, load, from + 1, from + size],
    )
  }
}

/** Two companies of which the second does not share its products with the first yet. */
async function findPair(db: Db, { pairs }: Stage): Promise<readonly [Company, Company]> {
  for (const [one, other] of pairs.flatMap(([one, other]) => [[one, other] as const, [other, one] as const])) {
    const shared = { viewer_id: one.id, giver_id: other.id, entity: 'products' }
    if (!(await db('grants').where(shared).first('entity'))) return [one, other]
  }
  assert.fail('everybody shares products')
}

describe('what one bot revokes, another one', function () {
  this.timeout('5m')
  let set: Stage
  before(async () => {
    set = await stage(await newServerDatabase())
    await Promise.all([set.launch(), set.launch()])
  })
  after(() => set.stop())

  it('shows and exports no more within a second (K3)', async () => {
    const [owner, giver] = await set.look(db => findPair(db, set))
    const [one = '', other = ''] = [...set.bots.values()]
    const [viewing, giving] = await set.look(db => Promise.all([actorOf(db, owner), actorOf(db, giver)]))
    await set.look(db => fill(db, giving))
    const took = { export: 0, page: 0, request: 0 }

    for (let round = 0; round < rounds + 2; round++) {
      const invitation = await set.look(db =>
        sharing(db, { ...viewing, at: new Date() }, { ...giving, at: new Date() }),
      )
      const link = await set.look(db =>
        rowsLink(db, one, { ...viewing, at: new Date() }, { owner: giver.id, entity: 'products' }),
      )
      const tab = openTab('en', () => one)
      const page = await tab.press(await tab.go(link), en.buttons.openData)
      assert.match(page.text, /canary/)
      const [person] = giver.people
      assert.ok(person)
      const exporting = await tab.export(page, 'csv')
      const reader = exporting.body?.getReader()
      await reader?.read()
      const cut = (async () => {
        for (;;) {
          const piece = await reader?.read()
          if (!piece || piece.done) return undefined
        }
      })().catch(() => performance.now())

      await sleep(round * 50)
      const answer = await send(other, activity(set.connector, person, press('invitation.leave', { invitation })))
      const revoked = performance.now()
      assert.match(JSON.stringify(answer), /left/i)
      while ((await tab.go(page.url)).status !== 403) assert.ok(performance.now() - revoked < 5_000)
      took.page = Math.max(took.page, performance.now() - revoked)
      assert.equal((await tab.export(page, 'parquet')).status, 403)
      took.request = Math.max(took.request, performance.now() - revoked)
      const cutAt = await cut
      assert.ok(cutAt, 'the export looks as if it were whole')
      took.export = Math.max(took.export, cutAt - revoked)
    }

    console.log(
      `      revoked at one bot, after at most ${Math.round(took.page)} ms the page of another says so, ` +
        `${Math.round(took.export)} ms its export is cut, ${Math.round(took.request)} ms it refuses a new one`,
    )
    assert.ok(Math.max(took.export, took.page) < 1_000)
  })
})
