import { createHash } from 'node:crypto'
import { notice, type Said, text } from '../../cards/kit.ts'
import { registerCard } from '../../cards/network/register.ts'
import type { Reader } from '../../cards/reader.ts'
import type { Payload } from '../../cards/verbs.ts'
import type { Words } from '../../cards/words/en.ts'
import type { Db } from '../../domain/database.ts'
import { registerCompany } from '../../domain/network/companies.ts'
import { countries } from '../../domain/network/company.ts'
import { viewInvited } from '../../domain/network/introductions.ts'
import { identify } from '../../domain/network/people.ts'
import type { ProfileField } from '../../domain/network/profile.ts'
import { viewOwnCompany } from '../../domain/network/profiles.ts'
import { TERMS_VERSION } from '../../domain/trust/terms.ts'
import type { Arrival } from '../teams/activity.ts'
import type { Bot } from '../turn.ts'
import { showHome } from './home.ts'
import { attempt, type Look, refused, type Shown } from './look.ts'
import { formOf } from './profile.ts'

const fields = ['name', 'industry', 'country', 'contactEmail'] as const satisfies readonly ProfileField[]

/** P1: what the first person of an unknown tenant sees, whatever they say or press. */
export const showRegister = (
  reader: Reader,
  said: Said = false,
  typed: Partial<Payload<'company.register'>> = {},
): Shown => ({
  card: registerCard(reader, formOf(fields, { ...typed }), countries, typed.region, TERMS_VERSION, said, typed.code),
})

/** I2: the same to somebody with the code of an invitation, which is looked up again when they register. */
export async function showInvited({ db, clock }: Pick<Bot, 'db' | 'clock'>, reader: Reader, code: string) {
  const { value, refusal } = await attempt({}, viewInvited(db, code, { at: clock() }))
  const said = value ? text(reader.words.invite.joinRegister(value.company)) : refused(reader, refusal)
  return showRegister(reader, said, { code })
}

/** P1: registers the company, or shows the form again with what was typed and what is wrong. */
export async function register(
  db: Db,
  { visitor, conversation }: Arrival,
  reader: Reader,
  { terms, region, code, ...typed }: Payload<'company.register'>,
): Promise<Shown> {
  const again = { ...typed, code, ...(region ? { region } : {}) }
  if (!region) return showRegister(reader, notice(reader.words.register.regionMissing, 'attention'), again)
  const form = { ...typed, region, termsAccepted: terms === 'true', termsHash: termsHash(reader.words) }
  const { refusal } = await attempt({}, registerCompany(db, visitor, form, code))
  if (refusal && refusal.code !== 'already-registered') return showRegister(reader, refused(reader, refusal), again)
  // Now that there is a person, the chat is theirs: it is where they are told.
  const who = await identify(db, visitor, conversation)
  return who ? showRegistered({ db, by: who.by, reader }) : showRegister(reader, false, again)
}

/** What whoever presses *Register* sees, the first time and again; a colleague who was late sees that. */
export async function showRegistered(look: Look): Promise<Shown> {
  const { refusals, register } = look.reader.words
  if (look.by.role !== 'admin') return showHome(look, false, notice(refusals['already-registered']({}), 'attention'))
  const { profile } = await viewOwnCompany(look.db, look.by)
  return showHome(look, true, notice(register.done(profile.name ?? ''), 'good'))
}

/** K5: the hash of the text of the terms as it was shown. */
export const termsHash = ({ register: { termsText } }: Words) => createHash('sha256').update(termsText).digest('hex')
