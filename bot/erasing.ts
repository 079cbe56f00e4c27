import { dayOf } from '../domain/collaboration/past-score.ts'
import { recordScores } from '../domain/collaboration/past-scores.ts'
import { remindOfErasure } from '../domain/company/erasures.ts'
import type { JobOutcome } from '../domain/jobs/job.ts'
import { type Job, reportProgress } from '../domain/jobs/jobs.ts'
import type { CompanyId } from '../domain/kernel/ids.ts'
import { regions } from '../domain/kernel/region.ts'
import {
  beginErasure,
  dissolveAll,
  endCopies,
  eraseName,
  eraseRows,
  finishErasure,
  isBeingTold,
} from '../domain/leaving/erasing.ts'
import { purgeCompany } from '../domain/leaving/purging.ts'
import type { Db } from '../domain/storage/database.ts'
import { subjectId } from './actions/subject.ts'
import type { Places } from './places.ts'

/** Minutes after which it is looked again whether everybody has been told. */
const AGAIN = 10

/** What it needs of the worker. */
type Erasing = {
  readonly db: Db
  /** For what takes its time. */
  readonly longWork: Db
  readonly places: Places
  readonly clock: () => Date
  readonly stopping: AbortSignal
}

const done: JobOutcome = { kind: 'done' }

/** K7: the admins are reminded that their company will be erased. */
export async function remindOfEnd({ db, clock }: Erasing, job: Job): Promise<JobOutcome> {
  await remindOfErasure(db, companyOf(job), { round: job.round ?? 0, at: clock() })
  return done
}

/** K7: erases a company whose thirty days are over, as `erase` does; whoever is killed in between is followed by another one. */
export async function eraseCompany(erasing: Erasing, job: Job): Promise<JobOutcome> {
  const { db, longWork, places, clock, stopping } = erasing
  const at = clock()
  let changed = 0
  for await (const step of erase(longWork, places, companyOf(job), { round: job.round ?? 0, at })) {
    if (step === 'told-later') return { kind: 'retry', why: 'partners are being told', at: minutesAfter(at, AGAIN) }
    changed += step
    if (stopping.aborted) return { kind: 'retry', why: 'the process ended', at }
    if (!(await reportProgress(db, job, clock(), { changed }))) return done
  }
  return done
}

/**
 * What is done, step by step, each of which stands on its own and may be done again: nobody of the company is known any more; what
 * there is between it and others ends, and they are told; then its rows go everywhere, and last its name. Yields how much each step
 * changed, and ends with `told-later` while its name is kept for those who are being told. @internal Exported for tests alone.
 */
export async function* erase(
  db: Db,
  places: Places,
  company: CompanyId,
  { round, at }: { readonly round: number; readonly at: Date },
): AsyncGenerator<number | 'told-later'> {
  const begun = await beginErasure(db, company, { round, at })
  if (!begun) return
  yield 1
  yield* dissolveAll(db, begun, at)
  await endCopies(db, begun)
  yield* purge(places, company)
  if (await isBeingTold(db, begun, at)) {
    yield 'told-later'
    return
  }
  // What its partners saw of it is over, and the company's own rows would not say so any more.
  yield* recordScores(db, dayOf(at))
  yield* eraseRows(db, begun, at)
  // Whoever was copying rows when the ledger forgot them has heard of it by now.
  yield* purge(places, company)
  await eraseName(db, begun, at)
  yield 1
  yield* finishErasure(db, begun, at)
}

/** Its rows and files go from every region, of whatever load or copy. */
async function* purge(places: Places, company: CompanyId): AsyncGenerator<number> {
  const stores = new Set(regions.map(region => places.of(region).longWork))
  for (const store of stores) yield* purgeCompany(store, company)
}

const companyOf = ({ subject }: Job): CompanyId => {
  if (!subject) throw new TypeError('an erasure of nobody')
  return subjectId(subject, 'erasure')
}

const minutesAfter = (moment: Date, minutes: number) => new Date(moment.getTime() + minutes * 60_000)
