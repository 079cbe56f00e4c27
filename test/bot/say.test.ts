import assert from 'node:assert/strict'
import type { Reply } from '../../bot/actions/context.ts'
import { say } from '../../bot/chat/say.ts'
import { fill } from '../../bot/demo/demo.ts'
import { network } from '../../bot/demo/network.ts'
import { languages as spoken } from '../../cards/languages.ts'
import { readerOf } from '../../cards/reader.ts'
import { de } from '../../cards/words/de.ts'
import { en, type Words } from '../../cards/words/en.ts'
import { zhHans } from '../../cards/words/zh-Hans.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { inputsOf, textOf, titlesOf } from '../card.ts'
import { clock } from '../clock.ts'
import { db, scenery, stored } from '../database.ts'
import { teammate } from '../teams/teammate.ts'

/** The sample network, as Alex Wilber, responder at Contoso Electronics, sees it. */
const sample = scenery(async () => {
  await fill(db)
  const contoso = network.companies.find(({ key }) => key === 'contoso')
  const alex = contoso?.people.find(({ name }) => name === 'Alex Wilber')
  assert.ok(contoso && alex)
  const person = teammate(alex.name, contoso.tenantId, { objectId: alex.aadObjectId })
  await person.say('hi')
  const row = await db('people').where({ object_id: alex.aadObjectId }).first<{ id: string; company_id: string }>()
  // The ids are those of the row.
  const by = { person: row?.id, company: row?.company_id, role: 'responder', at: clock() } as Actor
  return { person, by }
})

type Command = keyof Words['commands']

/** The heading of the card that each command opens; without a name to connect with, that is the search for one. */
const headings: { readonly [C in Command]: (words: Words) => string } = {
  home: () => 'Contoso Electronics',
  help: ({ headings }) => headings.help,
  inbox: ({ headings }) => headings.inbox,
  sent: ({ headings }) => headings.sent,
  partners: ({ headings }) => headings.partners,
  directory: ({ headings }) => headings.directory,
  connect: ({ headings }) => headings.directory,
  invite: ({ invite }) => invite.heading,
  collaborations: ({ headings }) => headings.collaborations,
  create: ({ collaboration }) => collaboration.newHeading,
  visibility: ({ headings }) => headings.visibility,
  profile: ({ headings }) => headings.profile,
  people: ({ headings }) => headings.people,
  notifications: ({ headings }) => headings.notifications,
  notifyHere: ({ refusals }) => refusals['needs-role']({ role: 'admin' }),
  notifyNoMore: ({ refusals }) => refusals['needs-role']({ role: 'admin' }),
  history: ({ history }) => history.heading,
  terms: ({ termsCard }) => termsCard.heading(1),
  privacy: ({ privacy }) => privacy.heading,
  responsibilities: ({ responsibilities }) => responsibilities.heading,
  exportAll: ({ leaving }) => leaving.heading,
  eraseCompany: ({ leaving }) => leaving.heading,
  takeBack: ({ leaving }) => leaving.heading,
  forgetMe: ({ leaving }) => leaving.forgetHeading,
  leaving: ({ leaving }) => leaving.heading,
  data: ({ data }) => data.heading,
  load: ({ data }) => data.loadHeading,
  importPartners: ({ data }) => data.loadHeading,
  imported: ({ buttons }) => buttons.imported,
}

const languages = Object.entries(spoken)

describe('a command', () => {
  for (const [locale, words] of languages) {
    it(`opens its card, whichever way it is said, in ${locale}`, async () => {
      const { by } = await sample()
      const context = { db, by, reader: readerOf(locale, 'UTC') }

      for (const [command, { says, also }] of Object.entries(words.commands)) {
        const heading = headings[command as Command](words)
        for (const phrase of [says, ...also]) {
          const { card } = await say(context, phrase)
          assert.equal(card.fallbackText, heading, phrase)
        }
      }
    })
  }

  it('is understood without regard to case, accents, punctuation and space', async () => {
    const { by } = await sample()
    const context = { db, by, reader: readerOf('en-US', 'UTC') }

    for (const said of ['PENDING', '  pending  ', 'Pending!', '“pending”', '*pending*', 'Pénding?']) {
      assert.equal((await say(context, said)).card.fallbackText, 'Waiting for you', said)
    }
  })

  it('is understood in any language we speak, and answered in that language (Q8)', async () => {
    const { by } = await sample()
    const context = { db, by, reader: readerOf('en-US', 'UTC') }

    for (const { commands, headings } of [de, zhHans]) {
      assert.equal((await say(context, commands.partners.says)).card.fallbackText, headings.partners)
    }
  })
})

