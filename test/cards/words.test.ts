import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { languages as spoken } from '../../cards/languages.ts'
import { en, type Words } from '../../cards/words/en.ts'
import type { Field, Refusals } from '../../domain/kernel/refusal.ts'
import { searchKey } from '../../domain/kernel/text.ts'

const languages: readonly (readonly [tag: string, words: Words])[] = Object.entries(spoken)
const others = languages.filter(([tag]) => tag !== 'en')

type Leaf = readonly [path: string, said: unknown]

/** Every sentence, by the path of its key: texts, lists of texts, and functions that make one. */
const leavesOf = (node: unknown, path = ''): readonly Leaf[] =>
  typeof node === 'object' && node !== null
    ? Object.entries(node).flatMap(([key, value]) => leavesOf(value, path ? `${path}.${key}` : key))
    : [[path, node]]

const isSpoken = ([path]: Leaf) => !path.startsWith('refusals.')
const english = new Map(leavesOf(en))

/** Placeholders that a sentence may count, write in lower case, or put wherever it likes. */
const given = ['71', '82', '93', '64'] as const
const [first, second] = given
const say = (said: unknown) =>
  // Not that of any one sentence: what each is called with is what all of them can be called with.
  typeof said === 'function' ? String((said as (...values: readonly string[]) => string)(...given)) : String(said)

/** What each refusal is told, and the values that its sentence must show; a field is shown by its label. */
const refusals: {
  readonly [C in keyof Refusals]: readonly [detail: object, shown: (words: Words) => readonly string[]]
} = {
  guest: [{}, () => []],
  removed: [{ company: 'Contoso' }, () => ['contoso']],
  'not-found': [{}, () => []],
  'needs-role': [
    { role: 'admin' },
    ({ roles, headings }) => [roles.admin.toLowerCase(), headings.people.toLowerCase()],
  ],
  'role-changed': [{}, () => []],
  'already-registered': [{}, () => []],
  'name-taken': [{ name: first, country: second }, () => [first, second]],
  'no-region': [{}, () => []],
  'terms-not-accepted': [{}, () => []],
  'last-admin': [{}, ({ roles }) => [roles.admin.toLowerCase()]],
  missing: [{ field: 'about' }, ({ fields }) => [fields.about.toLowerCase()]],
  'too-long': [{ field: 'note', limit: 71, length: 82 }, ({ fields }) => [fields.note.toLowerCase(), first, second]],
  malformed: [{ field: 'legalForm' }, ({ fields }) => [fields.legalForm.toLowerCase()]],
  'profile-incomplete': [
    { fields: ['contactEmail', 'industry'] },
    ({ fields }) => [fields.contactEmail.toLowerCase(), fields.industry.toLowerCase()],
  ],
  oneself: [{}, () => []],
  'already-connected': [{}, () => []],
  'not-connected': [{}, () => []],
  'too-soon': [{ until: first }, () => [first]],
  'too-many-rounds': [{ until: first }, () => [first]],
  'too-many-invited': [{ limit: 71 }, () => [first]],
  'code-unknown': [{}, () => []],
  'code-expired': [{}, () => []],
  'code-used': [{}, () => []],
  'not-granted': [{ entity: 'vendors' }, ({ entities }) => [entities.vendors.toLowerCase()]],
  'already-answered': [{}, () => []],
  'already-shared': [{}, () => []],
  'not-shared': [{}, ({ invitationStatuses }) => [invitationStatuses.draft.toLowerCase()]],
  'no-partner': [{}, () => []],
  'nothing-asked': [{}, () => []],
  'nothing-shared': [{}, () => []],
  'changed-meanwhile': [{}, () => []],
  'wrong-name': [{ name: 'Contoso' }, () => ['contoso']],
  'terms-needed': [{}, ({ roles }) => [roles.admin.toLowerCase()]],
  'needs-admin': [
    { entities: ['financial-information', 'vendors'] },
    ({ entities, roles }) => [
      entities['financial-information'].toLowerCase(),
      entities.vendors.toLowerCase(),
      roles.admin.toLowerCase(),
    ],
  ],
  'entity-retired': [{ entity: 'warehouses' }, ({ entities }) => [entities.warehouses.toLowerCase()]],
  ended: [{}, () => []],
  'loading-already': [{ table: 'Order', person: first }, ({ tables }) => [tables.Order.toLowerCase(), first]],
  'nothing-loaded': [{ table: 'Order' }, ({ tables }) => [tables.Order.toLowerCase()]],
  'not-kept': [{ table: 'Order' }, ({ tables }) => [tables.Order.toLowerCase()]],
  'too-many-rows': [{ rows: 130_000, limit: 100_000 }, () => []],
}

