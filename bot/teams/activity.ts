import type { Activity } from 'botbuilder'
import { z } from 'zod'
import type { Conversation } from '../../domain/network/people.ts'
import type { Visitor } from '../../domain/network/person.ts'

const text = z.string().max(1_000)

/** The parts of an activity that we rely on: whatever lacks them is answered 400 before it gets any further. */
export const activitySchema = z.object({
  type: text.min(1),
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
  conversation: z.object({ id: text.min(1), tenantId: text.nullish(), conversationType: text.nullish() }),
  channelData: z.object({ tenant: z.object({ id: text.nullish() }).nullish() }).nullish(),
  text: z.string().nullish(),
  locale: text.nullish(),
  localTimezone: text.nullish(),
  entities: z.array(z.object({ type: text, timezone: text.nullish() }).passthrough()).nullish(),
})

/** An activity as it concerns us: who, where, and whether the channel calls them a guest (P2). */
export type Arrival = {
  readonly visitor: Visitor
  readonly conversation: Conversation
  /** A person of another tenant in this chat, or one whom the channel cannot name. */
  readonly isGuest: boolean
}

/** Throws on an activity that `activitySchema` refuses; the server has checked it before. */
export function readArrival(activity: Activity, at: Date): Arrival {
  const { from, recipient, conversation, channelId, serviceUrl, channelData, ...rest } = activitySchema.parse(activity)
  const tenants = [from.tenantId, channelData?.tenant?.id, conversation.tenantId].flatMap(tenant => tenant || [])
  const [tenantId = ''] = tenants
  const clientInfo = rest.entities?.find(({ type }) => type === 'clientInfo')
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
    isGuest: !tenantId || !from.aadObjectId || new Set(tenants).size > 1 || from.userRole === 'guest',
  }
}

function knownLocale(locale: string | null | undefined): string | undefined {
  try {
    return locale ? Intl.getCanonicalLocales(locale)[0] : undefined
  } catch {
    return undefined
  }
}

/** Asking for one takes longer than all the rest, and however they are spelled there are only so many. */
const timeZones = new Map<string, string>()

function knownTimeZone(timeZone: string | null | undefined): string | undefined {
  if (!timeZone) return undefined
  const spelled = timeZone.toLowerCase()
  try {
    const known = timeZones.get(spelled) ?? new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
    timeZones.set(spelled, known)
    return known
  } catch {
    return undefined
  }
}
