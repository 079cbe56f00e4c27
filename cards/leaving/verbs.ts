import { z } from 'zod'
import { typed } from '../inputs.ts'

/** Terms and what is said of privacy, taking everything along, and leaving: what only shows (K5, K7, K8). */
export const leavingScreens = {
  'terms.show': z.object({}),
  'privacy.show': z.object({}),
  'responsibilities.show': z.object({}),
  'leaving.show': z.object({}),
  'leaving.export': z.object({}),
  'leaving.erase-ask': z.object({ name: typed }),
  'leaving.forget-ask': z.object({}),
} as const

/** And what changes something. */
export const leavingActs = {
  'leaving.erase': z.object({ name: typed }),
  'leaving.take-back': z.object({}),
  'leaving.forget': z.object({}),
} as const
