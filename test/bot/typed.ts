import assert from 'node:assert/strict'
import type { Card } from '../../cards/kit.ts'
import type { Verb } from '../../cards/verbs.ts'
import { type Inputs, inputsOf, textOf } from '../card.ts'
import { scenery } from '../database.ts'
import { colleague, registered } from '../registered.ts'
import type { Teammate } from '../teams/teammate.ts'

/** What the card says about the press, which is that nothing was changed. */
export function complaintOn({ body: [, said], fallbackText }: Card): string {
  assert.equal(said?.style, 'attention', `no complaint on ${fallbackText}`)
  return textOf(said)
}

export function assertKept(card: Card, typed: Inputs) {
  const kept = inputsOf(card)
  for (const [id, value] of Object.entries(typed)) assert.ok(kept[id] === value, `${id}: ${kept[id]?.slice(0, 99)}`)
}

/** Presses a button that is on no card that they see. */
export async function press(person: Teammate, verb: Verb, data: object): Promise<Card> {
  const action = { verb, data }
  const { status, body } = await person.send({ type: 'invoke', name: 'adaptiveCard/action', value: { action } })
  assert.equal(status, 200)
  assert.ok(body)
  return body.value
}

export const editGeneral = async (admin: Teammate) => admin.press(await admin.say('profile'), 'Edit profile')

export const two = scenery(async () => {
  const contoso = await registered({ name: 'Contoso' })
  const fabrikam = await registered({ name: 'Fabrikam' })
  const alex = await colleague(contoso, 'Alex')
  return { contoso, fabrikam, alex }
})

/** Fabrikam has asked Contoso. */
export const asked = scenery(async () => {
  const both = await two()
  await both.fabrikam.press(await both.fabrikam.say('connect with contoso'), 'Confirm')
  return both
})

export const connected = scenery(async () => {
  const both = await asked()
  await both.contoso.press(await both.contoso.say('pending'), 'Accept')
  return both
})
