import type { Template } from '../../domain/data/catalogue.ts'
import type { FormView } from '../../domain/views/form.ts'
import { aside, go, send, unfold } from '../buttons.ts'
import type { Element } from '../elements.ts'
import { picking, typing, writing } from '../fields.ts'
import { buttons, type Card, card, folded, NOTE, type Notice, subtle, text } from '../kit.ts'
import type { Reader } from '../reader.ts'
import type { Filled } from './filled.ts'
import { candidates, searchPart } from './partners.ts'

/** C1–C4: everything that makes a collaboration, on one card. Once it is shared: its name and lists (C7). */
export function formCard(reader: Reader, filled: Filled, view: FormView, notice: Notice = false): Card {
  const { words } = reader
  const { collaboration } = filled
  const isShared = view.saved?.status === 'shared'
  return card(
    reader,
    headingOf(reader, view),
    [
      notice,
      !isShared && notice === false && subtle(words.collaboration.intro),
      typing('name', words.fields.collaborationName, { value: filled.name }),
      ...(isShared ? [] : partnersPart(reader, filled, view)),
      ...listPart(reader, 'requested', filled, view),
      ...listPart(reader, 'offered', filled, view),
      !isShared && writing(reader, 'note', words.collaboration.noteForAll, { value: filled.note, limit: NOTE }),
    ],
    isShared
      ? [
          send(words.buttons.save, 'collaboration.review', { collaboration }, 'positive'),
          go(words.buttons.back, 'collaboration.show', { collaboration }),
        ]
      : [
          send(words.buttons.saveAndShare, 'collaboration.prepare', { collaboration }, 'positive'),
          send(words.buttons.saveDraft, 'collaboration.save', { collaboration }),
          go(words.buttons.back, 'collaborations.show', {}),
          view.saved !== null && aside(go(words.buttons.delete, 'collaboration.delete-ask', { collaboration })),
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
