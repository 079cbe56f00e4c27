import assert from 'node:assert/strict'
import { saveProfile } from '../../domain/company/profiles.ts'
import type { ConnectionId } from '../../domain/kernel/ids.ts'
import { relateConnection } from '../../domain/network/connections.ts'
import { requestConnection } from '../../domain/network/requests.ts'
import { textOf } from '../card.ts'
import { db } from '../database.ts'
import { historyOf } from '../domain/rows.ts'
import { liaison } from '../liaison.ts'
import { buyers, connect, deleteVendors, here, inTeams, loadCustomers, loadVendors, relation } from './imported.ts'

const row = '1042,Fabrikam,,118204773\n'

/** Contoso, and Fabrikam, which its tables have. */
async function scene() {
  const { bob, person } = await buyers()
  const fabrikam = await here('Fabrikam', { duns: '118204773' })
  return { bob, person, fabrikam }
}

describe('the relationship with a partner', () => {
  it('is filled in from our tables once connected, for us alone, and is in our history (I3, R4)', async () => {
    const { bob, fabrikam } = await scene()
    await loadVendors(bob, row)
    await loadCustomers(bob, 'KD-9,Fabrikam Retail,,118204773\n')

    const id = await connect(bob, fabrikam)

    assert.deepEqual(await relation(bob, id), ['both', '1042', 'KD-9'])
    assert.deepEqual(await relation(fabrikam, id), ['none', null, null])
    assert.deepEqual((await historyOf(bob.company)).slice(-2), ['connection.accepted', 'connection.filled'])
    assert.ok(!(await historyOf(fabrikam.company)).includes('connection.filled'))
    const other = await inTeams(fabrikam)
    assert.doesNotMatch(textOf(await other.say('what changed')) + textOf(await other.say('my partners')), /1042|KD-9/)
    assert.match(
      textOf(await (await inTeams(bob)).say('what changed')),
      /The relationship with Fabrikam follows your tables[\s\S]*Automatic/,
    )
  })

  it('is filled in for whoever is a partner already, follows the next load, and goes with the table (I3)', async () => {
    const { bob, fabrikam } = await scene()
    const id = await connect(fabrikam, bob)

    const seen: unknown[] = []
    const look = async () => void seen.push(await relation(bob, id))
    await loadVendors(bob, row)
    await look()
    await loadVendors(bob, '2000,Fabrikam,,118204773\n')
    await look()
    const back = await deleteVendors(bob)
    await look()
    await back()
    await look()

    assert.deepEqual(seen, [
      ['vendor', '1042', null],
      ['vendor', '2000', null],
      ['none', null, null],
      ['vendor', '2000', null],
    ])
  })

  it('stays as a person has set it, whatever the tables say (I3)', async () => {
    const { bob, fabrikam } = await scene()
    const id = await connect(fabrikam, bob)
    await relateConnection(db, bob, id, { relationship: 'customer', vendorId: '', customerId: 'C-1' })

    await loadVendors(bob, row)
    await deleteVendors(bob)

    assert.deepEqual(await relation(bob, id), ['customer', null, 'C-1'])
  })

  it('is not filled in while a request waits, and is when both have asked each other at once (F5)', async () => {
    const { bob, fabrikam } = await scene()
    await loadVendors(bob, row)

    const id: ConnectionId = await requestConnection(db, bob, fabrikam.company, '')
    const before = await relation(bob, id)
    await requestConnection(db, fabrikam, bob.company, '')

    assert.deepEqual(before, ['none', null, null])
    assert.deepEqual(await relation(bob, id), ['vendor', '1042', null])
  })

  it('is filled in when a partner tells its DUNS number later (F2)', async () => {
    const { bob } = await buyers()
    const late = await here('Late')
    await loadVendors(bob, '7,Somebody,,729414655\n')
    const id = await connect(bob, late)

    await saveProfile(db, late, 'general', { duns: '729414655' })
    await liaison.deliverDue()

    assert.deepEqual(await relation(bob, id), ['vendor', '7', null])
  })
})
