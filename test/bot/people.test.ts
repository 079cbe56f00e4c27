import assert from 'node:assert/strict'
import { textOf, titlesOf } from '../card.ts'
import { passDays } from '../clock.ts'
import { db } from '../database.ts'
import { historyOf } from '../domain/rows.ts'
import { liaison } from '../liaison.ts'
import { colleague, registered } from '../registered.ts'
import type { Teammate } from '../teams/teammate.ts'
import { sent } from './delivered.ts'
import { asks } from './notified.ts'
import { press } from './typed.ts'

async function scene() {
  const megan = await registered({ name: 'Contoso' })
  const bob = await colleague(megan, 'Bob')
  const max = await colleague(megan, 'Max', 'member')
  await liaison.deliverDue()
  passDays(1)
  return { megan, bob, max }
}

const removing = async (admin: Teammate, name: RegExp) =>
  admin.press(await admin.say('people'), 'Remove', {}, { near: name })

describe('somebody who has left a company', () => {
  it('is removed by an admin, who is asked once; they are told once, and can do nothing any more (P1)', async () => {
    const { megan, bob } = await scene()

    const question = await removing(megan, /Bob/)
    const list = await megan.press(question, 'Confirm')
    const lines = await sent([bob], async () => {
      await liaison.deliverDue()
      await asks(await registered({ name: 'Fabrikam' }), 'Contoso')
      await liaison.deliverDue()
    })
    const refused = [await bob.say('pending'), await bob.say('profile'), await bob.say('hi')]

    assert.match(textOf(question), /^Remove Bob\?[\s\S]*stays in the history under their name/)
    assert.match(textOf(list), /Bob was removed\.[\s\S]*Bob\nRemoved/)
    // And the card that said which role they had says so, too.
    assert.deepEqual([...lines].sort(), ['POST', 'PUT'])
    assert.match(bob.cards().map(textOf).join('\n'), /You do not belong to Contoso any more/)
    for (const card of refused) assert.match(textOf(card), /You do not belong to Contoso in Liaison any more/)
    assert.match(textOf(await megan.say('what changed')), /Bob was removed/)
    assert.equal((await db('people').where({ name: 'Bob' })).length, 1)
  })

  it('cannot act with a card from before, and what was pressed twice is said to be done (P1)', async () => {
    const { megan, bob } = await scene()
    const fabrikam = await registered({ name: 'Fabrikam' })
    await asks(fabrikam, 'Contoso')
    const waiting = await bob.say('pending')
    const question = await removing(megan, /Bob/)
    await megan.press(question, 'Confirm')
    const before = await db('connections').select()

    const late = await bob.press(waiting, 'Accept')
    const again = await megan.press(question, 'Confirm')

    assert.match(textOf(late), /You do not belong to Contoso in Liaison any more/)
    assert.deepEqual(await db('connections').select(), before)
    assert.match(textOf(again), /Bob was removed/)
    const { company_id: company } = await db('people').where({ name: 'Bob' }).first('company_id')
    assert.equal((await historyOf(company)).filter(type => type === 'person.removed').length, 1)
  })

  it('is let in again by an admin, as a member, and hears it (P1)', async () => {
    const { megan, bob } = await scene()
    await megan.press(await removing(megan, /Bob/), 'Confirm')
    await liaison.deliverDue()

    const list = await megan.press(await megan.say('people'), 'Let in again')
    await liaison.deliverDue()

    assert.match(textOf(list), /Bob is let in again, as a member\.[\s\S]*Bob\nMember/)
    bob.sees(/Your role is now: Member/)
    assert.match(textOf(await bob.say('pending')), /^Waiting for you/)
  })

  it('may leave by themself, whatever their role; the last admin may not (P1)', async () => {
    const { megan, max } = await scene()

    const question = await max.press(await max.say('people'), 'Leave')
    const gone = await max.press(question, 'Confirm')
    const { id: person } = await db('people').where({ role: 'admin' }).first<{ id: string }>('id')
    const last = await press(megan, 'person.remove', { person, page: '0' })

    assert.match(textOf(question), /^Leave Contoso\?/)
    assert.match(textOf(gone), /^You do not belong to Contoso any more/)
    assert.deepEqual(titlesOf(gone), [])
    assert.match(textOf(last), /A company needs an admin\. Make somebody else an admin first\./)
    assert.match(textOf(await max.say('hi')), /An admin there can let you in again/)
    assert.match(textOf(await megan.say('what changed')), /Max left/)
  })

  it('is not removed by anybody but an admin, nor by one of another company (P1)', async () => {
    const { bob, max } = await scene()
    const fabrikam = await registered({ name: 'Fabrikam' })
    const person = (await db('people').where({ name: 'Max' }).first('id')).id
    const before = await db('people').orderBy('id')

    for (const who of [bob, fabrikam]) {
      const action = { type: 'Action.Execute', verb: 'person.remove', data: { person, page: 0 } }
      const { status } = await who.send({ type: 'invoke', name: 'adaptiveCard/action', value: { action } })
      assert.equal(status, 200)
    }

    assert.deepEqual(await db('people').orderBy('id'), before)
    assert.ok(!titlesOf(await bob.say('people')).includes('Remove'))
    assert.match(textOf(await max.say('pending')), /^Waiting for you/)
  })
})
