import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { tableCodes } from '../domain/data/catalogue.ts'
import { nameOf } from '../domain/data/table.ts'
import { files } from './files.ts'

/** The areas of the domain: each may import those before it, types included, and none after it. */
const areas = [
  'kernel',
  'storage',
  'trust',
  'jobs',
  'delivery',
  'company',
  'data',
  'network',
  'collaboration',
  'views',
  'leaving',
]
type Area = (typeof areas)[number]

/** Lies below everything, since everything may name a data entity; it imports nothing. */
const CATALOGUE = 'domain/data/catalogue.ts'

/** Which area a table belongs to: it may be named there, in the areas after it, and nowhere else. */
const tables: Readonly<Record<string, Area>> = {
  // Who somebody is, and what can be asked for, is named everywhere; only `company` and `data` write it.
  companies: 'trust',
  people: 'trust',
  entities: 'trust',
  templates: 'trust',
  audit_entries: 'trust',
  // Sealed when tables are brought up to date.
  audit_heads: 'storage',
  secrets: 'trust',
  regions: 'storage',
  store: 'storage',
  jobs: 'jobs',
  deliveries: 'delivery',
  conversations: 'delivery',
  reminder_stops: 'delivery',
  preferences: 'delivery',
  digest_entries: 'delivery',
  company_channels: 'delivery',
  heard_messages: 'delivery',
  chat_memories: 'delivery',
  mail_refusals: 'delivery',
  terms_acceptances: 'company',
  erasures: 'company',
  available_data: 'data',
  loads: 'data',
  current_loads: 'data',
  copies: 'data',
  uploads: 'data',
  mappings: 'data',
  visits: 'data',
  openings: 'data',
  file_parts: 'data',
  ...Object.fromEntries(tableCodes.map(table => [nameOf(table), 'data' as const])),
  connections: 'network',
  connection_sides: 'network',
  imports: 'network',
  matches: 'network',
  added_addresses: 'network',
  imported: 'network',
  imported_keys: 'network',
  prospects: 'network',
  open_prospects: 'network',
  name_words: 'network',
  collaborations: 'collaboration',
  invitations: 'collaboration',
  notes: 'collaboration',
  past_invitations: 'collaboration',
  past_scores: 'collaboration',
  // Kept by triggers; the scores of days are recorded from it.
  sights: 'collaboration',
  grants: 'views',
  requests: 'views',
}

const sourcesOf = (room: string) => files.map(({ path }) => path).filter(path => path.startsWith(`${room}/`))

/** The other sources that one imports; packages are none. */
const importsOf = (path: string): readonly string[] =>
  (files.find(file => file.path === path)?.imports ?? []).map(({ from }) => from).filter(from => from.endsWith('.ts'))

const areaOf = (path: string): Area => {
  const area = areas.find(each => path.startsWith(`domain/${each}/`))
  assert.ok(area, `${path} is in no area of the domain`)
  return area
}

/** The tables that a source names where SQL or knex expects one. */
function namedIn(source: string): readonly string[] {
  const inSql = source.matchAll(/\b(?:from|join|into|update|table)\s+(\w+)\b/g)
  const inBuilder = source.matchAll(/\b(?:db|trx|\w*[jJ]oin|into|from)(?:<[^()]*>)?\('(\w+)(?: as \w+)?'/g)
  const names = [...inSql, ...inBuilder].map(([, name = '']) => name)
  return [...new Set(names)].filter(name => name in tables)
}

describe('the areas of the domain', () => {
  for (const path of sourcesOf('domain')) {
    it(`let ${path} import only what lies before it, types included`, () => {
      const place = areas.indexOf(areaOf(path))

      const later = importsOf(path).filter(
        from => from !== CATALOGUE && (!from.startsWith('domain/') || areas.indexOf(areaOf(from)) > place),
      )

      assert.deepEqual(later, [])
    })

    it(`let ${path} name only the tables of its area and of those before it`, () => {
      const place = areas.indexOf(areaOf(path))

      const foreign = namedIn(readFileSync(path, 'utf8')).filter(
        table => areas.indexOf(tables[table] ?? 'views') > place,
      )

      assert.deepEqual(foreign, [])
    })
  }

  it('own every table and view that there is, and none that there is not', () => {
    const made = sourcesOf('migrations').flatMap(path =>
      [...readFileSync(path, 'utf8').matchAll(/createTable\('(\w+)'|create view (\w+)/g)].map(
        ([, table, view]) => table ?? view ?? '',
      ),
    )

    // Those of the catalogue are made from a list, which tables.test.ts compares with it.
    assert.deepEqual(Object.keys(tables).sort(), [...new Set([...made, ...tableCodes.map(nameOf)])].sort())
  })

  it('keep the catalogue below everything', () => {
    assert.deepEqual(importsOf(CATALOGUE), [])
  })

  it('are not asked by SQL from anywhere else', () => {
    const outside = ['bot', 'cards'].flatMap(sourcesOf)

    for (const path of outside) assert.deepEqual(namedIn(readFileSync(path, 'utf8')), [], path)
  })
})
