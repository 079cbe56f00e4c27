import type { Said } from '../../cards/kit.ts'
import { cancelProspectCard, inviteCard, joinCard, prospectCard, type Typed } from '../../cards/network/prospect.ts'
import type { Verb } from '../../cards/verbs.ts'
import type { ProspectId } from '../../domain/ids.ts'
import { cancelProspect, joinByCode, viewInvited } from '../../domain/network/introductions.ts'
import { disclosing } from '../../domain/network/profile.ts'
import { viewOwnCompany } from '../../domain/network/profiles.ts'
import { checkInviting, inviteProspect, viewProspect } from '../../domain/network/prospects.ts'
import { Refusal } from '../../domain/refusal.ts'
import { showConnection } from './connection.ts'
import { attempt, type Handlers, kept, type Look, lacking, may, refused, type Shown, unchanged } from './look.ts'
import { showProfile, showProfileForm } from './profile.ts'

/** Room for each field of what was typed, in characters of JSON. */
const ROOM = 2_000

const empty: Typed = { name: '', email: '', vendorId: '', customerId: '', duns: '', note: '' }

export const prospectHandlers: Handlers<Extract<Verb, `prospect.${string}`>> = {
  async 'prospect.new'(look, { prospect, name, email }) {
    const { refusal } = await attempt(look, checkInviting(look.db, look.by))
    if (refusal) return showUninvited(look, refusal)
    if (!prospect) return showForm(look, { ...empty, name, email })
    const view = await viewProspect(look.db, look.by, prospect)
    const filled = Object.fromEntries(Object.keys(empty).map(key => [key, view[key as keyof Typed] ?? '']))
    return showForm(look, { ...empty, ...filled })
  },
  async 'prospect.invite'(look, typed) {
    const { db, by, reader, canMail } = look
    const command = canMail ? inviteProspect(db, by, typed) : checkInviting(db, by)
    const { value: id, refusal } = await attempt<ProspectId | undefined>(look, command)
    if (id) return showProspect(look, id)
    if (refusal?.code === 'profile-incomplete' || refusal?.code === 'needs-role') return showUninvited(look, refusal)
    return showForm(look, typed, refused(reader, refusal))
  },
  'prospect.show': (look, { prospect }) => showProspect(look, prospect),
  async 'prospect.cancel-ask'(look, { prospect }) {
    const view = await viewProspect(look.db, look.by, prospect)
    const isResponder = may(look.by, 'responder')
    if (view.status === 'pending' && view.connection === null && isResponder) {
      return { card: cancelProspectCard(look.reader, view) }
    }
    const refusal = isResponder ? new Refusal('already-answered') : lacking(look, 'responder')
    return showProspect(look, prospect, refused(look.reader, refusal))
  },
  async 'prospect.cancel'(look, { prospect }) {
    const { refusal } = await attempt(look, cancelProspect(look.db, look.by, prospect))
    if (refusal) return unchanged(await showProspect(look, prospect, refused(look.reader, refusal)))
    return showProspect(look, prospect)
  },
  async 'prospect.join-ask'(look, { code }) {
    return { card: joinCard(look.reader, await viewInvited(look.db, code, look.by)) }
  },
  async 'prospect.join'(look, { code }) {
    return showConnection(look, await joinByCode(look.db, look.by, code))
  },
}

/** What stands where an invitation was: itself, or the connection that has taken its place. */
export async function showProspect(look: Look, id: ProspectId, said: Said = false): Promise<Shown> {
  const view = await viewProspect(look.db, look.by, id)
  if (view.connection !== null) return showConnection(look, view.connection, said)
  return { card: prospectCard(look.reader, view, may(look.by, 'responder'), said), subject: `prospect:${id}` }
}

async function showForm(look: Look, typed: Typed, said: Said = false): Promise<Shown> {
  const { profile } = await viewOwnCompany(look.db, look.by)
  const shown = Object.fromEntries(Object.keys(empty).map(key => [key, kept(typed[key as keyof Typed], ROOM)]))
  const about = { canMail: look.canMail === true, disclosing: disclosing(profile) }
  return { card: inviteCard(look.reader, { ...empty, ...shown }, about, said) }
}

/** Why nobody can be invited, on the card on which that can be mended. */
function showUninvited(look: Look, refusal: Refusal): Promise<Shown> {
  const said = refused(look.reader, refusal)
  const isMendable = refusal.code === 'profile-incomplete' && may(look.by, 'admin')
  return isMendable ? showProfileForm(look, 'general', said) : showProfile(look, said)
}
