import type { Score } from '../../domain/collaboration/score.ts'
import { type Entity, type Group, perGroup } from '../../domain/data/catalogue.ts'
import type { InvitationView, InvitedEntity } from '../../domain/views/invitation.ts'
import { addData } from '../data/add.ts'
import { picking, typing } from '../fields.ts'
import {
  buttons,
  type Card,
  card,
  type Element,
  facts,
  folded,
  go,
  NOTE,
  type Notice,
  quote,
  send,
  shorten,
  text,
  unfold,
} from '../kit.ts'
import type { Reader } from '../reader.ts'
import type { Hidden } from '../verbs.ts'
import { entityList, scoreText } from './score.ts'

/** Characters of the names of the collaborations through which something is seen already: there may be many of them on a card. */
const THROUGH = 32

/** What is ticked and typed on an invitation so far. */
export type Choice = { readonly wanted: readonly Entity[]; readonly note: string }

/** A6: what is shared, to be changed; the same boxes as on the invitation. */
export function changeCard(reader: Reader, view: InvitationView, choice: Choice, notice: Notice = false): Card {
  const { words } = reader
  const { id: invitation, revision } = view
  return card(
    reader,
    words.invitation.changeHeading(view.partner.name, view.name),
    [
      notice,
      view.score !== null && facts([[words.invitation.visibility, scoreText(reader, view.score)]]),
      ...boxes(reader, view, choice),
    ],
    [
      send(words.buttons.shareData, 'invitation.preview', { invitation, revision }, 'positive'),
      send(words.buttons.tickAll, 'invitation.tick', { invitation, revision }),
      go(words.buttons.addNote, 'notes.show', { invitation }),
      go(words.buttons.leave, 'invitation.leave-ask', { invitation }, 'destructive'),
      go(words.buttons.back, 'invitation.show', { invitation }),
    ],
  )
}

/** A2: what will happen, before it does; `score` is the one that results. */
export function previewCard(reader: Reader, view: InvitationView, choice: Choice, score: Score): Card {
  const { words } = reader
  const { partner, regions, entities } = view
  const { wanted, note } = choice
  const named = (keep: (entity: InvitedEntity) => boolean) =>
    entityList(
      reader,
      entities.filter(keep).map(({ code }) => code),
    )
  const stopped = entities.filter(({ code, shared }) => shared && !wanted.includes(code))
  const elsewhere = stopped.filter(({ through }) => through.length > 0)
  const elsewhereShared = elsewhere.some(({ through }) => through.some(({ offered }) => !offered))
  const own = new Set(
    elsewhere.flatMap(({ through }) => through.flatMap(each => (each.offered ? each.collaboration : []))),
  )
  const [ownOffer] = own
  const act = view.status === 'accepted' ? 'invitation.change' : 'invitation.accept'
  const carried = carriedOf(view, choice)
  const moves = regions.own !== regions.partner
  return card(
    reader,
    wanted.length > 0 ? words.invitation.previewHeading(partner.name) : words.invitation.previewNothing(partner.name),
    [
      wanted.length === 0 &&
        text(
          entities.some(({ offered }) => offered)
            ? words.invitation.nothingPreview(partner.name)
            : words.invitation.nothingEitherWay(partner.name),
        ),
      facts([
        [words.invitation.collaboration, view.name],
        [words.invitation.resulting, scoreText(reader, score)],
        [words.invitation.youShare, named(({ code }) => wanted.includes(code))],
        [words.invitation.extras, named(({ code, requested }) => wanted.includes(code) && !requested)],
        [words.invitation.notShared, named(({ code, requested }) => requested && !wanted.includes(code))],
        [words.invitation.noDataYet, named(({ code, hasData }) => wanted.includes(code) && !hasData)],
        [
          words.invitation.youStop,
          entityList(
            reader,
            stopped.map(({ code }) => code),
          ),
        ],
      ]),
      entities.some(({ code, hasData }) => wanted.includes(code) && !hasData) && text(words.invitation.unprepared),
      ...elsewhere.map(({ code, through }) =>
        text(words.invitation.stays(words.entities[code], throughOf(reader, through), partner.name)),
      ),
      elsewhereShared && text(words.invitation.everywhere),
      ownOffer !== undefined && text(words.invitation.offeredElsewhere),
      wanted.length > 0 &&
        text(
          moves
            ? words.invitation.otherRegion(partner.name, words.regions[regions.partner], words.regions[regions.own])
            : words.invitation.sameRegion(words.regions[regions.own]),
        ),
      wanted.length > 0 && text(words.invitation.exportable(partner.name)),
      note !== '' && quote(shorten(note, NOTE), view.us),
    ],
    [
      go(words.buttons.confirm, act, carried, 'positive'),
      elsewhereShared && go(words.buttons.stopEverywhere, 'invitation.stop', carried, 'destructive'),
      ownOffer !== undefined &&
        (own.size === 1
          ? go(words.buttons.openCollaboration, 'collaboration.edit', { collaboration: ownOffer })
          : go(words.headings.collaborations, 'collaborations.show', { company: partner.id, owner: 'ours' })),
      addData(
        reader,
        entities.filter(({ code, hasData }) => wanted.includes(code) && !hasData).map(({ code }) => code),
      ),
      go(words.buttons.back, 'invitation.edit', carried),
    ],
  )
}

