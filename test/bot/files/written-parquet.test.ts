import assert from 'node:assert/strict'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { Column } from '../../../bot/files/written.ts'
import { writeParquet } from '../../../bot/files/written-parquet.ts'

const columns: readonly Column[] = [
  { name: 'Id', type: 'text' },
  { name: 'Count', type: 'integer' },
  { name: 'Quantity', type: 'decimal' },
  { name: 'Critical', type: 'boolean' },
  { name: 'At', type: 'timestamp' },
]
/** More than one group of rows, and no whole number of them. */
const ROWS = 50_003
const row = (n: number): readonly (string | null)[] =>
  n % 7 === 0
    ? [`${n}`, null, null, null, null]
    : [`${n} "=Würfel" 企业`, `${-n}`, `${n}.125`, `${n % 2 === 0}`, '2026-03-04 23:59:59.123456+00']

async function* pieces() {
  for (let from = 0; from < ROWS; from += 10_000) {
    yield Array.from({ length: Math.min(10_000, ROWS - from) }, (_, at) => row(from + at))
  }
}

describe('a Parquet file, as a reader outside of JavaScript has it (DuckDB, in C++)', () => {
  let folder: string
  let file: string
  let connection: DuckDBConnection
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'liaison-parquet-'))
    file = join(folder, 'rows.parquet')
    const content = { title: 'Rows', columns, pieces: pieces() }
    await pipeline(Readable.from(writeParquet(content)), createWriteStream(file))
    connection = await (await DuckDBInstance.create(':memory:')).connect()
  })
  after(async () => {
    connection.closeSync()
    await rm(folder, { recursive: true })
  })

  const ask = async (sql: string) => (await connection.runAndReadAll(sql, { file })).getRowObjectsJson()

  it('has each column with its type', async () => {
    const found = await ask('select column_name as name, column_type as type from (describe from read_parquet($file))')

    assert.deepEqual(
      found.map(({ name, type }) => [name, type]),
      [
        ['Id', 'VARCHAR'],
        ['Count', 'INTEGER'],
        ['Quantity', 'DECIMAL(9,3)'],
        ['Critical', 'BOOLEAN'],
        ['At', 'TIMESTAMP WITH TIME ZONE'],
      ],
    )
  })

  it('has every row with its values, and what is lacking as such', async () => {
    const [sums] = await ask(
      `select count(*)::integer as rows, count(distinct "Id")::integer as ids, count("Count")::integer as counts,
         sum("Count")::text as sum, max("Quantity")::text as most, count(*) filter ("Critical")::integer as critical,
         min(epoch_us("At"))::text as at from read_parquet($file)`,
    )
    const filled = Array.from({ length: ROWS }, (_, n) => n).filter(n => n % 7 !== 0)

    assert.deepEqual(sums, {
      rows: ROWS,
      ids: ROWS,
      counts: filled.length,
      sum: `${-filled.reduce((sum, n) => sum + n, 0)}`,
      most: `${filled.at(-1)}.125`,
      critical: filled.filter(n => n % 2 === 0).length,
      at: `${Date.parse('2026-03-04T23:59:59Z') / 1_000}123456`,
    })
    const [first] = await ask(`select "Id" from read_parquet($file) where "Count" = -1`)
    assert.deepEqual(first, { Id: '1 "=Würfel" 企业' })
  })

  it('is refused when it was broken off (K3)', async () => {
    await truncate(file, 200_000)

    await assert.rejects(ask('select count(*) from read_parquet($file)'), /[Pp]arquet/)
  })
})
