import assert from 'node:assert/strict'
import { connectionCard } from '../../cards/network/connection.ts'
import { companyCard, directoryCard } from '../../cards/network/directory.ts'
import { profileCard } from '../../cards/network/profile.ts'
import { type Reader, readerOf } from '../../cards/reader.ts'
import { attributes } from '../../domain/data/attributes.ts'
import { textOf } from '../card.ts'
import { everyCard, readers } from './every-card.ts'
import { companyOf, connectionOf } from './network.ts'
import { markdownIn, type Node } from './nodes.ts'
import { type Writing, writing } from './writing.ts'

describe("people's text", () => {
  const inline = [
    '*a*',
    '_b_',
    '**c**',
    '[d](https://evil.example)',
    '![e](https://evil.example/e.png)',
    '<at>All</at>',
    '<b>f</b>',
    '~~g~~',
    '`h`',
    '| i |',
    '\\j',
    '<!-- k -->',
  ]
  const atTheStart = ['# l', '> m', '1. n', '1) o', '- p', '+ q', '---', '===']

  const assertPlain = (reader: Reader, write: Writing) => {
    for (const [name, make] of everyCard(reader, write)) {
      for (const text of markdownIn(make())) {
        const bare = text.replace(/\\[^a-zA-Z0-9\s]/g, 'x')
        assert.doesNotMatch(bare, /[*_[\]<>~`|#\\]/, name)
        assert.doesNotMatch(bare, /^\s*([-+]\s|\d+[.)]\s|(-\s*){3,}$)/m, name)
      }
    }
  }

  for (const reader of readers) {
    it(`is never taken for Markdown in ${reader.language}`, () => {
      assertPlain(reader, limit => writing(`${inline.join(' ')} `)(Math.min(limit, 150)))
    })
  }

  for (const piece of atTheStart) {
    it(`is never taken for Markdown at the start of a line: ${piece}`, () => {
      assertPlain(readerOf('en-US', 'UTC'), limit => writing(`${piece} `)(Math.min(limit, 40)).trimEnd())
    })
  }

  it('is shown as it was written', () => {
    for (const said of [...inline, ...atTheStart]) {
      for (const reader of readers) {
        const write = () => said
        const view = connectionOf(write, { status: 'declined', outgoing: true })
        assert.ok(textOf(connectionCard(reader, view, true)).includes(said), said)
        assert.ok(textOf(companyCard(reader, companyOf(write, { status: 'connected' }), true)).includes(said), said)
      }
    }
  })
})

describe('what a card says to whom', () => {
  const spoken = (locale: string, timeZone: string) => {
    const reader = readerOf(locale, timeZone)
    const view = connectionOf(() => 'X', { outgoing: true, answeredAt: null })
    const profile = {
      name: 'X',
      isPublic: true,
      guardsSensitive: false,
      waits: undefined,
      region: 'eu',
      completeness: 50,
      sections: [],
    } as const
    const connection = textOf(connectionCard(reader, view, true))
    return `${connection}\n${textOf(profileCard(reader, profile, false))}`.replace(/[\u00a0\u202f]/g, ' ')
  }
  const table: readonly (readonly [locale: string, timeZone: string, ...parts: string[]])[] = [
    ['en-US', 'America/Los_Angeles', 'Mar 2, 2026, 3:30 PM', 'Apr 1, 2026', '50% complete'],
    ['en-GB', 'Europe/London', '2 Mar 2026, 23:30', '2 Apr 2026', '50% complete'],
    ['de-DE', 'Europe/Berlin', '03.03.2026, 00:30', '02.04.2026', 'Zu 50 % ausgefüllt'],
    ['zh-CN', 'Asia/Shanghai', '2026年3月3日 07:30', '2026年4月2日', '已完成 50%'],
    ['zh-TW', 'Asia/Taipei', '2026年3月3日 07:30', '2026年4月2日', '已完成 50%'],
    ['fr-FR', 'Europe/Paris', 'Mar 3, 2026, 12:30 AM', 'Apr 2, 2026', '50% complete'],
  ]

  for (const [locale, timeZone, ...parts] of table) {
    it(`is dated as they write it in ${locale}, ${timeZone}`, () => {
      const said = spoken(locale, timeZone)

      for (const part of parts) assert.ok(said.includes(part), `${part} is not in: ${said}`)
    })
  }

  it('is counted as they write it', () => {
    const counts = readers.map(reader => {
      const last = { page: 0, hasMore: false, total: 1_234 }
      return textOf(directoryCard(reader, [], last, { name: '' }, true))
        .split('\n')
        .at(-1)
    })

    assert.deepEqual(counts, ['1,234 companies', '1.234 Unternehmen', '1,234 家公司'])
  })

  it('is not said in English to those who read German or Chinese', () => {
    // Words that both languages have.
    const same = new Set(
      ['Region', 'Name', 'Website', 'Software', 'Status', 'Admin', '¶: ¶'].map(phrase => `de: ${phrase}`),
    )
    // Columns are called what they are in the data.
    const columns = new Set(Object.values(attributes).flatMap(each => each.map(({ name }) => name)))
    const [english = [], ...others] = readers.map(reader =>
      everyCard(reader, () => '¶').map(([name, make]) => ({ name, language: reader.language, card: make() })),
    )

    const found = others.flatMap(cards =>
      cards.flatMap(({ name, language, card }, index) => {
        const shared = new Set(phrasesIn(english[index]?.card))
        const alike = phrasesIn(card).filter(
          phrase =>
            shared.has(phrase) &&
            !same.has(`${language}: ${phrase}`) &&
            !phrase.includes('x.example') &&
            !columns.has(phrase.replaceAll('\u200B', '')),
        )
        return alike.filter(phrase => /\p{L}/u.test(phrase)).map(phrase => `${language}: ${name}: ${phrase}`)
      }),
    )

    assert.deepEqual(found, [])
  })

  /** Everything that is read on a card; not the names of countries, of which many are alike. */
  function phrasesIn(node: unknown): readonly string[] {
    if (Array.isArray(node)) return node.flatMap(phrasesIn)
    if (typeof node !== 'object' || node === null) return []
    const { text, title, label, errorMessage, value, type, choices, fallback: _, data: __, ...rest } = node as Node
    const own = [text, title, label, errorMessage, type === undefined ? value : undefined]
    const chosen = (node as Node).id === 'country' ? [] : (choices as { title: string }[] | undefined)
    return [
      ...own.filter(item => typeof item === 'string'),
      ...(chosen ?? []).map(({ title }) => title),
      ...Object.values(rest).flatMap(phrasesIn),
    ]
  }
})

describe('how long ago something was', () => {
  const now = new Date('2026-03-05T12:00:00Z')
  const said = (moment: string) => readers.map(reader => reader.distance(new Date(moment), now))

  for (const [moment, ...words] of [
    ['2026-03-05T10:00:00Z', '2 hours ago', 'vor 2 Stunden', '2小时前'],
    ['2026-03-05T10:59:59Z', '1 hour ago', 'vor 1 Stunde', '1小时前'],
    ['2026-03-05T11:59:30Z', 'now', 'jetzt', '现在'],
    ['2026-02-03T13:00:00Z', '29 days ago', 'vor 29 Tagen', '29天前'],
    ['2026-04-04T12:00:00Z', 'in 30 days', 'in 30 Tagen', '30天后'],
  ] as const) {
    it(`is said in the language of the reader: ${words[0]}`, () => {
      assert.deepEqual(said(moment), words)
    })
  }
})
