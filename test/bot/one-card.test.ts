import assert from 'node:assert/strict'
import { changeCollaboration, removePartner } from '../../domain/collaboration/collaborations.ts'
import { textOf, titlesOf } from '../card.ts'
import { clock } from '../clock.ts'
import { db } from '../database.ts'
import type { Teammate } from '../teams/teammate.ts'
import { asks, DAY, deliverDue, pass, sent } from './delivered.ts'
import { neighbours } from './neighbours.ts'
import { invitationOf, invited } from './partners.ts'

const alive = (person: Teammate, title: string) => person.cards().filter(card => titlesOf(card).includes(title)).length
const lines = (person: Teammate) =>
  person
    .cards()
    .filter(card => /see the newer card in this chat/.test(textOf(card)))
    .map(card => [textOf(card), titlesOf(card).length])

describe('a request, in one chat', () => {
  it('can be answered on the reminder alone: the card before is a line, until both are the receipt (B5, A5)', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await asks(contoso)
    await deliverDue()
    pass(3 * DAY)
    const methods = await sent([bob], deliverDue)

    const before = [alive(bob, 'Accept'), lines(bob)]
    await bob.press(bob.sees(/Reminder: this still waits/), 'Accept')
    await deliverDue()

    assert.deepEqual(methods.slice(-2), ['POST', 'PUT'])
    assert.deepEqual(before, [1, [['Contoso wants to connect: see the newer card in this chat', 0]]])
    assert.deepEqual([lines(bob), lines(fabrikam), alive(fabrikam, 'Accept')], [[], [], 0])
    const receipts = bob.cards().filter(card => /You are connected with Contoso/.test(textOf(card)))
    assert.equal(receipts.length, 2)
  })

  it('can be answered on the card that was opened last, and in the chats of others as before', async () => {
    const scene = await invited()
    await deliverDue()
    const { bob, johanna } = scene

    const opened = await bob.person.say('accept the invitation from Contoso')
    await deliverDue()
    const before = [alive(bob.person, 'Share data'), lines(bob.person).length, alive(johanna.person, 'Share data')]
    await bob.person.press(await bob.person.press(opened, 'Share data', { 'share-products': 'products' }), 'Confirm')
    await deliverDue()

    assert.deepEqual(before, [1, 1, 1])
    for (const { person } of [bob, johanna]) {
      assert.deepEqual([alive(person, 'Share data'), lines(person)], [0, []])
      person.sees(/You share data with Contoso/)
    }
  })

  it('is a new card when it grows, even right after the last news, and the one before is a line (C8)', async () => {
    const scene = await invited()
    await deliverDue()
    pass(120)
    const { alex, demand } = scene
    const requested = ['products', 'vendors', 'warehouses', 'production-orders'] as const
    await changeCollaboration(db, { ...alex.by, at: clock() }, demand.collaboration, { requested })

    const methods = await sent([scene.bob.person], deliverDue)

    assert.deepEqual(
      methods.filter(method => method === 'POST'),
      ['POST'],
    )
    assert.deepEqual([alive(scene.bob.person, 'Share data'), lines(scene.bob.person).length], [1, 1])
  })

  it('is withdrawn by a card of its own, when it had been told; otherwise nobody hears of it', async () => {
    const scene = await invited()
    const { alex, johanna, lee } = scene
    await removePartner(db, alex.by, await invitationOf(scene.demand.collaboration, lee))
    const untold = await sent([lee.person], deliverDue)
    pass(120)
    await removePartner(db, { ...alex.by, at: clock() }, await invitationOf(scene.demand.collaboration, johanna))

    const methods = await sent([johanna.person], deliverDue)

    assert.deepEqual(untold, [])
    assert.equal(methods.filter(method => method === 'POST').length, 1)
    assert.equal(alive(johanna.person, 'Share data'), 0)
    johanna.person.sees(/withdr/)
  })
})
