import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Db, migrate, openDatabase } from '../../domain/database.ts'
import { OPERATOR } from '../../domain/ids.ts'
import { registerCompany } from '../../domain/network/companies.ts'
import { writeDenial } from '../../domain/trust/denials.ts'
import { form, visitor } from '../domain/network/founded.ts'

/** `npm run verify`, with this database. */
async function verify(database: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'bot/verify.ts'], {
    env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, DATABASE_URL: database },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk))
  const [code] = await once(child, 'close')
  return { code, out, err }
}

describe('npm run verify', function () {
  // It is a process of its own, and the machine may be busy.
  this.timeout('120s')

  let home: string
  let folder: string

  /** Does something to the database while nobody else has it. */
  async function alone(work: (db: Db) => Promise<unknown>) {
    const { db, close } = await openDatabase(folder)
    await work(db).finally(close)
  }

  // Making the folder takes seconds, so all share one.
  before(async () => {
    home = await mkdtemp(join(tmpdir(), 'liaison-verify-'))
    folder = join(home, 'data')
    await alone(async () => {})
  })
  after(() => rm(home, { recursive: true, force: true }))

  it('says that there is no history where there is none, and ends with 1', async () => {
    const { code, out, err } = await verify(folder)

    assert.deepEqual([code, out], [1, ''])
    assert.match(err, /^There is nothing of Liaison in this database\. [^\n]+\n$/)
  })

  it('says how many entries fit, and ends with 0 (K6)', async () => {
    await alone(async db => {
      await migrate(db)
      for (const name of ['Contoso', 'Fabrikam']) await registerCompany(db, visitor(), form({ name }))
      await writeDenial(db, { ...visitor(), isGuest: true }, { reason: 'guest', verb: 'message', asked: {} })
    })

    const { code, out, err } = await verify(folder)

    assert.deepEqual([code, err], [0, ''])
    assert.equal(out, '3 entries of 2 companies and the operator fit their chains; 0 histories are broken.\n')
  })

  it('names the first broken entry, whose it is, and ends with 1 (K6)', async () => {
    await alone(async db => {
      await db.raw('alter table audit_entries disable trigger user')
      await db('audit_entries')
        .whereIn('company_id', db('companies').where({ name: 'Fabrikam' }).select('id'))
        .orWhere({ company_id: OPERATOR })
        .update({ facts: '{"country": "FR"}' })
    })

    const { code, out, err } = await verify(folder)

    assert.equal(code, 1)
    assert.match(
      err,
      /^Broken: entry 1 of the history of the operator \(0[0-]{35}\)\nBroken: entry 1 of the history of Fabrikam \([0-9a-f-]{36}\)\n$/,
    )
    assert.equal(out, '1 entries of 2 companies and the operator fit their chains; 2 histories are broken.\n')
  })

  it('waits for nobody: a folder that another process has is refused in a sentence, and so is a database that is away', async () => {
    const [busy, away] = await Promise.all([
      openDatabase(folder).then(async ({ close }) => verify(folder).finally(close)),
      verify('postgres://u:canary@127.0.0.1:9/liaison'),
    ])

    assert.deepEqual([busy.code, away.code], [1, 1])
    assert.match(busy.err, new RegExp(`^the database folder \\S+ is in use by process ${process.pid}; [^\\n]+\\n$`))
    assert.match(away.err, /^The database cannot be reached\. [^\n]+\n$/)
    assert.doesNotMatch(away.err, /canary/)
  })

  it('needs a database', async () => {
    const { code, err } = await verify(' ')

    assert.equal(code, 1)
    assert.match(err, /^DATABASE_URL [^\n]+\n$/)
  })
})
