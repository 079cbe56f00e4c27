import { act } from '../delivery/acting.ts'
import { tellWhoWaits } from '../delivery/awaited.ts'
import { holdJob, type Job, startJob, stopJobs } from '../jobs/jobs.ts'
import { type Actor, mustBe } from '../kernel/actor.ts'
import type { CompanyId, LoadId, PersonId, UploadId } from '../kernel/ids.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Region } from '../kernel/region.ts'
import { storableJson } from '../kernel/text.ts'
import { daysAfter } from '../kernel/time.ts'
import type { Db, Trx } from '../storage/database.ts'
import { transaction } from '../storage/transactions.ts'
import type { TableCode } from './catalogue.ts'
import { type Decided, type Draft, type Failure, type Mode, type Report, type Upload, withoutTwice } from './upload.ts'

/** Days for which a file is kept that nobody has loaded, or that has been. */
const KEPT = 1

type Arrived = Pick<Upload, 'name' | 'bytes' | 'kind' | 'draft' | 'table' | 'plan' | 'failure'> & {
  readonly id: UploadId
  readonly digest: string
}

/** K1: a file is here, and its bytes are about to be stored: what is left of it otherwise is removed in time. Refuses `needs-role`. */
export const announceUpload = (db: Db, by: Actor, { id, table, failure, draft, plan, ...arrived }: Arrived) =>
  act(db, by, async trx => {
    mustBe(by, 'responder')
    await trx('uploads').insert({
      ...arrived,
      id,
      company_id: by.company,
      person_id: by.person,
      status: 'arriving',
      table_code: table ?? null,
      kind: JSON.stringify(arrived.kind),
      draft: jsonOf(draft),
      plan: jsonOf(plan),
      failure: jsonOf(failure),
      created_at: by.at,
      keep_until: daysAfter(by.at, KEPT),
    })
  })

/** Its bytes are stored. */
export const receiveUpload = (db: Db, by: Actor, id: UploadId) =>
  act(db, by, async trx => {
    const { failure } = await lockOwn(trx, by, id, ['arriving'])
    await trx('uploads')
      .where({ id })
      .update({ status: failure ? 'failed' : 'arrived' })
  })

/** A file of one's own. Refuses `not-found` to everybody else. */
export async function viewUpload(db: Db, by: Actor, id: UploadId): Promise<Upload> {
  const row = await db<Row>('uploads').where({ id, company_id: by.company, person_id: by.person }).first()
  if (!row) throw new Refusal('not-found')
  return fromRow(row)
}

/** The same for the worker. */
export async function findUpload(db: Db, id: UploadId): Promise<Upload | undefined> {
  const row = await db<Row>('uploads').where({ id }).first()
  return row && fromRow(row)
}

/** How it is read has been chosen: its draft, or why it cannot be read so. Refuses `not-found`, `changed-meanwhile`. */
export const redraftUpload = (
  db: Db,
  by: Actor,
  id: UploadId,
  drafted: Pick<Upload, 'kind' | 'draft' | 'table' | 'plan' | 'failure'>,
) =>
  act(db, by, async trx => {
    await lockOwn(trx, by, id, ['arrived', 'checked', 'failed'])
    await trx('uploads')
      .where({ id })
      .update({
        status: drafted.failure ? 'failed' : 'arrived',
        kind: JSON.stringify(drafted.kind),
        draft: jsonOf(drafted.draft),
        table_code: drafted.table ?? null,
        plan: jsonOf(drafted.plan),
        failure: jsonOf(drafted.failure),
        report: null,
      })
  })

/**
 * What its columns mean, as far as it has been said; what was checked of it before is thrown away. Refuses `not-found`,
 * `changed-meanwhile`.
 */
export const planUpload = (db: Db, by: Actor, id: UploadId, table: TableCode | undefined, plan: Decided | undefined) =>
  act(db, by, async trx => {
    const { load } = await lockOwn(trx, by, id, ['arrived', 'checked'])
    if (load) await discardLoad(trx, load, by.at)
    const decided = plan && { mapping: withoutTwice(plan.mapping), notations: plan.notations }
    await trx('uploads')
      .where({ id })
      .update({ status: 'arrived', table_code: table ?? null, plan: jsonOf(decided), report: null, load_id: null })
  })

/**
 * K1: has a file checked, by the worker. What was checked before of it is thrown away. Refuses `needs-role`, `not-found`, and
 * `changed-meanwhile` while it is being checked or loaded.
 */
export const checkUpload = (db: Db, by: Actor, id: UploadId, table: TableCode, { mapping, notations }: Decided) =>
  act(db, by, async trx => {
    mustBe(by, 'responder')
    const { load } = await lockOwn(trx, by, id, ['arrived', 'checked', 'failed'])
    if (load) await discardLoad(trx, load, by.at)
    const plan = { mapping: withoutTwice(mapping), notations }
    await trx('uploads')
      .where({ id })
      .update({ status: 'checking', table_code: table, plan: jsonOf(plan), report: null, failure: null, load_id: null })
    await startJob(trx, 'data.check', `upload:${id}`, by.at)
  })

/**
 * K1: stops what is being done with a file: nothing of ours has changed, and it can be checked again. Nothing when it has come to
 * its end by itself. Refuses `not-found`.
 */
