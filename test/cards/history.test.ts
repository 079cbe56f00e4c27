import assert from 'node:assert/strict'
import { languageTags } from '../../cards/languages.ts'
import { type Reader, readerOf } from '../../cards/reader.ts'
import { type HistoryScope, historyCard, sentenceOf } from '../../cards/trust/history.ts'
import { verbs } from '../../cards/verbs.ts'
import { en } from '../../cards/words/en.ts'
import { entityCodes } from '../../domain/data/catalogue.ts'
import type { EventType } from '../../domain/kernel/event.ts'
import { type CollaborationId, type CompanyId, newId } from '../../domain/kernel/ids.ts'
import type { HistoryView } from '../../domain/views/history.ts'
import type { HistoryEntry } from '../../domain/views/history-entry.ts'
import { checkCard, textOf, titlesOf } from '../card.ts'

const moment = new Date('2026-03-02T23:30:00Z')
const types = Object.keys(en.history.events) as EventType[]
const readers = languageTags.map(tag => readerOf(tag, 'UTC'))
const [english] = readers as [Reader]

/** Entries on one page, as bot/actions cuts them. */
const PAGE = 6

const entryOf = (change: Partial<HistoryEntry> = {}): HistoryEntry => ({
  seq: 7,
  at: moment,
  type: 'invitation.accepted',
  outgoing: true,
  whom: null,
  hash: 'hash',
  partner: 'Fabrikam',
  collaboration: 'Demand',
  by: { name: 'Bob', company: 'Fabrikam', ours: false },
  facts: {},
  written: {},
  ...change,
})

/** An entry of that type with more of everything than any event has. */
const fullOf = (type: EventType, outgoing: boolean, piece: string): HistoryEntry => {
  const write = (limit: number) => [...piece.repeat(limit)].slice(0, limit).join('')
  return entryOf({
    type,
    outgoing,
    whom: write(100),
    partner: write(200),
    collaboration: write(200),
    by: { name: write(100), company: write(200), ours: false },
    facts: {
      requested: entityCodes,
      offered: entityCodes,
      shared: entityCodes,
      met: 12,
      asked: 12,
      extras: 0,
      round: 3,
      regions: { from: 'apac', to: 'us' },
      terms: 1,
      partners: 100,
    },
    written:
      type === 'profile.saved' ? Object.fromEntries(fields.map(field => [field, write(4_000)])) : { note: write(200) },
  })
}
const fields = ['about', 'website', 'productsAndServices', 'address', 'duns']

const viewOf = (entries: readonly HistoryEntry[], change: Partial<HistoryView> = {}): HistoryView => ({
  entries,
  total: entries.length,
  partner: null,
  collaboration: null,
  ...change,
})

const ids = { company: newId<CompanyId>(), collaboration: newId<CollaborationId>() }
const link = `https://liaison.example/export/history?${'x'.repeat(500)}`
const middle: HistoryScope = {
  page: 3,
  hasMore: true,
  payload: { page: 3, days: 7, entities: [], ...ids },
  since: '2026-03-02',
  link,
}
const only: HistoryScope = { page: 0, hasMore: false, payload: { page: 0, entities: [] } }

