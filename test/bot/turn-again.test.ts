import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Card } from '../../cards/kit.ts'
import { en } from '../../cards/words/en.ts'
import { askErasure } from '../../domain/company/erasures.ts'
import { changeRole } from '../../domain/company/people.ts'
import { stopMail } from '../../domain/delivery/mails.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { textOf } from '../card.ts'
import { db, empty, stored } from '../database.ts'
import { teammate } from '../teams/teammate.ts'
import { another } from './another.ts'
import { acts, buttons, press, registration } from './buttons.ts'
import { scene } from './turns.ts'

describe('an id of another company', () => {
  it('cannot be written into by the form of a collaboration, and nothing of it is shown', async () => {
    const { us, foreigners, theirs, partner } = await scene()
    const typed = { partners: partner.by.company, requested: 'products', name: 'A', note: 'Hello.' }
    const before = await stored()

    for (const collaboration of [foreigners, theirs]) {
      for (const verb of ['collaboration.save', 'collaboration.prepare']) {
        const card = await press(us.person, verb, { ...typed, collaboration })
        assert.equal(card.fallbackText, en.refusals['not-found']({}), verb)
      }
      const unknown = randomUUID()
      const form = JSON.stringify(await press(us.person, 'collaboration.fill', { ...typed, collaboration }))
      const nobody = JSON.stringify(await press(us.person, 'collaboration.fill', { ...typed, collaboration: unknown }))
      assert.equal(form.replaceAll(collaboration, ''), nobody.replaceAll(unknown, ''))
    }

    assert.deepEqual(await stored(), before)
  })
})

