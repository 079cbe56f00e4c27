import type { Logger } from 'pino'
import { wakeInvitation } from '../domain/collaboration/invitations.ts'
import { dayOf, nextDay } from '../domain/collaboration/past-score.ts'
import { recordScores } from '../domain/collaboration/past-scores.ts'
import { type JobKind, type JobOutcome, jobKinds, shares } from '../domain/jobs/job.ts'
import { claimJobs, type Job, reportProgress, settleJob } from '../domain/jobs/jobs.ts'
import type { Subject } from '../domain/kernel/event.ts'
import { daysAfter } from '../domain/kernel/time.ts'
import { wakeConnection } from '../domain/network/connections.ts'
import { forwardProspect } from '../domain/network/introductions.ts'
import { expireProspect } from '../domain/network/prospects.ts'
import type { Db } from '../domain/storage/database.ts'
import { isUnavailable } from '../domain/storage/errors.ts'
import type { Retention } from '../domain/trust/retention.ts'
import { subjectId } from './actions/subject.ts'
import { keepCopies } from './copies.ts'
import { eraseCompany, remindOfEnd } from './erasing.ts'
import { importPartners, matchPartners } from './importing.ts'
import { checkFile, giveUp, loadFile } from './loading.ts'
import { mailInvitation, type Postman } from './mail.ts'
import { moveRows } from './moving.ts'
import type { Metrics } from './ops/metrics.ts'
import { sweep } from './ops/retention.ts'
import type { Places } from './places.ts'
import { retryAt } from './retry.ts'
import type { Source } from './slots.ts'

export type Worker = {
  readonly db: Db
  /** For what takes its time. */
  readonly longWork: Db
  readonly clock: () => Date
  readonly log: Logger
  readonly metrics: Metrics
  /** Undefined: nobody is written to. */
  readonly postman: Postman | undefined
  /** For how long what is over is kept. */
  readonly keep: Retention
  /** Where the rows of each region are. */
  readonly places: Places
  /** Names this process on the jobs it has claimed. */
  readonly owner: string
  /** Aborted when the process ends: long work stops at its next step, and is tried again. */
  readonly stopping: AbortSignal
}

/** The jobs that are due, each kind in slots of its own. */
export const jobsOf = (worker: Worker): Source<Job> => ({
  name: 'jobs',
  claim: underWay => claimJobs(worker.db, worker.owner, worker.clock(), freeSlots(underWay)),
  work: job => run(worker, job),
})

function freeSlots(underWay: readonly Job[]): Readonly<Record<JobKind, number>> {
  const free = jobKinds.map(kind => [kind, shares[kind].atOnce - underWay.filter(job => job.kind === kind).length])
  // Every kind is there.
  return Object.fromEntries(free) as Record<JobKind, number>
}

/** The one catch for jobs: one that cannot even be settled comes back when its lease ends. */
async function run(worker: Worker, job: Job) {
  const { db, clock, log, metrics } = worker
  const { id, kind, subject, attempts } = job
  try {
    const outcome = await works[kind](worker, job)
    const isOurs = await settleJob(db, job, clock(), outcome)
    metrics.worked(kind, isOurs ? outcome.kind : 'taken-over')
    log.info({ job: id, kind, subject, outcome: outcome.kind, isOurs }, 'job')
  } catch (error) {
    const isAway = isUnavailable(error)
    metrics.worked(kind, isAway ? 'retry' : 'defect')
    log.error({ err: error, job: id, kind, subject }, 'job')
    const why = isAway ? 'no database' : 'a defect of ours'
    const again: JobOutcome = { kind: 'retry', why, at: retryAt(clock(), attempts) }
    const settle = async () => settleJob(db, job, clock(), (!isAway && (await givesUp[kind]?.(worker, job))) || again)
    await settle().catch(() => false)
  }
}

const done: JobOutcome = { kind: 'done' }

const works: { readonly [K in JobKind]: (worker: Worker, job: Job) => Promise<JobOutcome> } = {
  'connection.reminder': wakesConnection('connection.reminder'),
  'connection.expiry': wakesConnection('connection.expiry'),
  'invitation.reminder': wakesInvitation('invitation.reminder'),
  'invitation.escalation': wakesInvitation('invitation.escalation'),
  'invitation.expiry': wakesInvitation('invitation.expiry'),
  'data.check': checkFile,
  'data.load': loadFile,
  'data.copies': keepCopies,
  'data.move': moveRows,
  'prospect.mail': sendInvitation,
  async 'prospect.expiry'({ db, clock }, job) {
    await expireProspect(db, subjectId(subjectOf(job), 'prospect'), { round: roundOf(job), at: clock() })
    return done
  },
  'erasure.reminder': remindOfEnd,
  'erasure.due': eraseCompany,
  'prospects.import': importPartners,
  'prospects.match': matchPartners,
  retention: retain,
  scores: recordDay,
}

/** Kinds for which somebody waits: they are told when a fault of ours has ended each try. All others are tried until they succeed. */
const givesUp: { readonly [K in JobKind]?: (worker: Worker, job: Job) => Promise<JobOutcome | undefined> } = {
  'data.check': giveUp,
  'data.load': giveUp,
}

function wakesConnection(type: 'connection.reminder' | 'connection.expiry') {
  return async ({ db, clock }: Worker, job: Job) => {
    await wakeConnection(db, subjectId(subjectOf(job), 'connection'), { type, round: roundOf(job), at: clock() })
    return done
  }
}

function wakesInvitation(type: 'invitation.reminder' | 'invitation.escalation' | 'invitation.expiry') {
  return async ({ db, clock }: Worker, job: Job) => {
    await wakeInvitation(db, subjectId(subjectOf(job), 'invitation'), { type, round: roundOf(job), at: clock() })
    return done
  }
}

/** I1: an e-mail invitation reaches the company that has the address, or its reader. */
async function sendInvitation({ db, clock, postman }: Worker, job: Job): Promise<JobOutcome> {
  const id = subjectId(subjectOf(job), 'prospect')
  const invited = await forwardProspect(db, id, { round: roundOf(job), at: clock() })
  if (!invited) return done
  return postman ? mailInvitation(postman, job, invited) : { kind: 'dead', why: 'no-mail' }
}

/** Removes what is not kept any more, and again tomorrow. */
async function retain({ db, longWork, places, clock, keep, stopping }: Worker, job: Job): Promise<JobOutcome> {
  const at = clock()
  let removed = 0
  for await (const rows of sweep(longWork, places, keep, at)) {
    removed += rows
    if (stopping.aborted) return { kind: 'retry', why: 'the process ended', at }
    if (!(await reportProgress(db, job, clock(), { removed }))) break
  }
  return { kind: 'repeat', at: daysAfter(at, 1) }
}

/** V5: records the scores of the day that has ended, and those of today when it has; of that day also when it is late, or killed. */
async function recordDay({ db, longWork, clock, stopping }: Worker, job: Job): Promise<JobOutcome> {
  const day = dayOf(new Date(job.dueAt.getTime() - 1))
  let recorded = 0
  for await (const pairs of recordScores(longWork, day)) {
    recorded += pairs
    if (stopping.aborted) return { kind: 'retry', why: 'the process ended', at: clock() }
    if (!(await reportProgress(db, job, clock(), { recorded }))) break
  }
  return { kind: 'repeat', at: nextDay(clock()) }
}

const subjectOf = ({ kind, subject }: Job): Subject => {
  if (!subject) throw new TypeError(`${kind} without a subject`)
  return subject
}

const roundOf = ({ round }: Job) => round ?? 0
