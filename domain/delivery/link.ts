import { daysAfter, type Subject } from '../event.ts'
import type { PersonId, ProspectId } from '../ids.ts'
import { isSame, sign } from '../trust/signature.ts'

/** What a link in an e-mail lets its reader do, and for whom: nobody else, and nothing else. */
export type Link =
  | {
      readonly purpose: 'answer'
      readonly person: PersonId
      /** The connection or the invitation, and which time of asking: a later one needs a link of its own. */
      readonly subject: Subject
      readonly round: number
      readonly expires: Date
    }
  | { readonly purpose: 'unsubscribe'; readonly person: PersonId }
  /** That an address is theirs, which was asked at that moment. */
  | { readonly purpose: 'confirm'; readonly person: PersonId; readonly asked: Date }

/** B3: days for which the link to an answer works, unless it is answered before. */
const VALID = 14

/** B3: days in which an address can be confirmed. */
const CONFIRMED = 2

/** When the link with which an address is confirmed expires. */
export const confirmExpiry = (asked: Date) => daysAfter(asked, CONFIRMED)

/** When the link of an e-mail of that moment expires. */
export const linkExpiry = (sentAt: Date) => daysAfter(sentAt, VALID)

/** The link as text for an address, signed with the key. */
export function seal(key: string, link: Link): string {
  const body = Buffer.from(JSON.stringify([link.purpose, link.person, ...partsOf(link)])).toString('base64url')
  return `${body}.${signature(key, body)}`
}

/** What a sealed link says; undefined when it was not sealed with that key, or has expired by `now`. */
export function unseal(key: string, sealed: string, now: Date): Link | undefined {
  const [body = '', given = '', ...rest] = sealed.split('.')
  if (!isSame(given, signature(key, body)) || rest.length > 0) return undefined
  // Written by `seal`, as its signature says.
  const [purpose, person, ...parts] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [
    Link['purpose'],
    PersonId,
    ...unknown[],
  ]
  switch (purpose) {
    case 'unsubscribe':
      return { purpose, person }
    case 'confirm': {
      const asked = new Date(parts[0] as number)
      return confirmExpiry(asked) > now ? { purpose, person, asked } : undefined
    }
    case 'answer': {
      const [subject, round, until] = parts as [Subject, number, number]
      return until > now.getTime() ? { purpose, person, subject, round, expires: new Date(until) } : undefined
    }
    default:
      return purpose satisfies never
  }
}

function partsOf(link: Link): readonly unknown[] {
  switch (link.purpose) {
    case 'unsubscribe':
      return []
    case 'confirm':
      return [link.asked.getTime()]
    case 'answer':
      return [link.subject, link.round, link.expires.getTime()]
    default:
      return link satisfies never
  }
}

/** I4: the link with which the reader of an invitation gets no more of them, as text for an address. */
export const sealRefusal = (key: string, prospect: ProspectId) => `${prospect}.${refusal(key, prospect)}`

/** The invitation; undefined when it was not sealed with that key. */
export function unsealRefusal(key: string, sealed: string): ProspectId | undefined {
  const [prospect = '', given = '', ...rest] = sealed.split('.')
  return isSame(given, refusal(key, prospect)) && rest.length === 0 ? (prospect as ProspectId) : undefined
}

const refusal = (key: string, prospect: string) => signature(key, `refuse ${prospect}`)

/** Other links are signed with the same key: none of them is one of ours. */
const signature = (key: string, text: string) => sign(key, `mail ${text}`)
