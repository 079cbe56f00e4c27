import type { PersonView } from '../../domain/company/people.ts'
import type { PersonId } from '../../domain/kernel/ids.ts'
import type { Role } from '../../domain/kernel/role.ts'
import { type Card, card, go, type Notice, name, type Page, paging, row, subtle, text } from '../kit.ts'
import type { Reader } from '../reader.ts'

/** P1, B3: who is who in the own company, and whom Teams does not reach. */
export function peopleCard(
  reader: Reader,
  people: readonly PersonView[],
  { page, hasMore }: Page,
  me: { readonly person: PersonId; readonly role: Role },
  notice: Notice = false,
): Card {
  const { words } = reader
  return card(
    reader,
    words.headings.people,
    [
      notice,
      text(words.people.intro),
      ...people.map(person =>
        row(
          [
            name(
              `${person.id === me.person ? words.people.you(person.name) : person.name} · ${words.roles[person.role]}`,
            ),
            person.apart !== null && subtle(person.apart),
            me.role === 'admin' && person.unreachable ? subtle(whyUnreached(reader, person.unreachable)) : false,
            me.role === 'admin' && person.missed > 0 && subtle(words.people.missed(person.missed)),
          ],
          me.role === 'admin'
            ? others(person.role).map(role =>
                go(words.people.makeRole(words.roles[role]), 'person.change-role', { person: person.id, role, page }),
              )
            : [],
        ),
      ),
    ],
    [
      ...paging(reader, 'people.show', {}, { page, hasMore }),
      me.role === 'admin' && go(words.missed.button, 'missed.show', { page: 0 }),
      go(words.buttons.home, 'home.show', {}),
    ],
  )
}

/** P1: tells a person what their new role lets them do. */
export const roleCard = (reader: Reader, { role }: Pick<PersonView, 'role'>): Card =>
  card(
    reader,
    reader.words.people.nowYou(reader.words.roles[role]),
    [text(reader.words.people.may[role])],
    [go(reader.words.buttons.home, 'home.show', {}), go(reader.words.buttons.people, 'people.show', {})],
  )

const others = (role: Role) => (['admin', 'responder', 'member'] as const).filter(other => other !== role)

const whyUnreached = ({ words: { people } }: Reader, why: string) =>
  why === 'never-met' ? people.neverMet : why === 'uninstalled' ? people.uninstalled : people.blocked
