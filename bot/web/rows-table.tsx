import type { VNode } from 'preact'
import { cellText, type ShownTable } from '../../cards/data/rows.ts'
import type { Reader } from '../../cards/reader.ts'
import { attributes } from '../../domain/data/attributes.ts'
import type { TableCode } from '../../domain/data/catalogue.ts'
import { type AskedReading, comparisons, FILTERS } from '../../domain/data/reading.ts'
import { fieldsOf } from './rows-asked.ts'

type Asked = { readonly reader: Reader; readonly url: string; readonly table: TableCode; readonly asked: AskedReading }

/** The address of the same page with something else asked. */
export const addressOf = (
  { url, table, asked }: Pick<Asked, 'url' | 'table' | 'asked'>,
  changes: Readonly<Record<string, string>>,
): string => `${url}?${new URLSearchParams(fieldsOf(table, asked, changes).map(([name, value]) => [name, value]))}`

/** Search, and one line more than there are filters. */
export function SearchForm({ reader: { words }, url, table, asked }: Asked): VNode {
  const { rows } = words
  const lines = Math.min(FILTERS, asked.filters.length + 1)
  return (
    <form method="get" action={url} class="search">
      <input type="hidden" name="table" value={table} />
      {asked.sort !== '' && <input type="hidden" name="sort" value={asked.sort} />}
      {asked.isDescending && <input type="hidden" name="desc" value="1" />}
      <label for="q">{rows.search}</label>
      <input id="q" name="q" type="search" value={asked.search} maxlength={256} />
      <details open={asked.filters.length > 0}>
        <summary>{rows.filter}</summary>
        {Array.from({ length: lines }, (_, at) => (
          <FilterLine words={words} table={table} at={at} filter={asked.filters[at]} />
        ))}
      </details>
      <button type="submit" class="first">
        {rows.apply}
      </button>
      {(asked.search !== '' || asked.filters.length > 0) && (
        <a class="button" href={`${url}?table=${table}`}>
          {rows.clear}
        </a>
      )}
    </form>
  )
}

function FilterLine({
  words: { rows },
  table,
  at,
  filter,
}: Pick<Reader, 'words'> & {
  table: TableCode
  at: number
  filter: AskedReading['filters'][number] | undefined
}): VNode {
  return (
    <fieldset class="filter">
      <legend>{`${rows.filter} ${at + 1}`}</legend>
      <div>
        <label for={`c${at}`}>{rows.column}</label>
        <select id={`c${at}`} name={`c${at}`}>
          <option value="">{rows.anyColumn}</option>
          {attributes[table].map(({ name }) => (
            <option value={name} selected={name === filter?.attribute}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for={`o${at}`}>{rows.comparison}</label>
        <select id={`o${at}`} name={`o${at}`}>
          {comparisons.map(each => (
            <option value={each} selected={each === filter?.comparison}>
              {rows.comparisons[each]}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for={`v${at}`}>{rows.value}</label>
        <input id={`v${at}`} name={`v${at}`} value={filter?.value ?? ''} maxlength={256} />
      </div>
    </fieldset>
  )
}

/** The rows of a page; each heading sorts by its column, and the other way when it does already. */
export function RowsTable({
  reader,
  shown: { columns, rows },
  title,
  ...asked
}: Asked & { shown: ShownTable; title: string }): VNode {
  const { sort, isDescending } = asked.asked
  return (
    <section class="scroll" tabindex={0} aria-label={title}>
      <table>
        <thead>
          <tr>
            {columns.map(({ name }) => {
              const isSorted = name === sort
              const turns = isSorted && !isDescending ? '1' : ''
              return (
                <th scope="col" aria-sort={isSorted ? (isDescending ? 'descending' : 'ascending') : undefined}>
                  <a
                    href={addressOf({ ...asked }, { sort: name, desc: turns, p: '' })}
                    aria-label={reader.words.rows.sortBy(name)}
                  >
                    {`${name}${isSorted ? (isDescending ? ' ▼' : ' ▲') : ''}`}
                  </a>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr>
              {columns.map((column, at) => (
                <td>{cellText(reader, column, row[at] ?? null)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
