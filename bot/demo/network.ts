import { z } from 'zod'
import { entityCodes } from '../../domain/data/catalogue.ts'
import { regions } from '../../domain/kernel/region.ts'
import json from './network.json' with { type: 'json' }

const entity = z.enum(entityCodes)

const side = z.object({
  relationship: z.enum(['none', 'vendor', 'customer', 'both']),
  vendorId: z.string().optional(),
  customerId: z.string().optional(),
})

const schema = z.object({
  companies: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      tenantId: z.string(),
      industry: z.string(),
      country: z.string(),
      region: z.enum(regions),
      visibility: z.enum(['public', 'private']),
      contactEmail: z.string(),
      website: z.string(),
      about: z.string(),
      duns: z.string(),
      /** For which entities it has data. */
      data: z.array(entity),
      people: z.array(
        z.object({
          name: z.string(),
          role: z.enum(['admin', 'responder', 'member']),
          aadObjectId: z.string(),
          teamsId: z.string(),
          locale: z.string(),
          email: z.string(),
        }),
      ),
    }),
  ),
  connections: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      status: z.enum(['connected', 'pending', 'declined']),
      note: z.string().optional(),
      reason: z.string().optional(),
      relationshipOf: z.record(side).optional(),
    }),
  ),
  collaborations: z.array(
    z.object({
      name: z.string(),
      owner: z.string(),
      requested: z.array(entity),
      offered: z.array(entity),
      invitations: z.array(
        z.object({
          partner: z.string(),
          status: z.enum(['accepted', 'pending', 'declined']),
          shared: z.array(entity).optional(),
          /** How it came to that: the first one accepts, and the last one shares what is shared now. */
          answers: z.array(z.object({ daysAgo: z.number(), shared: z.array(entity) })).optional(),
          note: z.string().optional(),
          reason: z.string().optional(),
          /** What the score comes to, in whole per cent: for tests. */
          score: z.number().optional(),
        }),
      ),
    }),
  ),
})

export type Network = z.output<typeof schema>

/** The companies, people, connections and collaborations that the demo starts from, the same every time. */
export const network: Network = schema.parse(json)
