import { setTimeout as sleep } from 'node:timers/promises'
import { startLiaison } from '../../bot/liaison.ts'
import { createLog } from '../../bot/ops/log.ts'
import { receiveFile } from '../../bot/receiving.ts'
import { createAdapter } from '../../bot/teams/adapter.ts'
import { loadLink } from '../../bot/web/load-link.ts'
import { registerCompany } from '../../domain/company/companies.ts'
import { loadUpload } from '../../domain/data/loads.ts'
import type { Upload } from '../../domain/data/upload.ts'
import { checkUpload, viewUpload } from '../../domain/data/uploads.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import type { UploadId } from '../../domain/kernel/ids.ts'
import { isUnavailable } from '../../domain/storage/errors.ts'
import { migrate, migrateRegions } from '../../domain/storage/migrations.ts'
import { openDatabase } from '../../domain/storage/opening.ts'

/**
 * Loads one file after the other, each with another name in all of its rows, until it is killed; says the name of each that is
 * loaded, and first a link to its page. The next one finishes what it left. Arguments: the database, rows of a file, and by how many
 * minutes its clock is ahead, so that nothing waits for the lease of one that was killed; `finish` to load nothing more, and to say
 * `finished` when no job is left.
 */
const [url = '', rows = '5000', ahead = '0', finish = ''] = process.argv.slice(2)
const clock = () => new Date(Date.now() + Number(ahead) * 60_000)
const database = await openDatabase(url)
const { db, longWork } = database
await migrate(longWork)
await migrateRegions(longWork)
const places = { of: () => database }
const bot = await startLiaison({
  db,
  longWork,
  places,
  clock,
  appId: '',
  adapter: createAdapter({ local: true }),
  log: createLog('silent'),
  host: '127.0.0.1',
  port: 0,
  metricsToken: '',
})
bot.deliver()

const person = await db('people').first('id', 'company_id')
const by = (): Actor => ({ person: person.id, company: person.company_id, role: 'admin', at: clock() })
const registered = {
  tenantId: '11111111-1111-4111-8111-111111111111',
  objectId: '22222222-2222-4222-8222-222222222222',
}
const terms = { termsAccepted: true, termsHash: 'hash' }
const actor = person
  ? by()
  : await registerCompany(
      db,
      { ...registered, name: 'Ada', locale: 'en', timeZone: 'UTC', at: clock() },
      { name: 'Contoso', country: 'US', industry: 'retail', contactEmail: 'a@b.example', region: 'us', ...terms },
    )

console.log(`ready ${await loadLink(db, bot.url, { ...actor, at: clock() })}`)
while (finish) {
  const left = await db('jobs').whereNull('settled_at').where('due_at', '<=', clock()).pluck('id')
  if (left.length === 0) console.log('finished')
  await sleep(200)
}
for (;;) {
  try {
    await loadNext()
  } catch (error) {
    if (!isUnavailable(error)) throw error
    await sleep(200)
  }
}

/** Loads another file, or goes on with one. */
async function loadNext() {
  const open = await db('uploads')
    .whereNotIn('status', ['arriving', 'loaded', 'failed'])
    .orderBy('created_at')
    .first('id')
  const id: UploadId = open?.id ?? (await send())
  const { name } = await viewUpload(db, actor, id)
  const { table, plan, status } = await viewUpload(db, actor, id)
  if (status === 'arrived' && table && plan) await checkUpload(db, { ...actor, at: clock() }, id, table, plan)
  if ((await until(id, ['checked', 'loading', 'loaded'])) === 'checked') {
    await loadUpload(db, { ...actor, at: clock() }, id, {
      mode: Number(name) % 3 === 0 ? 'update' : 'replace',
      withoutProblems: false,
    })
  }
  await until(id, ['loaded'])
  console.log(`loaded ${name}`)
}

async function send(): Promise<UploadId> {
  const tag = (await db('uploads').pluck<string[]>('id')).length + 1
  async function* bytes() {
    yield Buffer.from('VendorId,Name\n')
    for (let at = 0; at < Number(rows); at++) yield Buffer.from(`V-${at},${tag}\n`)
  }
  return receiveFile({ db, places }, { ...actor, at: clock() }, { name: `${tag}`, bytes: bytes(), table: 'Vendor' })
}

async function until(id: UploadId, wanted: readonly Upload['status'][]): Promise<Upload['status']> {
  for (;;) {
    const { status } = await viewUpload(db, actor, id)
    if (wanted.includes(status)) return status
    await sleep(20)
  }
}
