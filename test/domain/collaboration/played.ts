import fc from 'fast-check'
import {
  addPartners,
  changeCollaboration,
  deleteCollaboration,
  disconnect,
  removePartner,
  saveDraft,
  shareCollaboration,
} from '../../../domain/collaboration/collaborations.ts'
import {
  acceptInvitation,
  changeShared,
  declineInvitation,
  leaveInvitation,
  stopEverywhere,
  wakeInvitation,
  writeNote,
} from '../../../domain/collaboration/invitations.ts'
import { type Entity, entityCodes } from '../../../domain/data/catalogue.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import {
  type CollaborationId,
  type CompanyId,
  type ConnectionId,
  type InvitationId,
  newId,
} from '../../../domain/kernel/ids.ts'
import { Refusal } from '../../../domain/kernel/refusal.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'
import { acceptConnection, relateConnection } from '../../../domain/network/connections.ts'
import { requestConnection } from '../../../domain/network/requests.ts'
import { viewInvitation } from '../../../domain/views/invitation.ts'
import { db } from '../../database.ts'
import { connected, type Firm, firm } from './shared.ts'

/** A collaboration as the acts have left it, kept apart from the database. */
export type Model = {
  readonly id: CollaborationId
  readonly owner: number
  status: 'draft' | 'shared' | 'deleted'
  offered: readonly Entity[]
  /** By partner. */
  readonly parts: Map<number, { status: string; shared: readonly Entity[]; round: number }>
}

/** What somebody wrote, and the two companies that may ever read it; a draft of one belongs to it alone. */
export type Canary = { readonly text: string; readonly readers: Set<number> }

const acts = [
  ...(['save', 'save', 'share', 'share', 'add', 'relist', 'remove', 'delete', 'accept', 'accept', 'accept'] as const),
  ...(['change', 'decline', 'leave', 'stop', 'note', 'part', 'connect', 'relate', 'wait', 'expire'] as const),
] as const
export const step = fc.record({
  act: fc.constantFrom(...acts),
  who: fc.nat({ max: 3 }),
  whom: fc.nat({ max: 3 }),
  which: fc.nat({ max: 7 }),
  /** Whether somebody tries whose it may not be. */
  intrudes: fc.nat({ max: 7 }).map(chance => chance === 0),
  entities: fc.subarray([...entityCodes], { maxLength: 6 }),
  others: fc.subarray([...entityCodes], { maxLength: 3 }),
})
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

/** Where the game begins: three collaborations, accepted by whoever was asked. */
const opening = [0, 1, 2].flatMap((which): readonly Step[] => {
  const one = { who: which, which, intrudes: false, entities: entityCodes.slice(which, which + 4), others: [] }
  return [
    { ...one, act: 'save', whom: 3, others: entityCodes.slice(8, 10) },
    { ...one, act: 'share', whom: 0 },
    { ...one, act: 'accept', whom: 0 },
    { ...one, act: 'accept', whom: 1 },
  ]
})

/** The companies, what their acts have come to, what was written, and which of them have ever been connected. */
export type Played = {
  readonly firms: readonly Firm[]
  readonly models: readonly Model[]
  readonly canaries: readonly Canary[]
  readonly pairs: ReadonlyMap<string, ConnectionId>
}

/** Whoever looks on: once there are companies, before each act, and after it, with its moment. */
export type Watch = {
  begin(played: Played): Promise<void>
  before(played: Played, at: Date): Promise<void>
  after(played: Played, at: Date): Promise<void>
}
const unwatched: Watch = { async begin() {}, async before() {}, async after() {} }

/** Grants, as the acts alone make them: who gives what to whom, through what. */
export const grantsOf = (models: readonly Model[]) =>
  models.flatMap(({ id, owner, offered, parts }) =>
    [...parts].flatMap(([partner, { status, shared }]) =>
      status === 'accepted'
        ? [
            ...shared.map(entity => ({ giver: partner, viewer: owner, entity, id })),
            ...offered.map(entity => ({ giver: owner, viewer: partner, entity, id })),
          ]
        : [],
    ),
  )

