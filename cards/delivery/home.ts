import type { HomeView } from '../../domain/delivery/inbox.ts'
import type { Role } from '../../domain/network/person.ts'
import { type Card, card, counters, facts, go, type Said, subheading, text } from '../kit.ts'
import type { Reader } from '../reader.ts'

/** `mayAsk`: whether the profile is complete enough to connect (P6). */
type Home = HomeView & { readonly mayAsk: boolean }

/** What waits, the counters and the next useful step; also the greeting (B6). */
export function homeCard(reader: Reader, view: Home, role: Role, isGreeting = false, said: Said = false): Card {
  const { words } = reader
  const { buttons, headings, home } = words
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
      ]),
      subheading(home.next),
      text(nextStep(reader, view, role)),
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
export function helpCard(reader: Reader, said: Said = false): Card {
  const { buttons, commands, headings, help } = reader.words
  const { inbox, sent, partners, directory, connect, profile, people, home } = commands
  return card(
    reader,
    headings.help,
    [
      said,
      text(help.intro),
      facts([
        [inbox.says, inbox.does],
        [sent.says, sent.does],
        [partners.says, partners.does],
        [help.searchExample, directory.does],
        [help.connectExample, connect.does],
        [profile.says, profile.does],
        [people.says, people.does],
        [home.says, home.does],
      ]),
    ],
    [
      go(headings.inbox, 'inbox.show', {}),
      go(headings.sent, 'sent.show', {}),
      go(headings.partners, 'partners.show', {}),
      go(headings.directory, 'directory.show', {}),
      go(buttons.profile, 'profile.show', {}),
      go(buttons.home, 'home.show', {}),
    ],
  )
}

function nextStep({ words: { home } }: Reader, view: Home, role: Role): string {
  if (view.waiting > 0) return home.answer(view.waiting)
  if (role === 'admin' && !view.mayAsk) return home.complete
  if (role === 'admin' && !view.isPublic) return home.publish
  return view.partners + view.sent === 0 ? home.find : home.calm
}
