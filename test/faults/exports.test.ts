import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor } from '../../domain/kernel/actor.ts'
import type { CompanyId } from '../../domain/kernel/ids.ts'
import type { Db } from '../../domain/storage/database.ts'
import { activity, press } from '../bench/person.ts'
import { send } from './acts.ts'
import { actorOf, fillProducts, findPair, openProducts, readUntilCut, sharing } from './products.ts'
import { openProxy, type TcpProxy } from './proxy.ts'
import { newServerDatabase } from './run.ts'
import { type Company, type Stage, stage, until } from './stage.ts'

/** Rows of a table that takes seconds to export. */
const ROWS = 300_000
/** Bytes after which some rows have come. */
const SOME = 2_000_000
/** A port on which nobody listens. */
const NOBODY = 9
/** Milliseconds within which somebody else is answered. */
const PROMPT = 2_000

describe('an export while something fails', function () {
  this.timeout('5m')
  let set: Stage
  let proxy: TcpProxy
  let port: number
  let viewer: Company
  let giver: Company
  let viewing: Actor
  let giving: Actor
  before(async () => {
    const url = await newServerDatabase()
    port = Number(new URL(url).port)
    proxy = await openProxy(port)
    set = await stage(url)
    await set.launch(url.replace(`:${port}/`, `:${proxy.port}/`))
    ;[viewer, giver] = await set.look(db => findPair(db, set))
    giving = await set.look(db => actorOf(db, giver))
    viewing = await set.look(db => actorOf(db, viewer))
    await set.look(db => fillProducts(db, giving, ROWS))
    await set.look(db => sharing(db, viewing, giving))
  })
  after(async () => {
    await set.stop()
    await proxy.close()
  })

  const bot = () => [...set.bots.values()][0] ?? ''
  const brokenOf = (company: CompanyId) => (db: Db) =>
    db('audit_entries')
      .where({ company_id: company, type: 'data.export-broken' })
      .orderBy('seq')
      .select<{ facts: { rows: number } }[]>('facts')

  const hasBroken = (company: CompanyId, times: number) => async () =>
    (await set.look(brokenOf(company))).length >= times

  /** One that has begun, and the moment at which it is cut off. */
  async function begun(format = 'csv', by = viewing) {
    const { tab, page } = await set.look(db => openProducts(db, bot(), { ...by, at: new Date() }, giver.id))
    const response = await tab.export(page, format)
    assert.equal(response.status, 200)
    const reader = response.body?.getReader()
    let bytes = 0
    while (bytes < SOME) bytes += (await reader?.read())?.value?.length ?? SOME
    return { tab, page, reader }
  }

  for (const [fault, strike, heal] of [
    ['is gone', () => proxy.lead(NOBODY), () => proxy.lead(port)],
    ['answers on none of the lines there are', () => proxy.forsake(), () => {}],
    ['says nothing', () => proxy.swallow(true), () => proxy.swallow(false)],
  ] as const) {
    it(`whose database ${fault} is no whole file, is in the histories with its rows, and harms nobody else (K3)`, async () => {
      const before = (await set.look(brokenOf(giver.id))).length
      const exports = [await begun('csv'), await begun('xlsx')]

      strike()
      const cuts = await Promise.all(exports.map(({ reader }) => readUntilCut(reader)))
      // It stays away for a while.
      await sleep(1_000)
      heal()

      for (const cut of cuts) assert.ok(cut, 'the export looks as if it were whole')
      for (const company of [viewer.id, giver.id]) {
        await until('both histories say that they broke off', hasBroken(company, before + exports.length), 30)
      }
      const broken = (await set.look(brokenOf(giver.id))).slice(before)
      assert.equal(broken.length, exports.length)
      for (const { facts } of broken) assert.ok(facts.rows > 0 && facts.rows < ROWS, `${facts.rows}`)
      assert.ok([...set.bots.keys()].every(each => each.isRunning()))
      // Those that broke off take nobody's place.
      const again = await begun()
      const page = await again.tab.go(again.page.url)
      assert.equal(page.status, 200)
      await again.reader?.cancel()
      await until('that, too, is noted', hasBroken(giver.id, before + exports.length + 1), 30)
    })
  }

  it('leaves the lines for turns to others: as many as may run, and more, while people press (K2)', async () => {
    const person = viewer.people[0] ?? assert.fail()
    const opened = await begun()
    const others = [await begun(), await begun('csv', giving), await begun('csv', giving)]
    const readers = [opened, ...others].map(({ reader }) => readUntilCut(reader))
    let refused = 0
    let slowest = 0

    const end = Date.now() + 3_000
    while (Date.now() < end) {
      const [more] = await Promise.all([
        opened.tab.export(opened.page, 'parquet'),
        ...Array.from({ length: 12 }, async () => {
          const asked = performance.now()
          const card = await send(bot(), activity(set.connector, person, press('inbox.show', {})))
          assert.ok(card)
          slowest = Math.max(slowest, performance.now() - asked)
        }),
      ])
      if (more.status === 429) refused++
      await more.body?.cancel()
    }

    console.log(`      ${refused} exports refused, the slowest answer meanwhile ${Math.round(slowest)} ms`)
    assert.ok(refused > 0)
    assert.ok(slowest < PROMPT, `${slowest} ms`)
    assert.ok(
      (await Promise.all(readers)).every(cut => cut === undefined),
      'one was cut off',
    )
  })
})
