import assert from 'node:assert/strict'
import fc from 'fast-check'
import { saveDraft, shareCollaboration } from '../../../domain/collaboration/collaborations.ts'
import { acceptInvitation } from '../../../domain/collaboration/invitations.ts'
import { listNotes } from '../../../domain/collaboration/notes.ts'
import { entityCodes } from '../../../domain/data/catalogue.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import {
  type CollaborationId,
  type CompanyId,
  type ConnectionId,
  type InvitationId,
  newId,
} from '../../../domain/kernel/ids.ts'
import { Refusal } from '../../../domain/kernel/refusal.ts'
import { listDirectory } from '../../../domain/network/directory.ts'
import { viewCollaboration } from '../../../domain/views/collaboration.ts'
import { listCollaborations } from '../../../domain/views/collaborations.ts'
import { listConnections, viewConnection } from '../../../domain/views/connection.ts'
import { listEndings } from '../../../domain/views/endings.ts'
import { viewForm } from '../../../domain/views/form.ts'
import { viewHome } from '../../../domain/views/home.ts'
import { listInbox } from '../../../domain/views/inbox.ts'
import { viewInvitation } from '../../../domain/views/invitation.ts'
import { listSent } from '../../../domain/views/sent.ts'
import { viewCollaborationVisibility, viewPartnerVisibility, viewVisibility } from '../../../domain/views/visibility.ts'
import { db, empty } from '../../database.ts'
import { isThorough } from '../../thorough.ts'
import { founded } from '../company/founded.ts'
import { listGrants } from '../views/grants.ts'
import { grantsOf, idOf, play, step } from './played.ts'
import { connected, firm } from './shared.ts'

const page = { offset: 0, limit: 100 }

/** Everything that a company can ask about collaborations: of each id there is, its own or not. Refusals are no answer. */
async function asking(by: Actor) {
  const [invitations, collaborations, connections, companies] = await Promise.all(
    (['invitations', 'collaborations', 'connections', 'companies'] as const).map(table =>
      db(table).orderBy('id').pluck<string[]>('id'),
    ),
  )
  const answers: { readonly about: string | undefined; readonly answer: unknown }[] = []
  const ask = async (question: Promise<unknown>, about?: string) => {
    try {
      answers.push({ about, answer: await question })
    } catch (error) {
      assert.ok(error instanceof Refusal && error.code === 'not-found', String(error))
    }
  }
  for (const id of invitations as InvitationId[]) {
    await ask(viewInvitation(db, by, id), id)
    await ask(listNotes(db, by, id, { offset: 0, limit: 100 }), id)
    await ask(listEndings(db, by, { invitation: id }, 100))
  }
  for (const id of collaborations as CollaborationId[]) {
    await ask(viewCollaboration(db, by, id, { offset: 0, limit: 100 }))
    await ask(viewCollaborationVisibility(db, by, id, page))
    await ask(viewForm(db, by, id, { search: '', wanted: companies as CompanyId[], limit: 100 }))
    await ask(listEndings(db, by, { collaboration: id }, 100))
  }
  for (const id of connections as ConnectionId[]) {
    await ask(viewConnection(db, by, id))
    await ask(listEndings(db, by, { connection: id }, 100))
  }
  for (const id of companies as CompanyId[]) {
    await ask(viewPartnerVisibility(db, by, id))
    await ask(listCollaborations(db, by, { partner: id, ...page }))
    await ask(listGrants(db, by, { partner: id }))
  }
  await ask(listInbox(db, by, page))
  await ask(listSent(db, by, page))
  await ask(viewHome(db, by))
  await ask(listCollaborations(db, by, page))
  await ask(viewVisibility(db, by, page))
  await ask(listGrants(db, by))
  await ask(listConnections(db, by, page))
  return answers
}

describe('whatever companies do to each other', () => {
  it('nobody is told what is not for them, and what is shared is what was granted (§1, R4, K2)', async function () {
    this.timeout('120s')
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async steps => {
        await empty()
        const { firms, models, canaries, pairs } = await play(steps)
        const nameOf = ['Canary-Contoso', 'Canary-Fabrikam', 'Canary-Litware', 'Canary-Datum']

        const expected = grantsOf(models).map(
          ({ giver, viewer, entity, id }) => `${nameOf[giver]} ${nameOf[viewer]} ${entity} ${id}`,
        )
        for (const [index, { bob }] of firms.entries()) {
          const us = String(nameOf[index])
          const found = (await listGrants(db, bob)).map(({ given, partner, entity, collaboration }) =>
            given
              ? `${us} ${partner.name} ${entity} ${collaboration}`
              : `${partner.name} ${us} ${entity} ${collaboration}`,
          )
          const ours = expected.filter(line => line.split(' ').slice(0, 2).includes(us))
          assert.deepEqual([...found].sort(), [...ours].sort())
        }

        for (const [index, { ada, id: us }] of firms.entries()) {
          const answers = await asking(ada)
          const all = JSON.stringify(answers.map(({ answer }) => answer))

          // Texts are read by those they were written for, and what is ours alone by us.
          for (const { text, readers } of canaries) {
            if (!readers.has(index)) assert.ok(!all.includes(text), `${nameOf[index]} reads ${text}`)
          }
          // On an invitation there are the two of it, and no third.
          for (const { about, answer } of answers.filter(each => each.about)) {
            const row = await db('invitations as i')
              .join('collaborations as c', 'c.id', 'i.collaboration_id')
              .where('i.id', String(about))
              .first<{ owner_id: CompanyId; partner_id: CompanyId }>('c.owner_id', 'i.partner_id')
            assert.ok(row && [row.owner_id, row.partner_id].includes(us))
            for (const [third, { id }] of firms.entries()) {
              if (id === row.owner_id || id === row.partner_id) continue
              const said = JSON.stringify(answer)
              assert.ok(!said.includes(id) && !said.includes(String(nameOf[third])), `${about} names a third`)
            }
          }
          // A company that we never had to do with is nowhere.
          for (const [third, { id }] of firms.entries()) {
            if (third === index || pairs.has([third, index].sort().join())) continue
            assert.ok(!all.includes(id) && !all.includes(String(nameOf[third])), `${nameOf[index]} knows a stranger`)
          }
        }
      }),
      { numRuns: isThorough ? 4 : 2, unbiased: true, endOnFailure: true },
    )
  })

  it('a stranger finds nothing, whatever id they ask for (§1)', async () => {
    const [one, two] = [await firm('Canary-Contoso'), await firm('Canary-Fabrikam')]
    const eve = await founded('Tailspin')
    await connected(one, two)
    const id = newId<CollaborationId>()
    const typed = {
      name: 'canary-name',
      partners: [two.id],
      requested: entityCodes,
      offered: entityCodes,
      note: 'canary',
    }
    await saveDraft(db, one.bob, id, typed)
    await shareCollaboration(db, one.bob, id)
    await acceptInvitation(db, two.bob, await idOf(id, two), entityCodes, { id: newId<never>(), text: 'canary' })

    const said = JSON.stringify((await asking(eve)).map(({ answer }) => answer))

    assert.doesNotMatch(said, /canary/i)
    assert.match(JSON.stringify(await asking(one.ada)), /canary-name/)
    assert.equal((await listDirectory(db, eve, { name: '', connected: true, ...page })).length, 0)
  })
})
