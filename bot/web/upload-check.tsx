import type { VNode } from 'preact'
import type { Reader } from '../../cards/reader.ts'
import { attributes } from '../../domain/data/attributes.ts'
import type { TableCode } from '../../domain/data/catalogue.ts'
import type { Problem } from '../../domain/data/check.ts'
import type { Report, Upload } from '../../domain/data/upload.ts'
import { Act, Alert, Form, type Frame, Steps } from './upload-parts.tsx'

/** What a check has found, and how to load it. */
export function ReportForm({
  reader,
  url,
  token,
  upload: file,
  problem,
}: Frame & { upload: Upload; problem?: string }): VNode {
  const { words } = reader
  const { upload, tables } = words
  const { table, report, draft, plan } = file
  if (!table || !report || !draft || !plan) throw new TypeError('a file that is not checked')
  const leftOut = draft.headers.filter((header, at) => header && (plan.mapping[at] ?? null) === null)
  return (
    <>
      <Steps reader={reader} at="check" />
      <h1>{`${tables[table]}: ${upload.resultHeading}`}</h1>
      <Alert text={problem} />
      <p>{upload.resultRows(report.read, file.name)}</p>
      {report.total > 0 && <Problems reader={reader} url={url} report={report} />}
      {Object.entries(report.lacking).map(([attribute, rows]) => (
        <p class="subtle">{upload.lacking(rows, attribute)}</p>
      ))}
      {report.numeric.length > 0 && <p class="alert">{upload.lostZeros(reader.list(report.numeric))}</p>}
      {leftOut.length > 0 && <p class="subtle">{upload.leftOutColumns(reader.list(leftOut))}</p>}
      <h2>{upload.wouldChange}</h2>
      <p>
        <b>{words.data.counts(report.added, report.changed, report.removed)}</b>
      </p>
      <FirstRows reader={reader} table={table} report={report} />
      {report.rows === 0 ? (
        <Alert text={upload.nothingLeft} />
      ) : (
        <Form url={url} token={token}>
          <fieldset>
            <legend>{upload.how}</legend>
            <label>
              <input type="radio" name="mode" value="replace" checked /> <b>{upload.replace}</b>
              <br />
              <span class="subtle">{upload.replaceText}</span>
            </label>
            <label>
              <input type="radio" name="mode" value="update" /> <b>{upload.update}</b>
              <br />
              <span class="subtle">{upload.updateText}</span>
            </label>
          </fieldset>
          {report.total > 0 && (
            <label>
              <input type="checkbox" name="without" value="true" required /> {upload.without(report.skipped)}
            </label>
          )}
          <Act act="load" title={upload.load} isFirst />
        </Form>
      )}
      <Form url={url} token={token}>
        <Act act="edit" title={upload.change} />
        <a class="button" href="/data">
          {upload.other}
        </a>
      </Form>
    </>
  )
}

function Problems({ reader, url, report }: { reader: Reader; url: string; report: Report }): VNode {
  const { upload } = reader.words
  const { line, column, value, reason } = upload.problemColumns
  return (
    <>
      <h2>{upload.problemsHeading(report.total)}</h2>
      <p class="alert">{upload.problemsText}</p>
      <p>
        <a href={`${url}/problems`}>{upload.download}</a>
      </p>
      {report.total > report.problems.length && <p>{upload.problemsFirst(report.problems.length)}</p>}
      <section class="scroll" tabindex={0} aria-label={upload.problemsHeading(report.total)}>
        <table>
          <thead>
            <tr>
              {[line, column, value, reason].map(title => (
                <th scope="col">{title}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.problems.map(problem => (
              <tr>
                <td>{problem.line}</td>
                <td>{problem.column ?? ''}</td>
                <td>{problem.value.slice(0, 80)}</td>
                <td class="whole">{reasonText(reader, problem)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

export const reasonText = ({ words }: Reader, { reason, other = 0 }: Problem): string => words.problems[reason](other)

function FirstRows({ reader, table, report }: { reader: Reader; table: TableCode; report: Report }): VNode | null {
  const used = attributes[table].flatMap(({ name }, at) =>
    report.sample.some(row => row[at] !== null) ? { name, at } : [],
  )
  if (report.sample.length === 0) return null
  return (
    <>
      <h2>{reader.words.upload.firstRows}</h2>
      <section class="scroll" tabindex={0} aria-label={reader.words.upload.firstRows}>
        <table>
          <thead>
            <tr>
              {used.map(({ name }) => (
                <th scope="col">{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.sample.map(row => (
              <tr>
                {used.map(({ at }) => (
                  <td>{row[at] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
