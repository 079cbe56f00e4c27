import type { CompanyId, PersonId } from '../ids.ts'
import { Refusal } from '../refusal.ts'

/** From the least to the most that one may do: a role may do whatever the roles before it may. */
export const roles = ['member', 'responder', 'admin'] as const
export type Role = (typeof roles)[number]

/** Whoever is acting, already identified, and the moment of the act. Rules ask it; only bot/ makes one. */
export type Actor = {
  readonly person: PersonId
  readonly company: CompanyId
  readonly role: Role
  readonly at: Date
  /** How the act came, when not in Teams. */
  readonly through?: Through
}

/** B3: by the page to which an e-mail leads. */
export type Through = 'email'

/** Who answered, when and how (A4), as it is kept with what was answered. */
export const answeredBy = ({ at, person: by, through }: Actor) => ({ at, by, ...(through ? { through } : {}) })

/** Somebody as the channel reports them (P2), before we know whether they belong to a company. */
export type Visitor = {
  readonly tenantId: string
  readonly objectId: string
  /** Undefined: not reported with this activity, so what is known stays. */
  readonly name: string | undefined
  readonly locale: string | undefined
  readonly timeZone: string | undefined
  readonly at: Date
}

export type Person = {
  readonly id: PersonId
  readonly company: CompanyId
  readonly name: string
  readonly role: Role
}

/** Refuses `needs-role` unless the actor may do what `role` may. */
export function mustBe(by: Actor, role: Role) {
  if (roles.indexOf(by.role) < roles.indexOf(role)) throw new Refusal('needs-role', { role })
}

/**
 * P1: an admin gives a person of the own company another role.
 * Refuses `needs-role`, `not-found` for another company's person, `last-admin` when nobody would be left to administer.
 */
export function giveRole(person: Person, by: Actor, role: Role, admins: number): Person {
  if (person.company !== by.company) throw new Refusal('not-found')
  mustBe(by, 'admin')
  if (person.role === 'admin' && role !== 'admin' && admins <= 1) throw new Refusal('last-admin')
  return { ...person, role }
}
