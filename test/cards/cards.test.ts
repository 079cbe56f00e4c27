import assert from 'node:assert/strict'
import { helpCard, homeCard } from '../../cards/delivery/home.ts'
import { type Card, notice, text } from '../../cards/kit.ts'
import { askCard, cancelCard, connectionCard, declineCard, endCard } from '../../cards/network/connection.ts'
import { companyCard, directoryCard, filterCard, whichCompanyCard } from '../../cards/network/directory.ts'
import { inboxCard, partnersCard, sentCard } from '../../cards/network/lists.ts'
import { peopleCard, roleCard } from '../../cards/network/people.ts'
import { profileCard, profileFormCard } from '../../cards/network/profile.ts'
import { registerCard } from '../../cards/network/register.ts'
import { type Reader, readerOf } from '../../cards/reader.ts'
import { refusalText } from '../../cards/refusal.ts'
import { sentenceCard } from '../../cards/sentence.ts'
import { type Verb, verbs } from '../../cards/verbs.ts'
import type { HomeView } from '../../domain/delivery/inbox.ts'
import { type CompanyId, type ConnectionId, newId, type PersonId } from '../../domain/ids.ts'
import { countries } from '../../domain/network/company.ts'
import { connectionStatuses } from '../../domain/network/connection.ts'
import type { ConnectionView } from '../../domain/network/connections.ts'
import type { CompanyView } from '../../domain/network/directory.ts'
import type { PersonView } from '../../domain/network/people.ts'
import { roles } from '../../domain/network/person.ts'
import {
  fieldsOf,
  type Profile,
  type ProfileField,
  profileFields,
  profileSections,
  visible,
} from '../../domain/network/profile.ts'
import { Refusal } from '../../domain/refusal.ts'
import { checkCard } from '../card.ts'
import { textOf } from '../person.ts'

const moment = new Date('2026-03-02T23:30:00Z')
const later = new Date('2026-04-01T23:30:00Z')

/** What people write: always the same piece, until it is as long as it may be. */
type Writing = (limit: number) => string
const writing =
  (piece: string): Writing =>
  limit =>
    [...piece.repeat(limit)].slice(0, limit).join('')

/** Rows on a page of companies and of people, as bot/actions cuts them. */
const PAGE = 5
const PEOPLE = 8
const full = <T>(length: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length }, (_, index) => make(index))

function profileOf(write: Writing): Profile {
  const values = Object.entries(profileFields).map(([field, { kind, limit }]): [string, string] => {
    switch (kind) {
      case 'url':
        return [field, 'https://x.example/'.padEnd(limit, '_')]
      case 'email':
        return [field, '@x.example'.padStart(limit, '_')]
      case 'duns':
        return [field, '150483782']
      case 'industry':
        return [field, 'electronic-components']
      case 'country':
        return [field, 'GS']
      default:
        return [field, write(limit)]
    }
  })
  return Object.fromEntries(values)
}

function connectionOf(write: Writing, change: Partial<ConnectionView> = {}): ConnectionView {
  return {
    ...{ id: newId<ConnectionId>(), status: 'pending', round: 2, outgoing: false, us: write(200) },
    partner: { id: newId<CompanyId>(), name: write(200), profile: profileOf(write), isPublic: true },
    ...{ disclosing: fieldsOf('general'), note: write(200), askedAt: moment, askedBy: write(100), expiresAt: later },
    ...{ answeredAt: later, answeredBy: write(100), reason: 'other-channel', comment: write(200) },
    ...{ relationship: 'both', vendorId: write(100), customerId: write(100), muted: false, stopped: false },
    ...change,
  }
}

function companyOf(write: Writing, change: Partial<CompanyView> = {}): CompanyView {
  const { status = 'declined' } = change
  return {
    ...{ id: newId<CompanyId>(), profile: visible(profileOf(write), status === 'connected') },
    ...{ connection: newId<ConnectionId>(), status, outgoing: true, muted: false, near: null, suggested: 'industry' },
    disclosing: fieldsOf('general'),
    ...change,
  }
}

const home = (write: Writing, change: Partial<HomeView> = {}): HomeView & { readonly mayAsk: boolean } => ({
  ...{ company: write(200), isPublic: true, profile: {}, waiting: 12, sent: 3, partners: 40, mayAsk: true },
  ...change,
})

const formOf = (fields: readonly ProfileField[], profile: Profile) =>
  fields.map(field => {
    const { kind, limit, ...rest } = profileFields[field]
    return { field, kind, limit, required: 'required' in rest, value: profile[field] }
  })

