import assert from 'node:assert/strict'
import { h } from 'preact'
import { render } from 'preact-render-to-string'
import { CardBody, CardForm } from '../../bot/web/card.tsx'
import { send } from '../../cards/buttons.ts'
import { digestCard } from '../../cards/delivery/digest.ts'
import { letterOf } from '../../cards/delivery/letter.ts'
import { missedCard } from '../../cards/delivery/missed.ts'
import { preferencesCard } from '../../cards/delivery/preferences.ts'
import { choosing, picking, ticking, typing, writing } from '../../cards/fields.ts'
import { bodyHtml, bodyText } from '../../cards/html.ts'
import { card, facts, quote, text } from '../../cards/kit.ts'
import { languageTags } from '../../cards/languages.ts'
import { readerOf } from '../../cards/reader.ts'
import { instantly } from '../../domain/delivery/preference.ts'
import type { Subject, SubjectKind } from '../../domain/kernel/event.ts'
import { type InvitationId, newId } from '../../domain/kernel/ids.ts'
import { checkCard, textOf } from '../card.ts'

const readers = languageTags.map(tag => readerOf(tag, 'UTC'))
const at = new Date('2026-03-02T23:30:00Z')
const subject = `invitation:${newId<InvitationId>()}` as const
const evil = '<script>alert("1")</script> & *stars* [x](y)'

describe('the cards about being told', () => {
  for (const piece of ['企', '*', '😀', '"', '\\', 'a\n']) {
    it(`are accepted by Microsoft's parser and fit into a message, with names of ${JSON.stringify(piece)}`, () => {
      const long = piece.repeat(400)
      const note = { text: long.slice(0, 200), by: long.slice(0, 100) }
      const lines = Array.from({ length: 10 }, () => ({ title: long, kind: 'notes' as const, subject, at, note }))
      const missed = lines.slice(0, 8).map((line, index) => ({
        ...line,
        who: long.slice(0, 100),
        why: 'never-met',
        title: index === 0 ? null : line.title,
      }))
      for (const reader of readers) {
        const typed = { ways: instantly.ways, digestHour: 0, quietFrom: 22, quietTo: undefined, email: long }
        const view = {
          ...instantly,
          zone: 'America/Argentina/ComodRivadavia',
          email: long,
          askedEmail: long,
          isStopped: true,
        }
        const cards = [
          digestCard(reader, lines, 40),
          missedCard(reader, missed, { page: 1, hasMore: true }),
          preferencesCard(reader, view, false, typed),
        ]
        for (const each of cards) {
          checkCard(each)
          assert.ok(JSON.stringify(each).length < 25_000)
        }
      }
    })
  }

  for (const { language, words } of readers) {
    it(`name headings as they are in ${language}`, () => {
      const { headings, mail, notifications } = words

      for (const sentence of [notifications.intro, notifications.digestMore(2), mail.invalid]) {
        assert.match(sentence, new RegExp(`[„“]${headings.inbox}[“”]`))
      }
    })
  }
})

describe('a line of the daily summary', () => {
  it('opens what it is about, of whatever kind', () => {
    const id = '00000000-0000-4000-8000-000000000001'
    const opens: { readonly [K in SubjectKind]: string } = {
      connection: 'connection.show',
      invitation: 'invitation.show',
      collaboration: 'collaboration.show',
      prospect: 'prospect.show',
      profile: 'profile.show',
      contact: 'profile.show',
      people: 'people.show',
      person: 'people.show',
      address: 'preferences.show',
      erasure: 'leaving.show',
      digest: 'home.show',
      data: 'data.show',
      upload: 'data.show',
    }
    const [reader = readerOf('en', 'UTC')] = readers

    for (const [kind, verb] of Object.entries(opens)) {
      const line = { title: 'X', kind: 'answers', subject: `${kind}:${id}` as Subject, at } as const
      const shown = digestCard(reader, [line], 1)

      assert.match(JSON.stringify(shown.body), new RegExp(`"verb":"${verb}"`), kind)
      if (kind === 'prospect') assert.match(JSON.stringify(shown.body), new RegExp(`"prospect":"${id}"`))
    }
  })
})

describe('a digest', () => {
  it('tells a note with its text and who wrote it (B2)', () => {
    const [reader = readerOf('en', 'UTC')] = readers
    const subject = 'invitation:01900000-0000-7000-8000-000000000001' as Subject
    const note = { text: 'Carriers change in May.', by: 'Johanna' }
    const line = { title: 'Demand planning', kind: 'notes', subject, at: new Date(0), note } as const

    assert.match(textOf(digestCard(reader, [line], 1)), /Demand planning[\s\S]*Carriers change in May\.\nJohanna/)
  })
})

describe('a card as a page or a letter', () => {
  const [reader = readerOf('en', 'UTC')] = readers
  const shown = card(
    reader,
    evil,
    [
      text(evil),
      facts([[evil, evil]]),
      quote(evil, evil),
      writing(reader, 'note', evil, { value: evil, limit: 200 }),
      typing('email', evil, { value: evil }),
      choosing('reason', evil, [['a', evil]], { value: 'a', none: evil }),
      picking(
        'share',
        evil,
        [
          ['a', evil],
          ['b', 'B'],
        ],
        ['b'],
      ),
      ticking('terms', evil, evil),
    ],
    [send(evil, 'connection.decline', {})],
  )

  it('never takes people for HTML, nor shows how Markdown is kept from being read', () => {
    const form = render(h(CardForm, { card: shown, action: '/x?"', has: () => true, more: '' }))
    const letter = letterOf(reader, shown, { unsubscribe: 'https://x.example/?a="', teams: 'https://y.example/"' })

    assert.doesNotMatch(form, /<script|\\\*|action="[^"]*""/)
    assert.match(form, /&lt;script>alert\(&quot;1&quot;\)&lt;\/script> &amp; \*stars\* \[x\]\(y\)/)
    for (const made of [bodyHtml(shown), letter.html]) {
      assert.doesNotMatch(made, /<script|\\\*/)
      assert.match(made, /&#60;script&#62;alert\(&#34;1&#34;\)&#60;\/script&#62; &#38; \*stars\* \[x\]\(y\)/)
    }
    assert.equal(bodyText(shown).split('\n')[0], evil)
    assert.doesNotMatch(letter.html, /href="[^"]*""/)
  })

  it('has what was filled in and ticked, and no inputs in its body alone', () => {
    const html = render(h(CardForm, { card: shown, action: '/', has: () => false, more: 'More' }))

    assert.match(html, /value="b" checked/)
    assert.doesNotMatch(html, /value="a" checked|<button/)
    assert.match(html, /<option value="a" selected>|<option selected value="a">/)
    assert.match(html, /<textarea id="note" name="note">&lt;script/)
    for (const body of [bodyHtml(shown), render(h(CardBody, { card: shown }))]) {
      assert.doesNotMatch(body, /<input|<select|<textarea|<form/)
    }
  })
})
