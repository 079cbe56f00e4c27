import { preferencesCard } from '../../cards/delivery/preferences.ts'
import { notice, type Said } from '../../cards/kit.ts'
import type { Verb } from '../../cards/verbs.ts'
import { askAgain } from '../../domain/delivery/mails.ts'
import { type Chosen, savePreferences, viewPreferences } from '../../domain/delivery/preferences.ts'
import { attempt, type Handlers, kept, type Look, refused, type Shown } from './look.ts'

/** Room for what was typed on this card, in characters of JSON. */
const ROOM = 4_000

export const preferencesHandlers: Handlers<Extract<Verb, `preferences.${string}`>> = {
  'preferences.show': look => showPreferences(look),
  async 'preferences.resend'(look) {
    await askAgain(look.db, look.by)
    return showPreferences(look, notice(look.reader.words.notifications.sentAgain, 'good'))
  },
  async 'preferences.save'(look, { digestHour, quietFrom, quietTo, email, ...ways }) {
    const { db, by, reader } = look
    const chosen = { ways, digestHour, quietFrom, quietTo, email: kept(email, ROOM) }
    const { refusal } = await attempt(look, savePreferences(db, by, chosen))
    return refusal
      ? showPreferences(look, refused(reader, refusal), chosen)
      : showPreferences(look, notice(reader.words.notifications.saved, 'good'))
  },
}

async function showPreferences({ db, by, reader }: Look, said: Said = false, typed?: Chosen): Promise<Shown> {
  return { card: preferencesCard(reader, await viewPreferences(db, by), said, typed) }
}
