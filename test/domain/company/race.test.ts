import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { registerCompany } from '../../../domain/company/companies.ts'
import { changeRole } from '../../../domain/company/people.ts'
import { saveProfile } from '../../../domain/company/profiles.ts'
import { identify } from '../../../domain/company/visitors.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import { ERASED } from '../../../domain/kernel/erased.ts'
import { roles } from '../../../domain/kernel/role.ts'
import { forgetPerson } from '../../../domain/leaving/forgetting.ts'
import { db, empty } from '../../database.ts'
import { inOrder, often, race } from '../network/racing.ts'
import { historyOf } from '../rows.ts'
import { form, founded, hired, visitor } from './founded.ts'

describe('two admins at once', () => {
  it('demote each other: one remains (P1)', async () => {
    for (let round = 0; round < often; round++) {
      const ada = await founded('Contoso')
      const bob = await hired(ada, 'admin')
      await db('deliveries').delete()

      const results = await race(
        ...inOrder(
          round,
          () => changeRole(db, ada, bob.person, 'member'),
          () => changeRole(db, bob, ada.person, 'responder'),
        ),
      )

      assert.deepEqual([...results].sort(), ['done', 'role-changed'])
      assert.equal((await db('people').where({ role: 'admin' })).length, 1)
      assert.deepEqual((await historyOf(ada.company)).slice(2), ['person.role-changed'])
      assert.equal((await db('deliveries')).length, 1)
      await empty()
    }
  })

  it('step down: one remains (P1)', async () => {
    for (let round = 0; round < often; round++) {
      const ada = await founded('Contoso')
      const bob = await hired(ada, 'admin')

      const results = await race(
        () => changeRole(db, ada, ada.person, 'member'),
        () => changeRole(db, bob, bob.person, 'member'),
      )

      assert.deepEqual([...results].sort(), ['done', 'last-admin'])
      assert.equal((await db('people').where({ role: 'admin' })).length, 1)
      await historyOf(ada.company)
      await empty()
    }
  })

  it('give somebody two roles: the later stays, and both are in the history (P1)', async () => {
    for (let round = 0; round < often; round++) {
      const ada = await founded('Contoso')
      const bob = await hired(ada, 'admin')
      const mia = await hired(ada, 'member', 'Mia')

      const results = await race(
        () => changeRole(db, ada, mia.person, 'responder'),
        () => changeRole(db, bob, mia.person, 'admin'),
      )

      const [first, second] = await db('audit_entries')
        .where({ company_id: ada.company, type: 'person.role-changed' })
        .orderBy('seq')
        .pluck<{ from: string; to: string }[]>('facts')
      const { role } = await db('people').where({ id: mia.person }).first('role')
      assert.deepEqual(results, ['done', 'done'])
      assert.ok(roles.includes(role))
      assert.deepEqual([first?.from, second?.from, second?.to], ['member', first?.to, role])
      await historyOf(ada.company)
      await empty()
    }
  })
})

describe('two first people of one tenant', () => {
  for (const [what, names] of [
    ['two names', ['Contoso', 'Contoso Ltd']],
    ['the same name', ['Contoso', 'Contoso']],
  ] as const) {
    it(`register it under ${what}: one does, and the other hears that it is done (P1)`, async () => {
      for (let round = 0; round < often; round++) {
        const tenantId = randomUUID()
        const [ada, bob] = [visitor({ tenantId, name: 'Ada' }), visitor({ tenantId, name: 'Bob' })]

        const results = await race(
          () => registerCompany(db, ada, form({ name: names[0] })),
          () => registerCompany(db, bob, form({ name: names[1] })),
        )

        assert.deepEqual([...results].sort(), ['already-registered', 'done'])
        const people = await db('people').select<{ company_id: Actor['company']; role: string }[]>('company_id', 'role')
        assert.deepEqual(
          people.map(({ role }) => role),
          ['admin'],
        )
        assert.equal((await db('companies')).length, 1)
        assert.equal((await db('terms_acceptances')).length, 1)
        assert.deepEqual(await historyOf(people[0]?.company_id ?? ('' as Actor['company'])), ['company.registered'])
        await empty()
      }
    })
  }
})