/** Of the sample sentences, the plain commands. */
const utterances: readonly { readonly text: string; readonly heading: string; readonly must: readonly string[] }[] = [
  { text: 'pending', heading: 'Waiting for you', must: ['Adventure Works', 'Demand planning'] },
  { text: 'anything for me?', heading: 'Waiting for you', must: ['Adventure Works'] },
  { text: 'what do I need to answer', heading: 'Waiting for you', must: [] },
  { text: 'my open requests', heading: 'Waiting for you', must: ['Adventure Works'] },
  { text: "who hasn't answered yet", heading: 'Waiting for others', must: ['Allure Bays'] },
  { text: 'sent requests', heading: 'Waiting for others', must: ['Allure Bays'] },
  { text: 'list our partners', heading: 'My partners', must: ['Fabrikam', 'Datum', 'Litware'] },
  { text: 'my partners', heading: 'My partners', must: ['Fabrikam'] },
  { text: 'find partners in logistics', heading: 'Find partners', must: ['Datum'] },
  { text: 'suggest some partners', heading: 'Find partners', must: ['.'] },
  { text: 'companies in Germany', heading: 'Find partners', must: ['Fabrikam'] },
  { text: 'search for adventure', heading: 'Find partners', must: ['Adventure Works'] },
  { text: 'help', heading: 'Help', must: ['.'] },
  { text: 'hi', heading: 'Help', must: ['.'] },
  { text: 'what can you do?', heading: 'Help', must: ['.'] },
]

describe('a sentence about the sample network', () => {
  it('is answered as the product says (7)', async () => {
    const { person } = await sample()

    for (const { text, heading, must } of utterances) {
      const card = await person.say(text)
      assert.equal(card.fallbackText, heading, text)
      for (const pattern of must) assert.match(textOf(card), new RegExp(pattern), text)
    }
  })

  it('finds only what it asks for', async () => {
    const { person } = await sample()

    assert.doesNotMatch(textOf(await person.say('list our partners')), /Adventure Works/)
    for (const text of ['find partners in logistics', 'companies in Germany']) {
      assert.doesNotMatch(textOf(await person.say(text)), /Litware/)
    }
    assert.doesNotMatch(textOf(await person.say('search for adventure')), /Datum/)
  })

  it('finds what each language calls an industry or a country', async () => {
    const { by } = await sample()
    const asked = [
      ['de-DE', 'partner finden logistik', /Datum/],
      ['de-DE', 'firmen in Deutschland', /Fabrikam/],
      ['de-DE', 'Unternehmen aus China', /Litware/],
      ['zh-CN', '查找合作伙伴 物流', /Datum/],
      ['zh-CN', '查找公司 德国', /Fabrikam/],
    ] as const

    for (const [locale, text, found] of asked) {
      const { card } = await say({ db, by, reader: readerOf(locale, 'UTC') }, text)
      assert.match(textOf(card), found, text)
      assert.doesNotMatch(textOf(card), /Adventure/, text)
    }
  })

  it('that the help gives as an example works in every language', async () => {
    const { by } = await sample()

    for (const [locale, { asks, help, headings, connection }] of languages) {
      const context = { db, by, reader: readerOf(locale, 'UTC') }
      const { card } = await say(context, asks.directory.says)
      assert.equal(card.fallbackText, headings.directory)
      assert.match(textOf(card), /Datum/)
      const ask = await say(context, help.connectExample.replace('Fabrikam', 'Allure Bays'))
      assert.match(textOf(ask.card), new RegExp(connection.waitsAlready('Allure Bays Corp')))
    }
  })

  it('never finds a private company (P4)', async () => {
    const { by } = await sample()
    const context = { db, by, reader: readerOf('en-US', 'UTC') }

    for (const text of ['find tailspin', 'search for Tailspin Parts', 'find partners in precision parts']) {
      assert.doesNotMatch(textOf((await say(context, text)).card), /Tailspin Parts/, text)
    }
  })

  it('changes nothing (7)', async () => {
    const { by } = await sample()
    const context = { db, by, reader: readerOf('en-US', 'UTC') }
    const before = await stored()

    const connecting = ['connect with Allure Bays', 'connect with Adventure Works', 'pending', 'profile', 'people']
    const collaborating = ['new collaboration with Fabrikam', 'collaborations', 'drafts', 'visibility score']
    for (const text of [...connecting, ...collaborating]) await say(context, text)

    assert.deepEqual(await stored(), before)
  })
})

