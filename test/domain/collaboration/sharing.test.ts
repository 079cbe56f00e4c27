import assert from 'node:assert/strict'
import { changeCollaboration } from '../../../domain/collaboration/collaborations.ts'
import { acceptInvitation, changeShared, stopEverywhere, writeNote } from '../../../domain/collaboration/invitations.ts'
import { listNotes } from '../../../domain/collaboration/notes.ts'
import { acceptTerms } from '../../../domain/company/acceptances.ts'
import { guardSensitive } from '../../../domain/company/profiles.ts'
import type { Entity } from '../../../domain/data/catalogue.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import type { InvitationId } from '../../../domain/kernel/ids.ts'
import { daysAfter } from '../../../domain/kernel/time.ts'
import { viewHome } from '../../../domain/views/home.ts'
import { viewInvitation } from '../../../domain/views/invitation.ts'
import { db, everything } from '../../database.ts'
import { hired, later } from '../company/founded.ts'
import { historyOf } from '../rows.ts'
import { listGrants } from '../views/grants.ts'
import { given, scene, toldOfOne } from './answered.ts'
import { asked, forget, partners, written } from './shared.ts'

describe('an entity that goes to one partner through two collaborations', () => {
  async function two() {
    const people = await partners()
    const { contoso, fabrikam } = people
    const one = await asked(contoso.bob, fabrikam, { name: 'One', requested: ['products', 'vendors'] })
    const other = await asked(contoso.ada, fabrikam, { name: 'Two', requested: ['products'] })
    for (const { invitation } of [one, other]) {
      await acceptInvitation(db, fabrikam.bob, invitation, ['products', 'warehouses'], written())
    }
    await forget()
    return { ...people, one, other }
  }

  it('stays granted when one of them stops, and each says what else there is (A6, A8, K2)', async () => {
    const { contoso, fabrikam, one, other } = await two()
    const through = async (by: Actor, id: InvitationId) =>
      (await viewInvitation(db, by, id)).entities.find(({ code }) => code === 'products')?.through

    assert.deepEqual(await through(fabrikam.bob, one.invitation), [
      { collaboration: other.id, name: 'Two', offered: false },
    ])
    await changeShared(db, fabrikam.bob, one.invitation, [], 2)

    assert.deepEqual(await given(fabrikam.bob), ['products through Two', 'warehouses through Two'])
    assert.equal((await listGrants(db, contoso.bob, { entity: 'products', partner: fabrikam.id })).length, 1)
    assert.deepEqual(await through(fabrikam.bob, other.invitation), [])
    assert.deepEqual(await through(contoso.bob, one.invitation), [
      { collaboration: other.id, name: 'Two', offered: false },
    ])
  })

  it('ends everywhere at once when that is wanted, and the owner hears of each (A6)', async () => {
    const { contoso, fabrikam, one, other } = await two()

    await stopEverywhere(db, fabrikam.bob, one.invitation, ['warehouses'], 2, written('No more products'))

    assert.deepEqual(await given(fabrikam.bob), ['warehouses through One', 'warehouses through Two'])
    for (const { invitation } of [one, other]) {
      assert.deepEqual(await toldOfOne(invitation), [
        'Ada of Contoso: invitation.changed',
        'Bob of Contoso: invitation.changed',
      ])
    }
    assert.equal((await viewInvitation(db, contoso.bob, one.invitation)).notes.at(-1)?.text, 'No more products')
    assert.deepEqual((await viewInvitation(db, contoso.bob, other.invitation)).notes, [])
    for (const { id } of [contoso, fabrikam]) {
      assert.deepEqual((await historyOf(id)).slice(-2), ['invitation.changed', 'invitation.changed'])
    }
  })

  it('ends everywhere without answering what another collaboration has asked for since (A6, C8)', async () => {
    const { contoso, fabrikam, one, other } = await two()
    await changeCollaboration(db, contoso.bob, other.id, {
      name: 'Two',
      requested: ['products', 'production-plants'],
      offered: [],
    })

    await stopEverywhere(db, fabrikam.bob, one.invitation, ['warehouses'], 2, written())

    const { entities } = await viewInvitation(db, fabrikam.bob, other.invitation)
    assert.deepEqual(
      entities.filter(({ added }) => added).map(({ code }) => code),
      ['production-plants'],
    )
    assert.equal((await viewHome(db, fabrikam.bob)).waiting, 1)
  })

  it('ends everywhere but where we offer it to all, and not with other owners (A6)', async () => {
    const { contoso, fabrikam, litware, one } = await two()
    const ours = await asked(fabrikam.bob, contoso, { name: 'Ours', requested: [], offered: ['products'] })
    await acceptInvitation(db, contoso.bob, ours.invitation, [], written())
    const other = await asked(contoso.bob, litware, { name: 'Other' })
    await acceptInvitation(db, litware.bob, other.invitation, ['products'], written())

    await stopEverywhere(db, fabrikam.bob, one.invitation, [], 2, written())

    assert.deepEqual(await given(fabrikam.bob), ['products through Ours'])
    assert.deepEqual(await given(litware.bob), ['products through Other'])
  })
})

