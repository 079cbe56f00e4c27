import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { textOf } from '../card.ts'
import { connector, liaison } from '../liaison.ts'
import { type Teammate, teammate } from '../teams/teammate.ts'
import { neighbours, settled } from './neighbours.ts'

/** Teams announces one installation twice, in either order. */
const installed = (person: Teammate) => person.send({ type: 'installationUpdate', action: 'add' })
const joined = (person: Teammate) =>
  person.send({
    type: 'conversationUpdate',
    membersAdded: [{ id: '28:liaison' }, { id: `29:${person.objectId}`, aadObjectId: person.objectId }],
  })
const upgraded = (person: Teammate, action: 'add-upgrade' | 'remove-upgrade') =>
  person.send({ type: 'installationUpdate', action })

/** A newcomer of a registered company. */
async function newcomer(): Promise<Teammate> {
  const admin = await settled('Contoso')
  return teammate('Ada', admin.tenantId)
}

describe('a greeting (B6)', () => {
  const orders: Readonly<Record<string, (person: Teammate) => Promise<unknown>>> = {
    'the installation is announced first': async person => {
      await installed(person)
      await joined(person)
    },
    'the members are announced first': async person => {
      await joined(person)
      await installed(person)
    },
    'both are announced at once': person => Promise.all([installed(person), joined(person), installed(person)]),
  }

  for (const [what, announce] of Object.entries(orders)) {
    it(`is sent once when ${what}`, async () => {
      const ada = await newcomer()

      await announce(ada)

      assert.equal(ada.cards().length, 1)
      ada.sees(/Welcome to Liaison, Contoso[\s\S]*Find the companies you work with/)
    })
  }

  it('makes a member of the newcomer', async () => {
    const admin = await settled('Contoso')

    await installed(teammate('Ada', admin.tenantId))

    assert.match(textOf(await admin.say('people')), /Ada\nMember/)
  })

  it('is not sent again by an upgrade', async () => {
    const ada = await newcomer()
    await installed(ada)

    await upgraded(ada, 'add-upgrade')

    assert.equal(ada.cards().length, 1)
  })

  for (const actions of [
    ['remove-upgrade', 'add-upgrade'],
    ['add-upgrade', 'remove-upgrade'],
  ] as const) {
    it(`is not sent again, and nobody is taken for gone, by ${actions.join(' and ')}`, async () => {
      const { contoso, bob } = await neighbours()
      await installed(bob)
      await liaison.deliverDue()
      const before = bob.cards().length

      for (const action of actions) await upgraded(bob, action)
      const silent = bob.cards().length
      await contoso.press(await contoso.say('connect with Fabrikam'), 'Confirm')
      await liaison.deliverDue()

      assert.equal(silent, before)
      bob.sees(/Contoso wants to connect/)
    })
  }

  it('is the card by which a stranger registers, once', async () => {
    const stranger = teammate('Zoe', randomUUID())

    await installed(stranger)
    await joined(stranger)

    assert.equal(stranger.cards().length, 1)
    stranger.sees(/Register your company/)
  })

  it('does not come again once the stranger has registered', async () => {
    const stranger = teammate('Zoe', randomUUID())
    await installed(stranger)
    await stranger.press(stranger.sees(/Register your company/), 'Register', {
      name: 'Tailspin',
      country: 'US',
      industry: 'retail',
      region: 'us',
      terms: 'true',
      contactEmail: 'partners@tailspin.example',
    })

    await joined(stranger)

    assert.equal(stranger.cards().length, 1)
  })

  it('is in the language of the newcomer', async () => {
    const admin = await settled('Contoso')
    const zoe = teammate('Zoe', admin.tenantId, { locale: 'de-DE' })

    await installed(zoe)

    zoe.sees(/Willkommen/)
  })

  for (const conversationType of ['groupChat', 'channel']) {
    it(`is not sent to a ${conversationType}`, async () => {
      const ada = await newcomer()
      const conversation = { id: '19:thread', conversationType, tenantId: ada.tenantId }
      const before = connector.requests.length

      await ada.send({ type: 'installationUpdate', action: 'add', conversation })
      await ada.send({ type: 'conversationUpdate', membersAdded: [{ id: '28:liaison' }], conversation })
      await ada.send({ type: 'installationUpdate', action: 'remove', conversation })

      assert.deepEqual(connector.requests.slice(before), [])
    })
  }

  it('is not sent because somebody else was added', async () => {
    const ada = await newcomer()

    await ada.send({ type: 'conversationUpdate', membersAdded: [{ id: `29:${ada.objectId}` }] })

    assert.deepEqual(ada.cards(), [])
  })

  it('is not sent to a guest', async () => {
    const ada = await newcomer()
    const guest = { id: `29:${ada.objectId}`, name: 'Ada', aadObjectId: ada.objectId, userRole: 'guest' }

    await ada.send({ type: 'installationUpdate', action: 'add', from: guest })

    assert.deepEqual(ada.cards(), [])
  })
})

describe('coming back (B6)', () => {
  /** Bob of Fabrikam was greeted; then Contoso asked Fabrikam to connect, and Bob knows nothing of it. */
  async function gone(leave: (bob: Teammate) => Promise<unknown>) {
    const { contoso, bob } = await neighbours()
    await installed(bob)
    await leave(bob)
    await contoso.press(await contoso.say('connect with Fabrikam'), 'Confirm')
    await liaison.deliverDue()
    connector.answerWith(() => undefined)
    return { bob, before: bob.cards().length }
  }
  const removed = (bob: Teammate) => bob.install('remove')
  const kicked = (bob: Teammate) => bob.send({ type: 'conversationUpdate', membersRemoved: [{ id: '28:liaison' }] })

  for (const [how, leave] of Object.entries({ uninstalling: removed, 'being removed as a member': kicked })) {
    it(`after ${how} shows what waits instead of the greeting, once`, async () => {
      const { bob, before } = await gone(leave)

      await installed(bob)
      await joined(bob)

      assert.equal(bob.cards().length, before + 1)
      assert.doesNotMatch(textOf(bob.sees(/1 request waits for your answer\.\n1\nwaiting for you/)), /Welcome/)
    })
  }

  it('shows what waits although nothing but a refusal told of the leaving', async () => {
    const error = { code: 'BotNotInConversationRoster', message: 'The bot is not part of the conversation roster.' }
    const { bob, before } = await gone(async ({ chat }) =>
      connector.answerWith(request => (request === `POST ${chat}` ? { status: 403, body: { error } } : undefined)),
    )

    await installed(bob)

    assert.equal(bob.cards().length, before + 1)
    assert.doesNotMatch(textOf(bob.sees(/1 request waits for your answer/)), /Welcome/)
  })

  it('shows what waits each time', async () => {
    const { bob, before } = await gone(removed)
    await installed(bob)
    await removed(bob)

    await installed(bob)

    assert.equal(bob.cards().length, before + 2)
  })

  it('tells a stranger again how to register', async () => {
    const stranger = teammate('Zoe', randomUUID())
    await installed(stranger)
    await removed(stranger)

    await installed(stranger)
    await joined(stranger)

    assert.equal(stranger.cards().length, 2)
    stranger.sees(/Register your company/)
  })
})
