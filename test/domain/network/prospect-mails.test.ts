import assert from 'node:assert/strict'
import { stopMail } from '../../../domain/delivery/mails.ts'
import { settleDue } from '../../../domain/delivery/settled.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import type { ConnectionId, ProspectId } from '../../../domain/kernel/ids.ts'
import {
  acceptConnection,
  declineConnection,
  muteConnection,
  wakeConnection,
} from '../../../domain/network/connections.ts'
import { listDirectory, viewCompany } from '../../../domain/network/directory.ts'
import { cancelProspect, forwardProspect } from '../../../domain/network/introductions.ts'
import { expireProspect, viewProspect } from '../../../domain/network/prospects.ts'
import { requestConnection } from '../../../domain/network/requests.ts'
import { transaction } from '../../../domain/storage/transactions.ts'
import { listConnections, viewConnection } from '../../../domain/views/connection.ts'
import { listHistory } from '../../../domain/views/history.ts'
import { listInbox } from '../../../domain/views/inbox.ts'
import { findNames } from '../../../domain/views/names.ts'
import { db } from '../../database.ts'
import { founded, hidden, later } from '../company/founded.ts'
import { address, contoso, invite, refuses, seen } from './invited.ts'

const forward = (by: Actor, id: ProspectId, round = 1) => forwardProspect(db, id, { round, at: by.at })

const northwind = () => hidden('Northwind Traders', { contactEmail: 'Sales@Northwind.example' })

const only = async (by: Actor): Promise<ConnectionId> => {
  const [connection] = await listConnections(db, by, { offset: 0, limit: 5 })
  assert.ok(connection)
  return connection.id
}

