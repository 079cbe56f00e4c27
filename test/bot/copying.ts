import { workOffCopies } from '../../bot/copies.ts'
import { loadTable } from '../../bot/demo/data.ts'
import { checkFile, loadFile } from '../../bot/loading.ts'
import type { Places } from '../../bot/places.ts'
import { acceptInvitation } from '../../domain/collaboration/invitations.ts'
import type { TableCode } from '../../domain/data/catalogue.ts'
import type { JobKind } from '../../domain/jobs/job.ts'
import { claimJobs, settleJob } from '../../domain/jobs/jobs.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import type { Region } from '../../domain/kernel/region.ts'
import type { Database } from '../../domain/storage/database.ts'
import { migrateRegions } from '../../domain/storage/migrations.ts'
import { openDatabase } from '../../domain/storage/opening.ts'
import { clock } from '../clock.ts'
import { db } from '../database.ts'
import { asked, connected, firm, written } from '../domain/collaboration/shared.ts'
import { workOffMoves } from '../faults/mover.ts'

/** The databases of the regions: that of the test for all of them, or that for `us` and one of its own for each other. */
export type Regions = {
  readonly places: Places
  open(): Promise<void>
  empty(): Promise<void>
  close(): Promise<void>
}

export function regionsOf(isApart: boolean): Regions {
  const own = new Map<Region, Database>()
  return {
    places: { of: region => own.get(region) ?? { db, longWork: db } },
    async open() {
      if (!isApart) return
      for (const region of ['eu', 'apac'] as const) {
        const store = await openDatabase('')
        await migrateRegions(store.db)
        own.set(region, store)
      }
    },
    async empty() {
      for (const store of own.values()) await store.db.raw('truncate products, items, vendors, warehouses, file_parts')
    },
    async close() {
      for (const store of own.values()) await store.close()
      own.clear()
    },
  }
}

export const siteOf = ({ places }: Pick<Regions, 'places'>) => ({
  db,
  places,
  clock,
  stopping: new AbortController().signal,
})

export const workCopies = (regions: Pick<Regions, 'places'>) => workOffCopies(siteOf(regions))

/** Checks and loads files, as the worker does. */
export async function workChecks(regions: Regions) {
  const free = { 'data.check': 1, 'data.load': 1 } as Readonly<Record<JobKind, number>>
  for (const job of await claimJobs(db, 'the test', clock(), free)) {
    const work = job.kind === 'data.check' ? checkFile : loadFile
    await settleJob(db, job, clock(), await work(siteOf(regions), job))
  }
}

/** Moves what is to be moved, as the worker does. */
export const workMoves = (regions: Regions) => workOffMoves(siteOf(regions))

export const load = ({ places }: Regions, by: Actor, table: TableCode, csv: string) =>
  loadTable(db, places, by, table, Buffer.from(csv))

/** Contoso (us) has asked Fabrikam (eu), which has three products and a vendor. */
export async function scene(regions: Regions) {
  const contoso = await firm('Contoso')
  const fabrikam = await firm('Fabrikam', { region: 'eu' })
  const connection = await connected(contoso, fabrikam)
  await load(regions, fabrikam.bob, 'Product', 'ProductId,ProductName\n1,Nut\n2,Bolt\n3,Gear\n')
  await load(regions, fabrikam.bob, 'Vendor', 'VendorId,Name,PrimaryContactEmail\n1,Northwind,a@b.example\n')
  const { id, invitation } = await asked(contoso.bob, fabrikam, { requested: ['products', 'vendors'] })
  return { contoso, fabrikam, connection, id, invitation }
}

/** The same, accepted, with a copy of the products in us. */
export async function accepted(regions: Regions) {
  const made = await scene(regions)
  await acceptInvitation(db, made.fabrikam.bob, made.invitation, ['products'], written())
  await workCopies(regions)
  return made
}
