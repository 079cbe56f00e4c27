import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

type Import = { readonly isType: boolean; readonly from: string }
type File = { readonly path: string; readonly imports: readonly Import[] }

const sourcesOf = (room: string): readonly string[] =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts'))
    .map(name => join(room, name))
    .sort()

const importsOf = (path: string): readonly Import[] =>
  [...readFileSync(path, 'utf8').matchAll(/^(?:import|export) (type )?(?:[^'"]*? from )?['"]([^'"]+)['"]/gm)].map(
    ([, type, from = '']) => ({
      isType: Boolean(type),
      from: from.startsWith('.') ? normalize(join(dirname(path), from)) : from,
    }),
  )

const files = ['bot', 'cards', 'domain', 'migrations', 'test']
  .flatMap(sourcesOf)
  .map((path): File => ({ path, imports: importsOf(path) }))

/** Populations: the files of the domain that know storage. All others are values. */
const storage =
  /^domain\/(database|(delivery\/(outbox|deliveries|settled|inbox|preferences|mails)|trust\/(audit|denials|trimming|backups|history|secrets)|network\/(directory|people|companies|profiles|connections|connection-views|acceptances|channels|missed|prospects|introductions)|collaboration\/(collaborations|past-invitations|invitations|invitation-views|names|notes|overviews|visibilities)|data\/(grants|sharings|availability)))\.ts$/

/** What each room may import, besides itself and Node. `types` means `import type` only. */
const rooms = {
  migrations: { own: false, values: /^$/, types: /^knex$/ },
  cards: { own: true, values: /^(zod|adaptivecards)$/, types: /^domain\// },
  bot: {
    own: true,
    values:
      /^(cards\/|domain\/|botbuilder$|restify$|zod$|jose$|pino$|prom-client$|rate-limiter-flexible$|fflate$|fastest-levenshtein$|luxon$|csv-stringify$|nodemailer$)/,
    types: /^$/,
  },
} as const

describe('the house', () => {
  for (const { path, imports } of files.filter(({ path }) => !path.startsWith('test'))) {
    const [room = ''] = path.split('/')

    it(`lets ${path} import only what its room may`, () => {
      const foreign = imports.filter(({ from }) => !from.startsWith('node:'))
      if (room === 'domain') {
        for (const { from } of foreign) assert.match(from, storage.test(path) ? storing : /^(domain\/|uuid$|luxon$)/)
        return
      }
      const { own, values, types } = rooms[room as keyof typeof rooms]
      for (const { from, isType } of foreign) {
        const allowed = (own && from.startsWith(`${room}/`)) || values.test(from) || (isType && types.test(from))
        assert.ok(allowed, from)
      }
    })
  }

  const storing = /^(domain\/|knex$|@electric-sql\/pglite)/

  for (const { path, imports } of files.filter(({ path }) => path.startsWith('domain/') && !storage.test(path))) {
    it(`keeps ${path} free of storage`, () => {
      assert.deepEqual(
        imports.filter(({ from, isType }) => storage.test(from) && !isType),
        [],
      )
    })
  }

  it('reads the environment in one place', () => {
    const readers = files.filter(
      ({ path }) => !path.startsWith('test') && readFileSync(path, 'utf8').includes('process.env'),
    )

    assert.deepEqual(
      readers.map(({ path }) => path),
      ['backup', 'drill', 'main', 'move', 'restore', 'verify'].map(name => `bot/${name}.ts`),
    )
  })

  it('knows botbuilder only in bot', () => {
    const knowing = files.filter(({ imports }) => imports.some(({ from }) => from === 'botbuilder'))

    for (const { path } of knowing) assert.match(path, /^(bot|test)\//)
  })

  it('has no import that crosses two areas of the domain in a circle', () => {
    const areaOf = (path: string) => /^domain\/(\w+)\//.exec(path)?.[1]
    const edges = new Set<string>()
    for (const { path, imports } of files) {
      for (const { from, isType } of imports) {
        const [a, b] = [areaOf(path), areaOf(from)]
        if (a && b && a !== b && !isType) edges.add(`${a} → ${b}`)
      }
    }

    for (const edge of edges) {
      const [a, b] = edge.split(' → ')
      assert.ok(!edges.has(`${b} → ${a}`), edge)
    }
  })
})