describe('the same press', () => {
  /** What has become true, without the ids and moments that differ from one time to the next. */
  const effect = async () => ({
    history: await db('audit_entries').groupBy('type').orderBy('type').select('type').count(),
    later: await db('jobs').groupBy('kind').orderBy('kind').select('kind').count(),
    deliveries: await db('deliveries').groupBy('event').orderBy('event').select('event').count().sum('revision'),
    connections: await db('connections').select('status', 'round', 'note', 'reason', 'comment').orderByRaw('1, 2, 3'),
    sides: await db('connection_sides').select('relationship', 'vendor_id', 'muted').orderByRaw('1, 2, 3'),
    companies: await db('companies')
      .select('name', 'is_public', 'guards_sensitive', 'contact_asked_at')
      .orderBy('name'),
    terms: await db('terms_acceptances').count(),
    stopped: await db('mail_refusals').count(),
    collaborations: await db('collaborations').select('name', 'status', 'requested', 'offered').orderByRaw('1, 2'),
    invitations: await db('invitations as i')
      .join('collaborations as c', 'c.id', 'i.collaboration_id')
      .join('companies as p', 'p.id', 'i.partner_id')
      .select('c.name as collaboration', 'p.name', 'i.status', 'i.round', 'i.revision', 'i.shared', 'i.reason')
      .orderByRaw('1, 2'),
    prospects: await db('prospects').select('email', 'status', 'round').orderBy('email'),
    notes: await db('notes').select('text').orderBy('text'),
    people: await db('people').select('name', 'role', 'email_asked_at').orderBy('name'),
  })

  /** A link in an e-mail has stopped all others to them. */
  const stopped = async ({ person, at }: Actor) => {
    const email = 'ada@contoso.example'
    await db('people').where({ id: person }).update({ email, asked_email: null, email_asked_at: null })
    await stopMail(db, email, at)
  }

  // What is done in a channel is tried in one, in notifications.test.ts.
  for (const verb of acts.filter(verb => !verb.startsWith('channel.'))) {
    it(`of ${verb} 1, 3 or 20 times at once is one effect and one answer`, async () => {
      const effects: unknown[] = []

      for (const times of [1, 3, 20]) {
        const cast = await scene()
        if (verb === 'terms.accept') await db('terms_acceptances').delete()
        if (verb === 'leaving.take-back') await askErasure(db, cast.us.by, 'Contoso')
        if (verb === 'leaving.forget') await changeRole(db, cast.us.by, cast.member.by.person, 'admin')
        if (verb === 'profile.resend') await db('companies').update({ contact_asked_at: null })
        if (verb === 'preferences.allow-mail') await stopped(cast.us.by)
        const before = await effect()
        const cards = await Promise.all(
          Array.from({ length: times }, () => press(cast.us.person, verb, buttons[verb].carries(cast))),
        )
        assert.deepEqual([...new Set(cards.map(card => JSON.stringify(card)))], [JSON.stringify(cards[0])])
        assert.doesNotMatch(textOf(cards[0] as Card), /Nothing was changed/)
        assert.notDeepEqual(await effect(), before)
        effects.push(await effect())
      }

      assert.deepEqual(effects[1], effects[0])
      assert.deepEqual(effects[2], effects[0])
    })
  }

  it('again after a restart, three times at once, changes nothing more, whatever it is', async () => {
    const restarted = await another()
    const changed: string[] = []

    for (const verb of acts.filter(verb => !verb.startsWith('channel.'))) {
      const cast = await scene()
      const carried = buttons[verb].carries(cast)
      await press(cast.us.person, verb, carried)
      const after = await effect()
      const { objectId, tenantId } = cast.us.person
      const person = teammate("Contoso's admin", tenantId, { objectId, url: () => restarted.url })
      const cards = await Promise.all(Array.from({ length: 3 }, () => press(person, verb, carried)))
      if (JSON.stringify(await effect()) !== JSON.stringify(after)) changed.push(verb)
      for (const card of cards) assert.notEqual(card.fallbackText, en.defect, verb)
    }

    await restarted.stop()
    assert.deepEqual(changed, [])
  }).timeout('180s')

  it('of company.register 1, 3 or 20 times at once is one company with one admin', async () => {
    for (const times of [1, 3, 20]) {
      await empty()
      const nora = teammate('Nora', randomUUID())
      const presses = Array.from({ length: times }, () => press(nora, 'company.register', registration))
      const cards = await Promise.all(presses)
      for (const card of cards) assert.match(textOf(card), /Fabrikam is registered\. You are its admin\./)
      assert.deepEqual(await db('people').select('name', 'role'), [{ name: 'Nora', role: 'admin' }])
    }
  })

  it('of company.register a while later shows the same receipt', async () => {
    const nora = teammate('Nora', randomUUID())
    const first = await press(nora, 'company.register', registration)
    const before = await stored()

    const second = await press(nora, 'company.register', registration)

    assert.doesNotMatch(textOf(second), /A colleague has already registered/)
    assert.equal(second.fallbackText, first.fallbackText)
    assert.deepEqual(await stored(), before)
  })

  it('of two people is answered to the second with who was first', async () => {
    const { us, responder, incoming } = await scene()
    await press(responder.person, 'connection.accept', { connection: incoming })
    const before = await stored()

    for (const verb of ['connection.accept', 'connection.decline']) {
      const late = await press(us.person, verb, { connection: incoming })
      assert.match(textOf(late), /settled already[\s\S]*Accepted[\s\S]*Rosa/)
    }

    assert.deepEqual(await stored(), before)
  })

  it('of two people on an invitation is answered to the second with who was first (A4)', async () => {
    const { us, responder, asked } = await scene()
    await press(responder.person, 'invitation.accept', { invitation: asked, 'share-products': 'products' })
    const before = await stored()

    for (const verb of ['invitation.accept', 'invitation.decline']) {
      const late = await press(us.person, verb, { invitation: asked, 'share-products': 'products,vendors' })
      assert.match(textOf(late), /settled already[\s\S]*Accepted: Rosa[\s\S]*50% \(1 of 2\)/)
    }

    assert.deepEqual(await stored(), before)
  })
})
