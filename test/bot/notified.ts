import { liaison } from '../liaison.ts'
import type { Teammate } from '../teams/teammate.ts'

export const deliverDue = () => liaison.deliverDue()

/** Asks that company to connect. */
export const asks = async (person: Teammate, company = 'Fabrikam') =>
  person.press(await person.say(`connect with ${company}`), 'Confirm')
