import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  ActivityTypes,
  type Request as BotRequest,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  MessageFactory,
  type TurnContext,
} from 'botbuilder'
import restify from 'restify'
import { termsHash } from '../../bot/actions/register.ts'
import { startLiaison } from '../../bot/liaison.ts'
import { createLog } from '../../bot/ops/log.ts'
import { createAdapter } from '../../bot/teams/adapter.ts'
import type { Card } from '../../cards/kit.ts'
import { en } from '../../cards/words/en.ts'
import { saveDraft, shareCollaboration } from '../../domain/collaboration/collaborations.ts'
import { registerCompany } from '../../domain/company/companies.ts'
import { publishProfile } from '../../domain/company/profiles.ts'
import { entityCodes } from '../../domain/data/catalogue.ts'
import { viewQueue } from '../../domain/delivery/deliveries.ts'
import { discardNotifications } from '../../domain/delivery/outbox.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { type CollaborationId, type ConnectionId, type InvitationId, newId } from '../../domain/kernel/ids.ts'
import { acceptConnection } from '../../domain/network/connections.ts'
import { requestConnection } from '../../domain/network/requests.ts'
import type { Db } from '../../domain/storage/database.ts'
import { migrate } from '../../domain/storage/migrations.ts'
import { openDatabase } from '../../domain/storage/opening.ts'
import { transaction } from '../../domain/storage/transactions.ts'
import { findBrokenEntry } from '../domain/trust/broken.ts'

/** What the bench asks of a bot, each answered by one message. */
export type Orders = {
  /** Echo: the card that answers everything from now on. */
  readonly answer: { readonly card: Card }
  /** Liaison: so many companies, each of which has asked or was asked by every other. */
  readonly found: { readonly companies: number }
  /** Liaison: delivers from now on what presses make due for others. */
  readonly deliver: object
  /** Liaison: answers when nothing is due any more. */
  readonly settle: object
  /** Liaison: what the presses have changed. */
  readonly tally: object
  /** Milliseconds that this process has been at work so far, and the bytes that it has in memory. */
  readonly usage: object
}
export type Answers = {
  readonly answer: object
  readonly found: Network
  readonly deliver: object
  readonly settle: object
  readonly tally: Tally
  readonly usage: Usage
}

export type Usage = { readonly cpu: number; readonly memory: number }

export type Network = {
  /** The first person of each company. */
  readonly people: readonly Person[]
  /** Whose inbox is looked at: nobody accepts what waits there. */
  readonly asked: Person
  /** One after the other of different companies, so that presses at the same time do not wait for each other. */
  readonly pending: readonly { readonly connection: ConnectionId; readonly receiver: Person }[]
  /** Likewise, each of a collaboration that requests everything; all partners of one are asked at the same time. */
  readonly invited: readonly { readonly invitation: InvitationId; readonly partner: Person }[]
}
export type Person = { readonly tenantId: string; readonly objectId: string; readonly name: string }

export type Tally = {
  readonly connected: number
  readonly shared: number
  /** History entries that say so: one for each of the two companies. */
  readonly entries: number
  /** Notices for the other side, and how many of them stand in a chat. */
  readonly enqueued: number
  readonly posted: number
  /** Histories whose chain of hashes is broken. */
  readonly broken: number
}

/** Requests that wait in the inbox that is looked at; a page of it shows five. */
const WAITING = 12
/** Commands under way at once. */
const AT_ONCE = 10
/** Companies that are connected with each other, and collaborations that each of them shares with all others. */
const SHARING = 36
const COLLABORATIONS = 2

const [kind = '', url = ''] = process.argv.slice(2)
const bot = await (kind === 'echo' ? startEcho() : startMeasured(url))
process.on('message', async (order: { readonly name: keyof Orders; readonly about: never }) => {
  process.send?.(await bot.obey[order.name]?.(order.about))
})
// Whatever becomes of the bench, no bot stays behind.
process.on('disconnect', () => process.exit())
process.send?.({ url: bot.url })

type Bot = {
  readonly url: string
  readonly obey: { readonly [N in keyof Orders]?: (about: Orders[N]) => Promise<Answers[N]> }
}

/** The least that botbuilder can do: no authentication, no database, and always the same card. */
async function startEcho(): Promise<Bot> {
  let card: Card | undefined
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
  const server = restify.createServer()
  server.use(restify.plugins.bodyParser())
  server.post('/api/messages', async (request, response) => {
    await adapter.process(request as BotRequest, response, answer)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    obey: {
      async answer(given) {
        card = given.card
        return {}
      },
      usage,
    },
  }

  async function answer(context: TurnContext) {
    if (context.activity.type === ActivityTypes.Invoke) {
      const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card }
      await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } })
    } else {
      await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(card)))
    }
  }
}

async function usage(): Promise<Usage> {
  const { user, system } = process.cpuUsage()
  return { cpu: (user + system) / 1_000, memory: process.memoryUsage.rss() }
}

