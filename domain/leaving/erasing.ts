import { dissolvePartnership } from '../collaboration/collaborations.ts'
import { isDue } from '../company/erasure.ts'
import { lockErasure } from '../company/erasures.ts'
import { record } from '../delivery/outbox.ts'
import { ERASED } from '../kernel/erased.ts'
import type { Subject } from '../kernel/event.ts'
import type { CompanyId, ConnectionId } from '../kernel/ids.ts'
import { BATCH, changeInBatches } from '../storage/batches.ts'
import type { Db } from '../storage/database.ts'
import { transaction } from '../storage/transactions.ts'
import { companySteps } from './remains.ts'

/** An erasure that is under way. */
export type Begun = {
  readonly company: CompanyId
  readonly tenant: string | null
  readonly begun: Date
  readonly isDone: boolean
}

/** Hours for which the name is kept so that partners are told who has gone; who is told once a day is told within them. */
const TOLD = 24

/**
 * K7: from here on it cannot be taken back: nobody of the company is known any more, its name is free, and nobody can ask it to
 * connect. Its name itself stays until partners have been told. Undefined when that round is not to be, or was taken back.
 */
export const beginErasure = (
  db: Db,
  company: CompanyId,
  { round, at }: { readonly round: number; readonly at: Date },
): Promise<Begun | undefined> =>
  transaction(db, async trx => {
    const { erasure } = await lockErasure(trx, company)
    if (!erasure || !isDue(erasure, round, { at })) return undefined
    const own = { company_id: company }
    if (!erasure.begun) {
      const row = await trx('companies').where({ id: company }).first<{ tenant_id: string | null }>('tenant_id')
      await trx('erasures').where(own).update({ begun_at: at, tenant_id: row.tenant_id })
      await trx('companies')
        .where({ id: company })
        .update({
          tenant_id: null,
          is_public: false,
          name_key: `${ERASED.company}${company}`,
          // Nobody's table means it any more.
          bare_key: null,
          profile: trx.raw("jsonb_build_object('name', name)"),
          moving_to: null,
          moving_by: null,
          erased_at: at,
        })
      await trx('people')
        .where({ ...own, erased_at: null })
        .update({ object_id: null, role: 'member', erased_at: at })
    }
    const now = await trx('erasures')
      .where(own)
      .first<{ begun_at: Date; tenant_id: string | null; done_at: Date | null }>('begun_at', 'tenant_id', 'done_at')
    return { company, tenant: now.tenant_id, begun: now.begun_at, isDone: now.done_at !== null }
  })

/** K7: ends what there is between the company and each other one, which hears of it; one after the other. */
export async function* dissolveAll(db: Db, { company }: Begun, at: Date): AsyncGenerator<number> {
  for (;;) {
    const live = await db('connections')
      .whereIn('status', ['pending', 'connected'])
      .where(of => of.where({ requester_id: company }).orWhere({ receiver_id: company }))
      .orderBy('id')
      .limit(BATCH)
      .pluck<ConnectionId[]>('id')
    if (live.length === 0) return
    for (const connection of live) {
      await dissolvePartnership(db, { at }, connection, company)
      yield 1
    }
  }
}

/** K4, K7: nothing is copied for it any more; where rows of copies are is looked for everywhere, whatever the ledger said. */
export const endCopies = (db: Db, { company }: Begun) => db('copies').where({ company_id: company }).delete()

/** Whether somebody has yet to be told that the company has gone, for whom its name is kept a while. */
export async function isBeingTold(db: Db, { company, begun }: Begun, at: Date): Promise<boolean> {
  if (at.getTime() - begun.getTime() >= TOLD * 3_600_000) return false
  const { rows } = await db.raw<{ rows: { waits: boolean }[] }>(
    `select exists (
       select 1 from connections n join deliveries d on d.subject = 'connection:' || n.id
       left join people p on p.id = d.person_id
       where (n.requester_id = :company or n.receiver_id = :company) and d.revision > d.delivered
         and coalesce(p.company_id, d.company_id) <> :company
     ) or exists (
       select 1 from connections n join digest_entries e on e.subject = 'connection:' || n.id
       join deliveries d on d.subject = e.digest and d.revision > d.delivered
       join people p on p.id = d.person_id and p.company_id <> :company
       where n.requester_id = :company or n.receiver_id = :company) as waits`,
    { company },
  )
  return rows[0]?.waits ?? false
}

/** K7: erases what there is of the company in the main database, a few rows at a time. */
export async function* eraseRows(db: Db, { company, tenant, begun }: Begun, at: Date): AsyncGenerator<number> {
  const marks = { mark: ERASED.company, nobody: ERASED.person, collaboration: ERASED.collaboration }
  for (const { sql } of companySteps) yield* changeInBatches(db, sql, { company, tenant, begun, at, ...marks })
}

/** K7: last of all the name itself: its own history says so, and what is left of it is an id and a country of nobody. */
export const eraseName = (db: Db, { company, isDone }: Begun, at: Date) =>
  transaction(db, async trx => {
    const { name } = await lockErasure(trx, company)
    if (isDone || name === ERASED.company) return
    await trx('companies')
      .where({ id: company })
      .update({
        name: ERASED.company,
        country: 'ZZ',
        industry: null,
        profile: JSON.stringify({ name: ERASED.company }),
        contact_confirmed: null,
        contact_asked_at: null,
        guards_sensitive: false,
      })
    const event = { subject: `profile:${company}`, concerns: [company], tell: [] } as const
    await record(trx, { at }, { events: [{ type: 'company.erased', ...event }] })
  })

/** K7: the cards that other companies have of it are drawn once more, without its name; then nothing is left to do. */
export async function* finishErasure(db: Db, { company }: Begun, at: Date): AsyncGenerator<number> {
  for await (const subjects of subjectsOf(db, company)) {
    yield await db('deliveries')
      .whereIn('subject', [...subjects])
      .whereNotNull('activity_id')
      .update({
        revision: db.raw('revision + 1'),
        due_at: db.raw('greatest(due_at, ?::timestamptz)', [at]),
        next_at: db.raw('greatest(next_at, ?::timestamptz)', [at]),
      })
  }
  yield await db('erasures').where({ company_id: company }).update({ tenant_id: null, done_at: at })
}

/** What cards can be about that named the company, some at a time. */
async function* subjectsOf(db: Db, company: CompanyId): AsyncGenerator<readonly Subject[]> {
  let after: string | null = null
  do {
    const { rows }: { rows: { subject: Subject }[] } = await db.raw<{ rows: { subject: Subject }[] }>(
      `select s.subject from (
         select 'connection:' || n.id as subject from connections n where n.requester_id = :company or n.receiver_id = :company
         union
         select 'invitation:' || i.id from invitations i where i.owner_id = :company
         union
         select 'invitation:' || i.id from invitations i where i.partner_id = :company
         union
         select 'collaboration:' || i.collaboration_id from invitations i where i.partner_id = :company
         union
         select 'prospect:' || p.id from prospects p where p.company_id = :company) s
       where :after::text is null or s.subject > :after order by s.subject limit :batch`,
      { company, after, batch: BATCH },
    )
    if (rows.length > 0) yield rows.map(({ subject }) => subject)
    after = rows.length === BATCH ? (rows.at(-1)?.subject ?? null) : null
  } while (after !== null)
}
