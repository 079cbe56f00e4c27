import assert from 'node:assert/strict'
import { viewHome } from '../../../domain/delivery/inbox.ts'
import { daysAfter } from '../../../domain/event.ts'
import { type CompanyId, type ConnectionId, newId } from '../../../domain/ids.ts'
import { listConnections, viewConnection } from '../../../domain/network/connection-views.ts'
import {
  acceptConnection,
  cancelConnection,
  checkRequest,
  declineConnection,
  endConnection,
  muteConnection,
  relateConnection,
  remindOfConnection,
  requestConnection,
  wakeConnection,
} from '../../../domain/network/connections.ts'
import { type DirectorySearch, listDirectory, viewCompany } from '../../../domain/network/directory.ts'
import type { Actor } from '../../../domain/network/person.ts'
import { type ProfileSection, profileFields, profileSections } from '../../../domain/network/profile.ts'
import { publishProfile, saveProfile } from '../../../domain/network/profiles.ts'
import type { RefusalCode } from '../../../domain/refusal.ts'
import { db } from '../../world.ts'
import { everything, historyOf, toldOf } from '../rows.ts'
import { founded, hidden, hired, later } from './founded.ts'

const page = { offset: 0, limit: 50 }
const own = { relationship: 'vendor', vendorId: 'V-SECRET', customerId: 'C-SECRET' } as const

async function two() {
  const contoso = await founded('Contoso')
  const fabrikam = await founded('Fabrikam')
  return { contoso, fabrikam, ada: await hired(contoso, 'responder', 'Ada'), bob: await hired(fabrikam, 'responder') }
}

