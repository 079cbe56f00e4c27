import assert from 'node:assert/strict'
import type { Liaison } from '../../bot/liaison.ts'
import { acceptInvitation } from '../../domain/collaboration/invitations.ts'
import { changeRole } from '../../domain/company/people.ts'
import { type NoteId, newId } from '../../domain/kernel/ids.ts'
import { verifyHistories } from '../../domain/trust/audit.ts'
import { textOf, titlesOf } from '../card.ts'
import { passDays } from '../clock.ts'
import { db, stored } from '../database.ts'
import { fillTables } from '../domain/data/filled.ts'
import { liaison } from '../liaison.ts'
import { teammate } from '../teams/teammate.ts'
import { another } from './another.ts'
import { admin, connect, invited, shares } from './partners.ts'

/** Contoso, whose admins are Megan and Alex, shares with Fabrikam. */
async function scene() {
  const network = await invited()
  const { megan, alex, johanna, demand } = network
  await changeRole(db, megan.by, alex.by.person, 'admin')
  await acceptInvitation(db, johanna.by, demand.invitation, ['products'], { id: newId<NoteId>(), text: '' })
  await liaison.deliverDue()
  return network
}

const asks = async ({ megan }: Awaited<ReturnType<typeof scene>>, name = 'Contoso') =>
  megan.person.press(await megan.person.say('erase company'), 'Erase after thirty days', { name })

