import { v5 } from 'uuid'
import { dunsIn } from '../company/profile.ts'
import type { PartnerRow } from '../data/partner-rows.ts'
import type { CompanyId, ImportedId } from '../kernel/ids.ts'
import { bareKey, isEmail, legible } from '../kernel/text.ts'
import type { Relationship } from './connection.ts'
import { tellingDomain } from './freemail.ts'

/** Longest name and address of what can be invited, in characters. */
const NAME = 200
const ADDRESS = 254

/** I3: a company of our Vendor and Customer tables; our numbers for it, of several rows the first. */
export type Imported = {
  /** The same in every load that has its first row. */
  readonly id: ImportedId
  readonly name: string
  readonly email: string | null
  readonly duns: string | null
  readonly vendorId: string | null
  readonly customerId: string | null
}

/**
 * F2: why a company may be the one of our tables, the surest first, which is their order as words, too.
 * @internal Exported for tests alone.
 */
export const bases = ['duns', 'email', 'name'] as const
export type Basis = (typeof bases)[number]

/** By what it is recognized: its kind and its value. Rows with one DUNS or one e-mail are one; others may have a name or a domain, too. */
export type Key = `${'duns' | 'email' | 'domain' | 'name'}:${string}`

/** Whether all rows with that key are of one company. */
export const isOwn = (key: Key) => /^(?:duns|email):/.test(key)

/** Companies as some rows tell them, with their keys, and those known before that turned out to be the same as another. */
export type Grouped = {
  readonly companies: readonly (Imported & { readonly keys: ReadonlySet<Key> })[]
  readonly same: readonly { readonly id: ImportedId; readonly as: ImportedId }[]
}

/**
 * I3: puts rows together that have the same DUNS or the same e-mail, with each other and with whom rows before them were of;
 * `known` says of which company a key is.
 */
export function group(company: CompanyId, rows: readonly PartnerRow[], known: ReadonlyMap<Key, ImportedId>): Grouped {
  const read = rows.map(row => readRow(company, row))
  const owners = new Map(known)
  const joined = new Map<ImportedId, ImportedId>()
  const rootOf = (id: ImportedId): ImportedId => {
    const next = joined.get(id)
    return next ? rootOf(next) : id
  }
  for (const { id, keys } of read) {
    const own = [...keys].filter(isOwn)
    const found = [...new Set(own.flatMap(key => owners.get(key) ?? []).map(rootOf))].sort()
    const [root = id, ...others] = found
    for (const each of [...others, ...(root === id ? [] : [id])]) joined.set(each, root)
    for (const key of own) owners.set(key, root)
  }
  const companies = new Map<ImportedId, Imported & { readonly keys: Set<Key> }>()
  for (const { id, keys, ...fields } of read) {
    const root = rootOf(id)
    const before = companies.get(root)
    companies.set(root, before ? merged(before, fields, keys) : { id: root, ...fields, keys: new Set(keys) })
  }
  const before = new Set(known.values())
  const same = [...before].map(id => ({ id, as: rootOf(id) })).filter(({ id, as }) => id !== as)
  return { companies: [...companies.values()], same }
}

function merged(before: Imported & { readonly keys: Set<Key> }, fields: Omit<Imported, 'id'>, keys: ReadonlySet<Key>) {
  for (const key of keys) before.keys.add(key)
  return {
    ...before,
    email: before.email ?? fields.email,
    duns: before.duns ?? fields.duns,
    vendorId: before.vendorId ?? fields.vendorId,
    customerId: before.customerId ?? fields.customerId,
  }
}

/** R4: what our numbers for it say about the relationship. */
export function relationshipOf({ vendorId, customerId }: Pick<Imported, 'vendorId' | 'customerId'>): Relationship {
  if (vendorId !== null && customerId !== null) return 'both'
  if (vendorId !== null) return 'vendor'
  return customerId === null ? 'none' : 'customer'
}

type Read = Imported & { readonly keys: ReadonlySet<Key> }

function readRow(company: CompanyId, { table, number, ...row }: PartnerRow): Read {
  const name = [...(legible(row.name ?? '') || legible(number) || number)].slice(0, NAME).join('')
  const email = emailIn(row.email ?? '')
  const duns = numberIn(row.duns ?? '')
  return {
    id: v5(`${table} ${number}`, company) as ImportedId,
    name,
    email,
    duns,
    vendorId: table === 'Vendor' ? number : null,
    customerId: table === 'Customer' ? number : null,
    keys: new Set(keysOf({ name: row.name === null ? null : name, email, duns })),
  }
}

/** F2: by what somebody with these is recognized. */
export function keysOf({
  name,
  email,
  duns,
}: { readonly [F in 'name' | 'email' | 'duns']: string | null }): readonly Key[] {
  const domain = email === null ? undefined : tellingDomain(email)
  const keys: readonly (Key | false)[] = [
    duns !== null && `duns:${duns}`,
    email !== null && `email:${email.toLowerCase()}`,
    domain !== undefined && `domain:${domain}`,
    name !== null && `name:${bareKey(name)}`,
  ]
  return keys.filter(key => key !== false)
}

/** An address to which an invitation can be sent. */
function emailIn(text: string): string | null {
  const email = legible(text)
  return isEmail(email) && email.length <= ADDRESS ? email : null
}

/** A DUNS number; one that is a single digit over and over stands for none. */
function numberIn(text: string): string | null {
  const duns = dunsIn(text)
  return duns === undefined || /^(\d)\1+$/.test(duns) ? null : duns
}
