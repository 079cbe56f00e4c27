import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Card } from '../../cards/kit.ts'
import type { Verb } from '../../cards/verbs.ts'
import { de } from '../../cards/words/de.ts'
import { en } from '../../cards/words/en.ts'
import { type Inputs, inputsOf, scenery, stored, type Teammate, teammate, textOf, titlesOf } from '../person.ts'
import { colleague, registered } from '../registered.ts'
import { db } from '../world.ts'
import { admin, connect, invited, shares } from './partners.ts'

/** What the card says about the press, which is that nothing was changed. */
function complaintOn({ body: [, said], fallbackText }: Card): string {
  assert.equal(said?.style, 'attention', `no complaint on ${fallbackText}`)
  return textOf(said)
}

function assertKept(card: Card, typed: Inputs) {
  const kept = inputsOf(card)
  for (const [id, value] of Object.entries(typed)) assert.ok(kept[id] === value, `${id}: ${kept[id]?.slice(0, 99)}`)
}

/** Presses a button that is on no card that they see. */
async function press(person: Teammate, verb: Verb, data: object): Promise<Card> {
  const action = { verb, data }
  const { status, body } = await person.send({ type: 'invoke', name: 'adaptiveCard/action', value: { action } })
  assert.equal(status, 200)
  assert.ok(body)
  return body.value
}

async function companyOf({ tenantId }: Teammate): Promise<string> {
  const row = await db('companies').where({ tenant_id: tenantId }).first<{ id: string }>('id')
  assert.ok(row)
  return row.id
}

const statuses = () => db('connections').pluck<string[]>('status')
const editGeneral = async (admin: Teammate) => admin.press(await admin.say('profile'), 'Edit profile')

const two = scenery(async () => {
  const contoso = await registered({ name: 'Contoso' })
  const fabrikam = await registered({ name: 'Fabrikam' })
  const alex = await colleague(contoso, 'Alex')
  return { contoso, fabrikam, alex }
})

/** Fabrikam has asked Contoso. */
const asked = scenery(async () => {
  const both = await two()
  await both.fabrikam.press(await both.fabrikam.say('connect with contoso'), 'Confirm')
  return both
})

const connected = scenery(async () => {
  const both = await asked()
  await both.contoso.press(await both.contoso.say('pending'), 'Accept')
  return both
})

describe('a connect request', () => {
  it('with a note that is too long says so, keeps it, and goes out once it is shorter', async () => {
    const { contoso } = await two()
    let card = await contoso.say('connect with fabrikam')

    for (const note of ['n'.repeat(201), '企'.repeat(1_000), '"'.repeat(5_000)]) {
      card = await contoso.press(card, 'Confirm', { note })
      const { length } = note
      assert.equal(complaintOn(card), en.refusals['too-long']({ field: 'note', limit: 200, length }))
      assertKept(card, { note })
    }

    assert.deepEqual(await statuses(), [])
    const sent = await contoso.press(card, 'Confirm', { note: '😀'.repeat(200) })
    assert.match(textOf(sent), /You asked Fabrikam to connect/)
  })

  it('to a company that does not exist is refused in a sentence', async () => {
    const { contoso } = await two()

    for (const verb of ['connection.ask', 'connection.request'] as const) {
      const card = await press(contoso, verb, { company: randomUUID(), note: 'Hello.' })
      assert.equal(card.fallbackText, en.refusals['not-found']({}))
    }

    assert.deepEqual(await statuses(), [])
  })

  it('to oneself is refused on the own profile (F4)', async () => {
    const { contoso } = await two()
    const company = await companyOf(contoso)

    for (const verb of ['connection.ask', 'connection.request'] as const) {
      const card = await press(contoso, verb, { company, note: 'Hello.' })
      assert.equal(card.fallbackText, 'Profile')
      assert.equal(complaintOn(card), 'That is your own company.')
    }

    assert.deepEqual(await statuses(), [])
  })

  it('to a partner is refused on their profile (F4)', async () => {
    const { contoso, fabrikam } = await connected()
    const company = await companyOf(fabrikam)

    for (const verb of ['connection.ask', 'connection.request'] as const) {
      const card = await press(contoso, verb, { company, note: 'Hello.' })
      assert.equal(card.fallbackText, 'Fabrikam')
      assert.equal(complaintOn(card), 'You are already connected.')
    }

    assert.deepEqual(await statuses(), ['connected'])
  })

  it('from an incomplete profile opens the form that completes it (P6)', async () => {
    const { contoso } = await two()
    const form = await editGeneral(contoso)
    await contoso.press(form, 'Save', { ...inputsOf(form), contactEmail: '' })

    const card = await contoso.say('connect with fabrikam')

    assert.equal(card.fallbackText, 'Profile: General information')
    assert.match(complaintOn(card), /complete your profile: Contact e-mail\./)
    assert.deepEqual(await statuses(), [])
    await contoso.press(card, 'Save', { ...inputsOf(card), contactEmail: 'partners@contoso.example' })
    assert.equal((await contoso.say('connect with fabrikam')).fallbackText, 'Connect with Fabrikam?')
  })

  it('from an incomplete profile is refused in words to those who cannot complete it (P6)', async () => {
    const { contoso, alex } = await two()
    const form = await editGeneral(contoso)
    await contoso.press(form, 'Save', { ...inputsOf(form), contactEmail: '' })

    const card = await alex.say('connect with fabrikam')

    assert.equal(card.fallbackText, 'Fabrikam')
    assert.match(complaintOn(card), /complete your profile: Contact e-mail\./)
    assert.deepEqual(await statuses(), [])
  })
})

