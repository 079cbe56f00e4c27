import type { Tally } from '../../domain/collaboration/score.ts'
import type { Role } from '../../domain/kernel/role.ts'
import type { HomeView } from '../../domain/views/home.ts'
import { MOST } from '../counted.ts'
import {
  type Action,
  buttons as buttonRow,
  type Card,
  card,
  counters,
  facts,
  go,
  type Notice,
  noticeOf,
  shorten,
  subheading,
  text,
} from '../kit.ts'
import type { Reader } from '../reader.ts'

/** `mayAsk`: whether the profile is complete enough to connect (P6). */
type Home = Omit<HomeView, 'visibility'> & { readonly mayAsk: boolean; readonly visibility: Tally }

/** What waits, the counters and the next useful step; also the greeting (B6). */
export function homeCard(reader: Reader, view: Home, role: Role, isGreeting = false, notice: Notice = false): Card {
  const { words } = reader
  const { buttons, headings, home } = words
  const step = nextStep(view, role)
  const counted = (n: number) => (n > MOST ? home.over(MOST) : String(n))
  return card(
    reader,
    isGreeting ? home.greeting(view.company) : view.company,
    [
      notice,
      view.erasedOn !== null && noticeOf(words.leaving.pendingShort(reader.date(view.erasedOn)), 'attention'),
      view.erasedOn !== null && role === 'admin' && buttonRow([go(words.leaving.takeBack, 'leaving.take-back', {})]),
      isGreeting && text(home.about),
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
      subheading(home.next),
      text(step === 'answer' ? home.answer(view.waiting) : home[step]),
      buttonRow([
        go(headings.collaborations, 'collaborations.show', {}),
        go(headings.visibility, 'visibility.show', {}),
        view.hasImported && go(buttons.imported, 'imported.show', {}),
        step === 'collaborate' &&
          role !== 'member' &&
          go(buttons.newCollaboration, 'collaboration.new', {}, 'positive'),
      ]),
    ],
    [
      go(headings.inbox, 'inbox.show', {}, view.waiting > 0 ? 'positive' : 'default'),
      go(headings.directory, 'directory.show', {}),
      go(headings.partners, 'partners.show', {}),
      go(headings.sent, 'sent.show', {}),
      go(buttons.profile, 'profile.show', {}),
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
  const { buttons, commands, headings, help } = reader.words
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
      text(help.intro),
      facts([
        ...asks.map(exampleOf),
        [help.connectExample, connect.does],
        [help.inviteExample, invite.does],
        [create.says, create.does],
        [profile.says, profile.does],
        [notifications.says, notifications.does],
        [notifyHere.says, notifyHere.does],
        [people.says, people.does],
        [terms.says, terms.does],
        [privacy.says, privacy.does],
        [home.says, home.does],
      ]),
      buttonRow([go(headings.notifications, 'preferences.show', {})]),
    ],
    [
      go(headings.inbox, 'inbox.show', {}),
      go(headings.sent, 'sent.show', {}),
      go(headings.partners, 'partners.show', {}),
      go(headings.directory, 'directory.show', {}),
      go(headings.collaborations, 'collaborations.show', {}),
      go(buttons.home, 'home.show', {}),
    ],
  )
}

/** More than one company is meant by what was typed: asked back, with a button for each. */
export const whichCard = (reader: Reader, said: string, choices: readonly Action[]): Card =>
  card(reader, reader.words.headings.help, [text(reader.words.answers.which(shorten(said, 200)))], choices)

function nextStep(view: Home, role: Role): 'answer' | 'complete' | 'publish' | 'find' | 'collaborate' | 'calm' {
  if (view.waiting > 0) return 'answer'
  if (role === 'admin' && !view.mayAsk) return 'complete'
  if (role === 'admin' && !view.isPublic) return 'publish'
  if (view.partners + view.sent === 0) return 'find'
  return view.partners > 0 && view.collaborations === 0 ? 'collaborate' : 'calm'
}
