import assert from 'node:assert/strict'
import fc from 'fast-check'
import { press } from '../../../bot/actions/press.ts'
import { rowsLink } from '../../../bot/web/load-link.ts'
import { readerOf } from '../../../cards/reader.ts'
import { refusalText } from '../../../cards/refusal.ts'
import { attributes, keys } from '../../../domain/data/attributes.ts'
import {
  type Entity,
  entitiesOf,
  entityCodes,
  sectionOf,
  type TableCode,
  tableCodes,
  tablesOf,
} from '../../../domain/data/catalogue.ts'
import { findReadingPlace } from '../../../domain/data/copies.ts'
import { type Reading, wholeOf } from '../../../domain/data/reading.ts'
import { pieceOf } from '../../../domain/data/readings.ts'
import { columnOf, nameOf } from '../../../domain/data/table.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import { type LoadId, newId } from '../../../domain/kernel/ids.ts'
import { Refusal } from '../../../domain/kernel/refusal.ts'
import { listHistory } from '../../../domain/views/history.ts'
import {
  countShown,
  exportLines,
  exportRows,
  listOpenTables,
  openTable,
  viewRows,
  viewSection,
} from '../../../domain/views/sights.ts'
import { db, empty } from '../../database.ts'
import { grantsOf, type Played, play, step } from '../../domain/collaboration/played.ts'
import type { Firm } from '../../domain/collaboration/shared.ts'
import { liaison } from '../../liaison.ts'
import { isThorough } from '../../thorough.ts'
import { openTab } from './tab.ts'

const english = readerOf('en', 'UTC')
const regions = { storeOf: () => db, clock: () => new Date(), until: new AbortController().signal }
const layout = { delimiter: ',', decimal: '.' } as const

/** What stands in each row of a table, and each field of a section, of that company. */
const secretOf = (firm: number, what: string) => `secret-${firm}-${what.toLowerCase()}.`
const secretsIn = (said: string) => new Set(said.match(/secret-\d-[\w-]+\./g) ?? [])

/** Every table of a company, of which products take more than one piece of an export, and every section of its profile. */
async function fill({ firms }: Played) {
  for (const [firm, { id, ada }] of firms.entries()) {
    const loads = tableCodes.map(table => ({
      id: newId<LoadId>(),
      company_id: id,
      table_code: table,
      status: 'loaded',
      rows: table === 'Product' ? pieceOf(db) + 1 : 1,
      person_id: ada.person,
      begun_at: ada.at,
      loaded_at: ada.at,
    }))
    await db('loads').insert(loads)
    await db('current_loads').insert(
      loads.map(({ id: load_id, table_code }) => ({ company_id: id, table_code, load_id })),
    )
    for (const { id: load, table_code: table, rows } of loads) {
      const key = keys[table].map(name => `"${columnOf(name)}"`)
      const values = key.map((_, at) => (at === 0 ? `? || n` : 'n::text')).join(', ')
      await db.raw(
        `insert into ${nameOf(table)} (company, load, line, ${key}) select ?, ?, n, ${values} from generate_series(1, ?) n`,
        [id, load, secretOf(firm, table), rows],
      )
    }
    const fields = {
      employees: secretOf(firm, 'financial-information'),
      qualityCertificates: secretOf(firm, 'certifications'),
      commitments: secretOf(firm, 'corporate-social-responsibility'),
    }
    await db('companies')
      .where({ id })
      .update({ profile: db.raw('profile || ?::jsonb', [JSON.stringify(fields)]) })
  }
}

/** What an answer says, or how it is refused, in words. */
async function said(answer: () => Promise<unknown>): Promise<string> {
  try {
    return JSON.stringify(await answer())
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error))
    return refusalText(english, error)
  }
}

async function all(pieces: AsyncIterable<unknown>) {
  const found: unknown[] = []
  for await (const piece of pieces) found.push(piece)
  return found
}

/** Everything of one entity of a company that another one can ask for, tables of other entities included. */
async function asking(by: Actor, owner: Firm, entity: Entity, tables: readonly TableCode[]): Promise<string> {
  const looked = { owner: owner.id, entity }
  const context = { db, by, reader: english, site: 'http://localhost' }
  const answers = [
    await said(() => press(context, 'rows.show', { company: owner.id, entity, entities: [], exporting: undefined })),
    await said(() => listOpenTables(db, by, looked)),
    await said(() => viewSection(db, by, looked)),
  ]
  for (const table of tables) {
    const of = { ...looked, table }
    // As if it were known where the rows are.
    const { placed } = await findReadingPlace(db, by.company, owner.id, table)
    assert.ok(placed)
    const reading: Reading = { ...wholeOf(table), search: 'secret', sort: attributes[table][0] }
    answers.push(
      await said(() => openTable(db, by, of)),
      await said(() => viewRows(db, by, regions, of, placed, reading, { limit: 2 })),
      await said(() => all(exportRows(db, by, regions, of, placed, wholeOf(table)))),
      await said(() => all(exportLines(db, by, regions, of, placed, wholeOf(table), layout))),
      (await said(() => countShown(db, by, regions, of, placed, reading))).replace(/^\d+$/, 'counted'),
    )
  }
  return answers.join('\n')
}

