import assert from 'node:assert/strict'
import { availableParallelism } from 'node:os'
import { openProxy } from '../faults/proxy.ts'
import { startPooler } from '../pooler/pooler.ts'
import { createDatabase, startPostgres } from '../postgres.ts'
import { startConnector } from '../teams/connector.ts'
import { timeSentences } from './asking.ts'
import type { Network } from './bot.ts'
import { cpuOfServer } from './cpu.ts'
import { type Bot, fire, median, type Round, send, startBot } from './load.ts'
import { activity, press } from './person.ts'
import { secondsToStart } from './start.ts'
import { type Title, type Turn, turnsOf } from './turns.ts'

/** Times that a turn and its echo are measured, in alternation: whatever else the machine does meets both. */
const ROUNDS = 5
/** Seconds that a round takes, about. */
const SECONDS = 1
/** Turns before the first round, for the code to get warm. */
const WARM_UP = 200
/** An even number; each two of them have a connection to accept. */
const COMPANIES = 56
/** Turns after which memory is looked at again, and how often. */
const TURNS = 4_000
const LOOKS = 5

/** The least ratio to the echo. */
const aims: Readonly<Record<string, Readonly<Partial<Record<Title, number>>>>> = {
  PostgreSQL: {
    'question, pressed': 0.8,
    'question, typed': 0.7,
    accept: 0.6,
    share: 0.5,
    'accept, and all are told': 0.25,
  },
  pooler: { 'question, pressed': 0.64, 'question, typed': 0.56, accept: 0.48, share: 0.4 },
  embedded: { 'question, pressed': 0.6, accept: 0.25 },
}

const began = performance.now()
// Parsing every card that arrives would take time from the bots.
const connector = await startConnector(() => {})
const postgres = await startPostgres()
const pooler = await startPooler(postgres.url)
const echo = await startBot('echo')
try {
  const wanted = process.argv.slice(2)
  const isWanted = (part: string) => wanted.length === 0 || wanted.includes(part)
  console.log('Turns, next to a bot that only sends the same card: medians of the rounds; times in ms')
  console.log('own, db, echo: CPU of a turn in our process, in the database, and of the echo; trips: to the database\n')
  print('database', 'turn', 'ratio', 'aim', 'turns/s', 'p50', 'p99', 'own', 'db', 'echo/s', 'echo', 'trips')
  if (isWanted('postgres')) await measure('PostgreSQL', await createDatabase(postgres.url, 'direct'))
  if (isWanted('pooler')) {
    await createDatabase(postgres.url, 'pooled')
    await measure('pooler', pooler.url.replace(/\w+$/, 'pooled'))
  }
  if (isWanted('embedded')) await measure('embedded', '')
  if (isWanted('two')) await printTwo(await createDatabase(postgres.url, 'two'))
  if (isWanted('memory')) {
    await printMemory('PostgreSQL', await createDatabase(postgres.url, 'memory'))
    await printMemory('embedded', '')
  }
  if (isWanted('sentences')) await printSentences()
  if (isWanted('start')) await printStarts()
} finally {
  await Promise.all([echo.stop(), connector.stop()])
  await pooler.stop()
  await postgres.stop()
}
console.log(`\n${((performance.now() - began) / 1000).toFixed(0)} s in all`)

async function measure(database: string, url: string) {
  const liaison = await startBot('liaison', url)
  const server = url && (await cpuOfServer(url))
  try {
    const network = await found(liaison)
    const turns = Object.values(await turnsOf(network, liaison, connector))
    const trips = database === 'PostgreSQL' ? await countTrips(url, turns) : turns.map(() => undefined)
    for (const [place, turn] of turns.entries()) {
      await turn.prepare?.()
      const rounds = await compare(turn, liaison, () => (server ? server() : 0))
      await turn.check?.()
      const ratio = median(rounds.map(({ own, other }) => own.perSecond / other.perSecond))
      const of = (pick: (round: Compared) => number, digits: number) => median(rounds.map(pick)).toFixed(digits)
      print(
        database,
        turn.title,
        ratio.toFixed(2),
        `${aims[database]?.[turn.title as Title] ?? ''}`,
        of(({ own }) => own.perSecond, 0),
        of(({ own }) => own.p50, 1),
        of(({ own }) => own.p99, 1),
        of(({ own }) => own.cpu, 2),
        url ? of(({ server }) => server, 2) : 'in own',
        of(({ other }) => other.perSecond, 0),
        of(({ other }) => other.cpu, 2),
        `${trips[place] ?? ''}`,
      )
    }
  } finally {
    await liaison.stop()
  }
}

/** Whoever presses a button has been seen before. */
async function found(liaison: Bot): Promise<Network> {
  const network = await liaison.ask('found', { companies: COMPANIES })
  for (const person of network.people) await send(liaison, activity(connector, person, press('home.show')))
  return network
}

