import { defined } from './defined.ts'
import type { CompanyId, PersonId } from './ids.ts'
import { Refusal } from './refusal.ts'
import { type Role, roles } from './role.ts'

/** Whoever is acting, already identified, and the moment of the act. Rules ask it; only bot/ makes one. */
export type Actor = {
  readonly person: PersonId
  readonly company: CompanyId
  readonly role: Role
  readonly at: Date
  /** How the act came, when not in Teams. */
  readonly through?: Through | undefined
  /** The posted card whose button was pressed. */
  readonly card?: PostedCard | undefined
}

/** A card in a chat: enough to edit it. */
export type PostedCard = { readonly conversation: string; readonly activity: string }

/** B3: by the page to which an e-mail leads. */
export type Through = 'email'

/** Who answered, when and how (A4), as it is kept with what was answered. */
export const answeredBy = ({ at, person: by, through }: Actor) => defined({ at, by, through })

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

/** Refuses `needs-role` unless the actor may do what `role` may. */
export function mustBe(by: Actor, role: Role) {
  if (roles.indexOf(by.role) < roles.indexOf(role)) throw new Refusal('needs-role', { role })
}
