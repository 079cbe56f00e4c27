import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Card } from '../../cards/kit.ts'
import { en } from '../../cards/words/en.ts'
import { type Inputs, textOf } from '../card.ts'
import { db, stored } from '../database.ts'
import { admin, connect, invited, shares } from './partners.ts'
import { assertKept, complaintOn, press } from './typed.ts'

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

      assert.match(complaintOn(card), /No longer on the list: Vendors\./)
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
        assert.match(complaintOn(refused), /No longer on the list: Vendors\./)
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
