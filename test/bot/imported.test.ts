import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { publishProfile, saveProfile } from '../../domain/company/profiles.ts'
import { INVITATIONS_A_DAY } from '../../domain/network/prospect.ts'
import { actionsIn, inputsOf, textOf, titlesOf } from '../card.ts'
import { db, stored } from '../database.ts'
import { hired } from '../domain/company/founded.ts'
import { historyOf } from '../domain/rows.ts'
import { liaison } from '../liaison.ts'
import { teammate } from '../teams/teammate.ts'
import { arrives, buyers, deleteVendors, here, inTeams, loadCustomers, loadVendors } from './imported.ts'
import { registration } from './invited.ts'

const vendors = `1042,Northwind Traders,sales@northwind.example,118204773
1043,Proseware,,
1044,"Trey Research, Ltd.",orders@trey.example,
`

/** Where several are invited at once. */
const severally = { near: /^Invite several at once/ }

/** What can be ticked on a card, by name. */
const choicesOf = (card: Parameters<typeof textOf>[0]) =>
  new Map(
    (JSON.stringify(card).match(/"title":"([^"]+) · [^"]+@[^"]+","value":"[0-9a-f-]{36}"/g) ?? []).map(found => {
      const [, title = '', value = ''] = /"title":"([^"]+) · .*"value":"([^"]+)"/.exec(found) ?? []
      return [title, value] as const
    }),
  )

describe('Imported', () => {
  it('lists whom of our tables is not here, once with both numbers, and renews with each load (I3)', async () => {
    const { bob, person } = await buyers()
    await here('Trey Research')
    await loadVendors(bob, vendors)
    await loadCustomers(
      bob,
      '77,Northwind Retail,buying@northwind.example,118204773\n78,Alpine Ski House,ski@alpine.example,\n',
    )

    const card = await person.say('imported')

    const said = textOf(card)
    assert.match(
      said,
      /Northwind Traders\s+Vendor and customer · Vendor no\. 1042 · Customer no\. 77[\s\S]*sales@northwind\.example/,
    )
    assert.match(said, /Alpine Ski House\s+Customer no\. 78[\s\S]*Proseware\s+Vendor no\. 1043\s+No e-mail address/)
    assert.doesNotMatch(said, /Trey|Northwind Retail/)
    await loadVendors(bob, '1045,Wingtip Toys,toys@wingtip.example,\n')
    const again = textOf(await person.say('who could we invite?'))
    assert.match(again, /Northwind Retail\s+Customer no\. 77[\s\S]*Wingtip Toys/)
    assert.doesNotMatch(again, /Proseware|1042/)
  })

  it('says what to do when nothing is loaded, leads there, and from there back', async () => {
    const { bob, person } = await buyers()

    const empty = await person.say('imported')
    const load = await person.press(empty, 'Import partners')
    await loadVendors(bob, vendors)

    assert.match(textOf(empty), /No vendors or customers are loaded yet/)
    assert.match(textOf(load), /Load data[\s\S]*For: Vendors and Customers/)
    await person.press(person.sees(/Vendors loaded/), 'Imported')
    const table = await person.press(await person.say('our data'), 'Open', {}, { near: /^Vendors/ })
    for (const from of [table, await person.say('home'), await person.say('find partners')]) {
      assert.match(textOf(await person.press(from, 'Imported')), /Proseware/)
    }
  })

  it('shows who is private like those who are not here, until they make themselves public (P4)', async () => {
    const { bob, person } = await buyers()
    const tailspin = await here('Tailspin Parts', { duns: '729414655', isPublic: false })
    await loadVendors(bob, '7,Tailspin Parts,,729414655\n')

    const [list, directory] = [await person.say('imported'), await person.say('find partners')]
    await publishProfile(db, tailspin, true)
    const [emptied, suggested] = [await person.say('imported'), await person.say('find partners')]
    await publishProfile(db, tailspin, false)

    assert.match(textOf(list), /Tailspin Parts\s+Vendor no\. 7/)
    assert.doesNotMatch(textOf(directory), /Tailspin/)
    assert.match(textOf(emptied), /Everybody in your tables is here/)
    assert.match(textOf(suggested), /Tailspin Parts[\s\S]*Your vendor 7 by DUNS/)
    assert.deepEqual(await person.say('imported'), list)
    assert.deepEqual(await person.say('find partners'), directory)
  })

  it('is paged by name, both ways, and found by how a name begins', async () => {
    const { bob, person } = await buyers()
    const rows = Array.from({ length: 12 }, (_, n) => `${n},Firm ${String.fromCharCode(65 + n)},f${n}@x${n}.example,\n`)
    await loadVendors(bob, rows.toReversed().join(''))
    const namesOf = (card: Parameters<typeof textOf>[0]) =>
      [...new Set(textOf(card).match(/Firm [A-L]\n/g))].join('').replace(/\n|Firm /g, '')

    const first = await person.say('imported')
    const second = await person.press(first, 'Show more')
    const third = await person.press(second, 'Show more')
    const back = await person.press(third, 'Previous')
    const start = await person.press(back, 'Previous')

    assert.deepEqual([first, second, third, back, start].map(namesOf), ['ABCDE', 'FGHIJ', 'KL', 'FGHIJ', 'ABCDE'])
    assert.ok(!titlesOf(third).includes('Show more') && !titlesOf(start).includes('Previous'))
    assert.equal(namesOf(await person.press(first, 'Search', { name: 'firm c' })), 'C')
    assert.match(textOf(await person.press(first, 'Search', { name: 'irm' })), /No such name/)
  })
})

