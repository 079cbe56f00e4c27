import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { start } from '../bot/process.ts'
import { createDatabase, type Postgres, startPostgres } from '../postgres.ts'
import { actDuring, meet, newLedger } from './acts.ts'
import { check, countDue } from './check.ts'
import { openProxy, type TcpProxy } from './proxy.ts'
import { report } from './report.ts'
import { newServerDatabase } from './run.ts'
import { type Stage, stage, until } from './stage.ts'

describe('a primary that crashes, and whose standby is promoted', () => {
  let primary: Postgres
  let proxy: TcpProxy
  let set: Stage
  afterEach(async () => {
    await set.stop()
    await proxy.close()
    await primary.stop()
  })

  it('loses nothing that was acknowledged by two bots, and tells nothing twice', async function () {
    this.timeout('200s')
    primary = await startPostgres()
    const url = await createDatabase(primary.url, 'moving')
    // The address that moves.
    proxy = await openProxy(Number(new URL(url).port))
    set = await stage(url.replace(/:\d+\//, `:${proxy.port}/`))
    const bots = await Promise.all([set.launch(), set.launch()])
    await meet(set)
    set.connector.linger(() => randomInt(40))
    const ledger = newLedger()
    let before = 0

    await actDuring(set, ledger, async () => {
      const standby = await primary.startStandby()
      await sleep(1_500)
      before = ledger.done.length
      await standby.promote()
      proxy.lead(standby.port)
      await until('people can act again', async () => ledger.done.length > before + 10)
    })
    // A claim whose answer was cut off is nobody's for a minute: as if that had passed.
    await set.look(db => db('deliveries').where('next_at', '>', new Date()).update({ next_at: new Date() }))
    await until('nothing is due', async () => (await set.look(countDue)) === 0)

    const verdict = await set.look(db => check(db, set.connector, ledger))
    report({ fault: 'standby promoted, two bots', times: 1, ledger, verdict, bound: 0 })
    assert.ok(before > 0)
    for (const bot of bots) assert.ok(bot.isRunning())
  })
})

describe('a database that accepts nobody yet', () => {
  it('is waited for at the start, which is said', async function () {
    this.timeout('120s')
    const url = await newServerDatabase()
    const proxy = await openProxy(1)
    const bot = start(['--local'], {
      PORT: '0',
      LOG_LEVEL: 'info',
      DATABASE_URL: url.replace(/:\d+\//, `:${proxy.port}/`),
    })
    await until('it says so', async () => /waiting for it/.test(bot.said()))

    proxy.lead(Number(new URL(url).port))

    const answer = await fetch(`${await bot.ready()}/health/ready`)
    bot.kill('SIGTERM')
    assert.equal(answer.status, 200)
    assert.equal((await bot.ended).code, 0)
    await proxy.close()
  })
})
