import type { Copying } from '../../bot/copies.ts'
import { moveRows } from '../../bot/moving.ts'
import type { JobKind } from '../../domain/jobs/job.ts'
import { claimJobs, settleJob } from '../../domain/jobs/jobs.ts'

/** Moves what is due to be moved, as the worker does. */
export async function workOffMoves(copying: Copying) {
  const { db, clock } = copying
  // Nothing else is claimed.
  const free = { 'data.move': 1 } as Readonly<Record<JobKind, number>>
  for (;;) {
    const [job] = await claimJobs(db, `moves ${process.pid}`, clock(), free)
    if (!job) return
    await settleJob(db, job, clock(), await moveRows(copying, job))
  }
}
