import assert from 'node:assert/strict'
import { type Catalogue, chosen, type Entity, entityCodes } from '../../../domain/collaboration/entity.ts'
import {
  accept,
  addNote,
  change,
  close,
  decline,
  expire,
  type Giving,
  type Invitation,
  type InvitationStatus,
  invitationStatuses,
  invite,
  leave,
  relist,
  remind,
} from '../../../domain/collaboration/invitation.ts'
import { type Decision, daysAfter } from '../../../domain/event.ts'
import type { CollaborationId, CompanyId, InvitationId, PersonId } from '../../../domain/ids.ts'
import type { Actor, Role } from '../../../domain/network/person.ts'
import { Refusal, type RefusalCode } from '../../../domain/refusal.ts'
import { TERMS_VERSION } from '../../../domain/trust/terms.ts'

const noon = new Date('2026-01-01T12:00:00Z')
const contoso = 'contoso' as CompanyId
const fabrikam = 'fabrikam' as CompanyId
const person = (company: string, name: string, role: Role = 'responder'): Actor => ({
  person: `${name} of ${company}` as PersonId,
  company: company as CompanyId,
  role,
  at: noon,
})
const ada = person(contoso, 'ada')
const bob = person(fabrikam, 'bob')
const bea = person(fabrikam, 'bea', 'admin')
const mia = person(fabrikam, 'mia', 'member')
const eve = person('tailspin', 'eve', 'admin')
const at = (by: Actor, moment: Date): Actor => ({ ...by, at: moment })
const later = (by: Actor, days: number): Actor => at(by, daysAfter(noon, days))
const justBefore = (moment: Date) => new Date(moment.getTime() - 1)

const catalogue: Catalogue = entityCodes.map(code => ({
  code,
  group: 'company',
  sensitive: code === 'financial-information',
}))
const giving: Giving = {
  catalogue,
  available: entityCodes,
  termsAccepted: true,
  guarded: false,
  regions: { own: 'eu', partner: 'us' },
}
const unsent: Invitation = {
  id: 'i1' as InvitationId,
  collaboration: 'c1' as CollaborationId,
  owner: contoso,
  partner: fabrikam,
  name: 'Demand',
  lists: { requested: ['vendors', 'products', 'warehouses'], offered: ['certifications'] },
  round: 0,
  status: 'draft',
  shared: [],
  added: [],
  dropped: [],
  revision: 0,
  asks: [],
}
const waiting = invite(unsent, ada, undefined).next
const accepted = accept(waiting, bob, ['products', 'production-plants'], giving).next
const values: Readonly<Record<InvitationStatus, Invitation>> = {
  draft: unsent,
  waiting,
  accepted,
  declined: decline(waiting, bob, 'Not now').next,
  left: leave(accepted, bob).next,
  expired: expire(waiting, 1, { at: daysAfter(noon, 30) }).next,
  withdrawn: close(waiting, ada, []).next,
  ended: close(accepted, ada, []).next,
}

const refused = (code: RefusalCode, detail: object = {}) => ({ name: 'Refusal', code, detail })
const nothing = (invitation: Invitation) => ({ next: invitation, events: [] })
const toldBy = ({ events }: Decision<Invitation>) => events.map(({ type, tell }) => [type, tell])

