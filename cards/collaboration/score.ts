import type { Entity } from '../../domain/collaboration/entity.ts'
import type { Reckoning, Sight } from '../../domain/collaboration/visibilities.ts'
import type { Score, Tally } from '../../domain/collaboration/visibility.ts'
import type { CollaborationId, CompanyId } from '../../domain/ids.ts'
import {
  type Action,
  type Card,
  card,
  facts,
  go,
  name,
  row,
  type Said,
  shorten,
  subheading,
  subtle,
  text,
} from '../kit.ts'
import type { Reader } from '../reader.ts'
import type { Hidden, Verb } from '../verbs.ts'

/** V4: "71 % (5 of 7, 1 extra)"; a dash when nothing is requested (V3). */
export function scoreText({ words, percent }: Reader, score: Tally | Score): string {
  const extras = 'extras' in score ? score.extras : 0
  if (score.percent === null) return words.score.none
  return words.score.counts(percent(score.percent), score.met, score.asked, extras)
}

/** V2: the score of an invitation in words: nothing shared is not the same as not answered. */
export function standingText(reader: Reader, score: Score, status: 'waiting' | 'accepted'): string {
  const { score: words } = reader.words
  const counts = scoreText(reader, score)
  if (status === 'waiting') return words.waiting(counts)
  return score.met + score.extras === 0 ? words.nothingShared(counts) : counts
}

/** The names of entities, as a list in a sentence. */
export const entityList = ({ words, list }: Reader, entities: readonly Entity[]) =>
  list(entities.map(entity => words.entities[entity]))

type Page = { readonly page: number; readonly hasMore: boolean }

/** V5: of our company, and how it was made. */
export function visibilityCard(
  reader: Reader,
  view: Reckoning<{ readonly id: CompanyId; readonly name: string }>,
  page: Page,
): Card {
  const { words } = reader
  return card(
    reader,
    words.headings.visibility,
    [
      ...(view.total === 0
        ? [text(words.score.empty)]
        : [facts([[words.score.all, scoreText(reader, view)]]), subtle(words.score.allHow)]),
      ...view.parts.map(part =>
        row(
          [name(part.name), text(scoreText(reader, part))],
          [go(words.buttons.open, 'visibility.partner', { company: part.id })],
        ),
      ),
    ],
    footer(reader, 'visibility.show', page, {}),
  )
}

/** V5: of one of our collaborations, and how it was made. */
export function collaborationVisibilityCard(
  reader: Reader,
  collaboration: CollaborationId,
  view: Reckoning<{ readonly name: string; readonly isWaiting: boolean }> & { readonly name: string },
  page: Page,
): Card {
  const { words } = reader
  return card(
    reader,
    words.headings.visibility,
    [
      facts([[view.name, scoreText(reader, view)]]),
      subtle(words.score.collaborationHow),
      ...view.parts.map(part =>
        row([
          name(part.name),
          text(part.isWaiting ? words.score.waiting(scoreText(reader, part)) : scoreText(reader, part)),
        ]),
      ),
    ],
    [
      go(words.buttons.open, 'collaboration.show', { collaboration, page: 0 }),
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
      subtle(words.score.partnerHow),
    ],
    [
      go(words.headings.collaborations, 'collaborations.show', { company: view.id }),
      go(words.history.heading, 'history.show', { company: view.id }),
      go(words.buttons.viewProfile, 'company.show', { company: view.id }),
      go(words.headings.visibility, 'visibility.show', {}),
      go(words.buttons.home, 'home.show', {}),
    ],
  )
}

function sightOf(reader: Reader, sight: Sight): readonly Said[] {
  const { words } = reader
  if (sight.asked === 0) return [text(words.score.askedNothing)]
  const named = (isShared: boolean) =>
    reader.list(
      sight.entities
        .filter(entity => entity.isShared === isShared)
        .map(({ code, through }) => words.score.through(words.entities[code], throughText(reader, through))),
    )
  return [
    text(scoreText(reader, sight)),
    facts([
      [words.score.shared, named(true)],
      [words.score.missing, named(false)],
    ]),
  ]
}

/** An entity can be in very many collaborations: two of them are named. */
const throughText = (reader: Reader, names: readonly string[]) =>
  names.length > 2
    ? `${reader.list(names.slice(0, 2).map(each => shorten(each, 60)))} +${names.length - 2}`
    : reader.list(names.map(each => shorten(each, 60)))

function footer<V extends Extract<Verb, `visibility.${string}`>>(
  { words: { buttons, headings } }: Reader,
  verb: V,
  { page, hasMore }: Page,
  carried: Hidden<V>,
): readonly Action[] {
  return [
    ...(hasMore ? [go(buttons.more, verb, { ...carried, page: page + 1 })] : []),
    ...(page > 0 ? [go(buttons.previous, verb, { ...carried, page: page - 1 })] : []),
    go(headings.collaborations, 'collaborations.show', {}),
    go(buttons.home, 'home.show', {}),
  ]
}
