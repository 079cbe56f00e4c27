import assert from 'node:assert/strict'
import { deleteTable, findCurrent, loadAgain } from '../../domain/data/current-loads.ts'
import { loadUpload } from '../../domain/data/loads.ts'
import { findMapping } from '../../domain/data/mappings.ts'
import { cancelUpload, checkUpload, viewUpload } from '../../domain/data/uploads.ts'
import { viewProgress } from '../../domain/jobs/jobs.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { type LoadId, newId } from '../../domain/kernel/ids.ts'
import { listHistory } from '../../domain/views/history.ts'
import { clock, passDays } from '../clock.ts'
import { db, everything, isServer } from '../database.ts'
import { partners } from '../domain/collaboration/shared.ts'
import { hired, later } from '../domain/company/founded.ts'
import { historyOf } from '../domain/rows.ts'
import { liaison } from '../liaison.ts'
import { checked, current, load, loaded, sent } from './files/loaded.ts'
import { texts, workbook } from './files/written.ts'

const vendors = 'Lieferant;Firma;E-Mail;Ort\n007;Müller & Söhne;info@mueller.example;Köln\n008;Größe AG;;Ulm\n'
const scene = async () => (await partners()).contoso
const items = (rows: string) => `ItemId,ItemName,ItemAverageLeadTime\n${rows}`

