import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Liaison } from '../../bot/liaison.ts'
import { receiveFile } from '../../bot/receiving.ts'
import { loadUpload } from '../../domain/data/loads.ts'
import { checkUpload, viewUpload } from '../../domain/data/uploads.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import type { Region } from '../../domain/kernel/region.ts'
import type { Database } from '../../domain/storage/database.ts'
import { migrateRegions } from '../../domain/storage/migrations.ts'
import { openDatabase } from '../../domain/storage/opening.ts'
import { inputsOf, textOf } from '../card.ts'
import { db } from '../database.ts'
import { founded } from '../domain/company/founded.ts'
import { teammate } from '../teams/teammate.ts'
import { another } from './another.ts'
import { here } from './imported.ts'

describe('the list of whom to invite, of a region that has a database of its own', () => {
  let apart: Database
  let bot: Liaison
  const places = { of: (region: Region) => (region === 'eu' ? apart : { db, longWork: db }) }

  before(async () => {
    apart = await openDatabase('')
    await migrateRegions(apart.db)
    const mail = { folder: join(tmpdir(), `liaison-apart-${process.pid}`), from: 'liaison@localhost.example' }
    bot = await another({ places, mail })
  })
  after(async () => {
    await bot.stop()
    await apart.close()
  })

  async function load(by: Actor, content: string) {
    const bytes = (async function* () {
      yield Buffer.from(content)
    })()
    const id = await receiveFile({ db, places }, by, { name: 'vendors.csv', bytes, table: 'Vendor' })
    const { plan } = await viewUpload(db, by, id)
    assert.ok(plan)
    await checkUpload(db, by, id, 'Vendor', plan)
    await bot.deliverDue()
    await loadUpload(db, by, id, { mode: 'replace', withoutProblems: false })
    await bot.deliverDue()
  }

  it('is there with its names and addresses, and nowhere else; matches are found over regions (K4, F2)', async () => {
    const ada = await founded('Contoso', { region: 'eu' })
    const { tenant_id } = await db('companies').where({ id: ada.company }).first('tenant_id')
    const { object_id } = await db('people').where({ id: ada.person }).first('object_id')
    const person = teammate('Ada', tenant_id, { objectId: object_id, url: () => bot.url })
    await person.install()

    await load(
      ada,
      'VendorId,Name,PrimaryContactEmail,DunsNumber\n1,Northwind,sales@northwind.example,\n2,Fabrikam,,118204773\n',
    )
    await here('Fabrikam Components', { duns: '118204773' })
    await bot.deliverDue()

    assert.match(textOf(await person.say('find partners')), /Fabrikam Components[\s\S]*Your vendor 2 by DUNS/)
    const list = await person.say('imported')
    assert.match(textOf(list), /Northwind\s+Vendor no\. 1\s+sales@northwind\.example/)
    assert.doesNotMatch(textOf(list), /Fabrikam/)
    assert.deepEqual([await db('imported').select(), await db('imported_keys').select()], [[], []])
    assert.deepEqual((await apart.db('imported').pluck('name')).sort(), ['Fabrikam', 'Northwind'])
    assert.equal(inputsOf(await person.press(list, 'Invite')).email, 'sales@northwind.example')
  })
})
