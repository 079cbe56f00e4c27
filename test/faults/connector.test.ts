import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { actDuring, meet, newLedger } from './acts.ts'
import { check, countDue } from './check.ts'
import { report } from './report.ts'
import { isShort, newServerDatabase, seconds } from './run.ts'
import { type Stage, stage, until } from './stage.ts'

/** Seconds for which the connector wants to be left alone. */
const RETRY_AFTER = 3

describe('a bot without Teams', () => {
  let set: Stage
  before(async () => {
    set = await stage(await newServerDatabase())
    await set.launch()
    await meet(set)
  })
  after(() => set.stop())

  const ready = async () => {
    const [url] = set.bots.values()
    const response = await fetch(`${url}/health/ready`)
    return { status: response.status, body: (await response.json()) as { waiting: number; oldestSeconds: number } }
  }

  /** People act while the connector answers like that. Acts succeed all the same; what became of the notices comes after. */
  async function survive(fault: string, answer: Parameters<typeof set.connector.answerWith>[0], isMaybeTwice = false) {
    const ledger = newLedger()
    const began = Date.now()
    const from = set.connector.answered.length
    set.connector.answerWith(answer)

    await actDuring(set, ledger, () => sleep(Math.min(seconds, 5) * 1_000))
    const during = await ready()
    set.connector.answerWith(() => undefined)
    // A chat that failed waits for a while; that it may not be asked before is checked below.
    await until('nothing is due', async () => (await set.look(countDue)) === 0)

    const verdict = await set.look(db => check(db, set.connector, ledger))
    // What was cut off may have arrived: it is posted again.
    const bound = isMaybeTwice ? set.connector.answered.slice(from).filter(({ status }) => status === 0).length : 0
    report({ fault: `connector ${fault}`, times: 1, ledger, verdict, bound })
    assert.deepEqual([ledger.again, ledger.unanswered], [[], 0])
    assert.ok(ledger.done.length > 0)
    assert.equal(during.status, 200)
    assert.ok(during.body.waiting > 0, 'nothing was waiting')
    assert.ok(during.body.oldestSeconds <= (Date.now() - began) / 1_000 + 1)
    assert.equal((await ready()).body.waiting, 0)
  }

  for (const status of isShort ? [503] : [502, 503, 412]) {
    it(`lets people act while it answers ${status}, and catches up`, () =>
      survive(`answers ${status}`, () => ({ status })))
  }

  it('lets people act while it resets every connection, and catches up', () => survive('resets', () => 'reset', true))

  it('asks nobody before Retry-After, lets people act, and catches up', async () => {
    const refused = new Map<string, number>()
    const early: string[] = []

    await survive('answers 429', request => {
      const [, chat = ''] = request.split(' ')
      const since = Date.now() - (refused.get(chat) ?? 0)
      if (since < RETRY_AFTER * 1_000) early.push(`${request} after ${since} ms`)
      refused.set(chat, Date.now())
      return { status: 429, headers: { 'retry-after': `${RETRY_AFTER}` } }
    })

    assert.ok(refused.size > 0)
    assert.deepEqual(early, [])
  })

  it('lets people act while it hangs for one tenant, and tells the others in time', async () => {
    const [hung] = set.pairs[0]?.[0].people ?? []
    const isHung = (chat = '') => chat.includes(hung?.objectId.slice(0, 8) ?? '-')
    const from = set.connector.answered.length
    const began = Date.now()
    let release = () => {}
    const released = new Promise<undefined>(resolve => (release = () => resolve(undefined)))

    const surviving = survive('hangs for one tenant', request => (isHung(request.split(' ')[1]) ? released : undefined))
    await until('another tenant is told', async () =>
      set.connector.answered.slice(from).some(({ conversation, status }) => !isHung(conversation) && status < 300),
    )
    assert.ok(Date.now() - began < 5_000, 'others had to wait')
    setTimeout(release, seconds * 1_000)
    await surviving
  })
})
