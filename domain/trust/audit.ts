import { createHash, randomBytes } from 'node:crypto'
import { type Db, prepared, type Trx } from '../database.ts'
import type { Cause, DomainEvent } from '../event.ts'
import type { CompanyId } from '../ids.ts'

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
type Head = Pick<Entry, 'company_id' | 'seq' | 'hash'>

/**
 * K6: writes each event into the history of every company it concerns, chained to that company's last entry. Two round
 * trips however many events. The heads are locked in the order of their ids, so that two changes never wait for each other.
 */
export async function audit(trx: Trx, cause: Cause, events: readonly DomainEvent[]) {
  const heads = await lockHeads(trx, [...new Set(events.flatMap(({ concerns }) => concerns))])
  const entries = events.flatMap(event =>
    event.concerns.map(company => {
      const entry = seal(company, heads.get(company), cause, event)
      heads.set(company, entry)
      return entry
    }),
  )
  await prepared(
    trx,
    `with heads as (
       update audit_heads h set seq = n.seq, hash = n.hash
       from jsonb_to_recordset(:heads::jsonb) as n (company_id uuid, seq integer, hash text)
       where h.company_id = n.company_id
     )
     insert into audit_entries
     select * from jsonb_populate_recordset(null::audit_entries, :entries::jsonb)`,
    { heads: JSON.stringify([...heads.values()]), entries: JSON.stringify(entries) },
  )
}

/** The first entry of a company's history that does not fit its chain; undefined when all of them do. */
export async function findBrokenEntry(db: Db, company: CompanyId): Promise<{ readonly seq: number } | undefined> {
  const { broken } = await checkChain(db, company)
  return broken === undefined ? undefined : { seq: broken }
}

/** What became of a history: how many entries fit the chain, and the first that does not. */
export type Verified = {
  readonly company: CompanyId
  /** Null for a company that is not there any more. */
  readonly name: string | null
  readonly entries: number
  readonly broken: number | undefined
}

/**
 * K6: every history there is, one after the other, each as it stood at one moment: the bot may go on meanwhile. A company
 * of which only the head of its chain or some entries are left counts, too.
 */
export async function* verifyHistories(db: Db): AsyncGenerator<Verified> {
  const { rows } = await db.raw<{ rows: Pick<Verified, 'company' | 'name'>[] }>(
    `select k.id as company, c.name
     from (select id from companies union select company_id from audit_heads union select company_id from audit_entries) k
     left join companies c on c.id = k.id order by k.id`,
  )
  for (const { company, name } of rows) {
    const checked = await db.transaction(trx => checkChain(trx, company), {
      isolationLevel: 'repeatable read',
      readOnly: true,
    })
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
/** Of all that fit into the column: an entry before the first is one too many. */
const LOWEST = -(2 ** 31)

async function checkChain(db: Db, company: CompanyId): Promise<Pick<Verified, 'entries' | 'broken'>> {
  const anchor = await findAnchor(db, company)
  let previous: Pick<Head, 'seq' | 'hash'> | undefined
  let [entries, from, count]: [readonly Entry[], number, number] = [[], LOWEST, 0]
  do {
    entries = await db<Entry>('audit_entries')
      .where({ company_id: company })
      .where('seq', '>=', from)
      .orderBy('seq')
      .limit(BATCH)
      .select()
    for (const entry of entries) {
      previous ??= beginning(entry, anchor)
      if (!isIntact(entry, previous)) return { entries: count, broken: entry.seq }
      previous = entry
      from = entry.seq + 1
      count += 1
    }
  } while (entries.length === BATCH)
  const head = await db<Head>('audit_heads').where({ company_id: company }).first('seq', 'hash')
  const { seq, hash } = previous ?? start
  const isWhole = head && head.seq === seq && head.hash === hash
  return { entries: count, broken: isWhole ? undefined : seq + 1 }
}

/**
 * What the first entry that is there must follow. Where the chain was trimmed, that is the last one that is gone; while it is
 * being trimmed, whatever it says itself: it goes, too, and the first that stays is linked to the last one that goes.
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

export async function lockHeads(trx: Trx, companies: readonly CompanyId[]) {
  const lock = async () => {
    const { rows } = await prepared<{ rows: Head[] }>(
      trx,
      'select company_id, seq, hash from audit_heads where company_id = any(:companies) order by company_id for update',
      { companies },
    )
    return rows
  }
  const rows = await lock()
  if (rows.length === companies.length) return headsOf(rows)
  await trx('audit_heads')
    .insert([...companies].sort().map(company_id => ({ company_id, ...start })))
    .onConflict('company_id')
    .ignore()
  return headsOf(await lock())
}

const headsOf = (rows: readonly Head[]) => new Map(rows.map(row => [row.company_id, row]))

function seal(company: CompanyId, head: Pick<Head, 'seq' | 'hash'> = start, cause: Cause, event: DomainEvent): Entry {
  const written = { ...event.written, salt: randomBytes(16).toString('base64url') }
  const entry = {
    company_id: company,
    seq: head.seq + 1,
    at: cause.at,
    person_id: cause.person ?? null,
    type: event.type,
    subject: event.subject,
    facts: { ...event.facts, ...(cause.through ? { through: cause.through } : {}) },
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
