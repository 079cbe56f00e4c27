import { copyRows } from '../domain/data/copied-rows.ts'
import { readContents } from '../domain/data/digest.ts'
import { beginMove, findMove, finishMove, type Move, noteMoved } from '../domain/data/moves.ts'
import type { JobOutcome } from '../domain/jobs/job.ts'
import { type Job, reportProgress } from '../domain/jobs/jobs.ts'
import type { Region } from '../domain/kernel/region.ts'
import { subjectId } from './actions/subject.ts'
import type { Copying } from './copies.ts'

/** The job has been taken over, or the process ends: what was begun is not read by anybody. */
class Stopped extends Error {}

/**
 * K4: moves the rows of a company to another region: each load is copied there beside what is read, and then all tables change over at
 * once. What is loaded meanwhile is copied, too, before that.
 */
export async function moveRows(copying: Copying, job: Job): Promise<JobOutcome> {
  const { db, clock, stopping } = copying
  if (!job.subject) throw new TypeError('a move without a company')
  const company = subjectId(job.subject, 'data')
  try {
    for (;;) {
      const move = await findMove(db, company)
      if (!move) return { kind: 'done' }
      const next = move.loads.find(({ moved }) => moved === null)
      if (next) await moveLoad(copying, job, next, move.to)
      else if ((await finishMove(db, job, company, move.to, clock())) !== 'changed') return { kind: 'done' }
    }
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    return stopping.aborted ? { kind: 'retry', why: 'the process ended', at: clock() } : { kind: 'done' }
  }
}

async function moveLoad(copying: Copying, job: Job, old: Move, to: Region) {
  const { db, places, clock } = copying
  const tick = reporter(copying, job)
  const [from, target] = [places.of(old.region).longWork, places.of(to).longWork]
  const made = await beginMove(db, old, to, clock())
  await copyRows(from, old, target, made.load, tick)
  const contents = await readContents(target, made, tick)
  const original = await readContents(from, old, tick)
  if (contents.rows !== original.rows || contents.digest !== original.digest) {
    throw new Error(`rows of ${old.table} that were moved to ${to} are not what they were`)
  }
  await noteMoved(db, made, contents)
}

/** Milliseconds between two reports of progress. */
const OFTEN = 1_000

function reporter({ db, clock, stopping }: Copying, job: Job) {
  let last = Date.now()
  return async () => {
    if (Date.now() - last < OFTEN) return
    last = Date.now()
    if (stopping.aborted || !(await reportProgress(db, job, clock(), {}))) throw new Stopped()
  }
}
