import type { Course, PastScore, Period } from '../../domain/collaboration/past-score.ts'
import type { PastVisibility } from '../../domain/views/past-visibility.ts'
import { askedText } from '../asking/conditions.ts'
import { go } from '../buttons.ts'
import { type Element, element } from '../elements.ts'
import { byline, type Card, card, figure, subheading, subtle, text } from '../kit.ts'
import { table } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'
import { scoreText } from './score.ts'

/** One line of the picture: what it is called on its own, and beside another one. */
type Line = {
  readonly title: string
  readonly legend: string
  readonly color: 'categoricalBlue' | 'categoricalTeal'
  readonly course: Course
}

/** Rows of the table that stands in for the picture. */
const ROWS = 12

/** Characters of the names of companies and collaborations. */
const NAME = 80

/** V5: how visibility has changed: in words, and as a picture, or a table where none can be drawn. */
export function pastVisibilityCard(reader: Reader, view: PastVisibility, period: Period): Card {
  const { words } = reader
  const { partner, collaboration } = view
  const lines = linesOf(reader, view)
  const drawn = lines.filter(({ course }) => course.points.filter(({ percent }) => percent !== null).length > 1)
  const asked = askedText(reader, 'changes', period)
  const company = partner?.id
  return card(
    reader,
    words.headings.visibility,
    [
      subheading(titleOf(reader, view)),
      asked !== '' && byline(asked),
      ...lines.flatMap(line => said(reader, line, lines.length > 1)),
      drawn.length > 0 && picture(reader, drawn),
      ...knownOf(reader, lines),
    ],
    [
      collaboration
        ? go(words.headings.visibility, 'visibility.collaboration', { collaboration: collaboration.id })
        : company
          ? go(words.headings.visibility, 'visibility.partner', { company })
          : go(words.headings.visibility, 'visibility.show', {}),
      go(words.history.heading, 'history.show', { company, collaboration: collaboration?.id, ...period }),
      go(words.buttons.home, 'home.show', {}),
    ],
  )
}

function titleOf({ words: { past: said } }: Reader, { partner, collaboration, ofThem, ofUs }: PastVisibility): string {
  const called = partner && shorten(partner.name, NAME)
  const within = collaboration && shorten(collaboration.name, NAME)
  if (!called) return within ? said.of(within) : said.all
  if (ofThem && ofUs) return said.ofBoth(called)
  const title = ofUs ? said.ofUs(called) : said.ofThem(called)
  return within ? said.inCollaboration(title, within) : title
}

function linesOf({ words }: Reader, { partner, ofThem, ofUs }: PastVisibility): readonly Line[] {
  const called = shorten(partner?.name ?? '', NAME)
  const { score, layout } = words
  return [
    ...(ofThem
      ? [{ title: score.ofThem(called), legend: layout.youSee, color: 'categoricalBlue' as const, course: ofThem }]
      : []),
    ...(ofUs
      ? [{ title: score.ofUs(called), legend: layout.theySee, color: 'categoricalTeal' as const, course: ofUs }]
      : []),
  ]
}

/** The first, the last, and the difference, in words. */
function said(reader: Reader, { title, course }: Line, isTitled: boolean): readonly Element[] {
  const { past } = reader.words
  const named = isTitled ? [subheading(title)] : []
  const [first] = course.points
  const last = course.points.at(-1)
  if (!first || !last) return [...named, text(ofNoDay(reader, course))]
  if (course.points.every(({ percent }) => percent === null)) return [...named, text(past.nothing)]
  if (first.day === last.day) return [...named, figure(pastText(reader, last))]
  return [...named, figure(`${short(reader, first)} → ${short(reader, last)}`), byline(difference(reader, first, last))]
}

function ofNoDay({ words: { past }, day }: Reader, { known, isAhead }: Course): string {
  if (isAhead) return past.ahead
  return known === null ? past.never : past.before(day(known))
}

/** With its counts (V4), or a dash where nothing was requested (V3). */
const short = (reader: Reader, score: PastScore) => (score.percent === null ? '–' : pastText(reader, score))

/** V2: unanswered was 0 %, and it says so. */
const pastText = (reader: Reader, score: PastScore) =>
  score.isWaiting ? reader.words.score.waiting(scoreText(reader, score)) : scoreText(reader, score)

function difference(reader: Reader, first: PastScore, last: PastScore): string {
  const { past } = reader.words
  const [from, to] = [reader.day(first.day), reader.day(last.day)]
  if (first.percent === null || last.percent === null) {
    if (first.percent === last.percent) return past.same(from, to)
    return first.percent === null ? past.begun(from, to) : past.over(from, to)
  }
  const points = last.percent - first.percent
  if (points === 0) return past.same(from, to)
  return points > 0 ? past.more(points, from, to) : past.less(-points, from, to)
}

/** Since when anything is known, of the line that is known longest. */
function knownOf(reader: Reader, lines: readonly Line[]): readonly Element[] {
  const { past } = reader.words
  if (lines.every(({ course }) => course.points.every(({ percent }) => percent === null))) return []
  const [known] = lines.flatMap(({ course }) => course.known ?? []).sort()
  return [subtle(known === undefined ? past.unknown : past.known(reader.day(known)))]
}

function picture(reader: Reader, lines: readonly Line[]): Element {
  return element({
    type: 'Chart.Line',
    title: reader.words.past.chart,
    showTitle: true,
    yMin: 0,
    yMax: 100,
    showLegend: lines.length > 1,
    data: lines.map(({ legend, color, course }) => ({
      legend,
      color,
      values: course.points.flatMap(({ day, percent }) => (percent === null ? [] : [{ x: day, y: percent }])),
    })),
    fallback: tableOf(reader, lines),
  })
}

/** The days on which something changed, the latest first; of very many the latest, and the first. */
function tableOf(reader: Reader, lines: readonly Line[]): Element {
  const { past } = reader.words
  const days = [...new Set(lines.flatMap(({ course }) => course.changes.map(({ day }) => day)))].sort().reverse()
  const shown = days.length > ROWS ? [...days.slice(0, ROWS - 1), ...days.slice(-1)] : days
  const titles = [past.day, ...lines.map(({ legend }) => legend)]
  const rows = shown.map(day => [reader.day(day), ...lines.map(({ course }) => scoreOn(reader, course, day))])
  const left = days.length - shown.length
  return element({
    type: 'Container',
    items: [table(titles, rows), ...(left > 0 ? [subtle(past.earlier(left))] : [])],
  })
}

function scoreOn(reader: Reader, { changes }: Course, day: string): string {
  const score = changes.findLast(each => each.day <= day)
  return score ? short(reader, score) : '–'
}
