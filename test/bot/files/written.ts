import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import type { Rows } from '../../../bot/files/csv.ts'
import { type Known, readRows, recognise } from '../../../bot/files/file.ts'
import { Unreadable } from '../../../bot/files/unreadable.ts'
import type { Row } from '../../../domain/data/check.ts'

/** Puts that into a file for as long as it is used. */
export async function inFile<T>(content: string | Uint8Array, use: (path: string) => Promise<T>): Promise<T> {
  const path = join(tmpdir(), `liaison-test-${randomUUID()}`)
  writeFileSync(path, content)
  try {
    return await use(path)
  } finally {
    rmSync(path)
  }
}

/** The headings of a file and all its rows, read as what it is; what has to be asked is answered as given. */
export const readAll = (content: string | Uint8Array, asked: Partial<Known> = {}) =>
  inFile(content, async path => {
    const { headers, rows } = await readRows(path, { ...(await recognise(path)), ...asked } as Known)
    return { headers, rows: await collect(rows) }
  })

export async function collect(batches: Rows['rows']): Promise<readonly Row[]> {
  const rows: Row[] = []
  for await (const batch of batches) rows.push(...batch)
  return rows
}

/** Why a file cannot be read: its code, then where. */
export async function refusalOf(content: string | Uint8Array, asked: Partial<Known> = {}) {
  try {
    await readAll(content, asked)
    return undefined
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    const { code, line, column } = error
    return [code, line, column].filter(part => part !== undefined)
  }
}

type Parts = Readonly<Record<string, string>>

const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** A workbook of sheets of cells, as XML; `extra` adds or replaces parts. */
export function workbook(
  sheets: Readonly<Record<string, string>>,
  { extra = {}, book = '', hidden = [] as readonly string[] } = {},
) {
  const names = Object.keys(sheets)
  const list = names.map(
    (name, at) =>
      `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at}"${hidden.includes(name) ? ' state="hidden"' : ''}/>`,
  )
  const links = names.map(
    (_, at) => `<Relationship Id="r${at}" Type="${relationship}/worksheet" Target="worksheets/s${at}.xml"/>`,
  )
  const parts: Parts = {
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relationship}">${book}<sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${links.join('')}</Relationships>`,
    ...Object.fromEntries(names.map((name, at) => [`xl/worksheets/s${at}.xml`, sheetOf(sheets[name] ?? '')])),
    ...extra,
  }
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), { level: 6 })
}

const sheetOf = (rows: string) =>
  rows.startsWith('<!') || rows.startsWith('<w')
    ? rows
    : `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`

/** A row of cells of text. */
export const texts = (row: number, ...cells: readonly string[]) =>
  `<row r="${row}">${cells.map(cell => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`
