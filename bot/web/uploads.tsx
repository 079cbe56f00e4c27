import type { Request, Response, Server } from 'restify'
import type { Reader } from '../../cards/reader.ts'
import { refusalText } from '../../cards/refusal.ts'
import type { Upload } from '../../domain/data/upload.ts'
import { viewUpload } from '../../domain/data/uploads.ts'
import { viewProgress } from '../../domain/jobs/jobs.ts'
import { isId, type UploadId } from '../../domain/kernel/ids.ts'
import { attempt } from '../actions/context.ts'
import type { Bot } from '../bot.ts'
import { askedEncodings } from '../files/encoding.ts'
import type { Kind } from '../files/file.ts'
import { previewFile } from '../receiving.ts'
import { page, parameter, readerIn, send } from './layout.tsx'
import { readFields, say } from './links.tsx'
import { press } from './upload-acts.ts'
import { ReportForm } from './upload-check.tsx'
import { MappingForm } from './upload-columns.tsx'
import { AskForm, FailedPage, FileForm, OpenForm } from './upload-file.tsx'
import type { Frame } from './upload-parts.tsx'
import { sendProblems } from './upload-problems.ts'
import { DonePage, Progress } from './upload-progress.tsx'
import { drain, redirect, takeFile } from './upload-taking.tsx'
import { type Arrival, findArrival, findVisitor, isOurs, useLink, type Visit } from './visit.ts'

/** The pages on which a file is loaded (K1): each press is a form, and the page shows what is true then. */
export function serveUploads(server: Server, bot: Bot) {
  page(server, '/data', async (request, response) => {
    const visit = await findVisitor(bot, request)
    const arrival = parameter(request, 't') ? await findArrival(bot, request, 'load') : undefined
    if (arrival && arrival !== 'used') return showArrival(response, arrival)
    if (visit) return showFileForm(response, visit)
    return arrival === 'used' ? showUsed(request, response) : showExpired(request, response)
  })
  server.post('/data', async (request, response) => {
    const arrival = parameter(request, 't') ? await findArrival(bot, request, 'load') : undefined
    const isNew = arrival !== undefined && arrival !== 'used'
    const cookie = isNew ? await useLink(bot, arrival) : undefined
    const visit = isNew && cookie ? { ...arrival, token: '' } : await findVisitor(bot, request)
    if (!visit) return arrival ? showUsed(request, response) : showExpired(request, response)
    const headers = cookie === undefined ? {} : { 'set-cookie': cookie }
    if (isNew && arrival.opened.link.upload) return redirect(response, `/data/${arrival.opened.link.upload}`, headers)
    return takeFile(bot, request, response, visit, arrival !== undefined, headers)
  })
  page(server, '/data/:upload', async (request, response) => {
    const found = await findOwn(bot, request)
    if (!found) return showExpired(request, response)
    return show(bot, request, response, found)
  })
  page(server, '/data/:upload/problems', async (request, response) => {
    const found = await findOwn(bot, request)
    if (!found) return showExpired(request, response)
    return sendProblems(bot, request, response, found.visit.reader, found.upload)
  })
  server.post('/data/:upload', async (request, response) => {
    const found = await findOwn(bot, request)
    const fields = readFields(request.body)
    if (!found || !isOurs(request, fields.token)) return showExpired(request, response)
    const { refusal } = await attempt({}, press(bot, found.visit.by, found.upload, fields))
    bot.wake()
    if (!refusal) return redirect(response, urlOf(found.upload))
    const upload = await viewUpload(bot.db, found.visit.by, found.upload.id)
    return show(bot, request, response, { ...found, upload, problem: refusalText(found.visit.reader, refusal) })
  })
}

type Found = { readonly visit: Visit; readonly upload: Upload; readonly problem?: string }

const urlOf = ({ id }: Pick<Upload, 'id'>) => `/data/${id}`

