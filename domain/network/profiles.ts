import type { Db } from '../database.ts'
import { record } from '../delivery/outbox.ts'
import type { EventType } from '../event.ts'
import type { CompanyId } from '../ids.ts'
import { Refusal } from '../refusal.ts'
import { fromTo } from '../text.ts'
import { columns, mustBeFree } from './companies.ts'
import type { Company, Region } from './company.ts'
import { type Actor, mustBe } from './person.ts'
import { fillSection, type Profile, type ProfileSection } from './profile.ts'

/** P3: saves one section as typed. Refuses `needs-role` below admin, and as `fillSection`; `name-taken`. */
export const saveProfile = (db: Db, by: Actor, section: ProfileSection, typed: Readonly<Record<string, string>>) =>
  decide(db, by, 'profile.saved', { section }, company => ({
    ...company,
    profile: fillSection(company.profile, section, typed),
  }))

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
  return fromRow(await db<Row>('companies').where({ id: by.company }).first())
}

const decide = (
  db: Db,
  by: Actor,
  type: EventType,
  facts: Readonly<Record<string, string>>,
  rule: (company: Company) => Company,
) =>
  db.transaction(async trx => {
    mustBe(by, 'admin')
    const before = fromRow(await trx<Row>('companies').where({ id: by.company }).forNoKeyUpdate().first())
    const next = rule(before)
    const changed = changes(before.profile, next.profile)
    const isSame = next.isPublic === before.isPublic && next.guardsSensitive === before.guardsSensitive
    if (changed.length === 0 && isSame) return
    await mustBeFree(trx, next.profile, by.company)
    await trx('companies')
      .where({ id: by.company })
      .update({ ...columns(next.profile), is_public: next.isPublic, guards_sensitive: next.guardsSensitive })
    await record(trx, by, {
      events: [
        {
          type,
          subject: `profile:${by.company}`,
          concerns: [by.company],
          tell: [],
          facts,
          written: Object.fromEntries(changed.map(({ field, from, to }) => [field, fromTo(from, to)])),
        },
      ],
    })
  })

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
  }
}
