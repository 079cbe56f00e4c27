import fc from 'fast-check'
import {
  changeCollaboration,
  deleteCollaboration,
  disconnect,
  removePartner,
} from '../../domain/collaboration/collaborations.ts'
import { acceptInvitation, changeShared, leaveInvitation } from '../../domain/collaboration/invitations.ts'
import type { Entity, TableCode } from '../../domain/data/catalogue.ts'
import { deleteTable, findCurrent, loadAgain } from '../../domain/data/current-loads.ts'
import { moveCompany } from '../../domain/data/moves.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import type { CollaborationId, ConnectionId, InvitationId, LoadId } from '../../domain/kernel/ids.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { regions as allRegions, type Region } from '../../domain/kernel/region.ts'
import { clock, passDays } from '../clock.ts'
import { db } from '../database.ts'
import { connected, type Firm, firm, invitationOf, shared, written } from '../domain/collaboration/shared.ts'
import { load, type Regions } from './copying.ts'

/** The tables of the game, and the entities that they serve. */
export const tables = ['Product', 'Item', 'Vendor', 'Warehouse'] as const satisfies readonly TableCode[]
export type GameTable = (typeof tables)[number]
const served: Readonly<Record<GameTable, Entity>> = {
  Product: 'products',
  Item: 'products',
  Vendor: 'vendors',
  Warehouse: 'warehouses',
}
const keys: Readonly<Record<GameTable, string>> = {
  Product: 'ProductId',
  Item: 'ItemId',
  Vendor: 'VendorId',
  Warehouse: 'WarehouseId',
}
const entities = ['products', 'vendors', 'warehouses'] as const satisfies readonly Entity[]

const acts = [
  ...(['load', 'load', 'load', 'ask', 'ask', 'ask', 'answer', 'answer', 'change', 'relist'] as const),
  ...(['leave', 'remove', 'delete', 'disconnect', 'retire', 'drop', 'again', 'wait', 'move', 'move'] as const),
] as const
export const step = fc.record({
  act: fc.constantFrom(...acts),
  who: fc.nat({ max: 3 }),
  whom: fc.nat({ max: 3 }),
  which: fc.nat({ max: 9 }),
  table: fc.constantFrom(...tables),
  rows: fc.integer({ min: 1, max: 4 }),
  wanted: fc.subarray([...entities]),
  offered: fc.subarray([...entities]),
  /** After how many statements whoever copies dies; not at all when it is many. */
  dies: fc.integer({ min: 1, max: 40 }),
})
type Random = typeof step extends fc.Arbitrary<infer T> ? T : never
export type Step = { readonly [K in keyof Random]: Random[K] extends readonly (infer E)[] ? readonly E[] : Random[K] }

/** What has happened, kept apart from the database. */
type Deal = {
  readonly id: CollaborationId
  readonly invitation: InvitationId
  readonly owner: number
  readonly partner: number
  status: 'waiting' | 'accepted' | 'over'
  shared: readonly Entity[]
  offered: readonly Entity[]
  requested: readonly Entity[]
}
type Loaded = { now: readonly string[] | undefined; before: readonly string[] | undefined }
export type Game = {
  readonly regions: Regions
  readonly firms: readonly Firm[]
  readonly homes: Region[]
  readonly connections: Map<string, ConnectionId>
  readonly deals: Deal[]
  readonly loaded: Map<string, Loaded>
  readonly retired: Set<Entity>
  /** Every load that there has ever been, as the keys of its rows. */
  readonly whole: Set<string>
  count: number
}

const pairOf = (a: number, b: number) => [a, b].sort().join()
const keyOf = (who: number, table: string) => `${who} ${table}`
const at = <T>(list: readonly T[], index: number) => list[index % list.length] as T

/** Two companies in us, one in eu and one in apac; the first three are partners, and the last is one of the first. */
export async function newGame(regions: Regions): Promise<Game> {
  const homes: Region[] = ['us', 'us', 'eu', 'apac']
  const names = ['Contoso', 'Fabrikam', 'Litware', 'Datum']
  const firms: Firm[] = []
  for (const [who, name] of names.entries()) firms.push(await firm(name, { region: at(homes, who) }))
  const game: Game = {
    ...{
      regions,
      firms,
      homes,
      connections: new Map(),
      deals: [],
      loaded: new Map(),
      retired: new Set(),
      whole: new Set(),
      count: 0,
    },
  }
  for (const [a, b] of [
    [0, 1],
    [0, 2],
    [1, 2],
    [0, 3],
  ] as const) {
    game.connections.set(pairOf(a, b), await connected(at(firms, a), at(firms, b)))
  }
  return game
}

/** Whether a company sees an entity of another one now, as it should be. */
export const sees = ({ deals, retired }: Game, viewer: number, giver: number, entity: Entity): boolean =>
  !retired.has(entity) &&
  deals.some(
    ({ status, owner, partner, ...lists }) =>
      status === 'accepted' &&
      ((owner === viewer && partner === giver && lists.shared.includes(entity)) ||
        (owner === giver && partner === viewer && lists.offered.includes(entity))),
  )

/** What is read of a table at home: the keys of its rows. */
export const loadedNow = ({ loaded }: Game, who: number, table: GameTable) => loaded.get(keyOf(who, table))?.now

