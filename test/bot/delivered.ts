import type { Card } from '../../cards/kit.ts'
import { passDays } from '../clock.ts'
import { db } from '../database.ts'
import { connector, liaison } from '../liaison.ts'
import { type Teammate, teammate } from '../teams/teammate.ts'
import { settled } from './neighbours.ts'

export const DAY = 24 * 3_600

export const pass = (seconds: number) => passDays(seconds / DAY)

export const deliverDue = () => liaison.deliverDue()

/** Asks that company to connect; the card of the request. */
export const asks = async (person: Teammate, company = 'Fabrikam') =>
  person.press(await person.say(`connect with ${company}`), 'Confirm')

export const cancels = async (person: Teammate, request: Card) =>
  person.press(await person.press(request, 'Cancel request'), 'Confirm')

/** What is asked of the connector for these chats meanwhile: `POST` or `PUT`, in order. */
export async function sent(people: readonly Teammate[], act: () => Promise<unknown>): Promise<readonly string[]> {
  const before = connector.requests.length
  await act()
  return connector.requests.slice(before).flatMap(line => {
    const [method = '', chat] = line.split(' ')
    return people.some(person => person.chat === chat) ? method : []
  })
}

/** The connector answers like that whatever is posted or edited in this chat. */
export const fails = ({ chat }: Teammate, failure: Awaited<ReturnType<Parameters<typeof connector.answerWith>[0]>>) =>
  connector.answerWith(request => (request.split(' ')[1] === chat ? failure : undefined))

export const heals = () => connector.answerWith(() => undefined)

/** So many responders of a new company, each in a chat of their own. */
export async function crowd(name: string, size: number): Promise<readonly Teammate[]> {
  const admin = await settled(name)
  const people = Array.from({ length: size }, (_, index) => teammate(`Person ${index}`, admin.tenantId))
  await Promise.all(people.map(person => person.say('hi')))
  await db('people').where({ role: 'member' }).update({ role: 'responder' })
  return [admin, ...people]
}
