import assert from 'node:assert/strict'
import { findNames } from '../../../domain/collaboration/names.ts'
import { listInbox, listSent, viewHome } from '../../../domain/delivery/inbox.ts'
import { forgetAddress, refuseMail } from '../../../domain/delivery/mails.ts'
import { settleDue } from '../../../domain/delivery/settled.ts'
import type { ConnectionId, ProspectId } from '../../../domain/ids.ts'
import { registerCompany } from '../../../domain/network/companies.ts'
import { listConnections, viewConnection } from '../../../domain/network/connection-views.ts'
import {
  acceptConnection,
  declineConnection,
  muteConnection,
  requestConnection,
  wakeConnection,
} from '../../../domain/network/connections.ts'
import { listDirectory, viewCompany } from '../../../domain/network/directory.ts'
import { cancelProspect, forwardProspect, joinByCode, viewInvited } from '../../../domain/network/introductions.ts'
import type { Actor } from '../../../domain/network/person.ts'
import { INVITATIONS_A_DAY } from '../../../domain/network/prospect.ts'
import { expireProspect, forgetProspects, inviteProspect, viewProspect } from '../../../domain/network/prospects.ts'
import type { RefusalCode } from '../../../domain/refusal.ts'
import { listHistory } from '../../../domain/trust/history.ts'
import { db } from '../../world.ts'
import { form, founded, hidden, hired, later, visitor } from './founded.ts'

const address = 'sales@northwind.example'
const letter = { name: 'Northwind', email: address, vendorId: '', customerId: '', duns: '', note: '' }
const invite = (by: Actor, typed: Partial<typeof letter> = {}) => inviteProspect(db, by, { ...letter, ...typed })
const forward = (by: Actor, id: ProspectId, round = 1) => forwardProspect(db, id, { round, at: by.at })
const refuses = (code: RefusalCode, command: Promise<unknown>) => assert.rejects(command, { name: 'Refusal', code })
const codeOf = async (id: ProspectId): Promise<string> => (await db('prospects').where({ id }).first('code')).code
const contoso = () => founded('Contoso')
const northwind = () => hidden('Northwind Traders', { contactEmail: 'Sales@Northwind.example' })
const only = async (by: Actor): Promise<ConnectionId> => {
  const [connection] = await listConnections(db, by, { offset: 0, limit: 5 })
  assert.ok(connection)
  return connection.id
}
/** What a company sees of its requests. */
const seen = async (by: Actor) => ({
  sent: (await listSent(db, by, { offset: 0, limit: 9 })).sent.map(({ kind, status, partner }) => [
    kind,
    status,
    partner.name,
  ]),
  home: (await viewHome(db, by)).sent,
  connections: (await listConnections(db, by, { offset: 0, limit: 9 })).map(({ status }) => status),
  history: (await listHistory(db, by, { offset: 0, limit: 50 })).entries.map(({ type }) => type),
})

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
    assert.deepEqual(await db('deliveries').select(), [])
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

describe('an invitation on its way', () => {
  it('is a mail to an address that nobody here gives, in the language of its inviter', async () => {
    const us = await contoso()
    await db('people').where({ id: us.person }).update({ locale: 'de-DE' })
    const id = await invite(us, { note: 'Shall we?' })

    const mail = await forward(us, id)

    const { code, expiresAt, timeZone, ...said } = mail ?? assert.fail('no mail')
    assert.match(code, /^[0-9a-hjkmnp-tv-z]{12}$/)
    assert.deepEqual(said, {
      ...{ id, email: address, company: 'Contoso', invitedBy: 'Ada', note: 'Shall we?', locale: 'de-DE' },
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
    await refuseMail(db, 'b@x.example', us.at)

    assert.equal(await forward(us, cancelled), undefined)
    assert.equal(await forward(us, stale, 2), undefined)
    assert.equal(await forward(later(us, 30), stale), undefined)
    assert.equal(await forward(us, unwanted), undefined)
    assert.ok(await forward(us, stale))
  })

  it('is not mailed once more when a backup is restored, but expires', async () => {
    const us = await contoso()
    await invite(us)

    await db.transaction(trx => settleDue(trx, us.at))

    assert.deepEqual(await db('deliveries').whereRaw('revision > delivered').pluck('event'), ['prospect.expiry'])
  })

  it('is no mail to somebody who wanted no more of the others, either (B3, I4)', async () => {
    const [us, them] = [await contoso(), await founded('Fabrikam')]
    await db('people').where({ id: them.person }).update({ email: 'Ada@X.example' })
    await forgetAddress(db, them.person, us.at)

    assert.equal(await forward(us, await invite(us, { email: 'ada@x.example' })), undefined)
    assert.equal((await listInbox(db, them, { offset: 0, limit: 5 })).total, 0)
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
    const told = await db('deliveries').where({ person_id: us.person }).pluck('event')
    assert.deepEqual(told, ['prospect.expired'])
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
    const told = await db('deliveries').where({ event: 'connection.accepted' }).pluck('person_id')
    assert.deepEqual(told.sort(), [us.person, them.person].sort())
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

  it('reaches the company of whoever has confirmed the address, before one that only gives it as its contact', async () => {
    const [us, them, claiming] = [await contoso(), await hidden('Northwind'), await northwind()]
    await db('people').where({ id: them.person }).update({ email: 'SALES@northwind.example' })

    await forward(us, await invite(us))

    assert.equal((await listInbox(db, them, { offset: 0, limit: 5 })).total, 1)
    assert.equal((await listInbox(db, claiming, { offset: 0, limit: 5 })).total, 0)
  })

  it('is a mail where the inviter would see the request, or where several give the address', async () => {
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
    assert.deepEqual(await db('deliveries').distinct('subject').pluck('subject'), [`prospect:${open}`])
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

    const them = await registerCompany(
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
      const them = await registerCompany(db, visitor(), form({ name: `Northwind ${index}` }), code)
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
