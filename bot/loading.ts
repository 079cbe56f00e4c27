import { textsOf } from '../domain/data/attributes.ts'
import { entitiesOf } from '../domain/data/catalogue.ts'
import type { Plan, Problem } from '../domain/data/check.ts'
import { type Begun, beginLoad, findLoadRegion, finishCheck, finishLoad } from '../domain/data/loads.ts'
import { readParts } from '../domain/data/parts.ts'
import { compareRows, countRows, EMBEDDED_ROWS, mergeRows, type StoredRow, writeRows } from '../domain/data/rows.ts'
import type { Report, Upload } from '../domain/data/upload.ts'
import { failUpload, findUpload, giveUpUpload } from '../domain/data/uploads.ts'
import type { Touched } from '../domain/delivery/outbox.ts'
import type { JobOutcome } from '../domain/jobs/job.ts'
import { type Job, reportProgress } from '../domain/jobs/jobs.ts'
import { isEmbedded } from '../domain/storage/copying.ts'
import type { Db } from '../domain/storage/database.ts'
import { listCardsAbout } from '../domain/views/data.ts'
import { subjectId } from './actions/subject.ts'
import { checkRows } from './files/checked.ts'
import { type Known, readRows } from './files/file.ts'
import { inTemporaryFile, writeTemporary } from './files/temporary.ts'
import { Unreadable } from './files/unreadable.ts'
import type { Places } from './places.ts'

/** What loading needs of the worker. */
export type Loading = {
  readonly db: Db
  readonly places: Places
  readonly clock: () => Date
  readonly stopping: AbortSignal
}

/** Problems on the page; all of them are in its file. */
const PROBLEMS = 100
/** Rows that are shown as they would be stored. */
const SHOWN = 5
/** Milliseconds between two reports of progress. */
const OFTEN = 1_000

/** The job has been stopped, or taken over: nothing that was written is read by anybody. */
class Stopped extends Error {}

/** K1: reads a whole file, stores its rows beside those that are read, and says what is wrong and what would change. */
export async function checkFile(loading: Loading, job: Job): Promise<JobOutcome> {
  const { db, clock } = loading
  const upload = await findUpload(db, idOf(job))
  const plan = upload && planOf(upload)
  if (upload?.status !== 'checking' || !plan) return done
  const begun = await beginLoad(db, upload, plan.table, clock())
  const store = loading.places.of(begun.region).longWork
  try {
    const file = readParts(storeOf(loading, upload), { company: upload.company, upload: upload.id })
    const report = await inTemporaryFile(file, path => storeFile(loading, job, { upload, plan, path, store, begun }))
    await finishCheck(db, job, upload.id, begun, report)
    return done
  } catch (error) {
    if (error instanceof Stopped) return stopped(loading)
    if (!(error instanceof Unreadable)) throw error
    const { code, line, column } = error
    await failUpload(db, upload.id, { code, line, column })
    return done
  }
}

/** K1: makes the rows of a checked file those that are read, with those that stay beside them. */
export async function loadFile(loading: Loading, job: Job): Promise<JobOutcome> {
  const { db, clock } = loading
  const upload = await findUpload(db, idOf(job))
  if (upload?.status !== 'loading' || !upload.table || !upload.load || !upload.report) return done
  const { company, table, load, report, mode } = upload
  const place = { company, table, load }
  let { rows } = report
  if (mode === 'update' && report.base) {
    const store = loading.places.of(await findLoadRegion(db, load)).longWork
    const tick = reporter(loading, job)
    let merged = 0
    try {
      for await (const count of mergeRows(store, place, report.base)) {
        merged += count
        await tick({ merged })
      }
    } catch (error) {
      if (error instanceof Stopped) return stopped(loading)
      throw error
    }
    rows = await countRows(store, place)
  }
  const touched: Touched = trx => listCardsAbout(trx, company, entitiesOf(table))
  await finishLoad(db, job, upload, { place, rows, at: clock(), touched })
  return done
}

/** K1: after so many tries that a fault of ours has ended, whoever waits for it is told, and it is not tried again. */
const TRIES = 6

/** What becomes of work on a file that a fault of ours has ended; undefined while it is tried again. */
export async function giveUp({ db, clock }: Loading, job: Job): Promise<JobOutcome | undefined> {
  if (job.attempts < TRIES) return undefined
  const upload = await findUpload(db, idOf(job))
  if (upload) await giveUpUpload(db, job, upload, clock())
  return { kind: 'dead', why: 'a defect of ours' }
}

