import type { Activity } from 'botbuilder'
import { z } from 'zod'
import type { Conversation } from '../../domain/delivery/conversations.ts'
import type { Visitor } from '../../domain/kernel/actor.ts'
import { knownLocale, knownTimeZone } from '../locale.ts'

const text = z.string().max(1_000)

/** botbuilder sends it back in a header. */
const ascii = text.regex(/^[ -~]+$/)

/** The parts of an activity that we rely on: whatever lacks them is answered 400 before it gets any further. */
export const activitySchema = z.object({
  type: text.min(1),
  name: text.nullish(),
  channelId: text.min(1),
  serviceUrl: text.min(1),
  from: z.object({
    id: text.min(1),
    name: text.nullish(),
    aadObjectId: text.nullish(),
    tenantId: text.nullish(),
    userRole: text.nullish(),
  }),
  recipient: z.object({ id: text.min(1), name: text.nullish() }),
  conversation: z.object({ id: ascii, tenantId: text.nullish(), conversationType: text.nullish() }),
  channelData: z
    .object({
      tenant: z.object({ id: text.nullish() }).nullish(),
      meeting: z.unknown(),
      channel: z.object({ type: z.unknown() }).nullish().catch(null),
    })
    .nullish(),
  text: z.string().nullish().catch(null),
  locale: text.nullish(),
  localTimezone: text.nullish().catch(null),
  entities: z.array(z.unknown()).nullish().catch(null),
})

/** The only kind of entity that is read; others are ignored. */
const clientInfoSchema = z.object({ type: z.literal('clientInfo'), timezone: text })

/** An activity as it concerns us: who, where, and whether the channel calls them a guest (P2). */
export type Arrival = {
  readonly visitor: Visitor
  readonly conversation: Conversation
  /** A person of another tenant in this chat, or one whom the channel cannot name. */
  readonly isGuest: boolean
  /** Whether others than colleagues may read there: a group, a meeting, a channel that is shared. */
  readonly isOpen: boolean
}

/** Throws on an activity that `activitySchema` refuses; the server has checked it before. */
export function readArrival(activity: Activity, at: Date): Arrival {
  const { from, recipient, conversation, channelId, serviceUrl, channelData, ...rest } = activitySchema.parse(activity)
  const tenants = [from.tenantId, channelData?.tenant?.id, conversation.tenantId].flatMap(tenant => tenant || [])
  const [tenantId = ''] = tenants
  const clientInfo = rest.entities?.map(entity => clientInfoSchema.safeParse(entity).data).find(Boolean)
  return {
    visitor: {
      tenantId,
      objectId: from.aadObjectId ?? '',
      name: from.name ?? undefined,
      locale: knownLocale(rest.locale),
      timeZone: knownTimeZone(rest.localTimezone ?? clientInfo?.timezone),
      at,
    },
    conversation: {
      id: conversation.id,
      isPersonal: conversation.conversationType === 'personal',
      // Only what is needed to write there again, so that it is the same for every activity of a chat.
      reference: {
        channelId,
        serviceUrl,
        bot: { id: recipient.id, name: recipient.name ?? '' },
        user: { id: from.id, aadObjectId: from.aadObjectId ?? '' },
        conversation: {
          id: conversation.id,
          tenantId,
          conversationType: conversation.conversationType ?? 'personal',
          isGroup: conversation.conversationType !== 'personal',
        },
      },
    },
    isOpen: isOpen(kindOf(conversation), channelData?.meeting, channelData?.channel?.type),
    isGuest: !tenantId || !from.aadObjectId || new Set(tenants).size > 1 || from.userRole === 'guest',
  }
}

/** What kind of place it is: where a client does not say so, a chat of two has an id of its own form. */
const kindOf = ({
  id,
  conversationType,
}: {
  readonly id: string
  readonly conversationType?: string | null | undefined
}) => conversationType ?? (id.startsWith('a:') ? 'personal' : undefined)

const isOpen = (kind: string | undefined, meeting: unknown, channel: unknown): boolean =>
  kind !== 'personal' && (kind !== 'channel' || Boolean(meeting) || channel === 'shared')
