import type { DenialReason } from '../../domain/trust/denials.ts'
import { db } from '../database.ts'
import type { Noun } from './buttons.ts'

export type Carried = Readonly<Record<string, unknown>>
export type Facts = Readonly<Record<string, unknown>>

/** The names under which buttons carry ids of things. */
export const kinds = ['company', 'person', 'connection', 'collaboration', 'invitation', 'prospect', 'imported'] as const
export const kindOf = (thing: Noun | 'form') => (thing === 'form' ? 'collaboration' : (thing.split(' ').at(-1) as Kind))
export type Kind = (typeof kinds)[number]

/** What is to be written down of a press that is denied. */
export const denial = (verb: string, code: DenialReason, carried: Carried = {}): Facts => ({
  ...Object.fromEntries(kinds.flatMap(kind => (carried[kind] ? [[kind, carried[kind]]] : []))),
  verb,
  code,
})

/** What is written of denials in the history of a company, the first one first. */
export const denialsOf = async (company: string): Promise<readonly Facts[]> =>
  (await entriesOf(company)).map(({ facts }) => facts)

export const entriesOf = (company: string) =>
  db('audit_entries')
    .where({ company_id: company, type: 'access.denied' })
    .orderBy('seq')
    .select<{ person_id: string | null; facts: Facts; written: Facts }[]>('person_id', 'facts', 'written')
