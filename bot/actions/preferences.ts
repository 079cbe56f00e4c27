import { preferencesCard } from '../../cards/delivery/preferences.ts'
import { type Notice, noticeOf } from '../../cards/kit.ts'
import type { Verb } from '../../cards/verbs.ts'
import { allowOwnMail, askAgain } from '../../domain/delivery/mails.ts'
import { type Chosen, savePreferences, viewPreferences } from '../../domain/delivery/preferences.ts'
import { attempt, type Context, type Handlers, type Reply, refused, truncate } from './context.ts'

/** Room for what was typed on this card, in characters of JSON. */
const ROOM = 4_000

export const preferencesHandlers: Handlers<Extract<Verb, `preferences.${string}`>> = {
  'preferences.show': context => showPreferences(context),
  async 'preferences.resend'(context) {
    await askAgain(context.db, context.by)
    return showPreferences(context, noticeOf(context.reader.words.notifications.sentAgain, 'good'))
  },
  async 'preferences.allow-mail'(context) {
    await allowOwnMail(context.db, context.by)
    return showPreferences(context, noticeOf(context.reader.words.notifications.saved, 'good'))
  },
  async 'preferences.save'(context, { digestHour, quietFrom, quietTo, email, ...ways }) {
    const { db, by, reader } = context
    const chosen = { ways, digestHour, quietFrom, quietTo, email: email && truncate(email, ROOM) }
    const { refusal } = await attempt(context, savePreferences(db, by, chosen))
    return refusal
      ? showPreferences(context, refused(reader, refusal), chosen)
      : showPreferences(context, noticeOf(reader.words.notifications.saved, 'good'))
  },
}

async function showPreferences({ db, by, reader }: Context, notice: Notice = false, typed?: Chosen): Promise<Reply> {
  return { card: preferencesCard(reader, await viewPreferences(db, by), notice, typed) }
}
