import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  changeCollaboration,
  deleteCollaboration,
  disconnect,
  removePartner,
} from '../../../domain/collaboration/collaborations.ts'
import { changeShared, leaveInvitation } from '../../../domain/collaboration/invitations.ts'
import { askErasure } from '../../../domain/company/erasures.ts'
import { removePerson } from '../../../domain/company/membership.ts'
import type { Entity } from '../../../domain/data/catalogue.ts'
import { columnOf } from '../../../domain/data/table.ts'
import { forgetPerson } from '../../../domain/leaving/forgetting.ts'
import { viewInvitation } from '../../../domain/views/invitation.ts'
import { clock } from '../../clock.ts'
import { db, empty, isServer } from '../../database.ts'
import { written } from '../../domain/collaboration/shared.ts'
import { liaison } from '../../liaison.ts'
import { load, opened, sharing } from './seen.ts'

/** Rows of 2 kB, of an export that takes its time, and of one that is more than a connection holds. */
const MANY = isServer ? 15_000 : 3_000
const MORE = isServer ? 22_000 : 10_000

/** Milliseconds after which nothing may come any more (K3). */
const CUT = 1_000

type Scene = Awaited<ReturnType<typeof scene>>

/** Contoso shares products with Fabrikam, which offers Contoso vendors: many of those, where `offered`, otherwise of the products. */
async function scene(many = MANY, offered = false) {
  const set = await sharing(['products'], ['vendors'], { isOneRegion: true })
  await load(set.fabrikam.bob, 'Vendor', 'VendorId\nV\n')
  const [firm, table, key, names] = offered
    ? ([set.fabrikam, 'Vendor', 'VendorId', 'name'] as const)
    : ([set.contoso, 'Product', 'ProductId', 'product_name'] as const)
  const { load_id: id } = await db('current_loads').where({ company_id: firm.id, table_code: table }).first('load_id')
  const sql = `insert into ?? (company, load, line, ??, ??)
    select ?, ?, n, 'N' || lpad(n::text, 8, '0'),
      'canary ' || (select string_agg(sha512((n || '.' || k)::bytea)::text, '') from generate_series(1, 15) k) from generate_series(100, ?) n`
  await db.raw(sql, [`${table.toLowerCase()}s`, columnOf(key), names, firm.id, id, many + 99])
  await db('loads')
    .where({ id })
    .update({ rows: many + 4 })
  return set
}

/** K3: each way in which something is not shared any more; of the last two kinds, what Fabrikam offers. */
const ways: Readonly<Record<string, { readonly offered?: true; readonly revoke: (scene: Scene) => Promise<unknown> }>> =
  {
    unticked: {
      async revoke({ contoso, invitation }) {
        const { revision } = await viewInvitation(db, contoso.bob, invitation)
        await changeShared(db, contoso.bob, invitation, [], revision, written())
      },
    },
    left: { revoke: ({ contoso, invitation }) => leaveInvitation(db, contoso.bob, invitation) },
    removed: { revoke: ({ fabrikam, invitation }) => removePartner(db, fabrikam.bob, invitation) },
    deleted: { revoke: ({ fabrikam, id }) => deleteCollaboration(db, fabrikam.bob, id) },
    disconnected: { revoke: ({ contoso, connection }) => disconnect(db, contoso.bob, connection) },
    'entity retired': {
      revoke: () =>
        db('entities')
          .whereIn('code', ['products', 'vendors'] satisfies Entity[])
          .update({ retired_at: new Date() }),
    },
    'offer narrowed': {
      offered: true,
      revoke: ({ fabrikam, id }) =>
        changeCollaboration(db, fabrikam.bob, id, { name: 'Demand', requested: ['products'], offered: [] }),
    },
    'left by whom it was offered to': {
      offered: true,
      revoke: ({ contoso, invitation }) => leaveInvitation(db, contoso.bob, invitation),
    },
  }

type Reader = ReadableStreamDefaultReader<Uint8Array>

/** Reads to the end: whether it ended as whole. `count` hears of the bytes that came. */
async function endsWhole(reader: Reader | undefined, count: (bytes: number) => void = () => {}): Promise<boolean> {
  try {
    for (;;) {
      const piece = await reader?.read()
      if (!piece || piece.done) return true
      count(piece.value.length)
    }
  } catch {
    return false
  }
}

/** Reads to the end, after a pause; how many bytes came, and whether it ended as whole. */
async function readAll(response: Response, pause = 0): Promise<{ readonly bytes: number; readonly isWhole: boolean }> {
  const reader = response.body?.getReader()
  let bytes = (await reader?.read())?.value?.length ?? 0
  await sleep(pause)
  const isWhole = await endsWhole(reader, more => {
    bytes += more
  })
  return { bytes, isWhole }
}

