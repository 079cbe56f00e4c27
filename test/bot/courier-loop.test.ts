import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { startLiaison } from '../../bot/liaison.ts'
import { createLog } from '../../bot/ops/log.ts'
import { createAdapter } from '../../bot/teams/adapter.ts'
import type { Db } from '../../domain/storage/database.ts'
import { clock } from '../clock.ts'
import { db } from '../database.ts'
import { connector } from '../liaison.ts'
import type { Teammate } from '../teams/teammate.ts'
import { asks, crowd, deliverDue, pass } from './delivered.ts'
import { neighbours, settled } from './neighbours.ts'

/** Resolves when it holds; rejects, saying what did not, when that takes longer than so many milliseconds. */
async function until(what: string, holds: () => boolean, milliseconds: number) {
  const start = Date.now()
  while (!holds()) {
    if (Date.now() - start > milliseconds) throw new Error(`${what}: not within ${milliseconds} ms`)
    await sleep(5)
  }
}

type Asked = { readonly text?: string; readonly values?: readonly unknown[] }
type Done = (...answer: readonly unknown[]) => void
type Connection = { query(statement: Asked, done: Done): unknown }

describe('a bot that delivers by itself', () => {
  type Liaison = Awaited<ReturnType<typeof startLiaison>>
  let own: Liaison | undefined

  afterEach(async () => {
    await own?.stop()
    own = undefined
  })

  /** The same bot a second time; what is pressed there is delivered without a test saying so. */
  async function deliverer(database: Db = db): Promise<Liaison> {
    const parts = { adapter: createAdapter({ local: true }), appId: '', log: createLog('silent'), clock }
    own = await startLiaison({ ...parts, db: database, host: '127.0.0.1', port: 0, metricsToken: '' })
    own.deliver()
    return own
  }

  const pressAt = async ({ url }: Liaison, { tenantId, objectId, chat }: Teammate, verb: string, data: object) => {
    const response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'invoke',
        name: 'adaptiveCard/action',
        value: { action: { verb, data } },
        id: randomUUID(),
        channelId: 'msteams',
        serviceUrl: connector.url,
        from: { id: `29:${objectId}`, aadObjectId: objectId },
        recipient: { id: '28:liaison', name: 'Liaison' },
        conversation: { id: chat, conversationType: 'personal', tenantId },
      }),
    })
    assert.equal(response.status, 200)
  }
  const idOf = async (table: string, where: object): Promise<string> => (await db(table).where(where).first('id')).id
  const received =
    ({ chat }: Teammate, method: 'POST' | 'PUT') =>
    () =>
      connector.requests.some(line => line.startsWith(`${method} ${chat}`))

  it('delivers after an act, without waiting for its next look at the queue', async () => {
    const { contoso, bob } = await neighbours()
    const bot = await deliverer()
    const company = await idOf('companies', { name: 'Fabrikam' })
    connector.requests.splice(0)
    await pressAt(bot, contoso, 'connection.request', { company, note: '' })
    await until('the request is posted', received(bob, 'POST'), 3_000)

    // It has just looked: the next look of its own is a second away.
    await pressAt(bot, contoso, 'connection.cancel', { connection: await idOf('connections', {}) })

    await until('the card is edited', received(bob, 'PUT'), 900)
  })

  it('delivers what was pressed while it was looking at the queue', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    await asks(contoso)
    const connection = await idOf('connections', {})
    const looks: { from: number; to: number }[] = []
    const bot = await deliverer(slow(db, looks))
    await until('the request is posted', received(bob, 'POST'), 3_000)
    await until('it looks again', () => looks.length === 2, 3_000)

    await pressAt(bot, fabrikam, 'connection.accept', { connection })

    await until('it looks once more', () => looks.length > 2, 3_000)
    const [, second, third] = looks
    assert.ok(second && third)
    const waited = third.from - second.to
    assert.ok(waited < 700, `it waited for ${waited} ms`)
  })

  /** As if the database were far away: what it answers to a claim arrives 400 ms later. */
  const slow = (near: Db, looks: { from: number; to: number }[]): Db => {
    const { client } = near
    const far = Object.assign(Object.create(client), {
      acquireConnection: async () => slowed(await client.acquireConnection(), looks),
      releaseConnection: (lent: object) => client.releaseConnection(Object.getPrototypeOf(lent)),
    })
    return new Proxy(near, {
      get(target, key) {
        if (key === 'client') return far
        const value = Reflect.get(target, key)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  }

  const slowed = (connection: Connection, looks: { from: number; to: number }[]): Connection =>
    Object.create(connection, {
      query: {
        value(statement: Asked, done: Done) {
          const isLook = statement.text?.includes('skip locked') && statement.values?.includes(false)
          if (!isLook) return connection.query(statement, done)
          const from = Date.now()
          return connection.query(statement, (...answer) => {
            looks.push({ from, to: from + 400 })
            setTimeout(() => done(...answer), 400)
          })
        },
      },
    })

  it('leaves nothing behind for each look at the queue', async () => {
    const contoso = await settled('Contoso')
    const bot = await deliverer()
    const warnings: string[] = []
    const warned = ({ name }: Error) => warnings.push(name)
    process.on('warning', warned)

    for (let press = 0; press < 20; press++) {
      await pressAt(bot, contoso, 'profile.publish', { isPublic: `${press % 2 === 0}` })
    }
    await sleep(20)

    process.off('warning', warned)
    assert.deepEqual(warnings, [])
  })

  it('notices what others have made due', async () => {
    const { contoso, bob } = await neighbours()
    await deliverer()
    connector.requests.splice(0)

    await asks(contoso)

    await until('the request is posted', received(bob, 'POST'), 3_000)
  })

  it('finishes what is under way when it is stopped, and takes no more', async () => {
    const { contoso, fabrikam, bob } = await neighbours()
    const bot = await deliverer()
    let release = () => {}
    const held = new Promise<undefined>(resolve => (release = () => resolve(undefined)))
    connector.requests.splice(0)
    connector.answerWith(() => held)
    const company = await idOf('companies', { name: 'Fabrikam' })
    await pressAt(bot, contoso, 'connection.request', { company, note: '' })
    await until('both are under way', () => received(bob, 'POST')() && received(fabrikam, 'POST')(), 3_000)

    let isStopped = false
    const stopped = bot.stop().then(() => (isStopped = true))
    await sleep(100)
    const early = isStopped
    release()
    await stopped

    assert.equal(early, false)
    bob.sees(/Contoso wants to connect/)
    assert.equal(await deliverDue(), 0, 'it was settled')
    await assert.rejects(fetch(`${bot.url}/health/live`))
  })

  it('delivers to one tenant while the chats of another hang', async () => {
    const contoso = await settled('Contoso')
    const people = await crowd('Fabrikam', 24)
    const tailspin = await settled('Tailspin')
    let release = () => {}
    const held = new Promise<undefined>(resolve => (release = () => resolve(undefined)))
    const hanging = new Set(people.map(({ chat }) => `POST ${chat}`))
    await asks(contoso)
    pass(1)
    await asks(contoso, 'Tailspin')
    connector.requests.splice(0)
    connector.answerWith(request => (hanging.has(request) ? held : undefined))

    await deliverer()

    try {
      await until('Tailspin hears of it', received(tailspin, 'POST'), 3_000)
    } finally {
      release()
    }
  })
})
