import type { Row } from '../../domain/data/check.ts'
import { COLUMNS, Unreadable } from './unreadable.ts'

/** What may part the cells of a record, and where a cell without quotes ends then. */
const stops = { ',': /[,"\r\n]/g, ';': /[;"\r\n]/g, '\t': /[\t"\r\n]/g, '|': /[|"\r\n]/g } as const
export type Delimiter = keyof typeof stops

/** Characters of one record: a quote that is not closed must not swallow the file. */
const RECORD = 1 << 20

/** Reads a text piece by piece; the last piece is `isLast`, so that its end ends a record. */
export type Records = { take(piece: string, isLast?: boolean): Row[] }

/** A record: its cells, where it ends in the text, and how many ends of lines are in it, its own included. */
type Found = { readonly cells: readonly string[]; readonly end: number; readonly lines: number }

/**
 * The records of a text (RFC 4180), each with the line on which it begins, without those that are empty. A cell that begins with a
 * quote ends with one; a quote in it is doubled, and it may have delimiters and ends of lines. Lines end with any of the three ends.
 * A line without a quote is split at once, which takes a tenth of the time of looking at each character. Refuses `quote`,
 * `record-too-long` and `too-many-columns`, with the line.
 */
export function createRecords(delimiter: Delimiter, skipped: number): Records {
  const ending = /\r\n|\n|\r/g
  const stop = stops[delimiter]
  let rest = ''
  let line = skipped + 1
  /** The next quote of the text, or one before; -1 when none is left. */
  let quote = -1

  /** The record that begins there; undefined when its end has not come yet. */
  function recordAt(text: string, from: number, isLast: boolean): Found | undefined {
    ending.lastIndex = from
    const isFound = ending.test(text)
    const next = isFound ? ending.lastIndex : text.length
    // The other half of this end may come with the next piece.
    const isWhole = isFound ? isLast || next < text.length || text[next - 1] === '\n' : isLast
    if (quote >= 0 && quote < from) quote = text.indexOf('"', from)
    if (quote >= 0 && quote < next) return quotedAt(text, from, isLast)
    if (!isWhole) return undefined
    const length = isFound ? (text[next - 1] === '\n' && text[next - 2] === '\r' ? 2 : 1) : 0
    return { cells: text.slice(from, next - length).split(delimiter), end: next, lines: isFound ? 1 : 0 }
  }

  function quotedAt(text: string, from: number, isLast: boolean): Found | undefined {
    const cells: string[] = []
    let lines = 0
    let at = from
    for (;;) {
      if (cells.length > COLUMNS) throw new Unreadable('too-many-columns', line)
      if (text[at] === '"') {
        const close = closingQuote(text, at)
        // Whether it is doubled is not known before what follows.
        if (close < 0 || (close + 1 === text.length && !isLast)) return undefined
        const inside = text.slice(at + 1, close)
        lines += inside.match(ending)?.length ?? 0
        cells.push(inside.replaceAll('""', '"'))
        at = close + 1
      } else {
        stop.lastIndex = at
        const end = stop.test(text) ? stop.lastIndex - 1 : text.length
        if (end === text.length && !isLast) return undefined
        cells.push(text.slice(at, end))
        at = end
      }
      const sign = text[at]
      if (sign === delimiter) at += 1
      else if (sign === undefined) return isLast ? { cells, end: at, lines } : undefined
      else if (sign === '\n') return { cells, end: at + 1, lines: lines + 1 }
      else if (sign !== '\r') throw new Unreadable('quote', line)
      else if (at + 1 === text.length && !isLast) return undefined
      else return { cells, end: at + (text[at + 1] === '\n' ? 2 : 1), lines: lines + 1 }
    }
  }

  return {
    take(piece, isLast = false) {
      const text = rest + piece
      quote = text.indexOf('"')
      const rows: Row[] = []
      let from = 0
      while (from < text.length) {
        const record = recordAt(text, from, isLast)
        if (!record) break
        const { cells, end, lines } = record
        if (cells.length > COLUMNS) throw new Unreadable('too-many-columns', line)
        if (end - from > RECORD) throw new Unreadable('record-too-long', line)
        if (cells.length > 1 || cells[0] !== '') rows.push({ line, cells })
        line += lines
        from = end
      }
      rest = text.slice(from)
      if (rest === '') return rows
      // At the end of a text only a quote keeps a record open.
      if (isLast) throw new Unreadable('quote', line)
      if (rest.length <= RECORD) return rows
      const isWide = !rest.includes('"') && rest.split(delimiter, COLUMNS + 2).length > COLUMNS
      throw new Unreadable(isWide ? 'too-many-columns' : 'record-too-long', line)
    },
  }
}

/** Where the quote is that closes the one at that place; -1 when it has not come yet. */
function closingQuote(text: string, open: number): number {
  let close = text.indexOf('"', open + 1)
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2)
  return close
}
