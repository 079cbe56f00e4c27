import { type Notice, noticeOf } from '../../cards/kit.ts'
import { privacyCard, responsibilitiesCard, termsCard } from '../../cards/trust/terms.ts'
import type { Verb } from '../../cards/verbs.ts'
import { acceptTerms, listAcceptances } from '../../domain/company/acceptances.ts'
import { findRegion } from '../../domain/company/companies.ts'
import { guardSensitive } from '../../domain/company/profiles.ts'
import { silent } from '../../domain/trust/operator.ts'
import { TERMS_VERSION } from '../../domain/trust/terms.ts'
import { attempt, type Context, type Handlers, may, type Reply, refused, unchanged } from './context.ts'
import { showHome } from './home.ts'
import { showProfile } from './profile.ts'
import { termsHash } from './register.ts'

export const termsHandlers: Handlers<
  Extract<Verb, `terms.${string}` | `sensitive.${string}` | `privacy.${string}` | `responsibilities.${string}`>
> = {
  'terms.show': context => showTerms(context),
  async 'privacy.show'({ db, by, reader, operator = silent }) {
    return { card: privacyCard(reader, operator, await findRegion(db, by.company)) }
  },
  async 'responsibilities.show'({ reader, operator = silent }) {
    return { card: responsibilitiesCard(reader, operator) }
  },
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

/** K5: the terms, who has accepted them, and what has to be accepted before anything more is shared. */
export async function showTerms({ db, reader, by }: Context, notice: Notice = false): Promise<Reply> {
  const view = { version: TERMS_VERSION, acceptances: await listAcceptances(db, by) }
  return { card: termsCard(reader, view, may(by, 'admin'), notice) }
}
