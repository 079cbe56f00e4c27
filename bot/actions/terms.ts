import { notice, type Said } from '../../cards/kit.ts'
import { termsCard } from '../../cards/trust/terms.ts'
import type { Verb } from '../../cards/verbs.ts'
import { acceptTerms } from '../../domain/network/acceptances.ts'
import { guardSensitive } from '../../domain/network/profiles.ts'
import { TERMS_VERSION } from '../../domain/trust/terms.ts'
import { showHome } from './home.ts'
import { attempt, type Handlers, type Look, may, refused, type Shown, unchanged } from './look.ts'
import { showProfile } from './profile.ts'
import { termsHash } from './register.ts'

export const termsHandlers: Handlers<Extract<Verb, `terms.${string}` | `sensitive.${string}`>> = {
  async 'terms.accept'(look) {
    const { db, by, reader } = look
    const { refusal } = await attempt(look, acceptTerms(db, by, termsHash(reader.words)))
    return refusal
      ? showTerms(look, refused(reader, refusal))
      : showHome(look, false, notice(reader.words.termsCard.accepted, 'good'))
  },
  async 'sensitive.guard'(look, { isGuarded }) {
    const { db, by, reader } = look
    const { refusal } = await attempt(look, guardSensitive(db, by, isGuarded === 'true'))
    return refusal
      ? unchanged(await showProfile(look, refused(reader, refusal)))
      : showProfile(look, notice(reader.words.guard.saved, 'good'))
  },
}

/** K5: what has to be accepted before anything is shared, and by whom. */
export const showTerms = ({ reader, by }: Look, said: Said = false): Shown => ({
  card: termsCard(reader, TERMS_VERSION, may(by, 'admin'), said),
})
