import type { Entity } from '../../domain/data/catalogue.ts'
import type { CollaborationId, CompanyId } from '../../domain/kernel/ids.ts'
import type { Region } from '../../domain/kernel/region.ts'
import type { CollaborationView } from '../../domain/views/collaboration.ts'
import { aside, go, send, unfold } from '../buttons.ts'
import type { Element } from '../elements.ts'
import { writing } from '../fields.ts'
import {
  buttons,
  byline,
  type Card,
  card,
  facts,
  folded,
  NOTE,
  type Notice,
  name,
  quote,
  subheading,
  subtle,
  text,
} from '../kit.ts'
import { sides } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'
import type { Filled } from './filled.ts'
import { entityList } from './score.ts'

/** Partners that get a note of their own on the card that asks before sharing. */
const NOTES = 8

/** C5: who will see what, where copies may go, and that it can be exported, before anything is shared; C4: the notes. */
export function shareCard(
  reader: Reader,
  view: CollaborationView,
  notice: Notice = false,
  typed: Readonly<Record<CompanyId, string>> = {},
): Card {
  const { words } = reader
  const { id: collaboration, partners, total, region, requested, offered, note } = view
  return card(
    reader,
    words.collaboration.shareHeading(view.name),
    [
      notice,
      name(words.collaboration.shareTo(total)),
      byline(
        reader.list([
          ...partners.map(each => words.collaboration.inRegion(shorten(each.name, 100), words.regions[each.region])),
          ...(total > partners.length ? [words.collaboration.shareMore(total - partners.length)] : []),
        ]),
      ),
      byline(words.collaboration.secret),
      sides(
        {
          title: words.collaboration.requested,
          lines: requested.map(entity => words.entities[entity]),
          none: words.layout.nothing,
        },
        {
          title: words.layout.theySee,
          has: offered.map(entity => words.entities[entity]),
          none: words.layout.nothing,
        },
      ),
      offered.length === 0 && text(words.collaboration.shareOffersNothing),
      ...(offered.length > 0 ? consequences(reader, region, view.regions) : []),
      note !== null && quote(note, words.collaboration.noteToAll),
      buttons([unfold(words.collaboration.notesUnfold, 'notes')]),
      folded(
        'notes',
        Object.keys(typed).length > 0,
        partners.slice(0, NOTES).map(each =>
          writing(reader, `note-${each.id}`, words.collaboration.noteFor(shorten(each.name, 80)), {
            limit: NOTE,
            value: typed[each.id],
          }),
        ),
      ),
    ],
    [
      send(words.buttons.confirm, 'collaboration.share', { collaboration }, 'positive'),
      go(words.buttons.back, 'collaboration.edit', { collaboration }),
      aside(go(words.termsCard.title, 'terms.show', {})),
    ],
  )
}

/** What would change, and for whom, before a shared collaboration is changed (C5, C8). */
export function changesCard(
  reader: Reader,
  before: CollaborationView,
  filled: Pick<Filled, 'name' | 'requested' | 'offered'>,
): Card {
  const { words } = reader
  const { id: collaboration } = before
  const { collaboration: labels } = words
  const more = {
    requested: except(filled.requested, before.requested),
    offered: except(filled.offered, before.offered),
  }
  const less = {
    requested: except(before.requested, filled.requested),
    offered: except(before.offered, filled.offered),
  }
  return card(
    reader,
    labels.changeHeading(before.name),
    [
      filled.name !== before.name && facts([[labels.renamed, filled.name]]),
      ...changed(reader, labels.moreRequested, more.requested, labels.moreRequestedNotified),
      ...changed(reader, labels.lessRequested, less.requested, labels.lessRequestedNotified),
      ...changed(reader, labels.moreOffered, more.offered, labels.moreOfferedNotified),
      ...(more.offered.length > 0 ? consequences(reader, before.region, before.regions) : []),
      ...changed(reader, labels.lessOffered, less.offered, labels.lessOfferedNotified),
    ],
    [
      go(words.buttons.confirm, 'collaboration.change', carriedOf(collaboration, filled), 'positive'),
      go(words.buttons.back, 'collaboration.fill', carriedOf(collaboration, filled)),
    ],
  )
}

/** Where copies of what we offer may go, and that it can be exported. */
function consequences({ words, list }: Reader, own: Region, partners: readonly Region[]): readonly Element[] {
  const others = partners.filter(region => region !== own)
  return [
    text(
      others.length > 0
        ? words.collaboration.copies(list(others.map(region => words.regions[region])))
        : words.collaboration.noCopies,
    ),
    text(words.collaboration.exportable),
  ]
}

const changed = (
  reader: Reader,
  title: string,
  entities: readonly Entity[],
  explanation: string,
): readonly Element[] =>
  entities.length > 0 ? [subheading(title), text(entityList(reader, entities)), subtle(explanation)] : []

const except = (entities: readonly Entity[], others: readonly Entity[]) =>
  entities.filter(entity => !others.includes(entity))

const carriedOf = (
  collaboration: CollaborationId,
  { name, requested, offered }: Pick<Filled, 'name' | 'requested' | 'offered'>,
) => ({ collaboration, name, requested: requested.join(), offered: offered.join() })
