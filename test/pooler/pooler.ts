import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, serverIdentity } from '../postgres.ts'

export type Pooler = {
  /** Of the same database, through the pooler. */
  readonly url: string
  stop(): Promise<void>
}

/**
 * Starts a PgBouncer of its own before that server, in transaction mode and otherwise as it comes: whatever a session would
 * keep is somebody else's a moment later. It goes when this process does, even by kill -9.
 */
export async function startPooler(server: string): Promise<Pooler> {
  const { hostname, port, username } = new URL(server)
  const folder = await mkdtemp(join(tmpdir(), 'liaison-pooler-'))
  const own = await freePort()
  const file = join(folder, 'pgbouncer.ini')
  await writeFile(
    file,
    `[databases]
* = host=${hostname} port=${port} user=${username}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${own}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 4
max_client_conn = 500
`,
  )
  // It refuses to run as root.
  const identity = await serverIdentity()
  if (identity) for (const path of [folder, file]) await chown(path, identity.uid, identity.gid)
  const child = spawn('/bin/sh', ['-c', 'pgbouncer -q "$1" & cat; kill -INT $!; wait', 'sh', file], {
    stdio: ['pipe', 'ignore', 'inherit'],
    cwd: '/',
    env: { PATH: `${process.env.PATH}:/usr/sbin` },
    ...identity,
  })
  const gone = once(child, 'exit')
  await listening(own)
  return {
    url: Object.assign(new URL(server), { port: `${own}` }).href,
    async stop() {
      child.stdin.end()
      await gone
      await rm(folder, { recursive: true })
    },
  }
}

async function listening(port: number) {
  for (let waited = 0; waited < 10_000; waited += 50) {
    const socket = connect(port, '127.0.0.1')
    const isThere = await Promise.race([
      once(socket, 'connect').then(
        () => true,
        () => false,
      ),
      sleep(1_000),
    ])
    socket.destroy()
    if (isThere) return
    await sleep(50)
  }
  throw new Error('PgBouncer did not start. Is it there? apt-get install pgbouncer')
}