describe('a file', () => {
  it('is recognised by what is in it, and proposed for a table with its columns (K1)', async () => {
    const { bob } = await scene()

    const { status, table, plan, draft } = await sent(bob, vendors)

    assert.deepEqual(
      [status, table, plan?.mapping],
      ['arrived', 'Vendor', ['VendorId', 'Name', 'PrimaryContactEmail', 'AddressCity']],
    )
    assert.deepEqual(draft?.sample[0], ['007', 'Müller & Söhne', 'info@mueller.example', 'Köln'])
  })

  it('that cannot be read is kept with the reason, and nothing else has changed', async () => {
    const { bob } = await scene()

    const { status, failure } = await sent(bob, 'id,name,id\n1,2,3\n')

    assert.deepEqual([status, failure], ['failed', { code: 'header-twice', line: 1, column: 'id' }])
  })

  it('says where it has a character that cannot be read, in its first rows, too', async () => {
    const { bob } = await scene()

    const { status, report } = await checked(bob, 'VendorId,Name\n007,Mei\0er\n')

    assert.equal(status, 'checked')
    assert.deepEqual(
      report?.problems.map(({ line, column, reason }) => [line, column, reason]),
      [[2, 'Name', 'unreadable-character']],
    )
  })

  it('is checked without changing what is read: what it says, and what would change', async () => {
    const { bob } = await scene()
    await loaded(bob, vendors)

    const { status, report } = await checked(bob, 'VendorId,Name\n007,Meier\n009,\n')

    assert.equal(status, 'checked')
    assert.deepEqual([report?.rows, report?.added, report?.changed, report?.removed], [2, 1, 1, 1])
    assert.deepEqual(report?.lacking, { Name: 1, PrimaryContactEmail: 2 })
    assert.deepEqual(await current(bob, 'Vendor', 'name'), ['Müller & Söhne', 'Größe AG'])
  })

  it('is loaded at once, with leading zeros, umlauts, and a decimal comma', async () => {
    const { bob } = await scene()
    const lines = 'BillofMaterialLineId;ItemId;ComponentItemId;Menge\n01;A;B;1,5\n02;A;C;1.234,125\n'

    const { status, report } = await loaded(bob, lines)

    assert.deepEqual([status, report?.rows], ['loaded', 2])
    assert.deepEqual(await current(bob, 'BillOfMaterialLine', 'billof_material_line_id'), ['01', '02'])
    assert.deepEqual(await current(bob, 'BillOfMaterialLine', 'component_quantity'), ['1.500', '1234.125'])
  })

  it('of a spreadsheet is loaded likewise, and says where zeros may be lost', async () => {
    const { bob } = await scene()
    const rows = '<row r="2"><c><v>7</v></c><c t="inlineStr"><is><t>Müller</t></is></c></row>'

    const { report } = await loaded(bob, workbook({ Vendors: texts(1, 'Vendor no.', 'Name') + rows }), {
      name: 'vendors.xlsx',
    })

    assert.deepEqual(report?.numeric, ['Vendor no.'])
    assert.deepEqual(await current(bob, 'Vendor', 'vendor_id'), ['7'])
  })

  it('whose rows have problems says each, and is loaded without them only when that is said (K1)', async () => {
    const { bob } = await scene()
    const content = items('1,Screw,3\n2,Nut,soon\n1,Screw again,4\n,Bolt,1\n')

    const { id, report } = await checked(bob, content)

    assert.deepEqual(report?.problems, [
      { line: 3, column: 'ItemAverageLeadTime', value: 'soon', reason: 'no-number' },
      { line: 4, column: null, value: '1', reason: 'duplicate-key', other: 2 },
      { line: 5, column: 'ItemId', value: '', reason: 'no-key' },
    ])
    assert.deepEqual([report?.total, report?.skipped, report?.rows], [3, 3, 1])
    await assert.rejects(loadUpload(db, bob, id, { mode: 'replace', withoutProblems: false }), {
      code: 'changed-meanwhile',
    })
    await load(bob, id)
    assert.deepEqual(await current(bob, 'Item', 'item_name'), ['Screw'])
    const { entries } = await listHistory(db, bob, { offset: 0, limit: 1 })
    assert.deepEqual(entries[0]?.facts.skipped, 3)
  })

  it('is added by key to what is there, when that is chosen', async () => {
    const { bob } = await scene()
    await loaded(bob, items('1,Screw,3\n2,Nut,4\n'))

    const { report } = await loaded(bob, items('2,Nut M4,5\n3,Bolt,6\n'), { mode: 'update' })

    assert.deepEqual([report?.rows, report?.added, report?.changed, report?.removed], [3, 1, 1, 0])
    assert.deepEqual((await current(bob, 'Item', 'item_name')).toSorted(), ['Bolt', 'Nut M4', 'Screw'])
  })

  if (!isServer) {
    it('is not added to what the built-in database does not hold, which is said with both numbers', async () => {
      const { bob } = await scene()
      const { id } = await checked(bob, items('1,Screw,3\n'))
      // As if it had been compared with a table that is full.
      await db('uploads').update({ report: db.raw(`jsonb_set(report, '{removed}', '100000')`) })

      await assert.rejects(loadUpload(db, bob, id, { mode: 'update', withoutProblems: false }), {
        code: 'too-many-rows',
        detail: { rows: 100_001, limit: 100_000 },
      })
      await load(bob, id, 'replace')
      assert.deepEqual(await current(bob, 'Item', 'item_id'), ['1'])
    })

    it('of more rows than the built-in database holds is refused at the first one too many', async () => {
      const { bob } = await scene()
      const rows = Array.from({ length: 100_002 }, (_, at) => at).join('\n')

      const { failure } = await checked(bob, `ItemId,ItemName\n${rows}\n`)

      assert.deepEqual(failure, { code: 'too-many-rows', line: 100_002 })
    }).timeout('120s')
  }

  it('is loaded as it was checked, whatever becomes of the file since', async () => {
    const { bob } = await scene()
    const { id } = await checked(bob, items('1,Screw,3\n'))
    await db('file_parts').update({ bytes: Buffer.from(items('2,Nut,4\n')) })

    await load(bob, id)

    assert.deepEqual(await current(bob, 'Item', 'item_name'), ['Screw'])
  })

  it('that breaks later than at its beginning changes nothing, and says where', async () => {
    const { bob } = await scene()
    await loaded(bob, items('1,Screw,3\n'))
    const rows = Array.from({ length: 6_000 }, (_, at) => `${at},Screw,1`).join('\n')

    const { status, failure } = await checked(bob, items(`${rows}\n6001,"open`))

    assert.deepEqual([status, failure], ['failed', { code: 'quote', line: 6_002 }])
    assert.deepEqual(await current(bob, 'Item', 'item_id'), ['1'])
  })

  it('is mapped the next time as it was loaded (K1)', async () => {
    const { bob, id } = await scene()
    const headers = ['A', 'B']
    const upload = await sent(bob, 'A,B\n1,Screw\n', 'file.csv', 'Item')
    await checkUpload(db, bob, upload.id, 'Item', { mapping: ['ItemId', 'ItemName'], notations: [] })
    await liaison.deliverDue()
    assert.equal(await findMapping(db, id, headers), undefined)
    await load(bob, upload.id)

    const next = await sent(bob, 'A,B\n2,Nut\n')

    assert.deepEqual([next.table, next.plan?.mapping], ['Item', ['ItemId', 'ItemName']])
  })

  it('is for members neither to check nor to load (§1)', async () => {
    const { ada } = await scene()
    const eve = await hired(ada, 'member')

    await assert.rejects(sent(eve, vendors), { code: 'needs-role' })
    assert.deepEqual(await everything().then(({ uploads }) => uploads), [])
  })

  it('is nobody else’s to see, not even a colleague’s', async () => {
    const { contoso, fabrikam } = await partners()
    const { id } = await sent(contoso.bob, vendors)

    for (const by of [contoso.ada, fabrikam.ada]) await assert.rejects(viewUpload(db, by, id), { code: 'not-found' })
  })

  it('can be stopped, and then is as it was before', async () => {
    const { bob } = await scene()
    const { id, table, plan } = await sent(bob, vendors)
    assert.ok(table && plan)
    await checkUpload(db, bob, id, table, plan)
    assert.deepEqual(await viewProgress(db, `upload:${id}`), { done: {}, isInterrupted: false })

    await cancelUpload(db, bob, id)
    await liaison.deliverDue()

    assert.equal((await viewUpload(db, bob, id)).status, 'arrived')
    assert.equal(await viewProgress(db, `upload:${id}`), undefined)
    assert.deepEqual(await current(bob, 'Vendor', 'name'), [])
  })
})

