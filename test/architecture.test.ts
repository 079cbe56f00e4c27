import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { databaseTests, type File, files, ruleTests } from './files.ts'

function inStorage(path: string) {
  return path.startsWith('domain/storage/')
}

/** Populations: the files of the domain that know storage. All others are values. */
const plurals = new Set(
  files
    .filter(({ path, imports }) => path.startsWith('domain/') && imports.some(({ from }) => inStorage(from)))
    .map(({ path }) => path),
)
const isPlural = (path: string) => plurals.has(path) || inStorage(path)

/** What each room may import, besides itself and Node. `types` means `import type` only. */
const rooms = {
  migrations: { own: false, values: /^$/, types: /^knex$/ },
  cards: { own: true, values: /^(zod$|domain\/data\/catalogue\.ts$)/, types: /^(domain\/|@microsoft\/teams\.cards$)/ },
  bot: {
    own: true,
    values:
      /^(cards\/|domain\/|botbuilder$|restify$|zod$|jose$|pino$|prom-client$|rate-limiter-flexible$|fflate$|fastest-levenshtein$|luxon$|csv-stringify$|nodemailer$|negotiator$|entities$|yauzl$|yazl$|saxes$|@fastify\/busboy$|preact$|preact-render-to-string$|hucre\/xlsx$|hyparquet-writer$|esbuild$|adaptivecards$)/,
    types: /^$/,
  },
} as const

describe('the house', () => {
  for (const { path, imports } of files.filter(({ path }) => !path.startsWith('test'))) {
    const [room = ''] = path.split('/')

    it(`lets ${path} import only what its room may`, () => {
      const foreign = imports.filter(({ from }) => !from.startsWith('node:'))
      if (room === 'domain') {
        for (const { from } of foreign) assert.match(from, isPlural(path) ? storing : /^(domain\/|uuid$|luxon$)/)
        return
      }
      const { own, values, types } = rooms[room as keyof typeof rooms]
      for (const { from, isType } of foreign) {
        const allowed = (own && from.startsWith(`${room}/`)) || values.test(from) || (isType && types.test(from))
        assert.ok(allowed, from)
      }
    })
  }

  const storing = /^(domain\/|knex$|@electric-sql\/pglite|fs-native-extensions$|pg-copy-streams$)/

  for (const { path, imports } of files.filter(({ path }) => path.startsWith('domain/') && !isPlural(path))) {
    it(`keeps ${path} free of storage`, () => {
      assert.deepEqual(
        imports.filter(({ from, isType }) => isPlural(from) && !isType),
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
      ['main', 'ops/backup', 'ops/drill', 'ops/move', 'ops/reconcile', 'ops/restore', 'ops/verify'].map(
        name => `bot/${name}.ts`,
      ),
    )
  })

  it('knows botbuilder only in bot', () => {
    const knowing = files.filter(({ imports }) => imports.some(({ from }) => from === 'botbuilder'))

    for (const { path } of knowing) assert.match(path, /^(bot|test)\//)
  })

  for (const room of ['bot', 'cards', 'domain']) {
    it(`has no circle of imports in ${room}, those of types included`, () => {
      const own = files.filter(({ path }) => path.startsWith(`${room}/`))

      assert.deepEqual(circleIn(own), [])
    })
  }
})

/** Words and tables of data: there one line more is no thing more. */
const long = [
  /^cards\/words\//,
  /^bot\/chat\/lexicon\.ts$/,
  /^bot\/chat\/learning\/wordings\//,
  /^domain\/data\/(attributes|synonyms)\.ts$/,
]

describe('the sources', () => {
  const sources = files.filter(({ path }) => /^(bot|cards|domain)\//.test(path) && !long.some(each => each.test(path)))

  for (const { path } of sources) {
    it(`keep ${path} at 250 lines at most`, () => {
      const lines = linesOf(path)

      assert.ok(lines <= 250, `${lines} lines: split it by its nouns`)
    })
  }
})

describe('the tests', () => {
  for (const { path } of files.filter(({ path }) => path.startsWith('test/'))) {
    it(`keep ${path} at 400 lines at most`, () => {
      const lines = linesOf(path)

      assert.ok(lines <= 400, `${lines} lines: split it by what it is about`)
    })
  }

  it('of a rule start nothing, and those that use the database run on a server, too', () => {
    const [rules, stored] = [ruleTests(), databaseTests()]

    assert.ok(rules.includes('test/domain/kernel/text.test.ts'))
    assert.ok(stored.includes('test/story.test.ts'))
    assert.deepEqual(
      rules.filter(path => stored.includes(path)),
      [],
    )
  })
})

const linesOf = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n').length

/** The files that are left when those that import none of the others, or are imported by none, have been taken away again and again. */
function circleIn(of: readonly File[]): readonly string[] {
  const paths = new Set(of.map(({ path }) => path))
  const imported = new Set(of.flatMap(({ imports }) => imports.map(({ from }) => from)))
  const left = of.filter(({ path, imports }) => imported.has(path) && imports.some(({ from }) => paths.has(from)))
  return left.length === of.length ? of.map(({ path }) => path) : circleIn(left)
}
