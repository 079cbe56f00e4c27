import { act } from '../delivery/acting.ts'
import { record } from '../delivery/outbox.ts'
import { type Actor, mustBe } from '../kernel/actor.ts'
import type { ImportedId, ImportId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import { isEmail, requiredLine, searchKey } from '../kernel/text.ts'
import type { Db } from '../storage/database.ts'
import { lockMutex } from '../storage/mutex.ts'
import { isPair } from '../storage/pairs.ts'
import { ask } from '../storage/statements.ts'
import type { Imported } from './imported.ts'
import { findImported, type List, listPart, type Recognized } from './imported-rows.ts'
import { recognized } from './matches.ts'

/** Which part of the list: whose names begin so, after one of them, or before it. */
export type ImportedPart = {
  readonly name: string
  readonly after?: ImportedId | undefined
  readonly before?: ImportedId | undefined
  readonly limit: number
}

export type ImportedList = {
  /** Not here as far as we may know, and not invited by us. */
  readonly companies: readonly Imported[]
  /** After whom the list goes on, and before whom; null at its ends. */
  readonly next: ImportedId | null
  readonly previous: ImportedId | null
  /** Whether any vendors or customers are loaded, and whether the list is that of what is loaded now. */
  readonly isLoaded: boolean
  readonly isCurrent: boolean
}

/** Companies of a list that are looked at together, and how often at most for one page. */
const LOOKED = 50
const LOOKS = 40

/** Longest e-mail address, in characters. */
const ADDRESS = 254

/**
 * I3: those of our tables who have not joined, by name. Whoever is private here is listed like those who are not (P4). `store` has the
 * rows of our region.
 */
export async function listImported(db: Db, store: Db, by: Actor, part: ImportedPart): Promise<ImportedList> {
  const { id, ...state } = await findList(db, by)
  if (!id) return { ...state, companies: [], next: null, previous: null }
  const list = { company: by.company, import: id }
  const { limit } = part
  const isBackward = part.before !== undefined
  const from = part.before ?? part.after
  const { open, last } = await lookFor({ db, store, by, list }, { name: part.name, from, isBackward, limit })
  // Whoever it went on from may be gone.
  if (from && open.length === 0 && last === null) return listImported(db, store, by, { name: part.name, limit })
  const found = open.slice(0, limit)
  const [first] = found
  const further = open.length > limit ? (found.at(-1)?.id ?? null) : last
  return isBackward
    ? { ...state, companies: found.toReversed(), next: first?.id ?? null, previous: further }
    : { ...state, companies: found, next: further, previous: from ? (first?.id ?? null) : null }
}

/** What is known of one of our list now. */
export type Checked = Imported & { readonly state: 'open' | 'invited' | 'here' }

/** Those of our list with these ids, whatever has become of them; not those that our tables have no more. */
export async function viewImported(
  db: Db,
  store: Db,
  by: Actor,
  ids: readonly ImportedId[],
): Promise<readonly Checked[]> {
  const { id } = await findList(db, by)
  if (!id) return []
  return check(db, by, await findImported(store, { company: by.company, import: id }, ids))
}

/**
 * I3: an e-mail address for a company of our list that has none, as typed. Refuses `needs-role`, `not-found`,
 * `changed-meanwhile` where our tables have one by now; `missing`, `too-long`, `malformed`.
 */
export async function addAddress(db: Db, store: Db, by: Actor, id: ImportedId, typed: string) {
  mustBe(by, 'responder')
  const list = await findList(db, by)
  const [found] = list.id ? await findImported(store, { company: by.company, import: list.id }, [id]) : []
  if (!found) throw new Refusal('not-found')
  if (found.email !== null) throw new Refusal('changed-meanwhile')
  const email = requiredLine('email', typed, ADDRESS)
  if (!isEmail(email)) throw new Refusal('malformed', { field: 'email' })
  await act(db, by, async trx => {
    // Of several who add one at once the second finds what the first has added: there is no row yet to lock.
    await lockMutex(trx, `address ${by.company} ${id}`)
    const row = await trx('added_addresses')
      .where({ company_id: by.company, imported_id: id })
      .first<{ email: string } | undefined>('email')
    if (row?.email === email) return
    await trx('added_addresses')
      .insert({ company_id: by.company, imported_id: id, email, added_at: by.at })
      .onConflict(['company_id', 'imported_id'])
      .merge()
    await record(trx, by, {
      events: [
        {
          type: 'prospect.addressed',
          subject: `data:${by.company}`,
          concerns: [by.company],
          tell: [],
          written: { name: found.name, email },
        },
      ],
    })
  })
}

type Looking = { readonly db: Db; readonly store: Db; readonly by: Actor; readonly list: List }

/** Goes on until there is one more than is wanted; what is here or invited is passed over. `last`: up to whom, unless it is the end. */
async function lookFor({ db, store, by, list }: Looking, part: Parameters<typeof listPart>[2]) {
  const open: Imported[] = []
  let { from } = part
  for (let looks = 0; looks < LOOKS && open.length <= part.limit; looks++) {
    const looked = await listPart(store, list, { ...part, name: searchKey(part.name), from, limit: LOOKED })
    const checked = await check(db, by, looked)
    open.push(...checked.filter(({ state }) => state === 'open'))
    if (looked.length < LOOKED) return { open, last: null }
    from = looked.at(-1)?.id
  }
  return { open, last: from ?? null }
}

type State = Pick<ImportedList, 'isLoaded' | 'isCurrent'> & { readonly id: ImportId | null }

async function findList(db: Db, by: Actor): Promise<State> {
  const { rows } = await ask<{ rows: State[] }>(
    db,
    `select i.id, l.vendor is not null or l.customer is not null as "isLoaded",
       i.vendor_load is not distinct from l.vendor and i.customer_load is not distinct from l.customer as "isCurrent"
     from (
       select (select load_id from current_loads where company_id = :company and table_code = 'Vendor') as vendor,
         (select load_id from current_loads where company_id = :company and table_code = 'Customer') as customer) l
     left join imports i on i.company_id = :company and i.status = 'current'`,
    { company: by.company },
  )
  return rows[0] ?? { id: null, isLoaded: false, isCurrent: true }
}

/** Whether each is here, as far as we may know, or invited; and the address that was added. */
async function check(db: Db, by: Actor, companies: readonly Recognized[]): Promise<readonly Checked[]> {
  if (companies.length === 0) return []
  const keys = companies.flatMap(({ id, keys: own }) =>
    own.map(key => ({ id, kind: key.slice(0, key.indexOf(':')), value: key.slice(key.indexOf(':') + 1) })),
  )
  const { rows } = await ask<{
    rows: { id: ImportedId; isHere: boolean; isInvited: boolean; added: string | null }[]
  }>(
    db,
    `with keys as (
       select * from jsonb_to_recordset(:keys::jsonb) as k (id uuid, kind text, value text)
     ), added as (
       select a.imported_id as id, a.email from unnest(:ids::uuid[]) as w (id)
       join added_addresses a on a.company_id = :company and a.imported_id = w.id
     ), here as (
       select k.id from keys k cross join lateral (${recognized}) c
       where c.is_public or c.id = :company or exists (
         select 1 from connections n join connection_sides s on s.connection_id = n.id and s.company_id = :company
         where ${isPair('n', 'c.id', ':company::uuid')})
     ), invited as (
       select k.id from keys k join prospects p on p.inviter_id = :company and p.email_key = k.value where k.kind = 'email'
       union
       select k.id from keys k join prospects p on p.inviter_id = :company and p.duns = k.value where k.kind = 'duns'
       union
       select a.id from added a join prospects p on p.inviter_id = :company and p.email_key = lower(a.email)
     )
     select w.id, w.id in (select id from here) as "isHere", w.id in (select id from invited) as "isInvited",
       (select a.email from added a where a.id = w.id) as added
     from unnest(:ids::uuid[]) as w (id)`,
    { company: by.company, keys: JSON.stringify(keys), ids: companies.map(({ id }) => id) },
  )
  const found = new Map(rows.map(row => [row.id, row]))
  return companies.map(({ keys: _, ...company }) => {
    const { isHere = false, isInvited = false, added = null } = found.get(company.id) ?? {}
    return { ...company, email: company.email ?? added, state: isInvited ? 'invited' : isHere ? 'here' : 'open' }
  })
}
