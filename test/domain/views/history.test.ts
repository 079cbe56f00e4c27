import assert from 'node:assert/strict'
import { changeCollaboration } from '../../../domain/collaboration/collaborations.ts'
import {
  acceptInvitation,
  declineInvitation,
  wakeInvitation,
  writeNote,
} from '../../../domain/collaboration/invitations.ts'
import { changeRole } from '../../../domain/company/people.ts'
import { saveProfile } from '../../../domain/company/profiles.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import { type CollaborationId, type CompanyId, newId } from '../../../domain/kernel/ids.ts'
import type { Refusal } from '../../../domain/kernel/refusal.ts'
import { roles } from '../../../domain/kernel/role.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'
import { declineConnection, muteConnection, relateConnection } from '../../../domain/network/connections.ts'
import { requestConnection } from '../../../domain/network/requests.ts'
import { type HistoryFilter, listHistory, readHistory } from '../../../domain/views/history.ts'
import type { HistoryEntry } from '../../../domain/views/history-entry.ts'
import { clock } from '../../clock.ts'
import { db } from '../../database.ts'
import { asked, drafted, invitationOf, partners, shared, written } from '../collaboration/shared.ts'
import { founded, hired, later } from '../company/founded.ts'

const all = { offset: 0, limit: 1_000 }
const entriesOf = async (by: Actor, filter: HistoryFilter = {}) =>
  (await listHistory(db, by, { ...filter, ...all })).entries
const typesOf = async (by: Actor, filter: HistoryFilter = {}) => (await entriesOf(by, filter)).map(({ type }) => type)
const last = async (by: Actor): Promise<HistoryEntry> => {
  const [entry] = await entriesOf(by)
  assert.ok(entry, 'no entry')
  return entry
}

/** Contoso asks Fabrikam and Litware; Fabrikam shares half of it the next day, Litware declines the day after. */
async function answered() {
  const cast = await partners()
  const { contoso, fabrikam, litware } = cast
  const id = await shared(contoso.bob, [fabrikam, litware], { note: 'For the forecast', offered: ['warehouses'] })
  const invitation = await invitationOf(id, fabrikam)
  await acceptInvitation(db, later(fabrikam.ada, 1), invitation, ['products'], written('Gladly'))
  await declineInvitation(db, later(litware.bob, 2), await invitationOf(id, litware), 'Not this year')
  return { ...cast, id, invitation }
}