export const cancelUpload = (db: Db, by: Actor, id: UploadId) =>
  act(db, by, async trx => {
    const { status, load } = await lockOwn(trx, by, id)
    if (status !== 'checking' && status !== 'loading') return
    await stopJobs(trx, `upload:${id}`)
    if (load) await discardLoad(trx, load, by.at)
    await trx('uploads').where({ id }).update({ status: 'arrived', report: null, load_id: null })
  })

/** The worker has found out why it cannot be read. */
export const failUpload = (db: Db, id: UploadId, failure: Failure) =>
  db('uploads')
    .where({ id })
    .update({ status: 'failed', failure: jsonOf(failure), report: null })

/**
 * The worker has tried in vain, for a fault of ours: nothing of theirs has changed, and whoever has sent it is told. False when
 * another has taken the job over.
 */
export const giveUpUpload = (db: Db, job: Job, { id, person, load }: Upload, at: Date): Promise<boolean> =>
  transaction(db, async trx => {
    await holdUpload(trx, id)
    if (!(await holdJob(trx, job))) return false
    if (load) await discardLoad(trx, load, at)
    const failure = jsonOf({ code: 'defect' } satisfies Failure)
    await trx('uploads').where({ id }).update({ status: 'failed', failure, report: null, load_id: null })
    await tellWhoWaits(trx, person, `upload:${id}`, 'data.loaded', at)
    return true
  })

/** The worker has checked it: that load can be made the current one. */
export const noteChecked = (trx: Trx, id: UploadId, load: LoadId, report: Report) =>
  trx('uploads')
    .where({ id })
    .update({ status: 'checked', report: jsonOf(report), load_id: load })

export const noteLoading = (trx: Trx, id: UploadId, mode: Mode) =>
  trx('uploads').where({ id }).update({ status: 'loading', mode })

/** Loaded, or not, because what it was compared with has been replaced meanwhile: then it can be checked again. */
export const noteLoaded = (trx: Trx, id: UploadId, report: Report | undefined) =>
  trx('uploads')
    .where({ id })
    .update(report ? { status: 'loaded', report: jsonOf(report) } : { status: 'arrived', report: null, load_id: null })

/** Who else is loading that table now. */
export async function findLoading(trx: Trx, company: CompanyId, table: TableCode): Promise<string | undefined> {
  const row = await trx('uploads as u')
    .join('people as p', 'p.id', 'u.person_id')
    .where({ 'u.company_id': company, 'u.table_code': table, 'u.status': 'loading' })
    .first<{ name: string } | undefined>('p.name')
  return row?.name
}

/** Files that are not kept any more, or of which nothing is left but that they were there. */
export const listOldUploads = (
  db: Db,
  now: Date,
): Promise<readonly { id: UploadId; company: CompanyId; region: Region }[]> =>
  db('uploads')
    .where('keep_until', '<', now)
    .whereNotIn('status', ['checking', 'loading'])
    .limit(100)
    .select<{ id: UploadId; company: CompanyId; region: Region }[]>('id', 'company_id as company', 'region')

export const forgetUpload = (trx: Trx, id: UploadId) => trx('uploads').where({ id }).delete()

/** Locks it, when it is the actor's own and in that state. Refuses `not-found`, `changed-meanwhile`. */
export async function lockOwn(
  trx: Trx,
  by: Actor,
  id: UploadId,
  allowed?: readonly Upload['status'][],
): Promise<Upload> {
  const row = await trx<Row>('uploads').where({ id, company_id: by.company, person_id: by.person }).forUpdate().first()
  if (!row) throw new Refusal('not-found')
  const upload = fromRow(row)
  if (allowed && !allowed.includes(upload.status)) throw new Refusal('changed-meanwhile')
  return upload
}

/** Whoever stops it waits until the transaction ends. */
export const holdUpload = (trx: Trx, id: UploadId) =>
  trx('uploads').where({ id }).forUpdate().first<{ id: UploadId }>('id')

/** A load that was never read: its rows are removed at the next occasion. */
export const discardLoad = (trx: Trx, load: LoadId, at: Date) =>
  trx('loads').where({ id: load }).whereIn('status', ['writing', 'whole']).update({ keep_until: at })

const jsonOf = (value: unknown) => (value === undefined ? null : storableJson(value))

type Row = {
  id: UploadId
  company_id: CompanyId
  region: Region
  person_id: PersonId
  name: string
  bytes: number
  digest: string
  status: Upload['status']
  table_code: TableCode | null
  kind: Upload['kind']
  draft: Draft | null
  plan: Decided | null
  report: Report | null
  failure: Failure | null
  mode: Mode | null
  load_id: LoadId | null
  created_at: Date
  keep_until: Date
}

const fromRow = (row: Row): Upload => ({
  id: row.id,
  company: row.company_id,
  region: row.region,
  person: row.person_id,
  name: row.name,
  bytes: row.bytes,
  status: row.status,
  table: row.table_code ?? undefined,
  kind: row.kind,
  draft: row.draft ?? undefined,
  plan: row.plan ?? undefined,
  report: row.report ?? undefined,
  failure: row.failure ?? undefined,
  mode: row.mode ?? undefined,
  load: row.load_id ?? undefined,
})
