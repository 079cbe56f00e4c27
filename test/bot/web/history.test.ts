import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import { startLiaison } from '../../../bot/liaison.ts'
import { createLog } from '../../../bot/ops/log.ts'
import { createAdapter } from '../../../bot/teams/adapter.ts'
import type { Card } from '../../../cards/kit.ts'
import { de } from '../../../cards/words/de.ts'
import { en } from '../../../cards/words/en.ts'
import type { CompanyId, PersonId } from '../../../domain/kernel/ids.ts'
import { transaction } from '../../../domain/storage/transactions.ts'
import { audit } from '../../../domain/trust/audit.ts'
import { clock, passDays } from '../../clock.ts'
import { db } from '../../database.ts'
import { connector, liaison } from '../../liaison.ts'
import { registered } from '../../registered.ts'
import { type InvokeBody, type Teammate, teammate } from '../../teams/teammate.ts'
import { pair } from '../exported.ts'

const linkOf = (card: Card): URL => {
  const action = card.actions.find(({ title }) => title === 'Export')
  assert.equal(action?.type, 'Action.OpenUrl')
  return new URL(String(action.url))
}

const exportOf = async (person: Teammate) => linkOf(await person.say('history'))

/** What a browser gets. */
async function get(url: URL, language = 'en') {
  const response = await fetch(url, { headers: { 'accept-language': language } })
  return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) }
}

type CsvRow = Readonly<Record<string, string>>

const linesOf = (body: Buffer): readonly CsvRow[] => parse(body, { bom: true, columns: true, delimiter: [',', ';'] })

/** Nothing of a history, and nothing that helps an attacker. */
const assertRefused = (answer: Awaited<ReturnType<typeof get>>, status: number, pattern: RegExp) => {
  const text = answer.body.toString()
  assert.equal(answer.status, status, text)
  assert.match(text, pattern)
  assert.match(answer.headers.get('content-type') ?? '', /^text\/html/)
  assert.doesNotMatch(text, /Contoso|Fabrikam|Shall we|\n\s+at |select |audit_/)
}

const invalid = /This link is not valid/

const expired = /This link has expired/

