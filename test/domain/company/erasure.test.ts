import assert from 'node:assert/strict'
import { ask, type Erasure, isDue, remind, takeBack } from '../../../domain/company/erasure.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import type { CompanyId, PersonId } from '../../../domain/kernel/ids.ts'
import type { Role } from '../../../domain/kernel/role.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'

const at = new Date('2026-03-02T09:00:00Z')
const by = (role: Role = 'admin', days = 0): Actor => ({
  person: 'ada' as PersonId,
  company: 'contoso' as CompanyId,
  role,
  at: daysAfter(at, days),
})
const asked = (): Erasure => {
  const decision = ask(undefined, by(), 'Contoso', 'Contoso')
  assert.ok(decision)
  return decision.next
}
const admins = [{ company: 'contoso', role: 'admin' }]

describe('erasing a company', () => {
  it('comes thirty days later, after a reminder seven days before, and all admins are told (K7)', () => {
    const decision = ask(undefined, by(), 'Contoso', 'Contoso')

    assert.deepEqual(decision?.next.due, daysAfter(at, 30))
    assert.deepEqual(
      decision?.timers?.map(({ type, due, round }) => [type, due, round]),
      [
        ['erasure.reminder', daysAfter(at, 23), 1],
        ['erasure.due', daysAfter(at, 30), 1],
      ],
    )
    assert.deepEqual(
      decision?.events.map(({ type, tell }) => [type, tell]),
      [['erasure.asked', admins]],
    )
  })

  for (const typed of ['Contoso Ltd', '', 'Fabrikam', 'Contos']) {
    it(`is refused when "${typed}" is typed (K7)`, () => {
      assert.throws(() => ask(undefined, by(), 'Contoso', typed), { code: 'wrong-name', detail: { name: 'Contoso' } })
    })
  }

  it('takes the name however it is written', () => {
    for (const typed of [' contoso ', 'CONTOSO', 'Contóso.']) assert.ok(ask(undefined, by(), 'Contoso', typed))
  })

  it('is for admins alone, as is taking it back (K7)', () => {
    for (const role of ['member', 'responder'] as const) {
      assert.throws(() => ask(undefined, by(role), 'Contoso', 'Contoso'), { code: 'needs-role' })
      assert.throws(() => takeBack(asked(), by(role)), { code: 'needs-role' })
    }
  })

  it('is asked for once; after it was taken back it can be asked for again, as another round (K7)', () => {
    const first = asked()
    assert.equal(ask(first, by('admin', 1), 'Contoso', 'anything'), undefined)

    const back = takeBack(first, by('admin', 29))

    assert.deepEqual(
      back?.events.map(({ type, tell }) => [type, tell]),
      [['erasure.taken-back', admins]],
    )
    assert.ok(back)
    assert.equal(takeBack(back.next, by('admin', 29)), undefined)
    assert.equal(takeBack(undefined, by()), undefined)
    const again = ask(back.next, by('admin', 29), 'Contoso', 'Contoso')
    assert.equal(again?.next.round, 2)
    assert.deepEqual(again?.next.due, daysAfter(at, 59))
  })

  it('cannot be taken back once it has begun (K7)', () => {
    assert.throws(() => takeBack({ ...asked(), begun: at }, by()), { code: 'ended' })
  })

  it('is due for its own round alone, and neither reminded of nor done when it was taken back (K7)', () => {
    const first = asked()
    const back = takeBack(first, by('admin', 1))?.next
    assert.ok(back)

    assert.equal(isDue(first, 1, by('admin', 30)), true)
    assert.equal(isDue(first, 1, by('admin', 29)), false)
    assert.equal(isDue(first, 2, by('admin', 31)), false)
    assert.equal(isDue(back, 1, by('admin', 31)), false)
    assert.deepEqual(
      remind(first, 1)?.events.map(({ type, tell }) => [type, tell]),
      [['erasure.reminded', admins]],
    )
    assert.equal(remind(first, 2), undefined)
    assert.equal(remind(back, 1), undefined)
  })
})
