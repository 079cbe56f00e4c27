import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { en } from '../../cards/words/en.ts'
import { activity, press } from '../bench/person.ts'
import { actDuring, type Ledger, meet, newLedger, send } from './acts.ts'
import { check, countDue } from './check.ts'
import { openProxy, type TcpProxy } from './proxy.ts'
import { report } from './report.ts'
import { newServerDatabase, rounds, server } from './run.ts'
import { type Stage, stage, until } from './stage.ts'

/** Milliseconds within which a person is told, whatever the database does. */
const PROMPT = 2_000

describe('a bot without its database', () => {
  let set: Stage
  let proxy: TcpProxy | undefined
  afterEach(async () => {
    await set.stop()
    await proxy?.close()
    proxy = undefined
  })

  const settled = () => until('nothing is due', async () => (await set.look(countDue)) === 0)

  /** People act while that is done to the database so many times; nothing may be lost or doubled by it. */
  async function survive(fault: string, times: number, strike: () => Promise<unknown>): Promise<Ledger> {
    const [bot] = set.bots.keys()
    await meet(set)
    set.connector.linger(() => randomInt(40))
    const ledger = newLedger()

    await actDuring(set, ledger, async () => {
      for (let time = 0; time < times; time++) {
        await sleep(randomInt(500, 1_500))
        await strike()
      }
      await sleep(500)
    })
    // A claim whose answer was swallowed is nobody's until its lease ends: as if that had passed, once dead lines have been cut.
    await sleep(9_000)
    for (const table of ['deliveries', 'jobs']) {
      await set.look(db => db(table).whereNotNull('lease_owner').update({ next_at: new Date() }))
    }
    await settled()

    const verdict = await set.look(db => check(db, set.connector, ledger))
    report({ fault, times, ledger, verdict, bound: 0 })
    assert.ok(bot?.isRunning())
    return ledger
  }

  it('loses nothing and tells nothing twice when PostgreSQL is restarted or crashes, or its backends are ended', async function () {
    // Two faults, and what was swallowed by each is waited for.
    this.timeout('240s')
    const url = await newServerDatabase()
    set = await stage(url)
    await set.launch()
    const name = new URL(url).pathname.slice(1)
    const end = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and pid <> pg_backend_pid()`

    await survive('backends terminated', rounds, () => set.look(db => db.raw(end)))
    const ledger = await survive('PostgreSQL restarted, fast and immediate', rounds, async () => {
      await server.restart('fast')
      await sleep(500)
      await server.restart('immediate')
    })

    assert.ok(ledger.again.length + ledger.unanswered > 0, 'nobody noticed')
    assert.equal(ledger.unanswered, 0)
    assert.ok(ledger.slowest < PROMPT + 1_000, `${ledger.slowest} ms`)
  })

  it('answers presses and sentences within two seconds, in words, while the line carries nothing, and heals', async () => {
    const url = await newServerDatabase()
    set = await stage(url)
    const own = await openProxy(Number(new URL(url).port))
    proxy = own
    const { pairs, connector } = set
    const bot = await set.launch(url.replace(/:\d+\//, `:${own.port}/`))
    const to = set.bots.get(bot) ?? ''
    const person = pairs[0]?.[0].people[0] ?? assert.fail()

    const ledger = await survive('line black-holed', rounds, async () => {
      own.swallow(true)
      await sleep(200)
      const before = connector.messages(`a:${person.objectId}`).length
      const began = Date.now()
      const [card] = await Promise.all([
        send(to, activity(connector, person, press('inbox.show', {}))),
        send(to, activity(connector, person, { type: 'message', text: 'pending' })),
      ])
      const took = Date.now() - began
      assert.equal(card?.fallbackText, en.unavailable)
      assert.equal(connector.messages(`a:${person.objectId}`).slice(before).at(-1)?.card?.fallbackText, en.unavailable)
      assert.ok(took < PROMPT, `${took} ms`)
      assert.equal((await fetch(`${to}/health/ready`)).status, 503)
      own.swallow(false)
    })

    assert.equal(ledger.unanswered, 0)
    assert.equal((await fetch(`${to}/health/ready`)).status, 200)
  })

  it('does not fall over one line that has died while all others live', async () => {
    const url = await newServerDatabase()
    set = await stage(url)
    const own = await openProxy(Number(new URL(url).port))
    proxy = own
    await set.launch(url.replace(/:\d+\//, `:${own.port}/`))

    const ledger = await survive('lines that died unseen', rounds, async () => own.forsake())

    assert.equal(ledger.unanswered, 0)
  })
})
