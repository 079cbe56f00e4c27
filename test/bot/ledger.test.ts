import assert from 'node:assert/strict'
import fc from 'fast-check'
import { reconcile } from '../../bot/ops/reconciling.ts'
import { keys } from '../../domain/data/attributes.ts'
import { findReadingPlace } from '../../domain/data/copies.ts'
import { columnOf, nameOf } from '../../domain/data/table.ts'
import { regions as allRegions, type Region } from '../../domain/kernel/region.ts'
import { passMinutes } from '../clock.ts'
import { db, empty } from '../database.ts'
import { isThorough } from '../thorough.ts'
import { storedIn } from './copied.ts'
import { type Regions, regionsOf, siteOf, workCopies, workMoves } from './copying.ts'
import { dying } from './dying.ts'
import { type Game, loadedNow, newGame, play, type Step, seenBy, step, tables, wantedIn } from './ledger-game.ts'

/** Whatever is due. */
async function workAll(regions: Regions) {
  await workMoves(regions)
  await workCopies(regions)
}

/** What is read of a load that is stored somewhere: the keys of its rows. */
async function keysAt(game: Game, region: Region, table: (typeof tables)[number], load: string) {
  const key = columnOf(keys[table][0] ?? '')
  return game.regions.places.of(region).db(nameOf(table)).where({ load }).orderBy(key).pluck<string[]>(key)
}

/** The ledger, what the grants want, and what is stored, each found in its own way: they must be one. */
async function compare(game: Game) {
  const { firms, homes, regions } = game
  const ledger = await db('copies').orderBy(['region', 'table_code'])
  for (const [who, { id }] of firms.entries()) {
    const home = homes[who] as Region
    assert.equal((await db('companies').where({ id }).first('region')).region, home)
    for (const table of tables) {
      const [own] = await db('current_loads').where({ company_id: id, table_code: table }).pluck<string[]>('load_id')
      assert.deepEqual(own ? await keysAt(game, home, table, own) : undefined, loadedNow(game, who, table))
      const entries = ledger.filter(
        each => each.company_id === id && each.table_code === table && each.state === 'whole',
      )
      assert.deepEqual(
        entries.map(({ region }) => region),
        wantedIn(game, who, table),
        `${table} of ${who}`,
      )
      for (const { id: copy, region, rows } of entries) {
        const now = loadedNow(game, who, table)
        assert.deepEqual(await keysAt(game, region, table, copy), now)
        assert.equal(rows, now?.length)
      }
      for (const [viewer, { id: other }] of firms.entries()) {
        const wanted = viewer === who ? undefined : seenBy(game, viewer, who, table)
        if (!wanted) continue
        const { placed: place } = await findReadingPlace(db, other, id, table)
        assert.equal(place?.region, homes[viewer])
        assert.deepEqual(place && (await keysAt(game, place.region, table, place.load)), wanted)
      }
    }
  }
  // Nothing is stored of which neither says that it is there.
  const own = await db('loads').whereNot('status', 'gone').select('id', 'region')
  const allowed = [...own, ...ledger].map(({ id, region }) => ({ id, store: regions.places.of(region).db }))
  assert.ok(!ledger.some(({ state }) => state === 'copying'))
  for (const store of new Set(allRegions.map(region => regions.places.of(region).db))) {
    const stray = (await storedIn(store)).filter(
      ({ load }) => !allowed.some(each => each.id === load && each.store === store),
    )
    assert.deepEqual(stray, [])
  }
}

/** Whatever anybody reads is one load and all of it, also while nobody has finished yet what was begun. */
async function readWhole(game: Game) {
  const { firms } = game
  for (const [who, { id }] of firms.entries()) {
    for (const table of tables) {
      for (const [viewer, { id: other }] of firms.entries()) {
        if (!seenBy(game, viewer, who, table)) continue
        const { placed: place } = await findReadingPlace(db, other, id, table)
        if (place) assert.ok(game.whole.has((await keysAt(game, place.region, table, place.load)).join()))
      }
    }
  }
}

const opening: readonly Step[] = (() => {
  const one = { whom: 0, which: 0, table: 'Product', rows: 2, wanted: [], offered: [], dies: 12 } as const
  return [
    { ...one, act: 'load', who: 0 },
    { ...one, act: 'load', who: 2 },
    { ...one, act: 'load', who: 2, table: 'Vendor' },
    { ...one, act: 'ask', who: 0, whom: 2, wanted: ['products', 'vendors'], offered: ['products'] },
    { ...one, act: 'answer', who: 2, which: 0, wanted: ['products'] },
    { ...one, act: 'ask', who: 0, whom: 3, wanted: ['products'], offered: ['products', 'vendors'] },
    { ...one, act: 'answer', who: 3, which: 1, wanted: [], dies: 25 },
    { ...one, act: 'load', who: 0, dies: 8 },
  ]
})()

for (const isApart of [false, true]) {
  describe(`the ledger, where ${isApart ? 'each region has its own database' : 'one database serves all regions'} (K4, K3)`, function () {
    this.timeout('300s')
    const regions = regionsOf(isApart)
    before(regions.open)
    after(regions.close)
    const begin = async () => {
      await empty()
      await regions.empty()
      await db('entities').update({ retired_at: null })
    }
    afterEach(begin)

    async function run(steps: readonly Step[], each: (game: Game, step: Step) => Promise<void>) {
      await begin()
      const game = await newGame(regions)
      for (const one of [...opening, ...steps]) {
        await play(game, one)
        await each(game, one)
      }
      assert.deepEqual(await reconcile(siteOf(regions)), { faults: [], busy: 0 })
    }

    it('says what the stores hold and what the grants want, after whatever four companies do', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 30 }), steps =>
          run(steps, async game => {
            await workAll(regions)
            await compare(game)
          }),
        ),
        { numRuns: isThorough ? 2 : 1, endOnFailure: true },
      )
    })

    it('says so again once whoever copied has died at whichever statement, any number of times', async () => {
      let deaths = 0
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 30 }), steps =>
          run(steps, async (game, { dies }) => {
            const stores = [...new Set(allRegions.map(region => regions.places.of(region).db))]
            if (await dying([db, ...stores], dies, () => workAll(regions))) deaths += 1
            await readWhole(game)
            // The lease of what it had claimed ends.
            passMinutes(2)
            await workAll(regions)
            await compare(game)
          }),
        ),
        { numRuns: 2, endOnFailure: true },
      )
      assert.ok(deaths > 5, `${deaths} deaths`)
    })

    it('says so once whoever copied or purged has died, at each statement in turn', async () => {
      await begin()
      const game = await newGame(regions)
      for (const one of opening.slice(0, 5)) await play(game, one)
      await workAll(regions)
      const change = { ...(opening[4] as Step), act: 'change' as const }
      const stores = [...new Set(allRegions.map(region => regions.places.of(region).db))]
      const turns = { copying: 0, purging: 0 }

      for (const [wanted, kind] of [
        [[], 'purging'],
        [['products'], 'copying'],
      ] as const) {
        for (let after = 1, isDead = true; isDead; after++) {
          // The other way round first, in peace.
          await play(game, { ...change, wanted: kind === 'purging' ? ['products'] : [] })
          await workAll(regions)
          await play(game, { ...change, wanted })
          isDead = await dying([db, ...stores], after, () => workAll(regions))
          await readWhole(game)
          passMinutes(2)
          await workAll(regions)
          await compare(game)
          if (isDead) turns[kind] += 1
        }
      }

      assert.ok(turns.copying > 10 && turns.purging > 5, JSON.stringify(turns))
    })
  })
}