/** Liaison as `bot/main.ts` starts it with --local; it logs as it does in production, to nowhere. */
async function startMeasured(url: string): Promise<Bot> {
  const { db } = await openDatabase(url)
  await migrate(db)
  const parts = { appId: '', log: createLog('info'), clock: () => new Date(), host: '127.0.0.1', port: 0 }
  const liaison = await startLiaison({ db, adapter: createAdapter({ local: true }), metricsToken: '', ...parts })
  return {
    url: liaison.url,
    obey: {
      found: ({ companies }) => found(db, companies),
      async deliver() {
        liaison.deliver()
        return {}
      },
      settle: () => settle(db),
      tally: () => tally(db),
      usage,
    },
  }
}

/** Made by the same commands as a person's presses; everybody counts as told of what happened so far. */
async function found(db: Db, count: number): Promise<Network> {
  const members: Member[] = []
  for (let number = 0; number < count; number++) members.push(await join(db, `Company ${number}`))
  const pending = await inTurn(pairsOf(members), async ([from, to]) => ({
    connection: await requestConnection(db, from.by, to.by.company, 'Shall we share our stock levels and forecasts?'),
    receiver: to.person,
  }))
  const asked = await join(db, 'Asked')
  await inTurn(members.slice(0, WAITING), ({ by }) => requestConnection(db, by, asked.by.company, 'As agreed in May'))
  const invited = await invite(db)
  await transaction(db, discardNotifications)
  // Statistics are there in a database that has been in use for a day.
  await db.raw('analyze')
  const people = [...members, asked].map(({ person }) => person).concat(invited.map(({ partner }) => partner))
  return { people: [...new Set(people)], asked: asked.person, pending, invited }
}

/** One partner after the other of a collaboration, then those of the next. */
async function invite(db: Db): Promise<Network['invited']> {
  const members: Member[] = []
  for (let number = 0; number < SHARING; number++) members.push(await join(db, `Sharing ${number}`))
  await inTurn(pairsOf(members), async ([from, to]) => {
    await acceptConnection(db, to.by, await requestConnection(db, from.by, to.by.company, ''))
  })
  for (const owner of members) {
    const partners = members.filter(member => member !== owner).map(({ by }) => by.company)
    for (let number = 0; number < COLLABORATIONS; number++) {
      const id = newId<CollaborationId>()
      await saveDraft(db, owner.by, id, { name: `Visibility ${number}`, partners, requested: entityCodes, offered: [] })
      await shareCollaboration(db, owner.by, id)
    }
  }
  const person = new Map(members.map(member => [member.by.company, member.person]))
  const rows = await db('invitations').orderBy(['collaboration_id', 'id']).select('id as invitation', 'partner_id')
  return rows.map(({ invitation, partner_id }) => ({ invitation, partner: person.get(partner_id) as Person }))
}

type Member = { readonly person: Person; readonly by: Actor }

async function join(db: Db, company: string): Promise<Member> {
  const person = { tenantId: crypto.randomUUID(), objectId: crypto.randomUUID(), name: `Admin of ${company}` }
  const visitor = { ...person, locale: 'en-US', timeZone: 'Europe/Berlin', at: new Date() }
  const terms = { termsAccepted: true, termsHash: termsHash(en) }
  const typed = { name: company, country: 'DE', industry: 'retail', contactEmail: 'partners@company.example' }
  const by = await registerCompany(db, visitor, { ...typed, region: 'eu', ...terms })
  await publishProfile(db, by, true)
  return { person, by }
}

/** Every pair once, as the rounds of a tournament: within a round no company comes twice. */
function pairsOf<T>(all: readonly T[]): readonly (readonly [T, T])[] {
  const [last, ...others] = all
  if (last === undefined) return []
  return others.flatMap((_, round) => {
    const turned = [last, ...others.slice(round), ...others.slice(0, round)]
    return turned.slice(0, turned.length / 2).flatMap((one, seat) => {
      const other = turned[turned.length - 1 - seat]
      return other === undefined ? [] : [[one, other] as const]
    })
  })
}

async function inTurn<T, R>(all: readonly T[], act: (one: T) => Promise<R>): Promise<readonly R[]> {
  const done: R[] = []
  for (let from = 0; from < all.length; from += AT_ONCE) {
    done.push(...(await Promise.all(all.slice(from, from + AT_ONCE).map(act))))
  }
  return done
}

async function settle(db: Db): Promise<object> {
  while ((await viewQueue(db, new Date())).waiting > 0) await sleep(20)
  return {}
}

async function tally(db: Db): Promise<Tally> {
  const { rows } = await db.raw<{ rows: Omit<Tally, 'broken'>[] }>(
    `select
       (select count(*)::integer from audit_entries where type = 'connection.accepted') / 2 as connected,
       (select count(*)::integer from invitations where status = 'accepted') as shared,
       (select count(*)::integer from audit_entries where type = 'connection.accepted') as entries,
       (select count(*)::integer from deliveries where event = 'connection.accepted') as enqueued,
       (select count(*)::integer from deliveries where event = 'connection.accepted' and outcome = 'sent') as posted`,
  )
  const [counts] = rows
  if (!counts) throw new TypeError('a count without a row')
  const companies = await db('companies').pluck('id')
  const broken = await inTurn(companies, company => findBrokenEntry(db, company))
  return { ...counts, broken: broken.filter(Boolean).length }
}
