import type { ComponentChildren, VNode } from 'preact'
import type { Reader } from '../../cards/reader.ts'
import type { ProfileField } from '../../domain/company/profile.ts'
import { attributes } from '../../domain/data/attributes.ts'
import type { TableCode } from '../../domain/data/catalogue.ts'
import type { ReadingPlace } from '../../domain/data/copies.ts'
import { isNarrowed } from '../../domain/data/reading.ts'
import type { PageOfRows } from '../../domain/data/readings.ts'
import type { OpenTable } from '../../domain/views/sights.ts'
import { Lines } from './layout.tsx'
import { type AskedRows, fieldsOf, turnedText } from './rows-asked.ts'
import { addressOf, RowsTable, SearchForm } from './rows-table.tsx'
import type { RowsVisitor } from './rows-visitor.ts'
import { Alert, Form } from './upload-parts.tsx'

/** What a link leads to, before it is used: programs that open links do not press buttons. */
export const ArrivalPage = ({ reader, title, url }: { reader: Reader; title: string; url: string }): VNode => (
  <>
    <h1>{title}</h1>
    <p>{reader.words.rows.arrivalText}</p>
    <form method="post" action={url}>
      <button type="submit" class="first">
        {reader.words.buttons.openData}
      </button>
    </form>
  </>
)

/** A section of the profile. */
export const SectionPage = ({
  reader,
  title,
  url,
  token,
  isOwn,
  fields,
}: {
  reader: Reader
  title: string
  url: string
  token: string
  isOwn: boolean
  fields: readonly (readonly [field: ProfileField, text: string])[]
}): VNode => (
  <>
    <h1>{title}</h1>
    {fields.length === 0 && <p>{reader.words.rows.nothingFilled}</p>}
    <dl>
      {fields.map(([field, text]) => (
        <>
          <dt>{reader.words.fields[field]}</dt>
          <dd>
            <Lines text={text} />
          </dd>
        </>
      ))}
    </dl>
    {fields.length > 0 && <ExportForm reader={reader} url={url} token={token} isOwn={isOwn} />}
  </>
)

/** What is read for a page; how many fit is not known where counting them takes too long. */
export type Read = { readonly page: PageOfRows; readonly found: number | undefined }

type Table = {
  readonly visitor: RowsVisitor
  readonly title: string
  readonly tables: readonly OpenTable[]
  readonly table: TableCode
  readonly placed: ReadingPlace | undefined
  readonly isOnItsWay: boolean
  readonly asked: AskedRows
  /** Undefined when nothing is shown. */
  readonly read: Read | undefined
  /** The number of the first row; when it was turned back, of the one after the last. */
  readonly from: number
  readonly isBack: boolean
  readonly isOwn: boolean
}

/** One table of those that may be seen, as it was asked for. */
export function TablePage(shown: Table): VNode {
  const { visitor, title, tables, table, placed, isOnItsWay, asked, read, from, isBack, isOwn } = shown
  const { id, reader, token } = visitor
  const { words } = reader
  const url = `/rows/${id}`
  const about = { reader, url, table, asked: asked.asked }
  return (
    <>
      <h1>{title}</h1>
      {tables.length > 1 && (
        <nav class="tabs" aria-label={words.rows.tables}>
          {tables.map(each => (
            <a href={`${url}?table=${each.table}`} aria-current={each.table === table ? 'page' : undefined}>
              {`${words.tables[each.table]} (${words.data.rows(each.placed?.rows ?? 0)})`}
            </a>
          ))}
        </nav>
      )}
      {placed ? (
        <p class="subtle">{words.rows.loaded(placed.rows, reader.when(placed.loadedAt))}</p>
      ) : (
        <p>{isOnItsWay ? words.rows.onItsWay : words.rows.nothing}</p>
      )}
      {asked.problems.map(({ attribute, value, complaint }) => (
        <Alert text={words.rows.wrong(attribute, value, words.problems[complaint](0))} />
      ))}
      {placed && <SearchForm {...about} />}
      {placed && read && <Found {...{ visitor, placed, asked, read, from, isBack, title, table, url }} />}
      {placed && asked.problems.length === 0 && (
        <ExportForm reader={reader} url={url} token={token} isOwn={isOwn}>
          {fieldsOf(table, asked.asked).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          {isNarrowed(asked.reading) && (
            <fieldset>
              <legend>{words.rows.exportWhich}</legend>
              <label>
                <input type="radio" name="which" value="found" checked /> {words.rows.exportFound}
              </label>
              <label>
                <input type="radio" name="which" value="all" /> {words.rows.exportAll}
              </label>
            </fieldset>
          )}
        </ExportForm>
      )}
    </>
  )
}

type FoundRows = Pick<Table, 'visitor' | 'asked' | 'from' | 'isBack' | 'title' | 'table'> & {
  readonly placed: ReadingPlace
  readonly read: Read
  readonly url: string
}

/** The rows, how many there are, and the ways to those before and after. */
function Found({ visitor, placed, asked, read, from, isBack, title, table, url }: FoundRows): VNode {
  const { reader, secret } = visitor
  const { rows: said } = reader.words
  const { rows, first, last, hasMore } = read.page
  const start = isBack ? Math.max(1, from - rows.length) : from
  const end = start + rows.length - 1
  const about = { reader, url, table, asked: asked.asked }
  const turn = (towards: 'after' | 'before', position: typeof first, at: number) =>
    position && addressOf(about, { p: turnedText(secret, asked.reading, { cursor: { towards, position }, from: at }) })
  const next = isBack || hasMore ? turn('after', last, end + 1) : undefined
  const previous = (isBack ? hasMore : start > 1) ? turn('before', first, start) : undefined
  return (
    <>
      {isNarrowed(asked.reading) && (
        <p role="status">
          <b>{read.found === undefined ? said.uncounted : said.found(read.found, placed.rows)}</b>
        </p>
      )}
      {rows.length === 0 ? (
        <p>{said.none}</p>
      ) : (
        <RowsTable {...about} title={title} shown={{ columns: attributes[table], rows }} />
      )}
      <nav class="tabs" aria-label={said.pages}>
        {rows.length > 0 && <span>{said.range(start, end)}</span>}
        {start > 1 && <a href={addressOf(about, { p: '' })}>{said.start}</a>}
        {previous && <a href={previous}>{said.previous}</a>}
        {next && <a href={next}>{said.next}</a>}
      </nav>
    </>
  )
}

/** What files are called in every language. */
const formats = [
  ['csv', 'CSV'],
  ['xlsx', 'XLSX'],
  ['parquet', 'Parquet'],
] as const

/** K2: what is shown, as a file. */
function ExportForm({
  reader: { words },
  url,
  token,
  isOwn,
  children,
}: {
  reader: Reader
  url: string
  token: string
  isOwn: boolean
  children?: ComponentChildren
}): VNode {
  const { rows } = words
  return (
    <section id="export" aria-labelledby="export-heading">
      <h2 id="export-heading">{rows.export}</h2>
      <p class="subtle">{isOwn ? rows.exportText : `${rows.exportText} ${rows.exportNoted}`}</p>
      <Form url={`${url}/export`} token={token}>
        {children}
        {formats.map(([format, title]) => (
          <button type="submit" name="format" value={format}>
            {title}
          </button>
        ))}
      </Form>
    </section>
  )
}
