import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandOf, run, start } from '../bot/process.ts'

describe('the folder of a bot', () => {
  let home: string
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'liaison-faults-'))
  })
  after(() => rm(home, { recursive: true }))

  const launch = (folder: string) => run('main', ['--local'], { PORT: '0', DATABASE_URL: folder })

  it('lets one of two in that start at once, after a crash: the other ends with 1 and names it', async () => {
    const folder = join(home, 'shared')
    await mkdir(folder)
    await writeFile(join(folder, 'liaison.lock'), 'process 1 on somewhere')
    const both = [1, 2].map(() => start(['--local'], { PORT: '0', LOG_LEVEL: 'info', DATABASE_URL: folder }))
    const [first, second] = await Promise.all(both.map(bot => Promise.race([bot.ended, bot.ready()])))
    const [refused, winner] = typeof first === 'string' ? [second, both[0]] : [first, both[1]]
    winner?.kill('SIGTERM')
    await winner?.ended

    assert.ok(typeof refused === 'object', 'both have started')
    assert.equal(refused.code, 1)
    assert.match(
      refused.err,
      new RegExp(`^the database folder \\S+ is in use by process ${winner?.pid} on \\S+;[^\\n]*\\n$`),
    )
  })

  it('has one owner between containers, in each of which the bot is process 1', async function () {
    const folder = join(home, 'volume')
    const contained = ['--pid', '--fork', '--kill-child', '--mount-proc', ...commandOf('main')]
    if (spawnSync('unshare', ['--pid', '--fork', '--mount-proc', 'true']).status !== 0) {
      console.warn('      (a container takes the right to make one, which is not given here)')
      return this.skip()
    }
    const first = start(['--local'], { PORT: '0', LOG_LEVEL: 'info', DATABASE_URL: folder }, ['unshare', ...contained])
    await first.ready()

    const { code, err } = await start(['--local'], { PORT: '0', DATABASE_URL: folder }, ['unshare', ...contained]).ended
    first.kill('SIGKILL')
    await first.ended
    const third = start(['--local'], { PORT: '0', LOG_LEVEL: 'info', DATABASE_URL: folder })
    await third.ready()
    third.kill('SIGTERM')

    assert.equal(code, 1)
    assert.match(err, /^the database folder \S+ is in use by process 1 on \S+; [^\n]+\n$/)
    assert.equal((await third.ended).code, 0)
  })

  it('may be a disk of its own', async function () {
    const disk = join(home, 'disk')
    await mkdir(disk)
    if (spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', disk]).status !== 0) {
      console.warn('      (a disk of its own takes the right to mount, which is not given here)')
      return this.skip()
    }
    try {
      for (const folder of [disk, `${disk}/`]) {
        const bot = start(['--local'], { PORT: '0', LOG_LEVEL: 'info', DATABASE_URL: folder })
        await bot.ready()
        bot.kill('SIGTERM')

        assert.equal((await bot.ended).code, 0)
        const names = await readdir(disk)
        assert.deepEqual(
          names.filter(name => name.startsWith('liaison')),
          ['liaison.heads', 'liaison.key', 'liaison.lock'],
        )
      }
    } finally {
      execFileSync('umount', [disk])
    }
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
      } finally {
        execFileSync('umount', [disk])
      }
    })
  }
})
