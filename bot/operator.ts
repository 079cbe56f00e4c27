import { z } from 'zod'
import { countries } from '../domain/company/country.ts'
import type { Processor } from '../domain/trust/operator.ts'
import { leastRetention, type Retained, usualRetention } from '../domain/trust/retention.ts'

/** Longest text of an entry, in characters, and most entries: all of them stand on one card. */
const TEXT = 100
const MOST = 20

const FORM =
  'must be entries like “Microsoft Azure | hosting | IE; Twilio SendGrid | e-mail | US”: name, purpose, country'

/** K8: the third parties that process data for the operator, as in the variable `PROCESSORS`. */
const processors = z
  .string()
  .default('')
  .transform((written, context) => {
    const entries = written.split(';').filter(entry => entry.trim() !== '')
    const read = entries.map(readProcessor)
    const complaint = read.find(entry => typeof entry === 'string')
    if (entries.length > MOST || complaint !== undefined) {
      const message = typeof complaint === 'string' ? complaint : `must have at most ${MOST} entries`
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    }
    return read.filter(entry => typeof entry !== 'string')
  })

/** K7: for how many days the operator keeps backups, as in the variable `KEEP_BACKUPS`. */
const backupDays = z.coerce
  .number({ message: 'must be a number of days' })
  .int('must be a whole number of days')
  .min(1, 'must be at least 1 day')
  .max(36_500, 'must be at most 36500 days')
  .optional()

/** What the operator says of themself, as in the environment. */
export const ofOperator = { KEEP_BACKUPS: backupDays, PROCESSORS: processors }

/** For how many days something is kept. */
const days = (what: Retained) =>
  z.coerce
    .number({ message: 'must be a number of days' })
    .int('must be a whole number of days')
    .min(leastRetention[what], `must be at least ${leastRetention[what]} days`)
    .max(36_500, 'must be at most 36500 days')
    .default(usualRetention[what])

/** What is not kept for ever, as in the environment. */
export const keptDays = {
  KEEP_NOTES: days('notes'),
  KEEP_DECLINED: days('declined'),
  KEEP_DELIVERIES: days('deliveries'),
  KEEP_HISTORY: days('history'),
}

/** One entry, or what is wrong with it; never what it says. */
function readProcessor(entry: string, index: number): Processor | string {
  const [name = '', purpose = '', country = '', ...more] = entry.split('|').map(part => part.trim())
  const which = `; entry ${index + 1} is not`
  if (!name || !purpose || more.length > 0) return `${FORM}${which}`
  if (!countries.includes(country)) return `${FORM}; the country of entry ${index + 1} is no code of ISO 3166, like IE`
  if (name.length > TEXT || purpose.length > TEXT) return `${FORM}; entry ${index + 1} has more than ${TEXT} characters`
  return { name, purpose, country }
}
