import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Card } from '../../cards/kit.ts'
import { de } from '../../cards/words/de.ts'
import { en } from '../../cards/words/en.ts'
import { actionsIn, type Inputs, inputsOf, textOf } from '../card.ts'
import { db, stored } from '../database.ts'
import { colleague, registered } from '../registered.ts'
import { teammate } from '../teams/teammate.ts'
import { assertKept, complaintOn, editGeneral, press, two } from './typed.ts'

describe('the list of people', () => {
  it('keeps the last admin, and says why, when that was pressed on a card from before (P1)', async () => {
    const { contoso } = await two()
    const mia = await colleague(contoso, 'Mia', 'admin')
    const people = await contoso.say('people')
    await mia.press(await mia.say('people'), 'Make member', {}, { near: /Mia/ })
    const before = await stored()

    const card = await contoso.press(people, 'Make member', {}, { near: /Contoso's admin/ })

    assert.equal(complaintOn(card), 'A company needs an admin. Make somebody else an admin first.')
    assert.match(textOf(card), /\(you\)\nThe only admin[^\n]*\nAdmin\n/)
    assert.deepEqual(await stored(), before)
  })

  it('offers the only admin nothing that would leave the company without one, and says why (P1)', async () => {
    const { contoso } = await two()
    const alone = await contoso.say('people')
    const mia = await colleague(contoso, 'Mia', 'admin')
    const together = await contoso.say('people')
    const seen = await mia.say('people')

    const offered = (card: Card, whom: RegExp) =>
      card.body
        .filter(element => whom.test(textOf(element)))
        .flatMap(element => actionsIn(element).map(({ title }) => title))
    assert.deepEqual(offered(alone, /Contoso's admin/), [])
    assert.match(textOf(alone), /The only admin: make somebody else an admin before you leave or take another role\./)
    assert.deepEqual(offered(together, /Contoso's admin/), ['Make responder', 'Make member', 'Leave'])
    assert.deepEqual(offered(seen, /Contoso's admin/), ['Make responder', 'Make member', 'Remove'])
    for (const card of [together, seen]) assert.doesNotMatch(textOf(card), /The only admin/)
  })
})

describe('the form of the profile', () => {
  const bad: readonly (readonly [field: string, typed: string, complaint: RegExp])[] = [
    ['name', '', /Please fill in “Company name”/],
    ['name', ' \u200b\t ', /Please fill in “Company name”/],
    ['name', 'n'.repeat(201), /“Company name” can have up to 200 characters; your text has 201/],
    ['country', '', /Please fill in “Country”/],
    ['country', 'XX', /choose a country from the list/],
    ['industry', 'piracy', /choose an industry from the list/],
    ['contactEmail', 'partners', /not an e-mail address/],
    ['contactEmail', 'a@b', /not an e-mail address/],
    ['contactEmail', 'Contoso <partners@contoso.example>', /not an e-mail address/],
    ['duns', '12345678', /nine digits/],
    ['duns', '15048378X', /nine digits/],
    ['website', 'contoso.example', /starts with https/],
    ['website', 'http://contoso.example', /starts with https/],
    ['logoUrl', 'javascript:alert(1)', /starts with https/],
    ['about', 'a'.repeat(501), /“About” can have up to 500 characters; your text has 501/],
  ]

  it('says what is wrong, keeps all that was typed and changes nothing', async () => {
    const { contoso } = await two()
    const form = await editGeneral(contoso)
    const before = await stored()

    for (const [field, text, complaint] of bad) {
      const typed = { ...inputsOf(form), about: 'Half *done*.', website: '', [field]: text }
      const card = await contoso.press(form, 'Save', typed)
      assert.equal(card.fallbackText, 'Profile: General information', `${field}: ${text}`)
      assert.match(complaintOn(card), complaint)
      assertKept(card, typed)
    }

    assert.deepEqual(await stored(), before)
  })

  it('says what is wrong in every section', async () => {
    const { contoso } = await two()
    const before = await stored()

    const sections = {
      financial: { legalForm: 'l'.repeat(101), employees: '12' },
      certifications: { qualityCertificates: 'q'.repeat(501), otherCertificates: 'ISO' },
      csr: { codeOfConduct: 'ftp://contoso.example', commitments: 'Less.' },
    }
    for (const [section, typed] of Object.entries(sections)) {
      const card = await press(contoso, 'profile.save', { section, ...typed })
      assert.match(complaintOn(card), /can have up to|starts with https/)
      assertKept(card, typed)
    }

    assert.deepEqual(await stored(), before)
  })

  it('comes back with a sentence however long what was typed is', async () => {
    const { contoso } = await two()
    const form = await editGeneral(contoso)
    const before = await stored()

    for (const character of ['a', '企', '"', '\\']) {
      const long = character.repeat(10_000)
      const typed = { ...inputsOf(form), about: long, productsAndServices: long, address: long }
      const card = await contoso.press(form, 'Save', typed)
      assert.equal(card.fallbackText, 'Profile: General information', character)
      assert.match(complaintOn(card), /“About” can have up to 500 characters; your text has 10000/)
    }

    assert.deepEqual(await stored(), before)
  })

  it('refuses the name of another company of that country (P1)', async () => {
    await registered({ name: 'Über & Söhne', country: 'DE' })
    const contoso = await registered({ name: 'Contoso', country: 'DE' })
    const form = await editGeneral(contoso)
    const before = await stored()

    for (const name of ['Über & Söhne', 'UBER SOHNE', ' über,  söhne. ']) {
      const card = await contoso.press(form, 'Save', { ...inputsOf(form), name })
      assert.match(complaintOn(card), /in Germany, or a name that people would take for it, is already on Liaison/)
      assertKept(card, { name })
    }

    assert.deepEqual(await stored(), before)
  })

  it('can be saved as it is shown, whatever has been saved', async () => {
    const { contoso } = await two()
    const form = await editGeneral(contoso)
    const website = `https://contoso.example/${'企'.repeat(200)}`
    await contoso.press(form, 'Save', { ...inputsOf(form), website, about: 'One.\n\nTwo.', duns: '15-048-3782' })
    const again = await editGeneral(contoso)

    const card = await contoso.press(again, 'Save', inputsOf(again))

    assert.equal(card.fallbackText, 'Profile')
    assert.match(textOf(card), /Saved\./)
  })
})

describe('the form that registers a company', () => {
  const filled = {
    name: 'Contoso',
    country: 'US',
    industry: 'retail',
    contactEmail: 'partners@contoso.example',
    region: 'us',
    terms: 'true',
  }
  const bad: readonly (readonly [typed: Inputs, complaint: RegExp])[] = [
    [{ name: '' }, /Please fill in “Company name”/],
    [{ name: ' \u200b ' }, /Please fill in “Company name”/],
    [{ name: 'n'.repeat(201) }, /can have up to 200 characters; your text has 201/],
    [{ country: '' }, /Please fill in “Country”/],
    [{ country: 'XX' }, /choose a country from the list/],
    [{ industry: '' }, /Please fill in “Industry”/],
    [{ contactEmail: '' }, /Please fill in “Contact e-mail”/],
    [{ contactEmail: 'partners at contoso' }, /not an e-mail address/],
    [{ region: '' }, /choose the region/],
    [{ terms: 'false' }, /accept the terms/],
  ]

  it('says what is wrong, keeps all that was typed and registers nothing (P1)', async () => {
    const nora = teammate('Nora', randomUUID())
    const form = await nora.say('hi')

    for (const [change, complaint] of bad) {
      const { terms: _, ...typed }: Inputs = { ...filled, ...change }
      const card = await nora.press(form, 'Register', { ...filled, ...change })
      assert.equal(card.fallbackText, en.register.heading)
      assert.match(complaintOn(card), complaint)
      assertKept(card, typed)
    }

    assert.deepEqual(await db('companies').select(), [])
  })

  it('says what is wrong when a field was not sent at all', async () => {
    const nora = teammate('Nora', randomUUID())
    const form = await nora.say('hi')

    for (const missing of Object.keys(filled)) {
      const typed = Object.fromEntries(Object.entries(filled).filter(([field]) => field !== missing))
      const card = await nora.press(form, 'Register', typed)
      assert.match(complaintOn(card), /Please (fill in|choose|accept)/)
    }

    assert.deepEqual(await db('companies').select(), [])
  })

  it('refuses the name of another company of that country, and takes it in another country (P1)', async () => {
    await two()
    const nora = teammate('Nora', randomUUID())
    const form = await nora.say('hi')

    const card = await nora.press(form, 'Register', { ...filled, name: 'CONTOSO!' })

    assert.match(complaintOn(card), /in United States, or a name that people would take for it, is already on Liaison/)
    assertKept(card, { name: 'CONTOSO!', contactEmail: filled.contactEmail })
    const home = await nora.press(card, 'Register', { ...filled, country: 'CA' })
    assert.equal(home.fallbackText, 'Welcome to Liaison, Contoso')
  })

  it('speaks the language of the one who fills it in', async () => {
    const nora = teammate('Nora', randomUUID(), { locale: 'de-DE' })
    const form = await nora.say('hallo')

    const card = await nora.press(form, 'Registrieren', { ...filled, contactEmail: 'partners' })

    assert.equal(card.fallbackText, de.register.heading)
    assert.equal(complaintOn(card), de.refusals.malformed({ field: 'contactEmail' }))
  })
})
