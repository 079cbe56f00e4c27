import { createHash, randomBytes } from 'node:crypto'
import { defined } from '../kernel/defined.ts'
import type { Cause, DomainEvent } from '../kernel/event.ts'
import type { CompanyId } from '../kernel/ids.ts'
import type { Db, Trx } from '../storage/database.ts'
import type { Head as KnownHead } from '../storage/heads.ts'
import { sealOf } from '../storage/key.ts'
import { ask, type Bindings } from '../storage/statements.ts'
import { sendAhead, transaction } from '../storage/transactions.ts'

type Written = Readonly<Record<string, string>>
type Entry = {
  readonly company_id: CompanyId
  readonly seq: number
  readonly at: Date
  readonly person_id: string | null
  readonly type: string
  readonly subject: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly written: Written | null
  readonly written_digest: string
  readonly previous: string
  readonly hash: string
}
type Head = Pick<Entry, 'company_id' | 'seq' | 'hash'> & { readonly seal: string | null }

/**
 * K6: writes each event into the history of every company it concerns, chained to that company's last entry; it is sent ahead.
 * Histories that this transaction has not locked yet are locked in the order of their ids, so that two changes never wait for
 * each other.
 */
export async function audit(trx: Trx, cause: Cause, events: readonly DomainEvent[]) {
  const concerned = events.flatMap(({ concerns }) => concerns)
  const heads = await lockHeads(trx, concerned)
  const changed = new Map<CompanyId, Head>()
  const entries = events.flatMap(event =>
    event.concerns.map(company => {
      const head = heads.get(company)
      const entry = chain(company, head, cause, event)
      // A history that was changed from outside is not sealed again by writing on.
      const seal = head && isSealed(trx, head) ? sealOf(trx, company, entry.seq, entry.hash) : null
      const next = { company_id: company, seq: entry.seq, hash: entry.hash, seal }
      heads.set(company, next)
      changed.set(company, next)
      return entry
    }),
  )
  sendAhead(
    trx,
    `with heads as (
       update audit_heads h set seq = n.seq, hash = n.hash, seal = n.seal
       from jsonb_to_recordset(:heads::jsonb) as n (company_id uuid, seq integer, hash text, seal text)
       where h.company_id = n.company_id
     )
     insert into audit_entries
     select * from jsonb_populate_recordset(null::audit_entries, :entries::jsonb)`,
    { heads: JSON.stringify([...changed.values()]), entries: JSON.stringify(entries) },
  )
}

/** What became of a history: how many entries fit the chain, and the first that does not. */
export type Verified = {
  readonly company: CompanyId
  /** Null for a company that is not there any more, or was erased. */
  readonly name: string | null
  readonly entries: number
  readonly broken: number | undefined
  /** Its last entry; undefined while there is none. */
  readonly head: KnownHead | undefined
}

/**
 * K6: every history there is, one after the other, each as it stood at one moment: the bot may go on meanwhile. A company
 * of which only the head of its chain or some entries are left counts, too. Each must still have the heads that are known of
 * it from elsewhere: one that was set back, or made anew, has not.
 */
export async function* verifyHistories(db: Db, heads: readonly KnownHead[] = []): AsyncGenerator<Verified> {
  const { rows } = await db.raw<{ rows: Pick<Verified, 'company' | 'name'>[] }>(
    `select k.id as company,
       -- Also of a database that has yet to be brought up to date.
       case when to_jsonb(c) ->> 'erased_at' is null then c.name end as name
     from (select id from companies union select company_id from audit_heads union select company_id from audit_entries
       union select unnest(:known::uuid[])) k
     left join companies c on c.id = k.id order by k.id`,
    { known: heads.map(({ company }) => company) },
  )
  for (const { company, name } of rows) {
    const known = heads.filter(head => head.company === company)
    const check = (trx: Trx) => checkChain(trx, company, known)
    const checked = await transaction(db, check, 'isolation level repeatable read read only')
    yield { company, name, ...checked }
  }
}

/** The last entry that is not there any more, as the chain itself says. */
export async function findAnchor(db: Db, company: CompanyId): Promise<Pick<Head, 'seq' | 'hash'> | undefined> {
  const trimmed = await db<Entry>('audit_entries')
    .where({ company_id: company, type: 'history.trimmed' })
    .orderBy('seq', 'desc')
    .first('facts')
  return trimmed && { seq: Number(trimmed.facts.through), hash: String(trimmed.facts.seal) }
}

/** Entries in memory at once. */
const BATCH = 1_000
/** The lowest number that fits into the column, so that an entry which was put before the first is found. */
const LOWEST = -(2 ** 31)

type Checked = Pick<Verified, 'entries' | 'broken' | 'head'>

