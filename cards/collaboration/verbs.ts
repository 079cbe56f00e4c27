import { z } from 'zod'
import { bounds, partnerConditions, period } from '../forms.ts'
import { collaboration, company, maybe, order, page } from '../inputs.ts'

/** How visible companies are to each other (V5). */
export const visibilityScreens = {
  'visibility.show': z.object({
    /** Whose data is seen: that of partners, or ours. */
    of: maybe(['us'] as const),
    page,
    order: order.default('least'),
    waiting: maybe(['yes', 'no'] as const),
    ...bounds,
    ...partnerConditions,
  }),
  'visibility.collaboration': z.object({ collaboration, page }),
  'visibility.partner': z.object({ company }),
  'visibility.past': z.object({
    company: company.optional(),
    collaboration: collaboration.optional(),
    ...period,
  }),
} as const
