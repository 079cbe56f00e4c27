import assert from 'node:assert/strict'
import { addPartners, deleteCollaboration } from '../../../domain/collaboration/collaborations.ts'
import {
  acceptInvitation,
  declineInvitation,
  leaveInvitation,
  writeNote,
} from '../../../domain/collaboration/invitations.ts'
import { enqueueDaily } from '../../../domain/jobs/jobs.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'
import { listHistory } from '../../../domain/views/history.ts'
import { textOf } from '../../card.ts'
import { clock, passDays } from '../../clock.ts'
import { db } from '../../database.ts'
import { asked, partners, shared, written } from '../../domain/collaboration/shared.ts'
import { later } from '../../domain/company/founded.ts'
import { findBrokenEntry } from '../../domain/trust/broken.ts'
import { connector, liaison } from '../../liaison.ts'
import { neighbours } from '../neighbours.ts'

/** What the bot does every day; whatever else is due is done before, for what is locked meanwhile is left for tomorrow. */
async function sweep() {
  await liaison.deliverDue()
  await db('jobs').where({ kind: 'retention' }).delete()
  await enqueueDaily(db, 'retention', clock(), clock())
  await liaison.deliverDue()
}

const dueRetention = () =>
  db('jobs').where({ kind: 'retention', settled_at: null }).orderBy('due_at').pluck<Date[]>('due_at')