/** All problems of a file, as they are found; nothing is stored. */
export async function* findProblems(loading: Pick<Loading, 'db' | 'places'>, upload: Upload): AsyncGenerator<Problem> {
  const plan = planOf(upload)
  if (!plan) return
  const file = await writeTemporary(readParts(storeOf(loading, upload), { company: upload.company, upload: upload.id }))
  try {
    const { rows } = await readRows(file.path, upload.kind as Known)
    for await (const batch of checkRows(rows, plan)) {
      for (const { checked } of batch) if ('problems' in checked) yield* checked.problems
    }
  } finally {
    await file.remove()
  }
}

type Work = {
  readonly upload: Upload
  readonly plan: Plan
  readonly path: string
  readonly store: Db
  readonly begun: Begun
}

async function storeFile(loading: Loading, job: Job, { upload, plan, path, store, begun }: Work): Promise<Report> {
  // Known by the time it is checked.
  const { rows, share } = await readRows(path, upload.kind as Known)
  const tick = reporter(loading, job)
  const found = { read: 0, rows: 0, total: 0, skipped: 0 }
  const problems: Problem[] = []
  const lacking: Record<string, number> = {}
  const numeric = new Set<number>()
  const sample: (readonly (string | null)[])[] = []
  const most = isEmbedded(store) ? EMBEDDED_ROWS : Number.POSITIVE_INFINITY

  async function* stored(): AsyncGenerator<readonly StoredRow[]> {
    for await (const batch of checkRows(rows, plan)) {
      const sound: StoredRow[] = []
      for (const { row, checked } of batch) {
        found.read += 1
        for (const at of row.numeric ?? []) numeric.add(at)
        if ('problems' in checked) {
          found.skipped += 1
          found.total += checked.problems.length
          if (problems.length < PROBLEMS) problems.push(...checked.problems.slice(0, PROBLEMS - problems.length))
          continue
        }
        for (const name of checked.lacking) lacking[name] = (lacking[name] ?? 0) + 1
        if (sample.length < SHOWN) sample.push(checked.values)
        found.rows += 1
        if (found.rows > most) throw new Unreadable('too-many-rows', row.line)
        sound.push({ line: row.line, values: checked.values })
      }
      yield sound
      await tick({ read: found.read, percent: Math.floor(share() * 100) })
    }
  }
  await writeRows(store, begun, stored())
  if (found.read === 0) throw new Unreadable('no-rows')
  const differences = { added: found.rows, changed: 0, removed: 0 }
  if (begun.before) {
    differences.added = 0
    for await (const { added, changed, removed } of compareRows(store, begun, begun.before)) {
      differences.added += added
      differences.changed += changed
      differences.removed += removed
      await tick({ read: found.read, percent: 100 })
    }
  }
  return {
    ...found,
    ...differences,
    problems,
    lacking,
    numeric: numericTexts(plan, numeric),
    sample,
    base: begun.before,
  }
}

/** The columns of text in which a spreadsheet had numbers. */
function numericTexts({ table, mapping, headers }: Plan, numeric: ReadonlySet<number>): readonly string[] {
  const texts = textsOf(table)
  return [...numeric].filter(at => texts.has(mapping[at] ?? '')).map(at => headers[at] ?? '')
}

/** Reports how far it is, now and then. Throws `Stopped` when nobody wants to know any more. */
function reporter({ db, clock, stopping }: Loading, job: Job) {
  let last = 0
  return async (progress: Readonly<Record<string, number>>) => {
    if (Date.now() - last < OFTEN) return
    last = Date.now()
    if (stopping.aborted || !(await reportProgress(db, job, clock(), progress))) throw new Stopped()
  }
}

const stopped = ({ stopping, clock }: Loading): JobOutcome =>
  stopping.aborted ? { kind: 'retry', why: 'the process ended', at: clock() } : done

const planOf = ({ table, plan, draft }: Upload): Plan | undefined =>
  table && plan && draft ? { table, headers: draft.headers, ...plan } : undefined

/** The database in which a file is kept. */
const storeOf = ({ places }: Pick<Loading, 'places'>, { region }: Upload): Db => places.of(region).longWork

function idOf({ kind, subject }: Job) {
  if (!subject) throw new TypeError(`${kind} without a subject`)
  return subjectId(subject, 'upload')
}

const done: JobOutcome = { kind: 'done' }
