import type { EventType, Subject } from '../kernel/event.ts'
import type { PersonId } from '../kernel/ids.ts'
import type { Trx } from '../storage/database.ts'

/**
 * Notifies somebody that what they started themselves has finished. While such a notification waits, another one about the same
 * subject adds nothing.
 */
export const tellWhoWaits = (trx: Trx, person: PersonId, subject: Subject, event: EventType, at: Date) =>
  trx.raw(
    `insert into deliveries (person_id, subject, event, dedupe_key, due_at, next_at, created_at)
     values (:person, :subject, :event, :person || ' ' || :subject, :at, :at, :at)
     on conflict (dedupe_key) where revision > delivered do nothing`,
    { person, subject, event, at },
  )
