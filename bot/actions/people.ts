import { type Notice, noticeOf } from '../../cards/kit.ts'
import { peopleCard, removedCard, removePersonCard } from '../../cards/network/people.ts'
import type { Verb } from '../../cards/verbs.ts'
import { letPersonIn, removePerson } from '../../domain/company/membership.ts'
import { changeRole, listPeople, viewPerson } from '../../domain/company/people.ts'
import { viewOwnCompany } from '../../domain/company/profiles.ts'
import { attempt, type Context, type Handlers, lacking, may, type Reply, refused, unchanged } from './context.ts'

/** People on one page of the list. */
const PAGE = 8

export const peopleHandlers: Handlers<Extract<Verb, `people.${string}` | `person.${string}`>> = {
  'people.show': (context, { page }) => showPeople(context, page),
  async 'person.change-role'(context, { person, role, page }) {
    const { refusal } = await attempt(context, changeRole(context.db, context.by, person, role))
    if (refusal) return unchanged(await showPeople(context, page, refused(context.reader, refusal)))
    return showPeople(asNow(context, person, role), page, noticeOf(context.reader.words.people.changed, 'good'))
  },
  async 'person.remove-ask'(context, { person, page }) {
    const { db, by, reader } = context
    const view = await viewPerson(db, by, person)
    const company = await nameOfCompany(context)
    const isMe = person === by.person
    if (!isMe && !may(by, 'admin')) return showPeople(context, page, refused(reader, lacking(context, 'admin')))
    if (view.isRemoved) return showPeople(context, page)
    return { card: removePersonCard(reader, view, { isMe, company, page }) }
  },
  async 'person.remove'(context, { person, page }) {
    const { db, by, reader } = context
    const { refusal } = await attempt(context, removePerson(db, by, person))
    if (refusal) return unchanged(await showPeople(context, page, refused(reader, refusal)))
    if (person === by.person) return { card: removedCard(reader, await nameOfCompany(context)) }
    const { name } = await viewPerson(db, by, person)
    return showPeople(context, page, noticeOf(reader.words.people.removedDone(name), 'good'))
  },
  async 'person.let-in'(context, { person, page }) {
    const { db, by, reader } = context
    const { refusal } = await attempt(context, letPersonIn(db, by, person))
    if (refusal) return unchanged(await showPeople(context, page, refused(reader, refusal)))
    const { name } = await viewPerson(db, by, person)
    return showPeople(context, page, noticeOf(reader.words.people.letInDone(name), 'good'))
  },
}

export async function showPeople(context: Context, page: number, notice: Notice = false): Promise<Reply> {
  const { people, total } = await listPeople(context.db, context.by, { offset: page * PAGE, limit: PAGE })
  if (page > 0 && people.length === 0) return showPeople(context, 0, notice)
  return {
    card: peopleCard(context.reader, people, { page, hasMore: (page + 1) * PAGE < total }, context.by, notice),
    subject: `people:${context.by.company}`,
  }
}

const nameOfCompany = async ({ db, by }: Context) => (await viewOwnCompany(db, by)).profile.name ?? ''

/** An admin who has just given up that role sees the list with their new role. */
const asNow = (context: Context, person: string, role: Context['by']['role']): Context =>
  person === context.by.person ? { ...context, by: { ...context.by, role } } : context
