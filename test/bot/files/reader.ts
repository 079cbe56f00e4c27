/** Reads and checks a CSV file in a process of its own, and says how many rows were right and by how many bytes the process grew. */
import assert from 'node:assert/strict'
import { checkRows } from '../../../bot/files/checked.ts'
import { readRows, recognise } from '../../../bot/files/file.ts'
import { mapHeaders } from '../../../domain/data/mapping.ts'

const [path = ''] = process.argv.slice(2)
const before = process.memoryUsage().rss
const kind = await recognise(path)
assert.ok(kind.format === 'csv' && kind.encoding)
const file = await readRows(path, { format: 'csv', encoding: kind.encoding })
const mapping = mapHeaders('Vendor', file.headers)
let rows = 0
for await (const batch of checkRows(file.rows, { table: 'Vendor', headers: file.headers, mapping, notations: [] }))
  rows += batch.filter(({ checked }) => 'values' in checked).length
// In kilobytes, at most.
console.log(JSON.stringify({ rows, growth: process.resourceUsage().maxRSS * 1_024 - before }))
