import type { VNode } from 'preact'
import { attributes } from '../../domain/data/attributes.ts'
import { unmappedKeys } from '../../domain/data/check.ts'
import { betterTable } from '../../domain/data/mapping.ts'
import { questionsOf, type Upload } from '../../domain/data/upload.ts'
import { Act, Alert, Form, type Frame, Steps, TableOptions } from './upload-parts.tsx'

/** The columns of a file, each with what it is loaded as; filled in, and to be changed. */
export function MappingForm({
  reader,
  url,
  token,
  upload: file,
  problem,
}: Frame & { upload: Upload; problem?: string }): VNode {
  const { upload } = reader.words
  const { table, draft, plan } = file
  if (!draft || !plan) throw new TypeError('a file without columns')
  const isEmpty = plan.mapping.every(attribute => attribute === null)
  const lacking = table ? unmappedKeys(table, plan.mapping) : []
  const better = table && betterTable(table, draft.headers, plan.mapping)
  const asked = table && questionsOf(table, draft, plan)
  const typeOf = new Map((table ? attributes[table] : []).map(({ name, type }) => [name, type]))
  return (
    <>
      <Steps reader={reader} at="columns" />
      <h1>{upload.mappingHeading}</h1>
      <p class="subtle">{file.name}</p>
      <Alert text={problem ?? (table && isEmpty ? upload.noneMatches : undefined)} />
      {better && <p class="alert">{upload.betterTable(reader.words.tables[better])}</p>}
      {table && !isEmpty && lacking.length > 0 && <Alert text={upload.needed(reader.list(lacking))} />}
      <Form url={url} token={token}>
        <label for="table">{upload.table}</label>
        <select id="table" name="table">
          {!table && <option value="">{upload.choose}</option>}
          <TableOptions reader={reader} chosen={table} />
        </select>
        <Act act="table" title={upload.useTable} />
        {table && (
          <>
            <p>{upload.mappingText}</p>
            <table class="cells">
              <thead>
                <tr>
                  <th scope="col">{upload.column}</th>
                  <th scope="col">{upload.example}</th>
                  <th scope="col">{upload.attribute}</th>
                </tr>
              </thead>
              <tbody>
                {draft.headers.map((header, at) => {
                  const attribute = plan.mapping[at] ?? null
                  const type = typeOf.get(attribute ?? '')
                  const notation = plan.notations[at] ?? {}
                  const title = header || upload.noHeading(at + 1)
                  return (
                    <tr>
                      <th scope="row">
                        <label for={`map-${at}`}>{title}</label>
                      </th>
                      <td>{draft.sample.map(cells => cells[at]).find(Boolean) ?? ''}</td>
                      <td>
                        <select id={`map-${at}`} name={`map-${at}`}>
                          <option value="">{upload.leftOut}</option>
                          {attributes[table].map(({ name }) => (
                            <option value={name} selected={name === attribute}>
                              {name}
                            </option>
                          ))}
                        </select>
                        {(type === 'integer' || type === 'decimal') && (
                          <Choose
                            name={`decimal-${at}`}
                            label={asked?.decimal.includes(at) ? upload.decimalAsk : upload.decimal}
                            isAsked={asked?.decimal.includes(at) ?? false}
                            value={notation.decimal}
                            choices={[
                              ['.', upload.point],
                              [',', upload.comma],
                            ]}
                          />
                        )}
                        {type === 'timestamp' && (
                          <Choose
                            name={`dates-${at}`}
                            label={asked?.dates.includes(at) ? upload.datesAsk : upload.dates}
                            isAsked={asked?.dates.includes(at) ?? false}
                            value={notation.dates}
                            choices={[
                              ['dmy', upload.dmy],
                              ['mdy', upload.mdy],
                            ]}
                          />
                        )}
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
            <Act act="check" title={upload.check} isFirst />
          </>
        )}
      </Form>
    </>
  )
}

type Choosing = {
  readonly name: string
  readonly label: string
  readonly isAsked: boolean
  readonly value: string | undefined
  readonly choices: readonly (readonly [value: string, title: string])[]
}

/** How a column writes its numbers or dates: asked only where nothing tells, else a choice that may be left. */
const Choose = ({ name, label, isAsked, value, choices }: Choosing): VNode => (
  <>
    <label for={name} class={isAsked ? 'alert' : 'subtle'}>
      {label}
    </label>
    <select id={name} name={name} required={isAsked}>
      <option value="">–</option>
      {choices.map(([choice, title]) => (
        <option value={choice} selected={choice === value}>
          {title}
        </option>
      ))}
    </select>
  </>
)
