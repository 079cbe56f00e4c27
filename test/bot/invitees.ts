import assert from 'node:assert/strict'
import type { Card } from '../../cards/kit.ts'
import { db } from '../database.ts'
import { connector, liaison } from '../liaison.ts'
import type { Teammate } from '../teams/teammate.ts'
import { invited, type Someone } from './partners.ts'

export const deliverDue = () => liaison.deliverDue()

/** The scene, with everybody told. */
export async function notified() {
  const cast = await invited()
  await deliverDue()
  return cast
}

/** Ticks, looks and confirms; the receipt. */
export async function answers(person: Teammate, card: Card, ticks: Readonly<Record<string, string>>) {
  return person.press(await person.press(card, 'Share data', ticks), 'Confirm')
}

export const invitationTo = ({ person }: Someone) => person.sees(/Contoso invites you: Demand planning/)

export const products = { 'share-products': 'vendors,products' }

/** What is posted and edited in each of these chats meanwhile. */
export async function sent(people: readonly Someone[], act: () => Promise<unknown>): Promise<readonly string[]> {
  const before = connector.requests.length
  await act()
  const lines = connector.requests.slice(before).map(line => line.split(' '))
  return people.map(({ person }) =>
    lines
      .filter(([, chat]) => chat === person.chat)
      .map(([method]) => method)
      .join(' '),
  )
}

export const sharedBy = async (collaboration: string, { by }: Someone) => {
  const row = await db('invitations')
    .where({ collaboration_id: collaboration, partner_id: by.company })
    .first<{ shared: readonly string[] }>('shared')
  return row?.shared
}

/** Presses a button as it is, without the card that it was on. */
export async function pressed({ person }: Someone, verb: string, data: object): Promise<Card> {
  const action = { verb, data }
  const { status, body } = await person.send({ type: 'invoke', name: 'adaptiveCard/action', value: { action } })
  assert.equal(status, 200)
  assert.ok(body)
  return body.value
}
