import { BATCH, changeInBatches } from '../storage/batches.ts'
import type { Db } from '../storage/database.ts'

/** Forgets the posted cards of deleted collaborations that were settled before that moment: they never change again. */
export const forgetCards = (db: Db, before: Date): AsyncGenerator<number> =>
  changeInBatches(
    db,
    `delete from deliveries where id in (
       select d.id from collaborations c join deliveries d on d.subject = 'collaboration:' || c.id
       where c.status = 'deleted' and d.revision = d.delivered and coalesce(d.settled_at, d.created_at) < :before
       limit :batch for update of d skip locked)`,
    { before, batch: BATCH },
  )
