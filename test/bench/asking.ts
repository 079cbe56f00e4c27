import { hear } from '../../bot/chat/say.ts'
import { readerOf } from '../../cards/reader.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import type { Db } from '../../domain/storage/database.ts'
import { migrate } from '../../domain/storage/migrations.ts'
import { openDatabase } from '../../domain/storage/opening.ts'
import { median } from './load.ts'

/** Partners of the company that asks; as many again are companies that it could find. */
const SMALL = 10
const LARGE = 10_000
/** Times that all sentences are read, one after the other. */
const ROUNDS = 5

/** Names, typos, words that thousands of names have, none at all, and the longest sentence that is read. */
const sentences = [
  "what's our visibility with Forrikam Components?",
  'does novadann see our warehouses',
  'who has not answered yet',
  'what does tailspiware share with us, and what do we share with conttone electronics',
  'is that electronics components systems group one of our partners',
  'Was geben wir Litwadan Logistics frei?',
  '谁能看到我们的产品',
  'forrikam novatu components litwakam systems adventura robotics wingtine group belmonia '.repeat(6).slice(0, 500),
]

/** Milliseconds for one sentence, as medians: in all, of our own process's CPU, and for the barest round trip beside it. */
export type Heard = { readonly partners: number; readonly all: number; readonly cpu: number; readonly trip: number }

/** How long it takes to understand a sentence, among few partners and among many, in a database that is empty. */
export async function timeSentences(url: string): Promise<readonly Heard[]> {
  const { db, close } = await openDatabase(url)
  try {
    await migrate(db)
    const few = await found(db, 1, SMALL)
    const many = await found(db, 2, LARGE)
    await db.raw('analyze')
    return [await time(db, few, SMALL), await time(db, many, LARGE)]
  } finally {
    await close()
  }
}

async function time(db: Db, by: Actor, partners: number): Promise<Heard> {
  const context = { db, by, reader: readerOf('en-US', 'UTC') }
  const taken: Omit<Heard, 'partners'>[] = []
  for (let round = -1; round < ROUNDS; round++) {
    for (const sentence of sentences) {
      const trip = await clocked(() => db.raw('select 1'))
      const heard = await clocked(() => hear(context, sentence))
      if (round >= 0) taken.push({ all: heard.ms, cpu: heard.cpu, trip: trip.ms })
    }
  }
  const middle = (of: keyof Omit<Heard, 'partners'>) => median(taken.map(one => one[of]))
  return { partners, all: middle('all'), cpu: middle('cpu'), trip: middle('trip') }
}

async function clocked(act: () => Promise<unknown>) {
  const [before, began] = [process.cpuUsage(), performance.now()]
  await act()
  const ms = performance.now() - began
  const { user, system } = process.cpuUsage(before)
  return { ms, cpu: (user + system) / 1_000 }
}

/** Thousands of first words and a few second ones, as with companies. */
function nameOf(number: number): string {
  const pick = (from: string, at: number) => from.split(' ')[Math.floor(at) % from.split(' ').length] ?? ''
  const head = pick('For No Da Lit Tail Con Ad Pro Wing Lu Mar Bel Tre', number)
  const middle = pick('ri va tu wa spi to ven se ti cer go lo mo', number / 13)
  const tail = pick('kam dan mic ware ne so tura lis tec nia bis rex vin', number / 169)
  const trade = pick(
    'Components Electronics Systems Logistics Parts Plastics Supplies Foods Textiles Packaging Chemicals Metals Tools Motors Optics Sensors Cables Valves Pumps Group',
    number,
  )
  return `${head}${middle}${tail} ${trade} ${Math.floor(number / 2197) || ''}`.trim()
}

/** A company with so many partners, whose names are made of the same few words as those of companies are. */
async function found(db: Db, number: number, partners: number): Promise<Actor> {
  const by = { company: crypto.randomUUID(), person: crypto.randomUUID(), role: 'responder', at: new Date() } as unknown
  const { company, person } = by as Actor
  const people = { number, company, person, partners }
  const names = Array.from({ length: partners + 1 }, (_, at) => nameOf(at) + (number === 1 ? ' Ltd' : ''))
  await db.raw(
    `insert into companies (id, tenant_id, name, name_key, country, region, is_public, profile, registered_at)
     select case when at = 1 then :company::uuid else gen_random_uuid() end, gen_random_uuid(), name, lower(name), 'DE',
       'eu', at % 2 = 0, jsonb_build_object('name', name), now()
     from unnest(:names::text[]) with ordinality as n (name, at)`,
    { ...people, names },
  )
  await db.raw(
    `insert into people (id, company_id, object_id, name, role, locale, time_zone, joined_at)
     values (:person, :company, :person, 'Asks', 'responder', 'en-US', 'UTC', now())`,
    people,
  )
  await db.raw(
    `insert into connections (id, requester_id, receiver_id, round, status, asked_at, asked_by, answered_at, answered_by)
     select gen_random_uuid(), :company, c.id, 1, 'connected', now(), :person, now(), :person
     from companies c where c.id <> :company and not exists (select 1 from people p where p.company_id = c.id)
       and (c.name like '% Ltd') = (:number = 1)`,
    people,
  )
  return by as Actor
}
