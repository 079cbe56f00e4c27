import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync } from 'node:fs'
import { appendFile, chown, readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'

export type Postgres = {
  /** Of an empty database, as superuser. It stays the same when the server restarts. */
  readonly url: string
  stop(): Promise<void>
  /** `fast` rolls back what is running and shuts down cleanly; `immediate` is a crash, and recovery follows. */
  restart(mode: 'fast' | 'immediate'): Promise<void>
  /** What its log says of deadlocks, with the statements; empty when there was none. */
  deadlocks(): Promise<string>
  /** Another server that follows this one until it is promoted; it goes with it. */
  startStandby(): Promise<Standby>
}

export type Standby = {
  readonly port: number
  /** Returns when it is a primary of its own, and the old one has crashed. */
  promote(): Promise<void>
}

/**
 * Starts a PostgreSQL server of its own, for this process only: nothing outside its temporary folder is touched, and
 * both go when this process does, even by kill -9. Rejects with what to install when there is no server to start.
 */
export async function startPostgres(): Promise<Postgres> {
  const bin = await serverBinaries()
  const identity = await serverIdentity()
  const folder = mkdtempSync(join(tmpdir(), 'liaison-postgres-'))
  const stop = guard(folder)
  const [data, log] = [join(folder, 'data'), join(folder, 'log')]
  // The account of the server may not be allowed into the folder we stand in, and would complain.
  const tool = (name: string, ...args: readonly string[]) => run(join(bin, name), args, { ...identity, cwd: folder })
  const control = (...args: readonly string[]) => tool('pg_ctl', ...args, '--pgdata', data, '--log', log, ...patiently)

  try {
    if (identity) await chown(folder, identity.uid, identity.gid)
    await tool('initdb', '--pgdata', data, ...cluster)
    const port = await freePort()
    await appendFile(join(data, 'postgresql.conf'), configuration(port, folder))
    await control('start')
    await tool('createdb', '--host', '127.0.0.1', '--port', `${port}`, '--username', 'postgres', 'liaison')
    return {
      url: `postgres://postgres@127.0.0.1:${port}/liaison`,
      stop,
      restart: async mode => {
        await control('restart', '--mode', mode)
      },
      async deadlocks() {
        const said = await readFile(log, 'utf8')
        // What belongs to an error follows it, up to the next one.
        const errors = said.split(/^(?=.*(?:ERROR|LOG|FATAL): )/m)
        return errors.filter(error => error.includes('ERROR:  deadlock detected')).join('')
      },
      async startStandby() {
        const [own, followed] = [await freePort(), join(folder, 'standby')]
        const follow = (...args: readonly string[]) =>
          tool('pg_ctl', ...args, '--pgdata', followed, '--log', `${log}-standby`, ...patiently)
        const source = `host=127.0.0.1 port=${port} user=postgres`
        await tool(
          'pg_basebackup',
          '--dbname',
          source,
          '--pgdata',
          followed,
          '--write-recovery-conf',
          '--checkpoint=fast',
        )
        await appendFile(join(followed, 'postgresql.conf'), `port = ${own}\n`)
        await follow('start')
        // From now on nothing is acknowledged that it does not have.
        const client = new pg.Client({ connectionString: `postgres://postgres@127.0.0.1:${port}/postgres` })
        await client.connect()
        await client.query(`alter system set synchronous_standby_names = '*'`)
        await client.query('select pg_reload_conf()')
        await client.end()
        return {
          port: own,
          async promote() {
            await control('stop', '--mode', 'immediate')
            await follow('promote')
          },
        }
      },
    }
  } catch (error) {
    const said = await readFile(log, 'utf8').catch(() => '')
    await stop()
    throw new Error(`PostgreSQL did not start: ${error instanceof Error ? error.message : error}\n${said}`.trim())
  }
}

/** A new, empty database on that server; its address. */
export async function createDatabase(server: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`create database ${client.escapeIdentifier(name)}`)
  await client.end()
  return Object.assign(new URL(server), { pathname: name }).href
}

/** `pg_config` may belong to a client without a server, so it is believed only when `initdb` is where it says. */
async function serverBinaries(): Promise<string> {
  const notified = await run('pg_config', ['--bindir']).catch(() => '')
  const versions = await readdir(debian).catch(() => [])
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a)).map(version => join(debian, version, 'bin'))
  const found = [notified.trim(), ...newestFirst].find(folder => folder && existsSync(join(folder, 'initdb')))
  if (found) return found
  throw new Error('There is no PostgreSQL server on this machine. Install one: apt-get install postgresql')
}

const debian = '/usr/lib/postgresql'

/** The server refuses to run as root; the package that brings it also makes the account it runs under. */
export async function serverIdentity(): Promise<{ readonly uid: number; readonly gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])])
    return { uid: Number(uid), gid: Number(gid) }
  } catch {
    throw new Error('PostgreSQL cannot run as root and there is no user postgres: apt-get install postgresql')
  }
}

/** Returns what stops the server of this folder and removes both. It happens by itself when this process ends. */
function guard(folder: string): () => Promise<void> {
  // A session of its own, so that Ctrl+C and a kill of the whole group spare it.
  const stdio = ['pipe', 'ignore', 'ignore'] as const
  const guardian = spawn('/bin/sh', ['-c', untilWeAreGone, 'sh', folder], {
    cwd: '/',
    detached: true,
    stdio: [...stdio],
  })
  guardian.unref()
  const gone = once(guardian, 'exit')
  return async () => {
    guardian.ref()
    guardian.stdin.end()
    await gone
  }
}

// Its input ends when the process at the other end does, even by kill -9. The server removes its pid file last.
const untilWeAreGone = `
cat
for file in "$1"/*/postmaster.pid; do
  pid=$(head -n 1 "$file") && kill -INT "$pid"
  for try in $(seq 200); do
    [ -e "$file" ] || break
    [ "$try" = 100 ] && kill -QUIT "$pid"
    sleep 0.05
  done
done
for try in $(seq 50); do
  rm -rf "$1" && break
  sleep 0.1
done
`

const cluster = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync']

// A minute is for a machine that is busy with something else.
const patiently = ['--wait', '--timeout=60', '--silent']

const configuration = (port: number, sockets: string) => `
listen_addresses = '127.0.0.1'
port = ${port}
unix_socket_directories = '${sockets}'
max_connections = 100
fsync = off
`

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('there is no free port')
  return address.port
}

async function run(file: string, args: readonly string[], options: object = {}): Promise<string> {
  const { stdout } = await promisify(execFile)(file, [...args], { ...options, encoding: 'utf8' })
  return stdout
}
