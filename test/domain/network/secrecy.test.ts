import assert from 'node:assert/strict'
import { type ProfileSection, profileFields, profileSections } from '../../../domain/company/profile.ts'
import { publishProfile, saveProfile } from '../../../domain/company/profiles.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import { type CompanyId, type ConnectionId, newId } from '../../../domain/kernel/ids.ts'
import {
  acceptConnection,
  declineConnection,
  endConnection,
  muteConnection,
  relateConnection,
} from '../../../domain/network/connections.ts'
import { listDirectory, viewCompany } from '../../../domain/network/directory.ts'
import { checkRequest, requestConnection } from '../../../domain/network/requests.ts'
import { listConnections, viewConnection } from '../../../domain/views/connection.ts'
import { viewHome } from '../../../domain/views/home.ts'
import { db } from '../../database.ts'
import { founded, hidden, later } from '../company/founded.ts'
import { own, page, partners, two } from './partners.ts'

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
      assert.deepEqual(await listConnections(db, bob, { of: { relationship }, ...page }), [])
    }
    assert.equal((await listDirectory(db, ada, { name: '', relationship: 'vendor', ...page })).length, 1)
    assert.equal((await listConnections(db, ada, { of: { relationship: 'vendor' }, ...page })).length, 1)
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

    assert.deepEqual((await viewCompany(db, contoso, secret.company)).profile, { name: 'Tailspin' })
    assert.deepEqual((await viewConnection(db, contoso, id)).partner.profile, { name: 'Tailspin' })
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
  it('is four fields to a stranger, one while it is private, and General information to a partner, never the other sections (P4, P5)', async () => {
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
    await publishProfile(db, contoso, false)
    assert.deepEqual(Object.keys((await viewCompany(db, bob, contoso.company)).profile), ['name'])
    assert.deepEqual(Object.keys((await viewConnection(db, bob, id)).partner.profile), ['name'])
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