const page = { page: 3, hasMore: true }
const me = { person: newId<PersonId>(), role: 'admin' } as const

type Named = readonly [name: string, make: () => Card]

/** Every card in every state, with people's text of that writing. */
const everyCard = (reader: Reader, write: Writing): readonly Named[] => [
  ...homeCards(reader, write),
  ...connectionCards(reader, write),
  ...companyCards(reader, write),
  ...listCards(reader, write),
  ...ownCards(reader, write),
  ...sentenceCards(reader, write),
]

function homeCards(reader: Reader, write: Writing): readonly Named[] {
  const states = {
    waiting: {},
    calm: { waiting: 0 },
    incomplete: { waiting: 0, mayAsk: false },
    private: { waiting: 0, isPublic: false },
    new: { waiting: 0, sent: 0, partners: 0 },
  }
  const said = notice(reader.words.register.done(write(200)), 'good')
  return [
    ...Object.entries(states).flatMap(([name, state]) =>
      roles.map((role): Named => [`home, ${name}, ${role}`, () => homeCard(reader, home(write, state), role)]),
    ),
    ['home, greeting', () => homeCard(reader, home(write), 'admin', true, said)],
    ['help', () => helpCard(reader)],
    ['help, not understood', () => helpCard(reader, text(reader.words.help.unknown(write(500))))],
  ]
}

function connectionCards(reader: Reader, write: Writing): readonly Named[] {
  const said = notice(reader.words.refusals['already-answered']({}), 'attention')
  const bare = { note: null, comment: null, reason: null, answeredAt: null, answeredBy: null, vendorId: null }
  const states = connectionStatuses.flatMap(status =>
    [true, false].flatMap(outgoing => [true, false].map(muted => ({ status, outgoing, muted }))),
  )
  return [
    ...states.flatMap(state => {
      const name = `connection, ${Object.entries(state).join(' ')}`
      return [true, false].flatMap((canAnswer): readonly Named[] => [
        [`${name}, ${canAnswer}`, () => connectionCard(reader, connectionOf(write, state), canAnswer, said)],
        [
          `${name}, ${canAnswer}, bare`,
          () => connectionCard(reader, connectionOf(write, { ...state, ...bare }), canAnswer),
        ],
      ])
    }),
    ['connection, no more reminders', () => connectionCard(reader, connectionOf(write, { stopped: true }), true)],
    ['decline', () => declineCard(reader, connectionOf(write))],
    [
      'decline, typed',
      () => declineCard(reader, connectionOf(write), said, { reason: 'unknown', comment: write(200) }),
    ],
    ['cancel', () => cancelCard(reader, connectionOf(write, { outgoing: true }))],
    ['end', () => endCard(reader, connectionOf(write, { status: 'connected' }))],
  ]
}

function companyCards(reader: Reader, write: Writing): readonly Named[] {
  const said = notice(reader.words.refusals.oneself({}), 'attention')
  const states = [null, ...connectionStatuses].flatMap(status =>
    [true, false].map(outgoing => ({ status, outgoing: status && outgoing, ...(status ? {} : { connection: null }) })),
  )
  return [
    ...states.flatMap((state): readonly Named[] => [
      [`company, ${state.status}`, () => companyCard(reader, companyOf(write, state), true, said)],
      [`company, ${state.status}, to read`, () => companyCard(reader, companyOf(write, state), false)],
      [`ask, ${state.status}`, () => askCard(reader, companyOf(write, state), said, write(200))],
      [
        `which company, ${state.status}`,
        () =>
          whichCompanyCard(
            reader,
            write(200),
            full(PAGE, () => companyOf(write, state)),
          ),
      ],
    ]),
    ['ask, far too much', () => askCard(reader, companyOf(write), said, write(5_000))],
  ]
}

