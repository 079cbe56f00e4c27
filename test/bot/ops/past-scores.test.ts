import assert from 'node:assert/strict'
import { acceptInvitation, changeShared } from '../../../domain/collaboration/invitations.ts'
import { nextDay } from '../../../domain/collaboration/past-score.ts'
import { enqueueDaily } from '../../../domain/jobs/jobs.ts'
import { viewPastOfPartner } from '../../../domain/views/past-visibility.ts'
import { clock, passDays, passMinutes } from '../../clock.ts'
import { db } from '../../database.ts'
import { asked, partners, written } from '../../domain/collaboration/shared.ts'
import { liaison } from '../../liaison.ts'

/** The clock of tests stands at nine in the morning. */
const MIDNIGHT = 15 * 60

/** Fabrikam shares one of two things, on the second of March. */
async function scene() {
  const { contoso, fabrikam } = await partners()
  const { invitation } = await asked(contoso.bob, fabrikam, { requested: ['products', 'vendors'] })
  await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written())
  await enqueueDaily(db, 'scores', clock(), nextDay(clock()))
  const share = (entities: readonly ('products' | 'vendors')[], revision: number) =>
    changeShared(db, { ...fabrikam.bob, at: clock() }, invitation, entities, revision, written())
  const told = async () => {
    const { ofThem } = await viewPastOfPartner(db, { ...contoso.bob, at: clock() }, fabrikam.id, {})
    return ofThem?.changes.map(({ day, percent }) => `${day} ${percent}`)
  }
  return { share, told }
}

const due = () => db('jobs').where({ kind: 'scores', settled_at: null }).pluck<Date[]>('due_at')

describe('the scores of a day', () => {
  it('are recorded once it is over, and again every midnight', async () => {
    const { told, share } = await scene()
    await liaison.deliverDue()
    assert.deepEqual(await told(), ['2026-03-02 50'])

    passMinutes(MIDNIGHT)
    await liaison.deliverDue()
    await share(['products', 'vendors'], 2)
    passDays(1)
    await liaison.deliverDue()

    assert.deepEqual(await told(), ['2026-03-02 50', '2026-03-03 100', '2026-03-04 100'])
    assert.deepEqual(await due(), [new Date('2026-03-05T00:00:00Z')])
  })

  it('are those of the day for which they were to be recorded, however late that is', async () => {
    const { told } = await scene()

    passDays(5)
    await liaison.deliverDue()

    assert.deepEqual(await told(), ['2026-03-02 50', '2026-03-07 50'])
    assert.deepEqual(await due(), [new Date('2026-03-08T00:00:00Z')])
  })

  it('are recorded by whoever comes after one that failed', async () => {
    const { told, share } = await scene()
    await db.raw(
      'create function refuse() returns trigger language plpgsql as $$ begin raise exception $m$full$m$; end $$',
    )
    await db.raw('create trigger refuse before insert on past_scores for each row execute function refuse()')
    passMinutes(MIDNIGHT)
    try {
      await liaison.deliverDue()
    } finally {
      await db.raw('drop function refuse() cascade')
    }
    passMinutes(10)
    await share([], 2)
    passMinutes(60)

    await liaison.deliverDue()

    assert.deepEqual(await told(), ['2026-03-02 0', '2026-03-03 0'])
  })
})