describe('an act on an invitation', () => {
  const acts = {
    invite: value => invite(value, later(ada, 60), undefined),
    accept: value => accept(value, bea, ['vendors'], giving),
    change: value => change(value, bea, ['vendors'], value.revision, giving),
    decline: value => decline(value, bea, undefined),
    leave: value => leave(value, bea),
    close: value => close(value, ada, []),
    expire: value => expire(value, 1, { at: daysAfter(noon, 90) }),
    remind: value => remind(value, 1, 'invitation.reminded'),
    note: value => addNote(value, mia, 'Hello', []),
  } satisfies Readonly<Record<string, (value: Invitation) => Decision<Invitation>>>
  type Outcome = InvitationStatus | '-' | RefusalCode
  const late = 'already-answered'

  /** What becomes of an invitation in each status; `-` when nothing does, the same status when it stays and is told of. */
  const outcomes: Readonly<Record<keyof typeof acts, Readonly<Record<InvitationStatus, Outcome>>>> = {
    invite: row('waiting', '-', '-', 'waiting', 'waiting', 'waiting', 'waiting', 'waiting'),
    accept: row('not-found', 'accepted', late, late, late, late, late, late),
    change: row('not-found', late, 'accepted', late, late, late, late, late),
    decline: row('not-found', 'declined', late, late, late, late, late, late),
    leave: row('not-found', late, 'left', late, late, late, late, late),
    close: row('-', 'withdrawn', 'ended', '-', '-', '-', '-', '-'),
    expire: row('-', 'expired', '-', '-', '-', '-', '-', '-'),
    remind: row('-', 'waiting', '-', '-', '-', '-', '-', '-'),
    note: row('not-found', 'waiting', 'accepted', 'declined', 'left', 'expired', 'ended', 'ended'),
  }

  for (const [name, act] of Object.entries(acts)) {
    for (const status of invitationStatuses) {
      const outcome = outcomes[name as keyof typeof acts][status]
      it(`${name}, when it is ${status}: ${outcome === '-' ? 'changes nothing' : outcome} (C7, C9, A4, A6, A10)`, () => {
        const before = values[status]

        const found = attempted(() => act(before))

        if (found instanceof Refusal) {
          assert.equal(found.code, outcome)
        } else if (outcome === '-') {
          assert.deepEqual(found, nothing(before))
        } else {
          assert.equal(found.next.status, outcome)
          assert.equal(found.events.length, 1)
          const moved = found.next.status !== before.status || name === 'change'
          assert.equal(found.next.revision, before.revision + (moved ? 1 : 0))
        }
      })
    }
  }

  for (const [name, act] of Object.entries({
    accept: (by: Actor) => accept(waiting, by, ['vendors'], giving),
    change: (by: Actor) => change(accepted, by, ['vendors'], accepted.revision, giving),
    decline: (by: Actor) => decline(waiting, by, undefined),
    leave: (by: Actor) => leave(accepted, by),
  })) {
    it(`${name}, of the partner: refused to its owner, to others, and to a member (§1)`, () => {
      for (const by of [ada, eve]) assert.throws(() => act(by), refused('not-found'))
      assert.throws(() => act(mia), refused('needs-role', { role: 'responder' }))
    })
  }

  it('invite: refused to a member (§1)', () => {
    const member = person(contoso, 'mo', 'member')

    for (const before of [unsent, waiting]) {
      assert.throws(() => invite(before, member, undefined), refused('needs-role', { role: 'responder' }))
    }
  })

  function row(...found: readonly Outcome[]) {
    return Object.fromEntries(invitationStatuses.map((status, index) => [status, found[index]])) as Record<
      InvitationStatus,
      Outcome
    >
  }

  function attempted(act: () => Decision<Invitation>): Decision<Invitation> | Refusal {
    try {
      return act()
    } catch (error) {
      if (error instanceof Refusal) return error
      throw error
    }
  }
})

describe('an invitation that is sent', () => {
  it('waits for the partner, whose people are told of it and its note (C1, C4)', () => {
    const { next, events } = invite(unsent, ada, 'Hello')

    assert.deepEqual(next, {
      ...unsent,
      round: 1,
      status: 'waiting',
      asked: { at: noon, by: ada.person },
      revision: 1,
      asks: [noon],
    })
    assert.deepEqual(events, [
      {
        type: 'invitation.sent',
        subject: 'invitation:i1',
        concerns: [contoso, fabrikam],
        tell: [{ company: fabrikam }],
        redraws: ['collaboration:c1'],
        facts: {
          collaboration: 'c1',
          round: 1,
          owner: contoso,
          requested: 'vendors,products,warehouses',
          offered: 'certifications',
        },
        written: { note: 'Hello' },
      },
    ])
  })

  it('is looked at after 3, 7, 14 and 30 days (A10)', () => {
    const { timers } = invite(unsent, ada, undefined)

    assert.deepEqual(
      timers?.map(({ type, round, due }) => [type, round, due.toISOString().slice(0, 10)]),
      [
        ['invitation.reminder', 1, '2026-01-04'],
        ['invitation.reminder', 1, '2026-01-08'],
        ['invitation.escalation', 1, '2026-01-15'],
        ['invitation.expiry', 1, '2026-01-31'],
      ],
    )
  })

  it('again is a new round, with nothing left of what was answered (C9)', () => {
    const changed = change(accepted, bea, ['vendors'], accepted.revision, giving).next
    const left = leave(changed, bea).next

    const { next, timers } = invite(left, later(ada, 7), undefined)

    assert.deepEqual(next, {
      ...unsent,
      round: 2,
      status: 'waiting',
      asked: { at: daysAfter(noon, 7), by: ada.person },
      revision: left.revision + 1,
      asks: [noon, daysAfter(noon, 7)],
    })
    assert.deepEqual(new Set(timers?.map(({ round }) => round)), new Set([2]))
  })

  for (const status of ['declined', 'left', 'expired'] as const) {
    it(`again, after it was ${status}, has to wait seven days, to the moment (C9)`, () => {
      const last = values[status]
      assert.ok(last.answer)
      const until = daysAfter(last.answer.at, 7)

      assert.throws(() => invite(last, at(ada, justBefore(until)), undefined), refused('too-soon', { until }))
      assert.equal(invite(last, at(ada, until), undefined).next.round, 2)
    })
  }

  for (const status of ['withdrawn', 'ended'] as const) {
    it(`again, after it was ${status}, need not wait (C9)`, () => {
      assert.equal(invite(values[status], ada, undefined).next.status, 'waiting')
    })
  }

  it('is sent three times in a year at most, however it ended (C9)', () => {
    let last = unsent
    for (const day of [0, 10, 20]) {
      const { next } = invite(last, later(ada, day), undefined)
      last = day === 10 ? close(next, later(ada, day), []).next : decline(next, later(bob, day), undefined).next
    }

    const until = daysAfter(noon, 365)
    assert.throws(() => invite(last, at(ada, justBefore(until)), undefined), refused('too-many-rounds', { until }))
    const { next } = invite(last, at(ada, until), undefined)
    assert.equal(next.round, 4)
    assert.deepEqual(next.asks, [daysAfter(noon, 10), daysAfter(noon, 20), until])
  })
})

