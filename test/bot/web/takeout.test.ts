import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import type { Card } from '../../../cards/kit.ts'
import { acceptInvitation } from '../../../domain/collaboration/invitations.ts'
import { removePerson } from '../../../domain/company/membership.ts'
import { changeRole } from '../../../domain/company/people.ts'
import { type CompanyId, type NoteId, newId, type PersonId } from '../../../domain/kernel/ids.ts'
import { forgetPerson } from '../../../domain/leaving/forgetting.ts'
import { muteConnection, relateConnection } from '../../../domain/network/connections.ts'
import { lists } from '../../../domain/views/belonging-lists.ts'
import { apart, belongings } from '../../../domain/views/belongings.ts'
import { textOf } from '../../card.ts'
import { passDays } from '../../clock.ts'
import { db, everything, isServer } from '../../database.ts'
import { liaison } from '../../liaison.ts'
import type { Teammate } from '../../teams/teammate.ts'
import { another } from '../another.ts'
import { loaded } from '../files/loaded.ts'
import { admin, invited, shares } from '../partners.ts'
import { unzipped } from './unzipped.ts'

const linkOf = (card: Card): string => {
  const action = card.actions.find(({ type }) => type === 'Action.OpenUrl')
  assert.ok(action, textOf(card))
  return String(action.url)
}

const takes = async (person: Teammate) => linkOf(await person.say('export everything'))

const submit = (url: string) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } })

/** Presses *Download* on the page. */
const download = async (url: string) => {
  const response = await submit(url)
  const body = Buffer.from(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, body, text: body.toString() }
}

/** Fabrikam, which shares products with Contoso; each of the two has something of its own that the other must not see. */
async function scene() {
  const network = await invited()
  const { alex, megan, johanna, demand, connection, lee } = network
  await acceptInvitation(db, johanna.by, demand.invitation, ['products'], {
    id: newId<NoteId>(),
    text: 'From *July* on',
  })
  await loaded(johanna.by, 'ProductId,ProductName\nP-1,=cmd()\nP-2,Grüße\n', { table: 'Product' })
  await loaded(johanna.by, 'VendorId,Name,PrimaryContactEmail\n007,Northwind,sales@northwind.example\n', {
    table: 'Vendor',
  })
  await relateConnection(db, alex.by, connection, { relationship: 'vendor', vendorId: 'SECRET-OF-CONTOSO' })
  await relateConnection(db, johanna.by, connection, { relationship: 'customer', customerId: 'K-OF-FABRIKAM' })
  await shares(alex, [lee], { name: 'Between Contoso and Litware', note: 'For Litware alone' })
  const tailspin = await admin('Tim', 'Tailspin')
  return { ...network, megan, tailspin }
}

type Scene = Awaited<ReturnType<typeof scene>>

/** Gives a company a table that is more than a connection holds. */
async function lengthen(company: CompanyId) {
  const { load_id: id } = await db('current_loads')
    .where({ company_id: company, table_code: 'Product' })
    .first('load_id')
  await db.raw(
    `insert into products (company, load, line, product_id, product_name)
     select ?, ?, n, n::text, (select string_agg(sha512((n || '.' || k)::bytea)::text, '') from generate_series(1, 15) k)
     from generate_series(100, ?) n`,
    [company, id, isServer ? 20_000 : 9_000],
  )
}

