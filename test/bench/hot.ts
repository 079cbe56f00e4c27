import assert from 'node:assert/strict'
import { isAct, press, readPress } from '../../bot/actions/press.ts'
import { hear } from '../../bot/chat/say.ts'
import { readerOf } from '../../cards/reader.ts'
import type { Verb } from '../../cards/verbs.ts'
import { forgetNotes } from '../../domain/collaboration/notes.ts'
import { forgetInvitations } from '../../domain/collaboration/past-invitations.ts'
import { dayOf } from '../../domain/collaboration/past-score.ts'
import { forgetScores, recordScores } from '../../domain/collaboration/past-scores.ts'
import { findReader } from '../../domain/company/people.ts'
import { identify } from '../../domain/company/visitors.ts'
import { claim, settle } from '../../domain/delivery/claims.ts'
import { forgetMessages } from '../../domain/delivery/conversations.ts'
import { closeOlder, track, trackAsking, viewQueue } from '../../domain/delivery/deliveries.ts'
import { forgetDeliveries } from '../../domain/delivery/settled.ts'
import { jobKinds } from '../../domain/jobs/job.ts'
import { claimJobs, forgetJobs, settleJob, viewJobs } from '../../domain/jobs/jobs.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import type { CompanyId, ImportId, PersonId } from '../../domain/kernel/ids.ts'
import { daysAfter } from '../../domain/kernel/time.ts'
import { listFilled } from '../../domain/network/filled.ts'
import { addRows, findLists, purgeList, readList } from '../../domain/network/imported-rows.ts'
import { forgetImport, listOldImports } from '../../domain/network/imports.ts'
import { findKeys, forgetMatches, matchCompany, matchList, readClock } from '../../domain/network/matches.ts'
import type { Db } from '../../domain/storage/database.ts'
import { eraseWritten, trimHistories } from '../../domain/trust/trimming.ts'
import { buttons, everyVerb, type Things } from '../bot/buttons.ts'
import { adminId, companyId, USUAL } from './scaled.ts'

/** Something that the bot asks of the database again and again; it may change what it likes in that transaction. */
export type Case = {
  readonly name: string
  /** How often it happens: work goes on by itself, and cleaning up is done at night. */
  readonly kind: 'question' | 'press' | 'work' | 'retention'
  readonly run: (db: Db) => Promise<unknown>
}

/** Everything that somebody of the nth company of a generated database may press or say at that moment. */
export async function casesOf(db: Db, n: number, at: Date): Promise<readonly Case[]> {
  const by: Actor = { person: adminId(n) as PersonId, company: companyId(n) as CompanyId, role: 'admin', at }
  const things = await thingsOf(db, by)
  const chat = { id: `chat-${n}-0`, isPersonal: true, reference: {} }
  const contextIn = (trx: Db) => ({ db: trx, by, reader: readerOf('en-US', 'Europe/Berlin'), canMail: true, chat })
  const visitor = {
    tenantId: `tenant-${n}`,
    objectId: `object-${n}-0`,
    name: 'Ada',
    locale: 'en-US',
    timeZone: 'UTC',
    at,
  }
  return [
    { name: 'identify', kind: 'question', run: trx => identify(trx, visitor, chat) },
    ...verbs.map(verb => pressing(verb, things, contextIn)),
    ...Object.entries(narrowed(things)).map(([name, [verb, data]]) => pressing(verb, things, contextIn, name, data)),
    ...sentences.map(
      (sentence): Case => ({ name: sentence, kind: 'question', run: trx => hear(contextIn(trx), sentence) }),
    ),
    {
      name: 'track a card',
      kind: 'press',
      run: trx =>
        track(trx, {
          person: by.person,
          posted: { conversation: chat.id, activity: 'one' },
          subject: `connection:${things.connected}`,
          isEdited: true,
          at,
        }),
    },
    {
      name: 'open a request in the place of a list',
      kind: 'press',
      run: trx =>
        trackAsking(trx, {
          person: by.person,
          posted: { conversation: chat.id, activity: 'one' },
          subject: `connection:${things.connected}`,
          isEdited: true,
          isOpened: true,
          at,
        }),
    },
    {
      name: 'close older cards',
      kind: 'press',
      run: trx =>
        closeOlder(trx, {
          posted: { conversation: chat.id, activity: 'one' },
          subject: `connection:${things.connected}`,
          at,
        }),
    },
  ]
}

/** They only show, but ask a command first whether it would refuse: in the database they are like a press. */
const asking: readonly string[] = ['connection.ask', 'collaboration.review']

const verbs = everyVerb.filter((verb): verb is Exclude<Verb, 'company.register'> => verb !== 'company.register')

