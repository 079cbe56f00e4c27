import { z } from 'zod'
import { bounds, partnerConditions, period } from '../forms.ts'
import { collaboration, company, maybe, order, page } from '../inputs.ts'

/** How visible companies are to each other (V5). */
export const visibilityScreens = {
  'visibility.show': z.object({
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
