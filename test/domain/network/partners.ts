import { acceptConnection } from '../../../domain/network/connections.ts'
import { requestConnection } from '../../../domain/network/requests.ts'
import { db } from '../../database.ts'
import { founded, hired } from '../company/founded.ts'

export const page = { offset: 0, limit: 50 }

export const own = { relationship: 'vendor', vendorId: 'V-SECRET', customerId: 'C-SECRET' } as const

export async function two() {
  const contoso = await founded('Contoso')
  const fabrikam = await founded('Fabrikam')
  return { contoso, fabrikam, ada: await hired(contoso, 'responder', 'Ada'), bob: await hired(fabrikam, 'responder') }
}

export async function partners() {
  const both = await two()
  const id = await requestConnection(db, both.ada, both.fabrikam.company, 'Hello')
  await acceptConnection(db, both.bob, id)
  return { ...both, id }
}
