import type { VNode } from 'preact'
import { failureText } from '../../cards/data/load.ts'
import type { Reader } from '../../cards/reader.ts'
import type { TableCode } from '../../domain/data/catalogue.ts'
import type { Failure } from '../../domain/data/upload.ts'
import { Act, Form, type Frame, Steps, TableOptions } from './upload-parts.tsx'

/** Chooses a file, for a table or for whichever it fits. */
export function FileForm({ reader, url, token, table }: Frame & { table: TableCode | undefined }): VNode {
  const { upload, buttons } = reader.words
  return (
    <>
      <Steps reader={reader} at="file" />
      <h1>{buttons.loadData}</h1>
      <form method="post" action={url} enctype="multipart/form-data">
        <input type="hidden" name="token" value={token} />
        <label for="table">{upload.table}</label>
        <select id="table" name="table">
          <option value="">{upload.guess}</option>
          <TableOptions reader={reader} chosen={table} />
        </select>
        <label for="file">{upload.file}</label>
        <input
          id="file"
          name="file"
          type="file"
          required
          aria-describedby="drop"
          accept=".csv,.txt,.tsv,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        />
        <p id="drop" class="subtle">
          {upload.drop}
        </p>
        <button type="submit" class="first">
          {upload.upload}
        </button>
      </form>
    </>
  )
}

/** A file that was sent in chat waits: pressing opens it in this browser. */
export const OpenForm = ({ reader, url }: Pick<Frame, 'reader' | 'url'>): VNode => (
  <>
    <h1>{reader.words.buttons.loadData}</h1>
    <form method="post" action={url}>
      <button type="submit" class="first">
        {reader.words.upload.upload}
      </button>
    </form>
  </>
)

/** What has to be answered before a file can be read: each choice, with what it would look like. */
export function AskForm({
  reader,
  url,
  token,
  ask,
  choices,
}: Frame & { ask: 'encoding' | 'sheet'; choices: readonly Choice[] }) {
  const { upload } = reader.words
  return (
    <>
      <Steps reader={reader} at="file" />
      <h1>{ask === 'encoding' ? upload.encodingHeading : upload.sheetHeading}</h1>
      <p>{ask === 'encoding' ? upload.encodingText : upload.sheetText}</p>
      <Form url={url} token={token}>
        <fieldset>
          <legend>{ask === 'encoding' ? upload.encodingHeading : upload.sheetHeading}</legend>
          {choices.map(({ value, title, preview }, at) => (
            <label>
              <input type="radio" name={ask} value={value} checked={at === 0} /> {title}
              {preview.map(line => (
                <code class="preview">
                  <br />
                  {line}
                </code>
              ))}
            </label>
          ))}
        </fieldset>
        <Act act="read" title={upload.read} isFirst />
      </Form>
    </>
  )
}
export type Choice = { readonly value: string; readonly title: string; readonly preview: readonly string[] }

/** A file that cannot be read. */
export function FailedPage({ reader, name, failure }: { reader: Reader; name: string; failure: Failure }): VNode {
  const { upload } = reader.words
  return (
    <>
      <Steps reader={reader} at="file" />
      <h1>{upload.failedHeading}</h1>
      <p class="subtle">{name}</p>
      <p class="alert" role="alert">
        {failureText(reader, failure)}
      </p>
      <p>{upload.failedText}</p>
      <a class="button" href="/data">
        {upload.other}
      </a>
    </>
  )
}