/** Of a company and an entity, what somebody sees must be what the acts have granted them: all of it, and nothing else. */
async function check({ firms, models }: Played, viewer: number, owner: number, at: Date) {
  const granted = new Set(
    grantsOf(models).flatMap(grant => (grant.viewer === viewer && grant.giver === owner ? grant.entity : [])),
  )
  const by = { ...(firms[viewer] as Firm).ada, at }
  for (const entity of entityCodes) {
    const isSeen = viewer === owner || granted.has(entity)
    // One of another entity is tried, too.
    const tables = [...tablesOf(entity), 'Customer' as const]
    const answer = await asking(by, firms[owner] as Firm, entity, tables)

    const wanted = isSeen ? (sectionOf(entity) ? [entity] : tablesOf(entity)) : []
    const found = [...secretsIn(answer)].sort()
    assert.deepEqual(found, wanted.map(what => secretOf(owner, what)).sort(), `${viewer} of ${owner}: ${entity}`)
    assert.equal(
      /counted/.test(answer),
      isSeen && tablesOf(entity).length > 0,
      `${viewer} counts ${entity} of ${owner}`,
    )
  }
}

/** Nobody reads rows of others in a history, nor gets to a page of what they may not see. */
async function checkEdges({ firms, models }: Played, at: Date) {
  const grants = grantsOf(models)
  for (const [viewer, { ada }] of firms.entries()) {
    const by = { ...ada, at }
    const history = JSON.stringify(await listHistory(db, by, { offset: 0, limit: 1_000 }))
    assert.deepEqual([...secretsIn(history)], [])
    for (const [owner, { id }] of firms.entries()) {
      const entity = entityCodes[(viewer + owner * 5) % entityCodes.length] ?? 'products'
      const isSeen =
        viewer === owner ||
        grants.some(each => each.viewer === viewer && each.giver === owner && each.entity === entity)
      const page = await openTab().go(await rowsLink(db, liaison.url, { ...by, at: new Date() }, { owner: id, entity }))
      assert.ok(isSeen || page.status === 403 || page.status === 404, `${page.status}`)
      assert.deepEqual([...secretsIn(page.html)], [])
    }
  }
}

/** Where it ends: what the opening has granted is taken back, in several ways. */
const ending = (['change', 'leave', 'delete'] as const).flatMap(act =>
  [1, 2].map(which => ({ act, which, who: 0, whom: 0, intrudes: false, entities: [], others: [] })),
)

describe('whatever companies do to each other, a row', () => {
  it('reaches nobody without a grant at that moment, by card, page, export, count, error or history (K2, K3)', async function () {
    this.timeout('600s')
    let checks = 0
    let cuts = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 10, maxLength: 25 }),
        fc.infiniteStream(fc.nat({ max: 15 })),
        async (steps, chosen) => {
          await empty()
          let running: { viewer: number; owner: number; pieces: AsyncGenerator<unknown> }[] = []
          const next = () => Number(chosen.next().value)
          const played = await play([...steps, ...ending], {
            begin: fill,
            /** Everybody who sees products exports them, and is in the middle of it while somebody acts. */
            async before(now, at) {
              const pairs = new Map(
                grantsOf(now.models).flatMap(each =>
                  each.entity === 'products' ? [[`${each.viewer} ${each.giver}`, each] as const] : [],
                ),
              )
              running = []
              for (const { viewer, giver: owner } of pairs.values()) {
                const by = { ...(now.firms[viewer] as Firm).ada, at }
                const looked = { owner: (now.firms[owner] as Firm).id, entity: 'products', table: 'Product' } as const
                const { placed } = await findReadingPlace(db, by.company, looked.owner, 'Product')
                assert.ok(placed)
                const pieces = exportRows(db, by, regions, looked, placed, wholeOf('Product'))
                await pieces.next()
                running.push({ viewer, owner, pieces })
              }
            },
            async after(now, at) {
              for (const { viewer, owner, pieces } of running) {
                const isStill = grantsOf(now.models).some(
                  each => each.viewer === viewer && each.giver === owner && each.entity === 'products',
                )
                const rest = await said(() => pieces.next())
                assert.equal(
                  secretsIn(rest).size > 0,
                  isStill,
                  `an export of ${owner} goes on for ${viewer}: ${isStill}`,
                )
                if (!isStill) cuts += 1
              }
              const pair = next()
              await check(now, pair % 4, Math.floor(pair / 4), at)
              checks += 1
            },
          })
          const at = new Date()
          for (const pair of [1, 2, 4, 6, 9, 11, 14]) await check(played, pair % 4, Math.floor(pair / 4), at)
          await checkEdges(played, at)
        },
      ),
      { numRuns: isThorough ? 3 : 2, endOnFailure: true },
    )
    console.log(`      ${checks} pairs looked at between acts, ${cuts} exports cut in the middle`)
    assert.ok(checks > 20 && cuts > 0)
  })

  it('of a table is seen through one entity alone, and of Customer through none', () => {
    for (const table of tableCodes) assert.equal(entitiesOf(table).length, table === 'Customer' ? 0 : 1, table)
  })
})