describe('a decline', () => {
  it('with a comment that is too long says so, and keeps it with the reason', async () => {
    const { contoso } = await asked()
    const question = await contoso.press(await contoso.say('pending'), 'Decline')
    const before = await stored()

    for (const comment of ['c'.repeat(201), '企'.repeat(1_000), '"'.repeat(5_000)]) {
      const card = await contoso.press(question, 'Confirm', { reason: 'not-now', comment })
      const { length } = comment
      assert.equal(complaintOn(card), en.refusals['too-long']({ field: 'reason', limit: 200, length }))
      assertKept(card, { reason: 'not-now', comment })
    }

    assert.deepEqual(await stored(), before)
  })
})

describe('what we keep about a partner', () => {
  it('too long says so, and keeps what was typed (R4)', async () => {
    const { contoso } = await connected()
    const partner = await contoso.press(await contoso.say('my partners'), 'Open')
    const typed = { relationship: 'vendor', vendorId: 'V'.repeat(101), customerId: 'C-1' }
    const before = await stored()

    const card = await contoso.press(partner, 'Save', typed)

    assert.equal(complaintOn(card), en.refusals['too-long']({ field: 'vendorId', limit: 100, length: 101 }))
    assertKept(card, typed)
    assert.deepEqual(await stored(), before)
  })
})

