import Negotiator from 'negotiator'
import { languageOf } from '../cards/languages.ts'

/** Most characters of a header that are read. */
const HEADER = 500

/** A BCP 47 tag as it came from outside, in its usual spelling; undefined for one that is none. */
export function knownLocale(tag: string | null | undefined): string | undefined {
  try {
    // As operating systems write it.
    return tag ? Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] : undefined
  } catch {
    return undefined
  }
}

/** What a browser would rather read, of the languages that we speak, as its `Accept-Language` weighs them; otherwise English. */
export function preferredLocale(header: string): string {
  const asked = new Negotiator({ headers: { 'accept-language': header.slice(0, HEADER) } }).languages()
  return asked.flatMap(tag => knownLocale(tag) ?? []).find(languageOf) ?? 'en'
}

/** Remembered, because looking one up is slow and there are only so many. */
const timeZones = new Map<string, string>()

/** An IANA time zone as it came from outside, in its usual spelling; undefined for one that is none. */
export function knownTimeZone(timeZone: string | null | undefined): string | undefined {
  if (!timeZone) return undefined
  const spelled = timeZone.toLowerCase()
  try {
    const known = timeZones.get(spelled) ?? new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone
    timeZones.set(spelled, known)
    return known
  } catch {
    return undefined
  }
}
