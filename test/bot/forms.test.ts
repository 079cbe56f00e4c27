import assert from 'node:assert/strict'
import { de } from '../../cards/words/de.ts'
import { en } from '../../cards/words/en.ts'
import { zhHans } from '../../cards/words/zh-Hans.ts'
import { viewOwnCompany } from '../../domain/company/profiles.ts'
import { viewPreferences } from '../../domain/delivery/preferences.ts'
import { viewConnection } from '../../domain/views/connection.ts'
import { viewForm } from '../../domain/views/form.ts'
import { sentWith, textOf } from '../card.ts'
import { db, stored } from '../database.ts'
import { answerTo, invoke, press } from './buttons.ts'
import { castOf } from './cast.ts'

const scene = castOf()

/** A client that leaves out what is empty: everything else on the card, with the given inputs emptied or typed. */
const without = (inputs: Readonly<Record<string, string>>, ...emptied: readonly string[]) =>
  Object.fromEntries(Object.entries(inputs).filter(([id, value]) => value !== '' && !emptied.includes(id)))

describe('an input that a client leaves out', () => {
  it('stays as it is: how one is told', async () => {
    const { us } = await scene()
    const ways = { requests: 'digest', answers: 'off', notes: 'digest', reminders: 'off', changes: 'digest' }
    await press(us.person, 'preferences.save', { ...ways, digestHour: '7', email: 'ada@contoso.example' })

    await press(us.person, 'preferences.save', { quietFrom: '22', quietTo: '6' })
    await press(us.person, 'preferences.save', { notes: 'instant' })

    const { email, askedEmail, zone, ...kept } = await viewPreferences(db, us.by)
    assert.deepEqual(kept, {
      ways: { ...ways, notes: 'instant' },
      digestHour: 7,
      isStopped: false,
      quiet: { from: 22, to: 6 },
    })
    assert.equal(askedEmail, 'ada@contoso.example')
  })

  it('stays as it is: what a partner is to us', async () => {
    const { us, connected: connection } = await scene()
    await press(us.person, 'connection.relate', { connection, relationship: 'both', vendorId: 'V-1' })

    await press(us.person, 'connection.relate', { connection, customerId: 'C-1' })

    const { relationship, vendorId, customerId } = await viewConnection(db, us.by, connection)
    assert.deepEqual([relationship, vendorId, customerId], ['both', 'V-1', 'C-1'])
  })

  it('stays as it is: a profile', async () => {
    const { us } = await scene()
    const { profile } = await viewOwnCompany(db, us.by)

    await press(us.person, 'profile.save', { section: 'general', about: 'Wheels.' })

    assert.deepEqual((await viewOwnCompany(db, us.by)).profile, { ...profile, about: 'Wheels.' })
  })

  it('stays as it is: a collaboration, drafted or shared', async () => {
    const { us, partner, draft, shared } = await scene()
    const partners = partner.by.company
    const filled = { partners, name: 'Full', requested: 'products', offered: 'vendors', note: 'Hello.' }
    await press(us.person, 'collaboration.save', { collaboration: draft, ...filled })
    const view = (id: typeof draft) => viewForm(db, us.by, id, { search: '', wanted: [], limit: 0 })
    const before = await view(shared)

    await press(us.person, 'collaboration.save', { collaboration: draft, name: 'Renamed' })
    await press(us.person, 'collaboration.change', { collaboration: shared, name: 'Renamed' })

    const { saved, partners: kept } = await view(draft)
    const { name, requested, offered, note } = saved ?? {}
    assert.deepEqual([name, requested, offered, note], ['Renamed', ['products'], ['vendors'], 'Hello.'])
    assert.deepEqual(kept, [partners])
    assert.deepEqual((await view(shared)).saved, { ...before.saved, name: 'Renamed' })
  })

  it('stays as it is: what is shared', async () => {
    const { us, joined: invitation } = await scene()
    const { revision, shared } = await db('invitations').where({ id: invitation }).first('revision', 'shared')
    assert.deepEqual(shared, ['products', 'warehouses'])

    await press(us.person, 'invitation.change', { invitation, revision, 'share-products': 'products,vendors' })

    const after = await db('invitations').where({ id: invitation }).first<{ shared: string[] }>('shared')
    assert.deepEqual([...(after?.shared ?? [])].sort(), ['products', 'vendors', 'warehouses'])
  })

  it('is empty when that client sends all others, touched or not', async () => {
    const { us, connected: connection } = await scene()
    await press(us.person, 'connection.relate', {
      connection,
      relationship: 'both',
      vendorId: 'V-1',
      customerId: 'C-1',
    })
    const inputs = sentWith(await press(us.person, 'connection.show', { connection }))

    await press(us.person, 'connection.relate', { connection, ...without(inputs, 'vendorId') })

    const { relationship, vendorId, customerId } = await viewConnection(db, us.by, connection)
    assert.deepEqual([relationship, vendorId, customerId], ['both', null, 'C-1'])
  })

  it('is cleared when it is sent and empty', async () => {
    const { us, connected: connection } = await scene()
    await press(us.person, 'connection.relate', {
      connection,
      relationship: 'both',
      vendorId: 'V-1',
      customerId: 'C-1',
    })

    await press(us.person, 'connection.relate', { connection, vendorId: '' })

    const { vendorId, customerId } = await viewConnection(db, us.by, connection)
    assert.deepEqual([vendorId, customerId], [null, 'C-1'])
  })
})

