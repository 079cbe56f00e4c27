import { moveCard, regionCard } from '../../cards/data/region.ts'
import { type Notice, noticeOf } from '../../cards/kit.ts'
import type { Verb } from '../../cards/verbs.ts'
import { moveCompany, viewHome } from '../../domain/data/moves.ts'
import { regions } from '../../domain/kernel/region.ts'
import { attempt, type Context, type Handlers, lacking, may, type Reply, refused, unchanged } from './context.ts'

export const regionHandlers: Handlers<Extract<Verb, `region.${string}`>> = {
  'region.show': context => showRegion(context),
  async 'region.ask'(context, { region }) {
    const { db, by, reader } = context
    if (!may(by, 'admin')) return showRegion(context, refused(reader, lacking(context, 'admin')))
    const home = await viewHome(db, by.company)
    return home.movingTo !== null || home.region === region
      ? showRegion(context)
      : { card: moveCard(reader, home, region) }
  },
  async 'region.move'(context, { region }) {
    const { db, by, reader } = context
    const { refusal } = await attempt(context, moveCompany(db, by, region))
    if (refusal) return unchanged(await showRegion(context, refused(reader, refusal)))
    const { movingTo } = await viewHome(db, by.company)
    const { begun, stays } = reader.words.moving
    return showRegion(context, noticeOf(movingTo === null ? stays : begun, 'good'))
  },
}

/** K4: where the rows of the actor's company are. */
async function showRegion({ db, by, reader }: Context, notice: Notice = false): Promise<Reply> {
  const home = await viewHome(db, by.company)
  const others = regions.filter(region => region !== home.region)
  return { card: regionCard(reader, home, others, may(by, 'admin'), notice) }
}
