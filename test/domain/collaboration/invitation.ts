import { accept, decline, type Giving, leave } from '../../../domain/collaboration/answer.ts'
import {
  close,
  expire,
  type Invitation,
  type InvitationStatus,
  invite,
} from '../../../domain/collaboration/invitation.ts'
import { entityCodes } from '../../../domain/data/catalogue.ts'
import type { Catalogue } from '../../../domain/data/entity.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import type { Decision } from '../../../domain/kernel/event.ts'
import type { CollaborationId, CompanyId, InvitationId, PersonId } from '../../../domain/kernel/ids.ts'
import type { RefusalCode } from '../../../domain/kernel/refusal.ts'
import type { Role } from '../../../domain/kernel/role.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'

export const noon = new Date('2026-01-01T12:00:00Z')

export const contoso = 'contoso' as CompanyId

export const fabrikam = 'fabrikam' as CompanyId

export const person = (company: string, name: string, role: Role = 'responder'): Actor => ({
  person: `${name} of ${company}` as PersonId,
  company: company as CompanyId,
  role,
  at: noon,
})

export const ada = person(contoso, 'ada')

export const bob = person(fabrikam, 'bob')

export const bea = person(fabrikam, 'bea', 'admin')

export const mia = person(fabrikam, 'mia', 'member')

export const eve = person('tailspin', 'eve', 'admin')

export const at = (by: Actor, moment: Date): Actor => ({ ...by, at: moment })

export const later = (by: Actor, days: number): Actor => at(by, daysAfter(noon, days))

export const justBefore = (moment: Date) => new Date(moment.getTime() - 1)

export const catalogue: Catalogue = entityCodes.map(code => ({
  code,
  group: 'company',
  sensitive: code === 'financial-information',
}))

export const giving: Giving = {
  catalogue,
  available: entityCodes,
  termsAccepted: true,
  guarded: false,
  regions: { own: 'eu', partner: 'us' },
}

export const unsent: Invitation = {
  id: 'i1' as InvitationId,
  collaboration: 'c1' as CollaborationId,
  owner: contoso,
  partner: fabrikam,
  name: 'Demand',
  lists: { requested: ['vendors', 'products', 'warehouses'], offered: ['certifications'] },
  round: 0,
  status: 'draft',
  shared: [],
  added: [],
  dropped: [],
  revision: 0,
  asks: [],
}

export const waiting = invite(unsent, ada, undefined).next

export const accepted = accept(waiting, bob, ['products', 'production-plants'], giving).next

export const values: Readonly<Record<InvitationStatus, Invitation>> = {
  draft: unsent,
  waiting,
  accepted,
  declined: decline(waiting, bob, 'Not now').next,
  left: leave(accepted, bob).next,
  expired: expire(waiting, 1, { at: daysAfter(noon, 30) }).next,
  withdrawn: close(waiting, ada, []).next,
  ended: close(accepted, ada, []).next,
}

export const refused = (code: RefusalCode, detail: object = {}) => ({ name: 'Refusal', code, detail })

export const nothing = (invitation: Invitation) => ({ next: invitation, events: [] })

export const toldBy = ({ events }: Decision<Invitation>) => events.map(({ type, tell }) => [type, tell])
