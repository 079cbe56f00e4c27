import type { Score, Tally } from '../../domain/collaboration/score.ts'
import type { Entity } from '../../domain/data/catalogue.ts'
import type { CollaborationId, CompanyId } from '../../domain/kernel/ids.ts'
import type { ScoreBreakdown, Sight } from '../../domain/views/visibility.ts'
import { askedText, carried } from '../asking/conditions.ts'
import { score, smallBar } from '../bar.ts'
import { type Buttons, go, open, type Page, paging } from '../buttons.ts'
import type { Element } from '../elements.ts'
import { byline, type Card, card, facts, type Notice, subheading, subtle, text } from '../kit.ts'
import { entry, type Side, sides } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'
import type { Hidden, Payload, Verb } from '../verbs.ts'

/** V4: "71 % (5 of 7, 1 extra)"; a dash when nothing is requested (V3). */
export function scoreText({ words, percent }: Reader, tally: Tally | Score): string {
  const extras = 'extras' in tally ? tally.extras : 0
  if (tally.percent === null) return words.score.none
  return words.score.counts(percent(tally.percent), tally.met, tally.asked, extras)
}

/** V2: the score of an invitation in words: nothing shared is not the same as not answered. */
export function standingText(reader: Reader, tally: Score, status: 'waiting' | 'accepted'): string {
  const { score: words } = reader.words
  const counts = scoreText(reader, tally)
  if (status === 'waiting') return words.waiting(counts)
  return tally.met + tally.extras === 0 ? words.nothingShared(counts) : counts
}

/** The names of entities, as a list in a sentence. */
export const entityList = ({ words, list }: Reader, entities: readonly Entity[]) =>
  list(entities.map(entity => words.entities[entity]))

/** V5: of our company, and how it was made; or the partners that match, ranked. */
export function visibilityCard(
  reader: Reader,
  view: ScoreBreakdown<{ readonly id: CompanyId; readonly name: string; readonly isWaiting: boolean }>,
  payload: Payload<'visibility.show'>,
  page: Page,
): Card {
  const { words } = reader
  const { order, among, ...asked } = payload
  const isAll = [asked.below, asked.above, asked.least, asked.most, asked.top].every(each => each === undefined)
  const isNarrowed = !isAll || order === 'most'
  const line = askedText(reader, 'partners', { ...asked, order: isNarrowed ? order : undefined })
  return card(
    reader,
    words.headings.visibility,
    [
      line !== '' && subheading(line),
      ...(view.asked === 0 ? [text(line === '' && among.length === 0 ? words.score.empty : words.answers.none)] : []),
      ...(view.asked > 0 && isAll && among.length === 0
        ? [!asked.of && byline(words.score.all), ...scored(reader, view)]
        : []),
      isAll && view.asked > 0 && among.length === 0 && !asked.of && subtle(words.score.allHow),
      !isAll && view.asked > 0 && view.total === 0 && text(words.answers.none),
      ...view.parts.map(part =>
        partEntry(reader, part, open(reader, part.name, 'visibility.partner', { company: part.id })),
      ),
    ],
    [
      view.asked > 0 && line === '' && among.length === 0 && go(words.past.heading, 'visibility.past', {}),
      ...footer(reader, 'visibility.show', page, carried(payload)),
    ],
  )
}

/** V5: of one of our collaborations, and how it was made. */
export function collaborationVisibilityCard(
  reader: Reader,
  collaboration: CollaborationId,
  view: ScoreBreakdown<{ readonly name: string; readonly isWaiting: boolean }> & { readonly name: string },
  page: Page,
): Card {
  const { words } = reader
  return card(
    reader,
    words.headings.visibility,
    [
      // V6: there is no score of nobody, whatever is requested.
      byline(view.name),
      ...(view.total === 0 ? [text(words.score.nobody)] : scored(reader, view)),
      subtle(words.score.collaborationHow),
      ...view.parts.map(part => partEntry(reader, part, false)),
    ],
    [
      go(words.buttons.open, 'collaboration.show', { collaboration, page: 0 }),
      view.total > 0 && go(words.past.heading, 'visibility.past', { collaboration }),
      ...footer(reader, 'visibility.collaboration', page, { collaboration }),
    ],
  )
}

