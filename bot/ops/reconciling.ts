import type { TableCode } from '../../domain/data/catalogue.ts'
import { tableCodes } from '../../domain/data/catalogue.ts'
import { endCopy } from '../../domain/data/copies.ts'
import { type Contents, readContents } from '../../domain/data/digest.ts'
import { countRows, purgeRows } from '../../domain/data/rows.ts'
import {
  findKnown,
  type LedgerEntry,
  listLedger,
  listLoading,
  listOwnLoads,
  listStored,
  type StoredLoad,
} from '../../domain/data/stored.ts'
import { enqueueJob, listBusy } from '../../domain/jobs/jobs.ts'
import type { CompanyId } from '../../domain/kernel/ids.ts'
import { type Region, regions } from '../../domain/kernel/region.ts'
import type { Db } from '../../domain/storage/database.ts'
import { listAllWantedCopies } from '../../domain/views/copies.ts'
import { type Copying, workOffCopies } from '../copies.ts'

/** K4: something that is not as it should be, in words, and what mends it; undefined when only its company can. */
export type Fault = {
  readonly kind: 'missing' | 'orphaned' | 'different'
  readonly company: CompanyId
  readonly words: string
  readonly mend: (() => Promise<unknown>) | undefined
}

/** What was found, and how many companies are left out because their copies are being made or removed now. */
export type Found = { readonly faults: readonly Fault[]; readonly busy: number }

/**
 * K4: compares what the ledger says with what the grants want, and both with what is stored in the database of each region. The bot may
 * be at work meanwhile: what changes while it is looked at is looked at again, or left out.
 */
export async function reconcile(site: Copying): Promise<Found> {
  const { db, clock } = site
  const found: Fault[] = []
  for await (const companies of listLoading(db)) {
    found.push(...(await compareGrants(site, companies)))
    found.push(...(await compareOwn(site, companies)))
    for (const entry of await listLedger(db, companies)) found.push(...(await compareCopy(site, entry)))
  }
  for (const [store, names] of storesOf(site)) {
    for (const table of tableCodes) {
      for await (const stored of listStored(store, table)) {
        found.push(...(await findOrphans(site, { store, names, table, stored })))
      }
    }
  }
  const busy = new Set(await listBusy(db, 'data.copies', clock()))
  const isBusy = ({ company }: Fault) => busy.has(`data:${company}`)
  return { faults: found.filter(fault => !isBusy(fault)), busy: busy.size }
}

/** Mends what can be mended, and does at once what has to be copied for it. */
export async function mend(site: Copying, faults: readonly Fault[]) {
  for (const fault of faults) await fault.mend?.()
  await workOffCopies(site)
}

/** The database of each region, and the regions of which it is. */
function storesOf({ places }: Copying): ReadonlyMap<Db, string> {
  const stores = new Map<Db, string>()
  for (const region of regions) {
    const { longWork } = places.of(region)
    const others = stores.get(longWork)
    stores.set(longWork, others ? `${others}, ${region}` : region)
  }
  return stores
}

/** What grants want against what the ledger says. */
async function compareGrants(site: Copying, companies: readonly CompanyId[]): Promise<readonly Fault[]> {
  const wanted = await listAllWantedCopies(site.db, companies)
  const ledger = await listLedger(site.db, companies)
  const keyOf = ({ company, table, region }: { company: CompanyId; table: TableCode; region: Region }) =>
    `${company} ${table} ${region}`
  const copies = new Map(ledger.map(entry => [keyOf(entry), entry]))
  const wants = new Set(wanted.map(keyOf))
  return [
    ...wanted.flatMap((want): Fault[] => {
      const entry = copies.get(keyOf(want))
      if (entry?.original === want.load) return []
      const words = `${entry ? 'the present load of' : 'a copy of'} ${nameOf(want)}, which a partner there sees`
      return [{ kind: 'missing', company: want.company, words, mend: () => again(site, want.company) }]
    }),
    ...ledger
      .filter(entry => !wants.has(keyOf(entry)))
      .map(entry => ({
        kind: 'orphaned' as const,
        company: entry.company,
        words: `the copy of ${nameOf(entry)}, which no grant wants`,
        mend: () => again(site, entry.company),
      })),
  ]
}

