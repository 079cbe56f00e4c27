import assert from 'node:assert/strict'
import { registerCompany } from '../../../domain/company/companies.ts'
import { askContactAgain, confirmContact, findAskedContact, findOwner } from '../../../domain/company/contacts.ts'
import { saveProfile, viewOwnCompany } from '../../../domain/company/profiles.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import { forwardProspect } from '../../../domain/network/introductions.ts'
import { inviteProspect } from '../../../domain/network/prospects.ts'
import { listInbox } from '../../../domain/views/inbox.ts'
import { db } from '../../database.ts'
import { historyOf } from '../rows.ts'
import { form, founded, hidden, hired, later, visitor } from './founded.ts'

const address = 'sales@northwind.example'
/** A company that has just given that contact address. */
const claiming = (contactEmail = address, name = 'Northwind') =>
  registerCompany(db, visitor(), form({ name, contactEmail }))

/** Contoso invites that address; whether a mail goes out. */
async function isMailed(us: Actor, email = address) {
  const letter = { name: 'Northwind', email, vendorId: '', customerId: '', duns: '', note: 'Between us.' }
  return (await forwardProspect(db, await inviteProspect(db, us, letter), { round: 1, at: us.at })) !== undefined
}
const waiting = async (by: Actor) => (await listInbox(db, by, { offset: 0, limit: 5 })).total
const asked = () => db('deliveries').where({ event: 'contact' }).pluck('subject')

async function confirms(by: Actor) {
  const { askedAt } = (await findAskedContact(db, by.company)) ?? assert.fail('nobody is asked')
  return confirmContact(db, by.company, askedAt, by.at)
}

describe('a contact address (I1)', () => {
  it('that is only claimed brings nothing to its company: the mail goes out', async () => {
    const [us, claimant] = [await founded('Contoso'), await claiming()]

    assert.equal(await isMailed(us), true)
    assert.equal(await waiting(claimant), 0)
    assert.equal((await viewOwnCompany(db, claimant)).isContactConfirmed, false)
  })

  it('counts from the moment of its reader\u2019s yes, which the history says', async () => {
    const [us, them] = [await founded('Contoso'), await claiming('Sales@Northwind.example')]

    const isFirst = await confirms(them)

    assert.equal(isFirst, true)
    assert.equal(await isMailed(us), false)
    assert.equal(await waiting(them), 1)
    assert.equal((await viewOwnCompany(db, them)).isContactConfirmed, true)
    assert.deepEqual(await historyOf(them.company), ['company.registered', 'contact.confirmed', 'connection.requested'])
  })

  it('is asked when it is given and when it is another one, and not when anything else is saved', async () => {
    const them = await claiming()
    await confirms(them)
    await db('deliveries').delete()

    await saveProfile(db, them, 'general', { about: 'We sell.', contactEmail: 'SALES@northwind.example' })
    const same = await asked()
    await saveProfile(db, later(them, 1), 'general', { contactEmail: 'victim@elsewhere.example' })
    const other = await asked()

    assert.deepEqual([same, other], [[], [`contact:${them.company}`]])
    assert.equal(await findOwner(db, 'victim@elsewhere.example'), undefined)
    assert.equal(await findOwner(db, address), undefined)
    await saveProfile(db, later(them, 2), 'general', { contactEmail: address })
    assert.equal(await findOwner(db, address), them.company)
  })

  it('is not confirmed by the link of an earlier question, nor twice', async () => {
    const them = await claiming()
    const { askedAt } = (await findAskedContact(db, them.company)) ?? assert.fail()
    await askContactAgain(db, later(them, 1))

    const stale = await confirmContact(db, them.company, askedAt, them.at)
    const latest = await confirms(later(them, 1))
    const again = await confirmContact(db, them.company, later(them, 1).at, them.at)

    assert.deepEqual([stale, latest, again], [false, true, false])
    assert.equal(await findAskedContact(db, them.company), undefined)
  })

  it('is asked again by admins alone', async () => {
    const them = await claiming()

    await assert.rejects(askContactAgain(db, await hired(them, 'responder')), { code: 'needs-role' })
  })

  it('of several that have confirmed it is of nobody, a person\u2019s own address included', async () => {
    const [us, one] = [await founded('Contoso'), await hidden('One', { contactEmail: address })]
    const first = await findOwner(db, address)
    const two = await hidden('Two')
    await db('people').where({ id: two.person }).update({ email: 'Sales@northwind.example' })

    assert.equal(first, one.company)
    assert.equal(await isMailed(us), true)
    assert.deepEqual([await waiting(one), await waiting(two)], [0, 0])
  })
})
