import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { registerCompany } from '../../../domain/company/companies.ts'
import { changeRole, findReader, joinCompany, listPeople, viewPerson } from '../../../domain/company/people.ts'
import { giveRole, type Person } from '../../../domain/company/person.ts'
import { identify } from '../../../domain/company/visitors.ts'
import { type Actor, mustBe, type Visitor } from '../../../domain/kernel/actor.ts'
import { type CompanyId, newId, type PersonId } from '../../../domain/kernel/ids.ts'
import { type Role, roles } from '../../../domain/kernel/role.ts'
import { requestConnection } from '../../../domain/network/requests.ts'
import { clock } from '../../clock.ts'
import { db, everything } from '../../database.ts'
import { historyOf, notifiedOf } from '../rows.ts'
import { form, founded, hired, later, visitor } from './founded.ts'

const chat = (id = 'a:chat', isPersonal = true, reference: object = { chat: id }) => ({ id, isPersonal, reference })

/** A visitor who has registered, as they are identified from then on. */
async function admin(given: Partial<Visitor> = {}) {
  const ada = visitor(given)
  const by = await registerCompany(db, ada, form({ name: `Company of ${ada.tenantId}` }))
  return { ada, by }
}

describe('a role', () => {
  const person = {
    id: 'bob' as PersonId,
    company: 'contoso' as CompanyId,
    name: 'Bob',
    role: 'member',
    isRemoved: false,
  } as const
  const by = (role: Role, company = 'contoso'): Actor => ({
    person: 'ada' as PersonId,
    company: company as CompanyId,
    role,
    at: clock(),
  })

  it('may do whatever the roles before it may (§1)', () => {
    for (const [rank, role] of roles.entries()) {
      for (const [needed, other] of roles.entries()) {
        if (rank >= needed) mustBe(by(role), other)
        else assert.throws(() => mustBe(by(role), other), { code: 'needs-role', detail: { role: other } })
      }
    }
  })

  it('is given by an admin of the company, to its own people (P1)', () => {
    assert.deepEqual(giveRole(person, by('admin'), 'responder', 1), { ...person, role: 'responder' })
    assert.throws(() => giveRole(person, by('responder'), 'responder', 1), { code: 'needs-role' })
    assert.throws(() => giveRole(person, by('admin', 'fabrikam'), 'admin', 1), { code: 'not-found' })
    assert.throws(() => giveRole(person, by('member', 'fabrikam'), 'admin', 1), { code: 'not-found' })
  })

  it('of admin is not taken from the last one (P1)', () => {
    const last: Person = { ...person, role: 'admin' }

    for (const role of ['member', 'responder'] as const) {
      assert.throws(() => giveRole(last, by('admin'), role, 1), { code: 'last-admin' })
      assert.equal(giveRole(last, by('admin'), role, 2).role, role)
    }
    assert.equal(giveRole(last, by('admin'), 'admin', 1).role, 'admin')
  })
})

describe('changing a role', () => {
  it('is told to the person it concerns alone, and written down (P1, §8)', async () => {
    const ada = await founded('Contoso')
    const bob = await hired(ada, 'member')
    await hired(ada, 'admin', 'Eva')
    await db('deliveries').delete()

    await changeRole(db, ada, bob.person, 'responder')

    const entry = await db('audit_entries').where({ company_id: ada.company }).orderBy('seq', 'desc').first()
    assert.deepEqual(entry.facts, { person: bob.person, from: 'member', to: 'responder' })
    assert.equal((await historyOf(ada.company)).at(-1), 'person.role-changed')
    assert.deepEqual(await notifiedOf(`person:${bob.person}`), ['Bob of Contoso: person.role-changed'])
    assert.equal((await db('deliveries')).length, 1)
    assert.equal((await viewPerson(db, ada, bob.person)).role, 'responder')
    assert.equal((await findReader(db, bob.person, clock()))?.by.role, 'responder')
  })

  it('of oneself is told to nobody (B4)', async () => {
    const ada = await founded('Contoso')
    await hired(ada, 'admin', 'Eva')
    await db('deliveries').delete()

    await changeRole(db, ada, ada.person, 'member')

    assert.deepEqual(await db('deliveries'), [])
    assert.equal((await viewPerson(db, ada, ada.person)).role, 'member')
  })

  it('is refused to others, for others, and for the last admin, and leaves everything as it was (P1)', async () => {
    const ada = await founded('Contoso')
    const bob = await hired(ada, 'responder')
    const eve = await founded('Fabrikam')
    const before = await everything()

    await assert.rejects(changeRole(db, bob, bob.person, 'admin'), { code: 'needs-role', detail: { role: 'admin' } })
    await assert.rejects(changeRole(db, eve, bob.person, 'admin'), { code: 'not-found' })
    await assert.rejects(changeRole(db, ada, eve.person, 'member'), { code: 'not-found' })
    await assert.rejects(changeRole(db, ada, newId<PersonId>(), 'member'), { code: 'not-found' })
    for (const role of ['member', 'responder'] as const) {
      await assert.rejects(changeRole(db, ada, ada.person, role), { code: 'last-admin' })
    }
    await changeRole(db, ada, bob.person, 'responder')
    await changeRole(db, ada, ada.person, 'admin')

    assert.deepEqual(await everything(), before)
  })

  it('counts the admins of the own company alone (P1)', async () => {
    const ada = await founded('Contoso')
    const eve = await founded('Fabrikam')
    await hired(eve, 'admin')

    await assert.rejects(changeRole(db, ada, ada.person, 'member'), { code: 'last-admin' })
  })
})

