import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { db } from '../../database.ts'
import { teammate } from '../../teams/teammate.ts'
import { type Answer, activity, another, ask, get, openNowhere, post, stopOwn } from '../asked.ts'

describe('the state of health', () => {
  afterEach(stopOwn)

  it('is live and ready', async () => {
    const [live, ready] = await Promise.all([get('/health/live'), get('/health/ready')])

    assert.deepEqual(
      [live, ready],
      [
        { status: 200, text: '{"live":true}' },
        { status: 200, text: '{"ready":true,"waiting":0,"oldestSeconds":0}' },
      ],
    )
  })

  it('is live but not ready while the database is closed', async () => {
    const { db: closed, close } = await openNowhere()
    await close()
    const { url } = await another({ db: closed })

    const [live, ready] = await Promise.all([get('/health/live', {}, url), get('/health/ready', {}, url)])

    assert.deepEqual([live.status, ready], [200, { status: 503, text: '{"ready":false}' }])
  })

  it('of a bot without its database is told to whoever presses a button, in words and within two seconds', async () => {
    const { url } = await another({ db: (await openNowhere()).db })
    const value = { action: { verb: 'home.show', data: {} } }
    const body = JSON.stringify({ ...activity(), type: 'invoke', name: 'adaptiveCard/action', value })
    const start = Date.now()

    const answer = await ask(
      '/api/messages',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body },
      url,
    )

    assert.equal(answer.status, 200)
    assert.match(answer.text, /I cannot reach my data just now\. Nothing was changed/)
    assert.ok(Date.now() - start < 2_000)
  })
})

describe('the metrics', () => {
  afterEach(stopOwn)

  const TOKEN = 'a-token-of-the-operator'
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

  it('are there for this machine: turns, deliveries and the queue', async () => {
    await teammate('Zoe', randomUUID()).say('hi')

    const { status, text } = await get('/metrics')

    assert.equal(status, 200)
    assert.match(text, /^liaison_turn_seconds_count\{type="message",outcome="shown"\} [1-9]/m)
    assert.match(text, /^liaison_deliveries_waiting 0$/m)
    assert.match(text, /^liaison_copies\{state="whole"\} 0$/m)
    assert.match(text, /^liaison_deliveries_oldest_seconds 0$/m)
    assert.match(text, /^# HELP liaison_deliveries_total /m)
  })

  it('count nothing by what a stranger can choose', async () => {
    await post(JSON.stringify({ ...activity(), type: 'canary' }))

    const { text } = await get('/metrics')

    assert.doesNotMatch(text, /canary/)
    assert.match(text, /^liaison_turn_seconds_count\{type="other",outcome="ignored"\}/m)
  })

  for (const [header, value] of [
    ['x-forwarded-for', '203.0.113.7'],
    ['x-forwarded-for', ''],
    ['forwarded', 'for=203.0.113.7'],
  ] as const) {
    it(`are not there for whoever comes through a proxy (${header}: ${value})`, async () => {
      const answer = await get('/metrics', { [header]: value })

      assert.equal(answer.status, 403)
      assert.doesNotMatch(answer.text, /liaison_/)
    })
  }

  it('are there for whoever has the token, from anywhere', async () => {
    const { url } = await another({ metricsToken: TOKEN })

    const answer = await get('/metrics', { ...bearer(TOKEN), 'x-forwarded-for': '203.0.113.7' }, url)

    assert.equal(answer.status, 200)
    assert.match(answer.text, /liaison_/)
  })

  for (const wrong of [`${TOKEN}s`, TOKEN.slice(1), TOKEN.toUpperCase(), 'x']) {
    it(`are not there for the token ${wrong}`, async () => {
      const { url } = await another({ metricsToken: TOKEN })

      const answer = await get('/metrics', { ...bearer(wrong), 'x-forwarded-for': '203.0.113.7' }, url)

      assert.equal(answer.status, 403)
    })
  }

  it('are not there for an empty token where none was set', async () => {
    const answers = await Promise.all(
      ['Bearer ', 'Bearer undefined', 'Basic Og=='].map(authorization =>
        get('/metrics', { authorization, 'x-forwarded-for': '203.0.113.7' }),
      ),
    )

    for (const { status } of answers) assert.equal(status, 403)
  })

  it('are for nobody without a token where a proxy is before us, whatever it says of whoever asks', async () => {
    const { url } = await another({ publicUrl: 'https://bot.example' })
    const { url: guarded } = await another({ publicUrl: 'https://bot.example', metricsToken: TOKEN })

    assert.equal((await get('/metrics', {}, url)).status, 403)
    assert.equal((await get('/metrics', {}, guarded)).status, 403)
    assert.equal((await get('/metrics', bearer(TOKEN), guarded)).status, 200)
  })

  it('say nothing of the database when it fails, and are there again when it does not', async () => {
    const answers: Answer[] = []
    await db.raw('alter table deliveries rename to elsewhere')
    try {
      for (let time = 0; time < 2; time++) answers.push(await get('/metrics'))
    } finally {
      await db.raw('alter table elsewhere rename to deliveries')
    }

    const again = await get('/metrics')

    for (const { status, text } of answers) {
      assert.equal(status, 200)
      assert.match(text, /^liaison_deliveries_waiting Nan$/m)
    }
    assert.match(again.text, /^liaison_deliveries_waiting 0$/m)
  })
})