function listCards(reader: Reader, write: Writing): readonly Named[] {
  const said = notice(reader.words.refusals['not-found']({}), 'attention')
  const waiting = full(PAGE, () => connectionOf(write))
  const sent = full(PAGE, index => {
    const status = (['declined', 'pending', 'expired', 'cancelled'] as const)[index % 4] ?? 'pending'
    return connectionOf(write, { outgoing: true, status })
  })
  const partners = full(PAGE, () => connectionOf(write, { status: 'connected' }))
  const search = { name: write(200), industry: 'electronic-components', country: 'GS', connected: false } as const
  const found = (status: CompanyView['status']) => full(PAGE, () => companyOf(write, { status }))
  const last = { page: 0, hasMore: false }
  return [
    ...[true, false].flatMap((mayAct): readonly Named[] => [
      [`inbox, ${mayAct}`, () => inboxCard(reader, waiting, page, mayAct, said)],
      [`sent, ${mayAct}`, () => sentCard(reader, sent, page, mayAct, said)],
    ]),
    ['inbox, empty', () => inboxCard(reader, [], last, true)],
    ['sent, empty', () => sentCard(reader, [], last, true)],
    ['partners', () => partnersCard(reader, partners, page, undefined, said)],
    ['partners, filtered', () => partnersCard(reader, partners, page, 'vendor')],
    ['partners, empty', () => partnersCard(reader, [], last, undefined)],
    ...[null, ...connectionStatuses].flatMap((status): readonly Named[] => [
      [`directory, ${status}`, () => directoryCard(reader, found(status), { ...page, total: 99 }, { name: '' }, true)],
      [
        `directory, ${status}, filtered`,
        () => directoryCard(reader, found(status), { ...page, total: 99 }, search, true, said),
      ],
    ]),
    ['directory, empty', () => directoryCard(reader, [], { ...last, total: 0 }, { name: '' }, false)],
    [
      'directory, vendors',
      () => directoryCard(reader, [], { ...last, total: 0 }, { name: '', relationship: 'vendor' }, false),
    ],
    ['filter', () => filterCard(reader, { name: '' }, countries)],
    ['filter, filled', () => filterCard(reader, { ...search, relationship: 'both' }, countries)],
  ]
}

function ownCards(reader: Reader, write: Writing): readonly Named[] {
  const { words } = reader
  const profile = profileOf(write)
  const sectionsOf = (values: Profile, completeness: number) =>
    profileSections.map(section => ({
      ...{ section, completeness },
      values: Object.fromEntries(fieldsOf(section).map(field => [field, values[field]])),
    }))
  const view = (isPublic: boolean, values = profile, completeness = 57) => ({
    ...({
      name: write(200),
      isPublic,
      region: 'apac',
      completeness,
      sections: sectionsOf(values, completeness),
    } as const),
  })
  const person = (index: number): PersonView => ({
    ...{ id: index === 0 ? me.person : newId<PersonId>(), name: write(100), missed: index },
    role: roles[index % 3] ?? 'member',
    ...(index % 4 === 3 ? {} : { unreachable: ['never-met', 'uninstalled', 'blocked'][index % 3] ?? '' }),
  })
  const people = full(PEOPLE, person)
  const saved = notice(words.profile.saved, 'good')
  const wrong = notice(
    refusalText(reader, new Refusal('too-long', { field: 'about', limit: 500, length: 501 })),
    'attention',
  )
  const fields = ['name', 'industry', 'country', 'contactEmail'] as const
  return [
    ['profile, public', () => profileCard(reader, view(true), true, saved)],
    ['profile, private', () => profileCard(reader, view(false), true)],
    ['profile, to read', () => profileCard(reader, view(true), false)],
    ['profile, empty', () => profileCard(reader, view(false, {}, 0), true)],
    ...profileSections.flatMap((section): readonly Named[] => [
      [
        `form, ${section}`,
        () => profileFormCard(reader, section, formOf(fieldsOf(section), profile), countries, wrong),
      ],
      [`form, ${section}, empty`, () => profileFormCard(reader, section, formOf(fieldsOf(section), {}), countries)],
    ]),
    ['register', () => registerCard(reader, formOf(fields, {}), countries, undefined, 1)],
    ['register, typed', () => registerCard(reader, formOf(fields, profile), countries, 'apac', 1, wrong)],
    ['people, admin', () => peopleCard(reader, people, page, me, saved)],
    ['people, member', () => peopleCard(reader, people, page, { ...me, role: 'member' })],
    ...roles.map((role): Named => [`role, ${role}`, () => roleCard(reader, { role })]),
  ]
}

function sentenceCards(reader: Reader, write: Writing): readonly Named[] {
  const { words } = reader
  const refusals = [
    new Refusal('guest'),
    new Refusal('not-found'),
    new Refusal('needs-role', { role: 'admin' }),
    new Refusal('name-taken', { name: write(200), country: 'GS' }),
    new Refusal('profile-incomplete', { fields: ['contactEmail', 'industry'] }),
    new Refusal('too-soon', { until: later }),
    new Refusal('too-many-rounds', { until: later }),
  ]
  return [
    ...[words.defect, words.unavailable, words.stale].map((said): Named => [said, () => sentenceCard(reader, said)]),
    ...refusals.map((refusal): Named => [refusal.code, () => sentenceCard(reader, refusalText(reader, refusal))]),
  ]
}

