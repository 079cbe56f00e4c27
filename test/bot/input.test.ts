import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { en } from '../../cards/words/en.ts'
import { inputsOf, textOf, titlesOf } from '../card.ts'
import { db, stored } from '../database.ts'
import { registered } from '../registered.ts'
import type { Teammate } from '../teams/teammate.ts'
import { asked, assertKept, complaintOn, connected, editGeneral, press, two } from './typed.ts'

async function companyOf({ tenantId }: Teammate): Promise<string> {
  const row = await db('companies').where({ tenant_id: tenantId }).first<{ id: string }>('id')
  assert.ok(row)
  return row.id
}

const statuses = () => db('connections').pluck<string[]>('status')

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
