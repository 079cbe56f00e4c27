import type { Profile } from '../../../domain/company/profile.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import type { CompanyId, ConnectionId, PersonId } from '../../../domain/kernel/ids.ts'
import type { RefusalCode } from '../../../domain/kernel/refusal.ts'
import type { Role } from '../../../domain/kernel/role.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'
import { accept, ask, type Connection, cancel, decline, end, expire } from '../../../domain/network/connection.ts'

export const noon = new Date('2026-01-01T12:00:00Z')

export const contoso = 'contoso' as CompanyId

export const fabrikam = 'fabrikam' as CompanyId

export const tailspin = 'tailspin' as CompanyId

export const person = (company: CompanyId, name: string, role: Role = 'responder'): Actor => ({
  person: `${name} of ${company}` as PersonId,
  company,
  role,
  at: noon,
})

export const ada = person(contoso, 'ada')

export const bob = person(fabrikam, 'bob')

export const at = (by: Actor, moment: Date): Actor => ({ ...by, at: moment })

export const later = (by: Actor, days: number): Actor => at(by, daysAfter(noon, days))

export const complete: Profile = {
  name: 'Contoso',
  country: 'US',
  contactEmail: 'a@contoso.example',
  industry: 'retail',
}

export const fresh = { id: 'c1' as ConnectionId, receiver: fabrikam }

export const asking = (before: Connection | undefined, by: Actor, note?: string) =>
  ask(
    before,
    { id: 'unused' as ConnectionId, receiver: by.company === contoso ? fabrikam : contoso },
    by,
    complete,
    note,
  )

export const pending = ask(undefined, fresh, ada, complete, 'Hello').next

export const connected = accept(pending, bob).next

export const declined = decline(pending, bob, 'not-now', 'After the summer').next

export const cancelled = cancel(pending, ada).next

export const expired = expire(pending, 1, { at: daysAfter(noon, 30) }).next

export const ended = end(connected, bob).next

export const answered = [connected, declined, cancelled, expired, ended]

export const refused = (code: RefusalCode, detail: object = {}) => ({ name: 'Refusal', code, detail })

export const nothing = (connection: Connection) => ({ next: connection, events: [] })
