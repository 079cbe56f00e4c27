import assert from 'node:assert/strict'
import { textOf, titlesOf } from '../card.ts'
import { clock } from '../clock.ts'
import { db } from '../database.ts'
import { neighbours } from './neighbours.ts'
import { asks, deliverDue } from './notified.ts'

describe('what reached nobody (B3)', () => {
  it('is listed for the admins, with whom it was for and why', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await bob.install('remove')
    await asks(contoso)
    await deliverDue()

    const list = await fabrikam.press(await fabrikam.say('people'), 'Reached nobody')

    assert.match(textOf(list), /Contoso wants to connect\s+For Bob, Mar 2, 2026, 9:00\sAM\s+Has removed me from Teams/)
  })

  it('is not for others, and says so when there is nothing', async () => {
    const { fabrikam, bob } = await neighbours()

    const empty = await fabrikam.press(await fabrikam.say('people'), 'Reached nobody')
    const { body } = await bob.send({
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action: { verb: 'missed.show', data: {} }, trigger: 'manual' },
    })

    assert.match(textOf(empty), /Everything has arrived/)
    assert.ok(!titlesOf(await bob.say('people')).includes('Reached nobody'))
    assert.ok(body)
    assert.match(textOf(body.value), /Only an admin of your company/)
  })

  it('is listed in pages, the latest first, also when nothing is left of it', async () => {
    const { fabrikam } = await neighbours()
    const { id: person_id } = await db('people').where({ name: 'Bob' }).first('id')
    const gone = (index: number) => ({
      person_id,
      subject: 'invitation:00000000-0000-4000-8000-000000000000',
      event: 'invitation.sent',
      outcome: 'dead',
      why: 'HTTP 500',
      delivered: 1,
      due_at: clock(),
      next_at: clock(),
      created_at: clock(),
      settled_at: new Date(clock().getTime() - index * 60_000),
    })
    await db('deliveries').insert(Array.from({ length: 10 }, (_, index) => gone(index)))

    const first = await fabrikam.press(await fabrikam.say('people'), 'Reached nobody')
    const second = await fabrikam.press(first, 'Show more')

    assert.equal(textOf(first).match(/Something that no longer exists/g)?.length, 8)
    assert.match(textOf(first), /9:00[\s\S]*Teams did not take it[\s\S]*8:59/)
    assert.equal(textOf(second).match(/For Bob/g)?.length, 2)
  })
})
