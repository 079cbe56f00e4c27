import assert from 'node:assert/strict'
import fc from 'fast-check'
import { disconnect } from '../../../domain/collaboration/collaborations.ts'
import { acceptInvitation, changeShared, leaveInvitation } from '../../../domain/collaboration/invitations.ts'
import { dayOf } from '../../../domain/collaboration/past-score.ts'
import { forgetScores, recordScores } from '../../../domain/collaboration/past-scores.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import type { CollaborationId, CompanyId } from '../../../domain/kernel/ids.ts'
import { Refusal } from '../../../domain/kernel/refusal.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'
import { acceptConnection } from '../../../domain/network/connections.ts'
import { requestConnection } from '../../../domain/network/requests.ts'
import { belongings } from '../../../domain/views/belongings.ts'
import { viewCollaboration } from '../../../domain/views/collaboration.ts'
import {
  type PastVisibility,
  viewPastOfCollaboration,
  viewPastOfPartner,
  viewPastVisibility,
} from '../../../domain/views/past-visibility.ts'
import { viewCollaborationVisibility, viewPartnerVisibility, viewVisibility } from '../../../domain/views/visibility.ts'
import { dying } from '../../bot/dying.ts'
import { db, empty } from '../../database.ts'
import { type Played, play, step } from '../collaboration/played.ts'
import { asked, type Firm, partners, written } from '../collaboration/shared.ts'

const page = { offset: 0, limit: 50 }

async function record(at: Date) {
  let pairs = 0
  for await (const some of recordScores(db, dayOf(at))) pairs += some
  return pairs
}

const rowsOf = () => db('past_scores').orderBy(['owner_id', 'partner_id', 'collaboration_id', 'day'])

const refused = (error: unknown) => error instanceof Refusal && error.code === 'not-found'

/** A score by what it is of, or none where it is not to be seen. */
async function answered<T>(asking: Promise<T>): Promise<T | undefined> {
  try {
    return await asking
  } catch (error) {
    assert.ok(refused(error), String(error))
    return undefined
  }
}

type Counts = { readonly met: number; readonly asked: number }
const counts = ({ met, asked }: Counts) => `${met} of ${asked}`

/** Every score that a company may see now, by the cards that say it. */
async function scoresOf({ firms, models }: Played, by: Actor): Promise<ReadonlyMap<string, string>> {
  const scores = new Map([['all', counts(await viewVisibility(db, by, page))]])
  for (const { id } of firms) {
    const seen = await answered(viewPartnerVisibility(db, by, id))
    if (seen) scores.set(`of ${id}`, counts(seen.ofThem)).set(`by ${id}`, counts(seen.ofUs))
  }
  for (const { id } of models) {
    const seen = await answered(viewCollaborationVisibility(db, by, id, page))
    if (seen) scores.set(`in ${id}`, counts(seen))
    const ours = await answered(viewCollaboration(db, by, id, page))
    for (const { id: partner, score } of ours?.partners ?? []) scores.set(`${partner} in ${id}`, counts(score ?? none))
  }
  return scores
}

const none: Counts = { met: 0, asked: 0 }

/** Likewise every score of that day, as it is told today; those that are not to be seen now are left out. */
async function pastOf({ firms, models }: Played, by: Actor, day: string): Promise<ReadonlyMap<string, string>> {
  const scores = new Map<string, string>()
  const add = (key: string, course: PastVisibility['ofThem']) => {
    const found = course?.changes.at(-1)
    scores.set(key, counts(found ?? none))
  }
  const on = { since: day, until: day }
  add('all', (await viewPastVisibility(db, by, on)).ofThem)
  for (const { id } of firms) {
    const past = await answered(viewPastOfPartner(db, by, id, on))
    if (past) add(`of ${id}`, past.ofThem)
    if (past) add(`by ${id}`, past.ofUs)
  }
  for (const { id, owner } of models.filter(({ owner }) => firms[owner]?.id === by.company)) {
    assert.equal(firms[owner]?.id, by.company)
    const past = await answered(viewPastOfCollaboration(db, by, id, on))
    if (past) add(`in ${id}`, past.ofThem)
    for (const firm of firms) {
      const one = await answered(viewPastOfCollaboration(db, by, id, on, firm.id))
      if (one) add(`${firm.id} in ${id}`, one.ofThem)
    }
  }
  return scores
}