describe('two companies at once', () => {
  it('take one name, however it is written: one gets it (P1)', async () => {
    for (let round = 0; round < often; round++) {
      const results = await race(
        () => registerCompany(db, visitor(), form({ name: 'Café Müller' })),
        () => registerCompany(db, visitor(), form({ name: 'CAFE MULLER!' })),
      )

      assert.deepEqual([...results].sort(), ['done', 'name-taken'])
      assert.equal((await db('companies')).length, 1)
      assert.equal((await db('people')).length, 1)
      await empty()
    }
  })

  it('change to one name: one gets it, and the other keeps its own (P1, P3)', async () => {
    for (let round = 0; round < often; round++) {
      const [ada, bob] = [await founded('Contoso'), await founded('Fabrikam')]

      const results = await race(
        () => saveProfile(db, ada, 'general', { name: 'Tailspin' }),
        () => saveProfile(db, bob, 'general', { name: 'TAILSPIN' }),
      )

      assert.deepEqual([...results].sort(), ['done', 'name-taken'])
      assert.equal((await db('companies').where({ name_key: 'tailspin' })).length, 1)
      assert.equal((await historyOf(ada.company)).length + (await historyOf(bob.company)).length, 3)
      await empty()
    }
  })

  it('swap their names: nobody waits for ever, and no name is lost (P1, P3)', async () => {
    for (let round = 0; round < often; round++) {
      const [ada, bob] = [await founded('Contoso'), await founded('Fabrikam')]

      const results = await race(
        () => saveProfile(db, ada, 'general', { name: 'Fabrikam' }),
        () => saveProfile(db, bob, 'general', { name: 'Contoso' }),
      )

      assert.deepEqual(results, ['name-taken', 'name-taken'])
      assert.deepEqual(await db('companies').orderBy('name').pluck('name'), ['Contoso', 'Fabrikam'])
      await empty()
    }
  })
})

const chat = { id: 'a:chat', isPersonal: true, reference: {} }

describe('somebody who is forgotten', () => {
  it('while they write is forgotten, and nobody has to give way (K7)', async () => {
    const admin = await founded('Contoso')
    for (let round = 0; round < often; round++) {
      const bob = visitor({ tenantId: (await db('companies').first('tenant_id')).tenant_id, name: 'Bob' })
      const by = (await identify(db, bob, chat))?.by
      assert.ok(by)

      const renamed = Array.from({ length: 5 }, (_, n) => () => identify(db, { ...bob, name: `Bob ${n}` }, chat))
      const results = await race(() => forgetPerson(db, by), ...renamed)

      assert.deepEqual(new Set(results), new Set(['done']))
      assert.equal((await db('people').where({ id: by.person }).first('name')).name, ERASED.person)
    }
    await historyOf(admin.company)
  })
})

describe('somebody new', () => {
  it('who writes twice at once joins once (P1)', async () => {
    const admin = await founded('Contoso')
    const { tenant_id: tenantId } = await db('companies').first('tenant_id')
    for (let round = 0; round < often; round++) {
      const bob = visitor({ tenantId, name: 'Bob' })

      const [one, two] = await Promise.all([identify(db, bob, chat), identify(db, bob, chat)])

      assert.ok(one)
      assert.deepEqual(one.by, two?.by)
      assert.equal(one.by.role, 'member')
      assert.equal((await db('people').where({ object_id: bob.objectId })).length, 1)
      const joined = (await historyOf(admin.company)).filter(type => type === 'company.joined')
      assert.equal(joined.length, round + 1)
    }
  })

  it('who appears in two companies at once joins one, and is a guest in the other (P2)', async () => {
    const companies = [await founded('Contoso'), await founded('Fabrikam')]
    const tenants = await db('companies').pluck<string[]>('tenant_id')
    for (let round = 0; round < often; round++) {
      const objectId = randomUUID()

      const results = await race(
        ...tenants.map(
          tenantId => () => identify(db, visitor({ tenantId, objectId }), { ...chat, id: `a:${tenantId}` }),
        ),
      )

      assert.deepEqual([...results].sort(), ['done', 'guest'])
      assert.equal((await db('people').where({ object_id: objectId })).length, 1)
    }
    for (const { company } of companies) await historyOf(company)
  })
})
