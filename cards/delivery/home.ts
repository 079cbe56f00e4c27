import type { Tally } from '../../domain/collaboration/visibility.ts'
import type { HomeView } from '../../domain/delivery/inbox.ts'
import type { Role } from '../../domain/network/person.ts'
import {
  type Action,
  buttons as buttonRow,
  type Card,
  card,
  counters,
  facts,
  go,
  type Said,
  shorten,
  subheading,
  text,
} from '../kit.ts'
import type { Reader } from '../reader.ts'

/** `mayAsk`: whether the profile is complete enough to connect (P6). */
type Home = Omit<HomeView, 'visibility'> & { readonly mayAsk: boolean; readonly visibility: Tally }

/** What waits, the counters and the next useful step; also the greeting (B6). */
export function homeCard(reader: Reader, view: Home, role: Role, isGreeting = false, said: Said = false): Card {
  const { words } = reader
  const { buttons, headings, home } = words
  const step = nextStep(view, role)
  return card(
    reader,
    isGreeting ? home.greeting(view.company) : view.company,
    [
      said,
      isGreeting && text(home.about),
      counters([
        [home.waiting, String(view.waiting)],
        [home.sent, String(view.sent)],
        [home.partners, String(view.partners)],
        [home.visibility, view.visibility.percent === null ? '–' : reader.percent(view.visibility.percent)],
      ]),
      subheading(home.next),
      text(step === 'answer' ? home.answer(view.waiting) : home[step]),
      buttonRow([
        go(headings.collaborations, 'collaborations.show', {}),
        ...(step === 'collaborate' && role !== 'member'
          ? [go(buttons.newCollaboration, 'collaboration.new', {}, 'positive')]
          : []),
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

/** What can be typed, and the buttons for it; after something that was not understood, that first. */
export function helpCard(reader: Reader, said: Said = false, nearest: readonly Action[] = []): Card {
  const { buttons, commands, headings, help } = reader.words
  const {
    inbox,
    sent,
    partners,
    directory,
    connect,
    invite,
    collaborations,
    create,
    visibility,
    profile,
    notifications,
    notifyHere,
    history,
    people,
    home,
  } = commands
  return card(
    reader,
    headings.help,
    [
      said,
      nearest.length > 0 && buttonRow(nearest),
      text(help.intro),
      facts([
        [inbox.says, inbox.does],
        [sent.says, sent.does],
        [partners.says, partners.does],
        [help.searchExample, directory.does],
        [help.connectExample, connect.does],
        [help.inviteExample, invite.does],
        [collaborations.says, collaborations.does],
        [create.says, create.does],
        [visibility.says, visibility.does],
        ...reader.words.examples,
        [history.says, history.does],
        [profile.says, profile.does],
        [notifications.says, notifications.does],
        [notifyHere.says, notifyHere.does],
        [people.says, people.does],
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