describe('accepting', () => {
  it('shares what was ticked, once each and in the order of the catalogue, and says so (A2)', () => {
    const { next, events } = accept(waiting, bob, ['production-plants', 'products', 'products'], giving)

    assert.deepEqual(next, {
      ...waiting,
      status: 'accepted',
      answer: { at: noon, by: bob.person },
      shared: ['products', 'production-plants'],
      revision: 2,
    })
    assert.deepEqual(events, [
      {
        type: 'invitation.accepted',
        subject: 'invitation:i1',
        concerns: [contoso, fabrikam],
        tell: [{ company: contoso }, { person: ada.person }],
        redraws: ['collaboration:c1'],
        facts: {
          collaboration: 'c1',
          round: 1,
          shared: 'products,production-plants',
          met: 1,
          asked: 3,
          extras: 1,
          terms: TERMS_VERSION,
          from: 'eu',
          to: 'us',
        },
      },
    ])
  })

  it('nothing is possible when something is offered, even before the terms; otherwise refused (A2, K5)', () => {
    const unoffered = { ...waiting, lists: { ...waiting.lists, offered: [] } }

    assert.deepEqual(accept(waiting, bob, [], { ...giving, termsAccepted: false }).next.shared, [])
    assert.throws(() => accept(unoffered, bob, [], giving), refused('nothing-shared'))
    assert.equal(accept(unoffered, bob, ['certifications'], giving).next.status, 'accepted')
  })

  it('again by the same person changes nothing; otherwise, or by a colleague, it is too late (A4)', () => {
    assert.deepEqual(accept(accepted, later(bob, 1), ['production-plants', 'products'], giving), nothing(accepted))
    assert.throws(() => accept(accepted, bob, ['products'], giving), refused('already-answered'))
    assert.throws(() => accept(accepted, bea, accepted.shared, giving), refused('already-answered'))
    assert.throws(() => accept(accepted, mia, accepted.shared, giving), refused('already-answered'))
  })

  it('needs the terms, an admin for what is sensitive when that is guarded, and nothing retired (K5, A11)', () => {
    const money: readonly Entity[] = ['financial-information', 'products']
    const guarded = { ...giving, guarded: true }
    const retired = { ...giving, catalogue: catalogue.filter(({ code }) => code !== 'products') }

    assert.throws(
      () => accept(waiting, bob, ['products'], { ...giving, termsAccepted: false }),
      refused('terms-needed'),
    )
    assert.throws(
      () => accept(waiting, bob, money, guarded),
      refused('needs-admin', { entities: ['financial-information'] }),
    )
    assert.throws(() => accept(waiting, bob, ['products'], retired), refused('entity-retired', { entity: 'products' }))
    assert.equal(accept(waiting, bea, money, guarded).next.status, 'accepted')
    assert.equal(accept(waiting, bob, money, giving).next.status, 'accepted')
    assert.equal(accept(waiting, bob, ['products'], guarded).next.status, 'accepted')
  })

  it('tells the own admins, and nobody of the owner, for what there is no data yet (A7)', () => {
    const decision = accept(waiting, bob, ['products'], { ...giving, available: ['vendors'] })

    const [, unprepared] = decision.events
    assert.deepEqual(toldBy(decision)[1], ['invitation.unprepared', [{ company: fabrikam, role: 'admin' }]])
    assert.deepEqual(unprepared?.concerns, [fabrikam])
  })
})

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
