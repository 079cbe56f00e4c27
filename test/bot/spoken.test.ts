import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { codeIn } from '../../bot/chat/invite.ts'
import { plain, spokenIn } from '../../bot/chat/spoken.ts'
import { forgetMessages } from '../../domain/delivery/conversations.ts'
import { clock, passDays } from '../clock.ts'
import { db } from '../database.ts'
import { connector } from '../liaison.ts'
import { teammate } from '../teams/teammate.ts'
import { took } from '../took.ts'
import { another } from './another.ts'
import { castOf } from './cast.ts'

const scene = castOf()

/** As Teams puts a message together that answers another one. */
const quoted = (own: string) =>
  `<blockquote itemscope itemtype="http://schema.skype.com/Reply"><strong>Bob</strong><p>who waits?</p></blockquote>${own}`

describe('what is said', () => {
  it('is the same however a client writes it', async () => {
    const { us } = await scene()
    const mention = { type: 'mention', text: '<at>Liaison</at>', mentioned: { id: '28:liaison', name: 'Liaison' } }
    const html = (content: string) => ({ attachments: [{ contentType: 'text/html', content }] })

    for (const message of [
      { text: 'notifications' },
      { text: 'Liaison notifications' },
      { text: '@Liaison notifications' },
      { text: 'liaison, notifications' },
      { text: 'notifications @Liaison' },
      { text: '<at>Liaison</at> notifications', entities: [mention] },
      { text: '<at>Liaison</at>&nbsp;notifications' },
      { text: '<p>notifications</p>' },
      { text: '<div><at id="0">Liaison</at>&nbsp;<b>notifi</b>cations</div>\n' },
      { text: 'Liaison notifications', entities: [null] },
      { text: 'notifications', entities: [null, 5, { type: null }, {}, 'x'] },
      { text: '“notifications”' },
      { text: '&quot;notifications&#34;' },
      { text: 'no\u200btifi\u00adcations' },
      { text: '＠Ｌｉａｉｓｏｎ ｎｏｔｉｆｉｃａｔｉｏｎｓ' },
      { text: '> who waits?\n\nnotifications' },
      { text: '&gt; who waits?\nnotifications' },
      { text: quoted('<p>notifications</p>') },
      { text: 'Bob who waits? notifications', ...html(quoted('<p>notifications</p>')) },
      { text: 'notifications', ...html('<p>notifications</p>') },
    ]) {
      const cards = us.person.cards().length
      assert.equal((await us.person.send({ type: 'message', ...message })).status, 200)
      assert.equal(us.person.cards().length, cards + 1)
      us.person.sees(/^Notifications$/m)
    }
  })

  it('keeps what only looks like a tag, a quotation or the name', () => {
    assert.equal(plain('partners <50 % & <Fabrikam>'), 'partners <50 % & <Fabrikam>')
    assert.equal(spokenIn({ text: '> 50 %' }).said, '> 50 %')
    assert.equal(spokenIn({ text: 'Liaisons Dangereuses' }).said, 'Liaisons Dangereuses')
    assert.equal(spokenIn({ text: 'AT&T' }).said, 'AT&T')
    assert.equal(spokenIn({ text: 'since 2026‑03‑01' }).said, 'since 2026-03-01')
  })

  it('takes no longer than it is long', () => {
    for (const piece of ['<blockquote', '</blockquote>', '<at>', '&#', '> \n', '"', '@liaison ', '<p', '‐']) {
      const milliseconds = took(() => spokenIn({ text: piece.repeat(100_000) }))
      assert.ok(milliseconds < 500, piece)
    }
  })
})