describe('retention', () => {
  it('is looked after once a day, however many processes start and deliver', async () => {
    const start = () => enqueueDaily(db, 'retention', clock(), clock())
    await Promise.all([start(), start(), start()])
    assert.deepEqual(await dueRetention(), [clock()])

    await Promise.all([liaison.deliverDue(), liaison.deliverDue()])
    await start()

    assert.deepEqual(await dueRetention(), [daysAfter(clock(), 1)])
    assert.deepEqual(await db('jobs').where({ kind: 'retention' }).pluck('attempts'), [0])
    passDays(10)
    await start()
    assert.equal((await dueRetention()).length, 1)
    await liaison.deliverDue()
    assert.deepEqual(await dueRetention(), [daysAfter(clock(), 1)])
  })

  it('comes again tomorrow when it fails today, and today again', async () => {
    const { contoso, fabrikam } = await partners()
    const { invitation } = await asked(contoso.bob, fabrikam)
    await declineInvitation(db, fabrikam.bob, invitation, '')
    await db.raw(
      'create function refuse() returns trigger language plpgsql as $$ begin raise exception $m$full$m$; end $$',
    )
    await db.raw('create trigger refuse before insert on past_invitations for each row execute function refuse()')
    passDays(400)
    try {
      await sweep()
    } finally {
      await db.raw('drop trigger refuse on past_invitations; drop function refuse')
    }
    assert.equal((await db('invitations')).length, 1)
    assert.deepEqual(await dueRetention(), [clock()])

    passDays(1 / 24)
    await liaison.deliverDue()

    assert.deepEqual(await db('invitations'), [])
    assert.deepEqual(await dueRetention(), [daysAfter(clock(), 1)])
  })

  it('removes the notes of what is over, the old ones alone, and none of what is live (A9)', async () => {
    const { contoso, fabrikam, litware } = await partners()
    const live = await asked(contoso.bob, fabrikam)
    const left = await asked(contoso.bob, litware)
    for (const [{ invitation }, { bob }] of [
      [live, fabrikam],
      [left, litware],
    ] as const) {
      await acceptInvitation(db, bob, invitation, ['products'], written('Old'))
    }
    await leaveInvitation(db, later(litware.bob, 100), left.invitation)
    await writeNote(db, later(litware.bob, 300), left.invitation, written('Newer'))
    const notes = () => db('notes').orderBy('written_at').pluck('text')

    passDays(729 + 100)
    await sweep()
    assert.deepEqual(await notes(), ['Old', 'Old', 'Newer'])
    passDays(2)
    await sweep()

    assert.deepEqual(await notes(), ['Old', 'Newer'])
    assert.equal(
      await db('notes')
        .where({ invitation_id: live.invitation })
        .first('text')
        .then(row => row.text),
      'Old',
    )
    passDays(200)
    await sweep()
    assert.deepEqual(await notes(), ['Old'])
    assert.deepEqual(await db('invitations').pluck('id'), [live.invitation])
  })

  it('removes declined invitations with what is owed and posted about them; histories still name everybody (A3, K6)', async () => {
    const { contoso, fabrikam, litware } = await partners()
    const id = await shared(contoso.bob, [fabrikam, litware])
    const [declined] = await db('invitations').where({ partner_id: fabrikam.id }).pluck('id')
    await declineInvitation(db, fabrikam.bob, declined, 'Not this year')
    await liaison.deliverDue()
    const notified = (by: typeof contoso.bob, filter = {}) => listHistory(db, by, { offset: 0, limit: 50, ...filter })
    const wanted = [
      await notified(contoso.bob),
      await notified(fabrikam.bob, { collaboration: id }),
      await notified(contoso.bob, { partner: fabrikam.id }),
    ]

    passDays(365)
    await sweep()
    assert.equal((await db('invitations').where({ id: declined })).length, 1)
    passDays(2)
    await sweep()

    assert.deepEqual(await db('invitations').pluck('partner_id'), [litware.id])
    assert.deepEqual(await db('deliveries').where({ subject: `invitation:${declined}` }), [])
    const expired = ({ type }: { type: string }) => type !== 'invitation.expired' && !/reminded|escalated/.test(type)
    const now = [
      await notified(contoso.bob),
      await notified(fabrikam.bob, { collaboration: id }),
      await notified(contoso.bob, { partner: fabrikam.id }),
    ]
    assert.deepEqual(
      now.map(({ entries }) => entries.filter(expired)),
      wanted.map(({ entries }) => entries.filter(expired)),
    )
    assert.ok(now[1]?.entries.some(({ partner, collaboration }) => partner === 'Contoso' && collaboration === 'Demand'))
    await addPartners(db, later(contoso.bob, 367), id, [fabrikam.id], '')
    assert.equal((await db('invitations').where({ partner_id: fabrikam.id, status: 'waiting', round: 1 })).length, 1)
  })

  it('removes settled deliveries, but no posted card that can still change: that one is edited, years later (B5)', async () => {
    const { contoso, fabrikam } = await neighbours()
    await contoso.press(await contoso.say('connect with Fabrikam'), 'Confirm')
    await liaison.deliverDue()
    await fabrikam.press(fabrikam.sees(/Contoso wants to connect/), 'Accept')
    passDays(40)
    await liaison.deliverDue()
    const [posted] = await db('deliveries')
      .whereNotNull('activity_id')
      .whereLike('subject', 'connection:%')
      .pluck('subject')
    const unnotified = {
      subject: posted,
      event: 'connection.requested',
      person_id: (await db('people').first('id'))?.id,
      created_at: clock(),
    }
    await db('deliveries').insert([
      { ...unnotified, delivered: 1, outcome: 'unreachable', due_at: clock(), next_at: clock() },
      { ...unnotified, due_at: daysAfter(clock(), 5_000), next_at: daysAfter(clock(), 5_000) },
    ])
    const rows = async () => {
      const found = await db('deliveries').orderBy('id').select('event', 'activity_id', 'outcome')
      return { cards: found.filter(row => row.activity_id).length, others: found.filter(row => !row.activity_id) }
    }
    const before = await rows()

    passDays(2_000)
    await sweep()

    const after = await rows()
    assert.equal(after.cards, before.cards)
    assert.ok(before.others.length > 1)
    assert.deepEqual(after.others, [{ event: 'connection.requested', activity_id: null, outcome: null }])
    const sent = connector.requests.length
    const partner = await contoso.press(await contoso.say('Fabrikam'), 'Open')
    await contoso.press(await contoso.press(partner, 'Disconnect'), 'Confirm')
    await liaison.deliverDue()
    const edited = connector.requests.slice(sent).filter(line => line.startsWith('PUT') && line.includes(fabrikam.chat))
    assert.equal(edited.length, 1)
    assert.doesNotMatch(fabrikam.cards().map(textOf).join(), /Contoso wants to connect/)
  })

  it('removes old digests with what was in them, and cards of collaborations that were deleted', async () => {
    const { contoso, fabrikam } = await partners()
    const [gone, live] = [await shared(contoso.bob, [fabrikam]), await shared(contoso.bob, [fabrikam])]
    await deleteCollaboration(db, contoso.bob, gone)
    await db('deliveries').delete()
    await db('jobs').delete()
    const card = (subject: string, more = {}) => ({
      subject,
      event: 'shown',
      delivered: 1,
      outcome: 'sent',
      conversation_id: 'a:1',
      activity_id: subject,
      due_at: clock(),
      next_at: clock(),
      created_at: clock(),
      person_id: contoso.bob.person,
      settled_at: clock(),
      ...more,
    })
    await db('deliveries').insert([
      card('digest:old'),
      card(`collaboration:${gone}`),
      card(`collaboration:${live}`),
      card('digest:new', { settled_at: daysAfter(clock(), 100) }),
    ])
    await db('digest_entries').insert(
      ['digest:old', 'digest:new', 'digest:none'].map(digest => ({ digest, subject: 'x', event: 'x', at: clock() })),
    )

    passDays(366)
    await sweep()

    const subjects = await db('deliveries').orderBy('id').pluck('subject')
    assert.deepEqual(subjects, [`collaboration:${live}`, 'digest:new'])
    assert.deepEqual(await db('digest_entries').pluck('digest'), ['digest:new'])
  })

  it('erases what was written into histories, and then removes entries; the card says so, and chains verify (K6, K7)', async () => {
    const { contoso } = await neighbours()
    await contoso.press(await contoso.say('connect with Fabrikam'), 'Confirm', { note: 'A secret plan' })
    const [{ company_id: company }] = await db('audit_entries').where({ type: 'connection.requested' })
    const words = async () => JSON.stringify(await db('audit_entries').select('written'))
    assert.match(await words(), /secret/)

    passDays(40)
    await liaison.deliverDue()
    passDays(731)
    await sweep()
    assert.doesNotMatch(await words(), /secret/)
    const entries = await db('audit_entries').where({ company_id: company })
    assert.ok(entries.length > 2)
    passDays(3_000)
    await sweep()

    const types = await db('audit_entries').where({ company_id: company }).pluck('type')
    assert.deepEqual(types, ['history.trimmed'])
    assert.equal(await findBrokenEntry(db, company), undefined)
    assert.match(textOf(await contoso.say('what changed')), /The oldest entries were removed/)
  })

  it('works in batches, thousands one after the other', async () => {
    const { contoso } = await partners()
    await db('deliveries').delete()
    await db.raw(
      `insert into deliveries (person_id, subject, event, delivered, outcome, settled_at, due_at, next_at, created_at)
       select :person, 'person:' || i, 'shown', case when i % 2 = 0 then 1 else 0 end, 'superseded', :at::timestamptz,
         :due::timestamptz, :due, :at
       from generate_series(1, 5000) as i`,
      { person: contoso.bob.person, at: clock(), due: daysAfter(clock(), 9_999) },
    )

    passDays(366)
    await sweep()

    assert.equal((await db('deliveries').where({ event: 'shown' })).length, 2_500)
  })
})
