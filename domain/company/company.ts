import type { CompanyId } from '../kernel/ids.ts'
import type { Region } from '../kernel/region.ts'
import type { Profile } from './profile.ts'

export type Company = {
  readonly id: CompanyId
  readonly region: Region
  /** P4: listed in the directory. */
  readonly isPublic: boolean
  /** A11: sharing a sensitive data entity needs an admin. */
  readonly guardsSensitive: boolean
  /** I1: whether the reader of its contact address has said that it is theirs. */
  readonly isContactConfirmed: boolean
  readonly profile: Profile
}
