import { z } from 'zod'
import type { ProfileSection } from '../domain/company/profile.ts'
import { entityCodes, type TableGroup, tableCodes } from '../domain/data/catalogue.ts'
import type { Way } from '../domain/delivery/preference.ts'
import type {
  CollaborationId,
  CompanyId,
  ConnectionId,
  ImportedId,
  InvitationId,
  ProspectId,
} from '../domain/kernel/ids.ts'
import type { Region } from '../domain/kernel/region.ts'
import type { Role } from '../domain/kernel/role.ts'
import type { DeclineReason, Relationship } from '../domain/network/connection.ts'

export const id = <T extends string>() =>
  z
    .string()
    .uuid()
    .transform(text => text as T)

/** Marks what people fill in, as against what a button carries itself. */
export const FILLED_IN = 'filled in'

/** Inputs arrive as text; from a few clients as a number, a boolean, a list or null. */
function written(value: unknown): unknown {
  if (value === null) return undefined
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const isList = Array.isArray(value) && value.every(item => typeof item !== 'object')
  return isList ? value.join() : value
}

export const input = <T extends z.ZodTypeAny>(schema: T) => z.preprocess(written, schema).describe(FILLED_IN)

/** What a person types: capped here against abuse; the domain judges it and says what is wrong. */
const capped = z.string().transform(text => text.slice(0, 10_000))

export const typed = input(capped.default(''))

/** In a form of what is stored: absent when the client left it out, and then it stays as it is. */
export const changed = input(capped.optional())

/** Toggles arrive as text. */
export const toggle = input(
  z
    .enum(['true', 'false', ''])
    .default('false')
    .transform(value => (value === 'true' ? 'true' : 'false')),
)

/** A choice that may be left empty. */
export const maybe = <T extends string>(values: readonly [T, ...T[]]) =>
  input(
    z
      .enum(['', 'any', ...values])
      .default('')
      .transform(value => (value === '' || value === 'any' ? undefined : (value as T))),
  )

/** A choice of what is stored: absent when it was left out, and then it stays as it is. */
export const choice = <T extends string>(values: readonly [T, ...T[]]) =>
  input(
    z
      .enum(['', ...values])
      .optional()
      .transform(value => (value === '' ? undefined : (value as T | undefined))),
  )

export const code = input(
  z
    .string()
    .regex(/^[a-zA-Z-]{0,40}(?:,[a-zA-Z-]{1,40}){0,5}$/)
    .default('')
    .transform(value => (value === '' || value === 'any' ? undefined : value)),
)

/** What is ticked in a list arrives as one text. */
const list = z
  .string()
  .max(10_000)
  .transform(text => text.split(',').filter(Boolean))

export const entity = z.enum(entityCodes)
export const table = z.enum(tableCodes)
export const role = z.enum(['admin', 'responder', 'member'] as const satisfies readonly Role[])
export const region = z.enum(['us', 'eu', 'apac'] as const satisfies readonly Region[])
export const tableGroup = z.enum([
  'partners',
  'products',
  'production',
  'facilities',
  'orders',
  'shipments',
] as const satisfies readonly TableGroup[])
const companyList = z.array(id<CompanyId>())
export const entities = input(list.pipe(z.array(entity)).default(''))
export const companies = input(list.pipe(companyList).default(''))
export const several = input(list.pipe(z.array(id<ImportedId>())).default(''))

/** Absent when it was left out, and then it stays as it is. */
export const changedEntities = input(list.pipe(z.array(entity)).optional())
export const changedCompanies = input(list.pipe(companyList).optional())
const hour = z.coerce.number().int().min(0).max(23)
export const changedHour = input(z.union([z.literal('').transform(() => undefined), hour]).optional())

/** Null when none is chosen. */
export const maybeHour = input(z.union([z.enum(['', 'any']).transform(() => null), hour]).optional())

/** A calendar day in the reader's time zone, one that there is; there is no year 0. */
export const day = z
  .string()
  .date()
  .refine(written => written >= '0001')
  .optional()
export const page = z.coerce.number().int().min(0).max(10_000).default(0)
export const percent = z.coerce.number().int().min(0).max(100).optional()
export const company = id<CompanyId>()
export const connection = id<ConnectionId>()
export const collaboration = id<CollaborationId>()
export const invitation = id<InvitationId>()
export const prospect = id<ProspectId>()
export const imported = id<ImportedId>()

/** Of an e-mail invitation: a locator, which is looked up again on every press. */
export const invited = z.string().max(40)
export const relationship = ['none', 'vendor', 'customer', 'both'] as const satisfies readonly Relationship[]
export const order = z.enum(['least', 'most'])
export const section = z.enum([
  'general',
  'financial',
  'certifications',
  'csr',
] as const satisfies readonly ProfileSection[])
export const reasons = [
  'unknown',
  'not-now',
  'other-channel',
  'no-business',
] as const satisfies readonly DeclineReason[]

/** How somebody wants to be notified. */
export const way = choice(['instant', 'digest', 'off'] as const satisfies readonly Way[])
