import type { CompanyId } from '../../domain/kernel/ids.ts'
import type { FormView } from '../../domain/views/form.ts'
import { go, send } from '../buttons.ts'
import type { Element } from '../elements.ts'
import { picking, typing, writing } from '../fields.ts'
import { buttons, type Card, card, NAME, NOTE, type Notice, subtle, text } from '../kit.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'
import type { Filled } from './filled.ts'

/** C7, C9: more partners for a shared collaboration, with one note for all of them. */
export function addCard(
  reader: Reader,
  filled: Pick<Filled, 'collaboration' | 'partners' | 'note' | 'search'>,
  view: FormView,
  notice: Notice = false,
): Card {
  const { words } = reader
  const { collaboration } = filled
  const nobody = view.candidates.length === 0 && filled.search === ''
  return card(
    reader,
    words.collaboration.addHeading(view.saved?.name ?? ''),
    [
      notice,
      text(nobody ? words.collaboration.nobodyToAdd : words.collaboration.addNotified),
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
            writing(reader, 'note', words.invitation.note, { value: filled.note, limit: NOTE }),
          ]),
    ],
    [
      !nobody && send(words.buttons.addPartners, 'collaboration.add', { collaboration }, 'positive'),
      go(words.buttons.back, 'collaboration.show', { collaboration }),
    ],
  )
}

export const candidates = (reader: Reader, ticked: readonly CompanyId[], view: FormView): readonly Element[] => [
  picking(
    'partners',
    reader.words.collaboration.partners,
    view.candidates.map(({ id, name }) => [id, shorten(name, 60)]),
    view.candidates.map(({ id }) => id).filter(id => ticked.includes(id)),
  ),
]

/** A short list of partners needs no search. */
export const searchPart = (
  reader: Reader,
  search: string,
  { candidates, candidateCount }: FormView,
  button: ReturnType<typeof send>,
): readonly Element[] =>
  candidates.length < candidateCount || search !== ''
    ? [
        subtle(
          candidates.length === 0
            ? reader.words.answers.none
            : reader.words.collaboration.someShown(candidates.length, candidateCount),
        ),
        typing('search', reader.words.collaboration.search, { value: shorten(search, NAME) }),
        buttons([button]),
      ]
    : []