describe('the card of the history', () => {
  const pieces = {
    'Chinese characters': '企',
    asterisks: '*',
    emoji: '😀',
    quotes: '"',
    backslashes: '\\',
    lines: 'a\n',
  }

  for (const [what, piece] of Object.entries(pieces)) {
    it(`is accepted by Microsoft's parser and fits into a message, with names of ${what}`, () => {
      let largest = 0
      for (const reader of readers) {
        for (const type of types) {
          for (const outgoing of [true, false]) {
            const entries = Array.from({ length: PAGE }, () => fullOf(type, outgoing, piece))
            const named = { partner: piece.repeat(200), collaboration: piece.repeat(200) }
            const card = historyCard(reader, viewOf(entries, named), middle)
            checkCard(card)
            largest = Math.max(largest, JSON.stringify(card).length)
          }
        }
      }
      assert.ok(largest < 25_000, `${largest}`)
    })
  }

  it('is headed "What changed", and has at most six buttons, which send what their verbs take', () => {
    const full = historyCard(english, viewOf([entryOf()]), middle)
    const bare = historyCard(english, viewOf([]), only)

    assert.equal(full.fallbackText, 'What changed')
    assert.deepEqual(titlesOf(full), ['Show more', 'Previous', 'Show all', 'Export', 'Home'])
    assert.deepEqual(titlesOf(bare), ['Last 7 days', 'Home'])
    for (const { type, verb, data } of [...full.actions, ...bare.actions]) {
      if (type === 'Action.Execute') verbs[verb as 'history.show'].parse(data)
    }
  })

  it('carries on what it is narrowed to, and says it in words', () => {
    const card = historyCard(english, viewOf([], { partner: 'Fabrikam', collaboration: 'Demand' }), middle)

    const dataOf = (title: string) => card.actions.find(action => action.title === title)?.data
    assert.match(textOf(card), /Changes since Mar 2, 2026, with Fabrikam, Demand/)
    assert.deepEqual(verbs['history.show'].parse(dataOf('Show more')), { ...ids, days: 7, page: 4, entities: [] })
    assert.deepEqual(verbs['history.show'].parse(dataOf('Previous')), { ...ids, days: 7, page: 2, entities: [] })
    assert.deepEqual(verbs['history.show'].parse(dataOf('Show all')), { ...ids, page: 0, entities: [] })
  })

  it('opens the export in the browser, and says for how long that works', () => {
    const card = historyCard(english, viewOf([]), middle)

    const [exporting] = card.actions.filter(({ title }) => title === 'Export')
    assert.deepEqual(exporting, { type: 'Action.OpenUrl', title: 'Export', url: link, mode: 'secondary' })
    assert.match(textOf(card), /five minutes/)
  })

  it('says what happened, who did it and when, and what they wrote', () => {
    const facts = {
      shared: ['products', 'vendors'],
      met: 2,
      asked: 3,
      extras: 0,
      regions: { from: 'eu', to: 'us' },
    } as const
    const card = historyCard(english, viewOf([entryOf({ facts, written: { note: 'Gladly *now*' } })]), only)

    assert.equal(
      textOf(card).replaceAll('\u202f', ' '),
      [
        'What changed',
        'Mar 2, 2026',
        'Fabrikam accepted your invitation: Demand',
        'Shared: Products and Vendors · 2 of 3 requested · Data kept in: European Union, seen in: United States · Bob, Fabrikam, 11:30 PM',
        'Gladly *now*',
      ].join('\n'),
    )
  })

  const said: readonly (readonly [what: string, entry: Partial<HistoryEntry>, pattern: RegExp])[] = [
    [
      'time alone',
      { type: 'invitation.expired', by: null },
      /Your invitation to Fabrikam expired: Demand\nAutomatic, 11:30/,
    ],
    ['our own people without our name', { by: { name: 'Ada', company: 'Contoso', ours: true } }, /\nAda, 11:30/],
    ['whoever has been erased', { by: { name: null, company: null, ours: true } }, /name has been erased, 11:30/],
    ['words that have been erased', { written: null }, /if anything, has been erased/],
    ['a name that has been erased', { partner: null }, /\(erased\) accepted your invitation/],
    ['nothing shared', { facts: { shared: [] } }, /Shared: nothing/],
    ['a reason from the list', { facts: { reason: 'not-now' } }, /Not at the moment/],
    [
      'another role',
      { type: 'person.role-changed', whom: 'Mia', facts: { roles: { from: 'member', to: 'admin' } } },
      /Mia got another role\nMember → Admin/,
    ],
    [
      'fields of the profile',
      { type: 'profile.saved', facts: { section: 'general' }, written: { about: 'Old → New' } },
      /The profile was changed\nGeneral information · Bob, Fabrikam, 11:30\sPM\nAbout\nOld → New/,
    ],
    [
      'what a company keeps for itself',
      {
        type: 'connection.related',
        facts: { relationship: 'both', formerly: 'none' },
        written: { vendorId: '– → V-1', customerId: 'C-1 → C-2' },
      },
      /\nNot set → Vendor and customer · Bob, Fabrikam, 11:30\sPM\nOur vendor number for them\n– → V-1\nOur customer number for them\nC-1 → C-2/,
    ],
    [
      'another name of a collaboration',
      { type: 'collaboration.changed', collaboration: 'New', written: { collaborationName: 'Old → New' } },
      /You changed New\nBob, Fabrikam, 11:30\sPM\nName of the collaboration\nOld → New/,
    ],
    ['an answer that came by e-mail', { facts: { through: 'email' } }, / · by e-mail/],
    ['the terms', { type: 'terms.accepted', facts: { terms: 1 } }, /The terms were accepted\nTerms, version 1/],
    [
      'a registration',
      { type: 'company.registered', facts: { region: 'eu', country: 'DE', terms: 1 } },
      /Region: European Union · Germany · Terms/,
    ],
  ]
  for (const [what, entry, pattern] of said) {
    it(`tells ${what}`, () => {
      assert.match(textOf(historyCard(english, viewOf([entryOf(entry)]), only)), pattern)
    })
  }

  it('stands below the day on which it happened, the newest first, in the time zone of the reader', () => {
    const at = (iso: string, collaboration: string) => entryOf({ at: new Date(iso), collaboration })
    const entries = [at('2026-03-02T23:30:00Z', 'C'), at('2026-03-02T09:00:00Z', 'B'), at('2026-03-01T09:00:00Z', 'A')]

    const said = (timeZone: string) => textOf(historyCard(readerOf('en-US', timeZone), viewOf(entries), only))

    assert.match(said('UTC'), /Mar 2, 2026\n.*: C\n.*\n.*: B\n.*\nMar 1, 2026\n.*: A/)
    assert.match(said('Europe/Berlin'), /Mar 3, 2026\n.*: C\n.*\nMar 2, 2026\n.*: B\n.*\nMar 1, 2026\n.*: A/)
  })

  it('says when there is nothing', () => {
    for (const reader of readers) {
      assert.ok(textOf(historyCard(reader, viewOf([]), only)).includes(reader.words.history.empty))
    }
  })
})