type Node = { readonly type: string; readonly [property: string]: unknown }

/** Everything of which a card is made that has a type, but for what stands in for a button. */
const nodesIn = (node: unknown): readonly Node[] => {
  if (Array.isArray(node)) return node.flatMap(nodesIn)
  if (typeof node !== 'object' || node === null) return []
  const { fallback: _, data: __, ...rest } = node as Record<string, unknown>
  const inside = Object.values(rest).flatMap(nodesIn)
  return typeof rest.type === 'string' ? [node as Node, ...inside] : inside
}

const nodesOf = (card: Card, type: string) => nodesIn(card).filter(node => node.type.startsWith(type))

/** What a client takes for Markdown, with where it is: text blocks and facts. */
const markdownIn = (card: Card): readonly string[] =>
  nodesIn(card).flatMap(({ type, text, facts }) => {
    if (type === 'TextBlock') return [String(text)]
    if (type !== 'FactSet') return []
    return (facts as readonly { readonly title: string; readonly value: string }[]).flatMap(({ title, value }) => [
      title,
      value,
    ])
  })

const locales = ['en-US', 'de-DE', 'zh-CN']
const readers = locales.map(locale => readerOf(locale, 'UTC'))
const plainly = writing('Contoso & Söhne ')
const cards = readers.flatMap(reader =>
  everyCard(reader, plainly).map(([name, make]) => ({ name: `${reader.language}: ${name}`, card: make() })),
)

describe('every card', () => {
  const pieces = { '200 Chinese characters': '企', '200 asterisks': '*', '200 emoji': '😀', '200 quotes': '"' }

  for (const [what, piece] of Object.entries({ ...pieces, '200 backslashes': '\\', '200 lines': 'a\n' })) {
    it(`is accepted by Microsoft's parser and fits into a message, with names of ${what}`, () => {
      // One of each kind of card is enough to see.
      const refused = new Map<string, string>()
      for (const reader of readers) {
        for (const [name, make] of everyCard(reader, writing(piece))) {
          try {
            const card = make()
            checkCard(card)
            assert.ok(JSON.stringify(card).length < 25_000)
          } catch (error) {
            refused.set(`${reader.language}: ${name.split(',')[0]}`, `${name}: ${error}`)
          }
        }
      }

      assert.deepEqual([...refused], [])
    })
  }

  it('begins with its heading, which is its title', () => {
    for (const { name, card } of cards) {
      const [heading] = card.body
      assert.equal(heading?.type, 'TextBlock', name)
      assert.equal(heading?.style, 'heading', name)
      assert.equal(textOf(heading), card.fallbackText, name)
      assert.notEqual(card.fallbackText.trim(), '', name)
    }
  })

  it('has at most six actions in a row, each with words', () => {
    for (const { name, card } of cards) {
      const rows = [card.actions, ...nodesOf(card, 'ActionSet').map(({ actions }) => actions as Card['actions'])]
      for (const actions of rows) {
        assert.ok(actions.length <= 6, `${name}: ${actions.map(({ title }) => title)}`)
        for (const { title } of actions) assert.match(title, /\p{L}/u, name)
      }
      for (const { actions } of nodesOf(card, 'ActionSet')) assert.notDeepEqual(actions, [], name)
    }
  })

  it('labels every input, and says what is missing where one is required', () => {
    for (const { name, card } of cards) {
      for (const { type, id, label, title, isRequired, errorMessage } of nodesOf(card, 'Input.')) {
        assert.match(String(type === 'Input.Toggle' ? title : label), /\p{L}/u, `${name}: ${id}`)
        if (isRequired) assert.match(String(errorMessage), /\p{L}/u, `${name}: ${id}`)
      }
    }
  })

  it('tells nothing by colour alone', () => {
    for (const { name, card } of cards) {
      for (const node of nodesIn(card)) {
        if (!/^(good|attention|warning|accent|positive|destructive)$/i.test(`${node.color ?? node.style}`)) continue
        assert.match(node.type.startsWith('Action.') ? String(node.title) : textOf(node), /\p{L}/u, name)
      }
    }
  })

  it('wraps its texts, and gives each id once', () => {
    for (const { name, card } of cards) {
      for (const { wrap, text } of nodesOf(card, 'TextBlock')) {
        assert.ok(wrap || /^\d+$/.test(String(text)), `${name}: ${text}`)
      }
      const ids = nodesIn(card).flatMap(({ id }) => id ?? [])
      assert.equal(new Set(ids).size, ids.length, name)
      for (const { targetElements } of nodesOf(card, 'Action.ToggleVisibility')) {
        for (const target of targetElements as readonly string[]) assert.ok(ids.includes(target), `${name}: ${target}`)
      }
    }
  })

  it('names the language that it is in', () => {
    for (const { name, card } of cards) assert.equal(card.lang, name.slice(0, 2))
  })
})

