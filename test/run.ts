import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import { databaseTests, ruleTests, tests } from './files.ts'
import { startPooler } from './pooler/pooler.ts'
import { type Postgres, startPostgres } from './postgres.ts'

const parallel = ['--parallel', '--jobs', '2']

/** What `npm run` calls the selection, and the arguments of mocha. Those of the user follow; files they name stand alone. */
const selections = {
  all: () => [...parallel, ...tests()],
  rules: () => [...parallel, ...ruleTests()],
  postgres: () => [...parallel, ...databaseTests()],
  pooler: () => [
    'test/{,pooler/}*{story,pooler}.test.ts',
    'test/{bot,domain}/**/*{race,outbox,deliveries,turn,turn-again,backups}.test.ts',
  ],
} as const

type Selection = keyof typeof selections

async function main(selection: Selection, args: readonly string[]): Promise<number> {
  const isNamed = args.some(arg => arg.endsWith('.test.ts'))
  const chosen = isNamed ? [] : selections[selection]()
  const stops: (() => Promise<void>)[] = []
  let suite: ChildProcess | undefined
  let interrupted = 0
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      interrupted = 128 + constants.signals[signal]
      // Mocha hands only SIGINT on to the process that runs the tests.
      suite?.kill('SIGINT')
    })
  }

  try {
    const { url, server } = await startServer(selection, stops)
    if (interrupted) return interrupted
    const mocha = fileURLToPath(import.meta.resolve('mocha/bin/mocha.js'))
    suite = spawn(process.execPath, [mocha, ...chosen, ...args], {
      stdio: 'inherit',
      env: { ...process.env, ...(url && { TEST_DATABASE_URL: url }) },
    })
    const [code] = await once(suite, 'exit')
    const deadlocks = await server?.deadlocks()
    // Whatever locks in another order than the rest is found, even when no test asked for what somebody else was told.
    if (deadlocks) console.error(`Two have locked in different orders:\n${deadlocks}`)
    return interrupted || (code ?? 1) || (deadlocks ? 1 : 0)
  } finally {
    for (const stop of stops.toReversed()) await stop()
  }
}

/** The server that these tests are to use, and the address under which they do; none for the embedded database. */
async function startServer(
  selection: Selection,
  stops: (() => Promise<void>)[],
): Promise<{ readonly url?: string; readonly server?: Postgres }> {
  if (selection !== 'postgres' && selection !== 'pooler') return {}
  const server = await startPostgres()
  stops.push(server.stop)
  if (selection === 'postgres') return { url: server.url, server }
  const pooler = await startPooler(server.url)
  stops.push(pooler.stop)
  return { url: pooler.url, server }
}

const isSelection = (name: string): name is Selection => name in selections

try {
  const [selection = '', ...args] = process.argv.slice(2)
  if (!isSelection(selection))
    throw new Error(`tsx test/run.ts ${Object.keys(selections).join('|')} [arguments of mocha]`)
  process.exitCode = await main(selection, args)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
