import assert from 'node:assert/strict'
import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '../../domain/storage/database.ts'
import type { Process } from '../bot/process.ts'
import type { Connector } from '../teams/connector.ts'
import { actDuring, meet, newLedger } from './acts.ts'
import { check, countDue } from './check.ts'
import { report } from './report.ts'
import { kills, newServerDatabase, seconds } from './run.ts'
import { type Stage, stage, until } from './stage.ts'

describe('a bot that is killed at any moment', () => {
  let set: Stage
  let home: string
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'liaison-faults-'))
  })
  afterEach(() => set.stop())
  after(() => rm(home, { recursive: true }))

  it('is two that deliver each notice once when nothing fails', async () => {
    set = await stage(await newServerDatabase())
    await Promise.all([set.launch(), set.launch()])
    await meet(set)
    const ledger = newLedger()

    await actDuring(set, ledger, () => sleep(seconds * 1_000))
    await settled(set)

    const verdict = await set.look(db => check(db, set.connector, ledger))
    report({ fault: 'none, two processes', times: 0, ledger, verdict, bound: 0 })
    const posts = set.connector.answered.filter(({ kind }) => kind === 'post')
    const notified = posts.map(
      ({ conversation, card }) => `${conversation} ${/Plan [\d.]+/.exec(JSON.stringify(card))}`,
    )
    assert.ok(posts.length > 0)
    assert.equal(new Set(notified).size, notified.length)
    assert.deepEqual([ledger.again, ledger.unanswered], [[], 0])
  })

  it('loses nothing of what it has acknowledged: one of two on PostgreSQL', async () => {
    set = await stage(await newServerDatabase())
    await Promise.all([set.launch(), set.launch()])
    await meet(set)
    set.connector.linger(() => randomInt(60, 120))
    const ledger = newLedger()
    let bound = 0

    await actDuring(set, ledger, async () => {
      for (let kill = 0; kill < kills; kill++) {
        await sleep(randomInt(300, 1_200))
        // Every other time while a card is in its chat and its answer is not yet back.
        if (kill % 2 === 0) await nextPost(set.connector)
        const [victim] = set.bots.keys()
        assert.ok(victim)
        const next = set.launch()
        await set.end(victim)
        bound += await set.look(db => release(db, [victim]))
        await next
      }
    })
    await settled(set)

    const verdict = await set.look(db => check(db, set.connector, ledger))
    report({ fault: 'kill -9 of one of two, PostgreSQL', times: kills, ledger, verdict, bound })
    for (const bot of set.bots.keys()) assert.ok(bot.isRunning())
  })

  it('loses nothing of what it has acknowledged: the only one on its folder', async () => {
    set = await stage(join(home, 'data'))
    await set.launch()
    await meet(set)
    set.connector.linger(() => randomInt(60, 120))
    const ledger = newLedger()
    let bound = 0

    await actDuring(set, ledger, async () => {
      for (let kill = 0; kill < kills; kill++) {
        await sleep(randomInt(300, 1_200))
        // Every other time while a card is in its chat and its answer is not yet back.
        if (kill % 2 === 0) await nextPost(set.connector)
        const [victim] = set.bots.keys()
        assert.ok(victim)
        await set.end(victim)
        bound += await set.look(db => release(db, [victim]))
        await set.launch()
      }
    })
    await sleep(500)
    await until('nothing is due', async () => (await queueOf(set)) === 0)
    await Promise.all([...set.bots.keys()].map(bot => set.end(bot, 'SIGTERM')))

    const verdict = await set.look(db => check(db, set.connector, ledger))
    report({ fault: 'kill -9, embedded', times: kills, ledger, verdict, bound })
  })
})

/** Waits for the next card that is posted; for a second at most. */
async function nextPost({ answered }: Connector) {
  const before = answered.length
  const isPosted = async () => answered.slice(before).some(({ kind }) => kind === 'post')
  await until('a card is posted', isPosted, 1).catch(() => {})
}

/** As if the minute of their claims had passed; how many cards the dead may have posted without having said so. */
async function release(db: Db, dead: readonly Process[]): Promise<number> {
  // What they had asked of the server last is finished without them.
  await sleep(100)
  const theirs = () =>
    db('deliveries').whereRaw(`split_part(lease_owner, ' ', 1) = any(?)`, [dead.map(({ pid }) => `${pid}`)])
  const unsaid = await theirs().whereNull('activity_id').whereNotNull('person_id').pluck('id')
  await theirs().update({ next_at: new Date() })
  return unsaid.length
}

const settled = (set: Stage) => until('nothing is due', async () => (await set.look(countDue)) === 0)

async function queueOf({ bots }: Stage): Promise<number> {
  const [url] = bots.values()
  const response = await fetch(`${url}/metrics`)
  const [, waiting = ''] = /^liaison_deliveries_waiting (\S+)$/m.exec(await response.text()) ?? []
  return Number(waiting)
}
