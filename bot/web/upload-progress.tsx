import type { VNode } from 'preact'
import type { Reader } from '../../cards/reader.ts'
import type { Upload } from '../../domain/data/upload.ts'
import type { JobProgress } from '../../domain/jobs/jobs.ts'
import { Act, Form, type Frame, Steps } from './upload-parts.tsx'

/** What is being done with a file, and how far it is. */
export function Progress({
  reader,
  url,
  token,
  status,
  progress,
}: Frame & { status: 'checking' | 'loading'; progress: JobProgress | undefined }): VNode {
  const { upload } = reader.words
  const { merged = 0, read = merged, percent = 0 } = progress?.done ?? {}
  const title = status === 'checking' ? upload.checking : upload.loading
  return (
    <>
      <Steps reader={reader} at={status === 'checking' ? 'check' : 'load'} />
      <h1>{title}</h1>
      <progress max={100} value={percent} aria-label={title} />
      <p role="status">{upload.progress(read, percent)}</p>
      {progress?.isInterrupted && <p class="alert">{upload.interrupted}</p>}
      <p class="subtle">{status === 'checking' ? upload.checkingText : upload.progressText}</p>
      <p>
        <a href={url}>{upload.reload}</a>
      </p>
      <Form url={url} token={token}>
        <Act act="cancel" title={upload.cancel} />
      </Form>
    </>
  )
}
/** It is loaded. */
export function DonePage({ reader, upload: { table, report } }: { reader: Reader; upload: Upload }): VNode {
  const { words } = reader
  if (!table || !report) throw new TypeError('a file that is not loaded')
  return (
    <>
      <Steps reader={reader} at="load" />
      <h1>{words.upload.doneHeading}</h1>
      <p class="good" role="status">
        {words.upload.done(report.rows, words.tables[table])}
      </p>
      <p>{words.data.counts(report.added, report.changed, report.removed)}</p>
      {report.skipped > 0 && <p>{words.data.skipped(report.skipped)}</p>}
      <p class="subtle">{words.upload.doneText}</p>
      <a class="button" href="/data">
        {words.upload.other}
      </a>
    </>
  )
}
