import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { startLiaison } from '../../bot/liaison.ts'
import { createLog } from '../../bot/ops/log.ts'
import { createAdapter } from '../../bot/teams/adapter.ts'
import { harmless } from '../../bot/web/csv.ts'
import type { Card } from '../../cards/kit.ts'
import { textOf } from '../card.ts'
import { clock } from '../clock.ts'
import { db, stored } from '../database.ts'
import { connector } from '../liaison.ts'
import { type Journey, journey, walk } from './journey.ts'

/** What ends a text, a statement or a pattern for some database, and goes on as another. */
const statements = [
  "'; drop table companies; --",
  "\\'; select pg_sleep(9); --",
  "$$; delete from people; $$ ' || (select 1) || '",
  ':name ? ?? $1 %s {0} %00 _%',
  '\'::jsonb, \'{"a": "b"}\') /* */ --',
]
/** What some client takes for more than text. */
const markup = [
  '**b** [l](https://evil.example) <i>h</i> <at>All</at> | # `c` ~~s~~ _i_',
  '![i](https://evil.example) <a href=//evil.example>x</a> <script>alert(1)</script> &lt;',
  '\u202eevil\u2066 \u200b\u2060x\ufeff\u00ad\u061c\r\nBcc: evil@evil.example\r\n- item\r\n1. x\u0007\u0085',
  `a${'\u0301'.repeat(9_000)}`,
  '=1+1',
  "\t@SUM(A1) ;=cmd|' /C calc'!A0\n +1",
]
const texts = [...statements, ...markup]

describe('whatever people write', function () {
  this.timeout('180s')

  let folder: string
  let cards: readonly Card[]
  let mails: readonly string[]
  let cells: readonly string[]
  let numbers: readonly string[]
  let rows: string
  let summaries: readonly string[]
  const fields = new Set<string>()

  // Everything is written once and looked at once; what is seen is judged below.
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'liaison-texts-'))
    const mail = { folder: join(folder, 'mail'), from: 'liaison@liaison.example' }
    const parts = { db, clock, adapter: createAdapter({ local: true }), appId: '', log: createLog('silent') }
    const bot = await startLiaison({ ...parts, host: '127.0.0.1', port: 0, metricsToken: '', mail })
    let [next, names] = [0, 0]
    const write = (field: string) => {
      fields.add(field)
      // An address and a sentence that is understood have a form of their own.
      if (field === 'email') return `a${next++}`
      // Names are what is shown most, and where Markdown would be read.
      const isName = /^(?:company|person|collaboration)\b/.test(field)
      return `${isName ? markup[names++ % markup.length] : texts[next++ % texts.length]}`
    }
    const people = await journey({ write, deliver: bot.deliverDue, url: () => bot.url })
    cards = (await Promise.all(Object.values(people).map(person => walk(person)))).flat()
    const exported = parse(await exportOf(people), { bom: true, columns: true }) as readonly Record<string, string>[]
    cells = exported.flatMap(({ Number: _, ...line }) => Object.values(line))
    numbers = exported.map(line => line['No.'] ?? line.Number ?? Object.values(line)[0] ?? '')
    const files = await readdir(mail.folder)
    mails = await Promise.all(files.map(file => readFile(join(mail.folder, file), 'utf8')))
    rows = JSON.stringify(Object.values(await stored()).flat())
    summaries = Object.values(people).flatMap(({ chat }) => connector.messages(chat).map(({ summary = '' }) => summary))
    await bot.stop()
  })
  after(() => rm(folder, { recursive: true, force: true }))

  async function exportOf({ ada }: Journey) {
    const history = await ada.say('history')
    const answer = await fetch(String(history.actions.find(({ type }) => type === 'Action.OpenUrl')?.url))
    assert.equal(answer.status, 200)
    return Buffer.from(await answer.arrayBuffer())
  }

  it('is a text to the database, and kept as it was written', () => {
    assert.ok(fields.size > 40, `${[...fields]}`)
    for (const statement of statements) {
      assert.ok(rows.includes(JSON.stringify(JSON.stringify(statement)).slice(3, -3)), statement)
    }
  })

  it('makes no card fail', () => {
    assert.ok(cards.length > 200, `${cards.length}`)
    for (const card of cards) assert.doesNotMatch(textOf(card), /Something went wrong|I cannot reach my data/)
  })

  it('is neither Markdown, nor a link, nor HTML where a card reads Markdown', () => {
    const read = cards.flatMap(markdownIn)

    for (const text of read) {
      const bare = text.replace(/\\./gs, '')
      assert.doesNotMatch(bare, /[*_[\]<>~|#`]|^\s*(?:[-+]|\d+[.)])\s/m, text)
    }
    assert.ok(
      read.some(text => text.includes('\\[l\\]')),
      'nothing of it was shown',
    )
  })

  it('is no link either in what is shown as it is, should a client read Markdown there', () => {
    for (const text of cards.flatMap(plainIn)) assert.doesNotMatch(text, /\]\(/, text)
  })

  it('mentions nobody, turns no direction, hides nothing and piles nothing up', () => {
    const shown = [...cards.flatMap(stringsIn), ...summaries, ...cells]

    for (const text of shown) {
      assert.doesNotMatch(text, /<\/?at\b/i, text)
      assert.doesNotMatch(text, /(?!\n|\r\n)[\p{Cc}\p{Cf}\p{Co}]|\p{M}{3}/u, JSON.stringify(text))
    }
  })

  it('leads nowhere but to our own pages', () => {
    // The pixels of which bars are drawn are in the cards themselves.
    const urls = cards
      .flatMap(card => JSON.stringify(card).match(/"url":"[^"]*"/g) ?? [])
      .filter(url => !/^"url":"data:image\/png;base64,[\w+/=]{90,100}"$/.test(url))

    assert.ok(urls.length > 0)
    for (const url of urls) assert.match(url, /^"url":"http:\/\/127\.0\.0\.1:\d+\/(export\/|(data|rows)\?t=)/)
  })

  it('is text in an e-mail, in both of its parts, and adds nothing to its head', () => {
    const known =
      /^(?:from|to|subject|message-id|date|mime-version|content-type|auto-submitted|list-unsubscribe(?:-post)?)$/

    assert.ok(mails.length > 0, 'there was none')
    for (const raw of mails) {
      const [head = '', ...parts] = raw.split(/\r\n\r\n/)
      const names = head
        .replace(/\r\n[ \t]+/g, ' ')
        .split('\r\n')
        .map(line => `${line.split(':')[0]}`.toLowerCase())
      for (const name of names) assert.match(name, known)
      assert.equal(new Set(names).size, names.length)
      const body = unquoted(parts.join('\r\n\r\n'))
      const html = body.slice(body.indexOf('<!doctype'))
      const tags = html.match(/<[^>]*>/g) ?? []
      assert.ok(tags.length > 5)
      for (const tag of tags) {
        assert.doesNotMatch(tag, /evil|script|<i>|<at|\bon\w+=|src=/i)
        for (const [, to] of tag.matchAll(/href="([^"]*)"/g))
          assert.match(`${to}`, /^http:\/\/127\.0\.0\.1:\d+\/mail\//)
      }
      assert.doesNotMatch(body, /<\/?at\b|[\u202a-\u202e\u2066-\u2069\u200b]|\p{M}{3}/u)
    }
  })

  it('is no formula in any cell of an export, and a number stays one', () => {
    assert.ok(
      cells.some(cell => cell.includes("'=1+1")),
      'no formula got there',
    )
    for (const cell of cells) assertNoFormula(cell)
    for (const number of numbers) assert.match(number, /^\d+$/)
  })
})

describe('a cell of an export, whatever is in it', () => {
  const pieces = fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    '＝',
    '＠',
    ' ',
    '\t',
    '\r',
    '\n',
    '\u00a0',
    '\u2028',
    ';',
    ',',
    '"',
    "'",
    '1',
    'a',
  )

  it('is no formula, and a number stays one', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map(all => all.join('')),
        ),
        text => {
          assertNoFormula(harmless(text))
        },
      ),
      { numRuns: 5_000 },
    )
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.float({ noNaN: true, noDefaultInfinity: true })), number => {
        const text = `${number}`
        if (!text.includes('e')) assert.equal(harmless(text), text)
      }),
    )
  })
})