describe('an invitation on its way', () => {
  it('is a mail to an address that nobody here gives, in the language of its inviter', async () => {
    const us = await contoso()
    await db('people').where({ id: us.person }).update({ locale: 'de-DE' })
    const id = await invite(us, { note: 'Shall we?' })

    const mail = await forward(us, id)

    const { code, expiresAt, timeZone, ...said } = mail ?? assert.fail('no mail')
    assert.match(code, /^[0-9a-hjkmnp-tv-z]{12}$/)
    assert.deepEqual(said, {
      id,
      email: address,
      company: 'Contoso',
      invitedBy: 'Ada',
      note: 'Shall we?',
      locale: 'de-DE',
    })
  })

  it('is no mail any more once it is cancelled, has expired, is another round, or nobody wants it (I4)', async () => {
    const us = await contoso()
    const [cancelled, stale, unwanted] = [
      await invite(us),
      await invite(us, { email: 'a@x.example' }),
      await invite(us, { email: 'B@x.example' }),
    ]
    await cancelProspect(db, us, cancelled)
    await stopMail(db, 'b@x.example', us.at)

    assert.equal(await forward(us, cancelled), undefined)
    assert.equal(await forward(us, stale, 2), undefined)
    assert.equal(await forward(later(us, 30), stale), undefined)
    assert.equal(await forward(us, unwanted), undefined)
    assert.ok(await forward(us, stale))
  })

  it('is not mailed once more when a backup is restored, but expires', async () => {
    const us = await contoso()
    await invite(us)

    await transaction(db, trx => settleDue(trx, us.at))

    assert.deepEqual(await db('jobs').whereNull('settled_at').pluck('kind'), ['prospect.expiry'])
  })

  it('is no mail to somebody who wanted no more of the others, either: in Teams they see it (B3, I4)', async () => {
    const [us, them] = [await contoso(), await founded('Fabrikam')]
    await db('people').where({ id: them.person }).update({ email: 'Ada@X.example' })
    await stopMail(db, 'ada@x.example', us.at)

    assert.equal(await forward(us, await invite(us, { email: 'ada@x.example' })), undefined)
    assert.equal((await listInbox(db, them, { offset: 0, limit: 5 })).total, 1)
  })

  it('reaches a private company that has the address as a connect request, which its inviter does not see (I1)', async () => {
    const [us, them] = [await contoso(), await northwind()]
    const unknown = await seen(us)
    const id = await invite(us, { note: 'Shall we?' })
    const before = await seen(us)

    const mail = await forward(us, id)

    assert.equal(mail, undefined)
    assert.deepEqual(await seen(us), before)
    assert.deepEqual(unknown.connections, before.connections)
    const { waiting } = await listInbox(db, them, { offset: 0, limit: 5 })
    assert.deepEqual(
      waiting.map(({ kind, partner, note, askedBy }) => ({ kind, partner, note, askedBy })),
      [{ kind: 'connection', partner: 'Contoso', note: 'Shall we?', askedBy: 'Ada' }],
    )
    await refuses('not-found', viewConnection(db, us, await only(them)))
    await refuses('not-found', viewCompany(db, us, them.company))
    await refuses('not-found', requestConnection(db, us, them.company, ''))
    await refuses('not-found', listHistory(db, us, { partner: them.company, offset: 0, limit: 5 }))
  })

  it('does not show on a public company either: not in the directory, nor by its name', async () => {
    const [us, them] = [await contoso(), await founded('Northwind Traders', { contactEmail: address })]
    const look = async () => [
      await listDirectory(db, us, { name: '', offset: 0, limit: 5 }),
      await viewCompany(db, us, them.company),
      await findNames(db, us, [{ word: 'northwind', tells: true }]),
    ]
    const before = await look()

    await forward(us, await invite(us))

    assert.deepEqual(await look(), before)
    await requestConnection(db, us, them.company, 'Openly')
    const [view] = await listConnections(db, them, { offset: 0, limit: 5 })
    assert.deepEqual([view?.note, view?.status], ['Openly', 'pending'])
    assert.deepEqual((await seen(us)).sent.map(([kind]) => kind).sort(), ['connection', 'prospect'])
  })

  it('is seen by its inviter from the answer on, with what they had noted about them', async () => {
    for (const answer of ['accept', 'decline'] as const) {
      const [us, them] = [
        await founded(`Contoso ${answer}`),
        await hidden(`N ${answer}`, { contactEmail: `${answer}@x.example` }),
      ]
      const id = await invite(us, { email: `${answer}@x.example`, vendorId: 'V-7' })
      await forward(us, id)

      if (answer === 'accept') await acceptConnection(db, them, await only(them))
      else await declineConnection(db, them, await only(them), 'not-now', 'Later.')

      const view = await viewConnection(db, us, await only(us))
      assert.equal((await viewProspect(db, us, id)).connection, view.id)
      assert.equal(view.status, answer === 'accept' ? 'connected' : 'declined')
      assert.deepEqual([view.relationship, view.vendorId], ['vendor', 'V-7'])
      assert.deepEqual((await seen(us)).sent, answer === 'accept' ? [] : [['connection', 'declined', `N ${answer}`]])
      assert.equal((await viewConnection(db, them, view.id)).vendorId, null)
    }
  })

  it('expires for its inviter as it would without anybody here, and for the company unseen', async () => {
    const [us, them] = [await contoso(), await northwind()]
    const id = await invite(us)
    await forward(us, id)
    const connection = await only(them)
    const late = later(us, 30)

    await expireProspect(db, id, { round: 1, at: late.at })
    await wakeConnection(db, connection, { type: 'connection.expiry', round: 1, at: late.at })

    assert.deepEqual((await seen(us)).sent, [['prospect', 'expired', 'Northwind']])
    assert.deepEqual((await seen(us)).connections, [])
    assert.equal((await viewConnection(db, them, connection)).status, 'expired')
    const notified = await db('deliveries').where({ person_id: us.person }).pluck('event')
    assert.deepEqual(notified, ['prospect.expired'])
  })

  it('is taken back at the company that it has reached, too', async () => {
    const [us, them] = [await contoso(), await northwind()]
    const id = await invite(us)
    await forward(us, id)

    await cancelProspect(db, us, id)

    assert.equal((await viewConnection(db, them, await only(them))).status, 'cancelled')
    assert.deepEqual((await seen(us)).sent, [['prospect', 'cancelled', 'Northwind']])
    assert.equal((await seen(us)).history.includes('connection.cancelled'), false)
  })

  it('to somebody who has asked us is accepting, and both are told (F5)', async () => {
    const [us, them] = [await contoso(), await founded('Northwind Traders', { contactEmail: address })]
    const connection = await requestConnection(db, them, us.company, '')
    await db('deliveries').delete()
    const id = await invite(us)

    await forward(us, id)

    assert.equal((await viewConnection(db, us, connection)).status, 'connected')
    const notified = await db('deliveries').where({ event: 'connection.accepted' }).pluck('person_id')
    assert.deepEqual(notified.sort(), [us.person, them.person].sort())
    assert.deepEqual((await seen(us)).sent, [])
  })

  it('brings nothing to a company that has muted us, or declined a week ago at most, and says so to nobody (R2)', async () => {
    const us = await contoso()
    const muting = await founded('Muting', { contactEmail: 'muting@x.example' })
    const declining = await founded('Declining', { contactEmail: 'declining@x.example' })
    const [muted, declined] = [
      await requestConnection(db, us, muting.company, ''),
      await requestConnection(db, us, declining.company, ''),
    ]
    await muteConnection(db, muting, muted, true)
    await declineConnection(db, muting, muted, undefined, '')
    await declineConnection(db, declining, declined, undefined, '')
    const before = await seen(us)
    const ids = [
      await invite(later(us, 8), { email: 'muting@x.example' }),
      await invite(later(us, 6), { email: 'declining@x.example' }),
    ]

    const mails = [await forward(later(us, 8), ids[0] as ProspectId), await forward(later(us, 6), ids[1] as ProspectId)]

    assert.deepEqual(mails, [undefined, undefined])
    assert.deepEqual((await seen(us)).connections, before.connections)
    assert.equal(
      (await seen(us)).sent.filter(([kind, status]) => kind === 'prospect' && status === 'pending').length,
      2,
    )
  })

  it('is a mail where the inviter would see the request, or where the address is of several', async () => {
    const us = await contoso()
    const them = await founded('Northwind Traders', { contactEmail: address })
    await declineConnection(db, them, await requestConnection(db, us, them.company, ''), undefined, '')
    await founded('One', { contactEmail: 'shared@x.example' })
    await founded('Two', { contactEmail: 'shared@x.example' })
    const week = later(us, 8)
    const before = await seen(us)

    const [acquainted, shared] = [
      await forward(week, await invite(week)),
      await forward(week, await invite(week, { email: 'shared@x.example' })),
    ]

    assert.deepEqual([acquainted?.email, shared?.email], [address, 'shared@x.example'])
    assert.deepEqual((await seen(us)).connections, before.connections)
  })
})