describe('erasing a company', () => {
  let bot: Liaison
  before(async () => {
    bot = await another({ operator: { processors: [], backupDays: 35 } })
  })
  after(() => bot.stop())

  it('first says what will end, what is out of reach, and how long backups keep it, and changes nothing (K7)', async () => {
    const { megan } = await scene()
    const { tenantId, objectId } = megan.person
    const before = await stored()

    const card = await teammate('Megan', tenantId, { objectId, url: () => bot.url }).say('erase company')

    const text = textOf(card)
    assert.equal(card.fallbackText, 'Erase Contoso?')
    assert.match(text, /Connections\s+2/)
    assert.match(text, /Collaborations of yours\s+1/)
    assert.match(text, /Live invitations\s+2/)
    assert.match(text, /Partners who lose sight of your data\s+1: Fabrikam/)
    assert.match(text, /Copies in other regions\s+none/)
    assert.match(text, /People\s+3/)
    assert.match(text, /What partners have exported stays with them and is out of reach/)
    assert.match(text, /Backups keep erased data for up to 35 days/)
    assert.match(text, /type the name of your company: Contoso/)
    assert.deepEqual(await stored(), before)
  })

  it('first names the partners who lose sight, and says what there is in each region (K4, K7)', async () => {
    const { megan, alex, johanna } = await scene()
    await fillTables(megan.by, 'Product')
    const others = []
    for (const name of ['Adatum', 'Blue Yonder', 'Cohowinery', 'Datum', 'Eastern', 'Northwind']) {
      others.push(await admin('Ada', name, name === 'Adatum' ? 'apac' : 'us'))
    }
    for (const other of [johanna, ...others]) {
      if (other !== johanna) await connect(alex, other)
      const { invitation } = await shares(other, [alex], { requested: ['products'], offered: [] })
      await acceptInvitation(db, alex.by, invitation, ['products'], { id: newId<NoteId>(), text: '' })
    }
    await liaison.deliverDue()

    const text = textOf(await megan.person.say('erase company'))

    assert.match(text, /lose sight of your data\s+7: Adatum, Blue Yonder, Cohowinery, Datum, Eastern,? and 2 more/)
    assert.match(text, /Copies in other regions\s+Asia-Pacific: 1 table, 1 row; European Union: 1 table, 1 row/)
    assert.match(text, /Tables that you have loaded\s+1\s+Rows\s+1/)
  })

  it('is refused in words when another name is typed, which is kept, and changes nothing (K7)', async () => {
    const network = await scene()
    const before = await stored()

    const card = await asks(network, 'Fabrikam')

    assert.match(textOf(card), /That is not the name of your company[\s\S]*Nothing was changed/)
    assert.match(JSON.stringify(card), /"value":"Fabrikam"/)
    assert.deepEqual(await stored(), before)
  })

  it('is told to all admins, with the button that takes it back, and everything stays as it is meanwhile (K7)', async () => {
    const network = await scene()
    const { megan, alex, lynne, johanna } = network

    const card = await asks(network)

    assert.match(card.fallbackText, /^Contoso will be erased on Apr 1, 2026$/)
    await liaison.deliverDue()
    const told = alex.person.sees(/Contoso will be erased on Apr 1, 2026[\s\S]*Megan asked for it/)
    assert.ok(titlesOf(told).includes('Take back'))
    const [adminHome, home] = [await alex.person.say('home'), await lynne.person.say('home')]
    for (const each of [adminHome, home]) assert.match(textOf(each), /Your company will be erased on Apr 1, 2026/)
    assert.ok(titlesOf(adminHome).includes('Take back'))
    assert.ok(!titlesOf(home).includes('Take back'))
    passDays(20)
    assert.match(textOf(await johanna.person.say('my partners')), /Contoso/)
    assert.match(textOf(await alex.person.say('visibility')), /Fabrikam/)
    assert.doesNotMatch(textOf(await johanna.person.say('what changed')), /erase/i)
    passDays(3)
    await liaison.deliverDue()
    for (const { person } of [megan, alex]) person.sees(/This is the reminder/)
  })

  it('is taken back by any admin until then: nothing is erased, and all admins hear of it (K7)', async () => {
    const network = await scene()
    const { megan, alex } = network
    await asks(network)
    await liaison.deliverDue()
    passDays(29)
    await liaison.deliverDue()

    const back = await alex.person.press(await alex.person.say('take back'), 'Take back')

    assert.match(textOf(back), /Taken back\. Nothing will be erased[\s\S]*Alex has taken it back/)
    await liaison.deliverDue()
    megan.person.sees(/Contoso stays[\s\S]*Alex has taken it back/)
    passDays(40)
    await liaison.deliverDue()
    assert.match(textOf(await megan.person.say('home')), /Contoso/)
    assert.deepEqual(await db('companies').whereNotNull('erased_at'), [])
    const history = textOf(await megan.person.say('what changed'))
    assert.match(history, /Erasing the company was taken back/)
  })

  it('is one thing however often it is pressed, and once it is taken back an old button changes nothing (K7)', async () => {
    const network = await scene()
    const { alex } = network
    const card = await network.megan.person.say('erase company')
    const press = () => network.megan.person.press(card, 'Erase after thirty days', { name: 'contoso' })
    await Promise.all([press(), press(), press()])
    assert.equal((await db('audit_entries').where({ type: 'erasure.asked' })).length, 1)
    const pending = await alex.person.say('take back')
    const back = () => alex.person.press(pending, 'Take back')
    await Promise.all([back(), back()])
    assert.equal((await db('audit_entries').where({ type: 'erasure.taken-back' })).length, 1)
    const before = await stored()

    const again = await back()

    assert.match(textOf(again), /Contoso stays/)
    assert.deepEqual((await stored()).erasures, before.erasures)
  })

  it('is a story: Contoso leaves, Fabrikam hears of it, sees no name any more, and every history verifies (K7)', async () => {
    const network = await scene()
    const { megan, alex, johanna, bob, connection } = network
    await asks(network)
    passDays(23)
    await liaison.deliverDue()
    passDays(7)

    await liaison.deliverDue()

    for (const { person } of [johanna, bob]) person.sees(/You are no longer connected with Contoso/)
    assert.deepEqual(await db('grants'), [])
    assert.deepEqual(await db('connections').where({ id: connection }).pluck('status'), ['ended'])
    for (const { person } of [megan, alex]) {
      const card = await person.say('home')
      assert.equal(card.fallbackText, 'Register your company')
    }
    passDays(1)
    await liaison.deliverDue()
    const history = textOf(await johanna.person.say('what changed'))
    assert.match(history, /The connection with a company that was erased ended/)
    assert.match(history, /somebody who was erased/)
    assert.doesNotMatch(history, /Contoso|Megan|Alex/)
    for await (const { broken } of verifyHistories(db)) assert.equal(broken, undefined)
    // In each language.
    await db('people').where({ id: johanna.by.person }).update({ locale: 'de-DE', language: 'de' })
    assert.match(textOf(await johanna.person.say('was hat sich geändert')), /\(gelöschtes Unternehmen\)/)
    await db('people').where({ id: johanna.by.person }).update({ locale: 'zh-CN', language: 'zh-Hans' })
    assert.match(textOf(await johanna.person.say('历史')), /（已删除的公司）/)
  })
})
