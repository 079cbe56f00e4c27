import assert from 'node:assert/strict'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { db } from '../../database.ts'

const STATEMENTS = 300

/** Bytes of what is in use; a process may only collect what is not when it was told that somebody will ask for it. */
function bytesInUse(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}

const ask = async () => {
  for (let asked = 0; asked < STATEMENTS; asked++) {
    await db.raw('select n, md5(n::text) from generate_series(1, 1000) n')
  }
}

describe('what the database has answered', () => {
  it('is kept by nobody: three hundred thousand rows later no more is in memory', async () => {
    await ask()
    const before = bytesInUse()

    await ask()

    const more = bytesInUse() - before
    assert.ok(more < 10_000_000, `${more} bytes more`)
  })
})
