import { setTimeout as sleep } from 'node:timers/promises'
import { fill } from '../../bot/demo/demo.ts'
import { network } from '../../bot/demo/network.ts'
import { erase } from '../../bot/erasing.ts'
import { askErasure } from '../../domain/company/erasures.ts'
import { findActor } from '../../domain/company/people.ts'
import { daysAfter } from '../../domain/kernel/time.ts'
import { migrate } from '../../domain/storage/migrations.ts'
import { openDatabase } from '../../domain/storage/opening.ts'
import { openStores } from '../../domain/storage/stores.ts'

/**
 * Erases the first company of the sample network, which it makes when it is not there, and says so once it is done. Whoever was killed
 * is followed by the next one. Arguments: the main database, that of the region of partners (empty when it is the same), and `only` to
 * make the network and no more.
 */
const [url = '', eu = '', only = ''] = process.argv.slice(2)
const main = await openDatabase(url, { isPatient: true })
await migrate(main.longWork)
const now = new Date()
const places = await openStores(main, { eu: eu || undefined }, now)
const { db } = main
if (only) {
  await fill(db, places)
  const [contoso] = network.companies
  const admin = contoso && (await findActor(db, contoso.people[0]?.aadObjectId ?? '', daysAfter(now, -40)))
  if (!contoso || !admin) throw new TypeError('no admin')
  await askErasure(db, admin, contoso.name)
  console.log('made')
} else {
  const { company_id: company, round } = await db('erasures').first('company_id', 'round')
  console.log('ready')
  // Nobody delivers here: as if a day had passed since it began.
  for (const at of [now, daysAfter(now, 2)]) {
    for await (const step of erase(main.longWork, places, company, { round, at })) {
      console.log(`step ${step}`)
      await sleep(10)
    }
  }
  console.log('finished')
}
await places.close()
await main.close()
