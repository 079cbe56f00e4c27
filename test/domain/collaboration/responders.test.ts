import assert from 'node:assert/strict'
import {
  acceptInvitation,
  changeShared,
  declineInvitation,
  leaveInvitation,
  remindOfInvitation,
  stopEverywhere,
  writeNote,
} from '../../../domain/collaboration/invitations.ts'
import { listNotes } from '../../../domain/collaboration/notes.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import { type InvitationId, newId } from '../../../domain/kernel/ids.ts'
import type { RefusalCode } from '../../../domain/kernel/refusal.ts'
import { listCollaborations } from '../../../domain/views/collaborations.ts'
import { viewInvitation } from '../../../domain/views/invitation.ts'
import { db, everything } from '../../database.ts'
import { page, scene } from './answered.ts'
import { asked, drafted, invitationOf, partners, shared, written } from './shared.ts'

describe('an act of a responder that is refused', () => {
  type Scene = Awaited<ReturnType<typeof refusals>>
  async function refusals() {
    const found = await scene()
    const { contoso, fabrikam } = found
    const live = await asked(contoso.bob, fabrikam, { name: 'Live' })
    await acceptInvitation(db, fabrikam.bob, live.invitation, ['products'], written())
    const draft = await drafted(contoso.bob, { name: 'Draft', partners: [fabrikam.id] })
    const mia = { ...fabrikam.bob, role: 'member' } as const
    return { ...found, live, mia, draft: await invitationOf(draft, fabrikam) }
  }
  const everyAct = (by: (scene: Scene) => Actor, of: (scene: Scene) => { open: InvitationId; live: InvitationId }) => ({
    accept: (s: Scene) => acceptInvitation(db, by(s), of(s).open, ['products'], written()),
    decline: (s: Scene) => declineInvitation(db, by(s), of(s).open, ''),
    tomorrow: (s: Scene) => remindOfInvitation(db, by(s), of(s).open, 'tomorrow'),
    never: (s: Scene) => remindOfInvitation(db, by(s), of(s).open, 'never'),
    change: (s: Scene) => changeShared(db, by(s), of(s).live, ['vendors'], 2),
    stop: (s: Scene) => stopEverywhere(db, by(s), of(s).live, [], 2, written()),
    leave: (s: Scene) => leaveInvitation(db, by(s), of(s).live),
  })
  const reading = (by: (scene: Scene) => Actor, of: (scene: Scene) => InvitationId) => ({
    view: (s: Scene) => viewInvitation(db, by(s), of(s)),
    notes: (s: Scene) => listNotes(db, by(s), of(s), { offset: 0, limit: 5 }),
    note: (s: Scene) => writeNote(db, by(s), of(s), written('Hello')),
  })
  const right = (s: Scene) => ({ open: s.invitation, live: s.live.invitation })
  const none = newId<InvitationId>()

  const tables: readonly (readonly [
    string,
    RefusalCode,
    Readonly<Record<string, (scene: Scene) => Promise<unknown>>>,
  ])[] = [
    ['to the owner', 'not-found', everyAct(s => s.contoso.ada, right)],
    [
      'to another partner of the owner',
      'not-found',
      {
        ...everyAct(s => s.litware.ada, right),
        ...reading(
          s => s.litware.ada,
          s => s.invitation,
        ),
      },
    ],
    [
      'of a draft',
      'not-found',
      {
        ...everyAct(
          s => s.fabrikam.ada,
          s => ({ open: s.draft, live: s.draft }),
        ),
        ...reading(
          s => s.fabrikam.ada,
          s => s.draft,
        ),
      },
    ],
    [
      'of none',
      'not-found',
      {
        ...everyAct(
          s => s.fabrikam.ada,
          () => ({ open: none, live: none }),
        ),
        ...reading(
          s => s.fabrikam.ada,
          () => none,
        ),
      },
    ],
    ['to a member', 'needs-role', everyAct(s => s.mia, right)],
    [
      'in the wrong state',
      'already-answered',
      everyAct(
        s => s.fabrikam.ada,
        s => ({ open: s.live.invitation, live: s.invitation }),
      ),
    ],
    [
      'from a form out of date',
      'changed-meanwhile',
      {
        change: s => changeShared(db, s.fabrikam.bob, s.live.invitation, ['vendors'], 1),
        'change from the future': s => changeShared(db, s.fabrikam.bob, s.live.invitation, ['vendors'], 3),
        stop: s => stopEverywhere(db, s.fabrikam.bob, s.live.invitation, [], 1, written()),
      },
    ],
    [
      'with a text too long',
      'too-long',
      {
        accept: s => acceptInvitation(db, s.fabrikam.bob, s.invitation, ['products'], written('x'.repeat(201))),
        decline: s => declineInvitation(db, s.fabrikam.bob, s.invitation, 'x'.repeat(201)),
        change: s => changeShared(db, s.fabrikam.bob, s.live.invitation, [], 2, written('x'.repeat(201))),
        stop: s => stopEverywhere(db, s.fabrikam.bob, s.live.invitation, [], 2, written('x'.repeat(201))),
        note: s => writeNote(db, s.fabrikam.bob, s.invitation, written('x'.repeat(201))),
      },
    ],
    ['without a text', 'missing', { note: s => writeNote(db, s.fabrikam.bob, s.invitation, written(' \u200b ')) }],
  ]
  for (const [title, code, acts] of tables) {
    it(`${title}: ${code}, and everything stays as it was (§1, A4)`, async () => {
      const found = await refusals()
      const before = await everything()

      for (const [name, act] of Object.entries(acts)) {
        await assert.rejects(act(found), { name: 'Refusal', code }, name)
      }

      assert.deepEqual(await everything(), before)
    })
  }
})

describe('an invitation of several partners', () => {
  it('is each partner its own: what one answers, another never sees (§1)', async () => {
    const { contoso, fabrikam, litware } = await partners()
    const id = await shared(contoso.bob, [fabrikam, litware])
    const [theirs, open] = [await invitationOf(id, fabrikam), await invitationOf(id, litware)]
    const before = await viewInvitation(db, litware.bob, open)

    await acceptInvitation(db, fabrikam.bob, theirs, ['products'], written('SECRET'))
    await writeNote(db, contoso.bob, theirs, written('SECRET'))

    assert.deepEqual(await viewInvitation(db, litware.bob, open), before)
    assert.deepEqual((await listNotes(db, litware.bob, open, { offset: 0, limit: 5 })).notes, [])
    const [listed] = await listCollaborations(db, litware.bob, page)
    assert.deepEqual([listed?.partners, listed?.partnerCount, listed?.visibility.met], [['Contoso'], 1, 0])
  })
})
