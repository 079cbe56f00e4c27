import assert from 'node:assert/strict'
import { change, decline, leave } from '../../../domain/collaboration/answer.ts'
import { addNote, expire, type Invitation, relist, remind } from '../../../domain/collaboration/invitation.ts'
import type { Entity } from '../../../domain/data/catalogue.ts'
import { chosen } from '../../../domain/data/entity.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'
import {
  accepted,
  ada,
  bea,
  bob,
  catalogue,
  contoso,
  eve,
  fabrikam,
  giving,
  justBefore,
  later,
  mia,
  noon,
  nothing,
  refused,
  toldBy,
  values,
  waiting,
} from './invitation.ts'

describe('changing what is shared', () => {
  it('is kept with who did it and when, and told (A6)', () => {
    const decision = change(accepted, later(bea, 2), ['vendors'], 2, giving)

    assert.deepEqual(decision.next, {
      ...accepted,
      shared: ['vendors'],
      changed: { at: daysAfter(noon, 2), by: bea.person },
      revision: 3,
    })
    assert.deepEqual(toldBy(decision), [['invitation.changed', [{ company: contoso }, { person: ada.person }]]])
  })

  it('to nothing is still taking part, whatever is offered (A6)', () => {
    const unoffered = { ...accepted, lists: { ...accepted.lists, offered: [] } }

    const { next } = change(unoffered, bob, [], 2, giving)

    assert.deepEqual([next.status, next.shared], ['accepted', []])
  })

  it('from a form that is out of date is refused, and to what is shared already changes nothing (A4)', () => {
    const changed = change(accepted, bea, ['vendors'], 2, giving).next

    assert.throws(() => change(changed, bob, ['products'], 2, giving), refused('changed-meanwhile'))
    assert.deepEqual(change(changed, bea, ['vendors'], 2, giving), nothing(changed))
    assert.deepEqual(change(changed, bob, ['vendors'], 3, giving), nothing(changed))
  })

  it('needs the terms for what is new, and an admin for what is sensitive, but neither to stop (K5, A11)', () => {
    const sharing = change(accepted, bea, ['financial-information', 'products'], 2, giving).next
    const strict = { ...giving, termsAccepted: false, guarded: true }

    assert.throws(() => change(sharing, bob, [...sharing.shared, 'vendors'], 3, strict), refused('terms-needed'))
    assert.throws(
      () => change(accepted, bob, ['financial-information'], 2, { ...giving, guarded: true }),
      refused('needs-admin', { entities: ['financial-information'] }),
    )
    assert.deepEqual(change(sharing, bob, ['financial-information'], 3, strict).next.shared, ['financial-information'])
  })
})

describe('the lists of an owner that change', () => {
  const relisted = (value: Invitation, requested: readonly Entity[], offered = value.lists.offered) =>
    relist(value, { requested: chosen(catalogue, requested), offered })

  it('wider: nothing is shared by itself, and what is new waits for an answer of its own (C8)', () => {
    const decision = relisted(accepted, ['vendors', 'products', 'warehouses', 'orders-and-shipments'])

    assert.deepEqual([decision.next.shared, decision.next.added], [accepted.shared, ['orders-and-shipments']])
    assert.equal(decision.next.revision, 3)
    assert.deepEqual(toldBy(decision), [['invitation.widened', [{ company: fabrikam }]]])
  })

  it('wider by what is shared already: there is nothing to answer (C8)', () => {
    const { next } = relisted(accepted, ['vendors', 'products', 'warehouses', 'production-plants'])

    assert.deepEqual([next.added, next.shared], [[], accepted.shared])
  })

  it('narrower: what is shared stays, as an extra that can be stopped (C8)', () => {
    const decision = relisted(accepted, ['vendors'])

    assert.deepEqual([decision.next.shared, decision.next.dropped], [accepted.shared, ['products']])
    assert.deepEqual(toldBy(decision), [['invitation.narrowed', [{ company: fabrikam }]]])
  })

  it('wider and narrower again by the same: nothing is left to answer (C8)', () => {
    const wider = relisted(accepted, ['vendors', 'products', 'warehouses', 'orders-and-shipments']).next

    const { next } = relist(wider, accepted.lists)

    assert.deepEqual([next.added, next.dropped, next.shared], [[], [], accepted.shared])
  })

  it('narrower and wider again by the same: nothing is left to stop (C8)', () => {
    const narrower = relisted(accepted, ['vendors', 'warehouses']).next

    const { next } = relist(narrower, accepted.lists)

    assert.deepEqual([next.added, next.dropped, next.shared], [[], [], accepted.shared])
  })

  it('twice before the partner answers: both additions wait (C8)', () => {
    const once = relisted(accepted, [...accepted.lists.requested, 'orders-and-shipments']).next

    const { next } = relisted(once, [...once.lists.requested, 'certifications'])

    assert.deepEqual(next.added, ['certifications', 'orders-and-shipments'])
  })

  it('after which the partner answers, either way: the additions are answered (C8)', () => {
    const wider = relisted(accepted, [...accepted.lists.requested, 'certifications']).next

    const kept = change(wider, bea, wider.shared, 3, giving)
    const more = change(wider, bea, [...wider.shared, 'certifications'], 3, giving)

    assert.deepEqual([kept.next.added, more.next.added], [[], []])
    assert.deepEqual(toldBy(kept), [['invitation.kept', []]])
    assert.equal(kept.next.changed, undefined)
    assert.equal(more.next.shared.length, 3)
  })

  it('of an offer: it takes effect at once, and is told (C8)', () => {
    const decision = relist(accepted, { ...accepted.lists, offered: [] })

    assert.deepEqual(decision.next, { ...accepted, lists: { ...accepted.lists, offered: [] }, revision: 3 })
    assert.deepEqual(toldBy(decision), [['invitation.offered', [{ company: fabrikam }]]])
  })

  it('in nothing but their order: nobody is told (C8)', () => {
    const { requested, offered } = accepted.lists

    const { events, next } = relist(accepted, { requested: [...requested].reverse(), offered })

    assert.deepEqual(events, [])
    assert.equal(next.revision, accepted.revision)
  })

  it('while it waits: there is one request, the present one, of which the partner is told (C8)', () => {
    const decision = relisted(waiting, ['vendors', 'certifications'])

    assert.deepEqual([decision.next.added, decision.next.dropped], [[], []])
    assert.deepEqual(toldBy(decision), [['invitation.widened', [{ company: fabrikam }]]])
  })

  for (const status of ['draft', 'declined', 'left', 'expired', 'withdrawn', 'ended'] as const) {
    it(`when it is ${status}: nobody is told (C8)`, () => {
      const { next, events } = relisted(values[status], ['certifications'])

      assert.deepEqual(events, [])
      assert.equal(next.revision, values[status].revision)
    })
  }
})

