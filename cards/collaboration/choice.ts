import type { Score } from '../../domain/collaboration/score.ts'
import { type Entity, type Group, perGroup } from '../../domain/data/catalogue.ts'
import type { InvitationView, InvitedEntity } from '../../domain/views/invitation.ts'
import { score as scored } from '../bar.ts'
import { aside, type Buttons, go, send, unfold } from '../buttons.ts'
import { addData } from '../data/add.ts'
import type { Element } from '../elements.ts'
import { picking, writing } from '../fields.ts'
import { buttons, byline, type Card, card, facts, folded, NOTE, type Notice, quote, subheading, text } from '../kit.ts'
import { sides } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'
import type { Hidden } from '../verbs.ts'
import { entityList, scoreText } from './score.ts'

/** Characters of the names of the collaborations through which something is seen already: there may be many of them on a card. */
const THROUGH = 32

/** Marks a button of a card on which what is requested stands apart from what is not. */
export const apart = 'yes'

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
      ...(view.score === null ? [] : scored(reader, scoreText(reader, view.score), view.score.percent)),
      ...boxes(reader, view, choice),
    ],
    [
      send(words.buttons.shareData, 'invitation.preview', { invitation, revision, apart }, 'positive'),
      go(words.buttons.back, 'invitation.show', { invitation }),
      aside(go(words.buttons.addNote, 'notes.show', { invitation })),
      aside(go(words.buttons.leave, 'invitation.leave-ask', { invitation })),
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
      byline([view.name, words.layout.dataEntities(wanted.length)].join(' · ')),
      wanted.length === 0 &&
        text(
          entities.some(({ offered }) => offered)
            ? words.invitation.nothingPreview(partner.name)
            : words.invitation.nothingEitherWay(partner.name),
        ),
      subheading(words.invitation.resulting),
      ...scored(reader, scoreText(reader, score), score.percent),
      sides(
        {
          title: words.invitation.youShare,
          has: entities
            .filter(({ code }) => wanted.includes(code))
            .map(({ code, requested }) =>
              requested ? words.entities[code] : words.layout.extra(words.entities[code]),
            ),
          lacks: entities
            .filter(({ code, requested }) => requested && !wanted.includes(code))
            .map(({ code }) => words.entities[code]),
          none: words.layout.nothing,
        },
        {
          title: words.layout.youGet,
          has: entities.filter(({ offered }) => offered).map(({ code }) => words.entities[code]),
          none: words.layout.nothing,
        },
      ),
      facts([
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
      elsewhereShared && go(words.buttons.stopEverywhere, 'invitation.stop', carried),
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

/** The name of a collaboration, and how much is asked for in it, below a heading that asks. */
export const askedLine = ({ words }: Reader, { name, entities }: InvitationView): Element => {
  const requested = entities.filter(entity => entity.requested).length
  return byline(requested > 0 ? `${name} · ${words.layout.dataEntities(requested)}` : name)
}

/** A1: what is requested, in its groups, each with a box; everything else behind one button, until some of it is ticked. */
export function boxes(
  reader: Reader,
  { id: invitation, status, revision, entities }: InvitationView,
  { wanted, note }: Choice,
  beside: Buttons = [],
): readonly Element[] {
  const { words } = reader
  const requested = entities.filter(entity => entity.requested)
  const others = entities.filter(entity => !entity.requested)
  const picked = (contents: readonly InvitedEntity[]) =>
    [...new Set(contents.map(({ group }) => group))].map(group => {
      const here = contents.filter(entity => entity.group === group)
      const isSecond = contents === others && requested.some(entity => entity.group === group)
      return picking(
        `${isSecond ? 'more' : 'share'}-${group}`,
        // What is requested of it has that heading already.
        isSecond ? words.layout.otherOf(words.groups[group]) : words.groups[group],
        here.map(entity => [entity.code, boxText(reader, entity)]),
        here.map(({ code }) => code).filter(code => wanted.includes(code)),
      )
    })
  const data = status === 'accepted' ? { invitation, revision, apart } : { invitation, apart }
  const isOpen = requested.length === 0 || others.some(({ code }) => wanted.includes(code))
  return [
    text(requested.length > 0 ? words.layout.tick : words.layout.tickAnything),
    ...picked(requested),
    buttons([
      requested.length > 0 && send(words.buttons.tickAll, 'invitation.tick', data),
      others.length > 0 && unfold(words.layout.shareMore, 'more'),
      ...beside,
    ]),
    ...(others.length > 0 ? [folded('more', isOpen, picked(others))] : []),
    writing(reader, 'note', words.invitation.note, { value: note, limit: NOTE }),
  ]
}

/** The name of an entity, and its marks in words: a colour alone says nothing to some. */
export function boxText(reader: Reader, { code, requested, hasData, through }: InvitedEntity): string {
  const { entities, invitation, layout } = reader.words
  const marks = [
    requested && invitation.requested,
    !hasData && invitation.noData,
    through.length > 0 && invitation.already(throughOf(reader, through)),
  ].filter(mark => mark !== false)
  return marks.length > 0 ? invitation.marked(entities[code], marks.reduce(layout.join)) : entities[code]
}

/** A8: what they offer; whether we see it already. */
export function offeredText(reader: Reader, { code, seenThrough }: InvitedEntity): string {
  const { entities, invitation } = reader.words
  if (seenThrough === null) return entities[code]
  return invitation.marked(entities[code], invitation.already(invitation.quoted(shorten(seenThrough, THROUGH))))
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