/** @internal Exported for tests alone. */
export async function checkChain(db: Db, company: CompanyId, known: readonly KnownHead[] = []): Promise<Checked> {
  const anchor = await findAnchor(db, company)
  const hashes = new Map(known.map(({ seq, hash }) => [seq, hash]))
  let previous: Pick<Head, 'seq' | 'hash'> | undefined
  let entries: readonly Entry[] = []
  let from = LOWEST
  let count = 0
  do {
    entries = await db<Entry>('audit_entries')
      .where({ company_id: company })
      .where('seq', '>=', from)
      .orderBy('seq')
      .limit(BATCH)
      .select()
    for (const entry of entries) {
      previous ??= beginning(entry, anchor)
      const isKnown = (hashes.get(entry.seq) ?? entry.hash) === entry.hash
      if (!isIntact(entry, previous) || !isKnown) return { entries: count, broken: entry.seq, head: undefined }
      previous = entry
      from = entry.seq + 1
      count += 1
    }
  } while (entries.length === BATCH)
  const head = await db<Head>('audit_heads').where({ company_id: company }).first()
  const { seq, hash } = previous ?? start
  const isWhole =
    head && isSealed(db, head) && head.seq === seq && head.hash === hash && known.every(each => each.seq <= seq)
  return {
    entries: count,
    broken: isWhole ? undefined : seq + 1,
    head: seq > 0 ? { company, seq, hash } : undefined,
  }
}

/**
 * What the first entry that is there must follow: in a chain that was trimmed, the last entry that is gone. While it is being
 * trimmed, the first entry is about to go, so whatever it follows is taken as it says; the first one that stays is linked to
 * the last one that goes.
 */
function beginning(
  { seq, previous }: Entry,
  anchor: Pick<Head, 'seq' | 'hash'> | undefined,
): Pick<Head, 'seq' | 'hash'> {
  if (!anchor || seq <= 1 || seq > anchor.seq + 1) return start
  return seq === anchor.seq + 1 ? anchor : { seq: seq - 1, hash: previous }
}

const isIntact = (entry: Entry, previous: Pick<Head, 'seq' | 'hash'>) =>
  entry.seq === previous.seq + 1 &&
  entry.previous === previous.hash &&
  entry.hash === hashOf(entry) &&
  (entry.written === null || entry.written_digest === digest(entry.written))

const start = { seq: 0, hash: '' }

/**
 * Whether a history that ends there was written with our key; without one nobody can tell. One that begins has no seal yet: it
 * can be destroyed and begun anew, not rewritten.
 */
function isSealed(db: Db, { company_id, seq, hash, seal }: Head): boolean {
  const expected = sealOf(db, company_id, seq, hash)
  return seq === 0 || expected === null || seal === expected
}

/** Where the histories end that a transaction has locked, with what it has written itself. */
const locked = new WeakMap<Trx, Map<CompanyId, Head>>()

function headsOf(trx: Trx): Map<CompanyId, Head> {
  const heads = locked.get(trx) ?? new Map<CompanyId, Head>()
  locked.set(trx, heads)
  return heads
}

/** Locks the histories of these companies, those that have no entry yet included, until the transaction ends. */
export async function lockHeads(trx: Trx, companies: readonly CompanyId[]): Promise<Map<CompanyId, Head>> {
  const heads = headsOf(trx)
  const missing = () => [...new Set(companies)].filter(company => !heads.has(company)).sort()
  const lock = () => lockHeadsOf(trx, 'select unnest(:companies::uuid[])', { companies: missing() })
  if (missing().length > 0) await lock()
  if (missing().length > 0) {
    await trx('audit_heads')
      .insert(missing().map(company_id => ({ company_id, ...start })))
      .onConflict('company_id')
      .ignore()
    await lock()
  }
  return heads
}

/** The same for companies that a subquery finds, in one round trip; those without an entry are left out. */
export async function lockHeadsOf(trx: Trx, companies: string, bindings: Bindings) {
  const { rows } = await ask<{ rows: Head[] }>(
    trx,
    `select company_id, seq, hash, seal from audit_heads where company_id in (${companies}) order by company_id for update`,
    bindings,
  )
  const heads = headsOf(trx)
  for (const row of rows) if (!heads.has(row.company_id)) heads.set(row.company_id, row)
}

function chain(company: CompanyId, head: Pick<Head, 'seq' | 'hash'> = start, cause: Cause, event: DomainEvent): Entry {
  const written = { ...event.written, salt: randomBytes(16).toString('base64url') }
  const entry = {
    company_id: company,
    seq: head.seq + 1,
    at: cause.at,
    person_id: cause.person ?? null,
    type: event.type,
    subject: event.subject,
    facts: { ...event.facts, ...defined({ through: cause.through }) },
    written,
    written_digest: digest(written),
    previous: head.hash,
  }
  return { ...entry, hash: hashOf(entry) }
}

const hashOf = ({
  company_id,
  seq,
  at,
  person_id,
  type,
  subject,
  facts,
  written_digest,
  previous,
}: Omit<Entry, 'hash'>) =>
  sha256([company_id, seq, at.toISOString(), person_id, type, subject, sorted(facts), written_digest, previous])

/** Salted, so that a short note cannot be guessed from its digest once it has been erased. */
const digest = (written: Written) => sha256(sorted(written))

const sorted = (flat: Readonly<Record<string, unknown>>) =>
  Object.entries(flat)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))

const sha256 = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')
