import { forgetNotes } from '../domain/collaboration/notes.ts'
import { forgetInvitations } from '../domain/collaboration/past-invitations.ts'
import type { Db } from '../domain/database.ts'
import { forgetDeliveries } from '../domain/delivery/settled.ts'
import { daysAfter } from '../domain/event.ts'
import { forgetProspects } from '../domain/network/prospects.ts'
import type { Retention } from '../domain/trust/retention.ts'
import { eraseWritten, trimHistories } from '../domain/trust/trimming.ts'

/**
 * Removes what is not kept any more, in batches, each of which stands on its own; false when there was no time for all of
 * it. What people wrote into a history goes as their notes go, and its entry later.
 */
export async function sweep(db: Db, keep: Retention, at: Date, signal: AbortSignal): Promise<boolean> {
  const since = (days: number) => daysAfter(at, -days)
  const works = [
    forgetNotes(db, since(keep.notes)),
    forgetInvitations(db, since(keep.declined)),
    forgetProspects(db, since(keep.declined)),
    forgetDeliveries(db, since(keep.deliveries)),
    eraseWritten(db, since(keep.notes)),
    trimHistories(db, since(keep.history), at),
  ]
  for (const work of works) {
    for await (const _ of work) if (signal.aborted) return false
  }
  return true
}
