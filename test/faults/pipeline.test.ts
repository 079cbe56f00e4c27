import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { registerCompany } from '../../domain/company/companies.ts'
import { publishProfile } from '../../domain/company/profiles.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import type { ConnectionId } from '../../domain/kernel/ids.ts'
import { acceptConnection } from '../../domain/network/connections.ts'
import { requestConnection } from '../../domain/network/requests.ts'
import type { Database, Db } from '../../domain/storage/database.ts'
import { isUnavailable } from '../../domain/storage/errors.ts'
import { openDatabase, openMigrated } from '../../domain/storage/opening.ts'
import { verifyHistories } from '../../domain/trust/audit.ts'
import { form, visitor } from '../domain/company/founded.ts'
import { openProxy, type TcpProxy } from './proxy.ts'
import { newServerDatabase } from './run.ts'

describe('an act whose connection to the database is lost', () => {
  let direct: Database
  let through: Database
  let proxy: TcpProxy
  beforeEach(async () => {
    const url = await newServerDatabase()
    direct = await openMigrated(url, '')
    proxy = await openProxy(Number(new URL(url).port))
    through = await openDatabase(Object.assign(new URL(url), { port: `${proxy.port}` }).href)
  })
  afterEach(async () => {
    await through.close()
    await proxy.close()
    await direct.close()
  })

  for (const { trip, isSwallowed, is } of [
    { trip: 1, isSwallowed: true, is: 'nothing' },
    { trip: 1, isSwallowed: false, is: 'nothing' },
    { trip: 2, isSwallowed: true, is: 'nothing' },
    { trip: 2, isSwallowed: false, is: 'nothing' },
    // What our tables say of the partner is read before what is written is sent.
    { trip: 3, isSwallowed: true, is: 'nothing' },
    { trip: 3, isSwallowed: false, is: 'all' },
  ]) {
    const when = isSwallowed ? 'before the server hears it' : 'when the server has heard it'
    it(`at its ${trip}. round trip, ${when}, has done ${is}, and is not said to be done`, async function () {
      this.timeout('60s')
      const { by, id } = await pending(direct.db)
      // The connection is there.
      await through.db.raw('select 1')
      proxy.cutAt(trip, isSwallowed)

      const failing = acceptConnection(through.db, by, id)

      await assert.rejects(failing, isUnavailable)
      await sleep(200)
      assert.equal(await stateOf(direct.db, id), is)
      // Whatever became of it, it can be pressed again.
      await acceptConnection(through.db, by, id)
      assert.equal(await stateOf(direct.db, id), 'all')
    })
  }

  async function pending(db: Db): Promise<{ readonly by: Actor; readonly id: ConnectionId }> {
    const [asking, by] = [
      await registerCompany(db, visitor(), form({ name: 'Asks' })),
      await registerCompany(db, visitor(), form({ name: 'Asked' })),
    ]
    await publishProfile(db, by, true)
    return { by, id: await requestConnection(db, asking, by.company, '') }
  }

  /** What there is of an acceptance: its state, an entry for each side, what is due to the other side, and whole histories. */
  async function stateOf(db: Db, id: ConnectionId): Promise<string> {
    const { status } = await db('connections').where({ id }).first('status')
    const of = { subject: `connection:${id}` }
    const entries = await db('audit_entries').where({ ...of, type: 'connection.accepted' })
    const deliveries = await db('deliveries').where({ ...of, event: 'connection.accepted' })
    for await (const { broken } of verifyHistories(db)) assert.equal(broken, undefined)
    const counts = `${status} ${entries.length} ${deliveries.length}`
    return { 'connected 2 1': 'all', 'pending 0 0': 'nothing' }[counts] ?? counts
  }
})
