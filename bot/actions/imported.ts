import { type Notice, noticeOf } from '../../cards/kit.ts'
import { addressCard, importedCard } from '../../cards/network/imported.ts'
import type { Payload, Verb } from '../../cards/verbs.ts'
import { disclosing } from '../../domain/company/profile.ts'
import { viewOwnCompany } from '../../domain/company/profiles.ts'
import type { ImportedId } from '../../domain/kernel/ids.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import type { Imported } from '../../domain/network/imported.ts'
import { addAddress, type Checked, listImported, viewImported } from '../../domain/network/imported-list.ts'
import { checkInviting, countLeft, inviteProspects } from '../../domain/network/prospects.ts'
import {
  attempt,
  type Context,
  type Handlers,
  lacking,
  may,
  ownStore,
  type Reply,
  refused,
  truncate,
  unchanged,
} from './context.ts'
import { showUninvited } from './uninvited.ts'

/** Companies on one page. */
const PAGE = 5
/** Room for what was typed, in characters of JSON. */
const ROOM = 2_000

type Typed = { readonly note?: string; readonly several?: readonly ImportedId[] }

export const importedHandlers: Handlers<Extract<Verb, `imported.${string}`>> = {
  'imported.show': (context, { several, note, ...part }) => showImported(context, part, false, keptOf(several, note)),
  async 'imported.address-ask'(context, { imported }) {
    if (!may(context.by, 'responder')) {
      return showImported(context, { name: '' }, refused(context.reader, lacking(context, 'responder')))
    }
    const company = await viewOne(context, imported)
    return company.email === null
      ? { card: addressCard(context.reader, company, '') }
      : showImported(context, { name: company.name })
  },
  async 'imported.address'(context, { imported, email }) {
    const { db, by, reader } = context
    const { refusal } = await attempt(context, addAddress(db, await ownStore(context), by, imported, email))
    if (!refusal) {
      const { name } = await viewOne(context, imported)
      return showImported(context, { name }, noticeOf(reader.words.imported.addressed(name), 'good'))
    }
    const notice = refused(reader, refusal)
    if (refusal.code === 'not-found') throw refusal
    const isTyping = refusal.code === 'missing' || refusal.code === 'too-long' || refusal.code === 'malformed'
    if (!isTyping) return unchanged(await showImported(context, { name: '' }, notice))
    return { card: addressCard(reader, await viewOne(context, imported), truncate(email, ROOM), notice) }
  },
  async 'imported.invite'(context, { several, note, ...part }) {
    const { db, by, reader, canMail } = context
    const { words } = reader
    const { refusal: barred } = await attempt(context, checkInviting(db, by))
    if (barred) return showUninvited(context, barred)
    const kept = keptOf(several, note)
    if (several.length === 0) {
      return showImported(context, part, noticeOf(words.imported.tickFirst, 'attention'), kept)
    }
    const found = await viewImported(db, await ownStore(context), by, several)
    if (found.length === 0) return showImported(context, part, refused(reader, new Refusal('changed-meanwhile')))
    // Whoever has joined meanwhile is asked to connect instead.
    const able = found.filter(({ email, state }) => email !== null && state !== 'here')
    if (!canMail) return showImported(context, part, false, kept)
    const { refusal } = await attempt(
      context,
      inviteProspects(
        db,
        by,
        able.map(each => invitationOf(each, note)),
      ),
    )
    if (refusal) return unchanged(await showImported(context, part, refused(reader, refusal), kept))
    return showImported(context, part, outcomeOf(context, able, found))
  },
}

const keptOf = (several: readonly ImportedId[], note: string): Typed => ({
  note: truncate(note, ROOM),
  several: several.slice(0, PAGE),
})

/** I3: the list, from where it was. */
export async function showImported(
  context: Context,
  { name, after, before }: Pick<Payload<'imported.show'>, 'name' | 'after' | 'before'>,
  notice: Notice = false,
  typed: Typed = {},
): Promise<Reply> {
  const { db, by, reader, canMail } = context
  const store = await ownStore(context)
  const part = { name: name.slice(0, 200), after, before }
  const list = await listImported(db, store, by, { ...part, limit: PAGE })
  if (!may(by, 'responder')) return { card: importedCard(reader, list, part, undefined, notice) }
  const { profile } = await viewOwnCompany(db, by)
  const inviting = { left: await countLeft(db, by), canMail: canMail === true, disclosing: disclosing(profile) }
  return { card: importedCard(reader, list, part, { ...inviting, ...typed }, notice) }
}

/** What an invitation of one of our tables is filled in with. */
export const invitationOf = ({ name, email, vendorId, customerId, duns }: Imported, note: string) => ({
  name,
  note,
  email: email ?? '',
  duns: duns ?? '',
  vendorId: fitting(vendorId),
  customerId: fitting(customerId),
})

/** A number that is longer than the form takes is left out. */
const fitting = (number: string | null) => (number !== null && [...number].length <= 100 ? number : '')

/** One company of our list. Refuses `not-found`. */
export async function viewOne(context: Context, id: ImportedId): Promise<Checked> {
  const [company] = await viewImported(context.db, await ownStore(context), context.by, [id])
  if (!company) throw new Refusal('not-found')
  return company
}

function outcomeOf({ reader }: Context, invited: readonly Checked[], found: readonly Checked[]): Notice {
  const { imported } = reader.words
  const listed = (companies: readonly Checked[]) => reader.list(companies.map(({ name }) => name.slice(0, 100)))
  const others = found.filter(each => !invited.includes(each))
  const said = [
    invited.length > 0 && imported.invited(listed(invited)),
    others.length > 0 && imported.notInvited(listed(others)),
  ].filter(part => part !== false)
  return noticeOf(said.join(' · '), invited.length > 0 ? 'good' : 'attention')
}