/** Four companies, all but two of them partners, and what happens to them. */
export async function play(steps: readonly Step[], watch: Watch = unwatched): Promise<Played> {
  names.clear()
  const firms = [
    await firm('Canary-Contoso'),
    await firm('Canary-Fabrikam'),
    await firm('Canary-Litware'),
    await firm('Canary-Datum'),
  ]
  const pairs = new Map<string, ConnectionId>()
  const key = (a: number, b: number) => [a, b].sort().join()
  for (const [a, b] of [
    [0, 1],
    [0, 2],
    [0, 3],
    [1, 2],
    [2, 3],
  ] as const) {
    pairs.set(key(a, b), await connected(firms[a] as Firm, firms[b] as Firm))
  }
  const live = new Set(pairs.keys())
  const models: Model[] = []
  const canaries: Canary[] = []
  let days = 0
  let written = 0
  const canary = (...readers: readonly number[]) => {
    const text = `canary-${++written}-`
    canaries.push({ text, readers: new Set(readers) })
    return text
  }
  /** Whether an act went through. */
  const done = async (act: Promise<unknown>) => {
    try {
      await act
      return true
    } catch (error) {
      if (error instanceof Refusal) return false
      throw error
    }
  }

  const played = { firms, models, canaries, pairs }
  await watch.begin(played)
  for (const { act, who: anybody, whom, which, intrudes, entities, others } of [...opening, ...steps]) {
    const any = models[which % Math.max(1, models.length)]
    const owning = (['share', 'add', 'relist', 'remove', 'delete'] as readonly string[]).includes(act)
    const answering = [...(any?.parts.keys() ?? [])][whom % Math.max(1, any?.parts.size ?? 0)]
    const partner = owning || act === 'save' || intrudes ? undefined : answering
    const who = owning && any && !intrudes ? any.owner : (partner ?? anybody)
    const at = daysAfter((firms[0] as Firm).ada.at, days)
    await watch.before(played, at)
    const by: Actor = { ...(firms[who] as Firm)[which % 2 ? 'ada' : 'bob'], at }
    const other = firms[whom] as Firm
    const model = owning ? any : undefined
    const inSome = any?.parts.has(who) ? any : undefined
    const part = inSome?.parts.get(who)
    const invitation = inSome ? await idOf(inSome.id, firms[who] as Firm) : newId<InvitationId>()
    const note = (...readers: readonly number[]) => ({ id: newId<never>(), text: canary(...readers) })
    const giveUp = (parts: Iterable<{ status: string; shared: readonly Entity[] }>) => {
      for (const each of parts) {
        if (each.status === 'waiting' || each.status === 'accepted') Object.assign(each, { status: 'over', shared: [] })
      }
    }

    if (act === 'save') {
      const id = newId<CollaborationId>()
      const wanted = [whom, (whom + 1) % 4].filter(each => each !== who && live.has(key(each, who)))
      const typed = { name: canary(who), requested: entities, offered: others, note: '' }
      const secret = canaries.at(-1) as Canary
      if (await done(saveDraft(db, by, id, { ...typed, partners: wanted.map(each => (firms[each] as Firm).id) }))) {
        models.push({
          ...{ id, owner: who, status: 'draft', offered: others },
          parts: new Map(wanted.map(each => [each, { status: 'draft', shared: [], round: 0 }])),
        })
        names.set(id, secret)
      }
    } else if (act === 'share' && model) {
      const notes = Object.fromEntries(
        [...model.parts.keys()].map(each => [(firms[each] as Firm).id, canary(who, each)]),
      )
      const isDraft = model.status === 'draft'
      if ((await done(shareCollaboration(db, by, model.id, notes as Record<CompanyId, string>))) && isDraft) {
        model.status = 'shared'
        for (const [partner, each] of model.parts) {
          Object.assign(each, { status: 'waiting', round: 1 })
          names.get(model.id)?.readers.add(partner)
        }
      }
    } else if (act === 'add' && model) {
      if (await done(addPartners(db, by, model.id, [other.id], canary(who, whom)))) {
        const before = model.parts.get(whom) ?? { status: 'new', shared: [], round: 0 }
        names.get(model.id)?.readers.add(whom)
        if (before.status !== 'waiting' && before.status !== 'accepted') {
          model.parts.set(whom, { status: 'waiting', shared: [], round: before.round + 1 })
        }
      }
    } else if (act === 'relist' && model) {
      const name = names.get(model.id)?.text ?? ''
      if (await done(changeCollaboration(db, by, model.id, { name, requested: entities, offered: others }))) {
        model.offered = others
      }
    } else if (act === 'remove' && model) {
      const target = model.parts.get(whom)
      if (target && (await done(removePartner(db, by, await idOf(model.id, other)))) && target.status !== 'draft') {
        giveUp([target])
      }
    } else if (act === 'delete' && model) {
      if (await done(deleteCollaboration(db, by, model.id))) {
        model.status = 'deleted'
        giveUp(model.parts.values())
      }
    } else if (act === 'accept' && inSome && part) {
      const waited = part.status === 'waiting'
      if ((await done(acceptInvitation(db, by, invitation, entities, note(who, inSome.owner)))) && waited) {
        Object.assign(part, { status: 'accepted', shared: entities })
      }
    } else if ((act === 'change' || act === 'stop') && inSome && part?.status === 'accepted') {
      const { revision } = await viewInvitation(db, by, invitation)
      const change = act === 'change' ? changeShared : stopEverywhere
      if (await done(change(db, by, invitation, entities, revision, note(who, inSome.owner)))) {
        const stopped = part.shared.filter(entity => !entities.includes(entity))
        part.shared = entities
        for (const each of act === 'stop' ? models : []) {
          const same = each.owner === inSome.owner ? each.parts.get(who) : undefined
          if (same && same !== part) same.shared = same.shared.filter(entity => !stopped.includes(entity))
        }
      }
    } else if (act === 'decline' && inSome && part) {
      const waited = part.status === 'waiting'
      if ((await done(declineInvitation(db, by, invitation, canary(who, inSome.owner)))) && waited) giveUp([part])
    } else if (act === 'leave' && inSome && part) {
      const accepted = part.status === 'accepted'
      if ((await done(leaveInvitation(db, by, invitation))) && accepted) giveUp([part])
    } else if (act === 'note' && inSome) {
      await done(writeNote(db, by, invitation, note(who, inSome.owner)))
    } else if (act === 'part') {
      const id = pairs.get(key(who, whom))
      if (id && live.has(key(who, whom)) && (await done(disconnect(db, by, id)))) {
        live.delete(key(who, whom))
        for (const { owner, parts } of models) {
          const partner = owner === who ? whom : owner === whom ? who : undefined
          const each = partner === undefined ? undefined : parts.get(partner)
          if (partner !== undefined && each?.status === 'draft') parts.delete(partner)
          else if (each) giveUp([each])
        }
      }
    } else if (act === 'connect' && who !== whom && !live.has(key(who, whom))) {
      let id: ConnectionId | undefined
      const text = canary(who, whom)
      if (await done(requestConnection(db, by, other.id, text).then(found => (id = found)))) {
        if (id && (await done(acceptConnection(db, { ...other.bob, at }, id)))) {
          pairs.set(key(who, whom), id)
          live.add(key(who, whom))
        }
      }
    } else if (act === 'relate') {
      const id = pairs.get(key(who, whom))
      const own = { relationship: 'vendor', vendorId: canary(who), customerId: canary(who) } as const
      if (id) await done(relateConnection(db, by, id, own))
    } else if (act === 'wait') {
      days += which
    } else if (act === 'expire' && inSome && part) {
      days += 31
      const wake = { type: 'invitation.expiry', round: part.round, at: daysAfter(at, 31) } as const
      await wakeInvitation(db, invitation, wake)
      if (part.status === 'waiting') giveUp([part])
    }
    await watch.after(played, daysAfter((firms[0] as Firm).ada.at, days))
  }
  return played
}

const names = new Map<CollaborationId, Canary>()

export async function idOf(collaboration: CollaborationId, partner: Firm): Promise<InvitationId> {
  const row = await db('invitations')
    .where({ collaboration_id: collaboration, partner_id: partner.id })
    .first<{ id: InvitationId } | undefined>('id')
  return row?.id ?? newId<InvitationId>()
}
