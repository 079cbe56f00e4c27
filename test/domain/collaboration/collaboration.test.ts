import assert from 'node:assert/strict'
import { accept, decline, type Giving } from '../../../domain/collaboration/answer.ts'
import {
  add,
  type Collaboration,
  change,
  type Draft,
  draft,
  end,
  type Offering,
  remove,
  share,
} from '../../../domain/collaboration/collaboration.ts'
import { type Entity, entityCodes } from '../../../domain/data/catalogue.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import type { CollaborationId, CompanyId, InvitationId, PersonId } from '../../../domain/kernel/ids.ts'
import type { RefusalCode } from '../../../domain/kernel/refusal.ts'
import type { Role } from '../../../domain/kernel/role.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'

const noon = new Date('2026-01-01T12:00:00Z')
const [contoso, fabrikam, litware] = ['contoso', 'fabrikam', 'litware'] as unknown as [CompanyId, CompanyId, CompanyId]
const person = (company: CompanyId, name: string, role: Role = 'responder'): Actor => ({
  person: `${name} of ${company}` as PersonId,
  company,
  role,
  at: noon,
})
const ada = person(contoso, 'ada')
const alan = person(contoso, 'alan', 'admin')
const mia = person(contoso, 'mia', 'member')
const bob = person(fabrikam, 'bob', 'admin')
const both = [fabrikam, litware]
const id = 'c1' as CollaborationId
const form: Draft = {
  name: 'Demand',
  lists: { requested: ['products', 'vendors'], offered: ['certifications'] },
  partners: both,
}

const offering: Offering = {
  catalogue: entityCodes.map(code => ({ code, group: 'company', sensitive: code === 'financial-information' })),
  termsAccepted: true,
  guarded: false,
}
const unaccepted: Offering = { ...offering, termsAccepted: false }

const saved = draft(undefined, id, ada, form, both, true).next
const live = share(saved, ada, {}, both, offering).next
const deleted = end(live, ada).next
const idOf = (collaboration: Collaboration, partner: CompanyId): InvitationId => {
  const found = collaboration.invitations.find(each => each.partner === partner)
  assert.ok(found)
  return found.id
}
const statuses = ({ invitations }: Collaboration) =>
  invitations.map(({ partner, status }) => `${partner} ${status}`).sort()
const withOne = (rule: (value: Collaboration['invitations'][number]) => Collaboration['invitations'][number]) => ({
  ...live,
  invitations: live.invitations.map(value => (value.partner === fabrikam ? rule(value) : value)),
})
const giving: Giving = {
  catalogue: entityCodes.map(code => ({ code, group: 'company', sensitive: false })),
  available: entityCodes,
  termsAccepted: true,
  guarded: false,
  regions: { own: 'eu', partner: 'us' },
}
const accepted = withOne(value => accept(value, bob, ['products'], giving).next)
const declined = withOne(value => decline(value, bob, undefined).next)

const refused = (code: RefusalCode, detail: object = {}) => ({ name: 'Refusal', code, detail })

describe('a draft', () => {
  it('keeps what was typed, and is told to nobody (C1, C3)', () => {
    const { next, events } = draft(undefined, id, ada, { ...form, note: 'Hello' }, both, false)

    assert.deepEqual(
      { ...next, invitations: [] },
      { id, owner: contoso, name: 'Demand', status: 'draft', lists: form.lists, note: 'Hello', invitations: [] },
    )
    assert.deepEqual(statuses(next), ['fabrikam draft', 'litware draft'])
    assert.deepEqual(events, [
      {
        type: 'collaboration.drafted',
        subject: 'collaboration:c1',
        concerns: [contoso],
        tell: [],
        facts: { requested: 'products,vendors', offered: 'certifications', partners: 2 },
      },
    ])
  })

  it('may lack everything but a name until it is to be shared (C1)', () => {
    const bare = { name: 'Demand', lists: { requested: [], offered: [] }, partners: [] }

    assert.equal(draft(undefined, id, ada, bare, [], false).next.status, 'draft')
    assert.throws(() => draft(undefined, id, ada, bare, [], true), refused('no-partner'))
    assert.throws(() => draft(undefined, id, ada, { ...bare, partners: both }, both, true), refused('nothing-asked'))
    for (const lists of [
      { requested: ['products'] as const, offered: [] },
      { requested: [], offered: ['products'] as const },
    ]) {
      assert.equal(draft(undefined, id, ada, { ...form, lists }, both, true).events.length, 1)
    }
  })

  it('saved again as it is changes nothing, in whatever order, and keeps its invitations otherwise (C1)', () => {
    const [products, vendors] = form.lists.requested as [Entity, Entity]
    const turned = { ...form, lists: { ...form.lists, requested: [vendors, products] }, partners: [litware, fabrikam] }

    assert.deepEqual(draft(saved, id, alan, turned, both, true).events, [])
    const { next } = draft(saved, id, alan, { ...form, partners: [litware] }, both, true)
    assert.deepEqual(
      next.invitations.map(each => each.id),
      [idOf(saved, litware)],
    )
  })

  for (const other of [
    { name: 'Supply' },
    { note: 'Hello' },
    { partners: [fabrikam] },
    { lists: live.lists, note: 'x' },
  ]) {
    it(`saved with ${JSON.stringify(other)} is another one (C1)`, () => {
      assert.equal(draft(saved, id, ada, { ...form, ...other }, both, false).events.length, 1)
    })
  }

  it('is refused to others, to a member, with a company that is no partner, and once it is shared (C1, C2)', () => {
    assert.throws(() => draft(saved, id, bob, form, both, false), refused('not-found'))
    assert.throws(() => draft(undefined, id, mia, form, both, false), refused('needs-role', { role: 'responder' }))
    assert.throws(() => draft(saved, id, ada, form, [fabrikam], false), refused('not-connected'))
    assert.throws(() => draft(live, id, ada, form, both, false), refused('already-shared'))
    assert.throws(() => draft(deleted, id, ada, form, both, false), refused('ended'))
  })
})