describe('what changed', () => {
  it('is told the latest first: who, when, between whom, in which collaboration, with what was written (K6)', async () => {
    const { contoso, fabrikam } = await answered()

    const [declined, accepted, ...before] = await entriesOf(contoso.ada)

    assert.equal(declined?.type, 'invitation.declined')
    assert.deepEqual(declined.by, { name: 'Bob', company: 'Litware', ours: false })
    assert.deepEqual(declined.written, { reason: 'Not this year' })
    assert.ok(accepted)
    const { seq, hash, facts, ...notified } = accepted
    assert.deepEqual(notified, {
      type: 'invitation.accepted',
      at: daysAfter(clock(), 1),
      outgoing: true,
      whom: null,
      by: { name: 'Ada', company: 'Fabrikam', ours: false },
      partner: 'Fabrikam',
      collaboration: 'Demand',
      written: { note: 'Gladly' },
    })
    assert.deepEqual(facts, {
      shared: ['products'],
      met: 1,
      asked: 2,
      extras: 0,
      terms: 1,
      round: 1,
      regions: { from: 'eu', to: 'us' },
    })
    assert.deepEqual(
      before.slice(0, 4).map(({ type, partner, by }) => [type, partner, by?.ours]),
      [
        ['invitation.sent', 'Litware', true],
        ['invitation.sent', 'Fabrikam', true],
        ['collaboration.shared', null, true],
        ['collaboration.drafted', null, true],
      ],
    )
    const [unprepared, theirs] = await entriesOf(fabrikam.bob, { until: daysAfter(clock(), 2) })
    assert.equal(unprepared?.type, 'invitation.unprepared')
    assert.deepEqual(
      [theirs?.type, theirs?.partner, theirs?.by, theirs?.outgoing],
      ['invitation.accepted', 'Contoso', { name: 'Ada', company: 'Fabrikam', ours: true }, false],
    )
  })

  it('is told to each side as its own part: nothing of other partners, and nothing that the other did alone (K6)', async () => {
    const { contoso, fabrikam, litware, datum, connection } = await answered()
    await muteConnection(db, fabrikam.bob, connection, true)

    const theirs = await entriesOf(fabrikam.ada)

    assert.equal(theirs[0]?.type, 'connection.muted')
    assert.equal((await last(contoso.ada)).type, 'invitation.declined')
    assert.doesNotMatch(JSON.stringify(theirs), /Litware|Not this year|collaboration\./)
    assert.doesNotMatch(JSON.stringify(await entriesOf(datum.ada)), /Fabrikam|Litware|Demand/)
    const ids = [contoso, fabrikam, litware, datum].map(({ id }) => id).join('|')
    for (const { ada } of [contoso, fabrikam, litware, datum]) {
      assert.doesNotMatch(JSON.stringify(await entriesOf(ada)), new RegExp(ids))
    }
  })

  it('is told alike to every role of a company', async () => {
    const { contoso } = await answered()
    const mia = await hired(contoso.ada, 'member', 'Mia')

    const views = await Promise.all(roles.map(role => entriesOf({ ...mia, role })))

    assert.deepEqual(views[0], views[1])
    assert.deepEqual(views[0], views[2])
    assert.ok((views[0]?.length ?? 0) > 5)
  })

  it('was done by nobody when time alone did it', async () => {
    const { contoso, fabrikam } = await partners()
    const { invitation } = await asked(contoso.ada, fabrikam)

    await wakeInvitation(db, invitation, { type: 'invitation.expiry', round: 1, at: daysAfter(clock(), 30) })

    for (const { ada } of [contoso, fabrikam]) {
      const { type, by, partner } = await last(ada)
      assert.deepEqual([type, by], ['invitation.expired', null])
      assert.ok(partner)
    }
  })

  it('tells of a connection who asked whom in that round, whoever asked in the next', async () => {
    const [ada, bob] = [await founded('Contoso'), await founded('Fabrikam')]
    const id = await requestConnection(db, ada, bob.company, 'Shall we?')
    await declineConnection(db, bob, id, 'not-now', 'Later')
    await requestConnection(db, later(bob, 1), ada.company, '')

    const [again, declined, first] = await entriesOf(ada)

    assert.deepEqual([again?.outgoing, declined?.outgoing, first?.outgoing], [false, true, true])
    assert.deepEqual([first?.written, declined?.written], [{ note: 'Shall we?' }, { comment: 'Later' }])
    assert.deepEqual([declined?.facts, first?.partner], [{ reason: 'not-now', round: 1 }, 'Fabrikam'])
  })

  it('tells of a role whose it is, and of a profile what was there before', async () => {
    const ada = await founded('Contoso')
    const mia = await hired(ada, 'member', 'Mia')
    await changeRole(db, ada, mia.person, 'responder')
    await saveProfile(db, ada, 'general', { about: 'Headphones' })

    const [profile, role] = await entriesOf(ada)

    assert.equal(role?.whom, 'Mia')
    assert.deepEqual(role?.facts, { roles: { from: 'member', to: 'responder' } })
    assert.deepEqual(profile?.written, { about: '– → Headphones' })
    assert.deepEqual(profile?.facts, { section: 'general' })
  })

  it('tells of another name, and of a relationship, what was there before', async () => {
    const { contoso, fabrikam, connection } = await partners()
    const id = await shared(contoso.bob, [fabrikam], { name: 'Demand' })
    const lists = { requested: ['products', 'vendors'], offered: [] } as const
    await changeCollaboration(db, contoso.bob, id, { ...lists, name: 'Demand 2027' })
    await changeCollaboration(db, contoso.bob, id, { ...lists, name: 'Demand 2027', requested: ['products'] })
    await relateConnection(db, contoso.bob, connection, { relationship: 'vendor', vendorId: 'V-1', customerId: '' })
    await relateConnection(db, contoso.bob, connection, { relationship: 'vendor', vendorId: 'V-2', customerId: '' })

    const entries = await entriesOf(contoso.ada)
    const theirs = await entriesOf(fabrikam.ada)

    const of = (type: string) =>
      entries.filter(entry => entry.type === type).map(({ facts, written }) => [facts, written])
    assert.deepEqual(of('connection.related'), [
      [{ relationship: 'vendor', formerly: 'vendor' }, { vendorId: 'V-1 → V-2' }],
      [{ relationship: 'vendor', formerly: 'none' }, { vendorId: '– → V-1' }],
    ])
    assert.deepEqual(
      of('collaboration.changed').map(([, written]) => written),
      [{}, { collaborationName: 'Demand → Demand 2027' }],
    )
    assert.doesNotMatch(JSON.stringify(theirs), /V-1|V-2|Demand →|formerly/)
  })

  it('can be narrowed to a partner, a collaboration and a time, and all of them at once', async () => {
    const { contoso, fabrikam, litware, id } = await answered()
    const other = await shared(later(contoso.bob, 3), [fabrikam], { name: 'Other' })
    const [today, tomorrow] = [daysAfter(clock(), 0.5), daysAfter(clock(), 1.5)]

    const partner = await listHistory(db, contoso.ada, { partner: fabrikam.id, ...all })
    const collaboration = await listHistory(db, contoso.ada, { collaboration: id, ...all })
    const both = await typesOf(contoso.ada, { partner: fabrikam.id, collaboration: other })

    assert.equal(partner.partner, 'Fabrikam')
    assert.deepEqual(
      partner.entries.map(({ type, collaboration }) => [type, collaboration]),
      [
        ['invitation.sent', 'Other'],
        ['invitation.accepted', 'Demand'],
        ['invitation.sent', 'Demand'],
        ['connection.accepted', null],
        ['connection.requested', null],
      ],
    )
    assert.equal(collaboration.collaboration, 'Demand')
    assert.deepEqual(
      collaboration.entries.map(({ type }) => type),
      [
        ...['invitation.declined', 'invitation.accepted', 'invitation.sent', 'invitation.sent'],
        ...['collaboration.shared', 'collaboration.drafted'],
      ],
    )
    assert.deepEqual(both, ['invitation.sent'])
    assert.deepEqual(await typesOf(fabrikam.ada, { collaboration: id }), [
      ...['invitation.unprepared', 'invitation.accepted', 'invitation.sent'],
    ])
    assert.deepEqual(await typesOf(contoso.ada, { since: today, until: tomorrow }), ['invitation.accepted'])
    assert.deepEqual(await typesOf(contoso.ada, { partner: litware.id, since: tomorrow }), ['invitation.declined'])
  })

  it('comes in pages, with how many there are in all', async () => {
    const { contoso, id } = await answered()
    const whole = await listHistory(db, contoso.ada, { collaboration: id, ...all })

    const [first, second, beyond] = await Promise.all(
      [0, 4, 8].map(offset => listHistory(db, contoso.ada, { collaboration: id, offset, limit: 4 })),
    )

    assert.deepEqual([...(first?.entries ?? []), ...(second?.entries ?? [])], whole.entries)
    assert.deepEqual([first?.total, second?.total, beyond?.total, whole.total], [6, 6, 6, 6])
    assert.deepEqual(beyond?.entries, [])
  })

  it('is one round trip', async () => {
    const { contoso, fabrikam, id } = await answered()
    const queries: string[] = []
    const count = ({ sql }: { sql: string }) => queries.push(sql)
    db.on('query', count)

    await listHistory(db, contoso.ada, { partner: fabrikam.id, collaboration: id, ...all })

    db.removeListener('query', count)
    assert.equal(queries.length, 1)
  })

  it('is refused of a company or a collaboration with which we never had to do, like one that does not exist', async () => {
    const { contoso, fabrikam, litware, datum, id } = await answered()
    const draft = await drafted(contoso.bob, { partners: [datum.id] })
    const refused = { name: 'Refusal', code: 'not-found' } satisfies Partial<Refusal>

    for (const [by, filter] of [
      [fabrikam.ada, { partner: litware.id }],
      [fabrikam.ada, { partner: newId<CompanyId>() }],
      [fabrikam.ada, { partner: fabrikam.id }],
      [fabrikam.ada, { partner: contoso.id, collaboration: newId<CollaborationId>() }],
      [datum.ada, { collaboration: id }],
      [datum.ada, { collaboration: draft }],
    ] as const) {
      await assert.rejects(listHistory(db, by, { ...filter, ...all }), refused)
    }

    assert.equal((await listHistory(db, contoso.ada, { collaboration: draft, ...all })).collaboration, 'Demand')
  })

  it('of another company is not read by naming it', async () => {
    const { contoso, fabrikam } = await answered()

    const found: HistoryEntry[] = []
    for await (const entry of readHistory(db, fabrikam.ada, { partner: contoso.id })) found.push(entry)

    assert.deepEqual(found, await entriesOf(fabrikam.ada, { partner: contoso.id }))
    assert.doesNotMatch(JSON.stringify(found), /Litware/)
  })

  it('shows what has been erased as erased: what was written, and names (K7)', async () => {
    const { contoso, fabrikam, invitation } = await answered()
    await writeNote(db, later(fabrikam.bob, 3), invitation, written('A secret note'))
    assert.match(JSON.stringify(await entriesOf(contoso.ada)), /A secret note/)

    await db('audit_entries').where({ company_id: contoso.id }).update({ written: null })
    await db('people').where({ id: fabrikam.bob.person }).update({ name: '' })

    const entries = await entriesOf(contoso.ada)
    assert.deepEqual([...new Set(entries.map(entry => entry.written))], [null])
    assert.deepEqual(entries[0]?.by, { name: null, company: 'Fabrikam', ours: false })
  })

  it('tells what was requested and offered, before and after a change', async () => {
    const { contoso, id } = await answered()

    await changeCollaboration(db, later(contoso.bob, 4), id, {
      name: 'Demand',
      requested: ['products', 'vendors', 'orders-and-shipments'],
      offered: [],
    })

    const [widened, changed] = await entriesOf(contoso.ada)
    assert.equal(widened?.type, 'invitation.widened')
    assert.deepEqual(widened.facts.requested, ['vendors', 'products', 'orders-and-shipments'])
    assert.deepEqual([widened.facts.offered, changed?.facts.partners], [[], 2])
    const sent = (await entriesOf(contoso.ada)).find(({ type }) => type === 'invitation.sent')
    assert.deepEqual([sent?.facts.requested, sent?.facts.offered], [['vendors', 'products'], ['warehouses']])
  })
})
