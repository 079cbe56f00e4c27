import type { Actor } from '../kernel/actor.ts'
import { defined } from '../kernel/defined.ts'
import type { Db } from '../storage/database.ts'
import { ask } from '../storage/statements.ts'
import { act } from './acting.ts'
import { saveAddress } from './mails.ts'
import { record } from './outbox.ts'
import { instantly, type NewsKind, newsKinds, type Preference, quietHours, type Way } from './preference.ts'

/** How the actor wants to be notified, the time zone in which the hours are meant, and where to write if Teams fails (B3). */
export type PreferenceView = Preference & {
  readonly zone: string
  readonly email: string | null
  /** Typed instead, and not yet confirmed. */
  readonly askedEmail: string | null
  /** A link in an e-mail has stopped all others to that address. */
  readonly isStopped: boolean
}

/** B2: what the actor has chosen; everything at once for whoever has chosen nothing. */
export async function viewPreferences(db: Db, by: Actor): Promise<PreferenceView> {
  const { rows } = await ask<{ rows: Row[] }>(
    db,
    `select p.time_zone, p.email, p.asked_email, f.ways, f.digest_hour, f.quiet_from, f.quiet_to,
       exists (select 1 from mail_refusals r where r.email_key = lower(p.email)) as "isStopped"
     from people p left join preferences f on f.person_id = p.id where p.id = :person`,
    { person: by.person },
  )
  const [row] = rows
  if (!row) throw new TypeError('an actor that is nobody')
  const { time_zone: zone, email, asked_email: askedEmail, isStopped, ways, digest_hour, quiet_from, quiet_to } = row
  if (!ways || digest_hour === null) return { ...instantly, zone, email, askedEmail, isStopped }
  const quiet = quiet_from === null || quiet_to === null ? undefined : { from: quiet_from, to: quiet_to }
  return {
    ways: { ...instantly.ways, ...ways },
    digestHour: digest_hour,
    quiet,
    zone,
    email,
    askedEmail,
    isStopped,
  }
}

/** What a person chooses; whatever is not given stays as it is. */
export type Chosen = {
  readonly ways: Readonly<Partial<Record<NewsKind, Way | undefined>>>
  /** Hours are 0 to 23; null for none. */
  readonly digestHour?: number | undefined
  readonly quietFrom?: number | null | undefined
  readonly quietTo?: number | null | undefined
  /** As typed; empty for none. */
  readonly email?: string | undefined
}

/**
 * B2: from now on the actor is notified that way; what is held back already stays so until its hour. Refuses as `quietHours`
 * and `saveAddress`.
 */
export const savePreferences = (db: Db, by: Actor, chosen: Chosen) =>
  act(db, by, async trx => {
    // The same press twice waits here, and finds that nothing is left to change.
    await trx('people').where({ id: by.person }).forNoKeyUpdate().first('id')
    const before = await viewPreferences(trx, by)
    const { ways, digestHour, quiet } = preferred(before, chosen)
    if (chosen.email !== undefined) await saveAddress(trx, by, chosen.email)
    const next = { ways, digestHour, quiet }
    if (isUnchanged(before, next)) return
    await trx('preferences')
      .insert({
        person_id: by.person,
        ways: JSON.stringify(ways),
        digest_hour: digestHour,
        quiet_from: quiet?.from ?? null,
        quiet_to: quiet?.to ?? null,
      })
      .onConflict('person_id')
      .merge()
    await record(trx, by, {
      events: [
        {
          type: 'preferences.saved',
          subject: `person:${by.person}`,
          concerns: [by.company],
          tell: [],
          facts: defined({ ...ways, digestHour, quietFrom: quiet?.from, quietTo: quiet?.to }),
        },
      ],
    })
  })

/** What was preferred before, with what is chosen now. Refuses as `quietHours`. */
function preferred(before: Preference, { ways, digestHour, quietFrom, quietTo }: Chosen): Preference {
  const hourOf = (chosen: number | null | undefined, previous: number | undefined) =>
    chosen === undefined ? previous : (chosen ?? undefined)
  const quiet = quietHours(hourOf(quietFrom, before.quiet?.from), hourOf(quietTo, before.quiet?.to))
  return {
    ways: Object.fromEntries(newsKinds.map(kind => [kind, ways[kind] ?? before.ways[kind]])) as Preference['ways'],
    digestHour: digestHour ?? before.digestHour,
    quiet,
  }
}

const isUnchanged = (before: Preference, next: Preference) =>
  newsKinds.every(kind => before.ways[kind] === next.ways[kind]) &&
  before.digestHour === next.digestHour &&
  before.quiet?.from === next.quiet?.from &&
  before.quiet?.to === next.quiet?.to

type Row = {
  time_zone: string
  email: string | null
  asked_email: string | null
  isStopped: boolean
  ways: Readonly<Record<NewsKind, Way>> | null
  digest_hour: number | null
  quiet_from: number | null
  quiet_to: number | null
}