describe('a file with which a fault of ours cannot deal', () => {
  it('is tried six times, and then whoever has sent it is told, and nothing has changed', async () => {
    const { bob } = await scene()
    await loaded(bob, vendors)
    const { id } = await checked(bob, 'VendorId,Name\n9,Z\n')
    await loadUpload(db, bob, id, { mode: 'update', withoutProblems: false })
    // As if a version of ours had written what no version can read.
    await db('uploads')
      .where({ id })
      .update({ report: { read: 1, rows: 1, total: 0, base: 'no load' } })

    for (let tries = 0; tries < 7; tries++) {
      await liaison.deliverDue()
      await db('jobs').whereNull('settled_at').update({ next_at: clock() })
    }

    const { status, failure } = await viewUpload(db, bob, id)
    assert.deepEqual([status, failure], ['failed', { code: 'defect' }])
    const job = await db('jobs')
      .where({ subject: `upload:${id}` })
      .orderBy('id', 'desc')
      .first('attempts', 'outcome', 'why')
    assert.deepEqual(job, { attempts: 6, outcome: 'dead', why: 'a defect of ours' })
    assert.equal((await current(bob, 'Vendor', 'name')).length, 2)
    const told = await db('deliveries')
      .where({ subject: `upload:${id}`, person_id: bob.person })
      .pluck('event')
    assert.deepEqual(told, ['data.loaded'])
  })
})

/** No card says anything of it. */
const nobody = async () => []

