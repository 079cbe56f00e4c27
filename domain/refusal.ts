import type { Entity } from './collaboration/entity.ts'
import type { Role } from './network/person.ts'
import type { ProfileField } from './network/profile.ts'

/** A field in which a person types, as refusals and cards name it. */
export type Field =
  | ProfileField
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
  'not-found': Record<never, never>
  'needs-role': { readonly role: Role }
  'already-registered': Record<never, never>
  'name-taken': { readonly name: string; readonly country: string }
  'terms-not-accepted': Record<never, never>
  'last-admin': Record<never, never>
  missing: { readonly field: Field }
  'too-long': { readonly field: Field; readonly limit: number; readonly length: number }
  malformed: { readonly field: Field }
  'profile-incomplete': { readonly fields: readonly ProfileField[] }
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
}
export type RefusalCode = keyof Refusals

/** The domain understood the request and says no. Every other error is a defect. */
export class Refusal<C extends RefusalCode = RefusalCode> extends Error {
  override readonly name = 'Refusal'
  readonly code: C
  readonly detail: Refusals[C]

  constructor(code: C, ...[detail]: Record<never, never> extends Refusals[C] ? [] : [Refusals[C]]) {
    super(`refused: ${code}`)
    this.code = code
    // A code without details has the empty detail.
    this.detail = detail ?? ({} as Refusals[C])
  }
}