describe('somebody who talks to the bot', () => {
  it('is nobody yet when their tenant has no company (P1)', async () => {
    assert.equal(await identify(db, visitor(), chat()), undefined)

    assert.equal((await db('people')).length, 0)
  })

  it('is known by tenant and object id alone (P2)', async () => {
    const { ada, by } = await admin({ name: 'Ada' })
    await admin({ name: 'Ada' })

    const identified = await identify(db, { ...ada, name: 'Somebody else', at: later(by, 1).at }, chat())

    assert.deepEqual(identified?.by, later(by, 1))
  })

  it('joins the company of their tenant as a member, once, which its history says (P1)', async () => {
    const { ada, by } = await admin()
    const bob = visitor({ tenantId: ada.tenantId, name: 'Bob' })

    const first = await identify(db, bob, chat())
    const second = await identify(db, bob, chat())

    assert.deepEqual(first, second)
    assert.deepEqual([first?.by.company, first?.by.role, first?.name], [by.company, 'member', 'Bob'])
    assert.deepEqual(await historyOf(by.company), ['company.registered', 'company.joined'])
    assert.equal((await db('people').where({ company_id: by.company })).length, 2)
    assert.deepEqual(await db('deliveries').whereNot({ event: 'contact' }), [])
  })

  it('of another company is a guest, whether this tenant is known or not, and changes nothing but the chat (P2)', async () => {
    const { ada } = await admin({ name: 'Ada', locale: 'de-DE' })
    const { ada: eve } = await admin()
    const { conversations: _, ...before } = await everything()

    for (const tenantId of [eve.tenantId, randomUUID()]) {
      await assert.rejects(identify(db, { ...ada, tenantId, name: 'Eve', locale: 'fr-FR' }, chat(`a:${tenantId}`)), {
        name: 'Refusal',
        code: 'guest',
      })
    }

    const { conversations: __, ...after } = await everything()
    assert.deepEqual(after, before)
    assert.deepEqual(await db('conversations').pluck('person_id'), [null, null])
  })

  it('of another company cannot join or register a second one behind the back of that (P2)', async () => {
    const { ada, by } = await admin()
    const { by: eve } = await admin()
    const before = await everything()

    await assert.rejects(joinCompany(db, { ...ada, tenantId: randomUUID() }, eve.company), { code: 'guest' })
    await assert.rejects(registerCompany(db, { ...ada, tenantId: randomUUID() }, form({ name: 'Second' })))

    assert.deepEqual(await everything(), before)
    assert.equal((await identify(db, ada, chat()))?.by.company, by.company)
  })

  it('is remembered by what is reported, and what is not reported stays (P2)', async () => {
    const { ada } = await admin({ name: 'Ada', locale: 'de-DE', timeZone: 'Europe/Berlin' })
    const said = async (given: Partial<Visitor>) => {
      const nothing = { ...ada, name: undefined, locale: undefined, timeZone: undefined }
      const identified = await identify(db, { ...nothing, ...given }, chat())
      return [identified?.name, identified?.locale, identified?.timeZone]
    }

    assert.deepEqual(await said({}), ['Ada', 'de-DE', 'Europe/Berlin'])
    assert.deepEqual(await said({ name: 'Ada L.' }), ['Ada L.', 'de-DE', 'Europe/Berlin'])
    assert.deepEqual(await said({ locale: 'zh-CN' }), ['Ada L.', 'zh-CN', 'Europe/Berlin'])
    assert.deepEqual(await said({ timeZone: 'Asia/Shanghai' }), ['Ada L.', 'zh-CN', 'Asia/Shanghai'])
    assert.deepEqual(await said({ name: ' \u202e ' }), ['Ada L.', 'zh-CN', 'Asia/Shanghai'])
    assert.deepEqual(await said({}), ['Ada L.', 'zh-CN', 'Asia/Shanghai'])
    assert.deepEqual(await db('people').select('name', 'locale', 'time_zone'), [
      { name: 'Ada L.', locale: 'zh-CN', time_zone: 'Asia/Shanghai' },
    ])
  })

  it('has a name however much or little is reported: cut, made safe, or made up (P2)', async () => {
    const { by } = await admin({ name: `<at>Ada</at>\u202e ${'🚚'.repeat(150)}`, locale: undefined })
    const { ada: nameless, by: other } = await admin({ name: undefined })

    const [reader, unnamed] = [await findReader(db, by.person, clock()), await findReader(db, other.person, clock())]

    assert.match(reader?.name ?? '', /^Ada 🚚+$/u)
    assert.ok([...(reader?.name ?? '')].length <= 100)
    assert.deepEqual([reader?.locale, reader?.timeZone], ['en-US', 'UTC'])
    assert.equal(unnamed?.name, nameless.objectId.slice(0, 8))
  })

  it('is reached in the personal chat that was heard from, and not in a channel (B3)', async () => {
    const { ada, by } = await admin()

    await identify(db, ada, chat('19:channel', false))
    assert.deepEqual((await listPeople(db, by, { offset: 0, limit: 5 })).people[0]?.unreachable, 'never-met')
    await identify(db, ada, chat('a:personal'))

    const { people, total } = await listPeople(db, by, { offset: 0, limit: 5 })
    assert.equal(total, 1)
    assert.equal(people[0]?.unreachable, null)
    assert.deepEqual(await db('conversations').orderBy('id').select('id', 'person_id', 'tenant_id'), [
      { id: '19:channel', person_id: null, tenant_id: ada.tenantId },
      { id: 'a:personal', person_id: by.person, tenant_id: ada.tenantId },
    ])
  })

  it('is met again in the chat in which they were met before they registered (P1, B3)', async () => {
    const ada = visitor()
    await identify(db, ada, chat())
    const by = await registerCompany(db, ada, form())

    await identify(db, ada, chat())

    assert.deepEqual(await db('conversations').pluck('person_id'), [by.person])
  })
})

