import assert from 'node:assert/strict'
import { startPostgres } from '../postgres.ts'
import { type Connector, startConnector } from '../teams/connector.ts'
import { timeSentences } from './asking.ts'
import type { Network } from './bot.ts'
import { type Bot, fire, median, type Round, send, startBot } from './load.ts'
import { activity, chatOf, postCard, press } from './person.ts'
import { secondsToStart } from './start.ts'

/** Times that a turn and its echo are measured, in alternation: whatever else the machine does meets both. */
const ROUNDS = 3
/** Seconds that a round takes, about. */
const SECONDS = 1.5
/** Turns before the first round, for the code to get warm. */
const WARM_UP = 200
/** Most presses that change something in a round: only so many connections wait to be accepted. */
const PRESSES = 300
/** And when what they owe is delivered too, which takes longer. */
const DELIVERED = 100
/** An even number; each two of them have a connection to accept. */
const COMPANIES = 56

const began = performance.now()
console.log('Turns, next to a bot that only sends the same card; medians of the rounds, p50 and p99 in ms\n')
print('engine', 'turn', 'turns/s', 'p50', 'p99', 'echo/s', 'p50', 'p99', 'ratio', 'aim')
// Parsing every card that arrives would take time from the bots.
const connector = await startConnector(() => {})
const postgres = await startPostgres()
const echo = await startBot('echo')
try {
  await measure('PostgreSQL', postgres.url)
  await measure('embedded', '')
} finally {
  await Promise.all([echo.stop(), postgres.stop(), connector.stop()])
}
await printSentences()
const { fresh, known } = await secondsToStart()
console.log(`\nready in ${known.toFixed(2)} s with an embedded database that is there (aim: 1 s)`)
console.log(`ready in ${fresh.toFixed(2)} s with a new one (aim: 4 s)`)
console.log(`\n${((performance.now() - began) / 1000).toFixed(0)} s in all`)

async function printSentences() {
  console.log('\nUnderstanding a sentence, next to one bare round trip to the database; medians in ms (aim: 5)\n')
  print('engine', 'partners', 'all', 'own CPU', 'trip', 'ratio')
  const server = await startPostgres()
  try {
    for (const [engine, url] of [
      ['PostgreSQL', server.url],
      ['embedded', ''],
    ] as const) {
      for (const { partners, all, cpu, trip } of await timeSentences(url)) {
        print(engine, `${partners}`, ...[all, cpu, trip, all / trip].map(number => number.toFixed(2)))
      }
    }
  } finally {
    await server.stop()
  }
}

async function measure(engine: string, database: string) {
  const liaison = await startBot('liaison', database)
  try {
    const network = await liaison.ask('found', { companies: COMPANIES })
    // Whoever presses a button has been seen before.
    for (const person of network.people) await send(liaison, activity(connector, person, press('home.show')))
    for (const turn of await turnsOf(network, liaison, connector)) {
      await turn.prepare?.()
      const rounds = await compare(turn, liaison)
      await turn.check?.()
      const ratio = median(rounds.map(({ own, other }) => own.perSecond / other.perSecond))
      const [own, other] = [rounds.map(({ own }) => own), rounds.map(({ other }) => other)]
      print(engine, turn.title, ...columns(own), ...columns(other), ratio.toFixed(2), turn.aim)
    }
  } finally {
    await liaison.stop()
  }
}

/** Something that people do, again and again. */
type Turn = {
  readonly title: string
  /** The least ratio to the echo, on PostgreSQL. */
  readonly aim: string
  /** Most turns in a round. */
  readonly most?: number
  /** The chat in which the answer is posted; absent when it is returned. */
  readonly chat?: string
  /** The activity of the next one. */
  next(): object
  /** Whether this, as JSON, is the card that answers it. */
  isRight(answer: string): boolean
  prepare?(): Promise<unknown>
  /** Resolves when all that a round has set off is done. */
  settle?(): Promise<unknown>
  /** Rejects unless all of them together have changed what they should, and nothing else. */
  check?(): Promise<void>
}

