import assert from 'node:assert/strict'
import { saveProfile } from '../../../domain/company/profiles.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import { type ConnectionId, newId } from '../../../domain/kernel/ids.ts'
import type { RefusalCode } from '../../../domain/kernel/refusal.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'
import {
  acceptConnection,
  cancelConnection,
  declineConnection,
  endConnection,
  muteConnection,
  relateConnection,
  remindOfConnection,
  wakeConnection,
} from '../../../domain/network/connections.ts'
import { checkRequest, requestConnection } from '../../../domain/network/requests.ts'
import { listConnections, viewConnection } from '../../../domain/views/connection.ts'
import { viewHome } from '../../../domain/views/home.ts'
import { db, everything } from '../../database.ts'
import { founded, hired, later } from '../company/founded.ts'
import { historyOf, notifiedOf } from '../rows.ts'
import { own, page, partners, two } from './partners.ts'

describe('a connect request, stored', () => {
  it('is seen by both companies, each from its side (F4, R1, R2)', async () => {
    const { ada, bob, fabrikam } = await two()

    const id = await requestConnection(db, ada, fabrikam.company, '  Shall we\u202e see\nshortages? ')

    const ours = await viewConnection(db, ada, id)
    const theirs = await viewConnection(db, bob, id)
    assert.deepEqual([ours.outgoing, ours.us, ours.partner.name], [true, 'Contoso', 'Fabrikam'])
    assert.deepEqual([theirs.outgoing, theirs.us, theirs.partner.name], [false, 'Fabrikam', 'Contoso'])
    for (const view of [ours, theirs]) {
      assert.equal(view.status, 'pending')
      assert.equal(view.note, 'Shall we see shortages?')
      assert.equal(view.askedBy, 'Ada')
      assert.deepEqual(view.expiresAt, daysAfter(ada.at, 30))
      assert.deepEqual([view.answeredAt, view.answeredBy, view.reason, view.comment], [null, null, null, null])
    }
    assert.equal((await viewHome(db, ada)).sent, 1)
    assert.equal((await viewHome(db, bob)).waiting, 1)
  })

  it('tells the responders and admins of the other company, and nobody twice (B1, B4)', async () => {
    const { ada, fabrikam } = await two()
    await hired(fabrikam, 'member', 'Mia')

    const id = await requestConnection(db, ada, fabrikam.company, '')
    await requestConnection(db, ada, fabrikam.company, 'again')

    assert.deepEqual(await notifiedOf(`connection:${id}`), [
      'Ada of Fabrikam: connection.requested',
      'Bob of Fabrikam: connection.requested',
    ])
    assert.equal((await viewConnection(db, ada, id)).note, null)
  })

  it('that meets one of the other side makes one connection, whoever came first (F5)', async () => {
    const { ada, bob, contoso, fabrikam } = await two()

    const id = await requestConnection(db, ada, fabrikam.company, '')
    const same = await requestConnection(db, later(bob, 1), contoso.company, '')

    assert.equal(same, id)
    const view = await viewConnection(db, ada, id)
    assert.deepEqual([view.status, view.answeredBy], ['connected', 'Bob'])
    assert.equal((await db('connections')).length, 1)
    assert.deepEqual((await historyOf(contoso.company)).slice(-2), ['connection.requested', 'connection.accepted'])
    assert.deepEqual(
      (await notifiedOf(`connection:${id}`)).filter(line => line.includes('Contoso')),
      ['Ada of Contoso: connection.accepted', 'Ada of Contoso: connection.accepted'],
    )
  })

  it('can be cancelled, expire and be made again, round after round (R2, R3)', async () => {
    const { ada, bob, fabrikam } = await two()
    const id = await requestConnection(db, ada, fabrikam.company, 'One')
    await cancelConnection(db, ada, id)
    await requestConnection(db, ada, fabrikam.company, 'Two')

    await wakeConnection(db, id, { type: 'connection.expiry', round: 1, at: daysAfter(ada.at, 60) })
    assert.equal((await viewConnection(db, bob, id)).status, 'pending')
    await wakeConnection(db, id, { type: 'connection.expiry', round: 2, at: daysAfter(ada.at, 30) })

    const expired = await viewConnection(db, bob, id)
    assert.deepEqual([expired.status, expired.round, expired.answeredBy], ['expired', 2, null])
    await assert.rejects(requestConnection(db, later(ada, 36), fabrikam.company, ''), {
      code: 'too-soon',
      detail: { until: daysAfter(ada.at, 37) },
    })
    await requestConnection(db, later(ada, 37), fabrikam.company, 'Three')
    await cancelConnection(db, later(ada, 37), id)
    await assert.rejects(requestConnection(db, later(ada, 364), fabrikam.company, ''), {
      code: 'too-many-rounds',
      detail: { until: daysAfter(ada.at, 365) },
    })
    await requestConnection(db, later(ada, 365), fabrikam.company, 'Four')
    assert.equal((await viewConnection(db, bob, id)).round, 4)
  })

  it('stops and starts its reminders for the presser alone, anew in each round (R3)', async () => {
    const { ada, bob, fabrikam } = await two()
    const id = await requestConnection(db, ada, fabrikam.company, '')

    await remindOfConnection(db, bob, id, 'never')
    await wakeConnection(db, id, { type: 'connection.reminder', round: 1, at: daysAfter(ada.at, 3) })

    assert.equal((await viewConnection(db, bob, id)).stopped, true)
    assert.equal((await viewConnection(db, fabrikam, id)).stopped, false)
    assert.deepEqual(
      (await notifiedOf(`connection:${id}`)).filter(line => line.includes('reminded')),
      ['Ada of Fabrikam: connection.reminded'],
    )
    await cancelConnection(db, later(ada, 8), id)
    await requestConnection(db, later(ada, 8), fabrikam.company, '')
    assert.equal((await viewConnection(db, bob, id)).stopped, false)
  })

  it('of a muted company waits unseen, and is told to nobody (R2)', async () => {
    const { ada, bob, fabrikam } = await two()
    const id = await requestConnection(db, ada, fabrikam.company, '')
    await declineConnection(db, bob, id, undefined, '')
    await muteConnection(db, bob, id, true)
    await db('deliveries').delete()

    await requestConnection(db, later(ada, 7), fabrikam.company, '')
    await wakeConnection(db, id, { type: 'connection.reminder', round: 2, at: daysAfter(ada.at, 10) })

    assert.deepEqual(await notifiedOf(`connection:${id}`), [])
    assert.equal((await viewHome(db, bob)).waiting, 0)
    assert.deepEqual(await listConnections(db, bob, { status: ['pending'], muted: false, ...page }), [])
    assert.equal((await listConnections(db, bob, { status: ['pending'], muted: true, ...page })).length, 1)
    assert.equal((await viewConnection(db, ada, id)).status, 'pending')
  })
})

