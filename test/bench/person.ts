import { randomUUID } from 'node:crypto'
import type { Verb } from '../../cards/verbs.ts'
import type { Connector } from '../teams/connector.ts'
import type { Person } from './bot.ts'

/** What Teams sends when this person does that. */
export const activity = ({ url }: Connector, { tenantId, objectId, name }: Person, does: object) => ({
  id: randomUUID(),
  channelId: 'msteams',
  serviceUrl: url,
  from: { id: `29:${objectId}`, name, aadObjectId: objectId },
  recipient: { id: '28:liaison', name: 'Liaison' },
  conversation: { id: `a:${objectId}`, conversationType: 'personal', tenantId },
  channelData: { tenant: { id: tenantId } },
  locale: 'en-US',
  localTimezone: 'Europe/Berlin',
  ...does,
})

export const chatOf = ({ objectId }: Person) => `a:${objectId}`

export const press = (verb: Verb, data: object = {}) => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  value: { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' },
})

/** A card that the bot posted to this person earlier; its id. */
export async function postCard({ url }: Connector, person: Person): Promise<string> {
  const address = `${url}v3/conversations/${chatOf(person)}/activities`
  const response = await fetch(address, { method: 'POST', body: '{}' })
  const { id } = (await response.json()) as { readonly id: string }
  return id
}
