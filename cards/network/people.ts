import type { PersonView } from '../../domain/company/people.ts'
import type { PersonId } from '../../domain/kernel/ids.ts'
import type { Role } from '../../domain/kernel/role.ts'
import { type Buttons, go, type Page, paging } from '../buttons.ts'
import { byline, type Card, card, type Notice, text } from '../kit.ts'
import { entry } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'

/** Characters of a name: three buttons say it, too. */
const NAME = 40

type Me = { readonly person: PersonId; readonly role: Role }

/** P1, B3: who is who in the own company, and whom Teams does not reach. */
export function peopleCard(
  reader: Reader,
  people: readonly PersonView[],
  { page, hasMore }: Page,
  me: Me,
  notice: Notice = false,
): Card {
  const { words } = reader
  return card(
    reader,
    words.headings.people,
    [
      notice,
      byline(words.people.intro),
      ...people.map(person =>
        entry({
          title: person.id === me.person ? words.people.you(shorten(person.name, NAME)) : shorten(person.name, NAME),
          status: person.isRemoved ? words.people.removed : words.roles[person.role],
          lines: [
            person.apart !== null && shorten(person.apart, 80),
            isStuck(person, me) && words.people.onlyAdmin,
            me.role === 'admin' && person.unreachable && !person.isRemoved && whyUnreached(reader, person.unreachable),
            me.role === 'admin' && person.missed > 0 && words.people.missed(person.missed),
          ],
          buttons: buttonsOf(reader, person, me, page),
        }),
      ),
    ],
    [
      ...paging(reader, 'people.show', {}, { page, hasMore }),
      me.role === 'admin' && go(words.missed.button, 'missed.show', { page: 0 }),
      go(words.buttons.home, 'home.show', {}),
    ],
  )
}

/** P1: whether it is the reader, who cannot go and take another role before there is another admin. */
const isStuck = ({ id, isOnlyAdmin }: PersonView, me: Me) => isOnlyAdmin && id === me.person

/** P1: what an admin can do about somebody; everybody can leave. */
function buttonsOf({ words }: Reader, view: PersonView, me: Me, page: number): Buttons {
  const { id: person, role, isRemoved } = view
  const isAdmin = me.role === 'admin'
  if (isStuck(view, me)) return []
  if (isRemoved) return isAdmin ? [go(words.people.letIn, 'person.let-in', { person, page })] : []
  const isMe = person === me.person
  return [
    ...(isAdmin ? others(role) : []).map(each =>
      go(words.people.makeRole(words.roles[each]), 'person.change-role', { person, role: each, page }),
    ),
    (isAdmin || isMe) && go(isMe ? words.buttons.leave : words.buttons.remove, 'person.remove-ask', { person, page }),
  ]
}

/** P1: asks once before somebody is removed, or leaves. */
export function removePersonCard(
  reader: Reader,
  { id: person, name: who }: Pick<PersonView, 'id' | 'name'>,
  { isMe, company, page }: { readonly isMe: boolean; readonly company: string; readonly page: number },
): Card {
  const { people, buttons } = reader.words
  return card(
    reader,
    isMe ? people.leaveHeading(company) : people.removeHeading(who),
    [text(isMe ? people.leaveText : people.removeText)],
    [go(buttons.confirm, 'person.remove', { person, page }, 'destructive'), go(buttons.back, 'people.show', { page })],
  )
}

/** P1: the last thing that somebody hears who was removed, or has left. */
export const removedCard = (reader: Reader, company: string): Card =>
  card(reader, reader.words.people.youAreOut(company), [text(reader.words.people.youAreOutText)], [])

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
