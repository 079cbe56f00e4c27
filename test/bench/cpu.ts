import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'

/** Milliseconds of one tick in which the kernel counts. */
const TICK = 10

/** Asks the kernel how long a PostgreSQL server on this machine has been at work so far, in milliseconds: all its processes. */
export async function cpuOfServer(url: string): Promise<() => number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const parent = statOf(`${rows[0]?.pid}`)?.parent ?? ''
  await client.end()
  return () => {
    const children = readdirSync('/proc').filter(name => /^\d+$/.test(name) && statOf(name)?.parent === parent)
    // Of those that have ended, their parent knows.
    return TICK * ((statOf(parent)?.ended ?? 0) + children.reduce((sum, pid) => sum + (statOf(pid)?.own ?? 0), 0))
  }
}

/** See proc(5); undefined when it has ended meanwhile. */
function statOf(pid: string) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [own, system, ended, endedSystem] = fields.slice(11, 15).map(Number)
    return { parent: fields[1], own: (own ?? 0) + (system ?? 0), ended: (ended ?? 0) + (endedSystem ?? 0) }
  } catch {
    return undefined
  }
}