/** The same questions, narrowed down. */
const narrowed = ({
  partner,
  shared,
  imported,
}: Things): Readonly<Record<string, readonly [(typeof verbs)[number], object]>> => {
  const { company } = partner.by
  return {
    'sent.show of a partner': ['sent.show', { company }],
    'partners.show of vendors': ['partners.show', { relationship: 'vendor' }],
    'directory.show of all': ['directory.show', {}],
    'directory.show of an industry': ['directory.show', { industry: 'automotive' }],
    'directory.show of partners': ['directory.show', { connected: 'yes' }],
    'directory.show of a name': ['directory.show', { name: 'frim77' }],
    'directory.show of a word': ['directory.show', { name: 'systems' }],
    'directory.show, page 40': ['directory.show', { page: 40 }],
    'collaborations.show of a partner': ['collaborations.show', { company }],
    'collaborations.show of one': ['collaborations.show', { collaboration: shared }],
    'visibility.show below 50': ['visibility.show', { below: 50, order: 'most' }],
    'visibility.past of a partner': ['visibility.past', { company }],
    'visibility.past of a collaboration': ['visibility.past', { collaboration: shared }],
    'given.show of a partner': ['given.show', { company }],
    'given.show of an entity': ['given.show', { entity: 'products' }],
    'received.show of a partner': ['received.show', { company }],
    'received.show of an entity': ['received.show', { entity: 'products' }],
    'seen.show of all': ['seen.show', {}],
    'history.show of a partner': ['history.show', { company }],
    'history.show of a collaboration': ['history.show', { collaboration: shared }],
    'history.show of 30 days': ['history.show', { days: 30 }],
    'history.show, page 100': ['history.show', { page: 100 }],
    'inbox.show, page 20': ['inbox.show', { page: 20 }],
    'imported.show after one': ['imported.show', { after: imported }],
    'imported.show before one, by name': ['imported.show', { before: imported, name: 'vendor' }],
  }
}

function pressing(
  verb: (typeof verbs)[number],
  things: Things,
  contextIn: (db: Db) => Parameters<typeof press>[0],
  name: string = verb,
  data: object = buttons[verb].carries(things),
): Case {
  const pressed = readPress(verb, data)
  if (!pressed || pressed.verb === 'company.register') return assert.fail(`${name} makes no sense`)
  return {
    name,
    kind: isAct(verb) || asking.includes(verb) ? 'press' : 'question',
    run: trx => press(contextIn(trx), pressed.verb, pressed.payload),
  }
}

const sentences = ['does firm77 see our warehouses', 'what do we share with frim77 componets']

/** What goes on by itself, whoever asks. */
export function workOf(at: Date): readonly Case[] {
  const free = Object.fromEntries(jobKinds.map(kind => [kind, 4])) as Record<(typeof jobKinds)[number], number>
  const first = (name: string, batches: (db: Db) => AsyncGenerator<number>): Case => ({
    name,
    kind: 'retention',
    run: db => batches(db).next(),
  })
  return [
    { name: 'claim cards', kind: 'work', run: trx => claim(trx, 'teams', 'bench', at, 20) },
    {
      name: 'claim cards beside tenants',
      kind: 'work',
      run: trx => claim(trx, 'teams', 'bench', at, 8, ['tenant-3', 'tenant-5']),
    },
    { name: 'claim mails', kind: 'work', run: trx => claim(trx, 'mail', 'bench', at, 4) },
    {
      name: 'claim and settle a card',
      kind: 'work',
      async run(trx) {
        const [delivery] = await claim(trx, 'teams', 'bench', at, 1)
        assert.ok(delivery)
        await findReader(trx, adminId(USUAL) as PersonId, at)
        assert.ok(await settle(trx, delivery, at, { kind: 'sent', posted: { conversation: 'chat', activity: 'new' } }))
      },
    },
    { name: 'claim jobs', kind: 'work', run: trx => claimJobs(trx, 'bench', at, free) },
    {
      name: 'claim and settle a job',
      kind: 'work',
      async run(trx) {
        const [job] = await claimJobs(trx, 'bench', at, { ...free, 'invitation.expiry': 1 })
        assert.ok(job)
        assert.ok(await settleJob(trx, job, at, { kind: 'done' }))
      },
    },
    // As often as somebody loads vendors, or comes: like a press.
    ...importing(at),
    { name: '/health/ready', kind: 'work', run: trx => viewQueue(trx, at) },
    { name: '/metrics: jobs', kind: 'work', run: trx => viewJobs(trx, at) },
    first('forget notes', db => forgetNotes(db, daysAfter(at, -730))),
    first('forget invitations', db => forgetInvitations(db, daysAfter(at, -340))),
    first('record scores', db => recordScores(db, dayOf(at))),
    first('forget scores', db => forgetScores(db, dayOf(daysAfter(at, -340)))),
    first('forget deliveries', db => forgetDeliveries(db, daysAfter(at, -340))),
    first('forget jobs', db => forgetJobs(db, daysAfter(at, -340))),
    first('forget messages', db => forgetMessages(db, daysAfter(at, -2))),
    first('erase what was written', db => eraseWritten(db, daysAfter(at, -190))),
    first('trim histories', db => trimHistories(db, daysAfter(at, -3650), at)),
  ]
}