describe('"connect with"', () => {
  const lookOfAlex = async () => {
    const { by } = await sample()
    return { db, by, reader: readerOf('en-US', 'UTC') }
  }

  it('opens the question for a name in any case, with typos, and with or without its legal form', async () => {
    const context = await lookOfAlex()

    for (const name of ['allure bays corp', 'ALLURE BAYS', 'Alure Bays', 'Allure Bayes Corp.', 'Allure Bays GmbH']) {
      const { card } = await say(context, `connect with ${name}`)
      // They have been asked already, which is shown instead of a form (F4).
      assert.equal(card.fallbackText, 'You asked Allure Bays Corp to connect', name)
    }
  })

  it('asks back with buttons when several companies may be meant', async () => {
    const context = await lookOfAlex()
    await db('companies')
      .where({ name: 'Adventure Works' })
      .update({ name: 'Allure Baits', name_key: 'allure baits', profile: { name: 'Allure Baits' } })

    const { card } = await say(context, 'connect with allure')

    assert.match(textOf(card), /Which company do you mean by “connect with allure”\?/)
    assert.deepEqual([...titlesOf(card)].sort(), ['Allure Baits', 'Allure Bays Corp'])
    const { card: exact } = await say(context, 'connect with Allure Baits')
    assert.equal(exact.fallbackText, 'Allure Baits wants to connect')
  })

  it('a partner says that we are connected (F4)', async () => {
    const context = await lookOfAlex()

    const { card } = await say(context, 'connect with Litware')

    assert.equal(card.fallbackText, 'Litware Plastics')
    assert.match(textOf(card), /You are already connected\./)
  })

  it('an unknown name searches for it', async () => {
    const context = await lookOfAlex()

    const { card } = await say(context, 'connect with Wide World Importers')

    assert.equal(card.fallbackText, 'Find partners')
    assert.match(textOf(card), /No company matches/)
  })
})

describe('"new collaboration"', () => {
  const ticked = ({ card }: Reply) => inputsOf(card).partners

  it('opens the form, with the partner that is named ticked (C2)', async () => {
    const { by } = await sample()
    const fabrikam = await db('companies').where({ name: 'Fabrikam Components' }).first<{ id: string }>('id')
    const asked = [
      ['en-US', 'new collaboration with fabrikam'],
      ['en-US', 'Start a collaboration with Fabricam!'],
      ['en-US', 'new collaboration Fabrikam Components GmbH'],
      ['de-DE', `${de.commands.create.says} mit Fabrikam`],
      ['zh-CN', `${zhHans.commands.create.says} Fabrikam`],
    ] as const

    for (const [locale, text] of asked) {
      const reader = readerOf(locale, 'UTC')
      const reply = await say({ db, by, reader }, text)
      assert.equal(reply.card.fallbackText, reader.words.collaboration.newHeading, text)
      assert.equal(ticked(reply), fabrikam?.id, text)
    }
  })

  it('without a name, or with that of no partner, opens it with nobody ticked', async () => {
    const { by } = await sample()
    const context = { db, by, reader: readerOf('en-US', 'UTC') }

    for (const text of ['new collaboration', 'new collaboration with Wide World Importers', 'new collaboration with']) {
      assert.equal(ticked(await say(context, text)), '', text)
    }
  })

  it('is refused to a member in words, on the list of collaborations', async () => {
    const { by } = await sample()
    const context = { db, by: { ...by, role: 'member' } as Actor, reader: readerOf('en-US', 'UTC') }

    const { card } = await say(context, 'new collaboration with Fabrikam')

    assert.equal(card.fallbackText, 'Collaborations')
    assert.match(textOf(card), /Only a responder or an admin/)
    assert.ok(!titlesOf(card).includes('New collaboration'))
  })
})