describe('a company of our tables', () => {
  it('is invited by its row, or by typing its name, filled in from the table (I3)', async () => {
    const { bob, person } = await buyers()
    await loadVendors(bob, vendors)

    const byRow = await person.press(await person.say('imported'), 'Invite', {}, { near: /^Northwind/ })
    const byName = await person.say('invite Northwind Traders')
    const { name, email, vendorId, duns } = inputsOf(byRow)
    assert.deepEqual(
      [name, email, vendorId, duns],
      ['Northwind Traders', 'sales@northwind.example', '1042', '118204773'],
    )
    assert.deepEqual(inputsOf(byName), inputsOf(byRow))
    await person.press(byRow, 'Invite')

    assert.doesNotMatch(textOf(await person.say('imported')), /Northwind/)
    assert.match(
      textOf(await person.say('sent requests')),
      /Northwind Traders \(sales@northwind\.example\)\n.*\nPending/,
    )
  })

  it('without an address gets one first, which only we see, and keeps it in the next load (I3)', async () => {
    const { bob, person } = await buyers()
    await loadVendors(bob, vendors)

    const form = await person.press(await person.say('imported'), 'Add e-mail', {}, { near: /^Proseware/ })
    const wrong = await person.press(form, 'Save', { email: 'nobody' })
    const saved = await person.press(wrong, 'Save', { email: 'hello@proseware.example' })
    const again = await person.press(form, 'Save', { email: 'hello@proseware.example' })
    await loadVendors(bob, `${vendors}1050,Other,,\n`)

    assert.match(textOf(wrong), /That is not an e-mail address/)
    assert.match(textOf(saved), /You can invite Proseware now[\s\S]*hello@proseware\.example/)
    assert.match(textOf(again), /You can invite Proseware now/)
    assert.match(textOf(await person.say('imported')), /Proseware\s+Vendor no\. 1043\s+hello@proseware\.example/)
    assert.deepEqual((await historyOf(bob.company)).filter(type => type === 'prospect.addressed').length, 1)
    assert.deepEqual(await db('deliveries').whereNot({ event: 'data.loaded' }).pluck('event'), [])
  })

  it('is invited with others at once, with one note; a second press and a late colleague change nothing more', async () => {
    const { ada, bob, person } = await buyers()
    await loadVendors(bob, vendors)
    const list = await person.say('imported')
    const several = [...choicesOf(list).values()].join()
    assert.equal(choicesOf(list).size, 2)

    const done = await person.press(list, 'Invite', { several, note: 'Shall we?' }, severally)
    const before = await stored()
    const twice = await person.press(list, 'Invite', { several, note: 'Shall we?' }, severally)
    const late = await inTeams(ada)
    await late.press(list, 'Invite', { several, note: 'Again' }, severally)

    assert.match(textOf(list), /You can invite 50 more today/)
    assert.match(textOf(done), /Invited: Northwind Traders and Trey Research, Ltd\.[\s\S]*Proseware/)
    assert.match(textOf(done), /Proseware/)
    assert.equal(textOf(twice).includes('Invited: Northwind Traders'), true)
    const { conversations: _, ...rest } = await stored()
    const { conversations: __, ...rested } = before
    assert.deepEqual(rest.prospects, rested.prospects)
    assert.deepEqual(rest.jobs, rested.jobs)
    assert.deepEqual(await db('prospects').orderBy('name').select('name', 'email', 'note', 'vendor_id'), [
      { name: 'Northwind Traders', email: 'sales@northwind.example', note: 'Shall we?', vendor_id: '1042' },
      { name: 'Trey Research, Ltd.', email: 'orders@trey.example', note: 'Shall we?', vendor_id: '1044' },
    ])
  })

  it('is not invited with others beyond what a day allows: then none of them is, and what was typed stays (I4)', async () => {
    const { bob, person } = await buyers()
    await loadVendors(bob, vendors)
    const list = await person.say('imported')
    await person.press(await person.say('invite a@x.example'), 'Invite', { name: 'A' })
    await db('prospects').update({ asks: Array.from({ length: INVITATIONS_A_DAY - 1 }, () => bob.at) })

    const several = [...choicesOf(list).values()].join()
    const refused = await person.press(list, 'Invite', { several, note: 'Hello' }, severally)

    assert.match(textOf(refused), /50 companies within a day[\s\S]*You can invite 1 more today/)
    assert.equal(inputsOf(refused).note, 'Hello')
    assert.equal((await db('prospects').select()).length, 1)
    const none = await person.press(list, 'Invite', {}, severally)
    assert.match(textOf(none), /Please tick at least one company/)
  })

  it('is for members to read', async () => {
    const { ada, bob } = await buyers()
    await loadVendors(bob, vendors)
    const max = await inTeams(await hired(ada, 'member', 'Max'))

    const card = await max.say('imported')

    assert.match(textOf(card), /Northwind Traders/)
    assert.ok(!titlesOf(card).some(title => ['Invite', 'Add e-mail', 'Import partners'].includes(title)))
  })

  it('of another company is nobody that we can see or invite', async () => {
    const { bob, person } = await buyers()
    await loadVendors(bob, vendors)
    const list = await person.say('imported')
    const other = await inTeams(await here('Other'))
    const before = await stored()

    const shown = await other.press(list, 'Invite', { several: [...choicesOf(list).values()].join() }, severally)
    const form = await other.press(list, 'Add e-mail', {}, { near: /^Proseware/ })

    assert.match(textOf(shown), /No vendors or customers are loaded/)
    assert.match(textOf(form), /no longer exists/)
    const { prospects, added_addresses } = await stored()
    assert.deepEqual([prospects, added_addresses], [before.prospects, before.added_addresses])
  })

  it('that is gone from the tables is gone from the list, and an old card says so', async () => {
    const { bob, person } = await buyers()
    await loadVendors(bob, vendors)
    const list = await person.say('imported')

    const back = await deleteVendors(bob)

    assert.match(textOf(await person.say('imported')), /No vendors or customers are loaded yet/)
    assert.match(textOf(await person.press(list, 'Invite', {}, { near: /^Northwind/ })), /no longer exists/)
    const several = [...choicesOf(list).values()].join()
    assert.match(textOf(await person.press(list, 'Invite', { several }, severally)), /changed this in the meantime/)
    assert.deepEqual(await db('matches').select(), [])
    await back()
    assert.match(textOf(await person.say('imported')), /Northwind Traders/)
  })

  it('that joins by its code is asked to connect, and is then what the table says (I2, R4)', async () => {
    const { bob, person } = await buyers()
    await loadVendors(bob, '1042,Northwind Traders,sales@northwind.example,\n')
    await person.press(await person.press(await person.say('imported'), 'Invite', {}, { near: /^Northwind/ }), 'Invite')
    const { code } = await db('prospects').first('code')
    const joiner = teammate('Nora', randomUUID())

    const form = await joiner.say(`join ${code}`)
    await joiner.press(form, 'Register', registration)
    await liaison.deliverDue()
    await joiner.press(await joiner.say('pending'), 'Accept')

    assert.match(textOf(await person.say('my partners')), /Northwind Traders\s+Vendor · Vendor no\. 1042/)
  })
})

