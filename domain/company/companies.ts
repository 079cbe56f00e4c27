import { record } from '../delivery/outbox.ts'
import type { Actor, Visitor } from '../kernel/actor.ts'
import { type CompanyId, newId, OPERATOR } from '../kernel/ids.ts'
import { gathered, Refusal } from '../kernel/refusal.ts'
import type { Region } from '../kernel/region.ts'
import { bareKey, searchKey } from '../kernel/text.ts'
import type { Db, Trx } from '../storage/database.ts'
import { lockMutex } from '../storage/mutex.ts'
import { ask } from '../storage/statements.ts'
import { transaction } from '../storage/transactions.ts'
import { TERMS_VERSION } from '../trust/terms.ts'
import { askContact } from './contacts.ts'
import { addPerson } from './people.ts'
import { type Profile, type ProfileField, parseField } from './profile.ts'

/** P1: what the first person of a tenant fills in; texts as typed. */
export type Registration = {
  readonly name: string
  readonly country: string
  readonly industry: string
  readonly contactEmail: string
  readonly region: Region | undefined
  readonly termsAccepted: boolean
  /** Hash of the text of the terms that was on the card (K5). */
  readonly termsHash: string
}

/**
 * P1: registers the visitor's company and makes the visitor its admin. The profile starts private (P4).
 * Refuses `missing`, `too-long`, `malformed`, `no-region`, `terms-not-accepted`, all that apply at once; `name-taken`; and `already-registered` to the second of
 * two people of one tenant.
 */
export const registerCompany = (db: Db, visitor: Visitor, form: Registration): Promise<Actor> =>
  transaction(db, async trx => {
    const { tenantId: tenant_id } = visitor
    // Two first people of one tenant wait for each other here.
    await lockMutex(trx, tenant_id)
    if (await trx('companies').where({ tenant_id }).first('id')) throw new Refusal('already-registered')
    const {
      region,
      terms: _,
      ...profile
    } = gathered({
      name: () => filled('name', form.name),
      country: () => filled('country', form.country),
      industry: () => filled('industry', form.industry),
      contactEmail: () => filled('contactEmail', form.contactEmail),
      region: () => {
        if (!form.region) throw new Refusal('no-region')
        return form.region
      },
      terms: () => {
        if (!form.termsAccepted) throw new Refusal('terms-not-accepted')
      },
    })
    await mustBeFree(trx, profile)
    const id = newId<CompanyId>()
    const rows = await trx('companies')
      .insert({
        ...columns(profile),
        id,
        tenant_id,
        region,
        registered_at: visitor.at,
      })
      .onConflict('tenant_id')
      .ignore()
      .returning('id')
    if (rows.length === 0) throw new Refusal('already-registered')
    const by = await addPerson(trx, visitor, id, 'admin')
    await trx('terms_acceptances').insert({
      company_id: id,
      version: TERMS_VERSION,
      text_hash: form.termsHash,
      person_id: by.person,
      accepted_at: by.at,
    })
    await record(trx, by, {
      events: [
        {
          type: 'company.registered',
          subject: `profile:${id}`,
          concerns: [id],
          tell: [],
          facts: { country: profile.country, region, terms: TERMS_VERSION, termsHash: form.termsHash },
          written: { name: profile.name, contactEmail: profile.contactEmail },
        },
      ],
      timers: [{ type: 'prospects.match', subject: `profile:${id}`, round: 0, due: by.at }],
    })
    await askContact(trx, by, profile.contactEmail)
    return by
  })

/** Whether anybody has registered yet. */
export const hasCompanies = async (db: Db) => (await db('companies').first('id')) !== undefined

/**
 * P1: name and country are unique among all companies, wherever their data is. Case, accents, punctuation and letters that look
 * alike make no difference. Refuses `name-taken`, which says no more of the other company than was typed.
 */
export async function mustBeFree(trx: Trx, { name = '', country = '' }: Profile, except?: CompanyId) {
  const { rows } = await trx.raw<{ rows: { look: string }[] }>('select look_of_name(?) as look', [searchKey(name)])
  const { look = '' } = rows[0] ?? {}
  // Two companies that take one name at once wait for each other here.
  await lockMutex(trx, `${look} ${country}`)
  const others = await trx<Row>('companies')
    .whereRaw('look_of_name(name_key) = ?', [look])
    .where({ country })
    .whereNot({ id: except ?? OPERATOR })
    .first('id')
  if (others) throw new Refusal('name-taken', { name, country })
}

/** The columns of `companies` that follow from the profile. */
export const columns = (profile: Profile) => ({
  name: profile.name,
  name_key: searchKey(profile.name ?? ''),
  bare_key: bareKey(profile.name ?? ''),
  country: profile.country,
  industry: profile.industry ?? null,
  profile: JSON.stringify(profile),
})

type Row = { id: CompanyId; name_key: string; country: string }

/** P1: a field without which nobody registers. */
function filled(field: ProfileField, typed: string): string {
  const value = parseField(field, typed)
  if (value === undefined) throw new Refusal('missing', { field })
  return value
}

/** Whether that means the company of the actor: words of its name, in their order, legal form or not. */
export async function isOwnName(db: Db, by: Actor, said: string): Promise<boolean> {
  const row = await db('companies').where({ id: by.company }).first<{ name_key: string } | undefined>('name_key')
  return row !== undefined && ` ${row.name_key} `.includes(` ${bareKey(said)} `)
}

/** K4: where the rows of a company are kept. */
export async function findRegion(db: Db, id: CompanyId): Promise<Region> {
  const { rows } = await ask<{ rows: { region: Region }[] }>(db, 'select region from companies where id = :id', { id })
  const [row] = rows
  if (!row) throw new TypeError('a company that is not there')
  return row.region
}