describe('notes', () => {
  it('are each kept that were written with one form, on two devices; the same press twice is one (A9)', async () => {
    const { contoso, fabrikam, invitation } = await scene()
    const { id } = written('')

    for (const text of ['From the phone', 'From the laptop', 'From the phone']) {
      await writeNote(db, fabrikam.bob, invitation, { id, text })
    }

    const { notes } = await listNotes(db, contoso.bob, invitation, { offset: 0, limit: 9 })
    assert.deepEqual(notes.map(({ text }) => text).sort(), ['From the laptop', 'From the phone'])
  })

  it('are kept in order, with author, side and time, by members too (A9)', async () => {
    const { contoso, fabrikam, invitation } = await scene()
    const mia = await hired(fabrikam.ada, 'member', 'Mia')

    await writeNote(db, later(mia, 1), invitation, written('One'))
    await writeNote(db, later(contoso.ada, 2), invitation, written(' Two\nlines '))
    await writeNote(db, later(fabrikam.bob, 3), invitation, written('Three'))
    await writeNote(db, later(fabrikam.bob, 4), invitation, written('Four'))

    const card = await viewInvitation(db, contoso.bob, invitation)
    assert.deepEqual([card.notes.map(({ text }) => text), card.noteCount], [['Two lines', 'Three', 'Four'], 4])
    const ours = await listNotes(db, contoso.bob, invitation, { offset: 0, limit: 3 })
    const theirs = await listNotes(db, fabrikam.bob, invitation, { offset: 3, limit: 3 })
    assert.deepEqual(
      ours.notes.map(({ text, by, ours, writtenAt }) => [text, by, ours, writtenAt]),
      [
        ['Four', 'Bob', false, daysAfter(contoso.bob.at, 4)],
        ['Three', 'Bob', false, daysAfter(contoso.bob.at, 3)],
        ['Two lines', 'Ada', true, daysAfter(contoso.bob.at, 2)],
      ],
    )
    assert.deepEqual(
      theirs.notes.map(({ text, by, ours }) => [text, by, ours]),
      [['One', 'Mia', true]],
    )
    assert.deepEqual([ours.total, theirs.total, ours.partner, theirs.partner], [4, 4, 'Fabrikam', 'Contoso'])
  })

  it('of the same id twice are one, and the first stays as it was written (A9)', async () => {
    const { contoso, fabrikam, invitation } = await scene()
    const note = written('Hello')
    await writeNote(db, fabrikam.bob, invitation, note)
    const before = await everything()

    await writeNote(db, fabrikam.bob, invitation, note)

    assert.deepEqual(await everything(), before)
    await writeNote(db, contoso.bob, invitation, { ...note, text: 'Forged' })
    const { notes } = await listNotes(db, contoso.bob, invitation, { offset: 0, limit: 9 })
    assert.deepEqual(notes.map(each => [each.text, each.ours]).sort(), [
      ['Forged', true],
      ['Hello', false],
    ])
  })

  it('are told to those of the other side who took part, else to its responders (A9, §8)', async () => {
    const { contoso, fabrikam, invitation } = await scene()
    const mia = await hired(fabrikam.ada, 'member', 'Mia')
    const notified = async (by: Actor) => {
      await forget()
      await writeNote(db, by, invitation, written('Hello'))
      return (await toldOfOne(invitation)).map(line => line.split(':')[0])
    }

    assert.deepEqual(await notified(contoso.ada), ['Ada of Fabrikam', 'Bob of Fabrikam'])
    assert.deepEqual(await notified(mia), ['Ada of Contoso', 'Bob of Contoso'])
    assert.deepEqual(await notified(contoso.bob), ['Mia of Fabrikam'])
    await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written())
    assert.deepEqual(await notified(contoso.bob), ['Bob of Fabrikam', 'Mia of Fabrikam'])
    await changeShared(db, fabrikam.ada, invitation, ['vendors'], 2)
    assert.deepEqual(await notified(contoso.bob), ['Ada of Fabrikam', 'Bob of Fabrikam', 'Mia of Fabrikam'])
  })
})

describe('a responder who shares', () => {
  it('needs the terms of the company; an admin who accepts them mends it (K5)', async () => {
    const { fabrikam, invitation } = await scene()
    await db('terms_acceptances').where({ company_id: fabrikam.id }).delete()
    const before = await everything()

    await assert.rejects(acceptInvitation(db, fabrikam.bob, invitation, ['products'], written('x')), {
      code: 'terms-needed',
    })
    assert.deepEqual(await everything(), before)

    await acceptTerms(db, fabrikam.ada, 'hash')
    await acceptInvitation(db, fabrikam.bob, invitation, ['products'], written())
    assert.equal((await viewInvitation(db, fabrikam.bob, invitation)).status, 'accepted')
  })

  it('needs an admin for what is sensitive, once the company wants that (A11)', async () => {
    const { fabrikam, invitation } = await scene()
    const wanted: readonly Entity[] = ['financial-information', 'products']
    await assert.rejects(guardSensitive(db, fabrikam.bob, true), { code: 'needs-role' })
    await guardSensitive(db, fabrikam.ada, true)
    const before = await everything()

    await assert.rejects(acceptInvitation(db, fabrikam.bob, invitation, wanted, written('x')), {
      code: 'needs-admin',
      detail: { entities: ['financial-information'] },
    })
    await guardSensitive(db, fabrikam.ada, true)
    assert.deepEqual(await everything(), before)

    await acceptInvitation(db, fabrikam.ada, invitation, wanted, written())
    await changeShared(db, fabrikam.bob, invitation, ['financial-information'], 2)
    await changeShared(db, fabrikam.bob, invitation, [], 3)
    await assert.rejects(changeShared(db, fabrikam.bob, invitation, wanted, 4), { code: 'needs-admin' })
    await guardSensitive(db, fabrikam.ada, false)
    await changeShared(db, fabrikam.bob, invitation, wanted, 4)
    assert.equal((await given(fabrikam.bob)).length, 2)
  })
})
