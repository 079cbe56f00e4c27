import assert from 'node:assert/strict'
import { workOffCopies } from '../../bot/copies.ts'
import { samplesOf } from '../../bot/demo/data.ts'
import { fill, speakAsTheyDo } from '../../bot/demo/demo.ts'
import { network } from '../../bot/demo/network.ts'
import { reconcile } from '../../bot/ops/reconciling.ts'
import { entitiesOf, tableCodes, tablesOf } from '../../domain/data/catalogue.ts'
import { textOf } from '../card.ts'
import { clock, passDays } from '../clock.ts'
import { db } from '../database.ts'
import { liaison } from '../liaison.ts'
import { teammate } from '../teams/teammate.ts'
import { places } from './files/loaded.ts'

describe('the sample files', () => {
  it('are of those tables for whose entities the sample network says that there is data (A7), and of customers', async () => {
    for (const { key, data } of network.companies) {
      const samples = (await samplesOf(key)).map(([table]) => table)
      const files = samples.filter(table => table !== 'Customer')

      assert.deepEqual(
        files,
        tableCodes.filter(table => data.flatMap(tablesOf).includes(table)),
        key,
      )
      assert.deepEqual(
        [...new Set(files.flatMap(entitiesOf))].sort(),
        data.filter(entity => tablesOf(entity).length > 0).toSorted(),
        key,
      )
      // Whoever has vendors has customers, too: those are never shared, and serve no entity.
      assert.equal(samples.includes('Customer'), samples.includes('Vendor'), key)
    }
  })

  it('make the demo have data for what the sample network says, and for nothing else (A7, K2)', async () => {
    await fill(db, places)

    for (const { key, name, data } of network.companies) {
      const rows = await db('available_data as d')
        .join('companies as c', 'c.id', 'd.company_id')
        .where('c.name', name)
        .pluck<string[]>('d.entity')
      assert.deepEqual(rows.sort(), data.toSorted(), key)
    }
    const said = await db('audit_entries').where({ type: 'invitation.unprepared' }).select('type')
    const promised = network.collaborations.flatMap(({ invitations }) =>
      invitations.filter(({ partner, shared = [] }) => {
        const has = network.companies.find(({ key }) => key === partner)?.data ?? []
        return shared.some(entity => !has.includes(entity))
      }),
    )
    assert.equal(said.length, promised.length)
  })

  it('are copied to the regions of the partners that see them (K4)', async () => {
    await fill(db, places)
    await workOffCopies({ db, places, clock, stopping: new AbortController().signal })

    const copies = await db('copies').where({ state: 'whole' }).select<{ region: string }[]>('region')
    assert.deepEqual([...new Set(copies.map(({ region }) => region))].sort(), ['eu', 'us'])
    const found = await reconcile({ db, places, clock, stopping: new AbortController().signal })
    assert.deepEqual(found, { faults: [], busy: 0 })
  })

  it('go on being loaded where they were interrupted, and nothing is made twice', async () => {
    await assert.rejects(
      fill(db, {
        of() {
          throw new Error('killed')
        },
      }),
      /killed/,
    )
    assert.equal((await db('connections').select('id')).length, 0)

    await fill(db, places)
    await fill(db, places)

    assert.equal((await db('companies').select('id')).length, network.companies.length)
    assert.equal((await db('connections').select('id')).length, network.connections.length)
  })

  it('are loaded into the demo without a problem, and notify nobody', async () => {
    await fill(db, places)

    const loads = await db('current_loads as c').join('loads as l', 'l.id', 'c.load_id').select('l.rows', 'l.skipped')
    const count = (await Promise.all(network.companies.map(({ key }) => samplesOf(key)))).flat().length
    assert.ok(count > 20)
    assert.equal(loads.length, count)
    assert.ok(loads.every(({ rows, skipped }) => rows > 1 && skipped === 0))
    assert.deepEqual(await db('deliveries').select('id'), [])
    assert.deepEqual(await db('uploads').whereNot({ status: 'loaded' }), [])
  })

  it('show whom one could connect with and invite, and why (F2, I3)', async () => {
    await fill(db, places)
    // The demo is made at the real time.
    passDays(Math.ceil((Date.now() - clock().getTime()) / 86_400_000))
    await liaison.deliverDue()
    const person = (key: string) => {
      const company = network.companies.find(each => each.key === key)
      const [first] = company?.people ?? []
      assert.ok(company && first)
      return teammate(first.name, company.tenantId, { objectId: first.aadObjectId })
    }
    const [johanna, megan] = [person('fabrikam'), person('contoso')]

    const suggested = textOf(await johanna.say('find partners'))
    assert.match(
      suggested,
      /Litware Plastics[\s\S]*Your vendor L-1 by DUNS[\s\S]*Adventure Works[\s\S]*Your customer C-78 by e-mail domain[\s\S]*Allure Bays Corp[\s\S]*Your customer C-79 by name/,
    )
    const imported = textOf(await johanna.say('imported'))
    assert.match(
      imported,
      /Alpine Copper AG\s+Vendor no\. L-3[\s\S]*Munson's Solder\s+Vendor no\. L-5\s+No e-mail address/,
    )
    // Whoever is private looks like those who are not here.
    assert.match(imported, /Tailspin Parts Inc\.\s+Vendor no\. L-6/)
    assert.doesNotMatch(imported, /Litware|Contoso|Datum|ALLURE/)
    assert.match(
      textOf(await megan.say('imported')),
      /Northwind Traders\s+Vendor and customer · Vendor no\. V-1005 · Customer no\. C-501/,
    )
    assert.match(textOf(await megan.say('my partners')), /Datum Logistics\s+Vendor · Vendor no\. V-1003/)
  })
})

describe('the people of the sample network', () => {
  it('are spoken to in their own language from the first card on, whatever the local client reports, until they choose (Q8)', async () => {
    await fill(db, places)
    await speakAsTheyDo(db)
    const [johanna, diego] = ['Johanna Lorenz', 'Diego Siciliani'].map(name => {
      const company = network.companies.find(({ people }) => people.some(each => each.name === name))
      const objectId = company?.people.find(each => each.name === name)?.aadObjectId
      assert.ok(company && objectId)
      return teammate(name, company.tenantId, { objectId, locale: 'en-US' })
    })
    assert.ok(johanna && diego)
    await johanna.install()
    await diego.install()
    await liaison.deliverDue()

    johanna.sees(/Willkommen/)
    diego.sees(/Welcome/)
    assert.match(textOf(await johanna.say('what do we share with Contoso')), /^What we share/)
    await johanna.say('speak English')
    await speakAsTheyDo(db)
    assert.match(textOf(await johanna.say('home')), /Nothing is waiting for you/)
  })
})
