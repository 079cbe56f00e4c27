import { Readable, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Reader } from '../../cards/reader.ts'
import type { Words } from '../../cards/words/en.ts'
import { findRegion } from '../../domain/company/companies.ts'
import { attributes } from '../../domain/data/attributes.ts'
import { type TableCode, tableCodes } from '../../domain/data/catalogue.ts'
import { findCurrent } from '../../domain/data/current-loads.ts'
import { readRows } from '../../domain/data/stored-rows.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { readList } from '../../domain/network/imported-rows.ts'
import { findRead } from '../../domain/network/imports.ts'
import type { Db } from '../../domain/storage/database.ts'
import { sameOr } from '../../domain/storage/stores.ts'
import { belongings } from '../../domain/views/belongings.ts'
import { readHistory } from '../../domain/views/history.ts'
import type { Entry } from '../files/zip.ts'
import type { Places } from '../places.ts'
import { csv } from './csv.ts'
import { cellsOf, historyColumns } from './history-cells.ts'

/** Whoever takes everything along, and in whose words it is said what each file is. */
export type Taking = {
  readonly db: Db
  readonly places: Places
  readonly by: Actor
  readonly reader: Reader
  readonly clock: () => Date
}

/** A file of the list of contents: its rows are counted while it is written. */
type Counted = { readonly file: string; rows: number; readonly about: string }

/**
 * K7: all that a company owns, as files: JSON, and CSV for its tables and lists, each read as it is written, and last a list of them
 * with the rows of each.
 */
export async function entriesOf(taking: Taking): Promise<readonly Entry[]> {
  const { db, by, reader, clock } = taking
  const { takeout } = reader.words
  const begun = clock()
  const contents: Counted[] = []
  const listed = (file: string, about: string, open: (count: (rows: number) => void) => Readable): Entry => {
    const counted = { file, rows: 0, about }
    contents.push(counted)
    return { file, open: () => open(rows => (counted.rows += rows)) }
  }
  const entries = [
    ...belongings.map(({ file, rows }) =>
      listed(file, takeout[nameOf(file)], count => json(rows(db, by), count, file === 'company.json')),
    ),
    listed('history.csv', takeout.historyCsv, count => historyOf(taking, count)),
    ...(await importedOf(taking, listed)),
    ...(await tablesOf(taking, listed)),
  ]
  const whole = () => ({ company: by.company, begun, ended: clock(), about: takeout.note, files: contents })
  return [...entries, { file: 'contents.json', open: () => Readable.from(lazily(whole)) }]
}

type List = (file: string, about: string, open: (count: (rows: number) => void) => Readable) => Entry

/** What each file of the main database is called in our words. */
const nameOf = (file: string): keyof Omit<Words['takeout'], 'table'> => {
  const name = file.replace('.json', '')
  const others: Readonly<Record<string, 'invited' | 'addresses' | 'pastScores'>> = {
    'invited-by-email': 'invited',
    'added-addresses': 'addresses',
    'past-scores': 'pastScores',
  }
  // A test opens every file of the ZIP, and asks for its words.
  return others[name] ?? (name as keyof Omit<Words['takeout'], 'table'>)
}

/** Rows as a list of JSON, or the one row by itself. */
const json = (rows: AsyncIterable<object>, count: (rows: number) => void, isOne: boolean): Readable =>
  Readable.from(
    (async function* () {
      let isFirst = true
      if (!isOne) yield '[\n'
      for await (const row of rows) {
        count(1)
        yield `${isFirst ? '' : ',\n'}${JSON.stringify(row, null, isOne ? 2 : undefined)}`
        isFirst = false
      }
      yield isOne ? '\n' : '\n]\n'
    })(),
  )

/** Rows as CSV; an error in them is one of what comes out. */
function table(titles: readonly string[], rows: AsyncIterable<readonly unknown[]>, count: (rows: number) => void) {
  const out: Transform = csv(titles, ',')
  const counted = async function* () {
    for await (const row of rows) {
      count(1)
      yield row
    }
  }
  // What comes out is destroyed with the error, which its reader hears.
  pipeline(Readable.from(counted()), out).catch(() => {})
  return out
}

function historyOf({ db, by, reader }: Taking, count: (rows: number) => void): Readable {
  const titles = historyColumns.map(column => reader.words.history.columns[column])
  const rows = async function* () {
    for await (const entry of readHistory(db, by, {})) {
      const cells = cellsOf(reader, entry)
      yield historyColumns.map(column => cells[column])
    }
  }
  return table(titles, rows(), count)
}

const importedTitles = ['id', 'name', 'email', 'duns', 'vendorId', 'customerId'] as const

/** I3: the companies in the tables of partners, where there is a list of them. */
async function importedOf(taking: Taking, listed: List): Promise<readonly Entry[]> {
  const list = await findRead(taking.db, taking.by.company)
  if (!list) return []
  const store = await storeOf(taking)
  const rows = async function* () {
    for await (const companies of readList(store, list)) {
      for (const company of companies) yield importedTitles.map(title => company[title])
    }
  }
  return [listed('imported.csv', taking.reader.words.takeout.imported, count => table(importedTitles, rows(), count))]
}

/** K1: the tables of which something is read now, each as it can be loaded again. */
async function tablesOf(taking: Taking, listed: List): Promise<readonly Entry[]> {
  const { db, by, reader } = taking
  const { takeout, tables } = reader.words
  const store = await storeOf(taking)
  const found: { readonly code: TableCode; readonly entry: Entry }[] = []
  for (const code of tableCodes) {
    const load = await findCurrent(db, by.company, code)
    if (!load) continue
    const titles = attributes[code].map(({ name }) => name)
    const rows = () => readRows(store, { company: by.company, table: code, load })
    const entry = listed(`tables/${code}.csv`, takeout.table(tables[code]), count => table(titles, rows(), count))
    found.push({ code, entry })
  }
  return found.map(({ entry }) => entry)
}

const storeOf = async ({ db, places, by }: Taking): Promise<Db> =>
  sameOr(db, places.of(await findRegion(db, by.company)).longWork)

/** Asked for when it is its turn: everything else has been counted by then. */
async function* lazily(make: () => object) {
  yield `${JSON.stringify(make(), null, 2)}\n`
}
