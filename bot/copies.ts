import { findRegion } from '../domain/company/companies.ts'
import { copyRows } from '../domain/data/copied-rows.ts'
import { beginCopy, endCopy, finishCopy, forgetCopy, isBeingMade, listCopies } from '../domain/data/copies.ts'
import { type Copy, type CopyStep, stepsOf, type WantedCopy } from '../domain/data/copy.ts'
import { readContents } from '../domain/data/digest.ts'
import { purgeRows } from '../domain/data/rows.ts'
import type { JobKind, JobOutcome } from '../domain/jobs/job.ts'
import { claimJobs, type Job, joinJobs, reportProgress, settleJob } from '../domain/jobs/jobs.ts'
import type { CompanyId } from '../domain/kernel/ids.ts'
import type { Region } from '../domain/kernel/region.ts'
import type { Db } from '../domain/storage/database.ts'
import { isUnavailable } from '../domain/storage/errors.ts'
import { listWantedCopies } from '../domain/views/copies.ts'
import { subjectId } from './actions/subject.ts'
import type { Places } from './places.ts'
import { retryAt } from './retry.ts'

/** What it needs of the worker. */
export type Copying = {
  readonly db: Db
  readonly places: Places
  readonly clock: () => Date
  readonly stopping: AbortSignal
}

/** The job has been taken over, or the process ends: what was begun is not read by anybody. */
class Stopped extends Error {}
/** What is being copied is not wanted any more: it is looked anew at what is. */
class Unwanted extends Error {}

/** Seconds after which it is looked again whether another process is still at it. */
const BUSY = 5

/**
 * K4: makes the copies of a company those that its grants and loads want, one step after the other; what is wanted is asked anew before
 * each, and while one takes its time. What concerns a database that is away is tried again later, and keeps nothing else waiting.
 */
export async function keepCopies(copying: Copying, job: Job): Promise<JobOutcome> {
  const { db, clock, stopping } = copying
  const company = companyOf(job)
  if (!(await joinJobs(db, job, clock())))
    return { kind: 'retry', why: 'another process', at: retryAt(clock(), 0, BUSY) }
  const away = new Map<Region, unknown>()
  const isPossible = (step: CopyStep) => !away.has(regionOf(step))
  try {
    for (;;) {
      const wanted = await listWantedCopies(db, company)
      const step = stepsOf(wanted, await listCopies(db, company), clock()).find(isPossible)
      if (!step) break
      await take(copying, job, company, step).catch(error => {
        if (!isUnavailable(error)) throw error
        away.set(regionOf(step), error)
      })
    }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    return stopping.aborted ? { kind: 'retry', why: 'the process ended', at: clock() } : { kind: 'done' }
  }
  const [error] = away.values()
  if (error) throw error
  return { kind: 'done' }
}

/** Does what is due about copies until nothing is, where no worker does. */
export async function workOffCopies(copying: Copying) {
  const { db, clock } = copying
  // Nothing else is claimed.
  const free = { 'data.copies': 1 } as Readonly<Record<JobKind, number>>
  for (;;) {
    const [job] = await claimJobs(db, `copies ${process.pid}`, clock(), free)
    if (!job) return
    await settleJob(db, job, clock(), await keepCopies(copying, job))
  }
}

const regionOf = (step: CopyStep) => (step.kind === 'purge' ? step.copy.region : step.wanted.region)

async function take(copying: Copying, job: Job, company: CompanyId, step: CopyStep) {
  const { db } = copying
  const tick = reporter(copying, job)
  if (step.kind === 'copy') return copy(copying, job, company, step.wanted)
  await endCopy(db, step.copy)
  return purge(copying, company, step.copy, tick)
}

/** Removes the rows of a copy, and then what the ledger says of it. */
async function purge({ db, places }: Copying, company: CompanyId, { id, table, region }: Copy, tick: Tick) {
  const store = places.of(region).longWork
  for await (const _ of purgeRows(store, { company, table, load: id })) await tick()
  await forgetCopy(db, { id })
}

async function copy(copying: Copying, job: Job, company: CompanyId, wanted: WantedCopy) {
  const { db, places, clock } = copying
  const { table, region, load } = wanted
  const isWanted = async (on: Db) => (await listWantedCopies(on, company)).some(each => isSame(each, wanted))
  const made = await beginCopy(db, company, wanted, clock())
  const report = reporter(copying, job, async () => {
    if (!(await isBeingMade(db, made))) throw new Stopped()
    if (!(await isWanted(db))) throw new Unwanted()
  })
  const from = places.of(await findRegion(db, company)).longWork
  const to = places.of(region).longWork
  try {
    await copyRows(from, { company, table, load }, to, made.id, report)
    const contents = await readContents(to, { company, table, load: made.id }, report)
    const original = await readContents(from, { company, table, load }, report)
    if (contents.rows !== original.rows || contents.digest !== original.digest) {
      throw new Error(`a copy of ${table} to ${region} is not what was copied`)
    }
    if (await finishCopy(db, job, company, { copy: made, contents, at: clock(), isWanted })) return
  } catch (error) {
    if (!(error instanceof Unwanted)) throw error
  }
  // Whoever has taken over may have looked before our last row was there.
  await purge(copying, company, made, reporter(copying, job))
}

const isSame = (one: WantedCopy, other: WantedCopy) =>
  one.table === other.table && one.region === other.region && one.load === other.load

type Tick = () => Promise<void>

/** Milliseconds between two reports of progress. */
const OFTEN = 1_000

/** Says now and then that it is still at work, and looks whether it should be. Throws `Stopped`, and what `look` throws. */
function reporter({ db, clock, stopping }: Copying, job: Job, look: Tick = async () => {}): Tick {
  let last = Date.now()
  return async () => {
    if (Date.now() - last < OFTEN) return
    last = Date.now()
    if (stopping.aborted || !(await reportProgress(db, job, clock(), {}))) throw new Stopped()
    await look()
  }
}

function companyOf({ kind, subject }: Job): CompanyId {
  if (!subject) throw new TypeError(`${kind} without a subject`)
  return subjectId(subject, 'data')
}
