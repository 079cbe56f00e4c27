import assert from 'node:assert/strict'
import { digestCard } from '../../cards/delivery/digest.ts'
import { letterOf } from '../../cards/delivery/letter.ts'
import { missedCard } from '../../cards/delivery/missed.ts'
import { preferencesCard } from '../../cards/delivery/preferences.ts'
import { bodyHtml, bodyText, formHtml } from '../../cards/html.ts'
import { card, choosing, facts, picking, quote, send, text, ticking, typing } from '../../cards/kit.ts'
import { readerOf } from '../../cards/reader.ts'
import { instantly } from '../../domain/delivery/preference.ts'
import { type InvitationId, newId } from '../../domain/ids.ts'
import { checkCard } from '../card.ts'

const readers = ['en-US', 'de-DE', 'zh-CN'].map(locale => readerOf(locale, 'UTC'))
const at = new Date('2026-03-02T23:30:00Z')
const subject = `invitation:${newId<InvitationId>()}` as const
const evil = '<script>alert("1")</script> & *stars* [x](y)'

describe('the cards about being told', () => {
  for (const piece of ['企', '*', '😀', '"', '\\', 'a\n']) {
    it(`are accepted by Microsoft's parser and fit into a message, with names of ${JSON.stringify(piece)}`, () => {
      const long = piece.repeat(400)
      const lines = Array.from({ length: 12 }, () => ({ title: long, kind: 'changes' as const, subject, at }))
      const missed = lines.slice(0, 8).map((line, index) => ({
        ...{ ...line, who: long.slice(0, 100), why: 'never-met', title: index === 0 ? null : line.title },
      }))
      for (const reader of readers) {
        const typed = { ways: instantly.ways, digestHour: 0, quietFrom: 22, quietTo: undefined, email: long }
        const view = { ...instantly, zone: 'America/Argentina/ComodRivadavia', email: null, askedEmail: long }
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
      assert.match(mail.unsubscribed, new RegExp(`[„“]${headings.notifications}[“”]`))
    })
  }
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
      typing('note', evil, { value: evil, lines: true, limit: 200 }),
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
    const html = formHtml(shown, { action: '/x?"', has: () => true })
    const letter = letterOf(reader, shown, { unsubscribe: 'https://x.example/?a="', teams: 'https://y.example/"' })

    for (const made of [html, bodyHtml(shown), letter.html]) {
      assert.doesNotMatch(made, /<script|\\\*/)
      assert.match(made, /&#60;script&#62;alert\(&#34;1&#34;\)&#60;\/script&#62; &#38; \*stars\* \[x\]\(y\)/)
    }
    assert.equal(bodyText(shown).split('\n')[0], evil)
    assert.doesNotMatch(letter.html, /href="[^"]*""/)
  })

  it('has what was filled in and ticked, and no inputs in its body alone', () => {
    const html = formHtml(shown, { action: '/', has: () => false })

    assert.match(html, /value="b" checked/)
    assert.doesNotMatch(html, /value="a" checked|<button/)
    assert.match(html, /<option value="a" selected>/)
    assert.match(html, /<textarea name="note" maxlength="200">&#60;script/)
    assert.doesNotMatch(bodyHtml(shown), /<input|<select|<textarea|<form/)
  })
})
