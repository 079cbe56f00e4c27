import type { ProfileField } from '../../domain/company/profile.ts'
import type { ImportedId } from '../../domain/kernel/ids.ts'
import type { Imported } from '../../domain/network/imported.ts'
import type { ImportedList } from '../../domain/network/imported-list.ts'
import { go, send } from '../buttons.ts'
import type { Element } from '../elements.ts'
import { picking, typing, writing } from '../fields.ts'
import { byline, type Card, card, NOTE, type Notice, subheading, subtle, text } from '../kit.ts'
import { entry, row } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'
import { fieldList } from './company.ts'

/** Characters of a name and of a number. */
const NAME = 100
const NUMBER = 40

/** Characters of an address beside a box: it breaks nowhere. */
const ADDRESS = 28

type Part = {
  readonly name: string
  readonly after?: ImportedId | undefined
  readonly before?: ImportedId | undefined
}

/** What can be done: undefined for whoever may not invite. `left` is how many more today (I4). */
type Inviting = {
  readonly left: number
  readonly canMail: boolean
  readonly disclosing: readonly ProfileField[]
  /** What was typed and ticked, when it could not be sent. */
  readonly note?: string
  readonly several?: readonly ImportedId[]
}

/** I3: companies of our tables that have not joined, to invite one or several. */
export function importedCard(
  reader: Reader,
  list: ImportedList,
  part: Part,
  inviting: Inviting | undefined,
  notice: Notice = false,
): Card {
  const { words } = reader
  const { imported, buttons, headings } = words
  const { companies, next, previous, isLoaded, isCurrent } = list
  const kept = { name: part.name }
  return card(
    reader,
    buttons.imported,
    [
      notice,
      byline(imported.intro),
      !isCurrent && text(imported.making),
      (companies.length > 0 || part.name !== '') &&
        typing('name', imported.search, { value: part.name, button: send(buttons.search, 'imported.show', {}) }),
      companies.length === 0 && isCurrent && text(emptyText(reader, isLoaded, part.name)),
      ...companies.map(company => listed(reader, company, inviting !== undefined)),
      ...(inviting ? severally(reader, companies, part, inviting) : []),
    ],
    [
      next !== null && go(buttons.more, 'imported.show', { ...kept, after: next }),
      previous !== null && go(buttons.previous, 'imported.show', { ...kept, before: previous }),
      inviting !== undefined && go(buttons.importPartners, 'data.load', { group: 'partners' }),
      go(headings.sent, 'sent.show', {}),
      go(headings.directory, 'directory.show', {}),
      go(buttons.home, 'home.show', {}),
    ],
  )
}

/** I3: the address of a company that has none in our tables. */
export const addressCard = (reader: Reader, company: Imported, typed: string, notice: Notice = false): Card =>
  card(
    reader,
    reader.words.imported.addressHeading(shorten(company.name, NAME)),
    [
      notice,
      subtle(aboutText(reader, company)),
      typing('email', reader.words.invite.email, {
        value: typed,
        style: 'Email',
        required: reader.words.refusals.missing({ field: 'email' }),
      }),
      subtle(reader.words.imported.addressText),
    ],
    [
      send(reader.words.buttons.save, 'imported.address', { imported: company.id }, 'positive'),
      go(reader.words.buttons.back, 'imported.show', {}),
    ],
  )

function emptyText({ words: { imported } }: Reader, isLoaded: boolean, name: string): string {
  if (!isLoaded) return imported.nothing
  return name === '' ? imported.everybody : imported.noSuch
}

function listed(reader: Reader, company: Imported, canInvite: boolean): Element {
  const { buttons, imported } = reader.words
  const { id, email } = company
  return entry({
    title: shorten(company.name, NAME),
    lines: [aboutText(reader, company), email ?? imported.noEmail],
    buttons: [
      canInvite &&
        (email === null
          ? go(buttons.addEmail, 'imported.address-ask', { imported: id })
          : go(buttons.invite, 'prospect.new', { imported: id })),
    ],
  })
}

/** Its relationship, and our numbers for it. */
function aboutText({ words: { relationships, partners, fields } }: Reader, company: Imported): string {
  const { vendorId, customerId, duns } = company
  const isBoth = vendorId !== null && customerId !== null
  return [
    isBoth && relationships.both,
    vendorId !== null && partners.vendorId(shorten(vendorId, NUMBER)),
    customerId !== null && partners.customerId(shorten(customerId, NUMBER)),
    duns !== null && `${fields.duns} ${duns}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** Those of this page who can be invited, to be ticked, with one note for all. */
function severally(
  reader: Reader,
  companies: readonly Imported[],
  part: Part,
  { left, canMail, disclosing, note, several }: Inviting,
): readonly Element[] {
  const { words } = reader
  const { imported, invite, buttons } = words
  const able = companies.filter(({ email }) => email !== null)
  if (able.length === 0) return []
  if (!canMail) return [text(invite.noMail)]
  const choices = able.map(
    ({ id, name: title, email }) => [id, `${shorten(title, NAME)} · ${shorten(email ?? '', ADDRESS)}`] as const,
  )
  return [
    row(
      [
        subheading(imported.several),
        picking('several', imported.tick, choices, several),
        writing(reader, 'note', invite.note, { value: note, limit: NOTE }),
        subtle(invite.disclosure(fieldList(reader, disclosing))),
        subtle(imported.left(left)),
      ],
      [send(buttons.invite, 'imported.invite', { after: part.after, before: part.before }, 'positive')],
    ),
  ]
}
