import { act } from '../delivery/acting.ts'
import { record } from '../delivery/outbox.ts'
import { type Actor, mustBe } from '../kernel/actor.ts'
import type { Db } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'
import { TERMS_VERSION } from '../trust/terms.ts'

/** K5: which version somebody has accepted for the company, and when. */
export type Acceptance = { readonly version: number; readonly name: string; readonly at: Date }

/** The latest version first. */
export async function listAcceptances(db: Db, by: Actor): Promise<readonly Acceptance[]> {
  const { rows } = await ask<{ rows: Acceptance[] }>(
    db,
    `select t.version, p.name, t.accepted_at as at from terms_acceptances t join people p on p.id = t.person_id
     where t.company_id = :company order by t.version desc limit :limit`,
    { company: by.company, limit: SHOWN },
  )
  return rows
}

/** Versions that a card lists. */
const SHOWN = 10

/**
 * K5: an admin accepts the present version for the company; again, or by a colleague, changes nothing. `textHash` is that
 * of the text as it was shown. Refuses `needs-role` below admin.
 */
export const acceptTerms = (db: Db, by: Actor, textHash: string) =>
  act(db, by, async trx => {
    mustBe(by, 'admin')
    const rows = await trx('terms_acceptances')
      .insert({
        company_id: by.company,
        version: TERMS_VERSION,
        text_hash: textHash,
        person_id: by.person,
        accepted_at: by.at,
      })
      .onConflict(['company_id', 'version'])
      .ignore()
      .returning('version')
    if (rows.length === 0) return
    await record(trx, by, {
      events: [
        {
          type: 'terms.accepted',
          subject: `profile:${by.company}`,
          concerns: [by.company],
          tell: [],
          facts: { version: TERMS_VERSION, textHash },
        },
      ],
    })
  })
