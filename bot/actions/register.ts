import { createHash } from 'node:crypto'
import { type Notice, noticeOf, text } from '../../cards/kit.ts'
import { registerCard } from '../../cards/network/register.ts'
import type { Reader } from '../../cards/reader.ts'
import type { Payload } from '../../cards/verbs.ts'
import type { Words } from '../../cards/words/en.ts'
import { registerCompany } from '../../domain/company/companies.ts'
import { countries } from '../../domain/company/country.ts'
import type { ProfileField } from '../../domain/company/profile.ts'
import { viewOwnCompany } from '../../domain/company/profiles.ts'
import { identify } from '../../domain/company/visitors.ts'
import { registerInvited, viewInvited } from '../../domain/network/introductions.ts'
import type { Operator } from '../../domain/trust/operator.ts'
import { TERMS_VERSION } from '../../domain/trust/terms.ts'
import type { Bot } from '../bot.ts'
import type { Arrival } from '../teams/activity.ts'
import { attempt, type Context, type Reply, refused } from './context.ts'
import { showHome } from './home.ts'
import { formOf } from './profile.ts'

const fields = ['name', 'industry', 'country', 'contactEmail'] as const satisfies readonly ProfileField[]

/** P1: what the first person of an unknown tenant sees, whatever they say or press. */
export const showRegister = (
  reader: Reader,
  operator: Operator,
  notice: Notice = false,
  typed: Partial<Payload<'company.register'>> = {},
): Reply => ({
  card: registerCard(reader, {
    form: formOf(fields, { ...typed }),
    countries,
    region: typed.region,
    termsVersion: TERMS_VERSION,
    operator,
    notice,
    code: typed.code,
  }),
})

/** I2: the same to somebody with the code of an invitation, which is looked up again when they register. */
export async function showInvited(
  { db, clock, operator }: Pick<Bot, 'db' | 'clock' | 'operator'>,
  reader: Reader,
  code: string,
) {
  const { value, refusal } = await attempt({}, viewInvited(db, code, { at: clock() }))
  const notice = value ? text(reader.words.invite.joinRegister(value.company)) : refused(reader, refusal)
  return showRegister(reader, operator, notice, { code })
}

/** P1: registers the company, or shows the form again with what was typed and what is wrong. */
export async function register(
  { db, operator }: Pick<Bot, 'db' | 'operator'>,
  { visitor, conversation }: Arrival,
  reader: Reader,
  { terms, region, code, ...typed }: Payload<'company.register'>,
): Promise<Reply> {
  const again = { ...typed, code, region }
  const form = { ...typed, region, termsAccepted: terms === 'true', termsHash: termsHash(reader.words) }
  const { refusal } = await attempt(
    {},
    code ? registerInvited(db, visitor, form, code) : registerCompany(db, visitor, form),
  )
  if (refusal && refusal.code !== 'already-registered')
    return showRegister(reader, operator, refused(reader, refusal), again)
  // Now that the person exists, remember this chat as theirs: notifications go there.
  const who = await identify(db, visitor, conversation)
  return who ? showRegistered({ db, by: who.by, reader }) : showRegister(reader, operator, false, again)
}

/**
 * What *Register* shows, however often it is pressed; a later colleague sees that the company is registered already.
 */
export async function showRegistered(context: Context): Promise<Reply> {
  const { refusals, register } = context.reader.words
  if (context.by.role !== 'admin')
    return showHome(context, false, noticeOf(refusals['already-registered']({}), 'attention'))
  const { profile } = await viewOwnCompany(context.db, context.by)
  return showHome(context, true, noticeOf(register.done(profile.name ?? ''), 'good'))
}

/** K5: the hash of the text of the terms as it was shown. */
export const termsHash = ({ register: { termsText } }: Words) => createHash('sha256').update(termsText).digest('hex')
