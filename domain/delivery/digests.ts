import type { EventType, Subject } from '../kernel/event.ts'
import type { Db } from '../storage/database.ts'

/** One entry of a digest. */
type DigestEntry = { readonly subject: Subject; readonly event: EventType; readonly at: Date }

/** The entries of a digest, the oldest first. */
export const listDigest = (db: Db, digest: Subject): Promise<readonly DigestEntry[]> =>
  db('digest_entries').where({ digest }).orderBy(['at', 'subject']).select<DigestEntry[]>('subject', 'event', 'at')
