import type { Operator } from '../../domain/trust/operator.ts'
import type { LeavingErasure, LeavingView } from '../../domain/views/leaving.ts'
import { go, link, send } from '../buttons.ts'
import { typing } from '../fields.ts'
import { type Card, card, facts, type Notice, noticeOf, subheading, subtle, text } from '../kit.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'
import { backupText } from '../trust/operator.ts'

/** Characters of names on these cards. */
const SHORT = 100
/** And of each of several. */
const FEW = 60

/** K7: the ways out: taking everything along, erasing the company, erasing oneself. */
export const leavingCard = (reader: Reader, isAdmin: boolean, notice: Notice = false): Card => {
  const { leaving, privacy, buttons } = reader.words
  return card(
    reader,
    leaving.heading,
    [
      notice,
      ...(isAdmin
        ? [
            subheading(leaving.exportAll),
            text(leaving.exportText),
            subheading(leaving.erase),
            text(leaving.eraseText),
            subheading(leaving.forgetMe),
          ]
        : []),
      text(leaving.forgetAgain),
    ],
    [
      isAdmin && go(leaving.exportAll, 'leaving.export', {}),
      isAdmin && go(leaving.erase, 'leaving.erase-ask', {}),
      go(leaving.forgetMe, 'leaving.forget-ask', {}),
      go(privacy.heading, 'privacy.show', {}),
      go(buttons.home, 'home.show', {}),
    ],
  )
}

/** K7: the way to the page; `url` is undefined where there is none. */
export const exportCard = (reader: Reader, url: string | undefined): Card => {
  const { leaving, buttons } = reader.words
  return card(
    reader,
    leaving.exportHeading,
    [text(leaving.exportText), text(url === undefined ? leaving.exportAside : leaving.exportLink)],
    [url !== undefined && link(leaving.exportOpen, url), go(buttons.back, 'leaving.show', {})],
  )
}

/** K7: what will end, what is out of reach, and the name to type. */
export function eraseCard(
  reader: Reader,
  view: LeavingView,
  operator: Operator,
  typed: string,
  notice: Notice = false,
): Card {
  const { leaving, privacy, fields, buttons } = reader.words
  const name = shorten(view.company, SHORT)
  const number = (count: number) => count.toLocaleString(reader.language)
  return card(
    reader,
    leaving.eraseHeading(name),
    [
      notice,
      subheading(leaving.eraseEnds),
      facts([
        [leaving.connections, number(view.connections)],
        [leaving.requests, number(view.requests)],
        [leaving.collaborations, number(view.collaborations)],
        [leaving.invitations, number(view.invitations)],
        [leaving.viewers, viewersOf(reader, view)],
        [leaving.received, number(view.received)],
        [leaving.tables, number(view.tables)],
        [leaving.rows, number(view.rows)],
        [leaving.copyRegions, copiesOf(reader, view)],
        [leaving.people, number(view.people)],
      ]),
      text(leaving.eraseGone),
      text(leaving.eraseReach),
      text(backupText(reader, operator)),
      text(leaving.eraseMeanwhile),
      subtle(leaving.eraseExport),
      subtle(leaving.eraseType(view.company)),
      typing('name', fields.name, { value: typed }),
    ],
    [
      send(leaving.eraseConfirm, 'leaving.erase', {}, 'destructive'),
      go(leaving.exportAll, 'leaving.export', {}),
      go(privacy.heading, 'privacy.show', {}),
      go(buttons.back, 'leaving.show', {}),
    ],
  )
}

/** Who loses sight of something: how many, and the first few by their names. */
function viewersOf({ words, language, list }: Reader, { viewers, viewerNames }: LeavingView): string {
  const names = viewerNames.map(name => shorten(name, FEW))
  const more = viewers - names.length
  const named = more > 0 ? [...names, words.leaving.others(more)] : names
  return [viewers.toLocaleString(language), ...(named.length > 0 ? [list(named)] : [])].join(': ')
}

/** What there is of the company's rows in each other region. */
const copiesOf = ({ words: { leaving, regions } }: Reader, { copies }: LeavingView): string =>
  copies.map(({ region, tables, rows }) => leaving.copiesIn(regions[region], tables, rows)).join('; ') || leaving.none

/** K7: when the company will be erased, and how that is taken back; or that it was. */
export function erasureCard(
  reader: Reader,
  company: string,
  erasure: LeavingErasure,
  { isAdmin, isReminder }: { readonly isAdmin: boolean; readonly isReminder: boolean },
  notice: Notice = false,
): Card {
  const { leaving, buttons } = reader.words
  const { askedAt, askedBy, dueAt, endedAt, endedBy } = erasure
  const name = shorten(company, SHORT)
  const asked = subtle(leaving.askedBy(shorten(askedBy, SHORT), reader.when(askedAt)))
  if (endedAt) {
    return card(
      reader,
      leaving.staying(name),
      [
        notice || text(leaving.stayingText),
        asked,
        subtle(leaving.takenBack(shorten(endedBy ?? '', SHORT), reader.when(endedAt))),
      ],
      [go(leaving.heading, 'leaving.show', {}), go(buttons.home, 'home.show', {})],
    )
  }
  return card(
    reader,
    leaving.pending(name, reader.date(dueAt)),
    [
      notice,
      isReminder && noticeOf(leaving.soon, 'attention'),
      text(leaving.eraseMeanwhile),
      text(leaving.eraseGone),
      text(leaving.eraseReach),
      asked,
    ],
    [
      isAdmin && go(leaving.takeBack, 'leaving.take-back', {}, 'positive'),
      isAdmin && go(leaving.exportAll, 'leaving.export', {}),
      go(leaving.forgetMe, 'leaving.forget-ask', {}),
      go(buttons.home, 'home.show', {}),
    ],
  )
}

/** K7: what is erased of the person who asks, and what stays. */
export const forgetCard = (reader: Reader, operator: Operator, notice: Notice = false): Card => {
  const { leaving, buttons } = reader.words
  return card(
    reader,
    leaving.forgetHeading,
    [
      notice,
      text(leaving.forgetText),
      text(leaving.forgetReach),
      text(backupText(reader, operator)),
      text(leaving.forgetAgain),
    ],
    [
      go(buttons.confirm, 'leaving.forget', {}, 'destructive'),
      go(buttons.back, 'leaving.show', {}),
      go(reader.words.privacy.heading, 'privacy.show', {}),
    ],
  )
}