describe('everything that a company owns', () => {
  it('is one ZIP with a list of contents, which counts the rows of each file (K7)', async () => {
    const { johanna } = await scene()

    const { status, headers, body } = await download(await takes(johanna.person))

    assert.equal(status, 200)
    assert.equal(headers.get('content-type'), 'application/zip')
    assert.equal(headers.get('content-disposition'), 'attachment; filename="liaison-everything-2026-03-02.zip"')
    assert.equal(headers.get('cache-control'), 'no-store')
    const files = await unzipped(body)
    const contents = JSON.parse(files.get('contents.json') ?? '')
    assert.deepEqual(
      [...files.keys()],
      [
        ...belongings.map(({ file }) => file),
        'history.csv',
        'imported.csv',
        'tables/Vendor.csv',
        'tables/Product.csv',
        'contents.json',
      ],
    )
    assert.deepEqual(
      contents.files.map(({ file }: { file: string }) => file),
      [...files.keys()].slice(0, -1),
    )
    for (const { file, rows, about } of contents.files) {
      assert.ok(about.length > 10, `${file}: ${about}`)
      const text = files.get(file) ?? ''
      const found = file.endsWith('.csv')
        ? parse(text, { bom: true, columns: true }).length
        : [JSON.parse(text)].flat().length
      assert.equal(found, rows, file)
    }
    const of = (file: string) => JSON.parse(files.get(file) ?? '')
    assert.deepEqual(of('company.json').profile.name, 'Fabrikam')
    assert.deepEqual(
      of('people.json').map(({ name, role }: { name: string; role: string }) => [name, role]),
      [
        ['Johanna', 'admin'],
        ['Bob', 'responder'],
        ['Max', 'member'],
      ],
    )
    assert.deepEqual(
      of('notes.json').map(({ text }: { text: string }) => text),
      ['Before *Friday*?', 'From *July* on'],
    )
    assert.equal(of('connections.json')[0].customerId, 'K-OF-FABRIKAM')
    assert.deepEqual(of('invitations.json')[0].shared, ['products'])
    assert.deepEqual(of('terms.json')[0].version, 1)
    const products = parse<Record<string, string>>(files.get('tables/Product.csv') ?? '', { bom: true, columns: true })
    assert.deepEqual(
      products.map(row => [row.ProductId, row.ProductName]),
      [
        ['P-1', "'=cmd()"],
        ['P-2', 'Grüße'],
      ],
    )
    assert.match(files.get('tables/Vendor.csv') ?? '', /"007","Northwind"/)
    assert.match(files.get('imported.csv') ?? '', /Northwind/)
    assert.match(files.get('history.csv') ?? '', /You accepted the invitation from Contoso/)
  })

  it('can be verified by whoever has it: each entry of the history has the hash of its contents and of the one before (K6)', async () => {
    const { johanna } = await scene()
    const files = await unzipped((await download(await takes(johanna.person))).body)
    const sorted = (flat: object) => Object.entries(flat).sort(([a], [b]) => (a < b ? -1 : 1))
    const sha256 = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

    const entries = JSON.parse(files.get('history.json') ?? '')

    let previous = ''
    for (const each of entries) {
      const { seq, at, person, type, subject, facts, written, writtenDigest } = each
      assert.equal(sha256(sorted(written)), writtenDigest)
      const sealed = [
        johanna.by.company,
        seq,
        new Date(at).toISOString(),
        person,
        type,
        subject,
        sorted(facts),
        writtenDigest,
      ]
      assert.equal(each.previous, previous)
      assert.equal(sha256([...sealed, previous]), each.hash)
      previous = each.hash
    }
    assert.equal(entries.at(-1).type, 'company.exported')
  })

  it('has nothing of another company that it could not see on its cards (K7)', async () => {
    const { johanna, connection, alex } = await scene()
    await muteConnection(db, alex.by, connection, true)
    await shares(alex, [johanna], { name: 'Draft of Contoso' })
    await db('collaborations').where({ name: 'Draft of Contoso' }).update({ status: 'draft' })
    await db('invitations')
      .whereIn('collaboration_id', db('collaborations').where({ name: 'Draft of Contoso' }).select('id'))
      .update({ status: 'draft', asked_at: null, asked_by: null })

    const files = await unzipped((await download(await takes(johanna.person))).body)

    assert.equal(JSON.parse(files.get('connections.json') ?? '')[0].muted, false)
    for (const [file, text] of files) assert.doesNotMatch(text, /SECRET-OF-CONTOSO|Litware|Tailspin/, file)
    // It was shared for a moment, which the history has.
    const now = [...files].filter(([file]) => !file.startsWith('history.'))
    for (const [file, text] of now) assert.doesNotMatch(text, /Draft of Contoso/, file)
  })

  it('is taken by an admin alone, by a link that works once; that it was is in the history (K7)', async () => {
    const { johanna, bob } = await scene()
    const refused = await bob.person.say('export everything')
    assert.match(textOf(refused), /Only an admin of your company can do that/)
    const url = await takes(johanna.person)

    // Programs that open links use nothing up.
    for (let opened = 0; opened < 3; opened++) {
      const page = await fetch(url)
      assert.equal(page.status, 200)
      assert.match(await page.text(), /All that Fabrikam owns on Liaison/)
    }
    assert.deepEqual(await db('audit_entries').where({ type: 'company.exported' }), [])
    const [first, second] = await Promise.all([download(url), download(url)])

    assert.deepEqual([first.status, second.status].sort(), [200, 410])
    assert.equal((await download(url)).status, 410)
    assert.equal((await fetch(url)).status, 410)
    const entries = await db('audit_entries').where({ type: 'company.exported' })
    assert.deepEqual(
      entries.map(({ company_id, person_id }) => [company_id, person_id]),
      [[johanna.by.company, johanna.by.person]],
    )
    assert.match(textOf(await johanna.person.say('what changed')), /Everything was exported/)
  })

  it('is given to nobody by a link that was altered, has expired, or is of somebody who is no admin any more (K7)', async () => {
    const { johanna, bob } = await scene()
    await changeRole(db, johanna.by, bob.by.person, 'admin')
    const url = await takes(bob.person)
    const other = await takes((await admin('Una', 'Umbrella')).person)
    const before = await everything()

    const altered = [
      url.replace(/t=.{6}/, 't=xxxxxx'),
      `${url}x`,
      url.replace(/\?.*/, ''),
      `${url.slice(0, url.lastIndexOf('.'))}${other.slice(other.lastIndexOf('.'))}`,
    ]
    for (const each of altered) assert.equal((await download(each)).status, 404, each)
    await changeRole(db, johanna.by, bob.by.person, 'responder')
    const demoted = await download(url)
    assert.equal(demoted.status, 403)
    assert.match(demoted.text, /Only an admin/)
    assert.equal((await fetch(url)).status, 403)
    await changeRole(db, johanna.by, bob.by.person, 'admin')
    passDays(31 / 1_440)
    assert.equal((await download(url)).status, 404)

    const { visits = [] } = await everything()
    assert.deepEqual(visits, before.visits)
  })

  it('that breaks off is no ZIP, and the link is used up (K7)', async () => {
    const { johanna } = await scene()
    let asked = 0
    const breaking = new Proxy(db, {
      get: (of, name) => {
        // Another database than the main one.
        if (name === 'client') return { config: {} }
        if (name === 'raw' && ++asked > 0) return () => Promise.reject(new Error('the store is gone'))
        return Reflect.get(of, name)
      },
    })
    const bot = await another({ places: { of: () => ({ db, longWork: breaking }) } })
    try {
      const url = (await takes(johanna.person)).replace(liaison.url, bot.url)

      const answer = await download(url).catch(() => undefined)

      if (answer) await assert.rejects(unzipped(answer.body))
      assert.ok(asked > 0)
      assert.equal((await download(url)).status, 410)
    } finally {
      await bot.stop()
    }
  })

  for (const [who, change] of [
    ['no admin any more', (set, bob) => changeRole(db, set.johanna.by, bob, 'responder')],
    ['removed', (set, bob) => removePerson(db, set.johanna.by, bob)],
    ['forgotten', (set, bob) => forgetPerson(db, { ...set.bob.by, person: bob })],
  ] as const satisfies readonly (readonly [string, (set: Scene, bob: PersonId) => Promise<unknown>])[]) {
    it(`is cut off within a second when whoever takes it is ${who} meanwhile (K3, K7)`, async () => {
      const set = await scene()
      await changeRole(db, set.johanna.by, set.bob.by.person, 'admin')
      await lengthen(set.johanna.by.company)
      const response = await submit(await takes(set.bob.person))
      assert.equal(response.status, 200)
      const reader = response.body?.getReader()
      await reader?.read()

      await change(set, set.bob.by.person)
      const begun = performance.now()
      const rest = (async () => {
        for (let isOver = false; !isOver; ) isOver = (await reader?.read())?.done ?? true
      })()

      await assert.rejects(rest)
      assert.ok(performance.now() - begun < 1_000)
    })
  }

  it('is of every table that there is, or it is said why not (K7)', async () => {
    const region = ['store', 'imported', 'imported_keys', 'file_parts']
    const { rows } = await db.raw<{ rows: { name: string }[] }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
         and not relispartition and relname not like 'knex\\_%'`,
    )
    const { nameOf } = await import('../../../domain/data/table.ts')
    const { tableCodes } = await import('../../../domain/data/catalogue.ts')
    const ofRegions = [...region, ...tableCodes.map(nameOf)]
    const control = rows.map(({ name }) => name).filter(name => !ofRegions.includes(name))

    const told = [...belongings.flatMap(({ tables }) => tables), ...Object.keys(apart)].filter(name => name !== 'store')

    assert.deepEqual(told.sort(), control.sort())
    for (const { file, tables, sql } of lists) {
      for (const name of tables) assert.match(sql, new RegExp(`\\b(from|join) (open_)?${name}\\b`), file)
    }
    for (const reason of Object.values(apart)) assert.ok(reason.length > 10, reason)
  })

  for (const [locale, heading] of [
    ['de-DE', /Die zurzeit gelesenen Zeilen von/],
    ['zh-CN', /目前读取的行/],
  ] as const) {
    it(`says what each file is in the language of whoever takes it: ${locale}`, async () => {
      const { johanna } = await scene()
      await db('people').where({ id: johanna.by.person }).update({ locale, language: locale })

      const link = linkOf(await johanna.person.say(locale === 'de-DE' ? 'alles exportieren' : '导出全部'))
      const files = await unzipped((await download(link)).body)

      assert.match(files.get('contents.json') ?? '', heading)
    })
  }
})

describe('the rows of a load, as they are taken along', () => {
  it('can be loaded again as they are (K1, K7)', async () => {
    const { johanna } = await invited()
    const file = 'OrderNumber,OrderType\n0001,Sales\n'
    await loaded(johanna.by, file, { table: 'Order' })
    const files = await unzipped((await download(await takes(johanna.person))).body)
    const taken = files.get('tables/Order.csv') ?? ''
    const before = await db('orders').select('*')

    await loaded(johanna.by, taken, { table: 'Order' })

    const strip = (rows: readonly Record<string, unknown>[]) => rows.map(({ load: _, line: __, ...row }) => row)
    const after = await db('orders').whereNot({ load: before[0]?.load }).select('*')
    assert.deepEqual(strip(after), strip(before))
    assert.equal(before.length, 1)
  })
})
