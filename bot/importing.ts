import { readPartnerRows } from '../domain/data/partner-rows.ts'
import type { JobOutcome } from '../domain/jobs/job.ts'
import { type Job, reportProgress } from '../domain/jobs/jobs.ts'
import type { CompanyId } from '../domain/kernel/ids.ts'
import { regions } from '../domain/kernel/region.ts'
import { fillConnection } from '../domain/network/connections.ts'
import { listFilled } from '../domain/network/filled.ts'
import { addRows, findLists, purgeList, readList } from '../domain/network/imported-rows.ts'
import { beginImport, finishImport, forgetImport, listOldImports } from '../domain/network/imports.ts'
import { findKeys, forgetMatches, matchCompany, matchList, readClock } from '../domain/network/matches.ts'
import type { Db } from '../domain/storage/database.ts'
import { subjectId } from './actions/subject.ts'
import type { Places } from './places.ts'

/** What it needs of the worker. */
type Importing = {
  readonly db: Db
  /** For what takes its time. */
  readonly longWork: Db
  readonly places: Places
  readonly clock: () => Date
  readonly stopping: AbortSignal
}

/** The job has been taken over, or the process ends: what was made is not read by anybody. */
class Stopped extends Error {}

/**
 * I3: lists the companies of the Vendor and Customer tables that are read now, each once, and whom of those here they match; then
 * partners have their relationship from them. Always made anew beside the list that is read, so that whatever becomes of a load,
 * nothing of another one stays.
 */
export async function importPartners(importing: Importing, job: Job): Promise<JobOutcome> {
  const { db, longWork, places, clock } = importing
  const company = subjectId(subjectOf(job), 'data')
  for await (const _ of purgeImports(longWork, places, clock(), company));
  const list = await beginImport(db, company, clock())
  if (!list) return done
  const store = places.of(list.region).longWork
  return unlessStopped(importing, async () => {
    let read = 0
    for (const place of list.places) {
      for await (const rows of readPartnerRows(store, place)) {
        await addRows(store, list, rows)
        read += rows.length
        await tick(importing, job, { read })
      }
    }
    for await (const companies of readList(store, list)) {
      await matchList(longWork, list, companies)
      await tick(importing, job, { read })
    }
    if (await finishImport(db, job, list)) await fillPartners(importing, job, company, 'ours')
    return done
  })
}

/** F2: finds a company that has just come, or calls itself something else, in the tables of all others, in whichever region. */
export async function matchPartners(importing: Importing, job: Job): Promise<JobOutcome> {
  const { longWork, places } = importing
  const company = subjectId(subjectOf(job), 'profile')
  const since = await readClock(longWork)
  const keys = await findKeys(longWork, company)
  return unlessStopped(importing, async () => {
    const stores = new Set(regions.map(region => places.of(region).longWork))
    for (const store of stores) {
      for await (const found of findLists(store, keys)) {
        await matchCompany(longWork, company, found, since)
        await tick(importing, job, {})
      }
    }
    for await (const _ of forgetMatches(longWork, company, since)) await tick(importing, job, {})
    await fillPartners(importing, job, company, 'theirs')
    return done
  })
}

/** Lists that nobody reads any more: those of one company, or of all. */
export async function* purgeImports(db: Db, places: Places, at: Date, company?: CompanyId): AsyncGenerator<number> {
  for (const list of await listOldImports(db, at, company)) {
    yield* purgeList(places.of(list.region).longWork, list)
    yield* forgetImport(db, list)
  }
}

/** R4: what tables say of partners. */
async function fillPartners(importing: Importing, job: Job, company: CompanyId, whose: 'ours' | 'theirs') {
  const { db, longWork, clock } = importing
  for (const found of await listFilled(longWork, company, whose)) {
    await fillConnection(db, { ...found, at: clock() })
    await tick(importing, job, {})
  }
}

/** Milliseconds between two reports of progress. */
const OFTEN = 1_000
const reported = new WeakMap<Job, number>()

async function tick({ db, clock, stopping }: Importing, job: Job, progress: Readonly<Record<string, number>>) {
  if (Date.now() - (reported.get(job) ?? 0) < OFTEN) return
  reported.set(job, Date.now())
  if (stopping.aborted || !(await reportProgress(db, job, clock(), progress))) throw new Stopped()
}

async function unlessStopped({ stopping, clock }: Importing, work: () => Promise<JobOutcome>): Promise<JobOutcome> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    return stopping.aborted ? { kind: 'retry', why: 'the process ended', at: clock() } : done
  }
}

function subjectOf({ kind, subject }: Job) {
  if (!subject) throw new TypeError(`${kind} without a subject`)
  return subject
}

const done: JobOutcome = { kind: 'done' }
