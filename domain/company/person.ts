import { type Actor, mustBe, type Visitor } from '../kernel/actor.ts'
import type { CompanyId, PersonId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Role } from '../kernel/role.ts'
import { line } from '../kernel/text.ts'

/** Who is acting, and how they want to be spoken to. */
export type Identified = {
  readonly by: Actor
  readonly name: string
  readonly locale: string
  readonly timeZone: string
}

export type Person = {
  readonly id: PersonId
  readonly company: CompanyId
  readonly name: string
  readonly role: Role
  /** Whether they do not belong to it any more, until an admin lets them in again. */
  readonly isRemoved: boolean
}

/**
 * P1: an admin gives a person of the own company another role.
 * Refuses `needs-role`, `not-found` for another company's person and for one who was removed, `last-admin` when nobody would be left
 * to administer.
 */
export function giveRole(person: Person, by: Actor, role: Role, admins: number): Person {
  if (person.company !== by.company || person.isRemoved) throw new Refusal('not-found')
  mustBe(by, 'admin')
  if (person.role === 'admin' && role !== 'admin' && admins <= 1) throw new Refusal('last-admin')
  return { ...person, role }
}

/**
 * P1: whether an admin may remove somebody, or they may leave. Refuses `not-found` for another company's person, `needs-role`, and
 * `last-admin` when nobody would be left to administer.
 */
export function remove({ id, company, role }: Person, by: Actor, admins: number) {
  if (company !== by.company) throw new Refusal('not-found')
  if (id !== by.person) mustBe(by, 'admin')
  if (role === 'admin' && admins <= 1) throw new Refusal('last-admin')
}

/** P1: whether an admin may let somebody in again. Refuses `not-found` for another company's person, `needs-role`. */
export function letIn({ company }: Person, by: Actor) {
  if (company !== by.company) throw new Refusal('not-found')
  mustBe(by, 'admin')
}

/** The name that the channel reports; too long a one is cut rather than refused. Undefined when none is reported. */
export const nameOf = ({ name = '' }: Visitor) => line('name', [...name].slice(0, 100).join(''), 100)