/** Fabrikam shares one of two things with Contoso for ten days, then both. */
async function grown() {
  const people = await partners()
  const { contoso, fabrikam } = people
  const { id, invitation } = await asked(contoso.bob, fabrikam, { requested: ['products', 'vendors'] })
  const at = (days: number) => daysAfter(contoso.bob.at, days)
  await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written())
  await record(at(0))
  await changeShared(db, { ...fabrikam.bob, at: at(10) }, invitation, ['products', 'vendors'], 2, written())
  await record(at(10))
  return { ...people, id, invitation, at, by: ({ bob }: Firm) => ({ ...bob, at: at(20) }) }
}

const linesOf = ({ ofThem, ofUs }: PastVisibility) =>
  [ofThem, ofUs].map(course => course?.changes.map(({ day, percent }) => `${day} ${percent}`))

describe('visibility over time', () => {
  it('is on each day what the cards said when it ended, of companies, partners, collaborations and invitations (V5)', async function () {
    this.timeout('120s')
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 30 }), async steps => {
        await empty()
        const told: { readonly day: string; readonly scores: readonly ReadonlyMap<string, string>[] }[] = []
        let today: Date | undefined
        let last: Date | undefined
        const end = async (played: Played, next: Date) => {
          if (today && dayOf(today) !== dayOf(next)) {
            await record(today)
            const scores = await Promise.all(played.firms.map(({ ada }) => scoresOf(played, ada)))
            told.push({ day: dayOf(today), scores })
          }
          today = next
        }
        const played = await play(steps, {
          async begin() {},
          before: end,
          async after(_, at) {
            last = at
          },
        })
        assert.ok(last)
        await end(played, daysAfter(last, 1))
        const now = today as unknown as Date

        for (const { day, scores } of told) {
          for (const [who, firm] of played.firms.entries()) {
            const past = await pastOf(played, { ...firm.ada, at: now }, day)
            for (const [key, score] of past) assert.equal(score, scores[who]?.get(key) ?? '0 of 0', `${day}: ${key}`)
          }
        }
      }),
      { numRuns: 6 },
    )
  })

  it('is kept for the days on which it changed alone, and recording again changes nothing', async () => {
    const { at } = await grown()
    const rows = await rowsOf()

    assert.equal(await record(at(11)), 0)

    assert.deepEqual(await rowsOf(), rows)
    assert.equal(rows.length, 6, 'a company, a partner and an invitation, on two days each')
    await db('sights').update({ is_recorded: false })
    assert.ok((await record(at(12))) > 0)
    assert.deepEqual(await rowsOf(), rows)
  })

  it('has the score that a day ended with, however often it changed in it', async () => {
    const { fabrikam, contoso, invitation, at, by } = await grown()
    await changeShared(db, { ...fabrikam.bob, at: at(15) }, invitation, [], 3, written())
    await record(at(15))
    await changeShared(db, { ...fabrikam.bob, at: at(15) }, invitation, ['vendors'], 4, written())
    await record(at(15))

    const [lines] = linesOf(await viewPastOfPartner(db, by(contoso), fabrikam.id, {}))

    assert.deepEqual(lines, ['2026-03-02 50', '2026-03-12 100', '2026-03-17 50', '2026-03-22 50'])
  })

  it('is recorded whole by whoever comes after one that was killed, at any statement', async () => {
    const { contoso, fabrikam, invitation, at } = await grown()
    await changeShared(db, { ...fabrikam.bob, at: at(15) }, invitation, [], 3, written())
    let kills = 0
    while (await dying([db], kills, () => record(at(15)))) kills += 1

    assert.ok(kills >= 2, `killed ${kills} times`)
    const [lines] = linesOf(await viewPastOfPartner(db, { ...contoso.bob, at: at(20) }, fabrikam.id, {}))
    assert.deepEqual(lines, ['2026-03-02 50', '2026-03-12 100', '2026-03-17 0', '2026-03-22 0'])
  })

  it('is recorded once by two at once, and by whoever is late', async () => {
    const { fabrikam, invitation, at } = await grown()
    await changeShared(db, { ...fabrikam.bob, at: at(15) }, invitation, [], 3, written())

    await Promise.all([record(at(15)), record(at(15))])

    assert.equal((await rowsOf()).length, 9)
    assert.deepEqual(await db('sights').where({ is_recorded: false }), [])
  })

  it('says of a partner both directions, of a collaboration whose it is, and of one partner in it', async () => {
    const { contoso, fabrikam, id, by } = await grown()
    const days = ['2026-03-02 50', '2026-03-12 100', '2026-03-22 100']
    const nothing = ['2026-03-22 null']

    assert.deepEqual(linesOf(await viewPastVisibility(db, by(contoso), {})), [days, undefined])
    assert.deepEqual(linesOf(await viewPastOfPartner(db, by(contoso), fabrikam.id, {})), [days, nothing])
    assert.deepEqual(linesOf(await viewPastOfPartner(db, by(fabrikam), contoso.id, {})), [nothing, days])
    assert.deepEqual(linesOf(await viewPastOfCollaboration(db, by(contoso), id, {})), [days, undefined])
    assert.deepEqual(linesOf(await viewPastOfCollaboration(db, by(contoso), id, {}, fabrikam.id)), [days, undefined])
    assert.deepEqual(linesOf(await viewPastOfCollaboration(db, by(fabrikam), id, {})), [undefined, days])
  })

  it('is for those alone who see the score today: nobody else, nor whoever has left or is no partner any more', async () => {
    const { contoso, fabrikam, litware, id, invitation, connection, at, by } = await grown()
    const seesNot = async (firm: Firm, partner: CompanyId, collaboration: CollaborationId = id) => {
      await assert.rejects(viewPastOfPartner(db, by(firm), partner, {}), refused)
      await assert.rejects(viewPastOfCollaboration(db, by(firm), collaboration, {}), refused)
    }

    await assert.rejects(viewPastOfPartner(db, by(litware), fabrikam.id, {}), refused)
    await assert.rejects(viewPastOfCollaboration(db, by(litware), id, {}), refused)
    await assert.rejects(viewPastOfCollaboration(db, by(contoso), id, {}, litware.id), refused)
    assert.deepEqual(linesOf(await viewPastVisibility(db, by(litware), {})), [['2026-03-22 null'], undefined])

    await leaveInvitation(db, { ...fabrikam.bob, at: at(19) }, invitation)
    await assert.rejects(viewPastOfCollaboration(db, by(fabrikam), id, {}), refused)
    await assert.rejects(viewPastOfCollaboration(db, by(contoso), id, {}, fabrikam.id), refused)

    await disconnect(db, { ...contoso.bob, at: at(19) }, connection)
    await seesNot(fabrikam, contoso.id)
    await assert.rejects(viewPastOfPartner(db, by(contoso), fabrikam.id, {}), refused)
    const again = await requestConnection(db, { ...contoso.bob, at: at(20) }, fabrikam.id, '')
    await assert.rejects(viewPastOfPartner(db, by(contoso), fabrikam.id, {}), refused)
    await acceptConnection(db, { ...fabrikam.bob, at: at(20) }, again)
    assert.equal((await viewPastOfPartner(db, by(contoso), fabrikam.id, {})).partner?.name, 'Fabrikam')
  })

  it('is that of an invitation, too, when it changes nothing in all', async () => {
    const { contoso, fabrikam, id, at, by } = await grown()
    const other = await asked({ ...contoso.bob, at: at(12) }, fabrikam, { name: 'Other', requested: ['products'] })
    await record(at(12))
    await acceptInvitation(db, { ...fabrikam.bob, at: at(15) }, other.invitation, ['products'], written())

    await record(at(15))

    const [all] = linesOf(await viewPastOfPartner(db, by(contoso), fabrikam.id, {}))
    assert.deepEqual(all, ['2026-03-02 50', '2026-03-12 100', '2026-03-22 100'])
    const [lines] = linesOf(await viewPastOfCollaboration(db, by(contoso), other.id, {}))
    assert.deepEqual(lines, ['2026-03-14 0', '2026-03-17 100', '2026-03-22 100'])
    assert.deepEqual(linesOf(await viewPastOfCollaboration(db, by(contoso), id, {}))[0]?.length, 3)
  })

  it('says of whom an answer was awaited that it was, until there is one (V2)', async () => {
    const { contoso, fabrikam } = await partners()
    const { id, invitation } = await asked(contoso.bob, fabrikam, { requested: ['products', 'vendors'] })
    const at = (days: number) => daysAfter(contoso.bob.at, days)
    await record(at(0))
    await acceptInvitation(db, { ...fabrikam.bob, at: at(10) }, invitation, ['warehouses'], written())
    await record(at(10))
    const other = await asked({ ...contoso.bob, at: at(20) }, fabrikam, { name: 'Other', requested: ['warehouses'] })
    await record(at(20))

    const by = { ...contoso.bob, at: at(20) }
    const waited = ({ ofThem }: PastVisibility) => ofThem?.changes.map(({ day, isWaiting }) => `${day} ${isWaiting}`)

    const ofPartner = ['2026-03-02 true', '2026-03-12 false', '2026-03-22 false']
    assert.deepEqual(waited(await viewPastOfPartner(db, by, fabrikam.id, {})), ofPartner)
    assert.deepEqual(waited(await viewPastOfCollaboration(db, by, id, {}, fabrikam.id)), ofPartner)
    assert.deepEqual(waited(await viewPastOfCollaboration(db, by, other.id, {}, fabrikam.id)), ['2026-03-22 true'])
    // Of several together it is not said.
    assert.deepEqual(waited(await viewPastOfCollaboration(db, by, other.id, {})), ['2026-03-22 false'])
    assert.deepEqual(
      new Set((await viewPastVisibility(db, by, {})).ofThem?.changes.map(each => each.isWaiting)),
      new Set([false]),
    )
  })

  it('is taken along by both, and of a partner only while it is one (K7)', async () => {
    const { contoso, fabrikam, litware, id, connection, at, by } = await grown()
    const taken = async (firm: Firm) => {
      const list = belongings.find(({ file }) => file === 'past-scores.json')
      assert.ok(list)
      const rows: object[] = []
      for await (const row of list.rows(db, by(firm))) rows.push(row)
      return rows
    }
    const days = [
      { day: '2026-03-02', shared: 1, requested: 2, waiting: false },
      { day: '2026-03-12', shared: 2, requested: 2, waiting: false },
    ]
    const ofPartner = [null, id].map(collaboration => ({ of: contoso.id, partner: fabrikam.id, collaboration, days }))

    assert.deepEqual(await taken(contoso), [{ of: contoso.id, partner: null, collaboration: null, days }, ...ofPartner])
    assert.deepEqual(await taken(fabrikam), ofPartner)
    assert.deepEqual(await taken(litware), [])
    await disconnect(db, { ...contoso.bob, at: at(19) }, connection)
    assert.deepEqual(await taken(fabrikam), [])
    assert.equal((await taken(contoso)).length, 3)
  })

  it('counts no entity that was retired, from that day on', async () => {
    const { contoso, fabrikam, at, by } = await grown()
    await db('entities')
      .where({ code: 'vendors' })
      .update({ retired_at: at(12) })
    try {
      await record(at(12))
      await db('entities')
        .where({ code: 'products' })
        .update({ retired_at: at(14) })
      await record(at(14))

      const { ofThem } = await viewPastOfPartner(db, by(contoso), fabrikam.id, {})

      assert.deepEqual(
        ofThem?.changes.map(({ day, ...score }) => `${day} ${counts(score)}`),
        ['2026-03-02 1 of 2', '2026-03-12 2 of 2', '2026-03-14 1 of 1', '2026-03-16 0 of 0', '2026-03-22 0 of 0'],
      )
    } finally {
      await db('entities').update({ retired_at: null })
    }
  })

  it('is forgotten before a day, but for what still holds on it', async () => {
    const { contoso, fabrikam, invitation, at, by } = await grown()
    const forget = async (days: number) => {
      for await (const _ of forgetScores(db, dayOf(at(days))));
      return linesOf(await viewPastOfPartner(db, by(contoso), fabrikam.id, {}))[0]
    }

    assert.deepEqual(await forget(5), ['2026-03-02 50', '2026-03-12 100', '2026-03-22 100'])
    assert.deepEqual(await forget(12), ['2026-03-12 100', '2026-03-22 100'])
    await leaveInvitation(db, { ...fabrikam.bob, at: at(15) }, invitation)
    await record(at(15))
    assert.equal((await rowsOf()).length, 6)
    await forget(18)
    assert.deepEqual(await rowsOf(), [])
  })
})
