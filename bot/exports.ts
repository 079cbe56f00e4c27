import type { Actor } from '../domain/kernel/actor.ts'
import { LINES } from '../domain/storage/server.ts'

/**
 * Exports that a process runs at once. Each takes one line for long work, and two at most of those for turns, on which it looks whether
 * it still may: with so many of them, turns, loads and copies always have some left.
 */
const AT_ONCE = Math.floor((LINES - 1) / 2)
/** Of these, those of one company and of one person, so that others have theirs. */
const OF_COMPANY = AT_ONCE - 1
const OF_PERSON = 2

/** Whose exports are too many, and how many they are. */
export type TooMany = { readonly of: 'person' | 'company' | 'everybody'; readonly running: number }

/** K2: the exports that run in this process, of rows and of everything. */
export type RunningExports = {
  /** Counts one more until what it returns is called; or says why there cannot be one more now. */
  begin(by: Pick<Actor, 'person' | 'company'>): (() => void) | TooMany
}

export function createRunningExports(): RunningExports {
  const running = new Set<Pick<Actor, 'person' | 'company'>>()
  return {
    begin({ person, company }) {
      const all = [...running]
      const own = all.filter(each => each.person === person).length
      const ofCompany = all.filter(each => each.company === company).length
      if (own >= OF_PERSON) return { of: 'person', running: own }
      if (ofCompany >= OF_COMPANY) return { of: 'company', running: ofCompany }
      if (all.length >= AT_ONCE) return { of: 'everybody', running: all.length }
      const one = { person, company }
      running.add(one)
      return () => {
        running.delete(one)
      }
    },
  }
}