describe('an act that is refused', () => {
  type Act = (id: ConnectionId, people: Awaited<ReturnType<typeof two>>, eve: Actor) => Promise<unknown>
  const tables: Readonly<Record<string, { readonly code: RefusalCode; readonly acts: Readonly<Record<string, Act>> }>> =
    {
      'because a text is too long': {
        code: 'too-long',
        acts: {
          'a note': (_, { ada }, eve) => requestConnection(db, ada, eve.company, 'x'.repeat(201)),
          'a comment': (id, { bob }) => declineConnection(db, bob, id, 'not-now', 'x'.repeat(201)),
          'a vendor id': (id, { ada }) => relateConnection(db, ada, id, { ...own, vendorId: 'x'.repeat(101) }),
          'a customer id': (id, { ada }) => relateConnection(db, ada, id, { ...own, customerId: 'x'.repeat(101) }),
        },
      },
      'to a company outside the two': {
        code: 'not-found',
        acts: {
          accept: (id, _, eve) => acceptConnection(db, eve, id),
          decline: (id, _, eve) => declineConnection(db, eve, id, undefined, ''),
          cancel: (id, _, eve) => cancelConnection(db, eve, id),
          mute: (id, _, eve) => muteConnection(db, eve, id, true),
          end: (id, _, eve) => endConnection(db, eve, id),
          relate: (id, _, eve) => relateConnection(db, eve, id, own),
          tomorrow: (id, _, eve) => remindOfConnection(db, eve, id, 'tomorrow'),
          never: (id, _, eve) => remindOfConnection(db, eve, id, 'never'),
          look: (id, _, eve) => viewConnection(db, eve, id),
        },
      },
      'to the wrong side, or where there is none': {
        code: 'not-found',
        acts: {
          'the sender accepts': (id, { ada }) => acceptConnection(db, ada, id),
          'the sender wants reminders': (id, { ada }) => remindOfConnection(db, ada, id, 'tomorrow'),
          'the receiver cancels': (id, { bob }) => cancelConnection(db, bob, id),
          'no connection': (_, { bob }) => acceptConnection(db, bob, newId<ConnectionId>()),
          'no connection to wake': (_, { bob }) =>
            wakeConnection(db, newId<ConnectionId>(), { type: 'connection.expiry', round: 1, at: bob.at }),
        },
      },
      'before there is a connection': {
        code: 'not-connected',
        acts: {
          end: (id, { bob }) => endConnection(db, bob, id),
          relate: (id, { bob }) => relateConnection(db, bob, id, own),
        },
      },
      'to a member': {
        code: 'needs-role',
        acts: {
          accept: (id, { bob }) => acceptConnection(db, { ...bob, role: 'member' }, id),
          ask: (_, { ada, fabrikam }) => requestConnection(db, { ...ada, role: 'member' }, fabrikam.company, ''),
          tomorrow: (id, { bob }) => remindOfConnection(db, { ...bob, role: 'member' }, id, 'tomorrow'),
        },
      },
      'because it is about oneself': {
        code: 'oneself',
        acts: { ask: (_, { ada, contoso }) => requestConnection(db, ada, contoso.company, '') },
      },
    }
  for (const [title, { code, acts }] of Object.entries(tables)) {
    it(`${title}: ${code}, and everything stays as it was (B1)`, async () => {
      const people = await two()
      const eve = await founded('Tailspin')
      const id = await requestConnection(db, people.ada, people.fabrikam.company, '')
      const before = await everything()

      for (const [name, act] of Object.entries(acts)) {
        await assert.rejects(act(id, people, eve), { name: 'Refusal', code }, name)
      }

      assert.deepEqual(await everything(), before)
    })
  }

  it('comes from an incomplete profile, and says what is missing (P6)', async () => {
    const { ada, contoso, fabrikam } = await two()
    await saveProfile(db, contoso, 'general', { contactEmail: '', industry: '' })
    const before = await everything()

    const refused = { code: 'profile-incomplete', detail: { fields: ['contactEmail', 'industry'] } }
    await assert.rejects(requestConnection(db, ada, fabrikam.company, ''), refused)
    await assert.rejects(checkRequest(db, ada, fabrikam.company), refused)

    assert.deepEqual(await everything(), before)
  })
})