describe('a sentence that is not understood', () => {
  it('is answered with what was said, and three things that can be asked, never the long help (Q7)', async () => {
    const { person } = await sample()

    const card = await person.say('What is the airspeed of a swallow?')

    assert.equal(card.fallbackText, 'Help')
    assert.match(textOf(card), /I did not understand “What is the airspeed of a swallow\?”/)
  })

  it('may be as long, as strange and as empty as it likes', async () => {
    const { person } = await sample()

    const long = ['x', 'word ', '任', '\\', '"', 'a\u0301'].map(piece => piece.repeat(10_000 / piece.length))
    const strange = ['👩‍👩‍👧‍👦 🇩🇪', '?!…', "'; select 1; --", '../../etc/passwd']
    for (const text of [...long, ...strange, `a${'\u0301'.repeat(9_000)}`]) {
      const card = await person.say(text)
      const words = text.startsWith('任') ? zhHans : en
      assert.equal(card.fallbackText, words.headings.help, text.slice(0, 20))
      assert.match(textOf(card), /I did not understand|我没有听懂/, text.slice(0, 20))
    }
    for (const nothing of ['', ' ', '\n', '\0', '\ud800', '\u200b', '\u202e\u2066']) {
      assert.equal((await person.say(nothing)).fallbackText, 'Help')
    }
  })

  it('may have words that every object of JavaScript knows', async () => {
    const { person } = await sample()

    for (const word of [...Object.getOwnPropertyNames(Object.prototype), 'prototype']) {
      for (const text of [
        word,
        `visibility with ${word}`,
        `new collaboration called ${word}`,
        `share ${word} with Fabrikam`,
      ]) {
        assert.notEqual(textOf(await person.say(text)), '', text)
        assert.doesNotMatch(textOf(await person.say(text)), /Something went wrong/, text)
      }
    }
  })

  it('is read for 500 characters, and no further', async () => {
    const { person } = await sample()
    const question = 'Who waits for us?'
    const within = await person.say(`${'!'.repeat(500 - question.length)}${question}`)
    const beyond = await person.say(`${'!'.repeat(500)}${question}`)
    // What a mention costs to read is bounded as well.
    const entities = [{ type: 'mention' }]
    await person.send({ type: 'message', text: `${'<at>x</at>'.repeat(900)}${question}`, entities })
    const near = person.cards().at(-1)
    await person.send({ type: 'message', text: `${'<at>x</at>'.repeat(1_000)}${question}`, entities })
    const far = person.cards().at(-1)

    assert.notEqual(within.fallbackText, 'Help')
    assert.equal(beyond.fallbackText, 'Help')
    assert.equal(near?.fallbackText, within.fallbackText)
    assert.equal(far?.fallbackText, 'Help')
  })

  it('is repeated as it was written, never as Markdown or HTML', async () => {
    const { person } = await sample()

    for (const text of ['**bold** [link](https://evil.example)', '<b>bold</b> <i>All</i>', '# heading\n- item\n1. x']) {
      const card = await person.say(text)
      const said = card.body.map(({ text }) => text).find(text => String(text).includes('“'))
      assert.doesNotMatch(String(said).replace(/\\./g, ''), /[*_[\]<>#`~|]/)
      assert.ok(textOf(card).replace(/\s+/g, ' ').includes(text.replace(/\s+/g, ' ')), text)
    }
  })

  it('may be ever so long after a command that takes words', async () => {
    const { person } = await sample()

    for (const text of [`find ${'x'.repeat(10_000)}`, `connect with ${'企'.repeat(10_000)}`]) {
      const card = await person.say(text)
      const { headings, directory } = text.includes('企') ? zhHans : en
      assert.equal(card.fallbackText, headings.directory, text.slice(0, 20))
      assert.ok(textOf(card).includes(directory.empty), text.slice(0, 20))
    }
  })
})
