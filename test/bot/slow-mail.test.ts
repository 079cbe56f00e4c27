import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { startLiaison } from '../../bot/liaison.ts'
import { createLog } from '../../bot/ops/log.ts'
import { createAdapter } from '../../bot/teams/adapter.ts'
import { clock } from '../clock.ts'
import { db } from '../database.ts'
import { connector } from '../liaison.ts'
import { startLetterbox } from './letterbox.ts'
import { neighbours } from './neighbours.ts'

/** More e-mails than there may be under way at once. */
const INVITED = 45

describe('a mail server that takes its time', () => {
  let letterbox: Awaited<ReturnType<typeof startLetterbox>>
  let bot: Awaited<ReturnType<typeof startLiaison>>

  beforeEach(async () => {
    letterbox = await startLetterbox()
    letterbox.hold()
    bot = await startLiaison({
      db,
      clock,
      appId: '',
      adapter: createAdapter({ local: true }),
      log: createLog('silent'),
      host: '127.0.0.1',
      port: 0,
      metricsToken: '',
      mail: { smtpUrl: letterbox.url, from: 'liaison@example.com' },
    })
  })

  afterEach(async () => {
    await bot.stop()
    await letterbox.stop()
  })

  it('delays e-mails alone: notices in Teams come at once, and no e-mail comes twice', async () => {
    const { contoso, bob } = await neighbours()
    for (let each = 0; each < INVITED; each++) {
      await contoso.press(await contoso.say(`invite sales${each}@x.example`), 'Invite', { name: `X ${each}` })
    }
    bot.deliver()
    const isHeld = () => letterbox.most() > 0
    while (!isHeld()) await sleep(5)
    connector.requests.splice(0)

    await contoso.press(await contoso.say('connect with Fabrikam'), 'Confirm', { note: 'Hello' })

    const isNotified = () => connector.requests.some(line => line.startsWith(`POST ${bob.chat}`))
    while (!isNotified()) await sleep(5)
    assert.equal(letterbox.received.length, 0)
    letterbox.release()
    while (letterbox.received.length < INVITED) await sleep(20)
    await sleep(200)
    const readers = letterbox.received.flatMap(({ to }) => to)
    assert.deepEqual([readers.length, new Set(readers).size], [INVITED, INVITED])
    assert.ok(letterbox.most() <= 8, `${letterbox.most()} lines to the mail server at once`)
  })
})
