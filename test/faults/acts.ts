import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Card } from '../../cards/kit.ts'
import type { Verb } from '../../cards/verbs.ts'
import { en } from '../../cards/words/en.ts'
import type { EventType, Subject } from '../../domain/kernel/event.ts'
import type { Person } from '../bench/bot.ts'
import { activity, chatOf, press } from '../bench/person.ts'
import { textOf } from '../card.ts'
import type { Message } from '../teams/connector.ts'
import type { Company, Stage } from './stage.ts'

/** An act that was answered with its receipt, and the event by which one sees that it was done. */
export type Act = { readonly type: EventType; readonly subject: Subject }

/** What became of everything that people did. */
export type Ledger = {
  readonly done: Act[]
  /** Presses to which the answer was to try again, and those that were not answered at all. */
  readonly again: string[]
  unanswered: number
  /** Answers that nothing was changed, although it was. */
  readonly untrue: string[]
  /** Milliseconds that the slowest answer took. */
  slowest: number
}

export const newLedger = (): Ledger => ({ done: [], again: [], unanswered: 0, untrue: [], slowest: 0 })

/**
 * While the nemesis is at work, one collaboration after the other between each two companies that are connected: one side
 * shares it, the other answers, both write notes, what is shared is changed. Whoever gets no receipt presses again, as
 * people do, so in the end each act must have been done once. Rejects when somebody is refused, for nobody does what may be.
 */
export async function actDuring(stage: Stage, ledger: Ledger, nemesis: () => Promise<unknown>): Promise<void> {
  let isOver = false
  const threads = stage.pairs.map(async (pair, thread) => {
    while (!isOver) await collaborate(stage, ledger, pair, `${thread}.${next++}`)
  })
  for (const thread of threads) thread.catch(() => (isOver = true))
  await nemesis().finally(() => (isOver = true))
  await Promise.allSettled(threads)
  await Promise.all(threads)
}

/** Numbers the collaborations, so that one sees from a card which came first. */
let next = 1

/** Everybody opens the chat, so that they can be reached. */
export async function meet({ pairs, bots, connector }: Stage) {
  const [url = ''] = bots.values()
  const people = new Map(pairs.flat().flatMap(company => company.people.map(each => [each.objectId, each] as const)))
  for (const person of people.values()) await send(url, activity(connector, person, { type: 'message', text: 'hi' }))
}

async function collaborate(stage: Stage, ledger: Ledger, [owner, partner]: readonly [Company, Company], name: string) {
  const collaboration = randomUUID()
  const form = { collaboration, name: `Plan ${name}.`, partners: partner.id, requested: 'products,vendors' }
  const does = (company: Company, verb: Verb, data: object, type: EventType, subject?: string) => {
    // The subject is made of an id that the card carried.
    const done = subject ? { type, subject: subject as Subject } : undefined
    return insist(stage, ledger, one(company.people), verb, data, done)
  }
  let notes = 0
  const write = (company: Company) =>
    does(company, 'note.write', { invitation, id: randomUUID(), note: `note ${++notes}.` }, 'invitation.noted', subject)

  const boss = one(owner.people)
  await insist(stage, ledger, boss, 'collaboration.save', { ...form, offered: 'certifications' })
  const shared = await insist(
    stage,
    ledger,
    boss,
    'collaboration.share',
    { collaboration },
    {
      type: 'collaboration.shared',
      subject: `collaboration:${collaboration}` as Subject,
    },
  )
  const invitation = carried(shared, 'invitation')
  const subject = `invitation:${invitation}`
  if (chance(0.5)) await write(owner)
  if (chance(0.3)) {
    await does(partner, 'invitation.decline', { invitation, reason: 'Not now' }, 'invitation.declined', subject)
    if (chance(0.5)) await write(owner)
  } else {
    const choice = { invitation, 'share-products': 'products' }
    await does(partner, 'invitation.accept', choice, 'invitation.accepted', subject)
    for (let note = 0; note < 3; note++) if (chance(0.6)) await write(one([owner, partner]))
    const form = await insist(stage, ledger, one(partner.people), 'invitation.edit', { invitation })
    const more = { ...choice, 'share-company': 'vendors', revision: carried(form, 'revision') }
    if (chance(0.7)) await does(partner, 'invitation.change', more, 'invitation.changed', subject)
    else if (chance(0.5)) await does(partner, 'invitation.leave', { invitation }, 'invitation.left', subject)
  }
  if (chance(0.3)) {
    await does(
      owner,
      'collaboration.delete',
      { collaboration },
      'collaboration.deleted',
      `collaboration:${collaboration}`,
    )
  }
}

/** Milliseconds after which nobody would press any more. */
const PATIENCE = 30_000

/** Presses until there is a receipt; on the card that they have, where they have one. */
async function insist(
  { bots, connector, look }: Stage,
  ledger: Ledger,
  person: Person,
  verb: Verb,
  data: object,
  done?: Act,
): Promise<Card> {
  const before = ledger.done.filter(each => each.type === done?.type && each.subject === done.subject).length
  const isThere = async () =>
    done !== undefined && (await look(db => db('audit_entries').where(done).pluck('company_id'))).length > before * 2
  // On the card about it that they were sent, where they were sent one.
  const isAbout = ({ card }: Message) => 'invitation' in data && JSON.stringify(card).includes(`${data.invitation}`)
  const replyToId = connector.messages(chatOf(person)).findLast(isAbout)?.id
  let isUnsure = false
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    const url = one([...bots.values()])
    const began = Date.now()
    const card = url && (await send(url, activity(connector, person, { ...press(verb, data), replyToId })))
    if (!card) {
      ledger.unanswered += 1
      isUnsure = true
      await sleep(100)
      continue
    }
    ledger.slowest = Math.max(ledger.slowest, Date.now() - began)
    const { fallbackText: title } = card
    if (title === en.unavailable || title === en.unsure) {
      ledger.again.push(title)
      isUnsure ||= title === en.unsure
      if (!isUnsure && done && (await eventually(isThere))) ledger.untrue.push(`${verb}: ${title}`)
      await sleep(100)
      continue
    }
    if (isRefusal(card)) throw new Error(`${person.name} was refused ${verb}: ${textOf(card)}`)
    if (done) ledger.done.push(done)
    return card
  }
  throw new Error(`${person.name} got no receipt of ${verb}`)
}

/** Asks a database that may be away just now. */
async function eventually<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask()
    } catch {
      await sleep(100)
    }
  }
}

/** One activity; the card that answers an invoke, undefined when nothing did. */
export async function send(url: string, activity: object): Promise<Card | undefined> {
  try {
    const response = await fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(activity),
      // Teams does not wait longer either.
      signal: AbortSignal.timeout(15_000),
    })
    const text = await response.text()
    return text.startsWith('{') ? JSON.parse(text).value : undefined
  } catch {
    return undefined
  }
}

const isRefusal = (card: Card) =>
  card.fallbackText === en.defect ||
  card.fallbackText === en.stale ||
  card.body.some(({ type, style }) => type === 'Container' && style === 'attention')

/** What a button of the card carries under that name. */
export function carried(card: Card, name: string): string {
  const [, value] = new RegExp(`"${name}":"?([\\w-]+)`).exec(JSON.stringify(card)) ?? []
  if (value === undefined) throw new Error(`no ${name} on: ${textOf(card)}`)
  return value
}

/** One of them, by chance; undefined of none. */
const one = <T>(all: readonly T[]) => all[randomInt(Math.max(all.length, 1))] as T
const chance = (part: number) => randomInt(1_000) < part * 1_000
