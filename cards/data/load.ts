import type { TableCode } from '../../domain/data/catalogue.ts'
import type { Failure, Upload } from '../../domain/data/upload.ts'
import { go, link } from '../buttons.ts'
import { type Card, card, type Notice, subtle, text } from '../kit.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'
import { toImported } from './add.ts'

/** Characters of the name of a file. */
const NAME = 100

/** K1: how a table is loaded: by a file that is sent here, or on the page. `url` leads there, for half an hour. */
export function loadCard(
  reader: Reader,
  { url, tables }: { readonly url: string | undefined; readonly tables: readonly TableCode[] },
  notice: Notice = false,
): Card {
  const { words } = reader
  const { data, buttons } = words
  return card(
    reader,
    data.loadHeading,
    [
      notice,
      text(data.loadIntro),
      tables.length > 0 && subtle(data.loadFor(reader.list(tables.map(table => words.tables[table])))),
    ],
    [
      url !== undefined && link(data.loadPage, url),
      go(buttons.ourData, 'data.show', {}),
      go(buttons.home, 'home.show', {}),
    ],
  )
}

/** K1: a file that was sent in chat is there; `url` leads to its page. */
export const receivedCard = (reader: Reader, file: string, url: string | undefined): Card =>
  card(
    reader,
    reader.words.data.loadHeading,
    [text(reader.words.data.received(shorten(file, NAME)))],
    [url !== undefined && link(reader.words.upload.title, url), go(reader.words.buttons.ourData, 'data.show', {})],
  )

/** Why a file could not be loaded, in words. */
export const failureText = ({ words }: Reader, { code, line, column }: Failure): string =>
  words.unreadable[code](line === undefined ? '' : `${line}`, column ?? '')

/** K1: what a load has come to, for whoever has waited for it. */
export function loadedCard(
  reader: Reader,
  { status, table, report, name, failure }: Upload & { readonly table: TableCode },
): Card {
  const { words } = reader
  const { data, buttons } = words
  const title = words.tables[table]
  const leave = [
    toImported(reader, table),
    go(data.open, 'data.table', { table }),
    go(buttons.ourData, 'data.show', {}),
  ]
  if (status !== 'loaded' || !report) {
    const again = go(buttons.loadData, 'data.load', { table }, 'positive')
    const why = failure ? failureText(reader, failure) : data.notLoadedText
    return card(reader, data.notLoadedHeading(title), [text(why)], [again, ...leave])
  }
  return card(
    reader,
    data.loadedHeading(title),
    [
      text(data.loadedText(report.rows, shorten(name, NAME))),
      subtle(data.counts(report.added, report.changed, report.removed)),
      report.skipped > 0 && subtle(data.skipped(report.skipped)),
    ],
    leave,
  )
}
