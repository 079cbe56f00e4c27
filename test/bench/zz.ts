import { migrate, migrateRegions } from '../../domain/storage/migrations.ts'
import { openDatabase } from '../../domain/storage/opening.ts'
import { createDatabase, startPostgres } from '../postgres.ts'
import { casesOf } from './hot.ts'
import { fill, HUB, scaleOf } from './scaled.ts'
import { listen } from './statements.ts'
const at = new Date()
const postgres = await startPostgres()
try {
  const url = await createDatabase(postgres.url, 'zz')
  const patient = await openDatabase(url, { isPatient: true })
  await migrate(patient.db); await migrateRegions(patient.db)
  await fill(patient.db, scaleOf(Number(process.argv[2])), at)
  await patient.db.raw('vacuum analyze')
  await patient.close()
  const { db, close } = await openDatabase(url)
  for (const each of await casesOf(db, HUB, at)) {
    if (!process.argv.slice(3).includes(each.name)) continue
    for (let k = 0; k < 2; k++) {
    const heard = await listen(db, db, each.run)
    console.log('==', each.name, heard.failure instanceof Error ? heard.failure.message.slice(-200) : '')
    for (const s of heard.statements) if (s.ms > 3) console.log(s.ms.toFixed(1).padStart(9), s.sql.replace(/\s+/g, ' ').slice(0, 160))
    }
  }
  await close()
} finally { await postgres.stop() }
