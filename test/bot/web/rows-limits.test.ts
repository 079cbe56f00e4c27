import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { createRunningExports } from '../../../bot/exports.ts'
import type { Liaison } from '../../../bot/liaison.ts'
import { rowsLink } from '../../../bot/web/load-link.ts'
import { takeLink } from '../../../bot/web/take-link.ts'
import { en } from '../../../cards/words/en.ts'
import type { TableCode } from '../../../domain/data/catalogue.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import type { CompanyId, PersonId } from '../../../domain/kernel/ids.ts'
import { db } from '../../database.ts'
import { another } from '../another.ts'
import { sharing } from './seen.ts'
import { openTab } from './tab.ts'

/** Contoso's products are so large that nobody has all of them before they read. */
async function scene() {
  const set = await sharing(['products'], [], { isOneRegion: true })
  const { id } = set.contoso
  const { load_id: load } = await db('current_loads').where({ company_id: id, table_code: 'Product' }).first('load_id')
  await db.raw(
    `insert into products (company, load, line, product_id, product_description)
     select ?, ?, n, 'N' || n, repeat('large ', 20000) from generate_series(100, 300) n`,
    [id, load],
  )
  return set
}

describe('exports that run at once', () => {
  let bot: Liaison
  const open: Response[] = []
  before(async () => {
    bot = await another()
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map(({ body }) => body?.cancel()))
  })
  after(() => bot.stop())

  async function exporting(by: Actor, owner: CompanyId, table?: TableCode, language = 'en') {
    const tab = openTab(language, () => bot.url)
    const link = await rowsLink(db, bot.url, by, { owner, ...(table ? { table } : { entity: 'products' }) })
    const page = await tab.press(await tab.go(link), en.buttons.openData)
    const begin = async () => {
      const response = await tab.export(page, 'csv')
      if (response.ok) open.push(response)
      return response
    }
    return { begin }
  }

  const exported = () => db('audit_entries').where({ type: 'data.exported' }).pluck('seq')

  it('are two of one person: a third is refused in words, leaves nothing in the history, and works when one has ended (K2)', async () => {
    const { contoso, fabrikam } = await scene()
    const { begin } = await exporting(fabrikam.bob, contoso.id)
    const [first] = [await begin(), await begin()]
    const before = await exported()

    const third = await begin()

    assert.equal(third.status, 429)
    assert.equal(third.headers.get('retry-after'), '30')
    assert.match(await third.text(), /Two exports of yours are running\. Try again when one has ended\./)
    assert.deepEqual(await exported(), before)
    await first.body?.cancel()
    let again = await begin()
    for (let waited = 0; again.status === 429 && waited < 5_000; waited += 50) {
      await sleep(50)
      again = await begin()
    }
    assert.equal(again.status, 200)
  })

  it('are three of one company and four of all; a link to take everything along stays good meanwhile (K2, K7)', async () => {
    const { contoso, fabrikam } = await scene()
    const [bob, ada] = [await exporting(fabrikam.bob, contoso.id), await exporting(fabrikam.ada, contoso.id)]
    const ours = await exporting(contoso.bob, contoso.id, 'Product')
    for (const each of [bob, bob, ada]) assert.equal((await each.begin()).status, 200)

    const fourth = await ada.begin()
    assert.equal(fourth.status, 429)
    assert.match(await fourth.text(), /Three exports of your company are running/)
    assert.equal((await ours.begin()).status, 200)
    const fifth = await ours.begin()
    assert.equal(fifth.status, 503)
    assert.match(await fifth.text(), /Four exports are running, and there is no room for one more/)

    const link = await takeLink(db, bot.url, contoso.ada)
    const taken = await fetch(link, { method: 'POST', body: new URLSearchParams() })
    assert.equal(taken.status, 503)
    assert.equal((await fetch(link)).status, 200)
  })

  it('are said to be too many in each language', async () => {
    const { contoso, fabrikam } = await scene()
    for (const [locale, words] of [
      ['de-DE', /Von Ihnen laufen gerade zwei Exporte/],
      ['zh-CN', /您有 2 个导出正在进行/],
    ] as const) {
      const { begin } = await exporting(fabrikam.bob, contoso.id)
      await Promise.all([begin(), begin()])
      await db('people').where({ id: fabrikam.bob.person }).update({ locale })
      assert.match(await (await begin()).text(), words)
      await db('people').where({ id: fabrikam.bob.person }).update({ locale: 'en' })
      await Promise.all(open.splice(0).map(({ body }) => body?.cancel()))
    }
  })

  it('are counted until they end, each once', () => {
    const running = createRunningExports()
    const by = { person: 'one' as PersonId, company: 'Contoso' as CompanyId }
    const first = running.begin(by)
    running.begin(by)
    assert.deepEqual(running.begin(by), { of: 'person', running: 2 })
    assert.ok(typeof first === 'function')
    first()
    first()

    assert.equal(typeof running.begin(by), 'function')
    assert.deepEqual(running.begin(by), { of: 'person', running: 2 })
  })
})