describe('sharing a draft', () => {
  it('sends every invitation, each with the note for it, and tells every partner (C1, C4)', () => {
    const before = draft(undefined, id, ada, { ...form, note: 'For all' }, both, true).next

    const { next, events, notes, timers } = share(before, ada, { [litware]: 'For you' }, both, offering)

    assert.deepEqual(
      [next.status, next.note, statuses(next)],
      ['shared', undefined, ['fabrikam waiting', 'litware waiting']],
    )
    assert.deepEqual(notes, { [idOf(next, fabrikam)]: 'For all', [idOf(next, litware)]: 'For you' })
    assert.deepEqual(
      events.map(({ type, tell, concerns, written }) => [type, tell, concerns, written]),
      [
        ['collaboration.shared', [], [contoso], undefined],
        ['invitation.sent', [{ company: fabrikam }], [contoso, fabrikam], { note: 'For all' }],
        ['invitation.sent', [{ company: litware }], [contoso, litware], { note: 'For you' }],
      ],
    )
    assert.equal(timers?.length, 8)
  })

  it('again changes nothing (C1)', () => {
    assert.deepEqual(share(live, alan, { [litware]: 'More' }, [], unaccepted), { next: live, events: [], notes: {} })
  })

  it('is refused to others, to a member, without terms, with one who is no partner any more, and once deleted (C1, C2, C5)', () => {
    assert.throws(() => share(saved, bob, {}, both, offering), refused('not-found'))
    assert.throws(() => share(saved, mia, {}, both, offering), refused('needs-role', { role: 'responder' }))
    assert.throws(() => share(saved, ada, {}, both, unaccepted), refused('terms-needed'))
    assert.throws(() => share(saved, ada, {}, [litware], offering), refused('not-connected'))
    assert.throws(() => share({ ...saved, invitations: [] }, ada, {}, both, offering), refused('no-partner'))
    assert.throws(
      () => share({ ...saved, lists: { requested: [], offered: [] } }, ada, {}, both, offering),
      refused('nothing-asked'),
    )
    assert.throws(() => share(end(saved, ada).next, ada, {}, both, offering), refused('ended'))
    assert.throws(() => share(deleted, ada, {}, both, offering), refused('ended'))
  })
})

describe('adding partners', () => {
  const datum = 'datum' as CompanyId

  it('invites them with the present lists, and leaves the others as they are (C7)', () => {
    const { next, events } = add(accepted, ada, [datum, fabrikam, litware], 'Hello', [...both, datum], offering)

    assert.deepEqual(statuses(next), ['datum waiting', 'fabrikam accepted', 'litware waiting'])
    assert.deepEqual(
      events.map(({ type, tell, written }) => [type, tell, written]),
      [['invitation.sent', [{ company: datum }], { note: 'Hello' }]],
    )
    assert.deepEqual(next.invitations.find(({ partner }) => partner === datum)?.lists, live.lists)
  })

  it('invites again those with whom it is over, within the limits (C9)', () => {
    const week = { ...ada, at: daysAfter(noon, 7) }

    assert.throws(
      () => add(declined, ada, [fabrikam], undefined, both, offering),
      refused('too-soon', { until: week.at }),
    )
    const { next } = add(declined, week, [fabrikam], undefined, both, offering)
    assert.equal(next.invitations.find(({ partner }) => partner === fabrikam)?.round, 2)
    assert.equal(next.invitations.length, 2)
  })

  it('is refused to others, to a member, of nobody, of strangers, without terms, of a draft, and once deleted (C2, C5)', () => {
    assert.throws(() => add(live, bob, [datum], undefined, [datum], offering), refused('not-found'))
    assert.throws(
      () => add(live, mia, [datum], undefined, [datum], offering),
      refused('needs-role', { role: 'responder' }),
    )
    assert.throws(() => add(live, ada, [], undefined, both, offering), refused('no-partner'))
    assert.throws(() => add(live, ada, [datum], undefined, both, offering), refused('not-connected'))
    assert.throws(() => add(live, ada, [datum], undefined, [datum], unaccepted), refused('terms-needed'))
    assert.throws(() => add(saved, ada, [datum], undefined, [datum], offering), refused('not-shared'))
    assert.throws(() => add(deleted, ada, [datum], undefined, [datum], offering), refused('ended'))
  })
})

