import assert from 'node:assert/strict'
import type { ProspectId } from '../../../domain/kernel/ids.ts'
import { acceptConnection } from '../../../domain/network/connections.ts'
import { cancelProspect, joinByCode, registerInvited, viewInvited } from '../../../domain/network/introductions.ts'
import { INVITATIONS_A_DAY } from '../../../domain/network/prospect.ts'
import { forgetProspects, viewProspect } from '../../../domain/network/prospects.ts'
import { requestConnection } from '../../../domain/network/requests.ts'
import { viewConnection } from '../../../domain/views/connection.ts'
import { viewHome } from '../../../domain/views/home.ts'
import { listInbox } from '../../../domain/views/inbox.ts'
import { db } from '../../database.ts'
import { form, founded, hidden, hired, later, visitor } from '../company/founded.ts'
import { address, contoso, invite, refuses, seen } from './invited.ts'

const codeOf = async (id: ProspectId): Promise<string> => (await db('prospects').where({ id }).first('code')).code

describe('inviting by e-mail', () => {
  it('keeps what was typed, once for each address however it is written (I1)', async () => {
    const us = await contoso()

    const id = await invite(us, { vendorId: ' V-7 ', duns: '15-048-3782', note: 'Shall we?' })
    const again = await invite(us, { email: ' Sales@NORTHWIND.example ' })

    assert.equal(again, id)
    const { name, email, vendorId, customerId, duns, note, status } = await viewProspect(db, us, id)
    assert.deepEqual(
      [name, email, vendorId, customerId, duns, note, status],
      ['Northwind', address, 'V-7', null, '150483782', 'Shall we?', 'pending'],
    )
    assert.equal((await viewHome(db, us)).sent, 1)
  })

  it('refuses what cannot be, and changes nothing', async () => {
    const us = await contoso()
    const member = await hired(us, 'member')

    await refuses('missing', invite(us, { name: ' ' }))
    await refuses('missing', invite(us, { email: '' }))
    for (const email of ['sales', 'a@b', 'a@x.example, b@x.example', 'a@x.example\nBcc: b@x.example']) {
      await refuses('malformed', invite(us, { email }))
    }
    await refuses('malformed', invite(us, { duns: '1' }))
    await refuses('too-long', invite(us, { note: 'x'.repeat(201) }))
    await refuses('needs-role', invite(member))
    await refuses('oneself', invite(us, { email: 'Partners@Contoso.example' }))

    assert.deepEqual(await db('prospects').select(), [])
    assert.deepEqual([await db('deliveries').select(), await db('jobs').select()], [[], []])
  })

  it('is counted by the day, colleagues together, also when they press at once (I4)', async () => {
    const us = await contoso()
    const bob = await hired(us, 'responder')
    await invite(us, { email: 'many@x.example' })
    await db('prospects').update({ asks: Array.from({ length: INVITATIONS_A_DAY - 1 }, () => us.at) })

    const all = await Promise.allSettled(
      [us, bob, us, bob, us, bob, us, bob].map((by, n) => invite(by, { email: `n${n}@x.example` })),
    )
    await refuses('too-many-invited', invite(us, { email: 'more@x.example' }))
    await invite(later(us, 1.1), { email: 'more@x.example' })

    assert.equal(all.filter(({ status }) => status === 'fulfilled').length, 1)
  })

  it('says no more about a partner than is known', async () => {
    const us = await contoso()
    const them = await founded('Fabrikam', { contactEmail: address })
    await acceptConnection(db, them, await requestConnection(db, us, them.company, ''))

    await refuses('already-connected', invite(us))
  })
})

describe('an invitation that is over', () => {
  it('is forgotten after a year, with its address; one that waits is not', async () => {
    const us = await contoso()
    const over = await invite(us)
    await cancelProspect(db, us, over)
    const open = await invite(us, { email: 'a@x.example' })
    const forget = async (at: Date) => {
      let removed = 0
      for await (const count of forgetProspects(db, at)) removed += count
      return removed
    }

    assert.equal(await forget(us.at), 0)
    assert.equal(await forget(later(us, 1).at), 1)

    assert.deepEqual(await db('prospects').pluck('id'), [open])
    assert.deepEqual(await db('jobs').distinct('subject').pluck('subject'), [`prospect:${open}`])
    assert.ok(await invite(later(us, 1)))
  })
})

