import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { median } from './load.ts'

/** Starts of which the median counts. */
const STARTS = 3

/** How soon the bot is ready, built anew: with an embedded database that it has to make, with one that is there, and with a server's. */
export async function secondsToStart(server: string) {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' })
  const folder = mkdtempSync(join(tmpdir(), 'liaison-bench-'))
  const fresh: number[] = []
  const known: number[] = []
  const served: number[] = []
  await secondsWith(server)
  try {
    for (let start = 0; start < STARTS; start++) {
      fresh.push(await secondsWith(join(folder, `${start}`)))
      known.push(await secondsWith(join(folder, `${start}`)))
      served.push(await secondsWith(server))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return { fresh: median(fresh), known: median(known), served: median(served) }
}

async function secondsWith(database: string): Promise<number> {
  const port = await freePort()
  const env = { ...process.env, PORT: `${port}`, DATABASE_URL: database }
  const began = performance.now()
  const child = spawn(process.execPath, ['dist/bot/main.js', '--local'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const end = once(child, 'exit')
  try {
    while (!(await isReady(port))) {
      if (child.exitCode !== null) throw new Error(`Liaison ended with ${child.exitCode}`)
      await sleep(10)
    }
    return (performance.now() - began) / 1000
  } finally {
    child.kill()
    await end
  }
}

async function isReady(port: number): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined)
  await response?.body?.cancel()
  return response?.status === 200
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
