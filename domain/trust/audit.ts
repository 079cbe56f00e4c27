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
  const entries = await db<Entry>('audit_entries').where({ company_id: company }).orderBy('seq').select()
  const head = await db<Head>('audit_heads').where({ company_id: company }).first('seq', 'hash')
  let previous: Pick<Head, 'seq' | 'hash'> = start
  for (const entry of entries) {
    const { seq, written, written_digest } = entry
    const intact =
      seq === previous.seq + 1 &&
      entry.previous === previous.hash &&
      entry.hash === hashOf(entry) &&
      (written === null || written_digest === digest(written))
    if (!intact) return { seq }
    previous = entry
  }
  return head && head.seq === previous.seq && head.hash === previous.hash ? undefined : { seq: previous.seq + 1 }
}

const start = { seq: 0, hash: '' }

async function lockHeads(trx: Trx, companies: readonly CompanyId[]) {
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
    facts: event.facts ?? {},
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
