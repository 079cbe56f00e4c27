import assert from 'node:assert/strict'
import { say } from '../../bot/chat/say.ts'
import { fill } from '../../bot/demo/demo.ts'
import { network } from '../../bot/demo/network.ts'
import { sweep } from '../../bot/ops/retention.ts'
import type { Card } from '../../cards/kit.ts'
import { readerOf } from '../../cards/reader.ts'
import { de } from '../../cards/words/de.ts'
import { en } from '../../cards/words/en.ts'
import { zhHans } from '../../cards/words/zh-Hans.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { textOf, titlesOf } from '../card.ts'
import { clock, passDays } from '../clock.ts'
import { db, scenery, stored } from '../database.ts'

/** The sample network, as Alex Wilber, responder at Contoso Electronics, sees it. */
const sample = scenery(async () => {
  await fill(db)
  const contoso = network.companies.find(({ key }) => key === 'contoso')
  const alex = contoso?.people.find(({ role }) => role === 'responder')
  const row = await db('people').where({ object_id: alex?.aadObjectId }).first<{ id: string; company_id: string }>()
  // The ids are those of the row.
  return { person: row?.id, company: row?.company_id, role: 'responder', at: clock() } as Actor
})

/** A chat in which one says one thing after the other. */
async function talking(locale: string) {
  const by = await sample()
  const chat = { id: `a:${locale}`, isPersonal: true, reference: {} }
  return async (said: string, at: Date = clock()): Promise<Card> =>
    (await say({ db, by: { ...by, at }, reader: readerOf(locale, 'UTC'), chat }, said)).card
}

const languages = [
  {
    locale: 'en-US',
    words: en,
    share: ['what do we share with Fabrikam', 'and with Datum?', 'other way round?'],
    list: ['rank our partners by visibility', 'only vendors', 'why is the last one so low'],
    end: ['disconnect Litware', 'yes', 'no'],
    small: ['thanks a lot', 'good-bye', 'who are you?'],
    strange: 'how do I cook rice',
    name: 'fabrikam grommets widget thing',
  },
  {
    locale: 'de-DE',
    words: de,
    share: ['was teilen wir mit Fabrikam', 'und mit Datum?', 'andersherum?'],
    list: ['sortiere unsere Partner nach Sichtbarkeit', 'nur Lieferanten', 'warum ist der letzte so niedrig'],
    end: ['trenne uns von Litware', 'ja', 'nein'],
    small: ['vielen Dank', 'auf Wiedersehen', 'wer bist du?'],
    strange: 'wie koche ich Nudeln',
    name: 'fabrikam dingsbums krimskrams',
  },
  {
    locale: 'zh-CN',
    words: zhHans,
    share: ['我们与Fabrikam共享了什么', '那Datum呢？', '反过来呢'],
    list: ['按可见度给合作伙伴排名', '只看供应商', '最后一个为什么这么低'],
    end: ['断开与Litware的连接', '是的', '不用了'],
    small: ['谢谢', '再见', '你是谁'],
    strange: '米饭怎么煮',
    name: 'fabrikam玩意儿东西呀',
  },
] as const

describe('a conversation', () => {
  for (const { locale, words, share, list, end, small, strange, name } of languages) {
    it(`goes on from what was asked, in ${locale} (Q5)`, async () => {
      const say = await talking(locale)

      const [first, next, turned] = [await say(share[0]), await say(share[1]), await say(share[2])]

      assert.deepEqual(
        [first, next, turned].map(card => card.fallbackText),
        [words.sharing.given, words.sharing.given, words.sharing.received],
      )
      assert.match(textOf(first), /Fabrikam/)
      assert.match(textOf(next), /Datum/)
      assert.doesNotMatch(textOf(next), /Fabrikam Components/)
      assert.match(textOf(turned), /Datum/)
    })

    it(`goes on from what was shown, in ${locale} (Q5)`, async () => {
      const say = await talking(locale)

      const [all, vendors, why] = [await say(list[0]), await say(list[1]), await say(list[2])]

      assert.match(textOf(all), /Datum[\s\S]*Fabrikam[\s\S]*Litware/)
      assert.doesNotMatch(textOf(vendors), /Datum/)
      assert.ok(textOf(vendors).includes(words.asked.vendor))
      assert.ok(textOf(why).includes(words.score.ofThem('Litware Plastics')))
    })

    it(`asks once more after yes, and says after no that nothing was changed, in ${locale} (Q5)`, async () => {
      const say = await talking(locale)
      const before = await stored()

      const [asks, yes, no] = [await say(end[0]), await say(end[1]), await say(end[2])]

      assert.equal(asks.fallbackText, words.connection.endHeading('Litware Plastics'))
      assert.equal(yes.fallbackText, asks.fallbackText)
      assert.ok(titlesOf(yes).includes(words.buttons.confirm))
      assert.equal(no.fallbackText, words.chat.nothingChanged)
      assert.deepEqual(await stored(), before)
    })

    it(`answers small talk in one line, in ${locale} (Q6)`, async () => {
      const say = await talking(locale)

      const said = [await say(small[0]), await say(small[1]), await say(small[2])].map(card => card.fallbackText)

      assert.deepEqual(said, [words.chat.thanks, words.chat.bye, words.chat.who])
    })

    it(`is short about what it does not understand, with three buttons, in ${locale} (Q7)`, async () => {
      const say = await talking(locale)

      const [miss, known] = [await say(strange), await say(name)]

      assert.ok(textOf(miss).includes(words.chat.notUnderstood(strange)))
      assert.equal(known.fallbackText, words.chat.doYouWant('Fabrikam Components'))
      for (const card of [miss, known]) {
        assert.equal(titlesOf(card).length, 3)
        assert.ok(!textOf(card).includes(words.help.intro))
      }
    })
  }

  it('is forgotten after ten minutes, and removed from the database within days (Q5)', async () => {
    const say = await talking('en-US')
    await say('what do we share with Fabrikam')

    const late = await say('and with Datum?', new Date(clock().getTime() + 11 * 60_000))

    assert.notEqual(late.fallbackText, en.sharing.given)
    passDays(2)
    for await (const _ of sweep(
      db,
      { of: () => ({ db, longWork: db }) },
      { notes: 1, declined: 1, deliveries: 1, history: 3_650 },
      clock(),
    ));
    assert.deepEqual(await db('chat_memories').select(), [])
  })

  it('is in the language of the sentence, and for good in the one that is asked for (Q8)', async () => {
    const say = await talking('en-US')

    const german = await say('Wer hat noch nicht geantwortet?')
    const chosen = await say('speak German')

    assert.equal(german.fallbackText, de.headings.sent)
    assert.equal(chosen.fallbackText, de.chat.language)
    assert.equal((await db('people').whereNotNull('language').first('language'))?.language, 'de')
  })
})
