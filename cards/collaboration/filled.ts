import type { Entity } from '../../domain/data/catalogue.ts'
import type { CollaborationId, CompanyId } from '../../domain/kernel/ids.ts'

/** What is typed into the form so far. */
export type Filled = {
  readonly collaboration: CollaborationId
  readonly name: string
  readonly partners: readonly CompanyId[]
  readonly requested: readonly Entity[]
  readonly offered: readonly Entity[]
  readonly note: string
  readonly search: string
}
