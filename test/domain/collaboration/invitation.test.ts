import assert from 'node:assert/strict'
import { accept, change, decline, leave } from '../../../domain/collaboration/answer.ts'
import {
  addNote,
  close,
  expire,
  type Invitation,
  type InvitationStatus,
  invitationStatuses,
  invite,
  remind,
} from '../../../domain/collaboration/invitation.ts'
import type { Entity } from '../../../domain/data/catalogue.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import type { Decision } from '../../../domain/kernel/event.ts'
import { Refusal, type RefusalCode } from '../../../domain/kernel/refusal.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'
import { TERMS_VERSION } from '../../../domain/trust/terms.ts'
import {
  accepted,
  ada,
  at,
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
  person,
  refused,
  toldBy,
  unsent,
  values,
  waiting,
} from './invitation.ts'

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