/** The regions that should hold a copy of a table. */
export const wantedIn = (game: Game, who: number, table: GameTable): readonly Region[] => {
  const viewers = game.firms.map((_, viewer) => viewer)
  const found = viewers.filter(viewer => viewer !== who && sees(game, viewer, who, served[table]))
  const elsewhere = found.map(viewer => at(game.homes, viewer)).filter(region => region !== at(game.homes, who))
  return loadedNow(game, who, table) ? [...new Set(elsewhere)].sort() : []
}

/** Where a company should read a table of another one that it sees: in its own region. */
export const seenBy = (game: Game, viewer: number, giver: number, table: GameTable): readonly string[] | undefined =>
  sees(game, viewer, giver, served[table]) ? loadedNow(game, giver, table) : undefined

/** Does one act, by whichever commands there are for it; what they refuse changes nothing here either. */
export async function play(game: Game, { act, who, whom, which, table, rows, wanted, offered }: Step) {
  const { firms, deals } = game
  const deal = at(deals, which) as Deal | undefined
  const by = (one: number): Actor => ({ ...at(firms, one).bob, at: clock() })
  const own = game.loaded.get(keyOf(who, table)) ?? { now: undefined, before: undefined }
  const known = (list: readonly Entity[]) => list.filter(each => !game.retired.has(each))

  switch (act) {
    case 'load': {
      const tag = ++game.count
      const names = Array.from({ length: rows }, (_, row) => `${tag}-${row}`)
      await load(game.regions, by(who), table, `${keys[table]}\n${names.join('\n')}\n`)
      game.loaded.set(keyOf(who, table), { now: names, before: own.now })
      game.whole.add(names.join())
      return
    }
    case 'drop': {
      const current = await findCurrent(db, at(firms, who).id, table)
      if (!current) return
      await deleteTable(db, by(who), table, current, async () => [])
      game.loaded.set(keyOf(who, table), { now: undefined, before: own.now })
      return
    }
    case 'again': {
      const before = await previousOf(at(firms, who), table)
      if (!before || !(await done(loadAgain(db, by(who), table, before, async () => [])))) return
      game.loaded.set(keyOf(who, table), { now: own.before, before: own.now })
      return
    }
    case 'ask': {
      if (who === whom || !game.connections.has(pairOf(who, whom)) || known([...wanted, ...offered]).length === 0)
        return
      const lists = { requested: known(wanted), offered: known(offered) }
      const id = await shared(by(who), [at(firms, whom)], { name: `Deal ${++game.count}`, ...lists })
      const invitation = await invitationOf(id, at(firms, whom))
      deals.push({ id, invitation, owner: who, partner: whom, status: 'waiting', shared: [], ...lists })
      return
    }
    case 'answer': {
      if (deal?.status !== 'waiting') return
      const chosen = known(wanted)
      if (!(await done(acceptInvitation(db, by(deal.partner), deal.invitation, chosen, written())))) return
      Object.assign(deal, { status: 'accepted', shared: chosen })
      return
    }
    case 'change': {
      if (deal?.status !== 'accepted') return
      const { revision } = await db('invitations').where({ id: deal.invitation }).first('revision')
      const chosen = known(wanted)
      if (await done(changeShared(db, by(deal.partner), deal.invitation, chosen, revision))) deal.shared = chosen
      return
    }
    case 'relist': {
      if (!deal || deal.status === 'over') return
      const lists = { requested: known(wanted), offered: known(offered) }
      const isSame = [
        [deal.requested, lists.requested],
        [deal.offered, lists.offered],
      ].every(([before = [], after = []]) => known(before).toString() === after.toString())
      if (!(await done(changeCollaboration(db, by(deal.owner), deal.id, lists))) || isSame) return
      // What has been retired is not in what is written anew.
      Object.assign(deal, lists, { shared: known(deal.shared) })
      return
    }
    case 'leave':
      if (deal?.status === 'accepted') await end(deal, leaveInvitation(db, by(deal.partner), deal.invitation))
      return
    case 'remove':
      if (deal && deal.status !== 'over') await end(deal, removePartner(db, by(deal.owner), deal.invitation))
      return
    case 'delete':
      if (deal && deal.status !== 'over') await end(deal, deleteCollaboration(db, by(deal.owner), deal.id))
      return
    case 'disconnect': {
      const pair = pairOf(who, whom)
      const connection = game.connections.get(pair)
      if (!connection || game.connections.size < 3) return
      await disconnect(db, by(who), connection)
      game.connections.delete(pair)
      for (const each of deals) if (pairOf(each.owner, each.partner) === pair) each.status = 'over'
      return
    }
    case 'retire': {
      const entity = at(entities, which)
      if (game.retired.has(entity)) game.retired.delete(entity)
      else game.retired.add(entity)
      await db('entities')
        .where({ code: entity })
        .update({ retired_at: game.retired.has(entity) ? clock() : null })
      return
    }
    case 'wait':
      passDays(1)
      return
    case 'move': {
      const region = at(allRegions, which)
      await moveCompany(db, at(firms, who).ada, region)
      game.homes[who] = region
      return
    }
    default:
      act satisfies never
  }
}

async function end(deal: Deal, ended: Promise<unknown>) {
  if (await done(ended)) deal.status = 'over'
}

/** Whether an act went through. */
async function done(act: Promise<unknown>): Promise<boolean> {
  try {
    await act
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}

async function previousOf({ id }: Firm, table: TableCode): Promise<LoadId | undefined> {
  const row = await db('current_loads')
    .where({ company_id: id, table_code: table })
    .first<{ previous_id: LoadId | null } | undefined>('previous_id')
  return row?.previous_id ?? undefined
}
