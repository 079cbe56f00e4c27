import { z } from 'zod'
import { perGroup } from '../domain/data/catalogue.ts'
import type { NewsKind } from '../domain/delivery/preference.ts'
import {
  changed,
  changedCompanies,
  changedEntities,
  changedHour,
  code,
  collaboration,
  companies,
  company,
  day,
  entities,
  entity,
  FILLED_IN,
  imported,
  input,
  invitation,
  invited,
  maybe,
  maybeHour,
  page,
  percent,
  region,
  relationship,
  several,
  table,
  toggle,
  typed,
  way,
} from './inputs.ts'
import { en } from './words/en.ts'

/** Q1: of which partners, as buttons keep it. */
export const partnerConditions = {
  among: companies,
  apart: companies,
  relationship: maybe(relationship),
  except: maybe(['vendor', 'customer'] as const),
  industry: code,
  otherIndustry: maybe(['yes'] as const),
  place: code,
  outside: maybe(['yes'] as const),
}

/** I1: whom one invites by e-mail, as typed. */
export const letter = z.object({
  name: typed,
  email: typed,
  vendorId: typed,
  customerId: typed,
  duns: typed,
  note: typed,
})

/** Q1: within which bounds a score lies, in which order, and the first few of them. */
export const bounds = {
  below: percent,
  above: percent,
  least: percent,
  most: percent,
  top: z.coerce.number().int().min(1).max(100).optional(),
}

/** Calendar days, both included; open at an end that is not there. */
export const period = { since: day, until: day }

/** K2: whose rows, and of what; whether somebody wished for a file. */
export const opening = z.object({
  company: company.optional(),
  entity: entity.optional(),
  entities,
  table: table.optional(),
  exporting: maybe(['yes'] as const),
})

/** K2: who has looked at what of ours. */
export const looking = { looked: maybe(['yes'] as const), entities }

/** What is shared, and with or by whom. */
export const sharing = {
  company: company.optional(),
  entity: entity.optional(),
  entities,
  collaboration: collaboration.optional(),
  not: maybe(['yes', 'requested'] as const),
  ...partnerConditions,
}

/** Of which partners a list is, and how it is sorted. */
export const partnerList = z.object({
  page,
  company: company.optional(),
  lacking: z.enum(['given', 'received', 'both', 'collaborations']).optional(),
  number: z.string().max(100).optional(),
  sorted: z.enum(['a-z', 'z-a']).optional(),
  ...period,
  ...partnerConditions,
})

/** What the directory is filtered by. */
export const search = z.object({
  page,
  name: typed,
  industry: code,
  otherIndustry: maybe(['yes'] as const),
  place: code,
  outside: maybe(['yes'] as const),
  except: maybe(['vendor', 'customer'] as const),
  country: code.refine(value => value === undefined || /^[A-Z]{2}$/.test(value)).describe(FILLED_IN),
  connected: maybe(['yes', 'no'] as const),
  relationship: maybe(relationship),
})

/** The entities of an invitation: what is ticked in each group, and what goes on to be shared (C8). */
export const tickedEntities = z.object({
  invitation,
  ...perGroup('share-', () => changedEntities),
  /** What is not requested, of a group of which something is, on a card where the two stand apart. */
  ...perGroup('more-', () => changedEntities),
  apart: z.literal('yes').optional(),
  /** What is shared already and stays so, as a button carries it. */
  kept: changedEntities,
  note: typed,
  revision: z.coerce.number().int().min(0).default(0),
})

/** Of a press that stops sharing everywhere: what its button does not carry stops. */
export const stopping = perGroup('share-', () => entities)

/** The form of a collaboration, filled in so far. */
export const form = z.object({
  collaboration,
  name: changed,
  partners: changedCompanies,
  requested: changedEntities,
  offered: changedEntities,
  note: changed,
  search: typed,
})

/** The fields of a profile; what else a client sends is ignored. */
export const profileFields = Object.fromEntries(Object.keys(en.fields).map(field => [field, changed])) as {
  readonly [F in keyof typeof en.fields]: typeof changed
}

/** How a company registers. */
export const registration = z.object({
  name: typed,
  region: input(region.optional().catch(undefined)),
  industry: typed,
  country: typed,
  contactEmail: typed,
  terms: toggle.catch('false'),
  code: invited.default(''),
})

/** How somebody wants to be notified. */
export const preferences = z.object({
  requests: way,
  answers: way,
  notes: way,
  reminders: way,
  changes: way,
  digestHour: changedHour,
  quietFrom: maybeHour,
  quietTo: maybeHour,
  email: changed,
} satisfies Record<NewsKind, unknown> & Record<string, unknown>)

/** I3: a page of those whom we could invite, whom of them is ticked, and the note that they all get. */
export const importedForm = z.object({
  name: typed,
  after: imported.optional(),
  before: imported.optional(),
  several,
  note: typed,
})
