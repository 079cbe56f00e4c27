import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { AttributeType } from '../../domain/data/attributes.ts'
import type { Cells } from '../../domain/data/readings.ts'
import { type Content, microsOf } from './written.ts'

/** Rows that are in memory at once, and make one group. */
const GROUP = 20_000

type Element = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number]

/** A file of Parquet, as its rows are read, group by group. */
export async function* writeParquet({ columns, pieces }: Content, group = GROUP): AsyncGenerator<Uint8Array> {
  const writer = new ByteWriter()
  const schema: Element[] = [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...elements[type] })),
  ]
  const parquet = new ParquetWriter({ writer, schema })
  let rows: Cells[] = []
  const write = (some: readonly Cells[]) =>
    parquet.write({
      columnData: columns.map(({ name, type }, at) => ({
        name,
        data: some.map(row => typedOf(type, row[at] ?? null)),
      })),
      rowGroupSize: group,
    })
  for await (const piece of pieces) {
    rows.push(...piece)
    while (rows.length >= group) {
      await write(rows.slice(0, group))
      rows = rows.slice(group)
      yield taken(writer)
    }
  }
  if (rows.length > 0) await write(rows)
  await parquet.finish()
  yield taken(writer)
}

/** What has been written since the last time. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice()
  writer.index = 0
  return bytes
}

const elements: Readonly<Record<AttributeType, Partial<Element>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  decimal: { type: 'INT32', converted_type: 'DECIMAL', precision: 9, scale: 3 },
  boolean: { type: 'BOOLEAN' },
  // Without the second of the two, a reader may take it for a time of its own zone.
  timestamp: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MICROS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MICROS' },
  },
}

function typedOf(type: AttributeType, cell: string | null) {
  if (cell === null) return null
  switch (type) {
    case 'text':
      return cell
    case 'integer':
      return Number(cell)
    case 'decimal':
      return thousandthsOf(cell)
    case 'boolean':
      return cell === 'true'
    case 'timestamp':
      return microsOf(cell)
    default:
      return type satisfies never
  }
}

function thousandthsOf(cell: string): bigint {
  const [whole = '', fraction = ''] = cell.split('.')
  return BigInt(whole + fraction.padEnd(3, '0'))
}
