import type { Entity, Template } from '../../domain/collaboration/entity.ts'
import type { CollaborationView, FormView } from '../../domain/collaboration/overviews.ts'
import type { CollaborationId, CompanyId } from '../../domain/ids.ts'
import type { Region } from '../../domain/network/company.ts'
import {
  buttons,
  type Card,
  card,
  type Element,
  facts,
  folded,
  go,
  NOTE,
  picking,
  quote,
  type Said,
  send,
  shorten,
  subheading,
  subtle,
  text,
  typing,
  unfold,
} from '../kit.ts'
import type { Reader } from '../reader.ts'
import { entityList } from './score.ts'

/** How long a name may be, in characters; the domain judges it again. */
const NAME = 200

/** Partners that get a note of their own on the card that asks before sharing. */
const NOTES = 8

/** What is typed into the form so far. */
export type Filled = {
  readonly collaboration: CollaborationId
  readonly name: string
  readonly partners: readonly CompanyId[]
  readonly requested: readonly Entity[]
  readonly offered: readonly Entity[]
  readonly note: string
  readonly search: string
}

/** C1–C4: everything that makes a collaboration, on one card. Once it is shared: its name and lists (C7). */
export function formCard(reader: Reader, filled: Filled, view: FormView, said: Said = false): Card {
  const { words } = reader
  const { collaboration } = filled
  const isShared = view.saved?.status === 'shared'
  return card(
    reader,
    headingOf(reader, view),
    [
      said,
      !isShared && said === false && subtle(words.collaboration.intro),
      typing('name', words.fields.collaborationName, { value: filled.name, limit: NAME }),
      ...(isShared ? [] : partnersPart(reader, filled, view)),
      ...listPart(reader, 'requested', filled, view),
      ...listPart(reader, 'offered', filled, view),
      !isShared && typing('note', words.collaboration.noteForAll, { value: filled.note, limit: NOTE, lines: true }),
    ],
    isShared
      ? [
          send(words.buttons.save, 'collaboration.review', { collaboration }, 'positive'),
          go(words.buttons.back, 'collaboration.show', { collaboration }),
        ]
      : [
          send(words.buttons.saveAndShare, 'collaboration.prepare', { collaboration }, 'positive'),
          send(words.buttons.saveDraft, 'collaboration.save', { collaboration }),
          ...(view.saved
            ? [go(words.buttons.delete, 'collaboration.delete-ask', { collaboration }, 'destructive')]
            : []),
          go(words.buttons.back, 'collaborations.show', {}),
        ],
  )
}