/** After how many rows an export broke off, as the history of that company says. */
async function brokenAfter(company: string): Promise<number> {
  for (let waited = 0; waited < 5_000; waited += 50) {
    const row = await db('audit_entries').where({ company_id: company, type: 'data.export-broken' }).first('facts')
    if (row) return row.facts.rows
    await sleep(50)
  }
  assert.fail('nobody noticed')
}

describe('what is not shared any more', function () {
  this.timeout('60s')
  afterEach(() => db('entities').update({ retired_at: null }))

  for (const [way, { offered, revoke }] of Object.entries(ways)) {
    it(`is seen and exported no more within a second: ${way} (K3)`, async () => {
      const set = await scene(MANY, offered)
      const [viewer, owner] = offered ? [set.contoso, set.fabrikam] : [set.fabrikam, set.contoso]
      const { tab, page } = await opened(viewer.bob, owner, { entity: offered ? 'vendors' : 'products' })
      assert.match(page.text, /canary/)
      const response = await tab.export(page, 'csv')
      const reader = response.body?.getReader()
      await reader?.read()

      await revoke(set)
      const began = performance.now()
      const isWhole = await endsWhole(reader)

      const took = performance.now() - began
      assert.equal(isWhole, false, 'the export looks as if it were whole')
      assert.ok(took < CUT, `${took} ms`)
      const refused = await tab.go(page.url)
      assert.equal(refused.status, 403)
      assert.doesNotMatch(refused.text, /canary/)
      assert.equal((await tab.export(page, 'xlsx')).status, 403)
      for (const { id } of [viewer, owner]) {
        assert.ok((await brokenAfter(id)) < MANY, way)
      }
    })
  }

  it('is seen and exported no more within a second: company erased (K3, K7)', async () => {
    const { contoso, fabrikam } = await scene()
    const { tab, page } = await opened(fabrikam.bob, contoso)
    const reader = (await tab.export(page, 'csv')).body?.getReader()
    await reader?.read()
    await askErasure(db, contoso.ada, 'Contoso')
    // As if its thirty days had passed.
    await db('erasures').update({ due_at: clock() })
    await db('jobs').where({ kind: 'erasure.due' }).update({ due_at: clock(), next_at: clock() })

    await liaison.deliverDue()
    const began = performance.now()
    const isWhole = await endsWhole(reader)

    assert.equal(isWhole, false)
    assert.ok(performance.now() - began < CUT)
    const refused = await tab.go(page.url)
    assert.ok(refused.status === 403 || refused.status === 404, `${refused.status}`)
    assert.doesNotMatch(refused.text, /canary/)
    assert.notEqual((await tab.export(page, 'xlsx')).status, 200)
  })

  for (const [who, remove] of [
    ['removed by an admin (P1)', ({ fabrikam }: Scene) => removePerson(db, fabrikam.ada, fabrikam.bob.person)],
    ['forgotten (K7)', ({ fabrikam }: Scene) => forgetPerson(db, fabrikam.bob)],
  ] as const) {
    it(`is seen and exported no more within a second by somebody who was ${who} (K3)`, async () => {
      const set = await scene()
      const { tab, page } = await opened(set.fabrikam.bob, set.contoso)
      const reader = (await tab.export(page, 'csv')).body?.getReader()
      await reader?.read()

      await remove(set)
      const began = performance.now()
      const isWhole = await endsWhole(reader)

      assert.equal(isWhole, false)
      assert.ok(performance.now() - began < CUT)
      assert.doesNotMatch((await tab.go(page.url)).text, /canary/)
      assert.notEqual((await tab.export(page, 'csv')).status, 200)
    })
  }

  it('is cut off even for a reader who has stopped reading, in every format (K3)', async () => {
    for (const format of ['csv', 'xlsx', 'parquet']) {
      await empty()
      const set = await scene(MORE)
      const { tab, page } = await opened(set.fabrikam.bob, set.contoso)
      const response = await tab.export(page, format)
      const reading = readAll(response, 1_200)
      await ways.unticked?.revoke(set)
      const cut = await reading

      assert.ok(!cut.isWhole, format)
    }
  })

  it('is no whole file when the rows of its load are not kept any more', async () => {
    const set = await scene(MORE)
    const { tab, page } = await opened(set.fabrikam.bob, set.contoso)
    const reading = readAll(await tab.export(page, 'csv'), 300)
    await db('loads')
      .where({ company_id: set.contoso.id })
      .update({ keep_until: new Date(0) })

    assert.equal((await reading).isWhole, false)
  })

  it('leaves nothing behind when whoever exports goes away', async () => {
    const set = await scene(MORE)
    const { tab, page } = await opened(set.fabrikam.bob, set.contoso)
    const going = new AbortController()
    const response = await tab.export(page, 'csv', {}, going.signal)
    await response.body?.getReader().read()
    going.abort()

    assert.ok((await brokenAfter(set.contoso.id)) < MORE)
  })
})
