import type { Actor } from '../kernel/actor.ts'
import type { Cause } from '../kernel/event.ts'
import { Refusal } from '../kernel/refusal.ts'
import { type Role, roles } from '../kernel/role.ts'
import type { Db, Trx } from '../storage/database.ts'
import { ask, type Bindings } from '../storage/statements.ts'
import { transaction } from '../storage/transactions.ts'
import { lockHeadsOf } from '../trust/audit.ts'

/**
 * The only way in which somebody changes anything: all of it in one transaction. Once everything is locked, their role is read
 * again; the histories are locked by then, so that a change of the role comes before or after this one, and never in between.
 * What time alone does has no role to check. Refuses `role-changed`, besides what `work` refuses: then nothing is kept.
 */
export const act = <T>(db: Db, by: Actor | Cause, work: (trx: Trx) => Promise<T>): Promise<T> =>
  transaction(db, async trx => {
    const made = await work(trx)
    if ('role' in by && !audiences.has(trx)) await mustStillBe(trx, by)
    return made
  })

/**
 * Whether anybody in the companies whose histories this transaction has locked has preferences; known of transactions that
 * began with `lockAll`.
 */
const audiences = new WeakMap<Trx, { readonly havePreferences: boolean }>()

export const havePreferences = (trx: Trx) => audiences.get(trx)?.havePreferences ?? true

/**
 * Locks all that a command needs before it decides, in one round trip: first what `lock` locks, then the histories of
 * `companies` (a subquery for their ids), and reads the actor's role. `companies` holds the actor's own and all that will be
 * notified. Refuses `role-changed`, and as `lock`.
 */
export async function lockAll<T>(
  trx: Trx,
  by: Actor | Cause,
  lock: Promise<T>,
  companies: string,
  bindings: Bindings,
): Promise<T> {
  const [locked, , { role, havePreferences }] = await Promise.all([
    lock,
    lockHeadsOf(trx, companies, bindings),
    readActing(trx, by, companies, bindings),
  ])
  if ('role' in by) mustNotBeLess(role, by)
  audiences.set(trx, { havePreferences })
  return locked
}

async function readActing(trx: Trx, by: Actor | Cause, companies: string, bindings: Bindings) {
  const { rows } = await ask<{ rows: { role: Role | null; havePreferences: boolean }[] }>(
    trx,
    `select (select role from people where id = :person and company_id = :company and removed_at is null) as role,
       exists (
         select 1 from preferences where person_id = any(array(select id from people where company_id in (${companies})))
       ) as "havePreferences"`,
    { ...bindings, person: by.person ?? null, company: 'company' in by ? by.company : null },
  )
  const [row] = rows
  if (!row) throw new TypeError('a question without an answer')
  return row
}

/** Refuses `role-changed` unless the actor is still of that company, with that role or a higher one. */
export async function mustStillBe(trx: Trx, by: Actor) {
  const { person, company } = by
  const { rows } = await ask<{ rows: { role: Role }[] }>(
    trx,
    'select role from people where id = :person and company_id = :company and removed_at is null',
    { person, company },
  )
  mustNotBeLess(rows[0]?.role ?? null, by)
}

function mustNotBeLess(now: Role | null, { role }: Actor) {
  if (!now || roles.indexOf(now) < roles.indexOf(role)) throw new Refusal('role-changed')
}