describe('the code of an invitation', () => {
  it('brings the requests of all who invited that address to a company that registers with it (I2)', async () => {
    const [contosos, fabrikams, lates, others] = [
      await contoso(),
      await founded('Fabrikam'),
      await founded('Late'),
      await founded('Other'),
    ]
    const id = await invite(contosos)
    await invite(fabrikams, { email: address.toUpperCase() })
    await cancelProspect(db, lates, await invite(lates))
    await invite(others, { email: 'other@northwind.example' })
    const before = await seen(contosos)

    const them = await registerInvited(
      db,
      visitor(),
      form({ name: 'Northwind', contactEmail: 'x@x.example' }),
      await codeOf(id),
    )

    const { waiting } = await listInbox(db, them, { offset: 0, limit: 5 })
    assert.deepEqual(waiting.map(({ partner }) => partner).sort(), ['Contoso', 'Fabrikam'])
    assert.equal(
      await db('deliveries')
        .where({ person_id: them.person, event: 'connection.requested' })
        .then(rows => rows.length),
      2,
    )
    assert.deepEqual(await seen(contosos), before)
  })

  it('keeps nobody from registering when it does not work', async () => {
    for (const [index, code] of ['nonsense', '0123456789ab', '\u0000'].entries()) {
      const them = await registerInvited(db, visitor(), form({ name: `Northwind ${index}` }), code)
      assert.equal((await listInbox(db, them, { offset: 0, limit: 5 })).total, 0)
    }
  })

  it('brings the request to a company that is here already, whatever its address, and once', async () => {
    const [us, them] = [await contoso(), await hidden('Northwind', { contactEmail: 'x@x.example' })]
    const member = await hired(them, 'member')
    const code = await codeOf(await invite(us))

    const connection = await joinByCode(db, member, code)
    const again = await joinByCode(db, them, code)

    assert.equal(again, connection)
    assert.equal((await viewConnection(db, them, connection)).status, 'pending')
    assert.deepEqual((await seen(us)).connections, [])
  })

  it('is refused when it is unknown, has expired, is another company’s, or our own', async () => {
    const [us, them, others] = [await contoso(), await hidden('Northwind'), await hidden('Other')]
    const id = await invite(us)
    const code = await codeOf(id)

    await refuses('code-unknown', joinByCode(db, them, '0123456789ab'))
    await refuses('oneself', joinByCode(db, us, code))
    await refuses('code-expired', joinByCode(db, later(them, 30), code))
    await joinByCode(db, them, code)
    await refuses('code-used', joinByCode(db, others, code))
    await refuses('code-used', viewInvited(db, code, { at: us.at }))
    await cancelProspect(db, us, id)
    await refuses('code-expired', joinByCode(db, them, code))
    assert.deepEqual((await listInbox(db, others, { offset: 0, limit: 5 })).total, 0)
  })

  it('is for one of two companies that use it at once', async () => {
    const us = await contoso()
    const both = [await hidden('Northwind'), await hidden('Other')]
    const code = await codeOf(await invite(us))

    const results = await Promise.allSettled(both.map(by => joinByCode(db, by, code)))

    assert.deepEqual(results.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    assert.equal((await db('connections').select()).length, 1)
  })

  it('shows what there is between the two where they have settled it before', async () => {
    const [us, them] = [await contoso(), await founded('Northwind')]
    const code = await codeOf(await invite(us))
    const connection = await requestConnection(db, them, us.company, '')
    await acceptConnection(db, us, connection)

    assert.equal(await joinByCode(db, them, code), connection)
    assert.equal((await viewConnection(db, them, connection)).status, 'connected')
  })
})