describe('a company that comes later', () => {
  it('is suggested first, with the reason, by DUNS, by domain, by name, and no longer listed (F2, I3)', async () => {
    const { bob, person } = await buyers()
    await loadVendors(bob, '1,Alpha,,118204773\n2,Beta,beta@beta.example,\n3,Gamma GmbH,,\n4,Delta,delta@gmail.com,\n')
    await loadCustomers(bob, '9,Alpha Retail,,118204773\n')

    await arrives('One', { duns: '118204773' })
    await arrives('Two', { email: 'office@beta.example' })
    await arrives('GAMMA')
    await arrives('Four', { email: 'four@gmail.com' })
    await liaison.deliverDue()
    const card = await person.say('suggest some partners')

    assert.match(
      textOf(card),
      /One[\s\S]*Your vendor 1 and customer 9 by DUNS[\s\S]*Two[\s\S]*Your vendor 2 by e-mail domain[\s\S]*GAMMA[\s\S]*Your vendor 3 by name[\s\S]*Four/,
    )
    assert.equal(textOf(card).match(/Your vendor/g)?.length, 3)
    assert.doesNotMatch(textOf(await person.say('imported')), /Alpha|Beta|Gamma/)
    const found = await person.press(card, 'Search', { name: 'gamma' })
    assert.match(textOf(found), /Your vendor 3 by name/)
  })

  it('is no longer suggested when it is called something else', async () => {
    const { bob, person } = await buyers()
    await loadVendors(bob, '1,Alpha,,118204773\n')
    const one = await here('One', { duns: '118204773' })
    await liaison.deliverDue()
    assert.match(textOf(await person.say('find partners')), /Your vendor 1 by DUNS/)

    await saveProfile(db, one, 'general', { duns: '' })
    await liaison.deliverDue()

    assert.doesNotMatch(textOf(await person.say('find partners')), /Your vendor/)
    assert.match(textOf(await person.say('imported')), /Alpha/)
  })

  it('is not suggested when there is nobody, and the card says so (F2)', async () => {
    const { person } = await buyers()
    await here('Somebody')
    await db('companies').where({ name: 'Somebody' }).update({ industry: 'other' })

    const card = await person.say('find partners')

    assert.match(textOf(card), /I have nobody to suggest/)
    assert.ok(actionsIn(card).some(({ title }) => title === 'Import partners'))
    assert.doesNotMatch(textOf(await person.press(card, 'Search', { name: 'some' })), /nobody to suggest/)
  })
})
