import { Unreadable } from './unreadable.ts'
import type { Archive } from './xlsx-parts.ts'

/** Characters of one cell, as Excel has them; and of all texts that cells share. */
export const CELL = 32_767
const SHARED = 32_000_000

type Sheet = { readonly name: string; readonly part: string }

/** The visible sheets of a workbook, and since when its dates are counted. Refuses `Unreadable`. */
export async function readWorkbook(
  archive: Archive,
): Promise<{ readonly sheets: readonly Sheet[]; readonly is1904: boolean }> {
  if (archive.has('xl/vbaProject.bin')) throw new Unreadable('macros')
  if (!archive.has('xl/workbook.xml')) throw new Unreadable('no-table')
  const found: { name: string; id: string }[] = []
  let is1904 = false
  await all(
    archive.read('xl/workbook.xml', {
      open: ({ name, attributes }) => {
        if (local(name) === 'workbookPr') is1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
        if (local(name) !== 'sheet' || /hidden/i.test(attributes.state ?? '')) return
        found.push({ name: attributes.name ?? '', id: attributes['r:id'] ?? '' })
      },
    }),
  )
  const parts = new Map<string, string>()
  await all(
    archive.read('xl/_rels/workbook.xml.rels', {
      open: ({ attributes }) => {
        const { Id: id, Target: target = '' } = attributes
        if (id) parts.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`)
      },
    }),
  )
  const sheets = found.flatMap(({ name, id }) => {
    const part = parts.get(id)
    return part && archive.has(part) ? { name, part } : []
  })
  if (sheets.length === 0) throw new Unreadable('no-sheet')
  return { sheets, is1904 }
}

/** The texts that cells share, by their numbers. Refuses `Unreadable`. */
export async function readShared(archive: Archive): Promise<readonly string[]> {
  const texts: string[] = []
  let text = ''
  let size = 0
  let isText = false
  let phonetic = 0
  await all(
    archive.read('xl/sharedStrings.xml', {
      open: ({ name }) => {
        if (local(name) === 'si') text = ''
        if (local(name) === 'rPh') phonetic += 1
        isText = local(name) === 't' && phonetic === 0
      },
      text: words => {
        if (isText) text += words
      },
      close: ({ name }) => {
        isText = false
        if (local(name) === 'rPh') phonetic -= 1
        if (local(name) !== 'si') return
        if (text.length > CELL) throw new Unreadable('cell-too-long')
        size += text.length
        if (size > SHARED) throw new Unreadable('inflated')
        texts.push(unescaped(text))
      },
    }),
  )
  return texts
}

/** The styles of cells, by their numbers, that show a number as a date. */
export async function readStyles(archive: Archive): Promise<(style: number) => boolean> {
  const formats = new Map<number, string>()
  const styles: number[] = []
  let isInCells = false
  await all(
    archive.read('xl/styles.xml', {
      open: ({ name, attributes }) => {
        const tag = local(name)
        if (tag === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
        if (tag === 'cellXfs') isInCells = true
        if (tag === 'xf' && isInCells) styles.push(Number(attributes.numFmtId ?? 0))
      },
      close: ({ name }) => {
        if (local(name) === 'cellXfs') isInCells = false
      },
    }),
  )
  const dates = styles.map(format => isDateFormat(format, formats.get(format)))
  return style => dates[style] ?? false
}

/** Characters of a format, as Excel has them. */
const LONGEST_FORMAT = 255

function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58)
  // Without what stands in quotes, after a backslash, or in brackets; of several parts the first is for ordinary values.
  const [plain = ''] = code
    .slice(0, LONGEST_FORMAT)
    .replace(/[\\_*]./g, '')
    .replace(/"[^"]*"/g, '')
    .replace(/\[[^[\]]*\]/g, '')
    .split(';')
  return /[ymdhs]/i.test(plain) && !/[0#?]/.test(plain.replace(/\.0+/g, ''))
}

/** Characters that XML cannot hold are written as `_x0000_`. */
export const unescaped = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text

/** The name of a tag without its prefix. */
export const local = (name: string) => name.slice(name.indexOf(':') + 1)

async function all(steps: AsyncIterable<void>) {
  for await (const _ of steps);
}
