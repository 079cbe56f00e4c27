import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Liaison } from '../../bot/liaison.ts'
import { en } from '../../cards/words/en.ts'
import { acceptInvitation } from '../../domain/collaboration/invitations.ts'
import { type NoteId, newId } from '../../domain/kernel/ids.ts'
import { textOf, titlesOf } from '../card.ts'
import { db } from '../database.ts'
import { teammate } from '../teams/teammate.ts'
import { another } from './another.ts'
import { invited } from './partners.ts'

/** As if everybody had accepted a version before the present one. */
const age = (company_id: string) => db('terms_acceptances').where({ company_id }).update({ version: 0 })

describe('the terms', () => {
  it('are shown to whoever asks, with their version, and who accepted them when; nothing is asked twice (K5)', async () => {
    const { johanna, max } = await invited()

    const [admin, member] = [await johanna.person.say('terms'), await max.person.say('show terms')]

    for (const card of [admin, member]) {
      assert.equal(card.fallbackText, 'Terms, version 1')
      assert.match(textOf(card), /Your company decides what it shares[\s\S]*Accepted for your company/)
      assert.match(textOf(card), /Version 1: Johanna, Mar 2, 2026/)
      assert.ok(!titlesOf(card).includes(en.termsCard.accept))
    }
  })

  it('of a new version are asked for before the next new grant, and nothing that is shared ends before (K5)', async () => {
    const { alex, johanna, megan, demand } = await invited()
    const note = { id: newId<NoteId>(), text: '' }
    await acceptInvitation(db, johanna.by, demand.invitation, ['products'], note)
    const grants = await db('grants')
    assert.ok(grants.length > 0)
    await age(johanna.by.company)
    await age(megan.by.company)

    const terms = await johanna.person.say('terms')
    assert.match(textOf(terms), /There is a new version of the terms[\s\S]*Nobody has accepted this version/)
    assert.match(textOf(terms), /Version 0: Johanna/)
    const form = await alex.person.say('new collaboration with fabrikam')
    const sharing = await alex.person.press(form, 'Save and share', { name: 'Second', requested: 'products' })
    const refused = await alex.person.press(sharing, 'Confirm')
    assert.equal(refused.fallbackText, 'Terms, version 1')
    assert.match(textOf(refused), /There is a new version/)
    assert.deepEqual(await db('grants'), grants)

    await johanna.person.press(terms, en.termsCard.accept)

    const shown = await johanna.person.say('terms')
    assert.match(textOf(shown), /Version 1: Johanna[\s\S]*Version 0: Johanna/)
    assert.deepEqual(await db('grants'), grants)
  })
})

describe('what is said of privacy and of who answers for what', () => {
  let bot: Liaison
  const processors = [{ name: 'Microsoft Azure', purpose: 'hosting', country: 'IE' }]

  before(async () => {
    bot = await another({ operator: { processors, backupDays: 35 } })
  })
  after(() => bot.stop())

  it('names the purpose, the region, third parties as configured, for how long backups keep it, and no certification (K8)', async () => {
    const { max } = await invited()
    const person = teammate('Max', max.person.tenantId, { objectId: max.person.objectId, url: () => bot.url })

    const [privacy, responsibilities] = [await person.say('privacy'), await person.say('responsibilities')]

    assert.match(textOf(privacy), /kept in the region Europe/)
    assert.match(textOf(privacy), /up to 35 days/)
    assert.match(textOf(responsibilities), /Your company[\s\S]*The operator[\s\S]*erases what you have erased/)
    for (const card of [privacy, responsibilities]) {
      assert.match(textOf(card), /see risks in their supply chains early/)
      assert.match(textOf(card), /Microsoft Azure: hosting \(Ireland\)/)
      assert.match(textOf(card), /no certifications of any kind, and claims none/)
    }
  })

  it('is on the page to which the Teams app links, too (K8)', async () => {
    const page = await (await fetch(`${bot.url}/privacy`)).text()

    assert.match(page, /supply chains early[\s\S]*Microsoft Azure: hosting \(Ireland\)[\s\S]*no certifications/)
    assert.match(page, /up to 35 days/)
  })

  it('says that no third party was named, and does not know about backups, where the operator has said nothing (K8)', async () => {
    const { max } = await invited()

    const card = await max.person.say('privacy')

    assert.match(textOf(card), /has named none[\s\S]*no certifications/)
    assert.match(textOf(card), /until the operator removes them/)
  })

  for (const [locale, pattern] of [
    [
      'en-US',
      /supply chains early[\s\S]*responsible for being allowed[\s\S]*Microsoft Azure: hosting[\s\S]*no certifications/,
    ],
    [
      'de-DE',
      /Risiken in ihren Lieferketten[\s\S]*verantwortlich[\s\S]*Microsoft Azure, für hosting[\s\S]*keinerlei Zertifizierungen/,
    ],
    ['zh-CN', /供应链中的风险[\s\S]*负责[\s\S]*Microsoft Azure：hosting[\s\S]*没有任何认证/],
  ] as const) {
    it(`is said to whoever registers a company, in ${locale} (P1, K8)`, async () => {
      const nora = teammate('Nora', randomUUID(), { locale, url: () => bot.url })

      assert.match(textOf(await nora.say('hi')), pattern)
    })
  }
})
