import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { languageIn } from '../../bot/chat/language.ts'
import weights from '../../bot/chat/weights.json' with { type: 'json' }
import { fill } from '../../bot/demo/demo.ts'
import { network } from '../../bot/demo/network.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { migrate } from '../../domain/storage/migrations.ts'
import { openDatabase } from '../../domain/storage/opening.ts'
import { judge, present, readUtterances, type Utterance } from './answered.ts'

/** Sentences that are known: whoever changes the understanding of one sees it here. */
const known = ['utterances', 'sentences', 'utterances-frames', 'fresh', 'misses'].map(
  name => new URL(`../bot/${name}.jsonl`, import.meta.url),
)

const files = process.argv.slice(2).filter(each => !each.startsWith('--'))
const showsAll = process.argv.includes('--answers')
/** Whether a sentence that is answered wrongly, other than those that are known to be, is a failure. */
const isCheck = process.argv.includes('--check')
const folder = mkdtempSync(join(tmpdir(), 'understanding-'))
const { db, close } = await openDatabase(join(folder, 'data'))
try {
  await migrate(db)
  await fill(db, undefined, present)
  const contoso = network.companies.find(({ key }) => key === 'contoso')
  const alex = contoso?.people.find(({ role }) => role === 'responder')
  const row = await db('people').where({ object_id: alex?.aadObjectId }).first<{ id: string; company_id: string }>()
  // The ids are those of the row.
  const by = { person: row?.id, company: row?.company_id, role: 'responder', at: present } as unknown as Actor
  for (const file of files.length > 0 ? files : known) {
    const utterances = readUtterances(file)
    const results: { readonly utterance: Utterance; readonly wrong: readonly string[]; readonly said: string }[] = []
    for (const utterance of utterances)
      results.push({
        utterance,
        ...(await judge({ db, by, canMail: true, site: 'http://localhost' }, utterance).catch(error => ({
          wrong: [`failed: ${error instanceof Error ? error.stack : error}`],
          said: '',
        }))),
      })
    console.log(`\n${file instanceof URL ? file.pathname : file}: ${rate(results)}`)
    for (const [title, of] of [
      ['language', languageOf],
      ['heading', ({ heading }: Utterance) => heading],
      ['rule', ({ rule = '–' }: Utterance) => rule],
    ] as const) {
      const names = [...new Set(results.map(({ utterance }) => of(utterance)))]
      const groups = names.map(name => [name, results.filter(({ utterance }) => of(utterance) === name)] as const)
      console.log(`  by ${title}: ${groups.map(([name, each]) => `${name} ${rate(each)}`).join(' · ')}`)
    }
    if (isCheck && !`${file}`.endsWith('misses.jsonl') && results.some(({ wrong }) => wrong.length > 0))
      process.exitCode = 1
    for (const { utterance, wrong, said } of results) {
      if (wrong.length === 0) continue
      console.log(
        `  ${utterance.rule ?? ''} ${utterance.after ? `[${utterance.after.join(' / ')}] ` : ''}${utterance.text}\n      ${wrong.join('; ')}`,
      )
      if (showsAll)
        console.log(
          said
            .split('\n')
            .slice(0, 14)
            .map(each => `      | ${each}`)
            .join('\n'),
        )
    }
  }
  console.log('\ncross-validated, when it was trained:', weights.figures)
} finally {
  await close()
  rmSync(folder, { recursive: true, force: true })
}

function rate(results: readonly { readonly wrong: readonly string[] }[]): string {
  const right = results.filter(({ wrong }) => wrong.length === 0).length
  return `${right}/${results.length} (${((right / Math.max(1, results.length)) * 100).toFixed(1)} %)`
}

function languageOf({ text, locale }: Utterance): string {
  return (locale ?? languageIn(text) ?? 'en').slice(0, 2)
}
