import assert from 'node:assert/strict'
import type { InvitationId } from '../../../domain/kernel/ids.ts'
import { Refusal } from '../../../domain/kernel/refusal.ts'
import { isServer } from '../../database.ts'
import { fillAll } from '../data/filled.ts'
import { historyOf, notifiedOf } from '../rows.ts'
import { asked, connected, type Firm, firm, forget } from './shared.ts'

/** The embedded engine has one connection, which whoever asks first gets first: each order once is all there is to see. */
const often = Number(process.env.TEST_RACES ?? (isServer ? 15 : 2))

/** What became of each of several acts at the same time: done, or refused with that code. Anything else is a defect. */
export async function race(...acts: readonly (() => Promise<unknown>)[]): Promise<readonly string[]> {
  const results = await Promise.allSettled(acts.map(act => act()))
  return results.map(result => {
    if (result.status === 'fulfilled') return 'done'
    if (result.reason instanceof Refusal) return result.reason.code
    throw result.reason
  })
}

/** The two acts at once, either first in turn; what became of them, in the order in which they were given. */
export async function inTurn(round: number, one: () => Promise<unknown>, other: () => Promise<unknown>) {
  if (round % 2 === 0) return race(one, other)
  const [second, first] = await race(other, one)
  return [first, second]
}

export let founded = 0

/** Two partners that are new to each run, so that their histories are short. */
export async function pair() {
  const number = ++founded
  const contoso = await firm(`Contoso ${number}`)
  const fabrikam = await firm(`Fabrikam ${number}`)
  await fillAll(fabrikam.ada)
  const connection = await connected(contoso, fabrikam)
  return { contoso, fabrikam, connection }
}

export async function waiting() {
  const people = await pair()
  const { id, invitation } = await asked(people.contoso.bob, people.fabrikam, { offered: ['certifications'] })
  await forget()
  return { ...people, id, invitation }
}

/** What both histories, which must be intact, say of invitations since the last one was sent; the same in both. */
export async function since({ contoso, fabrikam }: { readonly contoso: Firm; readonly fabrikam: Firm }) {
  const [ours, theirs] = await Promise.all([historyOf(contoso.id), historyOf(fabrikam.id)])
  const kept = (types: readonly string[]) =>
    types.slice(types.lastIndexOf('invitation.sent') + 1).filter(type => type.startsWith('invitation.'))
  assert.deepEqual(kept(ours), kept(theirs))
  return kept(ours)
}

/** Who was told what of an invitation, nobody more than once. */
export async function notified(id: InvitationId) {
  const lines = await notifiedOf(`invitation:${id}`)
  const people = lines.map(line => line.split(':')[0])
  assert.equal(new Set(people).size, people.length, lines.join())
  return lines.map(line => line.replace(/ \d+:/, ':'))
}

export const both = (name: string, event: string) => [
  `Ada of ${name}: invitation.${event}`,
  `Bob of ${name}: invitation.${event}`,
]

export async function eachTime(run: (round: number) => Promise<void>, rounds = often) {
  for (let round = 0; round < rounds; round++) await run(round)
}