describe('an input of another kind of JSON', () => {
  it('is read when it says the same', async () => {
    const { us, connected: connection, draft: collaboration } = await scene()

    await press(us.person, 'preferences.save', {
      digestHour: 7,
      isStopped: false,
      quietFrom: 22,
      quietTo: 6,
      email: null,
      notes: null,
    })
    await press(us.person, 'connection.relate', { connection, relationship: ['both'], vendorId: 42, customerId: true })
    await press(us.person, 'collaboration.save', { collaboration, requested: ['products', 'vendors'], neighbour: {} })
    await press(us.person, 'profile.save', { section: 'general', about: 7, neighbour: { about: 'x' } })

    const { digestHour, quiet } = await viewPreferences(db, us.by)
    const { relationship, vendorId, customerId } = await viewConnection(db, us.by, connection)
    const { saved } = await viewForm(db, us.by, collaboration, { search: '', wanted: [], limit: 0 })
    assert.deepEqual([digestHour, quiet], [7, { from: 22, to: 6 }])
    assert.deepEqual([relationship, vendorId, customerId], ['both', '42', 'true'])
    assert.deepEqual(saved?.requested, ['vendors', 'products'])
    assert.equal((await viewOwnCompany(db, us.by)).profile.about, '7')
  })

  it('that says nothing is said to be unreadable, and changes nothing', async () => {
    const { us, connected: connection } = await scene()
    const before = await stored()

    for (const [verb, data] of [
      ['connection.relate', { connection, vendorId: { text: 'V-1' } }],
      ['preferences.save', { digestHour: {} }],
      ['preferences.save', { notes: [{}] }],
      ['profile.save', { section: 'general', about: {} }],
    ] as const) {
      assert.equal(textOf(await press(us.person, verb, data)), en.misfilled)
      await us.person.send({ type: 'message', value: { verb, ...data } })
      us.person.sees(/could not read what was filled in/)
    }

    assert.deepEqual(await stored(), before)
  })

  it('is told from a button that is out of date, in every language', async () => {
    const { us } = await scene()

    const card = answerTo(
      await us.person.send(invoke({ action: { verb: 'connection.relate', data: { vendorId: {} } } })),
    )

    assert.equal(card.fallbackText, en.stale)
    for (const words of [en, de, zhHans]) assert.notEqual(words.misfilled, words.stale)
  })
})
