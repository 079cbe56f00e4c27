import type { Tally } from '../../domain/collaboration/score.ts'
import type { Role } from '../../domain/kernel/role.ts'
import type { HomeView } from '../../domain/views/home.ts'
import { go, saying, unfold } from '../buttons.ts'
import { MOST } from '../counted.ts'
import type { Action } from '../elements.ts'
import {
  buttons as buttonRow,
  byline,
  type Card,
  card,
  folded,
  type Notice,
  noticeOf,
  subheading,
  text,
} from '../kit.ts'
import { counters, emphasis, entry } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'

/** `mayAsk`: whether the profile is complete enough to connect (P6). */
type Home = Omit<HomeView, 'visibility'> & { readonly mayAsk: boolean; readonly visibility: Tally }

/** What waits, the counters and the next useful step; also the greeting (B6). */
export function homeCard(reader: Reader, view: Home, role: Role, isGreeting = false, notice: Notice = false): Card {
  const { words } = reader
  const { buttons, headings, home } = words
  const step = nextStep(view, role)
  const counted = (n: number) => (n > MOST ? home.over(MOST) : String(n))
  const style = (is: boolean) => (is ? 'positive' : 'default')
  const inbox = go(headings.inbox, 'inbox.show', {}, style(step === 'answer'))
  const start = go(buttons.newCollaboration, 'collaboration.new', {}, 'positive')
  const collaborations = go(headings.collaborations, 'collaborations.show', {})
  const directory = go(headings.directory, 'directory.show', {}, style(step === 'find'))
  const profile = go(buttons.profile, 'profile.show', {}, style(step === 'complete' || step === 'publish'))
  const main = {
    answer: inbox,
    complete: profile,
    publish: profile,
    find: directory,
    collaborate: start,
    calm: collaborations,
  }[step]
  return card(
    reader,
    isGreeting ? home.greeting(view.company) : view.company,
    [
      notice,
      view.erasedOn !== null && noticeOf(words.leaving.pendingShort(reader.date(view.erasedOn)), 'attention'),
      view.erasedOn !== null && role === 'admin' && buttonRow([go(words.leaving.takeBack, 'leaving.take-back', {})]),
      isGreeting && text(home.about),
      emphasis(step === 'answer' ? home.answer(view.waiting) : home[step]),
      counters([
        [home.waiting, counted(view.waiting)],
        [home.sent, counted(view.sent)],
        [home.partners, counted(view.partners)],
        [
          view.visibility.percent === null
            ? home.visibility
            : home.visibilityOf(view.visibility.met, view.visibility.asked),
          view.visibility.percent === null ? '–' : reader.percent(view.visibility.percent),
        ],
      ]),
    ],
    [
      ...[inbox, step === 'collaborate' && start, collaborations, directory, profile].sort(
        (one, other) => Number(other === main) - Number(one === main),
      ),
      go(headings.visibility, 'visibility.show', {}),
      go(headings.partners, 'partners.show', {}),
      go(headings.sent, 'sent.show', {}),
      view.hasImported && go(buttons.imported, 'imported.show', {}),
      go(headings.help, 'help.show', {}),
    ],
  )
}

/** Q10: what can be asked and typed, with the names of a partner and of a collaboration of the reader's own company. */
export function helpCard(
  reader: Reader,
  asks: readonly (keyof Reader['words']['asks'])[],
  {
    partner = 'Fabrikam',
    collaboration = '…',
  }: { readonly partner?: string | undefined; readonly collaboration?: string | undefined } = {},
): Card {
  const { buttons, commands, headings, help, layout } = reader.words
  const { connect, invite, create, profile, notifications, notifyHere, people, privacy, terms, home } = commands
  const exampleOf = (ask: (typeof asks)[number]) => {
    const { says, does } = reader.words.asks[ask]
    const name = ask === 'collaborations' ? collaboration : partner
    return [typeof says === 'string' ? says : says(shorten(name, 60)), does] as const
  }
  return card(
    reader,
    headings.help,
    [
      byline(help.intro),
      subheading(layout.toAnswer),
      ...asks.filter(isAnswering).map(ask => sentence(exampleOf(ask))),
      subheading(layout.toAsk),
      ...asks.filter(ask => !isAnswering(ask)).map(ask => sentence(exampleOf(ask))),
      buttonRow([unfold(layout.toSetUp, 'set-up')]),
      folded('set-up', false, [
        sentence([help.connectExample, connect.does]),
        sentence([help.inviteExample, invite.does]),
        ...[create, profile, notifications, notifyHere, people, terms, privacy, home].map(({ says, does }) =>
          sentence([says, does]),
        ),
      ]),
    ],
    [
      go(headings.inbox, 'inbox.show', {}),
      go(headings.collaborations, 'collaborations.show', {}),
      go(buttons.home, 'home.show', {}),
      go(headings.sent, 'sent.show', {}),
      go(headings.partners, 'partners.show', {}),
      go(headings.directory, 'directory.show', {}),
      go(headings.notifications, 'preferences.show', {}),
    ],
  )
}

/** What somebody must do, as against what they would like to know. */
const isAnswering = (ask: string) => ask === 'inbox' || ask === 'sent'

/** A sentence that a press sends, and what it does. */
const sentence = ([says, does]: readonly [says: string, does: string]) =>
  entry({ title: says, lines: [does], open: saying(says) })

/** More than one company is meant by what was typed: asked back, with a button for each. */
export const whichCard = (reader: Reader, said: string, choices: readonly Action[]): Card =>
  card(reader, reader.words.headings.help, [
    text(reader.words.answers.which(shorten(said, 200))),
    ...(choices.length > 0 ? [buttonRow(choices)] : []),
  ])

function nextStep(view: Home, role: Role): 'answer' | 'complete' | 'publish' | 'find' | 'collaborate' | 'calm' {
  if (view.waiting > 0) return 'answer'
  if (role === 'admin' && !view.mayAsk) return 'complete'
  if (role === 'admin' && !view.isPublic) return 'publish'
  if (view.partners + view.sent === 0) return 'find'
  return role !== 'member' && view.partners > 0 && view.collaborations === 0 ? 'collaborate' : 'calm'
}
