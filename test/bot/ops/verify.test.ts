import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { registerCompany } from '../../../domain/company/companies.ts'
import { type CompanyId, OPERATOR } from '../../../domain/kernel/ids.ts'
import type { Db } from '../../../domain/storage/database.ts'
import { migrate } from '../../../domain/storage/migrations.ts'
import { openDatabase } from '../../../domain/storage/opening.ts'
import { transaction } from '../../../domain/storage/transactions.ts'
import { audit } from '../../../domain/trust/audit.ts'
import { writeDenial } from '../../../domain/trust/denials.ts'
import { form, visitor } from '../../domain/company/founded.ts'
import { run } from '../process.ts'

/** `npm run verify`, with this database. */
const verify = (database: string, ...args: readonly string[]) => run('ops/verify', args, { DATABASE_URL: database })

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
      await writeDenial(db, { ...visitor(), isGuest: true }, { reason: 'guest', verb: 'message', ids: {} })
    })

    const { code, out, err } = await verify(folder)

    assert.deepEqual([code, err], [0, ''])
    assert.equal(out, '3 entries of 2 companies and the operator fit their chains; 0 histories are broken.\n')
  })

  it('finds a history that was made anew since an earlier run wrote down its head (K6)', async () => {
    const file = join(home, 'heads')
    const earlier = await verify(folder, '--heads', file)
    const anew = (work: (db: Db) => Promise<unknown>) =>
      alone(async db => {
        await db.raw('alter table audit_entries disable trigger user')
        await work(db)
        await db.raw('alter table audit_entries enable trigger user')
      })
    let taken: readonly [readonly object[], readonly { readonly company_id: CompanyId }[]] = [[], []]
    await anew(async db => {
      taken = [await db('audit_entries').select(), await db('audit_heads').select()]
      await db('audit_entries').delete()
      await db('audit_heads').delete()
      for (const company of taken[1].map(({ company_id }) => company_id)) {
        const event = {
          type: 'profile.hidden',
          subject: `profile:${company}`,
          concerns: [company],
          tell: [],
          facts: {},
        } as const
        await transaction(db, trx => audit(trx, { at: new Date() }, [event]))
      }
      await rm(join(folder, 'liaison.heads'))
    })

    const [plain, against] = [await verify(folder), await verify(folder, '--against', file)]

    await anew(async db => {
      await db('audit_entries').delete()
      await db('audit_heads').delete()
      await db('audit_entries').insert(taken[0])
      await db('audit_heads').insert(taken[1])
    })
    assert.deepEqual([earlier.code, plain.code, against.code], [0, 0, 1])
    assert.equal(against.err.match(/^Broken: entry 1 of the history of /gm)?.length, 3)
    assert.equal((await verify(folder, '--against', file)).code, 0)
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
    assert.match(
      busy.err,
      new RegExp(`^the database folder \\S+ is in use by process ${process.pid} on \\S+; [^\\n]+\\n$`),
    )
    assert.match(away.err, /^The database cannot be reached\. [^\n]+\n$/)
    assert.doesNotMatch(away.err, /canary/)
  })

  it('needs a database', async () => {
    const { code, err } = await verify(' ')

    assert.equal(code, 1)
    assert.match(err, /^DATABASE_URL [^\n]+\n$/)
  })
})
