import { act } from '../delivery/acting.ts'
import { emailKey } from '../delivery/mails.ts'
import { record, type Touched } from '../delivery/outbox.ts'
import { type Actor, mustBe } from '../kernel/actor.ts'
import type { EventType } from '../kernel/event.ts'
import type { CompanyId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Region } from '../kernel/region.ts'
import { fromTo } from '../kernel/text.ts'
import type { Db } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'
import { columns, mustBeFree } from './companies.ts'
import type { Company } from './company.ts'
import { askContact } from './contacts.ts'
import { fillSection, type Profile, type ProfileSection } from './profile.ts'

/**
 * P3: saves one section as typed. `touched`: the cards that say whether there is data for its entity (A7). Refuses `needs-role`
 * below admin, and as `fillSection`; `name-taken`.
 */
export const saveProfile = (
  db: Db,
  by: Actor,
  section: ProfileSection,
  typed: Readonly<Record<string, string>>,
  touched: Touched = async () => [],
) =>
  decide(
    db,
    by,
    'profile.saved',
    { section },
    company => ({ ...company, profile: fillSection(company.profile, section, typed) }),
    touched,
  )

/** P4: lists the company in the directory, or takes it out; connections stay. Refuses `needs-role` below admin. */
export const publishProfile = (db: Db, by: Actor, isPublic: boolean) =>
  decide(db, by, isPublic ? 'profile.published' : 'profile.hidden', {}, company => ({ ...company, isPublic }))

/** A11: from now on sharing a sensitive data entity needs an admin, or no longer does. Refuses `needs-role` below admin. */
export const guardSensitive = (db: Db, by: Actor, guardsSensitive: boolean) =>
  decide(db, by, guardsSensitive ? 'sensitive.guarded' : 'sensitive.released', {}, company => ({
    ...company,
    guardsSensitive,
  }))

/** The own company. */
export async function viewOwnCompany(db: Db, by: Actor): Promise<Company> {
  const { rows } = await ask<{ rows: Row[] }>(
    db,
    `select c.id, c.region, c.is_public, c.guards_sensitive, c.profile, c.contact_confirmed, c.name_key, c.country
     from companies c where c.id = :company`,
    { company: by.company },
  )
  return fromRow(rows[0])
}

const decide = (
  db: Db,
  by: Actor,
  type: EventType,
  facts: Readonly<Record<string, string>>,
  rule: (company: Company) => Company,
  touched: Touched = async () => [],
) =>
  act(db, by, async trx => {
    mustBe(by, 'admin')
    const before = fromRow(await trx<Row>('companies').where({ id: by.company }).forNoKeyUpdate().first())
    const next = rule(before)
    const changed = changes(before.profile, next.profile)
    const isUnchanged = next.isPublic === before.isPublic && next.guardsSensitive === before.guardsSensitive
    if (changed.length === 0 && isUnchanged) return
    // Companies that share a name since before it was refused can be changed otherwise.
    if (changed.some(({ field }) => field === 'name' || field === 'country'))
      await mustBeFree(trx, next.profile, by.company)
    await trx('companies')
      .where({ id: by.company })
      .update({ ...columns(next.profile), is_public: next.isPublic, guards_sensitive: next.guardsSensitive })
    if (before.profile.contactEmail !== next.profile.contactEmail) await askContact(trx, by, next.profile.contactEmail)
    await record(trx, by, {
      events: [
        {
          type,
          subject: `profile:${by.company}`,
          concerns: [by.company],
          tell: [],
          redraws: await touched(trx),
          facts,
          written: Object.fromEntries(changed.map(({ field, from, to }) => [field, fromTo(from, to)])),
        },
      ],
      timers: changed.some(({ field }) => recognizing.includes(field))
        ? [{ type: 'prospects.match', subject: `profile:${by.company}`, round: 0, due: by.at }]
        : [],
    })
  })

/** F2: by what others may have a company in their tables. */
const recognizing: readonly (keyof Profile)[] = ['name', 'duns', 'contactEmail']

const changes = (before: Profile, next: Profile) =>
  Object.entries({ ...before, ...next })
    .map(([field]) => field as keyof Profile)
    .filter(field => before[field] !== next[field])
    .map(field => ({ field, from: before[field], to: next[field] }))

type Row = {
  id: CompanyId
  region: Region
  is_public: boolean
  guards_sensitive: boolean
  profile: Profile
  contact_confirmed: string | null
  name_key: string
  country: string
}

function fromRow(row: Row | undefined): Company {
  if (!row) throw new Refusal('not-found')
  return {
    id: row.id,
    region: row.region,
    isPublic: row.is_public,
    guardsSensitive: row.guards_sensitive,
    profile: row.profile,
    isContactConfirmed: emailKey(row.profile.contactEmail ?? '') === row.contact_confirmed,
  }
}
