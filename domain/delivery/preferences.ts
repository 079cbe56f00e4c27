import type { Db } from '../database.ts'
import type { PersonId } from '../ids.ts'
import type { Actor } from '../network/person.ts'
import { saveAddress } from './mails.ts'
import { record } from './outbox.ts'
import { instantly, type NewsKind, newsKinds, type Preference, quietHours, type Way } from './preference.ts'

/** How the actor wants to be told, the time zone in which the hours are meant, and where to write if Teams fails (B3). */
export type PreferenceView = Preference & {
  readonly zone: string
  readonly email: string | null
  /** Typed instead, and not yet confirmed. */
  readonly askedEmail: string | null
}

/** B2: what the actor has chosen; everything at once for whoever has chosen nothing. */
export async function viewPreferences(db: Db, by: Actor): Promise<PreferenceView> {
  const row = await db('people as p')
    .leftJoin('preferences as f', 'f.person_id', 'p.id')
    .where('p.id', by.person)
    .first<Row>('p.time_zone', 'p.email', 'p.asked_email', 'f.ways', 'f.digest_hour', 'f.quiet_from', 'f.quiet_to')
  const { time_zone: zone, email, asked_email: askedEmail, ways, digest_hour, quiet_from, quiet_to } = row
  if (!ways || digest_hour === null) return { ...instantly, zone, email, askedEmail }
  const quiet = quiet_from === null || quiet_to === null ? undefined : { from: quiet_from, to: quiet_to }
  return {
    ways: { ...instantly.ways, ...ways },
    digestHour: digest_hour,
    ...(quiet ? { quiet } : {}),
    zone,
    email,
    askedEmail,
  }
}

/** What a person chooses; hours 0 to 23. */
export type Chosen = {
  readonly ways: Readonly<Record<NewsKind, Way>>
  readonly digestHour: number
  readonly quietFrom: number | undefined
  readonly quietTo: number | undefined
  /** As typed; empty for none. */
  readonly email: string
}

/**
 * B2: from now on the actor is told that way; what is held back already stays so until its hour. Refuses as `quietHours` and
 * `saveAddress`.
 */
export const savePreferences = (db: Db, by: Actor, { ways, digestHour, quietFrom, quietTo, email }: Chosen) =>
  db.transaction(async trx => {
    const quiet = quietHours(quietFrom, quietTo)
    // The same press twice waits here, and finds that nothing is left to change.
    await trx('people').where({ id: by.person }).forNoKeyUpdate().first('id')
    const before = await viewPreferences(trx, by)
    await saveAddress(trx, by, email)
    const next = { ways, digestHour, ...(quiet ? { quiet } : {}) }
    if (isSame(before, next)) return
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
          facts: { ...ways, digestHour, ...(quiet ? { quietFrom: quiet.from, quietTo: quiet.to } : {}) },
        },
      ],
    })
  })

const isSame = (before: Preference, next: Preference) =>
  newsKinds.every(kind => before.ways[kind] === next.ways[kind]) &&
  before.digestHour === next.digestHour &&
  before.quiet?.from === next.quiet?.from &&
  before.quiet?.to === next.quiet?.to

type Row = {
  person_id: PersonId
  time_zone: string
  email: string | null
  asked_email: string | null
  ways: Readonly<Record<NewsKind, Way>> | null
  digest_hour: number | null
  quiet_from: number | null
  quiet_to: number | null
}