/** The entities in their groups, each with a box; groups of which nothing is requested or ticked are folded (A1). */
export function boxes(reader: Reader, { entities }: InvitationView, { wanted, note }: Choice): readonly Element[] {
  const { words } = reader
  const groups = [...new Set(entities.map(({ group }) => group))]
  return [
    ...groups.flatMap(group => {
      const contents = entities.filter(entity => entity.group === group)
      const requested = contents.filter(entity => entity.requested).length
      const isOpen = requested > 0 || contents.some(({ code }) => wanted.includes(code))
      return [
        buttons([unfold(`${words.groups[group]}: ${words.invitation.requestedOf(requested)}`, `group-${group}`)]),
        folded(`group-${group}`, isOpen, [
          picking(
            `share-${group}`,
            words.groups[group],
            contents.map(entity => [entity.code, boxText(reader, entity)]),
            contents.map(({ code }) => code).filter(code => wanted.includes(code)),
          ),
        ]),
      ]
    }),
    typing('note', words.invitation.note, { value: note, limit: NOTE, lines: true }),
  ]
}

/** The name of an entity, and its marks in words: a colour alone says nothing to some. */
export function boxText(reader: Reader, { code, requested, hasData, through }: InvitedEntity): string {
  const { entities, invitation } = reader.words
  const marks = [
    requested && invitation.requested,
    !hasData && invitation.noData,
    through.length > 0 && invitation.already(throughOf(reader, through)),
  ].filter(mark => mark !== false)
  return marks.length > 0 ? `${entities[code]} (${marks.join(', ')})` : entities[code]
}

/** A8: what they offer; whether we see it already. */
export function offeredText(reader: Reader, { code, seenThrough }: InvitedEntity): string {
  const { entities, invitation } = reader.words
  if (seenThrough === null) return entities[code]
  return `${entities[code]} (${invitation.already(invitation.quoted(shorten(seenThrough, THROUGH)))})`
}

const throughOf = (reader: Reader, through: InvitedEntity['through']) =>
  reader.list(through.map(({ name }) => reader.words.invitation.quoted(shorten(name, THROUGH))))

/** What was ticked and typed, for the buttons of the next card. */
function carriedOf(
  { id: invitation, revision, entities }: InvitationView,
  { wanted, note }: Choice,
): Hidden<'invitation.accept'> {
  const ticked = (group: Group) =>
    entities
      .filter(entity => entity.group === group && wanted.includes(entity.code))
      .map(({ code }) => code)
      .join()
  return {
    invitation,
    revision,
    note,
    ...perGroup('share-', ticked),
  }
}