/** A file of whoever is on the page. */
async function findOwn(bot: Bot, request: Request): Promise<Found | undefined> {
  const visit = await findVisitor(bot, request)
  const id: unknown = request.params.upload
  if (!visit || !isId(id)) return undefined
  const { value: upload } = await attempt({}, viewUpload(bot.db, visit.by, id as UploadId))
  return upload && upload.status !== 'arriving' ? { visit, upload } : undefined
}

/** What is true of a file now. */
async function show(bot: Bot, request: Request, response: Response, found: Found) {
  const { upload, visit, problem } = found
  const { reader, token } = visit
  const { upload: words, buttons } = reader.words
  const frame = { reader, token, url: urlOf(upload) }
  const said = problem === undefined ? {} : { problem }
  const title = buttons.loadData
  switch (upload.status) {
    case 'checking':
    case 'loading': {
      const progress = await viewProgress(bot.db, `upload:${upload.id}`)
      const content = <Progress {...frame} status={upload.status} progress={progress} />
      return send(response, reader, { title: words[upload.status], again: 2 }, content)
    }
    case 'checked':
      return send(response, reader, { title, isWide: true }, <ReportForm {...frame} upload={upload} {...said} />)
    case 'loaded':
      return send(response, reader, { title: words.doneHeading }, <DonePage reader={reader} upload={upload} />)
    case 'failed': {
      const failure = upload.failure ?? { code: 'damaged' as const }
      // Another answer may be the right one.
      if (failure.code === 'not-that-encoding') return showQuestion(bot, response, found, frame)
      const content = <FailedPage reader={reader} name={upload.name} failure={failure} />
      return send(
        response,
        reader,
        { title: words.failedHeading, status: request.method === 'POST' ? 422 : 200 },
        content,
      )
    }
    default:
      if (!upload.draft) return showQuestion(bot, response, found, frame)
      return send(response, reader, { title, isWide: true }, <MappingForm {...frame} upload={upload} {...said} />)
  }
}

/** What has to be asked before it can be read. */
async function showQuestion(bot: Bot, response: Response, { upload, visit: { reader } }: Found, frame: Frame) {
  const kind = upload.kind as Kind
  const { encodings: names, encodingHeading, sheetHeading } = reader.words.upload
  if (kind.format === 'xlsx') {
    const choices = kind.sheets.map(sheet => ({ value: sheet, title: sheet, preview: [] }))
    return send(response, reader, { title: sheetHeading }, <AskForm {...frame} ask="sheet" choices={choices} />)
  }
  const previews = await previewFile(bot, upload)
  const choices = askedEncodings.map(value => ({ value, title: names[value], preview: previews[value] ?? [] }))
  return send(response, reader, { title: encodingHeading }, <AskForm {...frame} ask="encoding" choices={choices} />)
}

const showArrival = (response: Response, { reader, opened }: Arrival) =>
  send(
    response,
    reader,
    { title: reader.words.buttons.loadData },
    opened.link.upload ? (
      <OpenForm reader={reader} url={opened.url} />
    ) : (
      <FileForm reader={reader} url={opened.url} token="" table={opened.link.table} />
    ),
  )

const showFileForm = (response: Response, { reader, token }: Visit) =>
  send(
    response,
    reader,
    { title: reader.words.buttons.loadData },
    <FileForm reader={reader} url="/data" token={token} table={undefined} />,
  )

function showUsed(request: Request, response: Response) {
  const reader = readerIn(request)
  sayUpload(response, reader, 'used', 410)
}

function showExpired(request: Request, response: Response) {
  if (request.method === 'POST') drain(request)
  sayUpload(response, readerIn(request), 'expired', 404)
}

function sayUpload(response: Response, reader: Reader, what: 'used' | 'expired', status: number) {
  const { upload } = reader.words
  say(response, reader, what === 'used' ? upload.usedHeading : upload.expiredHeading, upload[what], { status })
}
