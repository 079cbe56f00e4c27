import assert from 'node:assert/strict'
import type { Card } from '../../cards/kit.ts'
import { changeCollaboration, removePartner } from '../../domain/collaboration/collaborations.ts'
import { acceptInvitation } from '../../domain/collaboration/invitations.ts'
import { newId } from '../../domain/kernel/ids.ts'
import { textOf, titlesOf } from '../card.ts'
import { clock } from '../clock.ts'
import { db } from '../database.ts'
import { connector } from '../liaison.ts'
import type { Teammate } from '../teams/teammate.ts'
import { asks, DAY, deliverDue, pass, sent } from './delivered.ts'
import { neighbours } from './neighbours.ts'
import { invitationOf, invited, shares } from './partners.ts'

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

  it('can be answered where it was opened from a list, which becomes its card; the one before is a line (B5, A5)', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await asks(contoso)
    await deliverDue()
    const list = await bob.say('pending')

    const methods = await sent([bob, fabrikam], async () => {
      await bob.press(list, 'Open')
      await deliverDue()
    })

    assert.deepEqual(methods, ['PUT', 'PUT'])
    assert.deepEqual([lines(bob), alive(bob, 'Accept'), alive(fabrikam, 'Accept')], [[CONNECT], 1, 1])
    await bob.press(bob.sees(/Contoso wants to connect/), 'Accept')
    await deliverDue()
    assert.deepEqual([lines(bob), alive(bob, 'Accept'), alive(fabrikam, 'Accept')], [[], 0, 0])
    assert.equal(bob.cards().filter(card => /You are connected with Contoso/.test(textOf(card))).length, 2)
  })

  it('is opened from a list of what waits once, however often that is pressed, and of an invitation, too', async () => {
    const scene = await invited()
    await deliverDue()
    const { bob, johanna } = scene
    const list = await bob.person.say('pending')

    await bob.person.press(list, 'Open')
    await deliverDue()
    const again = await sent([bob.person, johanna.person], async () => {
      await bob.person.press(bob.person.sees(/Demand planning/), 'Decline')
      await opens(bob.person, scene.demand.invitation)
      await deliverDue()
    })

    assert.deepEqual(again, [])
    assert.deepEqual(
      [alive(bob.person, 'Share data'), lines(bob.person).length, alive(johanna.person, 'Share data')],
      [1, 1, 1],
    )
  })

  it('keeps what is ticked and typed on the card that it was opened on', async () => {
    const scene = await invited()
    await deliverDue()
    const { person } = scene.bob
    await person.press(await person.say('pending'), 'Open')
    await deliverDue()

    const edits = await sent([person], async () => {
      await person.press(person.sees(/Demand planning/), 'Tick all requested')
      // The form to decline stands in the place of a list for as long as somebody fills it in.
      await person.press(await person.say('pending'), 'Decline')
      await deliverDue()
    })

    assert.deepEqual(edits, ['POST'])
  })

  it('can be answered where it was opened last, though that card is older than the one that told of it', async () => {
    const { alex, johanna, bob, demand } = await invited()
    await deliverDue()
    const { person } = bob
    await person.say('pending')
    const { id: place } = connector.messages(person.chat).at(-1) ?? {}
    await opens(person, demand.invitation)
    await deliverDue()
    pass(60)
    const { invitation } = await shares({ ...alex, by: { ...alex.by, at: clock() } }, [johanna], { name: 'Carriers' })
    await deliverDue()
    pass(60)

    await person.send({ ...pressed('invitation.show', { invitation }), replyToId: place })
    await deliverDue()

    assert.deepEqual(lines(person), [[OTHER, 0]])
    const card = connector.messages(person.chat).find(({ id }) => id === place)?.card
    assert.match(textOf(card as Card), /^Contoso invites you: Carriers\n/)
  })

  it('can be answered on the card before again, once another request is opened on the card of the first', async () => {
    const scene = await twoRequests()
    const { person } = scene.bob
    const place = await person.say('pending')
    await person.press(place, 'Open', {}, { near: /Demand planning/ })
    await deliverDue()
    const first = lines(person)

    await opens(person, scene.other)
    await deliverDue()

    assert.deepEqual(first, [[DEMAND, 0]])
    assert.deepEqual(lines(person), [[OTHER, 0]])
    assert.equal(alive(person, 'Share data'), 2)
    person.sees(/Carriers/)
  })

  it('leaves a card that brought news what it is, when another request is opened on it', async () => {
    const scene = await twoRequests()
    const { person } = scene.bob
    const news = person.cards().at(-1)

    const edits = await sent([person], async () => {
      await opens(person, scene.demand.invitation)
      await deliverDue()
    })

    assert.deepEqual(edits, [])
    assert.deepEqual([person.cards().at(-1), lines(person)], [news, []])
  })

  it('that is declined by a sentence is declined on the card of the answer alone, or not: the one before is a line', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await asks(contoso)
    await deliverDue()

    const form = await bob.say('decline the request from Contoso')
    await deliverDue()
    const before = [alive(bob, 'Accept'), lines(bob), alive(fabrikam, 'Accept')]
    const kept = bob.cards().at(-1)
    await bob.press(form, 'Confirm', { reason: 'not-now' })
    await deliverDue()

    assert.deepEqual(before, [0, [CONNECT], 1])
    assert.equal(kept, form)
    assert.deepEqual([lines(bob), alive(bob, 'Confirm'), alive(fabrikam, 'Accept')], [[], 0, 0])
    assert.equal(bob.cards().filter(card => /You declined/.test(textOf(card))).length, 2)
  })

  it('that is declined by a sentence shows what has become of it, when somebody else was faster', async () => {
    const { bob, johanna } = await invited()
    await deliverDue()

    await bob.person.say('decline the invitation from Contoso')
    await deliverDue()
    const before = [alive(bob.person, 'Share data'), lines(bob.person).length]
    const form = await johanna.person.press(johanna.person.sees(/Demand planning/), 'Decline')
    await johanna.person.press(form, 'Confirm')
    await deliverDue()

    assert.deepEqual(before, [0, 1])
    assert.deepEqual([lines(bob.person), alive(bob.person, 'Confirm')], [[], 0])
  })

  it('that asks for more is answered on the form that a sentence opened: the one before is a line (C8)', async () => {
    const { bob, alex, demand } = await invited()
    await acceptInvitation(db, bob.by, demand.invitation, ['products'], { id: newId(), text: '' })
    await changeCollaboration(db, alex.by, demand.collaboration, {
      requested: ['products', 'vendors', 'warehouses', 'production-orders'],
    })
    await deliverDue()
    const before = alive(bob.person, 'Share data')

    await bob.person.say('share production orders with Contoso')
    await deliverDue()

    assert.deepEqual([before, alive(bob.person, 'Share data'), lines(bob.person).length], [1, 1, 1])
  })

  it('can be answered on one card in a channel where two colleagues have opened it, and in the chat of each', async () => {
    const { bob, johanna } = await invited()
    await deliverDue()
    const { tenantId } = bob.person
    const conversation = { id: '19:team@thread.tacv2;messageid=7', conversationType: 'channel', tenantId }
    const typed = { type: 'message', text: '<at>Liaison</at> accept the invitation from Contoso', conversation }

    for (const { person } of [bob, johanna]) await person.send({ ...typed, entities: [{ type: 'mention' }] })
    await deliverDue()

    const there = connector.messages(conversation.id).flatMap(({ card }) => card ?? [])
    assert.deepEqual(
      there.map(textOf).map(said => said === DEMAND),
      [true, false],
    )
    assert.ok(titlesOf(there[1] as Card).includes('Share data'))
    for (const { person } of [bob, johanna]) assert.deepEqual([alive(person, 'Share data'), lines(person)], [1, []])
  })

  it('is not put in the place of a card that others read', async () => {
    const { contoso, fabrikam } = await neighbours()
    await asks(contoso)
    await deliverDue()
    const [connection] = await db('connections').pluck<string[]>('id')
    const place = {
      conversation: { id: '19:team@thread.tacv2', conversationType: 'channel', tenantId: fabrikam.tenantId },
    }

    await fabrikam.send({ ...pressed('connection.show', { connection }), replyToId: '7', ...place })
    await deliverDue()

    assert.deepEqual(lines(fabrikam), [])
    assert.deepEqual(await db('deliveries').where({ conversation_id: place.conversation.id }), [])
  })
})

const pressed = (verb: string, data: object) => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  value: { action: { verb, data }, trigger: 'manual' },
})

/** Opens an invitation on whatever stands last in that chat. */
const opens = ({ chat, send }: Teammate, invitation: string) =>
  send({ ...pressed('invitation.show', { invitation }), replyToId: connector.messages(chat).at(-1)?.id })

/** As `invited`, with a second collaboration; both are told. */
async function twoRequests() {
  const scene = await invited()
  const { invitation: other } = await shares(scene.alex, [scene.johanna], { name: 'Carriers' })
  await deliverDue()
  return { ...scene, other }
}

const DEMAND = 'Contoso invites you: Demand planning: see the newer card in this chat'
const OTHER = 'Contoso invites you: Carriers: see the newer card in this chat'
const CONNECT = ['Contoso wants to connect: see the newer card in this chat', 0]
