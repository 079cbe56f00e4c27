import { forgetNotes } from '../../domain/collaboration/notes.ts'
import { forgetCards } from '../../domain/collaboration/past-cards.ts'
import { forgetInvitations } from '../../domain/collaboration/past-invitations.ts'
import { dayOf } from '../../domain/collaboration/past-score.ts'
import { forgetScores } from '../../domain/collaboration/past-scores.ts'
import { listOldLoads, noteGone } from '../../domain/data/loads.ts'
import { forgetOpenings } from '../../domain/data/openings.ts'
import { purgeParts } from '../../domain/data/parts.ts'
import { purgeRows } from '../../domain/data/rows.ts'
import { forgetUpload, listOldUploads } from '../../domain/data/uploads.ts'
import { forgetVisits } from '../../domain/data/visits.ts'
import { forgetMessages } from '../../domain/delivery/conversations.ts'
import { forgetMemories } from '../../domain/delivery/memories.ts'
import { forgetDeliveries, forgetSubjects } from '../../domain/delivery/settled.ts'
import { forgetJobs } from '../../domain/jobs/jobs.ts'
import { daysAfter } from '../../domain/kernel/time.ts'
import { forgetAddresses } from '../../domain/network/imports.ts'
import { forgetProspects } from '../../domain/network/prospects.ts'
import type { Db } from '../../domain/storage/database.ts'
import { transaction } from '../../domain/storage/transactions.ts'
import type { Retention } from '../../domain/trust/retention.ts'
import { eraseWritten, trimHistories } from '../../domain/trust/trimming.ts'
import { purgeImports } from '../importing.ts'
import type { Places } from '../places.ts'

/** Days after which no channel sends a message again. */
const HEARD = 2

/**
 * Removes what is not kept any more, in batches, each of which stands on its own; yields how much each removed. What people
 * wrote into a history goes as their notes go, and its entry later.
 */
export async function* sweep(db: Db, places: Places, keep: Retention, at: Date): AsyncGenerator<number> {
  const since = (days: number) => daysAfter(at, -days)
  yield* forgetNotes(db, since(keep.notes))
  yield* forgetInvitations(db, since(keep.declined))
  yield* forgetProspects(db, since(keep.declined))
  yield* forgetCards(db, since(keep.deliveries))
  yield* forgetDeliveries(db, since(keep.deliveries))
  yield* forgetJobs(db, since(keep.deliveries))
  yield* forgetMessages(db, since(HEARD))
  yield* forgetMemories(db, since(1))
  yield* eraseWritten(db, since(keep.notes))
  yield* trimHistories(db, since(keep.history), at)
  yield* forgetScores(db, dayOf(since(keep.history)))
  yield* purgeLoads(db, places, at)
  yield* purgeUploads(db, places, at)
  yield* purgeImports(db, places, at)
  yield* forgetAddresses(db, since(keep.declined))
  yield forgetVisits(db, at)
  yield forgetOpenings(db, since(1))
}

/** K1a: the rows of loads to which nobody can go back any more, and of those that were never finished. */
async function* purgeLoads(db: Db, places: Places, at: Date): AsyncGenerator<number> {
  for (const load of await listOldLoads(db, at)) {
    yield* purgeRows(places.of(load.region).longWork, load)
    await noteGone(db, load)
  }
}

/** Files that nobody has loaded in time, and those that are loaded. */
async function* purgeUploads(db: Db, places: Places, at: Date): AsyncGenerator<number> {
  for (const { id, company, region } of await listOldUploads(db, at)) {
    yield purgeParts(places.of(region).longWork, { company, upload: id })
    await transaction(db, async trx => {
      await forgetSubjects(trx, [`upload:${id}`])
      await forgetUpload(trx, id)
    })
  }
}