/** C5: who will see what, where copies may go, and that it can be exported, before anything is shared; C4: the notes. */
export function shareCard(
  reader: Reader,
  view: CollaborationView,
  said: Said = false,
  typed: Readonly<Record<CompanyId, string>> = {},
): Card {
  const { words } = reader
  const { id: collaboration, partners, total, region, requested, offered, note } = view
  return card(
    reader,
    words.collaboration.shareHeading(view.name),
    [
      said,
      text(words.collaboration.shareTo(total)),
      text(
        reader.list([
          ...partners.map(each => words.collaboration.inRegion(shorten(each.name, 100), words.regions[each.region])),
          ...(total > partners.length ? [words.collaboration.shareMore(total - partners.length)] : []),
        ]),
      ),
      subtle(words.collaboration.secret),
      requested.length > 0 && text(words.collaboration.shareRequests(entityList(reader, requested))),
      text(
        offered.length > 0
          ? words.collaboration.shareOffers(entityList(reader, offered))
          : words.collaboration.shareOffersNothing,
      ),
      ...(offered.length > 0 ? consequences(reader, region, view.regions) : []),
      note !== null && quote(note, words.collaboration.noteToAll),
      buttons([unfold(words.collaboration.notesUnfold, 'notes')]),
      folded(
        'notes',
        Object.keys(typed).length > 0,
        partners.slice(0, NOTES).map(each =>
          typing(`note-${each.id}`, words.collaboration.noteFor(shorten(each.name, 80)), {
            limit: NOTE,
            value: typed[each.id],
            lines: true,
          }),
        ),
      ),
    ],
    [
      send(words.buttons.confirm, 'collaboration.share', { collaboration }, 'positive'),
      go(words.buttons.back, 'collaboration.edit', { collaboration }),
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
  const { collaboration: said } = words
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
    said.changeHeading(before.name),
    [
      filled.name !== before.name && facts([[said.renamed, filled.name]]),
      ...changed(reader, said.moreRequested, more.requested, said.moreRequestedTold),
      ...changed(reader, said.lessRequested, less.requested, said.lessRequestedTold),
      ...changed(reader, said.moreOffered, more.offered, said.moreOfferedTold),
      ...(more.offered.length > 0 ? consequences(reader, before.region, before.regions) : []),
      ...changed(reader, said.lessOffered, less.offered, said.lessOfferedTold),
    ],
    [
      go(words.buttons.confirm, 'collaboration.change', carriedOf(collaboration, filled), 'positive'),
      go(words.buttons.back, 'collaboration.fill', carriedOf(collaboration, filled)),
    ],
  )
}

/** C7, C9: more partners for a shared collaboration, with one note for all of them. */
export function addCard(
  reader: Reader,
  filled: Pick<Filled, 'collaboration' | 'partners' | 'note' | 'search'>,
  view: FormView,
  said: Said = false,
): Card {
  const { words } = reader
  const { collaboration } = filled
  const nobody = view.candidates.length === 0 && filled.search === ''
  return card(
    reader,
    words.collaboration.addHeading(view.saved?.name ?? ''),
    [
      said,
      text(nobody ? words.collaboration.nobodyToAdd : words.collaboration.addTold),
      ...(nobody
        ? []
        : [
            ...candidates(reader, filled.partners, view),
            ...searchPart(
              reader,
              filled.search,
              view,
              send(words.buttons.search, 'collaboration.add-ask', { collaboration }),
            ),
            typing('note', words.invitation.note, { value: filled.note, limit: NOTE, lines: true }),
          ]),
    ],
    [
      ...(nobody ? [] : [send(words.buttons.addPartners, 'collaboration.add', { collaboration }, 'positive')]),
      go(words.buttons.back, 'collaboration.show', { collaboration }),
    ],
  )
}

const headingOf = ({ words: { collaboration } }: Reader, { saved }: FormView) =>
  saved === null
    ? collaboration.newHeading
    : saved.status === 'draft'
      ? collaboration.draftHeading(saved.name)
      : collaboration.editHeading(saved.name)

function partnersPart(reader: Reader, filled: Filled, view: FormView): readonly Element[] {
  const { words } = reader
  const { collaboration, search } = filled
  if (view.candidateCount === 0 && search === '') return [text(words.collaboration.noPartners)]
  return [
    ...candidates(reader, filled.partners, view),
    ...searchPart(reader, search, view, send(words.buttons.search, 'collaboration.fill', { collaboration })),
  ]
}

const candidates = (reader: Reader, ticked: readonly CompanyId[], view: FormView): readonly Element[] => [
  picking(
    'partners',
    reader.words.collaboration.partners,
    view.candidates.map(({ id, name }) => [id, shorten(name, 60)]),
    view.candidates.map(({ id }) => id).filter(id => ticked.includes(id)),
  ),
]

/** A short list of partners needs no search. */
const searchPart = (
  reader: Reader,
  search: string,
  { candidates, candidateCount }: FormView,
  button: ReturnType<typeof send>,
): readonly Element[] =>
  candidates.length < candidateCount || search !== ''
    ? [
        subtle(reader.words.collaboration.someShown(candidates.length, candidateCount)),
        typing('search', reader.words.collaboration.search, { value: shorten(search, NAME), limit: NAME }),
        buttons([button]),
      ]
    : []

/** C3: one list, and the sets that tick it. */
function listPart(
  reader: Reader,
  list: 'requested' | 'offered',
  filled: Filled,
  { catalogue, templates }: FormView,
): readonly Element[] {
  const { words } = reader
  const { collaboration } = filled
  const set = (title: string, set: Template | 'all' | 'none') =>
    send(title, 'collaboration.fill', { collaboration, list, set })
  const isAsking = list === 'requested'
  const boxes = [
    buttons([
      unfold(isAsking ? words.collaboration.templatesRequested : words.collaboration.templatesOffered, `sets-${list}`),
    ]),
    folded(`sets-${list}`, false, [
      buttons([
        set(words.collaboration.all, 'all'),
        ...templates.map(({ code }) => set(words.templates[code], code)),
        set(words.collaboration.none, 'none'),
      ]),
    ]),
    picking(
      list,
      words.collaboration[list],
      catalogue.map(({ code }) => [code, words.entities[code]]),
      filled[list].filter(code => catalogue.some(entry => entry.code === code)),
    ),
  ]
  // Offering comes second: it stays out of sight until it is wanted.
  return isAsking || filled.offered.length > 0
    ? boxes
    : [buttons([unfold(words.collaboration.offerUnfold, 'offer')]), folded('offer', false, boxes)]
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

const changed = (reader: Reader, title: string, entities: readonly Entity[], told: string): readonly Element[] =>
  entities.length > 0 ? [subheading(title), text(entityList(reader, entities)), subtle(told)] : []

const except = (entities: readonly Entity[], others: readonly Entity[]) =>
  entities.filter(entity => !others.includes(entity))

const carriedOf = (
  collaboration: CollaborationId,
  { name, requested, offered }: Pick<Filled, 'name' | 'requested' | 'offered'>,
) => ({ collaboration, name, requested: requested.join(), offered: offered.join() })