describe('what is told of an invitation', () => {
  it('a decline: to the owner, with the reason (A3)', () => {
    const decision = decline(waiting, bob, 'Not now')

    assert.deepEqual(decision.next.answer, { at: noon, by: bob.person, reason: 'Not now' })
    assert.deepEqual(decision.events[0]?.written, { reason: 'Not now' })
    assert.deepEqual(toldBy(decision), [['invitation.declined', [{ company: contoso }, { person: ada.person }]]])
  })

  it('leaving: to the owner, and nothing stays shared or to be answered (A6)', () => {
    const wider = relist(accepted, { ...accepted.lists, requested: ['certifications'] }).next

    const decision = leave(wider, bob)

    assert.deepEqual([decision.next.shared, decision.next.added, decision.next.dropped], [[], [], []])
    assert.deepEqual(toldBy(decision), [['invitation.left', [{ company: contoso }, { person: ada.person }]]])
  })

  it('an expiry: to the owner; not a moment too early, and never of another round (A10)', () => {
    const due = daysAfter(noon, 30)

    assert.deepEqual(toldBy(expire(waiting, 1, { at: due })), [
      ['invitation.expired', [{ company: contoso }, { person: ada.person }]],
    ])
    assert.deepEqual(expire(waiting, 1, { at: justBefore(due) }), nothing(waiting))
    assert.deepEqual(expire(waiting, 2, { at: due }), nothing(waiting))
    assert.deepEqual(remind(waiting, 2, 'invitation.reminded'), nothing(waiting))
  })

  it('a reminder: to the partner; an escalation: to its admins alone; neither to the owner (A10)', () => {
    const reminder = remind(waiting, 1, 'invitation.reminded')
    const escalation = remind(waiting, 1, 'invitation.escalated')

    assert.deepEqual(toldBy(reminder), [['invitation.reminded', [{ company: fabrikam }]]])
    assert.deepEqual(toldBy(escalation), [['invitation.escalated', [{ company: fabrikam, role: 'admin' }]]])
    for (const { events, next } of [reminder, escalation]) {
      assert.deepEqual(events[0]?.concerns, [fabrikam])
      assert.equal(next, waiting)
    }
  })

  it('a note: to those of the other side who took part, else to its responders (A9)', () => {
    const tookPart = [ada, bob].map(({ company, person }) => ({ company, person }))

    const fromOwner = addNote(waiting, ada, 'Hello', tookPart)
    const fromMember = addNote(waiting, mia, 'Hello', tookPart)
    const first = addNote(waiting, ada, 'Hello', tookPart.slice(0, 1))

    assert.deepEqual(toldBy(fromOwner), [['invitation.noted', [{ person: bob.person }]]])
    assert.deepEqual(toldBy(fromMember), [['invitation.noted', [{ person: ada.person }]]])
    assert.deepEqual(toldBy(first), [['invitation.noted', [{ company: fabrikam }]]])
    assert.deepEqual(first.events[0]?.written, { note: 'Hello' })
    assert.throws(() => addNote(waiting, eve, 'Hello', []), refused('not-found'))
  })
})
