import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { parse } from 'csv-parse/sync'
import pino from 'pino'
import type { DenialLimits } from '../../bot/denials.ts'
import type { Liaison } from '../../bot/liaison.ts'
import { linkExpiry, seal } from '../../domain/delivery/link.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { findSecret } from '../../domain/trust/secrets.ts'
import { textOf } from '../card.ts'
import { clock } from '../clock.ts'
import { db } from '../database.ts'
import { findBrokenEntry } from '../domain/trust/broken.ts'
import { teammate } from '../teams/teammate.ts'
import { another } from './another.ts'
import { submit, typeNumber } from './browser.ts'
import { press } from './buttons.ts'
import { castOf } from './cast.ts'
import { entriesOf } from './denied.ts'

type LogLine = { readonly msg: string; readonly level: number; readonly isWritten?: boolean }

/** What another bot has said in its log, with these limits. */
let bot: Liaison
let lines: LogLine[]
async function start(denialLimits: DenialLimits) {
  lines = []
  const log = pino({ level: 'info' }, { write: line => void lines.push(JSON.parse(line)) })
  bot = await another({ denialLimits, log })
}
const scene = castOf(() => bot.url)

const denials = ({ company }: Actor) => entriesOf(company)

const logged = () => lines.filter(({ msg }) => msg === 'denied')
const counted = async (reason: string) => {
  const text = await (await fetch(`${bot.url}/metrics`)).text()
  return Number(new RegExp(`^liaison_denied_total\\{reason="${reason}"\\} (\\d+)$`, 'm').exec(text)?.[1] ?? 0)
}

describe('what is denied', () => {
  afterEach(() => bot.stop())

  it('is written down of one person so often an hour, then counted and logged alone', async () => {
    await start({ perPerson: 3, inAll: 100 })
    const { us } = await scene()

    const answers = new Set<string>()
    for (let time = 0; time < 5; time++) {
      const card = await press(us.person, 'connection.accept', { connection: randomUUID() })
      answers.add(JSON.stringify(card))
    }

    assert.equal((await denials(us.by)).length, 3)
    assert.deepEqual(
      logged().map(({ isWritten }) => isWritten),
      [true, true, true, false, false],
    )
    assert.equal(await counted('not-found'), 5)
    assert.equal(answers.size, 1)
  })

  it('is written down of all together so often an hour', async () => {
    await start({ perPerson: 100, inAll: 4 })
    const { us, member } = await scene()

    for (let time = 0; time < 3; time++) {
      for (const { person } of [us, member]) await press(person, 'nope', {})
    }

    assert.equal((await denials(us.by)).length, 4)
    assert.equal(await counted('unknown-button'), 6)
  })

  it('is answered the same when it cannot be written down, which is a defect in the log', async () => {
    await start({ perPerson: 100, inAll: 100 })
    const { us } = await scene()
    const refused = () => press(us.person, 'connection.accept', { connection: randomUUID() })
    const before = await refused()
    await db.raw('alter table audit_entries add constraint full_disk check (seq < 0) not valid')

    const after = await refused().finally(() => db.raw('alter table audit_entries drop constraint full_disk'))

    assert.deepEqual(after, before)
    assert.equal((await denials(us.by)).length, 1)
    assert.deepEqual(
      lines.filter(({ level }) => level >= 50).map(({ msg }) => msg),
      ['denial'],
    )
    assert.equal(await findBrokenEntry(db, us.by.company), undefined)
  })

  it('is the first of what is refused by one press, and nothing that merely could not be done', async () => {
    await start({ perPerson: 100, inAll: 100 })
    const { us, connected, waiting } = await scene()

    await press(us.person, 'connection.accept', { connection: connected })
    await press(us.person, 'person.change-role', { person: us.by.person, role: 'member' })
    await press(us.person, 'note.write', { invitation: waiting, id: randomUUID(), note: 'x'.repeat(201) })
    assert.deepEqual(await denials(us.by), [])
    await press(us.person, 'invitation.accept', { invitation: randomUUID(), 'share-products': 'products' })

    assert.equal((await denials(us.by)).length, 1)
  })

  it('of somebody who is not known yet is written down without making them a member', async () => {
    await start({ perPerson: 100, inAll: 100 })
    const { us } = await scene()
    const newcomer = teammate('Nora', us.person.tenantId, { url: () => bot.url })

    await press(newcomer, 'nope', {})

    assert.equal(await db('people').where({ object_id: newcomer.objectId }).first(), undefined)
    assert.equal(await counted('unknown-button'), 1)
    const entry = await db('audit_entries').where({ type: 'access.denied' }).first<{ written: { object: string } }>()
    assert.equal(entry?.written.object, newcomer.objectId)
  })

  it('is no part of “What changed”, and in the export for admins alone', async () => {
    await start({ perPerson: 100, inAll: 100 })
    const { us, member, foreign } = await scene()
    await press(member.person, 'connection.accept', { connection: foreign })
    await press(member.person, 'profile.publish', { isPublic: 'false' })

    const exports = []
    for (const { person } of [us, member]) {
      const card = await person.say('what changed')
      assert.doesNotMatch(textOf(card), /may not/)
      const url = String(card.actions.find(({ title }) => title === 'Export')?.url)
      exports.push(await (await fetch(url)).text())
    }

    const [ours = '', theirs = ''] = exports
    const rows: readonly Record<string, string>[] = parse(ours, { bom: true, columns: true })
    assert.deepEqual(
      rows.filter(row => row.Event === 'access.denied').map(row => [row['What happened'], row.Person, row.Details]),
      [
        ['Somebody tried what they may not', 'Max', 'Needs another role (profile.publish)'],
        ['Somebody tried what they may not', 'Max', 'Not there, or not meant for the company (connection.accept)'],
      ],
    )
    assert.doesNotMatch(ours, new RegExp(foreign))
    assert.doesNotMatch(theirs, /access\.denied/)
  })

  it('on the page of an e-mail is written down, too', async () => {
    await start({ perPerson: 100, inAll: 100 })
    const { us, responder, asked } = await scene()
    await db('companies').where({ id: us.by.company }).update({ guards_sensitive: true })
    const { person } = responder.by
    const link = { purpose: 'answer', person, subject: `invitation:${asked}`, round: 1 } as const
    const sealed = seal(await findSecret(db, 'links'), { ...link, expires: linkExpiry(clock()) })
    const data = { invitation: asked, 'share-company': 'financial-information' }

    const url = `${bot.url}/mail/answer?t=${sealed}`
    const pressed = await submit(url, { press: JSON.stringify({ verb: 'invitation.accept', data, inputs: false }) })
    const answer = await typeNumber(url, pressed)

    assert.match(answer.html, /Your company lets only admins share this/)
    const written = await denials(us.by)
    assert.deepEqual(
      written.map(({ person_id, facts }) => [person_id, facts]),
      [[responder.by.person, { verb: 'invitation.accept', code: 'needs-admin', invitation: asked }]],
    )
  })
})
