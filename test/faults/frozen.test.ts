import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { actDuring, meet, newLedger } from './acts.ts'
import { check, countDue } from './check.ts'
import { report } from './report.ts'
import { isShort, newServerDatabase } from './run.ts'
import { type Stage, stage, until } from './stage.ts'

/** Seconds for which a claim belongs to one process. */
const LEASE = 60

type Claim = { readonly id: string; readonly person_id: string | null; readonly activity_id: string | null }

describe('a bot that is frozen past its lease', () => {
  let set: Stage
  afterEach(() => set.stop())

  it('settles nothing that another has taken over, and what it posted late is kept true', async function () {
    this.timeout('200s')
    set = await stage(await newServerDatabase())
    const [frozen, other] = await Promise.all([set.launch(), set.launch()])
    await meet(set)
    const { connector, look } = set
    const ledger = newLedger()
    const claims = () =>
      look(db =>
        db<Claim>('deliveries')
          .whereRaw(`split_part(lease_owner, ' ', 1) = ?`, [`${frozen.pid}`])
          .select(),
      )
    const unsaid = (claimed: readonly Claim[]) => claimed.filter(each => each.person_id && !each.activity_id)
    let taken: readonly Claim[] = []

    // Cards are in their chats, and their answers still on their way, when it freezes.
    connector.linger(() => 1_500)
    await actDuring(set, ledger, async () => {
      await until('it posts', async () => unsaid(await claims()).length > 0)
      await sleep(200)
      frozen.kill('SIGSTOP')
      set.bots.delete(frozen)
      taken = await claims()
      connector.linger(() => 0)
      // In short, as if its minute had passed.
      if (!isShort) await sleep((LEASE + 1) * 1_000)
      if (isShort) await look(db => db('deliveries').whereRaw('revision > delivered').update({ next_at: new Date() }))
      await until('another has taken over', async () => (await claims()).length === 0)
      frozen.kill('SIGCONT')
      await until('it has learnt of it', async () => /"isOurs":false/.test(frozen.said()))
    })
    await until('nothing is due', async () => (await set.look(countDue)) === 0)
    frozen.kill('SIGKILL')
    await frozen.ended

    // Whoever sleeps for so long never gets the answer to a post; otherwise it knows of its card.
    const bound = isShort ? 0 : unsaid(taken).length
    const verdict = await set.look(db => check(db, connector, ledger))
    report({ fault: `frozen for ${isShort ? 'a moment' : 'over a minute'}`, times: 1, ledger, verdict, bound })
    assert.ok(taken.length > 0)
    assert.ok(other.isRunning())
  })
})
