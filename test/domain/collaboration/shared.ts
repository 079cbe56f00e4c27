import assert from 'node:assert/strict'
import { saveDraft, shareCollaboration, type Typed } from '../../../domain/collaboration/collaborations.ts'
import type { Registration } from '../../../domain/company/companies.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import {
  type CollaborationId,
  type CompanyId,
  type InvitationId,
  type NoteId,
  newId,
} from '../../../domain/kernel/ids.ts'
import { acceptConnection } from '../../../domain/network/connections.ts'
import { requestConnection } from '../../../domain/network/requests.ts'
import { db } from '../../database.ts'
import { founded, hired } from '../company/founded.ts'

/** A company with the two people who can do something: Ada, its admin, and Bob, a responder. */
export type Firm = { readonly id: CompanyId; readonly ada: Actor; readonly bob: Actor }

export async function firm(name: string, given: Partial<Registration> = {}): Promise<Firm> {
  const ada = await founded(name, given)
  return { id: ada.company, ada, bob: await hired(ada, 'responder', 'Bob') }
}

export async function connected(one: Firm, other: Firm) {
  const id = await requestConnection(db, one.bob, other.id, '')
  await acceptConnection(db, other.bob, id)
  return id
}

/** Contoso and its partners, three unless told otherwise; nobody has been told anything yet. */
export async function partners() {
  const [contoso, fabrikam, litware, datum] = [
    await firm('Contoso'),
    await firm('Fabrikam', { region: 'eu' }),
    await firm('Litware'),
    await firm('Datum'),
  ]
  const connection = await connected(contoso, fabrikam)
  await connected(contoso, litware)
  await connected(datum, contoso)
  await forget()
  return { contoso, fabrikam, litware, datum, connection }
}

/** Everybody has read what they were told so far. */
export const forget = () => db('deliveries').delete()

const typed: Typed = { name: 'Demand', partners: [], requested: ['products', 'vendors'], offered: [], note: '' }

/** A draft of that person's company. */
export async function drafted(by: Actor, given: Partial<Typed>): Promise<CollaborationId> {
  const id = newId<CollaborationId>()
  await saveDraft(db, by, id, { ...typed, ...given })
  return id
}

/** A collaboration with one partner, which has just been asked. */
export async function asked(by: Actor, partner: Firm, given: Partial<Typed> = {}) {
  const id = await shared(by, [partner], given)
  return { id, invitation: await invitationOf(id, partner) }
}

/** A collaboration that has just been shared with those partners. */
export async function shared(by: Actor, partners: readonly Firm[], given: Partial<Typed> = {}) {
  const id = await drafted(by, { partners: partners.map(partner => partner.id), ...given })
  await shareCollaboration(db, by, id)
  return id
}

export async function invitationOf(collaboration: CollaborationId, partner: Firm): Promise<InvitationId> {
  const row = await db('invitations')
    .where({ collaboration_id: collaboration, partner_id: partner.id })
    .first<{ id: InvitationId }>('id')
  assert.ok(row, 'no invitation')
  return row.id
}

/** What is written with an act. */
export const written = (text = '') => ({ id: newId<NoteId>(), text })