/** V5: what two partners see of each other, entity by entity, and through what. */
export function partnerVisibilityCard(
  reader: Reader,
  view: { readonly id: CompanyId; readonly name: string; readonly ofThem: Sight; readonly ofUs: Sight },
): Card {
  const { words } = reader
  return card(
    reader,
    words.headings.visibility,
    [
      subheading(words.score.ofThem(view.name)),
      ...sightOf(reader, view.ofThem),
      subheading(words.score.ofUs(view.name)),
      ...sightOf(reader, view.ofUs),
      sides(sideOf(reader, words.layout.youSee, view.ofThem), sideOf(reader, words.layout.theySee, view.ofUs)),
      facts([[words.headings.collaborations, throughText(reader, throughOf(view))]]),
      subtle(words.score.partnerHow),
    ],
    [
      go(words.past.heading, 'visibility.past', { company: view.id }),
      go(words.headings.collaborations, 'collaborations.show', { company: view.id }),
      go(words.history.heading, 'history.show', { company: view.id }),
      go(words.buttons.viewProfile, 'company.show', { company: view.id }),
      go(words.headings.visibility, 'visibility.show', {}),
      go(words.buttons.home, 'home.show', {}),
    ],
  )
}

/** The number, its counts, and a bar that shows it. */
const scored = (reader: Reader, tally: Tally): readonly Element[] =>
  score(reader, scoreText(reader, tally), tally.percent)

/** A part of a score: whose it is, and how much. */
const partEntry = (
  reader: Reader,
  part: Tally & { readonly name: string; readonly isWaiting: boolean },
  opens: ReturnType<typeof go> | false,
): Element =>
  entry({
    title: shorten(part.name, 100),
    lines: [partText(reader, part)],
    right: smallBar(reader, part.percent),
    open: opens,
  })

/** V2: unanswered is 0 %, and says that it waits. */
const partText = (reader: Reader, part: Tally & { readonly isWaiting: boolean }) =>
  part.isWaiting ? reader.words.score.waiting(scoreText(reader, part)) : scoreText(reader, part)

function sightOf(reader: Reader, sight: Sight): readonly Notice[] {
  const { words } = reader
  if (sight.asked === 0) return [text(words.score.askedNothing)]
  const seenAnyway = sight.entities.filter(({ isShared, isOffered }) => isOffered && !isShared)
  return [
    ...scored(reader, sight),
    sight.entities.every(({ isWaiting }) => isWaiting) && subtle(words.invitationStatuses.waiting),
    facts([[words.score.seenAnyway, reader.list(seenAnyway.map(({ code }) => words.entities[code]))]]),
  ]
}

/** What is seen and what is not, of what was requested; what is not shared may be seen through an offer. */
function sideOf({ words }: Reader, title: string, { entities }: Sight): Side {
  const named = (is: (entity: Sight['entities'][number]) => boolean) => entities.filter(is)
  return {
    title,
    has: named(({ isShared }) => isShared).map(({ code }) => words.entities[code]),
    lacks: named(({ isShared }) => !isShared).map(({ code }) => words.entities[code]),
    none: words.layout.nothing,
  }
}

const throughOf = ({ ofThem, ofUs }: { readonly ofThem: Sight; readonly ofUs: Sight }) => [
  ...new Set([...ofThem.entities, ...ofUs.entities].flatMap(({ through }) => through)),
]

/** There may be very many collaborations: the first few are named. */
const throughText = ({ words, list }: Reader, names: readonly string[]) =>
  list([
    ...names.slice(0, 4).map(each => shorten(each, 60)),
    ...(names.length > 4 ? [words.score.others(names.length - 4)] : []),
  ])

function footer<V extends Extract<Verb, `visibility.${string}`>>(
  reader: Reader,
  verb: V,
  page: Page,
  carried: Hidden<V>,
): Buttons {
  const { buttons, headings } = reader.words
  return [
    ...paging(reader, verb, carried, page),
    go(headings.collaborations, 'collaborations.show', {}),
    go(buttons.home, 'home.show', {}),
  ]
}
