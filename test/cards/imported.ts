import { noticeOf } from '../../cards/kit.ts'
import { directoryCard } from '../../cards/network/directory.ts'
import { addressCard, importedCard } from '../../cards/network/imported.ts'
import type { Reader } from '../../cards/reader.ts'
import { fieldsOf } from '../../domain/company/profile.ts'
import { type ImportedId, newId } from '../../domain/kernel/ids.ts'
import { bases, type Imported } from '../../domain/network/imported.ts'
import { companyOf } from './network.ts'
import { full, much, type Named, PAGE, page, type Writing } from './writing.ts'

/** The cards of whom we could invite, and of those of our tables who are here. */
export function importedCards(reader: Reader, write: Writing): readonly Named[] {
  const company = (index: number): Imported => ({
    id: newId<ImportedId>(),
    name: write(200),
    duns: '150483782',
    email: index === 3 ? null : '@x.example'.padStart(254, '_'),
    vendorId: index === 1 ? null : write(256),
    customerId: index === 2 ? null : write(256),
  })
  const companies = full(PAGE, company)
  const state = { companies, next: newId<ImportedId>(), previous: newId<ImportedId>(), isLoaded: true, isCurrent: true }
  const none = { ...state, companies: [], next: null, previous: null }
  const inviting = { left: 12, canMail: true, disclosing: fieldsOf('general') }
  const typed = { ...inviting, note: much(write, 2_000), several: companies.map(({ id }) => id) }
  const notice = noticeOf(reader.words.imported.invited(reader.list(companies.map(() => write(100)))), 'good')
  const part = { name: write(200) }
  const open = { name: '' }
  const suggested = bases.flatMap(basis =>
    full(2, index =>
      companyOf(write, {
        status: null,
        connection: null,
        outgoing: null,
        suggested: 'imported',
        match: { basis, vendorId: write(256), customerId: index === 0 ? null : write(256) },
      }),
    ),
  )
  return [
    ['imported', () => importedCard(reader, state, part, inviting, notice)],
    ['imported, typed', () => importedCard(reader, state, part, typed)],
    ['imported, no more today', () => importedCard(reader, state, open, { ...inviting, left: 0 })],
    ['imported, without e-mail', () => importedCard(reader, state, open, { ...inviting, canMail: false })],
    ['imported, member', () => importedCard(reader, state, open, undefined)],
    ['imported, being made', () => importedCard(reader, { ...none, isCurrent: false }, open, inviting)],
    ['imported, nothing loaded', () => importedCard(reader, { ...none, isLoaded: false }, open, inviting)],
    ['imported, nobody', () => importedCard(reader, none, open, inviting)],
    ['imported, no such name', () => importedCard(reader, none, part, inviting)],
    ['address', () => addressCard(reader, company(3), '', notice)],
    ['address, far too much', () => addressCard(reader, company(3), much(write, 2_000))],
    [
      'directory, of our tables',
      () => directoryCard(reader, suggested.slice(0, PAGE), { ...page, total: 9 }, open, true),
    ],
  ]
}
