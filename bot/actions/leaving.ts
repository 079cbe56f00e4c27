import { type Notice, noticeOf } from '../../cards/kit.ts'
import { eraseCard, erasureCard, exportCard, forgetCard, leavingCard } from '../../cards/leaving/leaving.ts'
import type { Reader } from '../../cards/reader.ts'
import { sentenceCard } from '../../cards/sentence.ts'
import type { Verb } from '../../cards/verbs.ts'
import { askErasure, takeErasureBack } from '../../domain/company/erasures.ts'
import { Refusal } from '../../domain/kernel/refusal.ts'
import { forgetPerson } from '../../domain/leaving/forgetting.ts'
import { silent } from '../../domain/trust/operator.ts'
import { viewLeaving } from '../../domain/views/leaving.ts'
import { takeLink } from '../web/take-link.ts'
import {
  attempt,
  type Context,
  type Handlers,
  lacking,
  may,
  type Reply,
  refused,
  truncate,
  unchanged,
} from './context.ts'

/** Room for what was typed, in characters of JSON. */
const ROOM = 2_000

export const leavingHandlers: Handlers<Extract<Verb, `leaving.${string}`>> = {
  'leaving.show': context => showLeaving(context),
  async 'leaving.export'(context) {
    const { db, by, reader, site } = context
    if (!may(by, 'admin')) return showLeaving(context, refused(reader, lacking(context, 'admin')))
    return { card: exportCard(reader, site === undefined ? undefined : await takeLink(db, site, by)) }
  },
  async 'leaving.erase-ask'(context, { name }) {
    const { db, by, reader, operator = silent } = context
    if (!may(by, 'admin')) return showLeaving(context, refused(reader, lacking(context, 'admin')))
    const view = await viewLeaving(db, by)
    if (view.erasure && !view.erasure.endedAt) return showErasure(context)
    return { card: eraseCard(reader, view, operator, truncate(name, ROOM)) }
  },
  async 'leaving.erase'(context, { name }) {
    const { db, by, reader, operator = silent } = context
    const { refusal } = await attempt(context, askErasure(db, by, name.slice(0, ROOM)))
    if (refusal?.code === 'wrong-name') {
      const view = await viewLeaving(db, by)
      return { card: eraseCard(reader, view, operator, truncate(name, ROOM), refused(reader, refusal)) }
    }
    return refusal ? unchanged(await showLeaving(context, refused(reader, refusal))) : showErasure(context)
  },
  async 'leaving.take-back'(context) {
    const { db, by, reader } = context
    const { refusal } = await attempt(context, takeErasureBack(db, by))
    if (refusal) return unchanged(await showLeaving(context, refused(reader, refusal)))
    const { erasure } = await viewLeaving(db, by)
    const { nothingAsked, tookBack } = reader.words.leaving
    return erasure
      ? showErasure(context, false, noticeOf(tookBack, 'good'))
      : showLeaving(context, noticeOf(nothingAsked, 'attention'))
  },
  async 'leaving.forget-ask'({ reader, operator = silent }) {
    return { card: forgetCard(reader, operator) }
  },
  async 'leaving.forget'(context) {
    const { db, by, reader, operator = silent } = context
    const { refusal } = await attempt(context, forgetPerson(db, by))
    if (!refusal) return showForgotten(reader)
    const why =
      refusal.code === 'last-admin'
        ? noticeOf(reader.words.leaving.forgetLastAdmin, 'attention')
        : refused(reader, refusal)
    return { card: forgetCard(reader, operator, why) }
  },
}

/** K7: that somebody is forgotten. */
export const showForgotten = (reader: Reader): Reply => ({ card: sentenceCard(reader, reader.words.leaving.forgotten) })

/** K7: the ways out; while the company is to be erased, that. */
async function showLeaving(context: Context, notice: Notice = false): Promise<Reply> {
  const { db, by, reader } = context
  const { company, erasure } = await viewLeaving(db, by)
  const isAdmin = may(by, 'admin')
  if (!erasure || erasure.endedAt) return { card: leavingCard(reader, isAdmin, notice) }
  return {
    card: erasureCard(reader, company, erasure, { isAdmin, isReminder: false }, notice),
    subject: `erasure:${by.company}`,
  }
}

/** K7: that the company will be erased, or that this was taken back. Refuses `not-found` when it was never asked for. */
export async function showErasure(
  { db, by, reader }: Context,
  isReminder = false,
  notice: Notice = false,
): Promise<Reply> {
  const { company, erasure } = await viewLeaving(db, by)
  if (!erasure) throw new Refusal('not-found')
  return {
    card: erasureCard(reader, company, erasure, { isAdmin: may(by, 'admin'), isReminder }, notice),
    subject: `erasure:${by.company}`,
  }
}