describe('a stale card', () => {
  it('cannot accept what has been taken back (R1)', async () => {
    const { contoso, fabrikam } = await asked()
    const pending = await contoso.say('pending')
    await fabrikam.press(await fabrikam.press(await fabrikam.say('sent requests'), 'Cancel request'), 'Confirm')

    const card = await contoso.press(pending, 'Accept')

    assert.match(complaintOn(card), /settled already/)
    assert.equal(card.fallbackText, 'Fabrikam cancelled the request')
    assert.ok(!titlesOf(card).includes('Accept'))
    assert.deepEqual(await statuses(), ['cancelled'])
  })

  it('cannot decline what a colleague has accepted (R1)', async () => {
    const { contoso, alex } = await asked()
    const pending = await alex.say('pending')
    const question = await alex.press(pending, 'Decline')
    await contoso.press(await contoso.say('pending'), 'Accept')

    for (const card of [await alex.press(question, 'Confirm'), await alex.press(pending, 'Decline')]) {
      assert.match(complaintOn(card), /settled already/)
      assert.match(textOf(card), /Accepted[\s\S]*Contoso's admin/)
    }

    assert.deepEqual(await statuses(), ['connected'])
  })

  it('cannot cancel what has been accepted (R2)', async () => {
    const { contoso, fabrikam } = await asked()
    const sent = await fabrikam.say('sent requests')
    const question = await fabrikam.press(sent, 'Cancel request')
    await contoso.press(await contoso.say('pending'), 'Accept')

    for (const card of [await fabrikam.press(question, 'Confirm'), await fabrikam.press(sent, 'Cancel request')]) {
      assert.match(complaintOn(card), /settled already/)
      assert.equal(card.fallbackText, 'You are connected with Contoso')
    }

    assert.deepEqual(await statuses(), ['connected'])
  })

  it('can neither disconnect nor relate a company that has left (R4, R5)', async () => {
    const { contoso, fabrikam } = await connected()
    const open = await contoso.press(await contoso.say('my partners'), 'Open')
    const sure = await contoso.press(open, 'Disconnect')
    await fabrikam.press(
      await fabrikam.press(await fabrikam.press(await fabrikam.say('my partners'), 'Open'), 'Disconnect'),
      'Confirm',
    )
    const before = await stored()

    const answers = [
      await contoso.press(open, 'Save', { relationship: 'vendor', vendorId: 'V-1', customerId: '' }),
      await contoso.press(sure, 'Confirm'),
    ]

    for (const card of answers) {
      assert.equal(complaintOn(card), 'You are not connected.')
      assert.equal(card.fallbackText, 'You are no longer connected with Fabrikam')
    }
    assert.deepEqual(await stored(), before)
  })

  it('that asks for a page beyond the end of a list does not say that there is nothing', async () => {
    const { contoso, fabrikam } = await asked()
    await registered({ name: 'Northwind' })
    await contoso.press(await contoso.say('connect with northwind'), 'Confirm')

    const inbox = await press(contoso, 'inbox.show', { page: 1 })
    const sent = await press(contoso, 'sent.show', { page: 1 })
    const directory = await press(contoso, 'directory.show', { page: 1 })
    await contoso.press(await contoso.say('pending'), 'Accept')
    const partners = await press(fabrikam, 'partners.show', { page: 1 })

    for (const card of [inbox, directory]) assert.match(textOf(card), /Fabrikam/)
    assert.match(textOf(sent), /Northwind/)
    assert.match(textOf(partners), /Contoso/)
  })

  it('of an older version, without what is needed now, is said to be out of date', async () => {
    const { contoso } = await asked()
    const before = await stored()

    for (const verb of ['connection.accept', 'connection.remind', 'connection.relate', 'profile.save'] as const) {
      assert.equal((await press(contoso, verb, { id: randomUUID() })).fallbackText, en.stale)
    }

    assert.deepEqual(await stored(), before)
  })
})

describe('the form of a collaboration', () => {
  const filled = { name: 'Second', requested: 'vendors,products', offered: 'warehouses', note: 'Hello.' }

  it('says what is wrong, keeps all that was typed and ticked, and changes nothing (C1)', async () => {
    const { alex, bob, lee } = await invited()
    const form = await alex.person.say('new collaboration')
    const partners = `${bob.by.company},${lee.by.company}`
    const bad: readonly (readonly [button: string, change: Inputs, complaint: RegExp])[] = [
      ...['Save draft', 'Save and share'].flatMap((button): readonly (readonly [string, Inputs, RegExp])[] => [
        [button, { name: '' }, /Please fill in “Name of the collaboration”/],
        [button, { name: ' \u200b\t ' }, /Please fill in “Name of the collaboration”/],
        [button, { name: 'n'.repeat(201) }, /can have up to 200 characters; your text has 201/],
        [button, { name: '"'.repeat(1_400) }, /your text has 1400/],
        [button, { note: '企'.repeat(201) }, /“Note” can have up to 200 characters; your text has 201/],
      ]),
      ['Save and share', { partners: '' }, /Please choose at least one partner/],
      ['Save and share', { requested: '', offered: '' }, /Please request or offer at least one data entity/],
    ]
    const before = await stored()

    for (const [button, change, complaint] of bad) {
      const typed = { ...filled, partners, ...change }
      const card = await alex.person.press(form, button, typed)
      assert.equal(card.fallbackText, 'New collaboration', `${button} ${Object.keys(change)}`)
      assert.match(complaintOn(card), complaint)
      assertKept(card, typed)
    }

    assert.deepEqual(await stored(), before)
  })

  it('comes back with a sentence however long what was typed is', async () => {
    const { alex, bob } = await invited()
    const form = await alex.person.say('new collaboration')
    const before = await stored()

    for (const character of ['a', '企', '"', '\\']) {
      const long = character.repeat(10_000)
      const typed = { ...filled, partners: bob.by.company, name: long, note: long, search: long }
      for (const button of ['Save draft', 'Save and share']) {
        assert.match(complaintOn(await alex.person.press(form, button, typed)), /your text has 10000/)
      }
    }

    assert.deepEqual(await stored(), before)
  })

  it('refuses a company that is no partner, and another company looks like none (C2)', async () => {
    const { alex, bob } = await invited()
    const form = await alex.person.say('new collaboration')
    const stranger = await admin('Sam', 'Stranger')
    const before = await stored()

    for (const company of [stranger.by.company, randomUUID(), alex.by.company]) {
      const card = await alex.person.press(form, 'Save draft', { ...filled, partners: `${bob.by.company},${company}` })
      assert.match(complaintOn(card), /You are not connected/)
      assertKept(card, { ...filled, partners: bob.by.company })
    }

    assert.deepEqual(await stored(), before)
  })

  it('does not know what it never offered, and says so', async () => {
    const { alex } = await invited()
    const form = await alex.person.say('new collaboration')
    const before = await stored()

    for (const change of [{ requested: 'products,secrets' }, { offered: 'toString' }, { partners: 'Fabrikam' }]) {
      const card = await alex.person.press(form, 'Save draft', { ...filled, ...change })
      assert.equal(card.fallbackText, en.stale)
    }

    assert.deepEqual(await stored(), before)
  })

  it('refuses what has been retired since, and can be saved as it comes back', async () => {
    const { alex, bob } = await invited()
    const form = await alex.person.say('new collaboration')
    await retired('vendors', async () => {
      const before = await stored()

      const card = await alex.person.press(form, 'Save draft', { ...filled, partners: bob.by.company })

      assert.match(complaintOn(card), /Vendors is no longer on the list/)
      assertKept(card, { ...filled, requested: 'products', partners: bob.by.company })
      assert.deepEqual(await stored(), before)
      assert.match(textOf(await alex.person.press(card, 'Save draft')), /The draft is saved/)
    })
  })

  it('lists 30 of 60 partners, finds the others by name, and keeps what was ticked before', async () => {
    const { alex } = await invited()
    for (let number = 0; number < 60; number++) {
      await connect(alex, await admin('A', `Partner ${String(number).padStart(2, '0')}`))
    }
    const form = await alex.person.say('new collaboration')
    const offered = (card: Card) => choicesOf(card, 'partners')
    const [first = ''] = offered(form).flatMap(({ title, value }) => (title === 'Partner 00' ? [value] : []))
    assert.equal(offered(form).length, 30)
    assert.match(textOf(form), /30 of 62 partners are listed/)

    const found = await alex.person.press(form, 'Search', { ...filled, partners: first, search: 'partner 5' })
    const titles = offered(found).map(({ title }) => title)
    const none = await alex.person.press(found, 'Search', { search: 'nobody is called that' })

    assert.deepEqual([titles[0], titles.length, titles[10]], ['Partner 00', 11, 'Partner 59'])
    assertKept(found, { ...filled, partners: first })
    assert.deepEqual(
      offered(none).map(({ title }) => title),
      ['Partner 00'],
    )
    assertKept(none, { ...filled, partners: first })
  })

  it('of a shared one says what is wrong before it asks, and keeps what was typed (C7)', async () => {
    const { alex, demand } = await invited()
    const form = await press(alex.person, 'collaboration.edit', { collaboration: demand.collaboration })
    const before = await stored()

    for (const [change, complaint] of [
      [{ name: '' }, /Please fill in “Name of the collaboration”/],
      [{ name: '企'.repeat(201) }, /your text has 201/],
      [{ requested: '', offered: '' }, /Please request or offer at least one data entity/],
    ] as const) {
      const typed = { name: 'Renamed', requested: 'products', offered: 'vendors', ...change }
      const card = await alex.person.press(form, 'Save', typed)
      assert.match(complaintOn(card), complaint)
      assertKept(card, typed)
    }

    assert.deepEqual(await stored(), before)
  })

  it('that adds partners says what is wrong, and keeps what was typed (C7)', async () => {
    const { alex, demand } = await invited()
    const datum = await admin('Dana', 'Datum')
    await connect(alex, datum)
    const form = await press(alex.person, 'collaboration.add-ask', { collaboration: demand.collaboration })
    const ticked = { partners: datum.by.company, note: 'n'.repeat(201) }
    const before = await stored()

    const long = await alex.person.press(form, 'Add partners', ticked)
    const nobody = await alex.person.press(form, 'Add partners', { note: 'Hello.' })
    const stranger = await alex.person.press(form, 'Add partners', { partners: randomUUID(), note: 'Hello.' })

    assert.match(complaintOn(long), /your text has 201/)
    assertKept(long, ticked)
    assert.match(complaintOn(nobody), /Please choose at least one partner/)
    assertKept(nobody, { note: 'Hello.' })
    assert.match(complaintOn(stranger), /You are not connected/)
    assert.deepEqual(await stored(), before)
  })

  it('asks for notes to single partners, and keeps those that are too long (C4)', async () => {
    const { alex, bob, lee } = await invited()
    const form = await alex.person.say('new collaboration')
    const partners = `${bob.by.company},${lee.by.company}`
    const share = await alex.person.press(form, 'Save and share', { ...filled, partners })
    const notes = { [`note-${bob.by.company}`]: 'n'.repeat(201), [`note-${lee.by.company}`]: 'Hello, Lee.' }
    const before = await stored()

    const card = await alex.person.press(share, 'Confirm', notes)
    const stranger = await alex.person.press(share, 'Confirm', { [`note-${randomUUID()}`]: 'n'.repeat(10_000) })

    assert.match(complaintOn(card), /your text has 201/)
    assertKept(card, notes)
    assert.match(complaintOn(stranger), /your text has 10000/)
    assert.deepEqual(await stored(), before)
    await alex.person.press(share, 'Confirm', { [`note-${randomUUID()}`]: 'For a stranger.' })
    assert.deepEqual(await db('notes').where({ text: 'For a stranger.' }), [])
  })
})

describe('the answer to an invitation', () => {
  const ticks = { 'share-products': 'vendors,products', 'share-company': 'certifications' }
  const asked = async () => {
    const cast = await invited()
    const card = await cast.bob.person.press(await cast.bob.person.say('pending'), 'Open')
    return { ...cast, card }
  }

  it('with a note that is too long says so before it asks, and keeps it with the ticks (A1)', async () => {
    const { bob, card } = await asked()
    const before = await stored()

    for (const note of ['n'.repeat(201), '企'.repeat(1_000), '"'.repeat(1_900)]) {
      const refused = await bob.person.press(card, 'Share data', { ...ticks, note })
      assert.match(complaintOn(refused), new RegExp(`your text has ${note.length}`))
      assertKept(refused, { ...ticks, note })
    }
    const book = await bob.person.press(card, 'Share data', { ...ticks, note: '\\'.repeat(10_000) })
    assert.match(complaintOn(book), /your text has 10000/)
    assertKept(book, ticks)

    assert.deepEqual(await stored(), before)
  })

  it('with nothing ticked is refused when nothing is offered (A2)', async () => {
    const { bob, alex, johanna } = await asked()
    const { invitation } = await shares(alex, [johanna], { name: 'Inventory', offered: [], note: '' })
    const card = await press(bob.person, 'invitation.show', { invitation })
    const before = await stored()

    const refused = await bob.person.press(card, 'Share data', { note: 'Nothing.' })

    assert.match(complaintOn(refused), /They offer you nothing/)
    assertKept(refused, { note: 'Nothing.' })
    assert.deepEqual(await stored(), before)
  })

  it('refuses what has been retired since, and keeps the other ticks', async () => {
    const { bob, card } = await asked()
    const preview = await bob.person.press(card, 'Share data', { ...ticks, note: 'Hello.' })
    await retired('vendors', async () => {
      const before = await stored()

      const looked = await bob.person.press(card, 'Share data', { ...ticks, note: 'Hello.' })
      const confirmed = await bob.person.press(preview, 'Confirm')

      for (const refused of [looked, confirmed]) {
        assert.match(complaintOn(refused), /Vendors is no longer on the list/)
        assertKept(refused, { ...ticks, 'share-products': 'products', note: 'Hello.' })
      }
      assert.deepEqual(await stored(), before)
      assert.match(textOf(await bob.person.press(looked, 'Share data')), /50% \(1 of 2, 1 extra\)/)
    })
  })

  it('does not know an entity that it never offered, and says so', async () => {
    const { bob, card } = await asked()
    const before = await stored()

    for (const typed of [{ 'share-products': 'products,secrets' }, { 'share-company': '__proto__' }]) {
      assert.equal((await bob.person.press(card, 'Share data', typed)).fallbackText, en.stale)
    }

    assert.deepEqual(await stored(), before)
  })

  it('that declines with a reason that is too long says so, and keeps it (A3)', async () => {
    const { bob, card } = await asked()
    const question = await bob.person.press(card, 'Decline')
    const before = await stored()

    for (const reason of ['r'.repeat(201), '企'.repeat(1_000)]) {
      const refused = await bob.person.press(question, 'Confirm', { reason })
      assert.match(
        complaintOn(refused),
        new RegExp(`“Reason” can have up to 200 characters; your text has ${reason.length}`),
      )
      assertKept(refused, { reason })
    }

    assert.deepEqual(await stored(), before)
  })
})

describe('a note on an invitation', () => {
  it('that is empty or too long says so, and keeps it (A9)', async () => {
    const { max, demand } = await invited()
    const card = await press(max.person, 'notes.show', { invitation: demand.invitation })
    const before = await stored()

    for (const note of ['', ' \u200b ', 'n'.repeat(201), '"'.repeat(1_900), '\\'.repeat(10_000)]) {
      const refused = await max.person.press(card, 'Add note', { note })
      assert.match(complaintOn(refused), /Please fill in “Note”|“Note” can have up to 200 characters/)
      if (note.length < 2_000) assertKept(refused, { note })
    }

    assert.deepEqual(await stored(), before)
  })

  it('that is too long says so below the longest notes there can be', async () => {
    const { max, demand } = await invited()
    for (let number = 0; number < 12; number++) {
      const card = await press(max.person, 'notes.show', { invitation: demand.invitation })
      await max.person.press(card, 'Add note', { note: '\\'.repeat(200) })
    }

    const card = await press(max.person, 'notes.show', { invitation: demand.invitation })
    const refused = await max.person.press(card, 'Add note', { note: '\\'.repeat(1_900) })

    assert.match(complaintOn(refused), /your text has 1900/)
    const older = await max.person.press(refused, 'Show more')
    assert.match(textOf(older), /Before \*Friday\*\?/)
  })
})

/** As long as nobody can ask for that entity any more. */
async function retired(code: string, act: () => Promise<void>) {
  await db('entities').where({ code }).update({ retired_at: '2026-01-01' })
  try {
    await act()
  } finally {
    await db('entities').where({ code }).update({ retired_at: null })
  }
}

const choicesOf = (card: Card, id: string) => {
  const found = card.body.find(element => element.id === id)
  return (found?.choices ?? []) as readonly { readonly title: string; readonly value: string }[]
}

describe('the list of people', () => {
  it('keeps the last admin, and says why (P1)', async () => {
    const { contoso } = await two()
    const people = await contoso.say('people')
    const before = await stored()

    const card = await contoso.press(people, 'Make member', {}, { near: /\(you\)/ })

    assert.equal(complaintOn(card), 'A company needs an admin. Make somebody else an admin first.')
    assert.match(textOf(card), /\(you\) · Admin/)
    assert.deepEqual(await stored(), before)
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
      assert.match(complaintOn(card), /in Germany is already on Liaison/)
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
    ...{ name: 'Contoso', country: 'US', industry: 'retail', contactEmail: 'partners@contoso.example', region: 'us' },
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

    assert.match(complaintOn(card), /in United States is already on Liaison/)
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
