import { receiveFile } from '../../../bot/receiving.ts'
import type { TableCode } from '../../../domain/data/catalogue.ts'
import { findCurrent } from '../../../domain/data/current-loads.ts'
import { loadUpload } from '../../../domain/data/loads.ts'
import { nameOf } from '../../../domain/data/table.ts'
import type { Mode, Upload } from '../../../domain/data/upload.ts'
import { checkUpload, viewUpload } from '../../../domain/data/uploads.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import type { UploadId } from '../../../domain/kernel/ids.ts'
import { db } from '../../database.ts'
import { liaison } from '../../liaison.ts'

export const places = { of: () => ({ db, longWork: db }) }

async function* bytesOf(content: string | Uint8Array) {
  yield Buffer.from(content)
}

/** A file that somebody has sent. */
export async function sent(
  by: Actor,
  content: string | Uint8Array,
  name = 'file.csv',
  table?: TableCode,
): Promise<Upload> {
  const id = await receiveFile({ db, places }, by, { name, bytes: bytesOf(content), table })
  return viewUpload(db, by, id)
}

/** The same, checked as it was proposed. */
export async function checked(
  by: Actor,
  content: string | Uint8Array,
  name?: string,
  table?: TableCode,
): Promise<Upload> {
  const { id, table: guessed, plan } = await sent(by, content, name, table)
  if (!guessed || !plan) throw new TypeError('nothing was proposed')
  await checkUpload(db, by, id, guessed, plan)
  await liaison.deliverDue()
  return viewUpload(db, by, id)
}

/** The same, loaded. */
export async function loaded(
  by: Actor,
  content: string | Uint8Array,
  { name, table, mode = 'replace' }: { name?: string; table?: TableCode; mode?: Mode } = {},
): Promise<Upload> {
  const { id } = await checked(by, content, name, table)
  await load(by, id, mode)
  return viewUpload(db, by, id)
}

export async function load(by: Actor, id: UploadId, mode: Mode = 'replace', withoutProblems = true) {
  await loadUpload(db, by, id, { mode, withoutProblems })
  await liaison.deliverDue()
}

/** One column of the rows of a table that are read now, in the order of the file. */
export async function current(by: Actor, table: TableCode, column: string): Promise<readonly unknown[]> {
  const id = await findCurrent(db, by.company, table)
  if (!id) return []
  return db(nameOf(table)).where({ company: by.company, load: id }).orderBy('line').pluck<unknown[]>(column)
}
