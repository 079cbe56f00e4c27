import { attributes } from '../../domain/data/attributes.ts'
import { type TableCode, tableCodes } from '../../domain/data/catalogue.ts'
import { unmappedKeys } from '../../domain/data/check.ts'
import { loadUpload } from '../../domain/data/loads.ts'
import { findMapping } from '../../domain/data/mappings.ts'
import { type Decided, propose, questionsOf, type Upload } from '../../domain/data/upload.ts'
import { cancelUpload, checkUpload, planUpload } from '../../domain/data/uploads.ts'
import type { Notation } from '../../domain/data/value.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import type { Bot } from '../bot.ts'
import { encodings } from '../files/encoding.ts'
import type { Kind, Known } from '../files/file.ts'
import { rereadFile } from '../receiving.ts'
import type { readFields } from './links.tsx'

type Fields = ReturnType<typeof readFields>

/** What was pressed on the page of a file. */
export async function press(bot: Bot, by: Actor, upload: Upload, fields: Fields) {
  switch (fields.act) {
    case 'read':
      return rereadFile(bot, by, upload, { kind: answerIn(fields, upload.kind as Kind), table: upload.table })
    case 'cancel':
      return cancelUpload(bot.db, by, upload.id)
    case 'edit':
      return planUpload(bot.db, by, upload.id, upload.table, upload.plan)
    case 'table':
    case 'check':
      return plan(bot, by, upload, fields)
    case 'load':
      return loadUpload(bot.db, by, upload.id, {
        mode: fields.mode === 'update' ? 'update' : 'replace',
        withoutProblems: fields.without === 'true',
      })
    default:
      return undefined
  }
}

/** The columns as they were filled in; checked only when nothing is left to be asked. */
async function plan({ db }: Bot, by: Actor, upload: Upload, fields: Fields) {
  const { draft } = upload
  const table = tableIn(fields.table)
  if (!draft || !table) throw new Refusal('changed-meanwhile')
  if (table !== upload.table || fields.act === 'table') {
    const remembered = await findMapping(db, by.company, draft.headers)
    const { mapping, notations } = propose(draft, upload.name, table, remembered)
    return planUpload(db, by, upload.id, table, { mapping, notations })
  }
  const decided = decidedIn(fields, table, draft.headers.length, upload.plan)
  const asked = questionsOf(table, draft, decided)
  const isOpen =
    unmappedKeys(table, decided.mapping).length > 0 ||
    asked.decimal.some(at => decided.notations[at]?.decimal === undefined) ||
    asked.dates.some(at => decided.notations[at]?.dates === undefined)
  return isOpen ? planUpload(db, by, upload.id, table, decided) : checkUpload(db, by, upload.id, table, decided)
}

function decidedIn(fields: Fields, table: TableCode, columns: number, before: Decided | undefined): Decided {
  const known = new Set(attributes[table].map(({ name }) => name))
  const mapping: (string | null)[] = []
  const notations: Notation[] = []
  for (let at = 0; at < columns; at++) {
    const chosen = fields[`map-${at}`]
    mapping.push(typeof chosen === 'string' && known.has(chosen) ? chosen : null)
    const { [`decimal-${at}`]: decimal, [`dates-${at}`]: dates } = fields
    const earlier = before?.notations[at] ?? {}
    notations.push({
      decimal: decimal === '.' || decimal === ',' ? decimal : decimal === undefined ? earlier.decimal : undefined,
      dates: dates === 'dmy' || dates === 'mdy' ? dates : dates === undefined ? earlier.dates : undefined,
    })
  }
  return { mapping, notations }
}

/** The table that was chosen; undefined for none. */
export const tableIn = (value: unknown): TableCode | undefined => tableCodes.find(table => table === value)

function answerIn({ encoding, sheet }: Fields, kind: Kind): Known {
  if (kind.format === 'xlsx') {
    const found = kind.sheets.find(each => each === sheet)
    if (found === undefined) throw new Refusal('changed-meanwhile')
    return { format: 'xlsx', sheet: found }
  }
  const found = encodings.find(each => each === encoding)
  if (!found) throw new Refusal('changed-meanwhile')
  return { format: 'csv', encoding: found }
}
