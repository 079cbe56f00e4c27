import { DateTime } from 'luxon'
import type { EventType } from '../kernel/event.ts'
import { Refusal } from '../kernel/refusal.ts'

/** What one can be notified of, as people think of it. */
export const newsKinds = ['requests', 'answers', 'notes', 'reminders', 'changes'] as const
export type NewsKind = (typeof newsKinds)[number]

export type Way = 'instant' | 'digest' | 'off'

/** Hours of the clock, 0 to 23, from the first until the second one: over midnight when that is the smaller one. */
export type Hours = { readonly from: number; readonly to: number }

/** B2: how a person wants to be notified. Hours are those of their own time zone. */
export type Preference = {
  readonly ways: Readonly<Record<NewsKind, Way>>
  readonly digestHour: number
  readonly quiet?: Hours | undefined
}

/** Whoever has chosen nothing is notified of everything at once. */
export const instantly: Preference = {
  ways: { requests: 'instant', answers: 'instant', notes: 'instant', reminders: 'instant', changes: 'instant' },
  digestHour: 9,
}

/** Of what kind of news an event is; `always` is never held back. Events of which nobody is notified are `always`, too. */
export const kindOf = (type: EventType): NewsKind | 'always' => kinds[type]

const kinds: Readonly<Record<EventType, NewsKind | 'always'>> = {
  'company.registered': 'always',
  'company.moving': 'always',
  'company.staying': 'always',
  'company.moved': 'always',
  'company.joined': 'always',
  'person.role-changed': 'always',
  'person.removed': 'always',
  'person.left': 'always',
  'person.let-in': 'always',
  'profile.saved': 'always',
  'profile.published': 'always',
  'profile.hidden': 'always',
  'contact.confirmed': 'always',
  'connection.requested': 'requests',
  'connection.accepted': 'answers',
  'connection.declined': 'answers',
  'connection.cancelled': 'answers',
  'connection.expired': 'answers',
  'connection.reminded': 'reminders',
  'connection.muted': 'always',
  'connection.unmuted': 'always',
  'connection.related': 'always',
  'connection.filled': 'always',
  'connection.ended': 'changes',
  'prospect.invited': 'always',
  'prospect.cancelled': 'always',
  'prospect.expired': 'answers',
  'prospect.addressed': 'always',
  'collaboration.drafted': 'always',
  'collaboration.shared': 'always',
  'collaboration.changed': 'always',
  'collaboration.deleted': 'changes',
  'invitation.sent': 'requests',
  'invitation.accepted': 'answers',
  'invitation.declined': 'answers',
  'invitation.changed': 'answers',
  'invitation.kept': 'answers',
  'invitation.left': 'answers',
  'invitation.withdrawn': 'changes',
  'invitation.ended': 'changes',
  'invitation.expired': 'answers',
  'invitation.reminded': 'reminders',
  'invitation.escalated': 'reminders',
  'invitation.unprepared': 'reminders',
  'invitation.widened': 'requests',
  'invitation.narrowed': 'requests',
  'invitation.offered': 'requests',
  'invitation.noted': 'notes',
  'company.exported': 'always',
  'company.erased': 'always',
  'erasure.asked': 'always',
  'erasure.taken-back': 'always',
  'erasure.reminded': 'always',
  'person.forgotten': 'always',
  'terms.accepted': 'always',
  'sensitive.guarded': 'always',
  'sensitive.released': 'always',
  'data.declared': 'always',
  'data.loaded': 'always',
  'data.deleted': 'always',
  'data.restored': 'always',
  'data.seen': 'always',
  'data.exported': 'always',
  'data.export-broken': 'always',
  'preferences.saved': 'always',
  'channel.named': 'always',
  'channel.released': 'always',
  'history.trimmed': 'always',
  'access.denied': 'always',
}

/** News that gets a card of its own, and with it a toast, even right after other news of the same: Teams shows none for an edit. */
export const isLoud = (type: EventType): boolean => loud.includes(type)

const loud: readonly EventType[] = ['invitation.widened', 'invitation.withdrawn']

/**
 * B2: when somebody is to be notified of what happens at `now`, in an IANA time zone; undefined for never. Quiet hours hold
 * back until they end; a digest comes at its hour, even a quiet one: whoever chose the hour meant it.
 */
export function dueAt(
  { ways, digestHour, quiet }: Preference,
  kind: NewsKind | 'always',
  now: Date,
  zone: string,
): Date | undefined {
  const way = wayOf({ ways }, kind)
  if (way === 'off') return undefined
  if (way === 'digest') return next(digestHour, now, zone)
  return kind !== 'always' && quiet && isWithin(quiet, local(now, zone).hour) ? next(quiet.to, now, zone) : now
}

/** How somebody wants to be notified of that kind. */
export const wayOf = ({ ways }: Pick<Preference, 'ways'>, kind: NewsKind | 'always'): Way =>
  kind === 'always' ? 'instant' : ways[kind]

/** Quiet hours as chosen: none when both are the same or neither is given. Refuses `missing` when one alone is given. */
export function quietHours(from: number | undefined, to: number | undefined): Hours | undefined {
  if (from === undefined && to === undefined) return undefined
  if (from === undefined || to === undefined) throw new Refusal('missing', { field: 'quietHours' })
  return from === to ? undefined : { from, to }
}

const isWithin = ({ from, to }: Hours, hour: number) =>
  from < to ? hour >= from && hour < to : hour >= from || hour < to

/**
 * The first moment after `now` at which the clock there shows that hour. Of an hour that a day has twice it is the first, and
 * of one that a day leaves out, the moment at which the clock jumps.
 */
function next(hour: number, now: Date, zone: string): Date {
  const today = local(now, zone).startOf('day')
  const moments = [0, 1, 2].map(days => atHour(today.plus({ days }), hour))
  const found = moments.find(moment => moment.toMillis() > now.getTime())
  if (!found) throw new TypeError(`no ${hour} o'clock after ${now.toISOString()} in ${zone}`)
  return found.toJSDate()
}

function atHour(day: DateTime, hour: number): DateTime {
  const moment = day.set({ hour })
  // Where the hour is left out, luxon answers an hour later, at the same minute: the jump is at the beginning of that hour.
  return moment.hour === hour ? earlier(moment) : moment.startOf('hour')
}

/** Of two moments at which the clock shows the same, the first. */
function earlier(moment: DateTime): DateTime {
  const [first] = moment.getPossibleOffsets().sort((a, b) => a.toMillis() - b.toMillis())
  return first ?? moment
}

const local = (moment: Date, zone: string) => {
  const there = DateTime.fromJSDate(moment, { zone })
  // Zones come from outside: one that this machine does not know must not keep anybody from acting.
  return there.isValid ? there : DateTime.fromJSDate(moment, { zone: 'utc' })
}
