import type { Actor, Visitor } from '../kernel/actor.ts'
import { defined } from '../kernel/defined.ts'
import { type CompanyId, isId, OPERATOR, type PersonId } from '../kernel/ids.ts'
import type { DenyingCode } from '../kernel/refusal.ts'
import type { Db } from '../storage/database.ts'
import { transaction } from '../storage/transactions.ts'
import { audit } from './audit.ts'

/** Why something was denied: a refusal; somebody without a company; or a button that no card of ours has. */
export type DenialReason = DenyingCode | 'stranger' | 'unknown-button'

/** What somebody tried and may not, without a word of what they wrote. */
export type Denial = {
  readonly reason: DenialReason
  /** The verb of the button, or what else it was. */
  readonly verb: string
  /** The ids that were asked for, by what they were said to be. */
  readonly ids: Readonly<Record<string, string>>
}

/** Who tried: the actor where we know them, otherwise as the channel reports them, as for guests. */
export type Denied = Actor | (Pick<Visitor, 'tenantId' | 'objectId' | 'at'> & { readonly isGuest: boolean })

/**
 * K6: writes a denial into the history of the company of whoever tried. Strangers and guests have none: theirs is that of
 * the operator, and who they are stands beside the chain, so that it can be erased.
 */
export const writeDenial = (db: Db, who: Denied, { reason, verb, ids }: Denial) =>
  transaction(db, async trx => {
    const known = 'person' in who ? who : await find(trx, who)
    const company = known?.company ?? OPERATOR
    const event = {
      type: 'access.denied',
      subject: `people:${company}`,
      concerns: [company],
      tell: [],
      facts: { ...ids, verb, code: reason },
      written: known ? {} : written(who),
    } as const
    await audit(trx, defined({ at: who.at, person: known?.person }), [event])
  })

/** Only looks: whoever was denied something must not become a member by it, nor their chat be remembered. */
async function find(db: Db, who: Denied): Promise<Pick<Actor, 'person' | 'company'> | undefined> {
  if ('person' in who || who.isGuest) return undefined
  return db('people as p')
    .join('companies as c', 'c.id', 'p.company_id')
    .where({ 'p.object_id': who.objectId, 'c.tenant_id': who.tenantId })
    .first<{ person: PersonId; company: CompanyId } | undefined>('p.id as person', 'p.company_id as company')
}

const written = (who: Denied) =>
  'person' in who
    ? {}
    : defined({
        tenant: isId(who.tenantId) ? who.tenantId : undefined,
        object: isId(who.objectId) ? who.objectId : undefined,
      })
