import type { Course, Day, PastScore, Period } from '../../domain/collaboration/past-score.ts'
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

/** A line of the picture, with its score on some days. */
type Drawn = Line & { readonly scores: readonly { readonly day: Day; readonly percent: number }[] }

/** Days of the picture, and of one of more than a year, where each has its year: so many find room below it on a phone. */
const DAYS = 6
const DAYS_OF_YEARS = 4

/** Rows of the table that stands in for the picture. */
const ROWS = 12

/** Characters of the names of companies and collaborations. */
const NAME = 80

/** V5: how visibility has changed: in words, and as a picture, or a table where none can be drawn. */
export function pastVisibilityCard(reader: Reader, view: PastVisibility, period: Period): Card {
  const { words } = reader
  const { partner, collaboration } = view
  const lines = linesOf(reader, view)
  const asked = askedText(reader, 'changes', period)
  const company = partner?.id
  return card(
    reader,
    words.headings.visibility,
    [
      subheading(titleOf(reader, view)),
      asked !== '' && byline(asked),
      ...lines.flatMap(line => said(reader, line, lines.length > 1)),
      picture(reader, lines),
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
  const [first] = course.changes
  const last = course.changes.at(-1)
  if (!first || !last) return [...named, text(ofNoDay(reader, course))]
  if (course.changes.every(({ percent }) => percent === null)) return [...named, text(past.nothing)]
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
  if (lines.every(({ course }) => course.changes.every(({ percent }) => percent === null))) return []
  const [known] = lines.flatMap(({ course }) => course.known ?? []).sort()
  return [subtle(known === undefined ? past.unknown : past.known(reader.day(known)))]
}

/** False where there is nothing to compare. */
function picture(reader: Reader, lines: readonly Line[]): Element | false {
  const changes = lines.flatMap(({ course }) => course.changes).sort((one, other) => one.day.localeCompare(other.day))
  const first = changes.find(({ percent }) => percent !== null)?.day
  const last = changes.at(-1)?.day
  if (first === undefined || last === undefined) return false
  const isOfYears = evenDays(first, last, YEAR).length === YEAR
  const drawn = drawnOf(lines, evenDays(first, last, isOfYears ? DAYS_OF_YEARS : DAYS))
  if (drawn.length === 0) return false
  return element({
    type: 'Chart.Line',
    title: reader.words.past.chart,
    showTitle: true,
    yMin: 0,
    yMax: 100,
    showLegend: drawn.length > 1,
    data: drawn.map(({ legend, color, scores }) => ({
      legend,
      color,
      // Of dates, clients write the whole month, and cut it.
      values: scores.map(({ day, percent }) => ({
        x: isOfYears ? reader.month(day) : reader.shortDay(day),
        y: percent,
      })),
    })),
    fallback: tableOf(reader, lines),
  })
}

/** Days after which a day has the same number in its month again, or nearly. */
const YEAR = 330

/** @internal The first, the last, and others between them at even distances: so many at most, at least two. */
export function evenDays(first: Day, last: Day, most: number): readonly Day[] {
  const days = (Date.parse(last) - Date.parse(first)) / DAY
  const steps = Math.min(days, most - 1)
  const at = (n: number) => new Date(Date.parse(first) + Math.round((n * days) / steps || 0) * DAY)
  return Array.from({ length: steps + 1 }, (_, n) => at(n).toISOString().slice(0, 10))
}

/** In milliseconds. */
const DAY = 86_400_000

/** The lines that are more than a point, on the same days: clients put these into the order in which the first line has them. */
function drawnOf(lines: readonly Line[], days: readonly Day[]): readonly Drawn[] {
  const drawn = lines
    .map(line => ({
      ...line,
      scores: days.flatMap(day => {
        const percent = scoreAt(line.course, day)?.percent ?? null
        return percent === null ? [] : [{ day, percent }]
      }),
    }))
    .filter(({ scores }) => scores.length > 1)
    .sort((one, other) => other.scores.length - one.scores.length)
  const known = drawn[0]?.scores.map(({ day }) => day) ?? []
  return drawn.map(line => ({ ...line, scores: line.scores.filter(({ day }) => known.includes(day)) }))
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

function scoreOn(reader: Reader, course: Course, day: Day): string {
  const score = scoreAt(course, day)
  return score && score.percent !== null ? pastText(reader, score) : '–'
}

const scoreAt = ({ changes }: Course, day: Day) => changes.findLast(each => each.day <= day)
