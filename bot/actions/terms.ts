import { type Notice, noticeOf } from '../../cards/kit.ts'
import { termsCard } from '../../cards/trust/terms.ts'
import type { Verb } from '../../cards/verbs.ts'
import { acceptTerms } from '../../domain/company/acceptances.ts'
import { guardSensitive } from '../../domain/company/profiles.ts'
import { TERMS_VERSION } from '../../domain/trust/terms.ts'
import { attempt, type Context, type Handlers, may, type Reply, refused, unchanged } from './context.ts'
import { showHome } from './home.ts'
import { showProfile } from './profile.ts'
import { termsHash } from './register.ts'

export const termsHandlers: Handlers<Extract<Verb, `terms.${string}` | `sensitive.${string}`>> = {
  async 'terms.accept'(context) {
    const { db, by, reader } = context
    const { refusal } = await attempt(context, acceptTerms(db, by, termsHash(reader.words)))
    return refusal
      ? showTerms(context, refused(reader, refusal))
      : showHome(context, false, noticeOf(reader.words.termsCard.accepted, 'good'))
  },
  async 'sensitive.guard'(context, { isGuarded }) {
    const { db, by, reader } = context
    const { refusal } = await attempt(context, guardSensitive(db, by, isGuarded === 'true'))
    return refusal
      ? unchanged(await showProfile(context, refused(reader, refusal)))
      : showProfile(context, noticeOf(reader.words.guard.saved, 'good'))
  },
}

/** K5: what has to be accepted before anything is shared, and by whom. */
export const showTerms = ({ reader, by }: Context, notice: Notice = false): Reply => ({
  card: termsCard(reader, TERMS_VERSION, may(by, 'admin'), notice),
})
