import type { Entity, TableCode } from '../data/catalogue.ts'
import type { Role } from './role.ts'

/** A field in which a person types, as refusals and cards name it. */
export type Field =
  | 'name'
  | 'industry'
  | 'country'
  | 'contactEmail'
  | 'about'
  | 'website'
  | 'logoUrl'
  | 'lineOfBusiness'
  | 'productsAndServices'
  | 'address'
  | 'duns'
  | 'legalForm'
  | 'annualRevenue'
  | 'employees'
  | 'fiscalYearEnd'
  | 'qualityCertificates'
  | 'environmentCertificates'
  | 'otherCertificates'
  | 'codeOfConduct'
  | 'sustainabilityReport'
  | 'commitments'
  | 'note'
  | 'reason'
  | 'vendorId'
  | 'customerId'
  | 'collaborationName'
  | 'email'
  | 'quietHours'

/** Every way in which the domain says no, and what a person needs to know to go on. */
export type Refusals = {
  guest: Record<never, never>
  removed: { readonly company: string }
  'not-found': Record<never, never>
  'needs-role': { readonly role: Role }
  'role-changed': Record<never, never>
  'already-registered': Record<never, never>
  'name-taken': { readonly name: string; readonly country: string }
  'no-region': Record<never, never>
  'terms-not-accepted': Record<never, never>
  'last-admin': Record<never, never>
  missing: { readonly field: Field }
  'too-long': { readonly field: Field; readonly limit: number; readonly length: number }
  malformed: { readonly field: Field }
  'profile-incomplete': { readonly fields: readonly Field[] }
  oneself: Record<never, never>
  'already-connected': Record<never, never>
  'not-connected': Record<never, never>
  'too-soon': { readonly until: Date }
  'too-many-rounds': { readonly until: Date }
  'too-many-invited': { readonly limit: number }
  'code-unknown': Record<never, never>
  'code-expired': Record<never, never>
  'code-used': Record<never, never>
  'already-answered': Record<never, never>
  'already-shared': Record<never, never>
  'not-shared': Record<never, never>
  'no-partner': Record<never, never>
  'nothing-asked': Record<never, never>
  'nothing-shared': Record<never, never>
  'changed-meanwhile': Record<never, never>
  'terms-needed': Record<never, never>
  'needs-admin': { readonly entities: readonly Entity[] }
  'entity-retired': { readonly entity: Entity }
  ended: Record<never, never>
  'loading-already': { readonly table: TableCode; readonly person: string }
  'nothing-loaded': { readonly table: TableCode }
  'not-kept': { readonly table: TableCode }
  'too-many-rows': { readonly rows: number; readonly limit: number }
  'wrong-name': { readonly name: string }
  'not-granted': { readonly entity: Entity }
}
export type RefusalCode = keyof Refusals

/** Which refusals say that the actor may not: those are denials, and audited (K6). All others are ordinary answers. */
const denying = {
  guest: true,
  removed: true,
  'not-found': true,
  'needs-role': true,
  'needs-admin': true,
  'role-changed': true,
  'already-registered': false,
  'name-taken': false,
  'no-region': false,
  'terms-not-accepted': false,
  'last-admin': false,
  missing: false,
  'too-long': false,
  malformed: false,
  'profile-incomplete': false,
  oneself: false,
  'already-connected': false,
  'not-connected': false,
  'too-soon': false,
  'too-many-rounds': false,
  'too-many-invited': false,
  'code-unknown': false,
  'code-expired': false,
  'code-used': false,
  'already-answered': false,
  'already-shared': false,
  'not-shared': false,
  'no-partner': false,
  'nothing-asked': false,
  'nothing-shared': false,
  'changed-meanwhile': false,
  'terms-needed': false,
  'entity-retired': false,
  ended: false,
  'loading-already': false,
  'nothing-loaded': false,
  'not-kept': false,
  'too-many-rows': false,
  'wrong-name': false,
  'not-granted': false,
} as const satisfies { readonly [C in RefusalCode]: boolean }
export type DenyingCode = { [C in RefusalCode]: (typeof denying)[C] extends true ? C : never }[RefusalCode]

/** Whether that refusal says that the actor may not, rather than not now or not so. */
export const isDenying = (code: RefusalCode): code is DenyingCode => denying[code]

/** The domain understood the request and says no. Every other error is a defect. */
export class Refusal<C extends RefusalCode = RefusalCode> extends Error {
  override readonly name = 'Refusal'
  readonly code: C
  readonly detail: Refusals[C]
  /** What else is wrong with the same form. */
  others: readonly Refusal[] = []

  constructor(code: C, ...[detail]: Record<never, never> extends Refusals[C] ? [] : [Refusals[C]]) {
    super(`refused: ${code}`)
    this.code = code
    // A code without details has the empty detail.
    this.detail = detail ?? ({} as Refusals[C])
  }
}

/** Whether a rule lets something be done, where nobody is to hear why not. */
export function isAllowed(rule: () => void): boolean {
  try {
    rule()
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

/** What each rule gives, by name; everything that they refuse, at once, in their order. */
export function gathered<T extends Readonly<Record<string, () => unknown>>>(
  rules: T,
): { readonly [K in keyof T]: ReturnType<T[K]> } {
  const refusals: Refusal[] = []
  const given = Object.entries(rules).map(([name, rule]) => {
    try {
      return [name, rule()]
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refusals.push(error, ...error.others)
      return [name, undefined]
    }
  })
  const [first, ...others] = refusals
  if (first) throw Object.assign(first, { others })
  return Object.fromEntries(given)
}