describe('the code of an invitation', () => {
  it('is read as people send it', () => {
    for (const said of [
      'join 1a2b–3c4d–5e6f',
      'join 1a2b‑3c4d‑5e6f',
      'join 1a2b 3c4d 5e6f',
      '“join 1a2b-3c4d-5e6f”',
      'join “1a2b-3c4d-5e6f”',
      'Please join 1a2b-3c4d-5e6f.',
      'Bitte beitreten: 1a2b-3c4d-5e6f',
      '请加入1a2b-3c4d-5e6f',
      '1a2b-3c4d-5e6f',
      '1A2B3C4D5E6F',
      '1a2b 3c4d 5e6f',
      'join 1a2b-3c4d-5e6f\n\nBest regards\nNora Kim, Northwind',
      'Hello,\njoin 1a2b-3c4d-5e6f\nThank you',
      '<p>join&nbsp;1a2b-3c4d-5e6f</p>',
      'join １ａ２ｂ-３ｃ４ｄ-５ｅ６ｆ',
    ]) {
      assert.equal(codeIn(said), '1a2b3c4d5e6f', said)
    }
    for (const said of [
      'who waits for us',
      'partnerships',
      'show last week',
      'join the team',
      'below 50 %',
      'with 2024 data',
    ]) {
      assert.equal(codeIn(said), undefined, said)
    }
  })

  it('that is unknown is said, and stays on the form that follows', async () => {
    const { us } = await scene()
    const nora = teammate('Nora', randomUUID())

    await us.person.say('1a2b-3c4d-5e6f')
    const form = await nora.say('please join 1a2b 3c4d 5e6f')

    us.person.sees(/I do not know this code/)
    nora.sees(/I do not know this code/)
    assert.match(JSON.stringify(form.actions), /"code":"1a2b3c4d5e6f"/)
  })
})

describe('the same message twice', () => {
  it('is answered once, by whichever process, also at once', async () => {
    const { us } = await scene()
    const second = await another()
    const others = teammate('Ada', us.person.tenantId, { objectId: us.person.objectId, url: () => second.url })
    const message = { type: 'message', text: 'help', id: '1772442000000' }
    const before = us.person.cards().length

    await Promise.all([us.person, others, us.person, others].map(person => person.send(message)))
    await us.person.send(message)

    await second.stop()
    assert.equal(us.person.cards().length, before + 1)
  })

  it('in another chat is another one; and it is forgotten after some days', async () => {
    const { us, stranger } = await scene()
    const message = { type: 'message', text: 'help', id: '1772442000000' }
    const before = stranger.person.cards().length

    await us.person.send(message)
    await stranger.person.send(message)
    passDays(3)
    for await (const _ of forgetMessages(db, clock()));

    assert.equal(stranger.person.cards().length, before + 1)
    assert.deepEqual(await db('heard_messages').select(), [])
  })
})

describe('what the database could not hold', () => {
  it('in names and ids is left out, and the answer comes', async () => {
    const { us } = await scene()
    const { tenantId, objectId } = us.person
    const from = { id: `29:${objectId}\0`, name: 'A\0da\ud800', aadObjectId: objectId, tenantId }
    const chat = `a:${randomUUID()}`
    const conversation = { id: `\ud800${chat}\0`, conversationType: 'personal', tenantId }

    const { status } = await us.person.send({ type: 'message', text: 'help', from, conversation, id: '\0\ud800' })

    assert.equal(status, 200)
    assert.equal(connector.messages(chat).length, 1)
    const row = await db('people').where({ object_id: objectId }).first<{ name: string }>('name')
    assert.equal(row.name, 'Ada')
  })

  it('cannot be answered to a chat whose id is none', async () => {
    const { us } = await scene()
    const conversation = { id: 'a:ü', conversationType: 'personal', tenantId: us.person.tenantId }

    assert.equal((await us.person.send({ type: 'message', text: 'help', conversation })).status, 400)
  })
})

describe('an upgrade of the app', () => {
  it('that takes the bot away makes a chat unreachable, and one that brings it makes it reachable', async () => {
    const { us } = await scene()
    const unreachable = async () =>
      (await db('conversations').where({ id: us.person.chat }).first<{ unreachable: string | null }>()).unreachable

    await us.person.send({ type: 'installationUpdate', action: 'remove-upgrade' })
    const gone = await unreachable()
    await us.person.send({ type: 'installationUpdate', action: 'add-upgrade' })

    assert.deepEqual([gone, await unreachable()], ['uninstalled', null])
  })

  it('of a kind that is not known changes nothing', async () => {
    const { us } = await scene()
    const cards = us.person.cards().length

    for (const action of ['add-downgrade', 'toString', 7, null, {}]) {
      assert.equal((await us.person.send({ type: 'installationUpdate', action })).status, 200)
    }
    const membersRemoved = [null, 5, { id: null }]
    assert.equal((await us.person.send({ type: 'conversationUpdate', membersRemoved })).status, 200)

    assert.equal(us.person.cards().length, cards)
  })
})