/** Round trips to the database, from the first question to the last answer; counted on a bot of its own. */
async function countTrips(url: string, turns: readonly Turn[]): Promise<readonly number[]> {
  const proxy = await openProxy(Number(new URL(url).port))
  const bot = await startBot('liaison', Object.assign(new URL(url), { port: `${proxy.port}` }).href)
  const counts: number[] = []
  try {
    for (const { next } of turns) {
      // The first of each kind parses its statements.
      await send(bot, next())
      const before = proxy.trips()
      await send(bot, next())
      counts.push(proxy.trips() - before)
    }
  } finally {
    await bot.stop()
    await proxy.close()
  }
  return counts
}

type Compared = {
  readonly own: Round & { readonly cpu: number }
  readonly other: Round & { readonly cpu: number }
  readonly server: number
}

async function compare(turn: Turn, liaison: Bot, serverCpu: () => number): Promise<readonly Compared[]> {
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
  const few = Math.min(amountFor(await own(Math.min(WARM_UP, most))), Math.floor(most / ROUNDS) * 3)
  const rounds: Compared[] = []
  while (rounds.length < ROUNDS) {
    const theirs = await other(many)
    const before = serverCpu()
    const ours = await own(few)
    rounds.push({ other: theirs, own: ours, server: (serverCpu() - before) / few })
  }
  return rounds
}

function amountFor({ perSecond }: Round): number {
  // However slow: as many as there are people who wait at once.
  return Math.ceil(Math.max(perSecond * SECONDS, 10))
}

/** So many turns; rejects unless each of them was answered, and rightly. */
async function round(turn: Turn, bot: Bot, amount: number): Promise<Round & { readonly cpu: number }> {
  const { title, chat, next, isRight, settle } = turn
  const before = chat ? connector.messages(chat).length : 0
  const { cpu } = await bot.ask('usage', {})
  // An answer in the chat leaves nothing to return.
  const round = await fire(bot, amount, next, chat ? body => body === '' : isRight, settle)
  const after = await bot.ask('usage', {})
  const posted = chat ? connector.messages(chat).slice(before) : []
  assert.equal(posted.length, chat ? amount : 0, title)
  assert.ok(
    posted.every(({ card }) => isRight(JSON.stringify(card))),
    title,
  )
  return { ...round, cpu: (after.cpu - cpu) / amount }
}

/** Two processes on one database, next to one: what they do together. */
async function printTwo(url: string) {
  const [one, two] = [await startBot('liaison', url), await startBot('liaison', url)]
  try {
    const turns = await turnsOf(await found(one), one, connector)
    for (const title of ['question, pressed', 'accept'] as const) {
      const { next, isRight, most = 2_000 } = turns[title]
      const amount = Math.floor(most / 3)
      const run = (bot: Bot) => fire(bot, amount, next, isRight)
      for (const bot of [one, two]) await fire(bot, 40, next, isRight)
      const alone = await run(one)
      const started = performance.now()
      await Promise.all([run(one), run(two)])
      const together = (2_000 * amount) / (performance.now() - started)
      const ratio = (together / alone.perSecond).toFixed(2)
      console.log(
        `\ntwo processes, ${title}: ${ratio} of one (aim 1.7 where there are cores: ${availableParallelism()})`,
      )
    }
  } finally {
    await Promise.all([one.stop(), two.stop()])
  }
}

/** What a process has in memory as it goes on. */
async function printMemory(database: string, url: string) {
  const bot = await startBot('liaison', url)
  try {
    const turns = await turnsOf(await found(bot), bot, connector)
    const { next, isRight } = turns['question, pressed']
    const seen: string[] = []
    for (let look = 0; look < LOOKS; look++) {
      await fire(bot, TURNS, next, isRight)
      seen.push(`${((await bot.ask('usage', {})).memory / 2 ** 20).toFixed(0)}`)
    }
    console.log(`\n${database}: MB in memory, every ${TURNS} turns: ${seen.join(' ')}`)
  } finally {
    await bot.stop()
  }
}

async function printSentences() {
  console.log('\nUnderstanding a sentence, next to one bare round trip to the database; medians in ms (aim: 3)\n')
  print('database', 'partners', 'all', 'own CPU', 'trip', 'ratio')
  for (const [database, url] of [
    ['PostgreSQL', await createDatabase(postgres.url, 'sentences')],
    ['embedded', ''],
  ] as const) {
    for (const { partners, all, cpu, trip } of await timeSentences(url)) {
      print(database, `${partners}`, ...[all, cpu, trip, all / trip].map(number => number.toFixed(2)))
    }
  }
}

async function printStarts() {
  const { fresh, known, served } = await secondsToStart(await createDatabase(postgres.url, 'start'))
  console.log(`\nready in ${served.toFixed(2)} s with a PostgreSQL database that is there (aim: 1 s)`)
  console.log(`ready in ${known.toFixed(2)} s with an embedded database that is there (aim: 1 s)`)
  console.log(`ready in ${fresh.toFixed(2)} s with a new one (aim: 4 s)`)
}

function print(database: string, turn: string, ...numbers: readonly string[]) {
  console.log(database.padEnd(12) + turn.padEnd(26) + numbers.map(number => number.padStart(9)).join(''))
}
