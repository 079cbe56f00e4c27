import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from '../../bot/actions/context.ts'
import { isAct, press, readPress } from '../../bot/actions/press.ts'
import { readerOf } from '../../cards/reader.ts'
import type { Verb } from '../../cards/verbs.ts'
import { en } from '../../cards/words/en.ts'
import { changeRole } from '../../domain/company/people.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { acceptConnection } from '../../domain/network/connections.ts'
import { transaction } from '../../domain/storage/transactions.ts'
import { textOf } from '../card.ts'
import { db, stored } from '../database.ts'
import { buttons, everyVerb } from './buttons.ts'
import { castOf } from './cast.ts'

const scene = castOf()
const acts = everyVerb.filter(verb => isAct(verb) && buttons[verb].needs !== 'nobody')

/** What somebody reads who presses a button of whom we still think what they were. */
async function answer(by: Actor, verb: Verb, carried: object): Promise<string> {
  const context: Context = {
    db,
    by,
    reader: readerOf('en-US', 'UTC'),
    canMail: true,
    chat: { id: 'the-channel', isPersonal: false, reference: { conversation: { conversationType: 'channel' } } },
  }
  const pressed = readPress(verb, carried)
  assert.ok(pressed && pressed.verb !== 'company.register', verb)
  try {
    return textOf((await press(context, pressed.verb, pressed.payload)).card)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'role-changed') return en.refusals['role-changed']({})
    throw error
  }
}

describe('an act of somebody whose role was lowered meanwhile', function () {
  this.timeout('90s')

  it('changes nothing, whatever the button is', async () => {
    for (const verb of acts.filter(verb => buttons[verb].needs !== 'member')) {
      const cast = await scene()
      const { by } = buttons[verb].needs === 'admin' ? cast.us : cast.responder
      await db('people').where({ id: by.person }).update({ role: 'member' })
      const before = await stored()

      const said = await answer(by, verb, buttons[verb].carries(cast))

      assert.ok(said.includes(en.refusals['role-changed']({})), `${verb}: ${said}`)
      assert.deepEqual(await stored(), before, verb)
    }
  })

  it('nor of somebody who is no longer of that company, members too', async () => {
    for (const verb of acts) {
      const cast = await scene()
      const { by } = { member: cast.member, responder: cast.responder, admin: cast.us, nobody: cast.us }[
        buttons[verb].needs
      ]
      await db('people').where({ id: by.person }).update({ company_id: cast.stranger.by.company })
      const before = await stored()

      const said = await answer(by, verb, buttons[verb].carries(cast)).catch(error => {
        // What they see next is not theirs any more, either.
        if (error instanceof Refusal) return en.refusals['role-changed']({})
        throw error
      })

      assert.ok(said.includes(en.refusals['role-changed']({})), `${verb}: ${said}`)
      assert.deepEqual(await stored(), before, verb)
    }
  })

  it('is refused when it had to wait for a lock, and what it waited for decides', async () => {
    const { us, responder, incoming } = await scene()
    const held = transaction(db, async trx => {
      await trx('connections').where({ id: incoming }).forUpdate().select('id')
      await sleep(200)
      await changeRole(trx, us.by, responder.by.person, 'member')
    })
    await sleep(50)

    const accepting = acceptConnection(db, responder.by, incoming)

    await assert.rejects(accepting, { name: 'Refusal', code: 'role-changed' })
    await held
    assert.deepEqual(await db('connections').where({ id: incoming }).pluck('status'), ['pending'])
  })

  it('goes through when the role is a higher one now; and an admin may lower their own', async () => {
    const { us, responder, incoming } = await scene()
    await db('people').where({ id: responder.by.person }).update({ role: 'admin' })

    await acceptConnection(db, responder.by, incoming)
    await changeRole(db, us.by, us.by.person, 'responder')

    assert.deepEqual(await db('connections').where({ id: incoming }).pluck('status'), ['connected'])
    assert.deepEqual(await db('people').where({ id: us.by.person }).pluck('role'), ['responder'])
  })
})
