import { readdir, readFile } from 'node:fs/promises'
import { profileSections } from '../../domain/company/profile.ts'
import { type TableCode, tableCodes } from '../../domain/data/catalogue.ts'
import { wasLoaded } from '../../domain/data/current-loads.ts'
import { loadUpload } from '../../domain/data/loads.ts'
import { checkUpload, viewUpload } from '../../domain/data/uploads.ts'
import type { JobKind } from '../../domain/jobs/job.ts'
import { claimJobs, type Job, settleJob } from '../../domain/jobs/jobs.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import type { Db } from '../../domain/storage/database.ts'
import { checkFile, type Loading, loadFile } from '../loading.ts'
import type { Places } from '../places.ts'
import { receiveFile } from '../receiving.ts'

/** The sample files, in a folder for each company of the sample network: a CSV for each table, JSON for sections of its profile. */
const folder = new URL('../../bot/demo/data/', import.meta.url)

/**
 * Loads the sample files of a company of the sample network, by the same commands as the page, those tables alone of which nothing
 * has been loaded yet: whoever is interrupted goes on the next time.
 */
export async function loadSamples(db: Db, places: Places, by: Actor, company: string) {
  for (const [table, content] of await samplesOf(company)) {
    if (await wasLoaded(db, by.company, table)) continue
    await loadTable(db, places, by, table, content)
  }
}

/** Loads one file, by the same commands as the page, and does the work of the worker. @internal Exported for tests alone. */
export async function loadTable(db: Db, places: Places, by: Actor, table: TableCode, content: Uint8Array) {
  const loading: Loading = { db, places, clock: () => by.at, stopping: new AbortController().signal }
  const bytes = (async function* () {
    yield content
  })()
  const id = await receiveFile({ db, places }, by, { name: `${table}.csv`, bytes, table })
  const { plan } = await viewUpload(db, by, id)
  if (!plan) throw new TypeError(`the sample of ${table} cannot be read`)
  await checkUpload(db, by, id, table, plan)
  await workOff(loading)
  await loadUpload(db, by, id, { mode: 'replace', withoutProblems: false })
  await workOff(loading)
}

/** K2: the sections of the profile of a company of the sample network, as a person would fill them in. */
export async function sectionsOf(company: string) {
  const read = profileSections.map(async section => {
    const text = await readFile(new URL(`${company}/${section}.json`, folder), 'utf8').catch(() => undefined)
    // A file of ours: its fields are those of the form.
    return text === undefined ? [] : [[section, JSON.parse(text) as Readonly<Record<string, string>>] as const]
  })
  return (await Promise.all(read)).flat()
}

/** The sample files of a company: of each table that it has, what is in it. @internal Exported for tests alone. */
export async function samplesOf(company: string): Promise<readonly (readonly [TableCode, Buffer])[]> {
  const files = await readdir(new URL(`${company}/`, folder)).catch((): string[] => [])
  const tables = tableCodes.filter(table => files.includes(`${table}.csv`))
  return Promise.all(
    tables.map(async table => [table, await readFile(new URL(`${company}/${table}.csv`, folder))] as const),
  )
}

/** The worker does not work yet while the demo is made. */
async function workOff(loading: Loading) {
  const { db, clock } = loading
  // Nothing else is claimed.
  const free = { 'data.check': 1, 'data.load': 1 } as Readonly<Record<JobKind, number>>
  for (const job of await claimJobs(db, 'the demo', clock(), free)) {
    const work: (loading: Loading, job: Job) => ReturnType<typeof checkFile> =
      job.kind === 'data.check' ? checkFile : loadFile
    await settleJob(db, job, clock(), await work(loading, job))
  }
}