describe('changing a collaboration', () => {
  it('in name and lists changes every invitation, and tells every partner of what changes for it (C7, C8)', () => {
    const lists = { requested: ['products', 'warehouses'] as const, offered: [] }

    const { next, events } = change(accepted, alan, 'Supply', lists, offering)

    assert.equal(next.name, 'Supply')
    for (const each of next.invitations) assert.deepEqual(each.lists, lists)
    assert.deepEqual(
      events.map(({ type, tell }) => [type, tell]),
      [
        ['collaboration.changed', []],
        ['invitation.widened', [{ company: fabrikam }]],
        ['invitation.widened', [{ company: litware }]],
      ],
    )
  })

  it('in name alone tells nobody, but redraws every card of it (C7)', () => {
    const { events } = change(live, ada, 'Supply', live.lists, offering)

    assert.deepEqual(
      events.map(({ type, tell, redraws }) => [type, tell, redraws]),
      [['collaboration.changed', [], live.invitations.map(each => `invitation:${each.id}`)]],
    )
  })

  it('in nothing changes nothing (C7)', () => {
    assert.deepEqual(change(live, ada, live.name, live.lists, offering), { next: live, events: [] })
  })

  it('is refused to others, to a member, to nothing at all, of a draft, and once deleted (C1, C7)', () => {
    assert.throws(() => change(live, bob, 'Supply', live.lists, offering), refused('not-found'))
    assert.throws(() => change(live, mia, 'Supply', live.lists, offering), refused('needs-role', { role: 'responder' }))
    assert.throws(() => change(live, ada, 'Supply', { requested: [], offered: [] }, offering), refused('nothing-asked'))
    assert.throws(() => change(saved, ada, 'Supply', live.lists, offering), refused('not-shared'))
    assert.throws(() => change(deleted, ada, 'Supply', live.lists, offering), refused('ended'))
  })
})

describe('taking a partner out, and deleting', () => {
  it('withdraws what waits, ends what was accepted, and tells that partner alone (C7)', () => {
    const one = remove(accepted, ada, idOf(live, fabrikam))
    const other = remove(accepted, ada, idOf(live, litware))

    assert.deepEqual(statuses(one.next), ['fabrikam ended', 'litware waiting'])
    assert.deepEqual(statuses(other.next), ['fabrikam accepted', 'litware withdrawn'])
    assert.deepEqual(
      [...one.events, ...other.events].map(({ type, tell }) => [type, tell]),
      [
        ['invitation.ended', [{ company: fabrikam }]],
        ['invitation.withdrawn', [{ company: litware }]],
      ],
    )
  })

  it('twice by the same person is once; by another it is too late, as it is when it was over before (C7)', () => {
    const invitation = idOf(live, fabrikam)
    const { next } = remove(accepted, ada, invitation)

    assert.deepEqual(remove(next, ada, invitation), { next, events: [] })
    assert.throws(() => remove(next, alan, invitation), refused('already-answered'))
    assert.throws(() => remove(declined, ada, invitation), refused('already-answered'))
  })

  it('ends every invitation that is live, and leaves the others as they were (C7)', () => {
    const { next, events } = end(declined, alan)

    assert.equal(next.status, 'deleted')
    assert.deepEqual(statuses(next), ['fabrikam declined', 'litware withdrawn'])
    assert.deepEqual(
      events.map(({ type, tell }) => [type, tell]),
      [
        ['collaboration.deleted', []],
        ['invitation.withdrawn', [{ company: litware }]],
      ],
    )
    assert.deepEqual(end(next, ada), { next, events: [] })
  })

  it('of a draft is told to nobody (C1, C7)', () => {
    assert.deepEqual(
      end(saved, ada).events.map(({ type, tell }) => [type, tell]),
      [['collaboration.deleted', []]],
    )
  })

  it('is refused to others and to a member (C7)', () => {
    const invitation = idOf(live, fabrikam)

    for (const act of [(by: Actor) => remove(live, by, invitation), (by: Actor) => end(live, by)]) {
      assert.throws(() => act(bob), refused('not-found'))
      assert.throws(() => act(mia), refused('needs-role', { role: 'responder' }))
    }
    assert.throws(() => remove(saved, ada, idOf(saved, fabrikam)), refused('not-found'))
    assert.throws(() => remove(live, ada, 'i9' as InvitationId), refused('not-found'))
  })
})
