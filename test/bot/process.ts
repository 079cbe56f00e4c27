import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildInto } from '../../bot/ops/bundle.ts'
import { provide } from '../hooks.ts'

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string }

/** The bot as a process of its own. */
export type Process = {
  readonly pid: number
  /** Where it listens; rejects, with what it said, when it ends instead or takes longer than a minute. */
  readonly ready: () => Promise<string>
  readonly kill: (signal: NodeJS.Signals) => void
  readonly ended: Promise<Ended>
  readonly isRunning: () => boolean
  /** What it has written to its standard output so far. */
  readonly said: () => string
}

let built: string

/** The build is started, as people start it, and made once for all tests of a process: it is ready in half the time of the sources. */
provide({ start: buildOnce, reset() {} })

/** Makes the build; what measures without Mocha calls it first. */
export async function buildOnce() {
  built = await mkdtemp(join(tmpdir(), 'liaison-built-'))
  process.once('exit', () => rmSync(built, { recursive: true, force: true }))
  await buildInto(join(built, 'dist'))
  await symlink(resolve('node_modules'), join(built, 'node_modules'))
  await writeFile(join(built, 'package.json'), JSON.stringify({ type: 'module' }))
}

type Command = 'main' | `ops/${'verify' | 'reconcile' | 'backup' | 'restore' | 'move' | 'drill'}`

/**
 * What runs a command with the Node that runs the tests. The database engine is compiled once, plainly: these processes live for
 * seconds, in which compiling it well takes a third of the time.
 */
export const commandOf = (command: Command): readonly [string, ...string[]] => [
  process.execPath,
  '--liftoff-only',
  join(built, 'dist/bot', `${command}.js`),
]

/**
 * Starts the bot with these arguments and this environment, which is all it inherits besides PATH; `by` is
 * what runs it when that is not the built bot.
 */
export function start(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  [command, ...before] = commandOf('main'),
): Process {
  const child: ChildProcess = spawn(command, [...before, ...args], {
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk))
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk))
  const ended = once(child, 'close').then(([code]): Ended => ({ code, out, err }))
  const kill = (signal: NodeJS.Signals) => {
    child.kill(signal)
  }
  return {
    pid: child.pid ?? 0,
    kill,
    ended,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    said: () => out,
    async ready() {
      for (let waited = 0; waited < 60_000; waited += 20) {
        const [, url] = /"url":"([^"]+)","msg":"listening"/.exec(out) ?? []
        if (url) return url
        if (child.exitCode !== null) break
        await sleep(20)
      }
      kill('SIGKILL')
      throw new Error(`it did not start: ${out}${err}`)
    },
  }
}

/** Runs a command to its end. */
export const run = (command: Command, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ended> =>
  start(args, env, commandOf(command)).ended
