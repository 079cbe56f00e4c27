import { type Notice, noticeOf } from '../../cards/kit.ts'
import { cancelProspectCard, inviteCard, joinCard, prospectCard, type Typed } from '../../cards/network/prospect.ts'
import type { Verb } from '../../cards/verbs.ts'
import { disclosing } from '../../domain/company/profile.ts'
import { viewOwnCompany } from '../../domain/company/profiles.ts'
import type { ProspectId } from '../../domain/kernel/ids.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { type Checked, listImported } from '../../domain/network/imported-list.ts'
import { cancelProspect, joinByCode, viewInvited } from '../../domain/network/introductions.ts'
import { checkInviting, inviteProspect, viewProspect } from '../../domain/network/prospects.ts'
import { showConnection } from './connection.ts'
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
import { invitationOf, showImported, viewOne } from './imported.ts'
import { showUninvited } from './uninvited.ts'

/** Room for each field of what was typed, in characters of JSON. */
const ROOM = 2_000

const empty: Typed = { name: '', email: '', vendorId: '', customerId: '', duns: '', note: '' }

export const prospectHandlers: Handlers<Extract<Verb, `prospect.${string}`>> = {
  async 'prospect.new'(context, { prospect, imported, ...typed }) {
    const { refusal } = await attempt(context, checkInviting(context.db, context.by))
    if (refusal) return showUninvited(context, refusal)
    if (imported) return showFilledIn(context, await viewOne(context, imported))
    if (!prospect && typed.name !== '' && typed.email === '') return showNamed(context, typed.name)
    if (!prospect) return showForm(context, { ...empty, ...typed })
    const view = await viewProspect(context.db, context.by, prospect)
    const filled = Object.fromEntries(Object.keys(empty).map(key => [key, view[key as keyof Typed] ?? '']))
    return showForm(context, { ...empty, ...filled })
  },
  async 'prospect.invite'(context, typed) {
    const { db, by, reader, canMail } = context
    const command = canMail ? inviteProspect(db, by, typed) : checkInviting(db, by)
    const { value: id, refusal } = await attempt<ProspectId | undefined>(context, command)
    if (id) return showProspect(context, id)
    if (refusal?.code === 'profile-incomplete' || refusal?.code === 'needs-role') return showUninvited(context, refusal)
    return showForm(context, typed, refused(reader, refusal))
  },
  'prospect.show': (context, { prospect }) => showProspect(context, prospect),
  async 'prospect.cancel-ask'(context, { prospect }) {
    const view = await viewProspect(context.db, context.by, prospect)
    const isResponder = may(context.by, 'responder')
    if (view.status === 'pending' && view.connection === null && isResponder) {
      return { card: cancelProspectCard(context.reader, view) }
    }
    const refusal = isResponder ? new Refusal('already-answered') : lacking(context, 'responder')
    return showProspect(context, prospect, refused(context.reader, refusal))
  },
  async 'prospect.cancel'(context, { prospect }) {
    const { refusal } = await attempt(context, cancelProspect(context.db, context.by, prospect))
    if (refusal) return unchanged(await showProspect(context, prospect, refused(context.reader, refusal)))
    return showProspect(context, prospect)
  },
  async 'prospect.join-ask'(context, { code }) {
    return { card: joinCard(context.reader, await viewInvited(context.db, code, context.by)) }
  },
  async 'prospect.join'(context, { code }) {
    return showConnection(context, await joinByCode(context.db, context.by, code))
  },
}

/** The invitation, or the connection that has replaced it. */
export async function showProspect(context: Context, id: ProspectId, notice: Notice = false): Promise<Reply> {
  const view = await viewProspect(context.db, context.by, id)
  if (view.connection !== null) return showConnection(context, view.connection, notice)
  return { card: prospectCard(context.reader, view, may(context.by, 'responder'), notice), subject: `prospect:${id}` }
}

/** I3: the form, filled in by our tables. */
async function showFilledIn(context: Context, company: Checked): Promise<Reply> {
  if (company.state === 'open') return showForm(context, invitationOf(company, ''))
  const { imported } = context.reader.words
  return showImported(context, { name: '' }, noticeOf(imported.settled(company.name.slice(0, 100)), 'attention'))
}

/** Somebody who is to be invited by name: whoever of our tables is called that, or else the form. */
async function showNamed(context: Context, name: string): Promise<Reply> {
  const { db, by } = context
  const { companies } = await listImported(db, await ownStore(context), by, { name, limit: 2 })
  const [only, other] = companies
  if (!only) return showForm(context, { ...empty, name })
  return other ? showImported(context, { name }) : showForm(context, invitationOf(only, ''))
}

async function showForm(context: Context, typed: Typed, notice: Notice = false): Promise<Reply> {
  const { profile } = await viewOwnCompany(context.db, context.by)
  const reply = Object.fromEntries(Object.keys(empty).map(key => [key, truncate(typed[key as keyof Typed], ROOM)]))
  const about = { canMail: context.canMail === true, disclosing: disclosing(profile) }
  return { card: inviteCard(context.reader, { ...empty, ...reply }, about, notice) }
}
