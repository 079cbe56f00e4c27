import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

export type LocalPerson = {
  readonly name: string
  readonly teamsId: string
  readonly aadObjectId: string
  readonly tenantId: string
}

/** The message says whose client it was, and why. */
class ClientDidNotStart extends Error {
  override readonly name = 'ClientDidNotStart'
}

type LocalClient = {
  readonly url: string
  /** The exit code, or null when a signal ended it; settles whether or not `stop` was called. */
  readonly exited: Promise<number | null>
  stop(): Promise<void>
}

/**
 * Starts Microsoft's local Teams client for one person and waits until it answers, at most 30 seconds. The bot may start
 * later. `env` is what the process inherits, because only `bot/config.ts` reads the environment.
 */
export async function startClient(options: {
  readonly person: LocalPerson
  readonly colleagues: readonly LocalPerson[]
  readonly port: number
  readonly endpoint: string
  readonly env: NodeJS.ProcessEnv
}): Promise<LocalClient> {
  const { person, colleagues, port } = options
  const folder = await mkdtemp(join(tmpdir(), 'liaison-client-'))
  await writeFile(join(folder, identityFile), JSON.stringify(identity(person, colleagues)))
  const child = launch(folder, options)
  const exited = new Promise<number | null>(resolve => {
    child.once('exit', resolve).once('error', () => resolve(null))
  })

  const clean = () => {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  // It has no children, and Ctrl-C reaches it with its whole group; this is for a parent that ends in any other way.
  process.once('exit', clean)
  const stop = async () => {
    child.kill()
    await Promise.race([exited, sleep(2_000, undefined, { ref: false })])
    clean()
    process.off('exit', clean)
  }

  const failure = await Promise.race([
    opened(child, port),
    exited.then(code => `it ended with code ${code}.`),
    sleep(30_000, 'nothing answered within 30 seconds.', { ref: false }),
  ])
  if (!failure) return { url: urlOf(port), exited, stop }
  const reasons = await ownReasons(folder)
  await stop()
  throw new ClientDidNotStart(`The local client of ${person.name} did not start: ${[failure, ...reasons].join(' ')}`)
}

const identityFile = '.m365agentsplayground.yml'
const logFile = 'client.log'
const program = fileURLToPath(import.meta.resolve('@microsoft/m365agentsplayground/cli.js'))
const urlOf = (port: number) => `http://127.0.0.1:${port}`

/** JSON is YAML too. The ids of the chats are the same at every start, so that stored references stay true. */
function identity(person: LocalPerson, colleagues: readonly LocalPerson[]) {
  const { aadObjectId: id, tenantId } = person
  return {
    version: '0.1.1',
    tenantId,
    bot: { id: '28:liaison', name: 'Liaison' },
    currentUser: account(person),
    users: five(person, colleagues).map(account),
    personalChat: { id: `a:${id}` },
    groupChat: { id: `19:${id}@thread.v2`, name: 'Group chat' },
    team: { id: `19:${id}@thread.tacv2`, name: 'Team', aadGroupId: id, channels: [] },
  }
}

const account = ({ name, teamsId, aadObjectId }: LocalPerson) => {
  const [givenName = '', ...surname] = name.split(' ')
  const email = `${aadObjectId}@local.example`
  return { id: teamsId, name, aadObjectId, userPrincipleName: email, email, givenName, surname: surname.join(' ') }
}

/** The client insists on exactly five others, each with an id of its own. */
const five = ({ teamsId, tenantId }: LocalPerson, colleagues: readonly LocalPerson[]): readonly LocalPerson[] => {
  const others = colleagues.filter(colleague => colleague.teamsId !== teamsId)
  const made = [1, 2, 3, 4, 5].map(number => ({
    name: `Colleague ${number}`,
    teamsId: `${teamsId}-colleague-${number}`,
    aadObjectId: `00000000-0000-4000-8000-00000000000${number}`,
    tenantId,
  }))
  return [...others, ...made].slice(0, 5)
}

function launch(folder: string, { port, endpoint, env }: { port: number; endpoint: string; env: NodeJS.ProcessEnv }) {
  const args = ['start', '-e', endpoint, '-c', 'msteams', '-p', String(port), '--disable-telemetry']
  return spawn(process.execPath, [program, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...env,
      TEAMSAPPTESTER_BROWSER: 'none',
      APPLICATION_INSIGHTS_NO_STATSBEAT: 'true',
      M365_AGENTS_PLAYGROUND_CONFIG_PATH: join(folder, identityFile),
      M365_AGENTS_PLAYGROUND_LOGFILE: join(folder, logFile),
      // Everything it talks to is on this machine, where a proxy of the company cannot reach.
      NO_PROXY: '*',
    },
  })
}

/** Undefined when it answers on that port. When the port is taken it silently takes another one, and only says so. */
async function opened(child: ChildProcess & { stdout: NodeJS.ReadableStream }, port: number) {
  const listening = await new Promise<string>(resolve => createInterface(child.stdout).once('line', resolve))
  if (listening !== `Listening on ${port}`) return `port ${port} is taken.`
  const answer = await fetch(`${urlOf(port)}/_debug/ping`).catch(() => undefined)
  return answer?.ok ? undefined : 'it does not answer.'
}

/** Why it gave up stands only in its own log. */
async function ownReasons(folder: string): Promise<readonly string[]> {
  const log = await readFile(join(folder, logFile), 'utf8').catch(() => '')
  const lines = stripVTControlCharacters(log).split('\n')
  return lines.filter(line => line.startsWith('error ')).map(line => line.slice('error '.length))
}
