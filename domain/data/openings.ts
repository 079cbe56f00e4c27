import { act } from '../delivery/acting.ts'
import type { Actor } from '../kernel/actor.ts'
import type { DomainEvent, EventType } from '../kernel/event.ts'
import type { CompanyId, ConnectionId } from '../kernel/ids.ts'
import type { Db } from '../storage/database.ts'
import { audit } from '../trust/audit.ts'
import { isAudited } from '../trust/audited.ts'
import { type Entity, sectionOf, type TableCode } from './catalogue.ts'

/** Minutes in which somebody who opens the same again leaves no second entry in the histories. */
const SAME_OPENING = 30

/** What was looked at or exported, whose it is, and how many rows. */
export type Opened = {
  readonly owner: CompanyId
  /** Between the two companies; null for what is one's own. */
  readonly connection: ConnectionId | null
  /** A table, or an entity that is a section of the profile. */
  readonly what: { readonly table: TableCode } | { readonly entity: Entity }
  readonly rows: number
}

/**
 * K2: somebody has opened a table or a section of a partner: one entry in both histories, however many pages they turn within half
 * an hour. Nothing for what is one's own. Refuses `role-changed`.
 */
export async function noteSeen(db: Db, by: Actor, opened: Opened): Promise<void> {
  if (opened.owner === by.company) return
  await act(db, by, async trx => {
    const since = new Date(by.at.getTime() - SAME_OPENING * 60_000)
    const what = 'table' in opened.what ? opened.what.table : opened.what.entity
    const made = await trx('openings')
      .insert({ viewer_id: by.company, owner_id: opened.owner, what, person_id: by.person, seen_at: by.at })
      .onConflict(['viewer_id', 'owner_id', 'what', 'person_id'])
      .merge(['seen_at'])
      .where('openings.seen_at', '<=', since)
      .returning<{ what: string }[]>('what')
    if (made.length > 0) await audit(trx, by, [eventOf('data.seen', by, opened)])
  })
}

/** K2: an export begins: one entry in both histories, with the rows that it is about. Refuses `role-changed`. */
export const noteExport = (db: Db, by: Actor, opened: Opened): Promise<void> =>
  act(db, by, trx => audit(trx, by, [eventOf('data.exported', by, opened)]))

/** K3: an export has broken off: how many rows had been handed out by then. The same again changes nothing. */
export const noteBroken = (db: Db, by: Actor, opened: Opened): Promise<void> =>
  act(db, { at: by.at, person: by.person }, async trx => {
    const event = eventOf('data.export-broken', by, opened)
    if (!(await isAudited(trx, by, by.company, event))) await audit(trx, by, [event])
  })

export const forgetOpenings = (db: Db, before: Date) => db('openings').where('seen_at', '<', before).delete()

function eventOf(
  type: Extract<EventType, 'data.seen' | 'data.exported' | 'data.export-broken'>,
  { company }: Actor,
  { owner, connection, what, rows }: Opened,
): DomainEvent {
  const section = 'entity' in what ? sectionOf(what.entity) : undefined
  return {
    type,
    // Of the connection, so that each history names the other company; no card shows it.
    subject: connection ? `connection:${connection}` : `data:${owner}`,
    concerns: [...new Set([owner, company])],
    tell: [],
    facts: { requester: company, rows, ...('table' in what ? { table: what.table } : section ? { section } : {}) },
  }
}