describe('an act that fails half way', () => {
  for (const table of ['audit_entries', 'deliveries']) {
    afterEach(() => db.raw('alter table ?? drop constraint if exists closed', [table]))

    it(`for want of room in ${table} leaves everything as it was (B1, K6)`, async () => {
      const { ada, bob, contoso, fabrikam, id } = await partners()
      const eve = await founded('Tailspin')
      const asked = await requestConnection(db, eve, fabrikam.company, '')
      await db.raw('alter table ?? add constraint closed check (false) not valid', [table])
      const before = await everything()

      for (const act of [
        () => acceptConnection(db, bob, asked),
        () => declineConnection(db, bob, asked, 'not-now', ''),
        () => endConnection(db, ada, id),
        () => requestConnection(db, ada, eve.company, 'Hello'),
      ]) {
        await assert.rejects(act(), { code: '23514' })
      }

      assert.deepEqual(await everything(), before)
      await db.raw('alter table ?? drop constraint closed', [table])
      await endConnection(db, ada, id)
      assert.equal((await historyOf(contoso.company)).at(-1), 'connection.ended')
    })
  }
})

describe('what an act leaves behind', () => {
  it('is one entry in the history of each of the two, and none with anybody else (K6)', async () => {
    const { contoso, fabrikam, ada, bob } = await two()
    const eve = await founded('Tailspin')
    const before = (await historyOf(eve.company)).length

    const id = await requestConnection(db, ada, fabrikam.company, 'Hello')
    await declineConnection(db, bob, id, 'not-now', 'After the summer')
    await requestConnection(db, later(bob, 1), contoso.company, '')
    await acceptConnection(db, later(ada, 1), id)
    await endConnection(db, later(bob, 2), id)

    const expected = ['requested', 'declined', 'requested', 'accepted', 'ended'].map(type => `connection.${type}`)
    assert.deepEqual((await historyOf(contoso.company)).slice(-5), expected)
    assert.deepEqual((await historyOf(fabrikam.company)).slice(-5), expected)
    assert.equal((await historyOf(eve.company)).length, before)
  })

  it('is nothing when the same person does it again (A4, R1)', async () => {
    const { ada, bob, contoso, fabrikam, id } = await partners()
    const before = await everything()

    await acceptConnection(db, later(bob, 1), id)
    await muteConnection(db, later(ada, 1), id, false)
    await assert.rejects(requestConnection(db, ada, fabrikam.company, ''), { code: 'already-connected' })
    await assert.rejects(requestConnection(db, bob, contoso.company, ''), { code: 'already-connected' })
    await wakeConnection(db, id, { type: 'connection.expiry', round: 1, at: daysAfter(ada.at, 30) })
    await wakeConnection(db, id, { type: 'connection.reminder', round: 1, at: daysAfter(ada.at, 3) })

    assert.deepEqual(await everything(), before)
  })
})

