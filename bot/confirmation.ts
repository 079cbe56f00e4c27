import type { Reader } from '../cards/reader.ts'
import { confirmContact, findAskedContact } from '../domain/company/contacts.ts'
import type { Confirmable, Link } from '../domain/delivery/link.ts'
import { confirmAddress, findAskedAddress } from '../domain/delivery/mails.ts'
import type { Db } from '../domain/storage/database.ts'
import { subjectId } from './actions/subject.ts'

/** An address that waits for confirmation: since when, and the words of the question. */
export type Asked = {
  readonly email: string
  readonly askedAt: Date
  readonly heading: string
  /** Who has given the address, and for what. */
  readonly question: string
  /** What a yes means. */
  readonly afterwards: string
  readonly yes: string
}

/** The address that waits; undefined when none does. `name` is that of whoever has given it. */
export async function findAsked(
  db: Db,
  { words: { mail } }: Reader,
  name: string,
  subject: Confirmable,
): Promise<Asked | undefined> {
  if (isContact(subject)) {
    const found = await findAskedContact(db, subjectId(subject, 'contact'))
    if (!found) return undefined
    const { email, askedAt, company } = found
    return {
      email,
      askedAt,
      heading: mail.contactHeading(company),
      question: mail.contactText(name, company),
      afterwards: mail.contactConfirmed(email, company),
      yes: mail.contact,
    }
  }
  const found = await findAskedAddress(db, subjectId(subject, 'address'))
  if (!found) return undefined
  const { email, askedAt } = found
  return {
    email,
    askedAt,
    heading: mail.confirmHeading,
    question: mail.confirmText(name),
    afterwards: mail.confirmed(email),
    yes: mail.confirm,
  }
}

/** Confirms the address; false when there is nothing to confirm any more. */
export const confirm = (
  db: Db,
  { subject, asked }: Extract<Link, { readonly purpose: 'confirm' }>,
  at: Date,
): Promise<boolean> =>
  isContact(subject)
    ? confirmContact(db, subjectId(subject, 'contact'), asked, at)
    : confirmAddress(db, subjectId(subject, 'address'), asked)

const isContact = (subject: Confirmable): subject is Extract<Confirmable, `contact:${string}`> =>
  subject.startsWith('contact:')
