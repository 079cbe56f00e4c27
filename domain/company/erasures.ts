import { act } from '../delivery/acting.ts'
import { record } from '../delivery/outbox.ts'
import type { Actor } from '../kernel/actor.ts'
import { defined } from '../kernel/defined.ts'
import type { Cause, Decision } from '../kernel/event.ts'
import type { CompanyId, PersonId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Db, Trx } from '../storage/database.ts'
import { ask, type Erasure, remind, takeBack } from './erasure.ts'

/** K7: has the company of the actor erased after thirty days; its name as typed. Refuses as `ask`. */
export const askErasure = (db: Db, by: Actor, typed: string) =>
  decide(db, by, by.company, (before, name) => ask(before, by, name, typed))

/** K7. Refuses as `takeBack`. */
export const takeErasureBack = (db: Db, by: Actor) => decide(db, by, by.company, before => takeBack(before, by))

/** K7: what a timer does when its time has come; nothing when it was taken back since. */
export const remindOfErasure = (
  db: Db,
  company: CompanyId,
  { round, at }: { readonly round: number; readonly at: Date },
) => decide(db, { at }, company, before => before && remind(before, round))

/** The erasure of a company, until the transaction ends, and its name; undefined when it was never asked for. */
export async function lockErasure(trx: Trx, company: CompanyId) {
  // Of two who ask at once the second finds what the first has asked: there may be no row yet to lock.
  const row = await trx('companies').where({ id: company }).forNoKeyUpdate().first<{ name: string } | undefined>('name')
  if (!row) throw new Refusal('not-found')
  const found = await trx<Row>('erasures').where({ company_id: company }).first()
  return { name: row.name, erasure: found && fromRow(found) }
}

/** The only way it changes: locked, decided, saved and announced as one. */
const decide = (
  db: Db,
  by: Actor | Cause,
  company: CompanyId,
  rule: (before: Erasure | undefined, name: string) => Decision<Erasure> | undefined,
) =>
  act(db, by, async trx => {
    const { name, erasure } = await lockErasure(trx, company)
    const decision = rule(erasure, name)
    if (!decision) return
    await save(trx, decision.next)
    await record(trx, by, decision)
  })

const save = (trx: Trx, { company, round, asked, due, ended }: Erasure) =>
  trx<Row>('erasures')
    .insert({
      company_id: company,
      round,
      asked_at: asked.at,
      asked_by: asked.by,
      due_at: due,
      ended_at: ended?.at ?? null,
      ended_by: ended?.by ?? null,
    })
    .onConflict('company_id')
    .merge()

const fromRow = (row: Row): Erasure => ({
  company: row.company_id,
  round: row.round,
  asked: { at: row.asked_at, by: row.asked_by },
  due: row.due_at,
  ...defined({
    ended: row.ended_at && row.ended_by ? { at: row.ended_at, by: row.ended_by } : undefined,
    begun: row.begun_at ?? undefined,
  }),
})

type Row = {
  company_id: CompanyId
  round: number
  asked_at: Date
  asked_by: PersonId
  due_at: Date
  ended_at: Date | null
  ended_by: PersonId | null
  begun_at: Date | null
}