/** No line, and nothing after a semicolon, begins with what spreadsheets calculate with; but for a number. */
function assertNoFormula(cell: string) {
  if (/^[-+]?\d+(?:[.,]\d+)?$/.test(cell)) return
  for (const part of cell.split(/[\r\n;]/))
    assert.doesNotMatch(part, /^[^\S\r\n]*[=+\-@＝＋－＠]/, JSON.stringify(cell))
  assert.doesNotMatch(cell, /^[\t\r]/)
}

const unquoted = (text: string) =>
  Buffer.from(
    text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()

/** What a client takes for Markdown: text blocks and facts. */
const markdownIn = (node: unknown): readonly string[] =>
  nodesIn(node).flatMap(({ type, text, facts }) => {
    if (type === 'TextBlock') return [String(text)]
    return type === 'FactSet' ? (facts as readonly Fact[]).flatMap(({ title, value }) => [title, value]) : []
  })

/** Titles of buttons and choices, labels and what stands in fields. */
const plainIn = (node: unknown): readonly string[] =>
  nodesIn(node).flatMap(({ type, title, label, choices }) => {
    const own = String(type).startsWith('Action.') || String(type).startsWith('Input.') ? [title, label] : []
    return [...own, ...((choices ?? []) as readonly Fact[]).map(choice => choice.title)].flatMap(text =>
      typeof text === 'string' ? [text] : [],
    )
  })

type Fact = { readonly title: string; readonly value: string }

function nodesIn(node: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(node)) return node.flatMap(nodesIn)
  if (typeof node !== 'object' || node === null) return []
  return [node as Record<string, unknown>, ...Object.values(node).flatMap(nodesIn)]
}

const stringsIn = (node: unknown): readonly string[] =>
  nodesIn(node).flatMap(each => Object.values(each).filter(value => typeof value === 'string'))