describe('every button', () => {
  type Button = {
    readonly verb: Verb
    readonly data: object
    readonly associatedInputs: string
    readonly title: string
  }
  const buttonsOf = (card: Card) => nodesOf(card, 'Action.Execute') as unknown as readonly (Button & Node)[]
  const keysOf = (verb: Verb): readonly string[] =>
    verb === 'profile.save' ? [...Object.keys(profileFields), 'section'] : Object.keys(verbs[verb].shape)

  /** As it arrives: without what is undefined. */
  const asSent = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

  /** What may be typed or chosen in an input, its first state first. */
  function typedInto({ type, value = '', choices }: Node): readonly string[] {
    if (type === 'Input.Toggle') return [String(value), 'true', 'false']
    if (type === 'Input.ChoiceSet')
      return [String(value), ...(choices as { value: string }[]).map(({ value }) => value)]
    return [String(value), '', 'typed']
  }

  it('carries what its verb takes, whatever is typed or chosen', () => {
    for (const { name, card } of cards) {
      const inputs = nodesOf(card, 'Input.')
      const first = Object.fromEntries(inputs.map(input => [input.id, typedInto(input)[0]]))
      for (const { verb, data, associatedInputs, title } of buttonsOf(card)) {
        const where = `${name}: ${title}`
        assert.ok(Object.hasOwn(verbs, verb), where)
        const sent = associatedInputs === 'auto' ? { ...first, ...data } : data
        for (const key of Object.keys(sent)) assert.ok(keysOf(verb).includes(key), `${where}: ${key}`)
        const result = verbs[verb].safeParse(asSent(sent))
        assert.ok(result.success, `${where}: ${result.error?.message}`)
        if (associatedInputs !== 'auto') continue
        for (const input of inputs) {
          for (const value of typedInto(input)) {
            const changed = { ...first, [String(input.id)]: value, ...data }
            assert.ok(verbs[verb].safeParse(changed).success, `${where}: ${input.id} ${value}`)
          }
        }
      }
    }
  })

  it('carries all that its verb cannot do without, when nothing is typed', () => {
    for (const { name, card } of cards) {
      for (const { verb, data, associatedInputs, title } of buttonsOf(card)) {
        if (associatedInputs === 'auto') continue
        assert.ok(verbs[verb].safeParse(asSent(data)).success, `${name}: ${title}`)
      }
    }
  })

  it('does the same in a client without Action.Execute', () => {
    for (const { name, card } of cards) {
      for (const { verb, data, associatedInputs, title, style, fallback } of buttonsOf(card)) {
        const submit = { type: 'Action.Submit', title, style, associatedInputs, data: { ...data, verb } }
        assert.deepEqual(asSent(fallback), asSent(submit), name)
      }
    }
  })
})

describe("people's text", () => {
  const inline = [
    ...['*a*', '_b_', '**c**', '[d](https://evil.example)', '![e](https://evil.example/e.png)', '<at>All</at>'],
    ...['<b>f</b>', '~~g~~', '`h`', '| i |', '\\j', '<!-- k -->'],
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
    const profile = { name: 'X', isPublic: true, region: 'eu', completeness: 50, sections: [] } as const
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
    const same = new Set(['Region', 'Name', 'Website', 'Software', '¶ · Admin'].map(phrase => `de: ${phrase}`))
    const [english = [], ...others] = readers.map(reader =>
      everyCard(reader, () => '¶').map(([name, make]) => ({ name, language: reader.language, card: make() })),
    )

    const found = others.flatMap(cards =>
      cards.flatMap(({ name, language, card }, index) => {
        const shared = new Set(phrasesIn(english[index]?.card))
        const alike = phrasesIn(card).filter(
          phrase => shared.has(phrase) && !same.has(`${language}: ${phrase}`) && !phrase.includes('x.example'),
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