/** What is done when other vendors are read, and when somebody comes or calls themselves something else. */
function importing(at: Date): readonly Case[] {
  const company = companyId(USUAL) as CompanyId
  const once = async (batches: AsyncGenerator<unknown>) => void (await batches.next())
  return [
    {
      name: 'list whom tables mean',
      kind: 'press',
      async run(trx) {
        const row = await trx('imports').where({ company_id: company }).first<{ id: ImportId }>('id')
        const list = { company, import: row.id }
        await addRows(trx, list, [
          { table: 'Vendor', number: 'V-new', name: 'New', email: 'v2@vendor12.example', duns: '150483782' },
        ])
        for await (const companies of readList(trx, list)) await matchList(trx, list, companies)
        await listFilled(trx, company, 'ours')
        await listOldImports(trx, at, company)
        await once(purgeList(trx, list))
        await once(forgetImport(trx, list))
      },
    },
    {
      name: 'find a company in the tables of others',
      kind: 'press',
      async run(trx) {
        const [since, keys] = [await readClock(trx), await findKeys(trx, company)]
        for await (const found of findLists(trx, keys)) await matchCompany(trx, company, found, since)
        await once(forgetMatches(trx, company, since))
        await listFilled(trx, company, 'theirs')
      },
    },
  ]
}

/** One of each kind, as it stands to a company of a generated database. */
async function thingsOf(db: Db, { company }: Actor): Promise<Things> {
  const { rows } = await db.raw<{ rows: Found[] }>(
    `with mine as (select * from connections where requester_id = :company or receiver_id = :company),
     others as (select n.*, case when n.requester_id = :company then n.receiver_id else n.requester_id end as other from mine n),
     ours as (select i.* from invitations i join collaborations c on c.id = i.collaboration_id
       where c.owner_id = :company and c.status = 'shared'
         and c.id = (select id from collaborations where owner_id = :company and status = 'shared' order by id limit 1))
     select
       (select i.partner_id from ours i join others o on o.other = i.partner_id and o.status = 'connected' where i.status = 'accepted' limit 1) as partner,
       coalesce((select o.other from others o where o.status = 'connected' and o.other not in (select partner_id from ours) limit 1),
         (select other from others limit 1)) as newcomer,
       coalesce((select id from companies where is_public and id <> :company and id not in (select other from others) order by id desc limit 1),
         (select id from companies where is_public and id <> :company limit 1)) as stranger,
       (select id from people where company_id = :company and role = 'member' limit 1) as member,
       (select id from others where status = 'connected' order by id desc limit 1) as connected,
       coalesce((select id from others where status = 'pending' and receiver_id = :company limit 1), (select id from others limit 1)) as incoming,
       coalesce((select id from others where status = 'pending' and requester_id = :company limit 1), (select id from others limit 1)) as outgoing,
       (select id from collaborations where owner_id = :company order by status = 'draft' desc, id limit 1) as draft,
       (select collaboration_id from ours limit 1) as shared,
       (select id from invitations where partner_id = :company and status = 'waiting' limit 1) as asked,
       (select id from invitations where partner_id = :company and status = 'accepted' and cardinality(shared) > 0 limit 1) as joined,
       (select id from ours where status = 'accepted' limit 1) as accepted,
       (select id from ours where status = 'declined' limit 1) as declined,
       (select id from prospects where inviter_id = :company and status = 'pending' limit 1) as prospect,
       (select code from prospects where inviter_id <> :company limit 1) as code,
       (select id from imported where company = :company and email is null limit 1) as imported,
       (select id from imported where company = :company and email is not null limit 1) as reachable,
       (select load_id from current_loads where company_id = :company and table_code = 'Vendor') as load,
       (select load_id from current_loads where company_id = :company and table_code = 'Vendor') as previous`,
    { company },
  )
  const [found] = rows
  assert.ok(found)
  for (const [name, value] of Object.entries(found)) assert.ok(value, `${company} has no ${name}`)
  const { partner, newcomer, stranger, member, ...ids } = found
  const of = (id: CompanyId) => ({ by: { company: id } })
  return {
    ...ids,
    partner: of(partner),
    newcomer: of(newcomer),
    stranger: of(stranger),
    member: { by: { person: member } },
    colleague: { by: { person: member } },
    gone: { by: { person: member } },
  }
}

type Found = Omit<Things, 'partner' | 'newcomer' | 'stranger' | 'member' | 'colleague' | 'gone'> & {
  readonly partner: CompanyId
  readonly newcomer: CompanyId
  readonly stranger: CompanyId
  readonly member: PersonId
}
