import assert from 'node:assert/strict'
import type { Profile } from '../../../domain/company/profile.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import { type CompanyId, newId, type PersonId, type ProspectId } from '../../../domain/kernel/ids.ts'
import type { RefusalCode } from '../../../domain/kernel/refusal.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'
import { INVITATIONS_A_DAY, invite, lapse, mayJoin, type Prospect, withdraw } from '../../../domain/network/prospect.ts'

const at = new Date('2026-03-02T09:00:00Z')
const ada: Actor = { person: newId<PersonId>(), company: newId<CompanyId>(), role: 'responder', at }
const profile: Profile = { name: 'Contoso', industry: 'retail', contactEmail: 'partners@contoso.example' }
const details = { name: 'Northwind', email: 'sales@northwind.example', vendorId: 'V-1', note: 'Shall we?' }
const fresh = () => ({ id: newId<ProspectId>(), code: '0123456789ab' })
const passed = (days: number): Actor => ({ ...ada, at: daysAfter(at, days) })
const invited = (before?: Prospect, by = ada) => invite(before, fresh(), by, profile, details, 0).next
const refuses = (code: RefusalCode, rule: () => unknown) => assert.throws(rule, { name: 'Refusal', code })

describe('an invitation by e-mail', () => {
  it('is mailed at once, lasts 30 days, and is in the history of its inviter alone (I1)', () => {
    const { next, events, timers } = invite(undefined, fresh(), ada, profile, details, 0)

    assert.deepEqual([next.status, next.round, next.asks], ['pending', 1, [at]])
    assert.deepEqual(
      timers?.map(({ type, due }) => [type, due]),
      [
        ['prospect.mail', at],
        ['prospect.expiry', daysAfter(at, 30)],
      ],
    )
    const [{ concerns, tell, facts, written }] = events as [(typeof events)[0]]
    assert.deepEqual([concerns, tell], [[ada.company], []])
    assert.deepEqual(facts, { round: 1 })
    // What people have written can be erased.
    assert.deepEqual(written, {
      name: 'Northwind',
      email: 'sales@northwind.example',
      note: 'Shall we?',
      vendorId: 'V-1',
    })
  })

  it('needs a responder and a complete profile (P6)', () => {
    const member: Actor = { ...ada, role: 'member' }

    refuses('needs-role', () => invited(undefined, member))
    refuses('profile-incomplete', () => invite(undefined, fresh(), ada, { name: 'Contoso' }, details, 0))
  })

  it('changes nothing while one to that address is pending (F4)', () => {
    const first = invited()

    const { next, events } = invite(first, fresh(), passed(1), profile, { ...details, note: 'Again!' }, 0)

    assert.equal(next, first)
    assert.deepEqual(events, [])
  })

  it('goes out again 7 days after it ended, three times a year, with another code (R2)', () => {
    const ended = (round: Prospect, days: number) => withdraw(round, passed(days)).next
    const first = ended(invited(), 1)

    refuses('too-soon', () => invited(first, passed(7.9)))
    const second = invite(first, { ...fresh(), code: 'ba9876543210' }, passed(8), profile, details, 0).next
    const third = invited(ended(second, 9), passed(16))

    assert.deepEqual([second.id, second.round, second.code], [first.id, 2, 'ba9876543210'])
    refuses('too-many-rounds', () => invited(ended(third, 17), passed(30)))
    assert.equal(invited(ended(third, 17), passed(366)).round, 4)
  })

  it('is one of so many a day (I4)', () => {
    invite(undefined, fresh(), ada, profile, details, INVITATIONS_A_DAY - 1)

    refuses('too-many-invited', () => invite(undefined, fresh(), ada, profile, details, INVITATIONS_A_DAY))
  })

  it('is taken back by its own company, by a responder, while it is pending', () => {
    const { next, events } = withdraw(invited(), passed(1))

    assert.deepEqual([next.status, next.endedAt], ['cancelled', daysAfter(at, 1)])
    assert.deepEqual(events[0]?.concerns, [ada.company])
    assert.deepEqual(withdraw(next, passed(2)), { next, events: [] })
    refuses('not-found', () => withdraw(invited(), { ...ada, company: newId<CompanyId>() }))
    refuses('needs-role', () => withdraw(invited(), { ...ada, role: 'member' }))
    refuses('already-answered', () => withdraw({ ...invited(), status: 'expired' }, ada))
  })

  it('expires when its time has come, and its company is told; another round is left alone', () => {
    const pending = invited()

    const { next, events } = lapse(pending, 1, { at: daysAfter(at, 30) })

    assert.equal(next.status, 'expired')
    assert.deepEqual(events[0]?.tell, [{ company: ada.company }])
    assert.equal(lapse(pending, 1, { at: daysAfter(at, 29) }).next, pending)
    assert.equal(lapse(pending, 2, { at: daysAfter(at, 30) }).next, pending)
  })

  it('has a code for one company, as long as it is valid (I2)', () => {
    const [us, others] = [newId<CompanyId>(), newId<CompanyId>()]
    const pending = invited()
    const ours: Prospect = { ...pending, company: us }

    mayJoin(pending, undefined, at)
    mayJoin(ours, us, at)
    mayJoin({ ...ours, status: 'answered' }, us, at)
    refuses('code-used', () => mayJoin(ours, others, at))
    refuses('code-used', () => mayJoin(ours, undefined, at))
    refuses('code-expired', () => mayJoin(pending, us, daysAfter(at, 30)))
    refuses('code-expired', () => mayJoin({ ...pending, status: 'cancelled' }, us, at))
  })
})