describe('the export of a history', () => {
  it('is a file that spreadsheets open: UTF-8 with its mark, one line for each entry, numbers as numbers (K6)', async () => {
    const { ada } = await pair('Grüße, "Ada" 企')

    const { status, headers, body } = await get(await exportOf(ada))

    assert.equal(status, 200)
    assert.equal(headers.get('content-type'), 'text/csv; charset=utf-8')
    assert.equal(headers.get('content-disposition'), 'attachment; filename="liaison-history-2026-03-02.csv"')
    assert.equal(headers.get('cache-control'), 'no-store')
    assert.deepEqual([...body.subarray(0, 3)], [0xef, 0xbb, 0xbf])
    const lines = linesOf(body)
    assert.deepEqual(Object.keys(lines[0] ?? {}), Object.values(en.history.columns))
    assert.deepEqual(
      lines.map(line => [line['No.'], line.Event, line.Partner, line.Company]),
      [
        ['4', 'connection.accepted', 'Fabrikam', 'Fabrikam'],
        ['3', 'connection.requested', 'Fabrikam', 'Contoso'],
        ['2', 'profile.published', '', 'Contoso'],
        ['1', 'company.registered', '', 'Contoso'],
      ],
    )
    assert.equal(lines[1]?.Written, 'Grüße, "Ada" 企')
    assert.equal(lines[1]?.['Time (UTC)'], '2026-03-02T09:00:00.000Z')
    assert.match(body.toString(), /\r\n4,"2026-03-02T09:00:00.000Z","connection.accepted"/)
  })

  it('holds what its card was narrowed to, and nothing of what others did', async () => {
    const { ada, bob } = await pair()
    await registered({ name: 'Litware' })
    await bob.press(await bob.say('connect with litware'), 'Confirm', { note: 'A secret' })
    const narrowed = await ada.press(
      await ada.press(await ada.press(await ada.say('my partners'), 'Open'), 'Visibility score'),
      'What changed',
    )

    const lines = linesOf((await get(linkOf(narrowed))).body)

    assert.deepEqual(
      lines.map(({ Event }) => Event),
      ['connection.accepted', 'connection.requested'],
    )
    passDays(8)
    const week = await ada.press(await ada.say('history'), 'Last 7 days')
    assert.deepEqual(linesOf((await get(linkOf(week))).body), [])
    assert.doesNotMatch((await get(await exportOf(ada))).body.toString(), /Litware|secret/)
  })

  it('speaks the language of whoever exports', async () => {
    const { ada } = await pair()
    const dora = teammate('Dora', ada.tenantId, { locale: 'de-DE' })
    await dora.say('hi')
    const card = await dora.say('verlauf')
    const action = card.actions.find(({ type }) => type === 'Action.OpenUrl')

    const { body } = await get(new URL(String(action?.url)))

    assert.match(body.toString(), /Fabrikam hat Ihre Verbindungsanfrage angenommen/)
    assert.deepEqual(Object.keys(linesOf(body)[0] ?? {}), Object.values(de.history.columns))
  })

  for (const [locale, delimiter] of [
    ['en-US', ','],
    ['de-DE', ';'],
    ['fr-FR', ';'],
    ['de-CH', ','],
    ['zh-CN', ','],
  ] as const) {
    it(`parts its cells by ${delimiter} for a reader of ${locale}, as their spreadsheet does`, async () => {
      const { ada } = await pair()
      const reader = teammate('Dora', ada.tenantId, { locale })
      await reader.say('hi')
      const card = await reader.say('history')
      const action = card.actions.find(({ type }) => type === 'Action.OpenUrl')

      const { body } = await get(new URL(String(action?.url)))

      const rows: string[][] = parse(body, { bom: true, delimiter })
      assert.ok(rows.length > 1)
      for (const row of rows) assert.equal(row.length, Object.keys(en.history.columns).length)
    })
  }

  it('is there for a link to which a mail program has added something to follow its reader', async () => {
    const { ada } = await pair()
    const link = await exportOf(ada)

    for (const [name, value] of [
      ['utm_source', 'mail'],
      ['fbclid', 'x'],
      ['_hsenc', ''],
      ['__proto__', 'x'],
    ] as const) {
      link.searchParams.append(name, value)
      assert.equal((await get(link)).status, 200, name)
    }
  })

  it('is there for whoever looks first, without being sent (HEAD)', async () => {
    const { ada } = await pair()

    const response = await fetch(await exportOf(ada), { method: 'HEAD' })

    assert.equal(response.status, 200)
    assert.equal(response.headers.get('content-type'), 'text/csv; charset=utf-8')
    assert.equal(await response.text(), '')
  })

  it('gives no spreadsheet a formula, whatever people wrote', async () => {
    const { ada } = await pair('=HYPERLINK("https://evil.example";"x")')
    const card = await ada.press(await ada.say('profile'), 'Edit profile')
    await ada.press(card, 'Save', { about: '+1', name: '@SUM(1)' })

    const lines = linesOf((await get(await exportOf(ada))).body)

    const cells = lines.flatMap(line => Object.values(line))
    for (const cell of cells) assert.doesNotMatch(cell, /(^|[\r\n;])\s*[=+@]/)
    assert.ok(cells.some(cell => cell.startsWith(`'=HYPERLINK`)))
  })

  it('works for five minutes, and then says so', async () => {
    const { ada } = await pair()
    const link = await exportOf(ada)

    passDays(4.9 / 1440)
    const inTime = await get(link)
    passDays(0.1 / 1440)

    assert.equal(inTime.status, 200)
    assertRefused(await get(link), 410, expired)
    assertRefused(await get(link, 'de-DE'), 410, /Dieser Link ist abgelaufen/)
  })

  it('is refused when anything of its link was changed, added or left out', async () => {
    const { ada, bob } = await pair()
    const link = linkOf(await ada.press(await ada.say('history'), 'Last 7 days'))
    const others = (await exportOf(bob)).searchParams
    const changed: readonly (readonly [name: string, value: string | null])[] = [
      ...[...link.searchParams.keys()].map(name => [name, null] as const),
      ...(['company', 'person', 'signature'] as const).map(name => [name, others.get(name)] as const),
      ['expires', `${clock().getTime() + 86_400_000}`],
      ['expires', 'never'],
      ['since', '2020-01-01T00:00:00.000Z'],
      ['until', '2030-01-01T00:00:00.000Z'],
      ['partner', others.get('company')],
      ['partner', "'; drop table companies; --"],
      ['collaboration', randomUUID()],
      ['signature', ''],
      ['signature', 'x'.repeat(5_000)],
      ['signature', '😀\0'],
      ['signature', `${link.searchParams.get('signature')}x`],
    ]

    for (const [name, value] of changed) {
      const tampered = new URL(link)
      if (value === null) tampered.searchParams.delete(name)
      else tampered.searchParams.set(name, value)
      assertRefused(await get(tampered), 403, invalid)
    }

    const bare = new URL('/export/history', link)
    assertRefused(await get(bare), 403, invalid)
    assert.equal((await get(link)).status, 200)
  })

  it('is refused to whoever is not of that company any more', async () => {
    const { ada } = await pair()
    const mia = teammate('Mia', ada.tenantId)
    await mia.say('hi')
    const link = await exportOf(mia)
    assert.equal((await get(link)).status, 200)
    const fabrikam = await db('companies').where({ name: 'Fabrikam' }).first<{ id: string }>('id')

    await db('people').where({ object_id: mia.objectId }).update({ company_id: fabrikam?.id })
    const moved = await get(link)
    await db('conversations').where({ id: mia.chat }).delete()
    await db('people').where({ object_id: mia.objectId }).delete()
    const removed = await get(link)

    for (const answer of [moved, removed]) assertRefused(answer, 403, invalid)
  })

  it('works at another process with the same database, whose links lead where people reach it', async () => {
    const { ada } = await pair()
    const parts = { db, appId: '', log: createLog('silent'), clock, host: '127.0.0.1', port: 0, metricsToken: '' }
    const other = await startLiaison({
      ...parts,
      adapter: createAdapter({ local: true }),
      publicUrl: 'https://x.example',
    })
    const show = { type: 'Action.Execute', verb: 'history.show', data: {} }
    const activity = {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: show },
      channelId: 'msteams',
      serviceUrl: connector.url,
      recipient: { id: '28:liaison' },
      from: { id: '29:ada', aadObjectId: ada.objectId },
      conversation: { id: ada.chat, conversationType: 'personal', tenantId: ada.tenantId },
    }
    const headers = { 'content-type': 'application/json' }
    const pressed = await fetch(`${other.url}/api/messages`, {
      method: 'POST',
      headers,
      body: JSON.stringify(activity),
    })
    const theirs = linkOf(((await pressed.json()) as InvokeBody).value)
    const ours = await exportOf(ada)

    const [here, there] = [new URL(ours), new URL(other.url)]
    const answers = await Promise.all([
      get(new URL(`${theirs.pathname}${theirs.search}`, here)),
      get(new URL(`${ours.pathname}${ours.search}`, there)),
    ])

    await other.stop()
    assert.equal(theirs.origin, 'https://x.example')
    assert.equal(ours.origin, new URL(liaison.url).origin)
    for (const { status } of answers) assert.equal(status, 200)
  })

  it('of a long history comes entry by entry, and breaks off when nobody listens', async () => {
    const { ada } = await pair()
    const link = await exportOf(ada)
    const [company, person] = ['company', 'person'].map(name => link.searchParams.get(name))
    const event = {
      ...({ type: 'profile.saved', subject: `profile:${company as CompanyId}`, tell: [] } as const),
      concerns: [company as CompanyId],
      written: { about: 'x'.repeat(2_000) },
    }
    for (let time = 0; time < 10; time++) {
      const cause = { at: clock(), person: person as PersonId }
      await transaction(db, trx =>
        audit(
          trx,
          cause,
          Array.from({ length: 500 }, () => event),
        ),
      )
    }

    const hasty = (await fetch(link)).body?.getReader()
    await hasty?.read()
    await hasty?.cancel()
    const { body } = await get(link)

    assert.equal(linesOf(body).length, 5_004)
  })

  it('is said to be impossible, in words, while the database is away', async () => {
    const { ada } = await pair()
    const link = await exportOf(ada)
    await db.raw('alter table secrets rename to elsewhere')

    const answer = await get(link).finally(() => db.raw('alter table elsewhere rename to secrets'))

    assertRefused(answer, 500, /Something went wrong/)
    assert.equal((await get(link)).status, 200)
  })
})