async function partners() {
  const both = await two()
  const id = await requestConnection(db, both.ada, both.fabrikam.company, 'Hello')
  await acceptConnection(db, both.bob, id)
  return { ...both, id }
}

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

    assert.deepEqual(await toldOf(`connection:${id}`), [
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
      (await toldOf(`connection:${id}`)).filter(line => line.includes('Contoso')),
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
      (await toldOf(`connection:${id}`)).filter(line => line.includes('reminded')),
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

    assert.deepEqual(await toldOf(`connection:${id}`), [])
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

describe('what one company keeps about another', () => {
  it('is seen by its own people, typed text made safe, and can be emptied (R4)', async () => {
    const { ada, contoso, id } = await partners()

    await relateConnection(db, ada, id, { relationship: 'both', vendorId: ' V-\u202e1 ', customerId: 'C-1' })
    const view = await viewConnection(db, contoso, id)
    await relateConnection(db, ada, id, { relationship: 'customer', vendorId: ' ', customerId: '' })
    const emptied = await viewConnection(db, contoso, id)

    assert.deepEqual([view.relationship, view.vendorId, view.customerId], ['both', 'V-1', 'C-1'])
    assert.deepEqual([emptied.relationship, emptied.vendorId, emptied.customerId], ['customer', null, null])
  })

  it('is nothing that the other could ever notice, in any view, list, history or notification (R2, R4)', async () => {
    const { ada, bob, id } = await partners()
    const before = await seenBy(bob, id)

    await relateConnection(db, ada, id, own)
    await muteConnection(db, ada, id, true)

    assert.deepEqual(await seenBy(bob, id), before)
    assert.doesNotMatch(JSON.stringify(before), /SECRET/)
    assert.match(JSON.stringify(await seenBy(ada, id)), /V-SECRET/)
  })

  it('cannot be found out by searching (R4)', async () => {
    const { ada, bob, id } = await partners()

    await relateConnection(db, ada, id, own)

    for (const relationship of ['vendor', 'customer', 'both'] as const) {
      assert.deepEqual(await listDirectory(db, bob, { name: '', relationship, ...page }), [])
      assert.deepEqual(await listConnections(db, bob, { relationship: [relationship], ...page }), [])
    }
    assert.equal((await listDirectory(db, ada, { name: '', relationship: 'vendor', ...page })).length, 1)
    assert.equal((await listConnections(db, ada, { relationship: ['vendor'], ...page })).length, 1)
  })

  it('outlives the connection, still ours alone (R4, R5)', async () => {
    const { ada, bob, fabrikam, id } = await partners()
    await relateConnection(db, ada, id, own)

    await endConnection(db, bob, id)
    await requestConnection(db, later(ada, 1), fabrikam.company, '')
    await acceptConnection(db, later(bob, 1), id)

    assert.equal((await viewConnection(db, ada, id)).vendorId, 'V-SECRET')
    assert.doesNotMatch(JSON.stringify(await seenBy(bob, id)), /SECRET/)
  })

  /** Everything that a company can look at or is told. */
  async function seenBy(by: Actor, id: ConnectionId) {
    const partner = (await viewConnection(db, by, id)).partner.id
    return {
      home: await viewHome(db, by),
      view: await viewConnection(db, by, id),
      list: await listConnections(db, by, page),
      unmuted: await listConnections(db, by, { muted: false, ...page }),
      directory: await listDirectory(db, by, { name: '', ...page }),
      none: await listDirectory(db, by, { name: '', relationship: 'none', ...page }),
      company: await viewCompany(db, by, partner),
      history: await db('audit_entries').where({ company_id: by.company }).orderBy('seq'),
      notifications: await db('deliveries as d')
        .join('people as p', 'p.id', 'd.person_id')
        .where({ 'p.company_id': by.company, subject: `connection:${id}` })
        .orderBy('d.id')
        .select('d.person_id', 'd.event'),
    }
  }
})

describe('a private company', () => {
  it('is refused in the same words as one that does not exist (P4)', async () => {
    const ada = await founded('Contoso')
    const secret = await hidden('Tailspin')

    for (const act of [requestConnection, checkRequest, viewCompany]) {
      const ask = (id: CompanyId) => act(db, ada, id, '').then(() => assert.fail('it went through'), said)
      assert.deepEqual(await ask(secret.company), await ask(newId<CompanyId>()))
      assert.equal((await ask(secret.company)).code, 'not-found')
    }
  })

  it('is refused to whoever asks itself in the words for oneself (F4, P4)', async () => {
    const secret = await hidden('Tailspin')

    await assert.rejects(requestConnection(db, secret, secret.company, ''), { code: 'oneself' })
    await assert.rejects(viewCompany(db, secret, secret.company), { code: 'not-found' })
  })

  it('can ask others, who can then answer, look at it and ask it back (P4, R1)', async () => {
    const contoso = await founded('Contoso')
    const secret = await hidden('Tailspin')
    const id = await requestConnection(db, secret, contoso.company, '')

    assert.deepEqual((await viewCompany(db, contoso, secret.company)).profile, {
      name: 'Tailspin',
      industry: 'retail',
      country: 'US',
    })
    await declineConnection(db, contoso, id, undefined, '')
    assert.equal(await requestConnection(db, contoso, secret.company, ''), id)
  })

  it('that was public keeps its connections (P4)', async () => {
    const { bob, contoso, fabrikam, ada, id } = await partners()

    await publishProfile(db, contoso, false)

    assert.equal((await viewConnection(db, bob, id)).status, 'connected')
    assert.equal((await viewConnection(db, bob, id)).partner.isPublic, false)
    assert.equal((await viewCompany(db, bob, contoso.company)).status, 'connected')
    await endConnection(db, ada, id)
    assert.deepEqual(await listDirectory(db, fabrikam, { name: '', ...page }), [])
  })

  const said = ({ name, message, code, detail }: Error & { code?: string; detail?: object }) => ({
    name,
    message,
    code,
    detail,
  })
})

describe('the profile that another company sees', () => {
  it('is four fields to a stranger and General information to a partner, never the other sections (P4, P5)', async () => {
    const { ada, bob, contoso, fabrikam } = await two()
    await fill(contoso)
    const everybody = ['about', 'country', 'industry', 'name']
    const general = fieldsIn('general')

    assert.deepEqual(await seen(bob, contoso.company), everybody)
    const id = await requestConnection(db, ada, fabrikam.company, '')
    assert.deepEqual(await seen(bob, contoso.company), everybody)
    await acceptConnection(db, bob, id)
    assert.deepEqual(await seen(bob, contoso.company), general)
    await endConnection(db, ada, id)
    assert.deepEqual(await seen(bob, contoso.company), everybody)
  })

  it('is announced before it is disclosed, field by field (P5)', async () => {
    const { ada, contoso, fabrikam } = await two()
    await saveProfile(db, contoso, 'general', { website: 'https://contoso.example', about: '' })
    await saveProfile(db, contoso, 'financial', { employees: '12' })
    const id = await requestConnection(db, ada, fabrikam.company, '')

    const expected = ['name', 'industry', 'country', 'contactEmail', 'website']
    assert.deepEqual((await viewCompany(db, ada, fabrikam.company)).disclosing, expected)
    assert.deepEqual((await viewConnection(db, ada, id)).disclosing, expected)
  })

  /** What a company sees of another in whatever way, which must be the same in all of them. */
  async function seen(by: Actor, id: CompanyId): Promise<readonly string[]> {
    const [listed] = await listDirectory(db, by, { name: 'contoso', ...page })
    const connections = await listConnections(db, by, page)
    const views = [await viewCompany(db, by, id), listed, ...connections.map(({ partner }) => partner)]
    const [first, ...others] = views.map(view => Object.keys(view?.profile ?? {}).sort())
    for (const other of others) assert.deepEqual(other, first)
    assert.doesNotMatch(JSON.stringify([views, connections]), /SECRET/)
    return first ?? []
  }

  const fieldsIn = (section: ProfileSection) =>
    Object.entries(profileFields)
      .filter(([, definition]) => definition.section === section)
      .map(([field]) => field)
      .sort()

  async function fill(admin: Actor) {
    const texts = { url: 'https://contoso.example/', email: 'a@contoso.example', duns: '123456789', industry: 'retail' }
    for (const section of profileSections) {
      const typed = Object.entries(profileFields)
        .filter(([field]) => field !== 'name' && field !== 'country')
        .map(([field, { kind, section }]) => {
          const mark = section === 'general' ? 'Hello' : 'SECRET'
          return [field, kind in texts ? texts[kind as keyof typeof texts] + (kind === 'url' ? mark : '') : mark]
        })
      await saveProfile(db, admin, section, Object.fromEntries(typed))
    }
  }
})

describe('the directory', () => {
  /** A retailer, and those it might look for. */
  async function market() {
    const us = await founded('Contoso', { industry: 'retail' })
    const companies = {
      'Adventure Works': await founded('Adventure Works', { industry: 'sporting-goods' }),
      'Alpine Ski House': await founded('Alpine Ski House', { industry: 'sporting-goods', country: 'CH' }),
      'Fabrikam, Inc.': await founded('Fabrikam, Inc.', { industry: 'electronic-components', country: 'DE' }),
      'Fourth Coffee': await founded('Fourth Coffee', { industry: 'food-and-beverage' }),
      'Litware Logistik': await founded('Litware Logistik', { industry: 'logistics', country: 'DE' }),
      'Proseware Müller': await founded('Proseware Müller', { industry: 'software', country: 'DE' }),
      'Wide World Goods': await founded('Wide World Goods', { industry: 'consumer-goods' }),
    }
    await hidden('Tailspin Toys', { industry: 'consumer-goods' })
    return { us, companies }
  }
  const find = async (by: Actor, search: Partial<DirectorySearch>) =>
    (await listDirectory(db, by, { name: '', ...page, ...search })).map(({ profile }) => profile.name)

  it('lists public companies other than ours: suggestions first, by how usual they are, then by name (F1, F2, P4)', async () => {
    const { us } = await market()

    const listed = await listDirectory(db, us, { name: '', ...page })

    assert.deepEqual(
      listed.map(({ profile, suggested }) => [profile.name, suggested]),
      [
        ['Wide World Goods', 'industry'],
        ['Adventure Works', 'industry'],
        ['Alpine Ski House', 'industry'],
        ['Litware Logistik', 'industry'],
        ['Fabrikam, Inc.', null],
        ['Fourth Coffee', null],
        ['Proseware Müller', null],
      ],
    )
    assert.ok(listed.every(({ total, status, connection }) => total === 7 && status === null && connection === null))
  })

  it('suggests nobody we have asked before; what waits comes after what does not, and partners last (F2)', async () => {
    const { us, companies } = await market()
    const id = await requestConnection(db, us, companies['Wide World Goods'].company, '')
    await acceptConnection(db, companies['Wide World Goods'], id)
    await requestConnection(db, us, companies['Adventure Works'].company, '')
    const declined = await requestConnection(db, us, companies['Alpine Ski House'].company, '')
    await declineConnection(db, companies['Alpine Ski House'], declined, undefined, '')

    const listed = await listDirectory(db, us, { name: '', ...page })

    assert.deepEqual(
      listed.map(({ profile, status, outgoing, suggested }) => [profile.name, status, outgoing, suggested]),
      [
        ['Litware Logistik', null, null, 'industry'],
        ['Alpine Ski House', 'declined', true, null],
        ['Fabrikam, Inc.', null, null, null],
        ['Fourth Coffee', null, null, null],
        ['Proseware Müller', null, null, null],
        ['Adventure Works', 'pending', true, null],
        ['Wide World Goods', 'connected', true, null],
      ],
    )
  })

  it('finds a name without case, accents, ending or punctuation, by a part of it, and with a typo (F1)', async () => {
    const { us } = await market()
    const wanted = {
      'Fabrikam, Inc.': [
        'fabrikam',
        'FABRIKAM INC',
        'brik',
        'fabricam',
        'fabrikan',
        'fabrkam',
        'fabbrikam',
        'fabirkam',
      ],
      'Adventure Works': ['adventur', 'advnture works', 'works', 'adventure wroks', 'advenutre'],
      'Litware Logistik': ['litwear', 'litwrae', 'litware logistic'],
      'Alpine Ski House': ['alpin ski hous', 'alpine sky house'],
      'Proseware Müller': ['prosware', 'muller', 'MÜLLER', 'mueller'],
      'Fourth Coffee': ['fourth cofee', 'coffe', ' fourth  coffee! '],
    }

    for (const [name, sentences] of Object.entries(wanted)) {
      for (const typed of sentences) assert.equal((await find(us, { name: typed }))[0], name, typed)
    }
  })

  it('finds nobody by another name, ours or that of a private company (F1, P4)', async () => {
    const { us } = await market()

    for (const name of ['tailspin toys', 'contoso', 'zzzz', "' or true --"]) {
      assert.deepEqual(await find(us, { name }), [], name)
    }
  })

  it('takes signs for what they are, not for a pattern, and survives what is no text (F1)', async () => {
    const { us } = await market()

    for (const name of ['%', '_', '\\']) assert.deepEqual(await find(us, { name }), [], name)
    for (const name of ['\0', '\ud800', '\u200b']) assert.ok(await find(us, { name }))
  })

  it('is narrowed by industry, country, connection and relationship, all of which must hold (F1)', async () => {
    const { us, companies } = await market()
    const id = await requestConnection(db, us, companies['Litware Logistik'].company, '')
    await acceptConnection(db, companies['Litware Logistik'], id)
    await relateConnection(db, us, id, own)

    assert.deepEqual(await find(us, { industry: 'sporting-goods' }), ['Adventure Works', 'Alpine Ski House'])
    assert.deepEqual(await find(us, { industry: 'sporting-goods', country: 'CH' }), ['Alpine Ski House'])
    assert.deepEqual(await find(us, { country: 'DE' }), ['Fabrikam, Inc.', 'Proseware Müller', 'Litware Logistik'])
    assert.deepEqual(await find(us, { country: 'DE', connected: false }), ['Fabrikam, Inc.', 'Proseware Müller'])
    assert.deepEqual(await find(us, { connected: true }), ['Litware Logistik'])
    assert.deepEqual(await find(us, { relationship: 'vendor' }), ['Litware Logistik'])
    assert.deepEqual(await find(us, { relationship: 'customer' }), [])
    assert.deepEqual(await find(us, { relationship: 'vendor', connected: false }), [])
    assert.deepEqual(await find(us, { name: 'logistik', relationship: 'vendor' }), ['Litware Logistik'])
    assert.deepEqual(await find(us, { name: 'logistik', country: 'US' }), [])
  })

  it('finds what is connected even when it has become private, and not what was (P4)', async () => {
    const { us, companies } = await market()
    const partner = companies['Fourth Coffee']
    const id = await requestConnection(db, us, partner.company, '')
    await acceptConnection(db, partner, id)
    await publishProfile(db, partner, false)

    assert.deepEqual(await find(us, { name: 'coffee' }), ['Fourth Coffee'])
    await endConnection(db, us, id)
    assert.deepEqual(await find(us, { name: 'coffee' }), [])
  })

  it('comes page by page, each company on one of them (F1)', async () => {
    const { us } = await market()
    for (let twin = 0; twin < 6; twin++) await founded(`Twin ${twin}`, { industry: 'sporting-goods' })

    for (const search of [{}, { name: 'twin' }, { industry: 'sporting-goods' }]) {
      const all = await find(us, search)
      const pages = []
      for (let offset = 0; offset < all.length; offset += 2) pages.push(await find(us, { ...search, offset, limit: 2 }))
      assert.deepEqual(pages.flat(), all)
      assert.equal(new Set(all).size, all.length)
      assert.equal((await listDirectory(db, us, { name: '', ...search, offset: 2, limit: 2 }))[0]?.total, all.length)
    }
  })

  it('puts the nearest name first (F1)', async () => {
    const { us } = await market()
    await founded('Fabrika Steel')

    assert.deepEqual(await find(us, { name: 'fabrikam' }), ['Fabrikam, Inc.', 'Fabrika Steel'])
    assert.deepEqual(await find(us, { name: 'fabrika' }), ['Fabrika Steel', 'Fabrikam, Inc.'])
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