describe('two people who load one table', () => {
  it('at once: the second is told who does', async () => {
    const { ada, bob } = await scene()
    const [first, second] = [await checked(bob, vendors), await checked(ada, vendors)]
    await loadUpload(db, bob, first.id, { mode: 'replace', withoutProblems: false })

    await assert.rejects(loadUpload(db, ada, second.id, { mode: 'replace', withoutProblems: false }), {
      code: 'loading-already',
      detail: { table: 'Vendor', person: 'Bob' },
    })
  })

  it('one after the other: what the second has checked is out of date', async () => {
    const { ada, bob } = await scene()
    const [first, second] = [await checked(bob, vendors), await checked(ada, vendors)]
    await load(bob, first.id)

    await assert.rejects(loadUpload(db, ada, second.id, { mode: 'replace', withoutProblems: false }), {
      code: 'changed-meanwhile',
    })
    assert.deepEqual(await current(ada, 'Vendor', 'vendor_id'), ['007', '008'])
  })
})

/** The load of items that is read. */
async function loadOf(by: Actor): Promise<LoadId> {
  const load = await findCurrent(db, by.company, 'Item')
  assert.ok(load)
  return load
}

describe('a table', () => {
  it('goes back to the load before, and forth again (K1a)', async () => {
    const { bob, id } = await scene()
    await loaded(bob, items('1,Screw,3\n'))
    const screws = await loadOf(bob)
    await loaded(bob, items('2,Nut,3\n'))
    const nuts = await loadOf(bob)

    await loadAgain(db, bob, 'Item', screws, nobody)
    await loadAgain(db, bob, 'Item', screws, nobody)
    assert.deepEqual(await current(bob, 'Item', 'item_name'), ['Screw'])
    await loadAgain(db, bob, 'Item', nuts, nobody)
    assert.deepEqual(await current(bob, 'Item', 'item_name'), ['Nut'])
    assert.deepEqual((await historyOf(id)).slice(-2), ['data.restored', 'data.restored'])
  })

  it('is deleted, and comes back within seven days, not after', async () => {
    const { bob, id } = await scene()
    await loaded(bob, items('1,Screw,3\n'))
    const screws = await loadOf(bob)

    await deleteTable(db, bob, 'Item', screws, nobody)
    await deleteTable(db, bob, 'Item', screws, nobody)

    assert.deepEqual(await current(bob, 'Item', 'item_name'), [])
    assert.deepEqual((await historyOf(id)).slice(-2), ['data.loaded', 'data.deleted'])
    await assert.rejects(deleteTable(db, bob, 'Item', newId<LoadId>(), nobody), { code: 'nothing-loaded' })
    await assert.rejects(loadAgain(db, later(bob, 8), 'Item', screws, nobody), { code: 'not-kept' })
    await loadAgain(db, later(bob, 6), 'Item', screws, nobody)
    assert.deepEqual(await current(bob, 'Item', 'item_name'), ['Screw'])
  })

  it('says whether there is data for the entities that it serves (A7)', async () => {
    const { bob, id } = await scene()
    const available = () => db('available_data').where({ company_id: id }).pluck<string[]>('entity')

    await loaded(bob, items('1,Screw,3\n'))
    assert.deepEqual(await available(), ['products'])
    await loaded(bob, vendors)
    await deleteTable(db, bob, 'Item', await loadOf(bob), nobody)
    assert.deepEqual(await available(), ['vendors'])
  })

  it('leaves no rows behind to which nobody can go back', async () => {
    const { bob } = await scene()
    const rows = async () => (await everything()).items?.length
    for (const name of ['Screw', 'Nut', 'Bolt']) await loaded(bob, items(`1,${name},3\n`))
    await checked(bob, items('1,Never loaded,3\n'))
    assert.equal(await rows(), 4)

    await sweep()
    assert.equal(await rows(), 3)
    passDays(8)
    await sweep()

    assert.equal(await rows(), 1)
    assert.deepEqual(await current(bob, 'Item', 'item_name'), ['Bolt'])
    assert.deepEqual([(await everything()).file_parts, (await everything()).uploads], [[], []])
  })

  async function sweep() {
    await db('jobs').where({ kind: 'retention' }).delete()
    await db('jobs').insert({ kind: 'retention', due_at: clock(), next_at: clock(), created_at: clock() })
    await liaison.deliverDue()
  }
})
