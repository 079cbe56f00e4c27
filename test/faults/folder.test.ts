import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run, start } from '../bot/process.ts'

describe('the folder of a bot', () => {
  let home: string
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'liaison-faults-'))
  })
  after(() => rm(home, { recursive: true }))

  const launch = (folder: string) => run(['--local'], { PORT: '0', DATABASE_URL: folder })

  it('lets one of two in that start at once, after a crash: the other ends with 1 and names it', async () => {
    const folder = join(home, 'shared')
    await writeFile(`${folder}.lock`, '4194305')
    const both = [1, 2].map(() => start(['--local'], { PORT: '0', LOG_LEVEL: 'info', DATABASE_URL: folder }))
    const [first, second] = await Promise.all(both.map(bot => Promise.race([bot.ended, bot.ready()])))
    const [refused, winner] = typeof first === 'string' ? [second, both[0]] : [first, both[1]]
    winner?.kill('SIGTERM')
    await winner?.ended

    assert.ok(typeof refused === 'object', 'both have started')
    assert.equal(refused.code, 1)
    assert.match(refused.err, new RegExp(`^the database folder \\S+ is in use by process ${winner?.pid};[^\\n]*\\n$`))
  })

  it('is named in a sentence when it cannot be made', async () => {
    const file = join(home, 'file')
    await writeFile(file, '')

    const { code, err } = await launch(join(file, 'data'))

    assert.equal(code, 1)
    assert.match(err, /^The database folder \S+ cannot be used: \w+\. [^\n]+\n$/)
  })

  for (const [what, option, errors] of [
    ['full', 'size=6m', 'ENOSPC'],
    ['read-only', 'ro', 'EROFS'],
  ] as const) {
    it(`is named in a sentence when its disk is ${what}, and nothing half-done is left in it`, async function () {
      const disk = join(home, what)
      await mkdir(disk)
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', option, 'tmpfs', disk], { stdio: 'ignore' })
      } catch {
        console.warn('      (a disk of its own takes the right to mount, which is not given here)')
        return this.skip()
      }
      try {
        const { code, err } = await launch(join(disk, 'data'))

        assert.equal(code, 1)
        assert.match(err, new RegExp(`^The database folder \\S+ cannot be used: ${errors}\\. [^\\n]+\\n$`))
        assert.deepEqual(await readdir(disk), [])
        assert.ok(!existsSync(join(disk, 'data.lock')))
      } finally {
        execFileSync('umount', [disk])
      }
    })
  }
})