/** What one company does with the data of another. */
const naming: ReadonlySet<string> = new Set(['data.seen', 'data.exported', 'data.export-broken'])

describe('a sentence of the history', () => {
  it('names whom it is about, in every language', () => {
    const about = { partner: 'Fabrikam', collaboration: 'Demand', whom: 'Mia' }

    for (const reader of readers) {
      for (const type of types) {
        for (const outgoing of [true, false]) {
          const sentence = sentenceOf(reader, entryOf({ ...about, type, outgoing }))
          const [area] = type.split('.')
          assert.equal(
            sentence.includes('Fabrikam'),
            naming.has(type) || area === 'connection' || area === 'invitation',
            sentence,
          )
          assert.equal(sentence.includes('Demand'), area === 'collaboration' || area === 'invitation', sentence)
          assert.equal(sentence.includes('Mia'), area === 'person', sentence)
          assert.doesNotMatch(sentence, /undefined|null/)
          assert.ok(!sentence.includes(reader.words.history.erased), sentence)
        }
      }
    }
  })

  it('is another one for each event, and for each side where that matters', () => {
    for (const reader of readers) {
      const sentences = types.flatMap(type => {
        const sides = [true, false].map(outgoing => sentenceOf(reader, entryOf({ type, outgoing, whom: 'Mia' })))
        assert.equal(new Set(sides).size, typeof reader.words.history.events[type] === 'function' ? 1 : 2, type)
        return [...new Set(sides)]
      })
      assert.equal(new Set(sentences).size, sentences.length)
    }
  })
})