describe('the people of a company', () => {
  it('can be told apart by admins when two have one name: by e-mail or the end of their id', async () => {
    const ada = await founded('Contoso')
    const [one, other, mia] = [
      await hired(ada, 'member'),
      await hired(ada, 'member', 'BOB'),
      await hired(ada, 'member', 'Mia'),
    ]
    await db('people').where({ id: one.person }).update({ object_id: 'aaaaaaaa-0000-4000-8000-000000abcdef' })
    await db('people')
      .where({ id: other.person })
      .update({ object_id: 'aaaaaaaa-0000-4000-8000-000000123456', email: 'bob@x.example' })
    const apart = async (by: Actor) =>
      Object.fromEntries((await listPeople(db, by, { offset: 0, limit: 9 })).people.map(({ id, apart }) => [id, apart]))

    const [toAdmin, toMember] = [await apart(ada), await apart(mia)]

    assert.deepEqual(toAdmin, {
      [ada.person]: null,
      [one.person]: '…abcdef',
      [other.person]: 'bob@x.example · …123456',
      [mia.person]: null,
    })
    assert.deepEqual(new Set(Object.values(toMember)), new Set([null]))
  })

  it('are listed admins first, page by page, and no others (P1)', async () => {
    const ada = await founded('Contoso')
    const names = ['Zoe', 'Bob', 'Mia', 'Eve', 'Max']
    for (const [index, name] of names.entries()) await hired(ada, roles[index % 3] ?? 'member', name)
    await hired(await founded('Fabrikam'), 'admin', 'Stranger')

    const { people, total } = await listPeople(db, ada, { offset: 0, limit: 10 })

    assert.equal(total, 6)
    assert.deepEqual(
      people.map(({ name, role }) => `${name}, ${role}`),
      ['Ada, admin', 'Mia, admin', 'Bob, responder', 'Max, responder', 'Eve, member', 'Zoe, member'],
    )
    const pages = [
      await listPeople(db, ada, { offset: 0, limit: 4 }),
      await listPeople(db, ada, { offset: 4, limit: 4 }),
    ]
    assert.deepEqual(
      pages.flatMap(page => page.people),
      people,
    )
  })

  it('are looked at by their own company alone (P2)', async () => {
    const ada = await founded('Contoso')
    const eve = await founded('Fabrikam')

    await assert.rejects(viewPerson(db, eve, ada.person), { code: 'not-found' })
    await assert.rejects(viewPerson(db, ada, newId<PersonId>()), { code: 'not-found' })
    assert.equal(await findReader(db, newId<PersonId>(), clock()), undefined)
  })

  it('are known to other companies by what they have done there alone (P2)', async () => {
    const ada = await founded('Contoso')
    const eve = await founded('Fabrikam')

    const id = await requestConnection(db, ada, eve.company, '')

    assert.deepEqual(await notifiedOf(`connection:${id}`), ['Ada of Fabrikam: connection.requested'])
  })
})