async function turnsOf({ asked, pending }: Network, liaison: Bot, connector: Connector): Promise<readonly Turn[]> {
  const question = {
    aim: '0.5',
    // A whole page of requests, and no apology.
    isRight: (answer: string) => answer.split('"verb":"connection.accept"').length > 5 && !answer.includes('attention'),
  }
  const waiting: (Network['pending'][number] & { readonly card: string })[] = []
  for (const each of pending) waiting.push({ ...each, card: await postCard(connector, each.receiver) })
  let accepted = 0
  const acceptance = {
    most: PRESSES,
    next() {
      const { connection, receiver, card } = waiting.shift() ?? assert.fail('no connection is left to accept')
      accepted++
      return activity(connector, receiver, { ...press('connection.accept', { connection }), replyToId: card })
    },
    // The buttons of a connection that stands.
    isRight: (answer: string) => answer.includes('"verb":"connection.end-ask"') && !answer.includes('attention'),
    async check() {
      const { posted, ...counts } = await liaison.ask('tally', {})
      assert.deepEqual(counts, { connected: accepted, entries: 2 * accepted, owed: accepted, broken: 0 })
    },
  }
  return [
    { ...question, title: 'question, pressed', next: () => activity(connector, asked, press('inbox.show')) },
    {
      ...question,
      title: 'question, typed',
      chat: chatOf(asked),
      next: () => activity(connector, asked, { type: 'message', text: 'pending' }),
    },
    { ...acceptance, title: 'press', aim: '0.3' },
    {
      ...acceptance,
      title: 'press, and all are told',
      aim: '',
      most: DELIVERED,
      prepare: () => liaison.ask('deliver', {}),
      settle: () => liaison.ask('settle', {}),
      async check() {
        await acceptance.check()
        const { owed, posted } = await liaison.ask('tally', {})
        assert.equal(posted, owed)
      },
    },
  ]
}

type Compared = { readonly own: Round; readonly other: Round }

async function compare(turn: Turn, liaison: Bot): Promise<readonly Compared[]> {
  const { title, chat, isRight, most = Number.POSITIVE_INFINITY } = turn
  const sample = turn.next()
  const returned = await send(liaison, sample)
  const card = chat ? connector.messages(chat).at(-1)?.card : JSON.parse(returned).value
  assert.ok(isRight(JSON.stringify(card)), `${title}: ${JSON.stringify(card)}`)
  await echo.ask('answer', { card })
  // To the echo all activities are the same, and those of the turn are not to be used up.
  const other = (amount: number) =>
    round({ title, next: () => sample, isRight, ...(chat ? { chat } : {}) }, echo, amount)
  const own = (amount: number) => round(turn, liaison, amount)
  const many = amountFor(await other(WARM_UP))
  const few = Math.min(amountFor(await own(Math.min(WARM_UP, most))), most)
  const rounds: Compared[] = []
  while (rounds.length < ROUNDS) rounds.push({ other: await other(many), own: await own(few) })
  return rounds
}

function amountFor({ perSecond }: Round): number {
  // However slow: as many as there are people who wait at once.
  return Math.ceil(Math.max(perSecond * SECONDS, 10))
}

/** So many turns; rejects unless each of them was answered, and rightly. */
async function round(turn: Omit<Turn, 'aim'>, bot: Bot, amount: number): Promise<Round> {
  const { title, chat, next, isRight, settle } = turn
  const before = chat ? connector.messages(chat).length : 0
  // An answer in the chat leaves nothing to return.
  const round = await fire(bot, amount, next, chat ? body => body === '' : isRight, settle)
  const posted = chat ? connector.messages(chat).slice(before) : []
  assert.equal(posted.length, chat ? amount : 0, title)
  assert.ok(
    posted.every(({ card }) => isRight(JSON.stringify(card))),
    title,
  )
  return round
}

function columns(rounds: readonly Round[]): readonly string[] {
  const perSecond = median(rounds.map(({ perSecond }) => perSecond))
  const p50 = median(rounds.map(({ p50 }) => p50))
  const p99 = median(rounds.map(({ p99 }) => p99))
  return [perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1)]
}

function print(engine: string, turn: string, ...numbers: readonly string[]) {
  console.log(engine.padEnd(12) + turn.padEnd(25) + numbers.map(number => number.padStart(9)).join(''))
}