const refuse = (words: Words, code: keyof Refusals, [detail]: readonly [object, unknown]) =>
  // The table pairs each code with its own detail.
  (words.refusals[code] as (detail: object) => string)(detail)

describe('the words', () => {
  for (const [language, words] of others) {
    it(`say everything in ${language}, and nothing more`, () => {
      const keys = leavesOf(words).map(([path]) => path.replace(/\.also\.\d+$/, '.also'))
      const wanted = leavesOf(en).map(([path]) => path.replace(/\.also\.\d+$/, '.also'))

      assert.deepEqual([...new Set(keys)].sort(), [...new Set(wanted)].sort())
    })
  }

  for (const [language, words] of languages) {
    it(`leave no sentence empty in ${language}`, () => {
      const empty = leavesOf(words).filter(leaf => isSpoken(leaf) && !/[\p{L}\p{N}]/u.test(say(leaf[1])))

      assert.deepEqual(empty, [])
      for (const [code, notified] of Object.entries(refusals)) {
        assert.match(refuse(words, code as keyof Refusals, notified), /\p{L}/u, code)
      }
    })
  }

  it('of German and Chinese are not those of English', () => {
    // Words that both languages have, and sentences of names alone.
    const same = [
      ...['collaboration.inRegion', 'connection.by', 'connection.noteBy', 'directory.name', 'fields.website'],
      ...['industries.software', 'invitation.by', 'invitation.marked'],
      ...['invitation.noteBy', 'invite.row', 'layout.join', 'past.inCollaboration'],
      ...['profile.region', 'roles.admin', 'rows.heading', 'sharing.partner'],
    ]

    const alike = others.flatMap(([language, words]) =>
      leavesOf(words)
        .filter(leaf => isSpoken(leaf) && !leaf[0].includes('.also.'))
        .filter(([path, said]) => say(said) === say(english.get(path)))
        .map(([path]) => `${language}:${path}`),
    )

    assert.deepEqual(alike.sort(), [...same.map(path => `de:${path}`), 'zh-Hans:invitation.quoted'])
    for (const [, words] of others) {
      for (const [code, notified] of Object.entries(refusals)) {
        const key = code as keyof Refusals
        assert.notEqual(refuse(words, key, notified), refuse(en, key, notified), code)
      }
    }
  })

  for (const [language, words] of languages) {
    it(`use all that a sentence is given in ${language}`, () => {
      for (const [path, said] of leavesOf(words).filter(isSpoken)) {
        const wanted = typeof english.get(path) === 'function' ? (english.get(path) as () => string).length : 0
        const text = say(said)
        assert.ok(wanted <= given.length, path)
        for (const value of given.slice(0, wanted)) assert.ok(text.includes(value), `${path}: ${text}`)
      }
      for (const [code, notified] of Object.entries(refusals)) {
        const text = refuse(words, code as keyof Refusals, notified)
        for (const shown of notified[1](words)) assert.ok(text.toLowerCase().includes(shown), `${code}: ${text}`)
      }
    })

    it(`put no name of data before a verb, which would have to agree with it, in ${language}`, () => {
      const verbs = /^[”“"]?:? (?:is|are|was|were|has|have|now|ist|sind|war|wird|werden|wurden?|hat|haben)\b/
      const { entities, refusals: said, tables, upload } = words

      for (const text of [
        said['not-granted']({ entity: 'products' }),
        said['entity-retired']({ entity: 'products' }),
        said['needs-admin']({ entities: ['vendors', 'products'] }),
        upload.done(2, tables.Product),
      ]) {
        const named = text.indexOf(text.includes(entities.products) ? entities.products : tables.Product)
        assert.ok(named >= 0, text)
        assert.doesNotMatch(text.slice(named + entities.products.length), verbs, text)
      }
    })

    it(`count one and many in ${language}`, () => {
      const { home, directory, people, inbox, layout, notes, collaboration, endings } = words
      const counting = [home.answer, directory.found, people.missed, inbox.added, layout.dataEntities, notes.more]
      const naming = [collaboration.shareTo, collaboration.shareMore, collaboration.shared, endings.more]

      for (const sentence of [...counting, ...naming]) {
        assert.ok(sentence(1).includes('1'), sentence(1))
        assert.ok(sentence(5).includes('5'), sentence(5))
      }
      // In Chinese a noun does not change with its number, nor does "Unternehmen" in German.
      const changing = language === 'zh-Hans' ? [] : counting.filter(sentence => sentence !== directory.found)
      for (const sentence of changing) assert.notEqual(sentence(1).replace('1', '5'), sentence(5), sentence(5))
    })

    it(`speak of nothing requested without a number in ${language} (V3)`, () => {
      const { layout, score } = words

      for (const text of [layout.tickAnything, layout.nothing, score.none]) assert.doesNotMatch(text, /\d/)
    })

    it(`count extras in a score only when there are some in ${language} (V4)`, () => {
      const { counts } = words.score

      assert.match(counts('71 %', 5, 7, 1), /71 %.*\D1\D/)
      assert.doesNotMatch(counts('71 %', 5, 7, 0), /0/)
    })

    it(`name buttons and headings as they are in ${language}`, () => {
      const { buttons, headings, invitation, connection, termsCard } = words

      const named = [
        [invitation.everywhere, buttons.stopEverywhere],
        [invitation.stopped, headings.inbox],
        [connection.stopped, headings.inbox],
        [termsCard.askAdmin, headings.people],
      ] as const
      for (const [sentence, name] of named) assert.match(sentence, new RegExp(`[„“]${name}[“”]`), sentence)
    })

    it(`say before data is shared that it can be exported, and stays so, in ${language} (C5, A2)`, () => {
      const facts = {
        en: [/export/, /exported stays/],
        de: [/exportieren/, /exportiert wurde, bleibt/],
        'zh-Hans': [/可以导出/, /已导出的内容.*保留/],
      }

      for (const sentence of [words.invitation.exportable('Fabrikam'), words.collaboration.exportable]) {
        for (const fact of facts[language as keyof typeof facts]) assert.match(sentence, fact)
      }
    })

    it(`name the role that is needed in ${language}`, () => {
      const needs = words.refusals['needs-role']

      assert.notEqual(needs({ role: 'admin' }), needs({ role: 'responder' }))
    })

    it(`say of every field what is wrong with it in ${language}`, () => {
      for (const field of Object.keys(words.fields) as Field[]) {
        assert.ok(words.refusals.missing({ field }).includes(words.fields[field]), field)
        assert.match(words.refusals.malformed({ field }), /\p{L}/u)
        if (language === 'en') continue
        assert.notEqual(words.refusals.malformed({ field }), en.refusals.malformed({ field }), field)
      }
    })

    it(`state in the terms what a company must know in ${language} (K4, K8)`, () => {
      const facts = {
        en: [/export/, /responsible/, /region you choose/, /another region/, /copy/, /nobody else/, /recorded/],
        de: [
          /export/,
          /verantwortlich/,
          /Region, die Sie wählen/,
          /anderen Region/,
          /Kopie/,
          /niemanden/,
          /aufgezeichnet/,
        ],
        'zh-Hans': [/导出/, /负责|自行确保/, /您选择的区域/, /其他区域|另一区域/, /副本/, /其他方/, /记录/],
      }

      for (const fact of facts[language as keyof typeof facts]) assert.match(words.register.termsText, fact)
    })

    it(`say before a decline that the words given are shown in ${language} (R1)`, () => {
      const own = { en: /words you give/, de: /Worte|Kommentar/, 'zh-Hans': /说明|留言/ }

      assert.match(words.connection.declineNotified, own[language as keyof typeof own])
    })
  }
})

describe('a phrase', () => {
  const phrases = languages.flatMap(([language, { commands }]) =>
    Object.entries(commands).flatMap(([command, { says, also }]) =>
      [says, ...also].map(phrase => ({ language, command, phrase, key: searchKey(phrase) })),
    ),
  )

  it('means one command, in whatever language it is said', () => {
    const meant = new Map<string, string>()

    for (const { command, phrase, key } of phrases) {
      assert.equal(meant.get(key) ?? command, command, phrase)
      meant.set(key, command)
    }
  })

  it('is listed once in its language', () => {
    for (const [language] of languages) {
      const keys = phrases.filter(phrase => phrase.language === language).map(({ key }) => key)
      assert.deepEqual(
        keys.filter((key, index) => keys.indexOf(key) !== index),
        [],
      )
    }
  })

  it('is written as it is looked up: in lower case, without punctuation', () => {
    for (const { phrase, key } of phrases) {
      assert.match(key, /^[\p{L}\p{N} ]+$/u, phrase)
      assert.equal(phrase, phrase.toLowerCase())
    }
  })
})

describe('languages', () => {
  it('are those that have words, and each has words of every area', () => {
    const tagsIn = (folder: string) =>
      readdirSync(folder)
        .filter(name => name.endsWith('.ts'))
        .map(name => name.replace('.ts', ''))
    const areas = readdirSync('cards/words', { withFileTypes: true }).filter(entry => entry.isDirectory())

    for (const folder of ['cards/words', ...areas.map(({ name }) => `cards/words/${name}`)]) {
      assert.deepEqual(tagsIn(folder).sort(), Object.keys(spoken).sort(), folder)
    }
  })
})
