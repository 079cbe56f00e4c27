import assert from 'node:assert/strict'
import { acceptInvitation, writeNote } from '../../domain/collaboration/invitations.ts'
import { changeRole } from '../../domain/company/people.ts'
import { refusesMail, stopMail } from '../../domain/delivery/mails.ts'
import { savePreferences } from '../../domain/delivery/preferences.ts'
import { type NoteId, newId } from '../../domain/kernel/ids.ts'
import { forgetPerson } from '../../domain/leaving/forgetting.ts'
import { verifyHistories } from '../../domain/trust/audit.ts'
import { writeDenial } from '../../domain/trust/denials.ts'
import { textOf } from '../card.ts'
import { clock, passDays } from '../clock.ts'
import { db, everything, stored } from '../database.ts'
import { connector, liaison } from '../liaison.ts'
import { teammate } from '../teams/teammate.ts'
import { leftOf } from './leaver.ts'
import { invited } from './partners.ts'

/** Bob of Fabrikam has answered Contoso, written a note, and has an address and settings of his own. */
async function scene() {
  const network = await invited()
  const { bob, demand } = network
  await db('people').where({ id: bob.by.person }).update({ name: 'Bob Zebediah', email: 'zebediah@example.com' })
  await stopMail(db, 'zebediah@example.com', clock())
  await savePreferences(db, bob.by, { ways: { notes: 'off' } })
  await acceptInvitation(db, bob.by, demand.invitation, ['products'], { id: newId<NoteId>(), text: 'We can do that' })
  await writeNote(db, bob.by, demand.invitation, { id: newId<NoteId>(), text: 'From July on' })
  await liaison.deliverDue()
  await bob.person.say('visibility')
  const { tenantId, objectId } = bob.person
  await writeDenial(
    db,
    { tenantId, objectId, at: clock(), isGuest: true },
    { reason: 'guest', verb: 'message', ids: {} },
  )
  await db('people').where({ id: bob.by.person }).update({ name: 'Bob Zebediah' })
  return network
}

const forget = async ({ person }: Awaited<ReturnType<typeof scene>>['bob']) =>
  person.press(await person.say('forget me'), 'Confirm')

/** The person's name as the channel reports it each time. */
const named = (name: string, { tenantId, objectId }: { tenantId: string; objectId: string }) =>
  teammate(name, tenantId, { objectId })

