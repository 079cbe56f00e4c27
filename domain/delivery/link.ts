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

/** B3: days for which the link to an answer works, unless it is answered before. */
const VALID = 14

/** When the link of an e-mail of that moment expires. */
export const linkExpiry = (sentAt: Date) => daysAfter(sentAt, VALID)

/** The link as text for an address, signed with the key. */
export function seal(key: string, link: Link): string {
  const parts =
    link.purpose === 'answer'
      ? [link.purpose, link.person, link.subject, link.round, link.expires.getTime()]
      : [link.purpose, link.person]
  const body = Buffer.from(JSON.stringify(parts)).toString('base64url')
  return `${body}.${signature(key, body)}`
}

/** What a sealed link says; undefined when it was not sealed with that key, or has expired by `now`. */
export function unseal(key: string, sealed: string, now: Date): Link | undefined {
  const [body = '', given = '', ...rest] = sealed.split('.')
  if (!isSame(given, signature(key, body)) || rest.length > 0) return undefined
  // Written by `seal`, as its signature says.
  const [purpose, person, subject, round, expires] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [
    Link['purpose'],
    PersonId,
    Subject,
    number,
    number,
  ]
  if (purpose === 'unsubscribe') return { purpose, person }
  return expires > now.getTime() ? { purpose, person, subject, round, expires: new Date(expires) } : undefined
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
