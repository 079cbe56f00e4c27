import assert from 'node:assert/strict'
import { en } from '../../../cards/words/en.ts'
import { changeShared } from '../../../domain/collaboration/invitations.ts'
import { viewInvitation } from '../../../domain/views/invitation.ts'
import { clock, passDays } from '../../clock.ts'
import { db, everything } from '../../database.ts'
import { written } from '../../domain/collaboration/shared.ts'
import { historyOf } from '../../domain/rows.ts'
import { liaison } from '../../liaison.ts'
import { load, opened, sharing } from './seen.ts'
import { openTab } from './tab.ts'

describe('the page of rows', () => {
  it('shows what is shared, with search, filters, sorting and pages, without a script (K2)', async () => {
    const { contoso, fabrikam } = await sharing()
    const { tab, page } = await opened(fabrikam.bob, contoso)

    assert.match(
      page.text,
      /Contoso: Products Products \(4 rows\) Items \(0 rows\)[\s\S]*4 rows, loaded[\s\S]*007 Bolt =HYPERLINK/,
    )
    assert.doesNotMatch(page.html, /<script|style="|https?:\/\/(?!evil)/)
    assert.equal(page.html.match(/<h1>/g)?.length, 1)
    for (const [, id] of page.html.matchAll(/<(?:select|input)[^>]* id="([^"]*)"/g))
      assert.match(page.html, new RegExp(`<label[^>]* for="${id}"`))
    const found = await tab.go(`${page.url}?table=Product&q=bolt`)
    assert.match(found.text, /1 of 4 rows found[\s\S]*007/)
    assert.doesNotMatch(found.text, /Würfel/)
    const filtered = await tab.go(`${page.url}?table=Product&c0=Volume&o0=from&v0=4`)
    assert.match(filtered.text, /2 of 4 rows found/)
    const sorted = await tab.go(`${page.url}?table=Product&sort=Volume&desc=1`)
    assert.match(sorted.text, /Volume ▼[\s\S]*007[\s\S]*030[\s\S]*020[\s\S]*010/)
    assert.match(sorted.html, /aria-sort="descending"/)
    const wrong = await tab.go(`${page.url}?table=Product&c0=Volume&o0=is&v0=many`)
    assert.equal(wrong.status, 422)
    assert.match(wrong.text, /Volume: “many” is not a number\. No rows are shown/)
    assert.doesNotMatch(wrong.text, /Bolt/)
  })

  it('turns pages forwards and back, and says which rows they are', async () => {
    const { contoso, fabrikam } = await sharing()
    const ids = Array.from({ length: 120 }, (_, at) => `P${String(at + 1).padStart(3, '0')}`)
    await load(contoso.bob, 'Product', `ProductId\n${ids.join('\n')}\n`)
    const { tab, page } = await opened(fabrikam.bob, contoso)
    const turn = (from: typeof page, title: string) => {
      const [, href = ''] = new RegExp(`<a href="([^"]*)">${title}</a>`).exec(from.html) ?? []
      return tab.go(href.replaceAll('&amp;', '&'))
    }

    const second = await turn(page, en.rows.next)
    const third = await turn(second, en.rows.next)
    const back = await turn(third, en.rows.previous)

    assert.match(page.text, /P050 .*Rows 1 to 50/)
    assert.match(second.text, /P051 .*P100 .*Rows 51 to 100/)
    assert.match(third.text, /P101 .*P120 .*Rows 101 to 120/)
    assert.doesNotMatch(third.html, new RegExp(en.rows.next))
    assert.match(back.text, /P051 .*P100 .*Rows 51 to 100/)
  })

  it('leaves one entry in both histories, however many pages are turned, and another one after half an hour (K2)', async () => {
    const { contoso, fabrikam } = await sharing()
    const { tab, page } = await opened(fabrikam.bob, contoso)
    for (const query of ['', '?table=Product&q=bolt', '?table=Product&sort=Volume']) await tab.go(page.url + query)

    const seen = async (company: typeof contoso.id) =>
      (await historyOf(company)).filter(type => type === 'data.seen').length
    assert.deepEqual([await seen(contoso.id), await seen(fabrikam.id)], [1, 1])
    passDays(1 / 24)
    await opened({ ...fabrikam.bob, at: clock() }, contoso)
    assert.deepEqual([await seen(contoso.id), await seen(fabrikam.id)], [2, 2])
    await opened({ ...contoso.bob, at: clock() }, contoso)
    assert.equal(await seen(contoso.id), 2, 'of what is ones own there is none')
  })

  it('shows a section of the profile likewise (K2)', async () => {
    const { contoso, fabrikam } = await sharing(['certifications'])
    await db('companies')
      .where({ id: contoso.id })
      .update({ profile: db.raw(`profile || '{"qualityCertificates":"ISO 9001","employees":"12"}'`) })

    const { page } = await opened(fabrikam.bob, contoso, { entity: 'certifications' })

    assert.match(page.text, /Contoso: Certifications Quality certificates ISO 9001/)
    assert.doesNotMatch(page.text, /Employees/)
  })

  it('says at the next click that it is not shared any more (K3)', async () => {
    const { contoso, fabrikam, invitation } = await sharing()
    const { tab, page } = await opened(fabrikam.bob, contoso)
    const { revision } = await viewInvitation(db, contoso.bob, invitation)
    await changeShared(db, contoso.bob, invitation, [], revision, written())

    for (const url of [page.url, `${page.url}?table=Product&q=x`]) {
      const refused = await tab.go(url)
      assert.equal(refused.status, 403)
      assert.match(refused.text, /Not shared any more .*What was exported before stays where it is/)
      assert.doesNotMatch(refused.text, /Bolt/)
    }
    const exported = await tab.export(page, 'csv')
    assert.equal(exported.status, 403)
    assert.doesNotMatch(await exported.text(), /Bolt/)
    assert.equal((await tab.go(`${page.url}?table=Warehouse`)).status, 403)
  })

  it('speaks German and Chinese, and reads numbers as they are written there', async () => {
    const { contoso, fabrikam } = await sharing()
    await db('people').where({ id: fabrikam.bob.person }).update({ locale: 'de-DE' })
    const german = await opened(fabrikam.bob, contoso)
    await db('people').where({ id: fabrikam.ada.person }).update({ locale: 'zh-CN' })
    const chinese = await opened(fabrikam.ada, contoso)

    assert.match(german.page.text, /4 Zeilen, geladen[\s\S]*Nach Spalte filtern[\s\S]*Exportieren/)
    assert.match(chinese.page.text, /4 行，加载于[\s\S]*按列筛选[\s\S]*导出/)
    assert.match((await german.tab.go(`${german.page.url}?table=Product&c0=Volume&o0=is&v0=12`)).text, /1 von 4 Zeilen/)
  })
})

describe('who gets to the page of rows', () => {
  it('is whoever uses the link first; opening it changes nothing (replayed links)', async () => {
    const { contoso, fabrikam } = await sharing()
    const { link, arrival, page } = await opened(fabrikam.bob, contoso)
    const before = await everything()
    const other = openTab()

    assert.equal((await other.go(link)).status, 410)
    assert.equal((await other.press(arrival, en.buttons.openData)).status, 410)
    assert.equal((await other.go(page.url)).status, 404)
    assert.deepEqual(await everything(), before)
    for (const url of [
      '/rows',
      '/rows?t=',
      '/rows?t=x',
      '/rows/x',
      `/rows/${fabrikam.id}`,
      link.replace('/rows', '/data'),
    ])
      assert.equal((await openTab().go(url)).status, 404, url)
  })

  it('is nobody with the cookie of another page, another person or company (cookies of another person)', async () => {
    const { contoso, fabrikam, litware } = await sharing()
    const [ours, theirs, strangers] = [
      await opened(fabrikam.bob, contoso),
      await opened(fabrikam.ada, contoso),
      await opened(litware.bob, litware, { table: 'Product' }),
    ]
    const asks = (url: string, cookie: string) => fetch(new URL(url, liaison.url), { headers: { cookie } })

    for (const { tab } of [theirs, strangers]) assert.equal((await asks(ours.page.url, tab.cookie())).status, 404)
    const [, secret = ''] = ours.tab.cookie().split('.')
    const [, other = ''] = theirs.tab.cookie().split('.')
    assert.equal((await asks(ours.page.url, ours.tab.cookie().replace(secret, other))).status, 404)
    assert.equal((await asks(ours.page.url, ours.tab.cookie().replace('liaison-rows', 'liaison-data'))).status, 404)
    assert.equal((await asks('/data', ours.tab.cookie().replace('liaison-rows', 'liaison-data'))).status, 404)
    await db('people').where({ id: fabrikam.bob.person }).update({ company_id: litware.id })
    assert.equal((await asks(ours.page.url, ours.tab.cookie())).status, 404)
  })

  it('sees nothing more of it than was opened, whatever the address says (table and column names, sort and filter parameters)', async () => {
    const { contoso, fabrikam } = await sharing(['products', 'warehouses'])
    const { tab, page } = await opened(fabrikam.bob, contoso)
    const before = await everything()

    for (const query of [
      'table=Warehouse',
      'table=Customer',
      'table=products',
      'table=__proto__',
      'table=audit_entries',
      "table=Product'--",
    ])
      assert.equal((await tab.go(`${page.url}?${query}`)).status, 404, query)
    for (const query of [
      'sort=company',
      'sort=product_id',
      'sort=ProductId;drop',
      'c0=load&v0=x',
      'c0=ProductId&o0=or&v0=1',
      'sort=constructor',
    ])
      assert.equal((await tab.go(`${page.url}?table=Product&${query}`)).status, 404, query)
    for (const value of ["' or 1=1 --", '%', '\\', "a'); drop table products; --", '{}', '$1', ':company'])
      assert.match(
        (await tab.go(`${page.url}?table=Product&c0=ProductName&o0=is&v0=${encodeURIComponent(value)}`)).text,
        /0 of 4 rows found/,
        value,
      )
    assert.deepEqual(await everything(), before)
  })

  it('cannot turn to a page with what another browser, table or company was given (page tokens)', async () => {
    const { contoso, fabrikam, litware } = await sharing()
    const ids = Array.from({ length: 60 }, (_, at) => `Z${String(at).padStart(3, '0')}`)
    await load(litware.bob, 'Product', `ProductId\n${ids.join('\n')}\n`)
    const theirs = await opened(litware.bob, litware, { table: 'Product' })
    const { tab, page } = await opened(fabrikam.bob, contoso)
    const [, token = ''] = /[?&;]p=([^"&]*)/.exec(theirs.page.html) ?? []
    assert.ok(token)

    for (const p of [token, `${token}x`, 'x', '.', 'e30.x'])
      assert.match((await tab.go(`${page.url}?table=Product&p=${p}`)).text, /007 Bolt.*Rows 1 to 4/)
  })

  it('exports only by a form of that page (CSRF)', async () => {
    const { contoso, fabrikam } = await sharing()
    const { tab, page } = await opened(fabrikam.bob, contoso)
    const other = await opened(fabrikam.ada, contoso)
    const before = await everything()

    for (const token of ['', 'x', /name="token" value="([^"]*)"/.exec(other.page.html)?.[1] ?? ''])
      assert.equal((await tab.export(page, 'csv', { token })).status, 404)
    assert.equal((await tab.fetch(`${page.url}/export?format=csv&table=Product`)).status, 405)
    assert.deepEqual(await everything(), before)
  })
})
