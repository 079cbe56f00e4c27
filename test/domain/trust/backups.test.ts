import assert from 'node:assert/strict'
import fc from 'fast-check'
import { acceptInvitation } from '../../../domain/collaboration/invitations.ts'
import { newId } from '../../../domain/kernel/ids.ts'
import type { Database, Db } from '../../../domain/storage/database.ts'
import { giveKey } from '../../../domain/storage/key.ts'
import { listMigrations, migrateTo } from '../../../domain/storage/migrations.ts'
import { openThrowAway } from '../../../domain/storage/opening.ts'
import { verifyHistories } from '../../../domain/trust/audit.ts'
import { BadBackup } from '../../../domain/trust/backup.ts'
import { dump, restore } from '../../../domain/trust/backups.ts'
import { clock } from '../../clock.ts'
import { db, everything, isServer } from '../../database.ts'
import { isThorough } from '../../thorough.ts'
import { asked, partners, written } from '../collaboration/shared.ts'

/** A backup as text. */
async function backup(of: Db = db): Promise<string> {
  let text = ''
  for await (const piece of dump(of, clock())) text += piece
  return text
}

async function* inPieces(text: string, size = 10_000) {
  for (let from = 0; from < text.length; from += size) yield text.slice(from, from + size)
}

describe('a backup', function () {
  // The machine may be busy, and every restore makes all tables.
  this.timeout('120s')

  let other: Database
  const restored = (text: string) => restore(other.db, inPieces(text))
  const wipe = (of: Db) => of.raw('drop schema public cascade; create schema public')

  before(async () => {
    other = await openThrowAway(process.env.TEST_DATABASE_URL ?? '')
    // As the world has none: then a seal is as it was, too.
    giveKey(other.db, '')
  })
  afterEach(() => wipe(other.db))
  after(() => other.close())

  it('holds every table of the database, each after those it refers to', async () => {
    const tables = Object.keys(await everything())

    const headings = [...(await backup()).matchAll(/^\{"table":"(\w+)"/gm)].map(([, name]) => name)

    assert.deepEqual(headings.toSorted(), tables.toSorted())
    const place = (name: string) => headings.indexOf(name)
    assert.ok(place('companies') < place('people') && place('invitations') < place('notes'))
  })

  it('is restored to the same rows, histories that verify, and the same next number', async () => {
    const { contoso, fabrikam } = await partners()
    const { invitation } = await asked(contoso.bob, fabrikam)
    await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written('Grüße 🚚 \u2028 "quoted" \\n'))
    const before = await everything()

    const { at, rows } = await restored(await backup())

    assert.deepEqual(at, clock())
    assert.equal(rows.companies, 4)
    assert.deepEqual(await everything(other.db), before)
    let histories = 0
    for await (const { broken } of verifyHistories(other.db)) {
      assert.equal(broken, undefined)
      histories += 1
    }
    assert.equal(histories, 4)
    const next = async (of: Db) => (await of.raw("select nextval('deliveries_id_seq') as id")).rows[0].id
    assert.equal(await next(other.db), await next(db))
    // The triggers, which slept meanwhile, are awake again.
    await assert.rejects(other.db('audit_entries').update({ type: 'nothing' }), /append-only/)
  })

  it('keeps every value as it is: microseconds, big numbers, JSON of any kind, nothing, Unicode, lists', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 }).map(value => value.replaceAll('\0', '').toWellFormed())
    const json = fc
      .jsonValue({ maxDepth: 3, stringUnit: 'binary' })
      .filter(value => !/\\u0000|\\ud[89a-f]/.test(JSON.stringify(value)))
    const moment = fc
      .tuple(fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true }), fc.nat(999))
      .map(([date, micros]) => date.toISOString().replace('Z', `${`${micros}`.padStart(3, '0')}Z`))
    const odd = fc.record({
      name: text,
      profile: json,
      registered_at: fc.oneof(moment, fc.constant('infinity')),
      number: fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n }),
      asks: fc.array(moment, { maxLength: 3 }),
      codes: fc.array(text, { maxLength: 3 }),
      reason: fc.option(text),
    })

    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(odd, { selector: ({ number }) => number, minLength: 5, maxLength: 25 }),
        async odds => {
          const ids = new Map(odds.map(each => [each, { owner: newId(), collaboration: newId() }]))
          for (const [each, { owner, collaboration }] of ids) {
            const profile = JSON.stringify(each.profile)
            await db('companies').insert({
              id: owner,
              tenant_id: owner,
              name: each.name,
              name_key: owner,
              country: 'US',
              region: 'us',
              profile,
              registered_at: each.registered_at,
            })
            await db('collaborations').insert({
              id: collaboration,
              owner_id: owner,
              name: each.name,
              status: 'draft',
              requested: each.codes,
              offered: [],
              note: each.reason,
              changed_at: each.registered_at,
            })
            await db('invitations').insert({
              id: newId(),
              collaboration_id: collaboration,
              partner_id: owner,
              round: 1,
              status: 'draft',
              revision: 0,
              shared: [],
              added: [],
              dropped: [],
              asks: each.asks,
              reason: each.reason,
            })
            await db('jobs').insert({
              id: `${each.number}`,
              subject: each.name,
              kind: 'retention',
              due_at: each.registered_at,
              next_at: each.registered_at,
              created_at: each.registered_at,
            })
          }
          const before = await everything()

          await restored(await backup())

          assert.deepEqual(await everything(other.db), before)
          await wipe(other.db)
          await db.raw('truncate companies, jobs cascade')
        },
      ),
      { numRuns: isThorough ? 4 : 2 },
    )
  })

  it('of an earlier version is brought up to date', async () => {
    const { control: names } = await listMigrations()
    await other.db.transaction(trx => migrateTo(trx, { control: names.slice(0, 3), region: [] }))
    await other.db('companies').insert({
      id: newId(),
      tenant_id: 't',
      name: 'Contoso',
      name_key: 'contoso',
      country: 'US',
      region: 'us',
      profile: '{}',
      registered_at: clock(),
    })
    const text = await backup(other.db)
    await wipe(other.db)

    await restored(text)

    assert.deepEqual(await other.db('companies').select('name', 'guards_sensitive'), [
      { name: 'Contoso', guards_sensitive: false },
    ])
    assert.deepEqual(await other.db('knex_migrations').orderBy('id').pluck('name'), names)
  })

  it('of a later version is refused, and so is a file that is no backup', async () => {
    const text = await backup()

    await assert.rejects(restored(text.replace('"0001_network"', '"0001_network","9999_later"')), /newer version/)
    await assert.rejects(restored(text.replace('"liaison":1', '"liaison":3')), /newer version/)
    await assert.rejects(restored('{"some":"thing"}\n'), /not a backup/)
    await assert.rejects(restored(''), /not a backup/)
    assert.deepEqual(await everything(other.db), {})
  })

  it('is not restored into a database that has tables, not even empty ones', async () => {
    const text = await backup()
    await other.db.raw('create table something (id integer)')

    await assert.rejects(
      restored(text),
      (error: Error) => error instanceof BadBackup && /not empty/.test(error.message),
    )

    assert.deepEqual(Object.keys(await everything(other.db)), ['something'])
  })

  describe('that is damaged changes nothing:', () => {
    const lineOf = (text: string, pattern: RegExp) => {
      const line = text.split('\n').find(each => pattern.test(each))
      assert.ok(line)
      return line
    }
    const damages: Readonly<Record<string, (text: string) => string>> = {
      'cut off in the middle of a line': text => text.slice(0, text.length / 2),
      'cut off after a line': text => text.slice(0, text.lastIndexOf('\n', text.length / 2) + 1),
      'without its last line': text => text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1),
      'with a changed word': text => text.replaceAll('Litware', 'Litwere'),
      'with a row that is missing': text => text.replace(`${lineOf(text, /^\[.*financial-information/)}\n`, ''),
      'with a row too many': text => {
        const line = lineOf(text, /^\[.*invitation.accepted/)
        return text.replace(line, `${line}\n${line.replace(/"seq-\d+"/, '"9"').replace(/"\d+"/, '"4711"')}`)
      },
      'with a table that is missing': text =>
        text.replace(/^\{"table":"reminder_stops".*\n/m, '').replace(/"reminder_stops":\{[^}]*\},/, ''),
      'with columns of another order': text => text.replace('["at","company_id"', '["company_id","at"'),
      'with another sum': text => text.replace(/"sum":"[1-9]/, '"sum":"4'.concat('2')),
      'with something after its end': text => `${text}{"table":"people","columns":[]}\n`,
    }
    for (const [what, damage] of Object.entries(damages)) {
      it(what, async () => {
        const { contoso, fabrikam } = await partners()
        const { invitation } = await asked(contoso.bob, fabrikam)
        await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written())
        const whole = await backup()
        const text = damage(whole)
        assert.notEqual(text, whole)

        // What the database says of values that are none, or do not fit, is said in words by the command.
        await assert.rejects(restored(text), (error: Error) =>
          'code' in error ? /^2[23]/.test(`${error.code}`) : error instanceof BadBackup,
        )

        assert.deepEqual(await everything(other.db), {})
      })
    }
  })

  it('takes a few parts of files into memory at a time', async () => {
    await db.raw(
      `insert into file_parts (company, upload, part, bytes)
       select ?, ?, n, decode(repeat(md5(n::text), 16384), 'hex') from generate_series(1, 40) n`,
      [newId(), newId()],
    )
    let largest = 0

    for await (const piece of dump(db, clock())) largest = Math.max(largest, piece.length)

    await db('file_parts').delete()
    assert.ok(largest > 1_000_000 && largest < 4_000_000, `${largest}`)
  })

  it('takes a few hundred rows into memory at a time', async () => {
    const sizes: number[] = []
    await db.raw(
      `insert into jobs (subject, kind, due_at, next_at, created_at)
       select 'person:' || i, 'retention', now(), now(), now() from generate_series(1, 1234) as i`,
    )

    for await (const piece of dump(db, clock())) sizes.push(piece.split('\n').length - 1)

    assert.equal(Math.max(...sizes), 500)
    await restored(await backup())
    assert.equal((await everything(other.db)).jobs?.length, 1234)
  })

  if (isServer) {
    it('is of one moment, whatever happens meanwhile', async () => {
      const { contoso } = await partners()
      const before = await everything()
      let text = ''

      for await (const piece of dump(db, clock())) {
        if (text === '') await db('people').where({ id: contoso.bob.person }).update({ name: 'Somebody else' })
        text += piece
      }
      await restored(text)

      assert.deepEqual(await everything(other.db), before)
      assert.notDeepEqual(await everything(), before)
    })
  }
})