/** The rows of companies in their own regions: how many there should be. */
async function compareOwn({ db, places }: Copying, companies: readonly CompanyId[]): Promise<readonly Fault[]> {
  const found: Fault[] = []
  for (const own of await listOwnLoads(db, companies)) {
    const rows = await countRows(places.of(own.region).longWork, own)
    if (rows === own.rows) continue
    const isStill = (await listOwnLoads(db, [own.company])).some(({ load }) => load === own.load)
    if (!isStill) continue
    const words = `the rows of ${nameOf(own)} itself: ${own.rows} were loaded, ${rows} are there; load it again, or restore a backup`
    found.push({ kind: rows === 0 ? 'missing' : 'different', company: own.company, words, mend: undefined })
  }
  return found
}

/** A copy against the ledger, and against the rows of which it is one. */
async function compareCopy(site: Copying, entry: LedgerEntry): Promise<readonly Fault[]> {
  const { db, places } = site
  const { company, table } = entry
  const there = await readContents(places.of(entry.region).longWork, entry)
  const original = await readContents(places.of(entry.home).longWork, { company, table, load: entry.original })
  const difference = differenceOf(entry, there, original)
  if (!difference) return []
  const isStill = (await listLedger(db, [company])).some(({ load }) => load === entry.load)
  if (!isStill) return []
  const renew = async () => {
    await endCopy(db, { id: entry.load })
    await again(site, company)
  }
  return [{ ...difference, company, words: `the copy of ${nameOf(entry)}: ${difference.words}`, mend: renew }]
}

function differenceOf(
  { rows, digest }: LedgerEntry,
  there: Contents,
  original: Contents,
): Pick<Fault, 'kind' | 'words'> | undefined {
  if (there.rows !== rows) {
    const kind = there.rows === 0 ? 'missing' : 'different'
    return { kind, words: `${rows} rows by the ledger, ${there.rows} are there` }
  }
  if (there.digest !== digest) return { kind: 'different', words: 'as many rows as the ledger says, and other ones' }
  const isOld = original.digest !== digest
  return isOld ? { kind: 'different', words: 'not the rows of which it should be one' } : undefined
}

type Stored = {
  readonly store: Db
  readonly names: string
  readonly table: TableCode
  readonly stored: readonly StoredLoad[]
}

/** Rows of which neither the ledger nor any load knows that they are there. */
async function findOrphans({ db, places }: Copying, { store, names, table, stored }: Stored) {
  const known = await findKnown(
    db,
    stored.map(({ load }) => load),
  )
  const isKnown = ({ company, load }: StoredLoad) =>
    known.some(
      each =>
        each.load === load &&
        each.company === company &&
        each.table === table &&
        places.of(each.region).longWork === store,
    )
  const found: Fault[] = []
  for (const { company, load } of stored) {
    if (isKnown({ company, load })) continue
    // Those that were just being removed are gone by now.
    const rows = await countRows(store, { company, table, load })
    if (rows === 0) continue
    const words = `${rows} rows of ${table} in the database of ${names}, of which nothing knows (company ${company}, load ${load})`
    const remove = async () => {
      for await (const _ of purgeRows(store, { company, table, load }));
    }
    found.push({ kind: 'orphaned', company, words, mend: remove })
  }
  return found
}

const nameOf = ({ table, name, region }: { table: TableCode; name: string; region: Region }) =>
  `${table} of ${name} in ${region}`

/** Has the copies of a company looked at. */
const again = ({ db, clock }: Copying, company: CompanyId) =>
  db.transaction(trx => enqueueJob(trx, 'data.copies', `data:${company}`, clock(), clock()))
