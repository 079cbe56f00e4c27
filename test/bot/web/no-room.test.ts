import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { everything } from '../../database.ts'
import { partners } from '../../domain/collaboration/shared.ts'
import { current } from '../files/loaded.ts'
import { opened } from './tab.ts'

const rows = Array.from({ length: 200_000 }, (_, at) => `V-${at},Müller & Söhne`).join('\n')

describe('a file for which there is no room', () => {
  let disk: string
  const place = process.env.TMPDIR
  before(async () => {
    disk = await mkdtemp(join(tmpdir(), 'liaison-disk-'))
  })
  after(() => rm(disk, { recursive: true }))

  it('on a full disk is refused in one sentence, and nothing is left of it', async function () {
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]).status !== 0) {
      console.warn('      (a disk of its own takes the right to mount, which is not given here)')
      return this.skip()
    }
    try {
      const { bob } = (await partners()).contoso
      const { tab, page } = await opened(bob)
      process.env.TMPDIR = disk

      const { status, text } = await tab.send(page, `VendorId,Name\n${rows}\n`)

      assert.equal(status, 507)
      assert.match(text, /There is no room for the file just now\. Nothing was kept of it/)
      assert.deepEqual(await readdir(disk), [])
      const { uploads, file_parts, loads } = await everything()
      assert.deepEqual([uploads, file_parts, loads], [[], [], []])
      const mapping = await tab.send(await tab.go('/data'), 'VendorId,Name\n1,A\n')
      assert.match(mapping.text, /What the columns mean/)
      assert.deepEqual(await current(bob, 'Vendor', 'name'), [])
    } finally {
      if (place === undefined) delete process.env.TMPDIR
      else process.env.TMPDIR = place
      execFileSync('umount', [disk])
    }
  })

  it('within what a process may write is refused likewise', () => {
    const script = `
      import { writeTemporary } from './bot/files/temporary.ts'
      import { isFull } from './domain/storage/errors.ts'
      import { readdirSync } from 'node:fs'
      async function* bytes() { for (let at = 0; at < 100; at++) yield Buffer.alloc(100_000) }
      const error = await writeTemporary(bytes()).catch(error => error)
      console.log(isFull(error), error.code, readdirSync(process.env.TMPDIR).filter(name => name.startsWith('liaison-file')).length)`
    const limited = `trap '' XFSZ; ulimit -f 1000; exec "$0" --import tsx --input-type=module -e "$1"`

    const { stdout, stderr } = spawnSync('bash', ['-c', limited, process.execPath, script], {
      env: { PATH: process.env.PATH, TMPDIR: disk },
      encoding: 'utf8',
    })

    assert.equal(stdout, 'true EFBIG 0\n', stderr)
  })
})
