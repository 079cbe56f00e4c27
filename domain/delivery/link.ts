import type { Entity, TableCode } from '../data/catalogue.ts'
import type { Subject } from '../kernel/event.ts'
import type { CompanyId, PersonId, UploadId, VisitId } from '../kernel/ids.ts'
import { daysAfter } from '../kernel/time.ts'
import { isSigned, sign } from '../trust/signature.ts'

/** What a link in an e-mail or on a card lets its reader do. It works for one person and one purpose only. */
export type Link =
  | {
      readonly purpose: 'answer'
      readonly person: PersonId
      /** The connection or the invitation, and which time of asking: a later one needs a link of its own. */
      readonly subject: Subject
      readonly round: number
      readonly expires: Date
    }
  /** That no more e-mails go to the address of that one, and that they do again. */
  | { readonly purpose: 'stop'; readonly email: string }
  /** That an address is theirs, which that person typed and which was asked at that moment. */
  | {
      readonly purpose: 'confirm'
      readonly person: PersonId
      readonly subject: Confirmable
      readonly asked: Date
    }
  /** K1: the page on which that person loads a file: for one table, or one file that has arrived already. */
  | {
      readonly purpose: 'load'
      readonly visit: VisitId
      readonly person: PersonId
      readonly table?: TableCode | undefined
      readonly upload?: UploadId | undefined
      readonly expires: Date
    }
  /** K7: the page from which that person takes everything along. */
  | { readonly purpose: 'take'; readonly visit: VisitId; readonly person: PersonId; readonly expires: Date }
  /** K2: the page on which that person sees and exports rows of a company: of a data entity of it, or one table of their own. */
  | {
      readonly purpose: 'rows'
      readonly visit: VisitId
      readonly person: PersonId
      readonly owner: CompanyId
      readonly entity?: Entity | undefined
      readonly table?: TableCode | undefined
      readonly expires: Date
    }

/** Whose address is confirmed: a person's own, or the contact address of a company. */
export type Confirmable = `address:${PersonId}` | `contact:${CompanyId}`

/** B3: days for which the link to an answer works, unless it is answered before. */
const VALID = 14

/** B3, I1: days in which an address can be confirmed. */
const CONFIRMED = 2

/** When the link with which an address is confirmed expires. */
export const confirmExpiry = (asked: Date) => daysAfter(asked, CONFIRMED)

/** When the link of an e-mail of that moment expires. */
export const linkExpiry = (sentAt: Date) => daysAfter(sentAt, VALID)

/** The link as text for an address, signed with the key. */
export function seal(key: string, link: Link): string {
  const body = Buffer.from(JSON.stringify([link.purpose, ...partsOf(link)])).toString('base64url')
  return `${body}.${sign(key, signedText(body))}`
}

/** What a sealed link says; undefined when it was not sealed with that key, or has expired by `now`. */
export function unseal(key: string, sealed: string, now: Date): Link | undefined {
  const [body = '', given = '', ...rest] = sealed.split('.')
  if (!isSigned(key, signedText(body), given) || rest.length > 0) return undefined
  // Written by `seal`, as its signature says.
  const [purpose, ...parts] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [Link['purpose'], ...unknown[]]
  switch (purpose) {
    case 'stop': {
      const [email] = parts as [string]
      return { purpose, email }
    }
    case 'confirm': {
      const [person, subject, at] = parts as [PersonId, Confirmable, number]
      const asked = new Date(at)
      return confirmExpiry(asked) > now ? { purpose, person, subject, asked } : undefined
    }
    case 'answer': {
      const [person, subject, round, until] = parts as [PersonId, Subject, number, number]
      return until > now.getTime() ? { purpose, person, subject, round, expires: new Date(until) } : undefined
    }
    case 'load': {
      const [visit, person, table, upload, until] = parts as [
        VisitId,
        PersonId,
        TableCode | null,
        UploadId | null,
        number,
      ]
      const about = { table: table ?? undefined, upload: upload ?? undefined }
      return until > now.getTime() ? { purpose, visit, person, ...about, expires: new Date(until) } : undefined
    }
    case 'take': {
      const [visit, person, until] = parts as [VisitId, PersonId, number]
      return until > now.getTime() ? { purpose, visit, person, expires: new Date(until) } : undefined
    }
    case 'rows': {
      const [visit, person, owner, entity, table, until] = parts as [
        VisitId,
        PersonId,
        CompanyId,
        Entity | null,
        TableCode | null,
        number,
      ]
      const about = { owner, entity: entity ?? undefined, table: table ?? undefined }
      return until > now.getTime() ? { purpose, visit, person, ...about, expires: new Date(until) } : undefined
    }
    default:
      return purpose satisfies never
  }
}

function partsOf(link: Link): readonly unknown[] {
  switch (link.purpose) {
    case 'stop':
      return [link.email]
    case 'confirm':
      return [link.person, link.subject, link.asked.getTime()]
    case 'answer':
      return [link.person, link.subject, link.round, link.expires.getTime()]
    case 'load':
      return [link.visit, link.person, link.table ?? null, link.upload ?? null, link.expires.getTime()]
    case 'take':
      return [link.visit, link.person, link.expires.getTime()]
    case 'rows':
      return [link.visit, link.person, link.owner, link.entity ?? null, link.table ?? null, link.expires.getTime()]
    default:
      return link satisfies never
  }
}

/** Other links are signed with the same key: none of them is one of ours. The number tells versions apart. */
const signedText = (body: string) => `mail 2 ${body}`

/**
 * The number that a page of this link shows, and a person types to do that: three digits. It is no secret: it is there to be
 * read, which programs that open links and submit forms do not.
 */
export const numberOf = (key: string, sealed: string, act: string): string =>
  `${100 + (Buffer.from(sign(key, `number ${act} ${sealed}`), 'base64url').readUInt32BE() % 900)}`