describe('the lists of connections', () => {
  it('show open ones first, then by when they were settled, page by page (R1, R2)', async () => {
    const us = await founded('Contoso')
    const names = ['Adatum', 'Bellows', 'Coho', 'Datum', 'Encore', 'Fabrikam']
    const ids = new Map<string, ConnectionId>()
    for (const [day, name] of names.entries()) {
      const other = await founded(name)
      const id = await requestConnection(db, later(us, day), other.company, '')
      ids.set(name, id)
      if (name === 'Bellows' || name === 'Datum') await acceptConnection(db, later(other, 10 - day), id)
      if (name === 'Adatum' || name === 'Coho') await declineConnection(db, later(other, 10 - day), id, undefined, '')
    }
    const all = await listConnections(db, us, page)

    assert.deepEqual(
      all.map(({ partner, status, total }) => [partner.name, status, total]),
      [
        ['Bellows', 'connected', 6],
        ['Datum', 'connected', 6],
        ['Fabrikam', 'pending', 6],
        ['Encore', 'pending', 6],
        ['Adatum', 'declined', 6],
        ['Coho', 'declined', 6],
      ],
    )
    const second = await listConnections(db, us, { offset: 2, limit: 2 })
    assert.deepEqual(second, all.slice(2, 4))
    const sent = await listConnections(db, us, { outgoing: true, status: ['pending', 'declined'], ...page })
    assert.deepEqual(
      sent.map(({ partner, total }) => [partner.name, total]),
      [
        ['Fabrikam', 4],
        ['Encore', 4],
        ['Adatum', 4],
        ['Coho', 4],
      ],
    )
    assert.deepEqual(await listConnections(db, us, { outgoing: false, ...page }), [])
  })
})
