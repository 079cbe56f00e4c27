import { addPartners, saveDraft, shareCollaboration } from '../../domain/collaboration/collaborations.ts'
import { acceptInvitation, changeShared, declineInvitation } from '../../domain/collaboration/invitations.ts'
import { dayOf } from '../../domain/collaboration/past-score.ts'
import { recordScores } from '../../domain/collaboration/past-scores.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { type CollaborationId, type InvitationId, type NoteId, newId } from '../../domain/kernel/ids.ts'
import { daysAfter } from '../../domain/kernel/time.ts'
import { acceptConnection, declineConnection, relateConnection } from '../../domain/network/connections.ts'
import { requestConnection } from '../../domain/network/requests.ts'
import type { Trx } from '../../domain/storage/database.ts'
import { viewCollaboration } from '../../domain/views/collaboration.ts'
import { viewInvitation } from '../../domain/views/invitation.ts'
import { type Network, network } from './network.ts'

type AdminOf = (key: string) => Actor
type Collaboration = Network['collaborations'][number]
type Invitation = Collaboration['invitations'][number]

/** What is done, and how many days before the present. */
type Act = { readonly daysAgo: number; readonly run: (trx: Trx, adminOf: AdminOf) => Promise<unknown> }

/** Before anything else between them, partners have found each other. */
const CONNECTED = 160

/**
 * Everything that is between the companies of the sample network, by the same commands as people's presses: what has come about over
 * months in its order, each day with its scores, so that there is something to look back on; what waits is asked at present.
 */
export async function makePast(trx: Trx, adminOf: AdminOf) {
  const acts = [
    ...network.connections.map(connecting),
    ...network.collaborations.map(each => ({ each, id: newId<CollaborationId>() })).flatMap(collaborating),
  ].sort((one, other) => other.daysAgo - one.daysAgo)
  for (const [place, { daysAgo, run }] of acts.entries()) {
    const then = (key: string) => {
      const by = adminOf(key)
      return { ...by, at: daysAfter(by.at, -daysAgo) }
    }
    await run(trx, then)
    const isLast = acts[place + 1]?.daysAgo !== daysAgo
    const day = dayOf(then(network.companies[0]?.key ?? '').at)
    if (isLast && daysAgo > 0) for await (const _ of recordScores(trx, day));
  }
}

const connecting = (connection: Network['connections'][number]): Act => ({
  daysAgo: connection.status === 'connected' ? CONNECTED : 0,
  run: (trx, adminOf) => connect(trx, connection, adminOf),
})

async function connect(trx: Trx, connection: Network['connections'][number], adminOf: AdminOf) {
  const { from, to, status, note = '', reason = '', relationshipOf = {} } = connection
  const id = await requestConnection(trx, adminOf(from), adminOf(to).company, note)
  if (status === 'connected') await acceptConnection(trx, adminOf(to), id)
  if (status === 'declined') await declineConnection(trx, adminOf(to), id, undefined, reason)
  for (const [key, { relationship, vendorId = '', customerId = '' }] of Object.entries(relationshipOf)) {
    await relateConnection(trx, adminOf(key), id, { relationship, vendorId, customerId })
  }
}

type Made = { readonly each: Collaboration; readonly id: CollaborationId }

/** A collaboration begins a day before its first answer; whoever has not answered for months is asked at present. */
function collaborating(made: Made): readonly Act[] {
  const { invitations } = made.each
  const answered = invitations.filter(({ answers = [] }) => answers.length > 0)
  const rest = invitations.filter(invitation => !answered.includes(invitation))
  const begun = Math.max(...answered.flatMap(({ answers = [] }) => answers.map(({ daysAgo }) => daysAgo)), -1)
  const first = answered.length > 0 ? answered : rest
  return [
    { daysAgo: begun + 1, run: (trx, adminOf) => begin(trx, made, first, adminOf) },
    ...answered.flatMap(({ partner, answers = [] }) =>
      answers.map(
        ({ daysAgo, shared }, place): Act => ({
          daysAgo,
          run: (trx, adminOf) => share(trx, made, partner, shared, place === 0, adminOf),
        }),
      ),
    ),
    ...rest.map((invitation): Act => {
      const isAdded = !first.includes(invitation)
      return { daysAgo: 0, run: (trx, adminOf) => answer(trx, made, invitation, isAdded, adminOf) }
    }),
  ]
}

async function begin(trx: Trx, { each, id }: Made, invited: readonly Invitation[], adminOf: AdminOf) {
  const { name, requested, offered } = each
  const owner = adminOf(each.owner)
  const partners = invited.map(({ partner }) => adminOf(partner).company)
  await saveDraft(trx, owner, id, { name, partners, requested, offered, note: '' }, true)
  const notes = invited.map(({ partner, note = '' }) => [adminOf(partner).company, note] as const)
  await shareCollaboration(trx, owner, id, Object.fromEntries(notes))
}

async function share(
  trx: Trx,
  made: Made,
  partner: string,
  shared: Invitation['shared'] & {},
  isFirst: boolean,
  adminOf: AdminOf,
) {
  const by = adminOf(partner)
  const invitation = await invitationOf(trx, made, partner, adminOf)
  if (isFirst) return acceptInvitation(trx, by, invitation, shared, { id: newId<NoteId>(), text: '' })
  const { revision } = await viewInvitation(trx, by, invitation)
  return changeShared(trx, by, invitation, shared, revision)
}

async function answer(trx: Trx, made: Made, invitation: Invitation, isAdded: boolean, adminOf: AdminOf) {
  const { partner, status, shared = [], note = '', reason = '' } = invitation
  const by = adminOf(partner)
  if (isAdded) await addPartners(trx, adminOf(made.each.owner), made.id, [by.company], note)
  if (status === 'pending') return
  const id = await invitationOf(trx, made, partner, adminOf)
  if (status === 'accepted') await acceptInvitation(trx, by, id, shared, { id: newId<NoteId>(), text: '' })
  else await declineInvitation(trx, by, id, reason)
}

async function invitationOf(trx: Trx, { each, id }: Made, partner: string, adminOf: AdminOf): Promise<InvitationId> {
  const page = { offset: 0, limit: each.invitations.length }
  const { partners } = await viewCollaboration(trx, adminOf(each.owner), id, page)
  const found = partners.find(({ id }) => id === adminOf(partner).company)
  if (!found) throw new TypeError(`${each.name} was not sent to ${partner}`)
  return found.invitation
}
