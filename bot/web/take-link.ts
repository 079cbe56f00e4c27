import { type Link, seal } from '../../domain/delivery/link.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { newId, type VisitId } from '../../domain/kernel/ids.ts'
import type { Db } from '../../domain/storage/database.ts'
import { findSecret } from '../../domain/trust/secrets.ts'

/** Milliseconds for which the link works. */
const LIFE = 30 * 60_000

/** K7: the address of the page from which the actor takes everything along: for them alone, once, for half an hour. */
export async function takeLink(db: Db, site: string, { person, at }: Actor): Promise<string> {
  const link: Link = {
    purpose: 'take',
    visit: newId<VisitId>(),
    person,
    expires: new Date(at.getTime() + LIFE),
  }
  return `${site}/export/everything?t=${encodeURIComponent(seal(await findSecret(db, 'links'), link))}`
}