describe('a person who is forgotten', () => {
  it('is told first what goes and what stays, and nothing changes (K7)', async () => {
    const { bob } = await scene()
    await named('Bob Zebediah', bob.person).say('help')
    const before = await stored()

    const card = await named('Bob Zebediah', bob.person).say('forget me')

    assert.match(textOf(card), /Your name, your addresses[\s\S]*What you did for your company stays, with an id/)
    assert.match(textOf(card), /Backups keep erased data/)
    assert.deepEqual(await stored(), before)
  })

  it('is in the database nowhere any more by name, address or chat; what they did and wrote for the company stays (K7)', async () => {
    const { bob, johanna, alex } = await scene()
    const person = named('Bob Zebediah', bob.person)
    const asking = await person.say('forget me')
    const texts = ['zebediah', bob.person.objectId, bob.person.chat]
    assert.ok((await leftOf(texts, [])).length > 5)

    const card = await person.press(asking, 'Confirm')

    assert.match(textOf(card), /You are forgotten/)
    assert.deepEqual(await leftOf(texts, []), [])
    const all = JSON.stringify(await everything())
    for (const kept of ['We can do that', 'From July on']) assert.ok(all.includes(kept), kept)
    assert.ok(all.includes(bob.by.person))
    for await (const { broken } of verifyHistories(db)) assert.equal(broken, undefined)
    await liaison.deliverDue()
    for (const each of [johanna, alex]) {
      const shown = textOf(await each.person.say('what changed'))
      assert.match(shown, /somebody who was erased/)
      assert.doesNotMatch(shown, /Zebediah/)
    }
    assert.doesNotMatch(textOf(await johanna.person.say('people')), /Zebediah|erased/)
  })

  it('is shown as such on the receipt that they gave, in three languages (K7)', async () => {
    const { bob, johanna, alex } = await scene()
    await forget(bob)

    const receipt = async () => textOf(await johanna.person.press(await johanna.person.say('collaborations'), 'Open'))

    assert.match(await receipt(), /somebody who was erased/)
    for (const [language, words] of [
      ['de', /\(gelöschte Person\)/],
      ['zh-Hans', /（已删除的人员）/],
    ] as const) {
      await db('people').where({ id: alex.by.person }).update({ language, locale: language })
      const said = language === 'de' ? 'was hat sich geändert' : '历史'
      assert.match(textOf(await alex.person.say(said)), words)
    }
  })

  it('gets nothing any more, and who wanted no e-mails gets none by that address either (K7, I4)', async () => {
    const { bob, alex, demand } = await scene()
    await forget(bob)
    const before = connector.messages(bob.person.chat).length

    await writeNote(db, alex.by, demand.invitation, { id: newId<NoteId>(), text: 'Are you there?' })
    await liaison.deliverDue()

    assert.equal(connector.messages(bob.person.chat).length, before)
    assert.deepEqual(await db('deliveries').where({ person_id: bob.by.person }), [])
    assert.equal(await refusesMail(db, 'Zebediah@example.com'), true)
    assert.equal(await refusesMail(db, 'somebody@example.com'), false)
  })

  it('comes back as somebody new, a member, whom nobody knows (P1, K7)', async () => {
    const { bob } = await scene()
    await forget(bob)
    passDays(1)

    const card = await named('Bob again', bob.person).say('home')

    assert.match(textOf(card), /Fabrikam/)
    const people = await db('people').where({ object_id: bob.person.objectId })
    assert.deepEqual(
      people.map(({ name, role }) => [name, role]),
      [['Bob again', 'member']],
    )
    assert.notEqual(people[0]?.id, bob.by.person)
    const asked = await db('people').where({ id: bob.by.person })
    assert.equal(asked[0]?.object_id, null)
  })

  it('is not the last admin: that is refused, and one of two who go at once remains (P1, K7)', async () => {
    const { johanna, bob } = await scene()
    const before = await stored()

    const card = await forget(johanna)

    assert.match(textOf(card), /You are the last admin/)
    assert.deepEqual(await stored(), before)
    await changeRole(db, johanna.by, bob.by.person, 'admin')
    const actors = [johanna.by, { ...bob.by, role: 'admin' as const }]
    const went = await Promise.allSettled(actors.map(by => forgetPerson(db, by)))
    assert.deepEqual(went.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
    assert.equal((await db('people').where({ company_id: johanna.by.company, role: 'admin' })).length, 1)
  })

  it('stays forgotten, however often and at once it is pressed (K7)', async () => {
    const { bob } = await scene()
    const card = await bob.person.say('forget me')

    await Promise.all([1, 2, 3].map(() => bob.person.press(card, 'Confirm')))

    assert.deepEqual(await db('people').where({ object_id: bob.person.objectId }), [])
    for await (const { broken } of verifyHistories(db)) assert.equal(broken, undefined)
  })

  it('leaves the channel that they have named to another admin, in whose language it is told from then on (B2)', async () => {
    const { bob, johanna } = await scene()
    const channel = { conversation_id: '19:x', reference: '{}', named_at: clock() }
    await db('company_channels').insert({ ...channel, company_id: bob.by.company, named_by: bob.by.person })

    await forget(bob)

    assert.deepEqual(await db('company_channels').pluck('named_by'), [johanna.by.person])
  })

  it('is given no role any more, and can be named by nobody (P1)', async () => {
    const { bob, johanna } = await scene()
    await forget(bob)

    await assert.rejects(changeRole(db, johanna.by, bob.by.person, 'admin'), { code: 'not-found' })
  })
})
