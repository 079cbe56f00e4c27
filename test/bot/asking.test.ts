import assert from 'node:assert/strict'
import { press, readPress } from '../../bot/actions/press.ts'
import { say } from '../../bot/chat/say.ts'
import { fill } from '../../bot/demo/demo.ts'
import { network } from '../../bot/demo/network.ts'
import { readerOf } from '../../cards/reader.ts'
import type { Actor } from '../../domain/kernel/actor.ts'
import { textOf, titlesOf } from '../card.ts'
import { db, scenery, stored } from '../database.ts'
import { judge, present, readUtterances } from '../understanding/answered.ts'

/** Of the many sentences of fresh sets: `npm run understanding -- --check` asks all. */
const EVERY = 40

/** The sample network, as Alex Wilber, responder at Contoso Electronics, sees it. */
const sample = scenery(async () => {
  await fill(db, undefined, present)
  const contoso = network.companies.find(({ key }) => key === 'contoso')
  const alex = contoso?.people.find(({ role }) => role === 'responder')
  const row = await db('people').where({ object_id: alex?.aadObjectId }).first<{ id: string; company_id: string }>()
  // The ids are those of the row.
  return { person: row?.id, company: row?.company_id, role: 'responder', at: present } as Actor
})

const answer = async (by: Actor, text: string, locale = 'en-US') =>
  (await say({ db, by, reader: readerOf(locale, 'UTC') }, text)).card

describe('a question in plain words', function () {
  // A thousand sentences, each of which may be several, on a machine that does other things, too.
  this.timeout('300s')

  for (const file of ['utterances', 'sentences', 'utterances-frames', 'fresh']) {
    it(`of ${file}.jsonl is answered under its heading, with what it asks for`, async () => {
      const by = await sample()
      const utterances = readUtterances(new URL(`${file}.jsonl`, import.meta.url))
      const complaints: string[] = []

      for (const utterance of file === 'fresh' ? utterances.filter((_, at) => at % EVERY === 0) : utterances) {
        const { wrong } = await judge({ db, by, canMail: true }, utterance)
        complaints.push(...wrong.map(each => `${utterance.text}: ${each}`))
      }

      assert.deepEqual(complaints, [])
      assert.ok(utterances.length > 30)
    })
  }

  it('is one of two that are answered on one card, where the second has a button, too (Q4)', async () => {
    const by = await sample()
    const card = await answer(by, 'what is our visibility with datum, and who has not answered us')

    const text = textOf(card)
    assert.match(text, /What you see of Datum Logistics/)
    assert.match(text, /Waiting for others[\s\S]*Litware Plastics/)
    assert.ok(titlesOf(card).includes('Waiting for others'))
  })

  it('is answered both ways, without a part of a place, and told what a wish cannot wait for (Q1, Q3, Q4)', async () => {
    const by = await sample()
    const said = async (text: string) => textOf(await answer(by, text))

    assert.match(
      await said('who can see our products and who cannot?'),
      /Fabrikam[\s\S]*not shared[\s\S]*Datum[\s\S]*Litware/,
    )
    const european = await said('our partners in europe but not in germany')
    assert.match(european, /in Europe, without Germany[\s\S]*Datum/)
    assert.doesNotMatch(european, /Fabrikam/)
    assert.match(await said('disconnect Litware, once the audit is over'), /left out: “once the audit is over”/)
  })

  it('is of any of several places, of what partners see of us, or of what was requested alone (Q1)', async () => {
    const by = await sample()
    const said = async (text: string) => textOf(await answer(by, text))

    const placed = await said('partners in the netherlands or china')
    assert.match(placed, /Netherlands or China[\s\S]*Datum Logistics[\s\S]*Litware Plastics/)
    assert.doesNotMatch(placed, /Fabrikam/)
    const ranked = await said('which partners see less than 40 percent of what they asked us for')
    assert.match(ranked, /by what they see of you[\s\S]*Fabrikam Components[\s\S]*Datum Logistics\s+33%/)
    assert.doesNotMatch(ranked, /Litware/)
    const lacking = await said('what did we ask fabrikam for that they do not share')
    assert.match(lacking, /Vendors and Production orders/)
    assert.doesNotMatch(lacking, /Financial information/)
  })

  it('leaves out a place that is none, as a forged button may carry', async () => {
    const by = await sample()
    const { verb, payload } = readPress('partners.show', { place: 'abcdef,NL' }) ?? {}
    assert.ok(verb === 'partners.show' && payload)
    const { card } = await press({ db, by, reader: readerOf('en-US', 'UTC') }, verb, payload as never)

    assert.match(textOf(card), /abcdef or Netherlands[\s\S]*Datum Logistics/)
  })

  it('has a wish beside it as a button that opens its card, filled in (Q4)', async () => {
    const by = await sample()
    const card = await answer(by, 'datums score, and then start a new collab with them')

    assert.match(textOf(card), /What you see of Datum Logistics/)
    assert.ok(titlesOf(card).includes('Start a collaboration · Datum Logistics'), titlesOf(card).join())
  })

  it('changes nothing', async () => {
    const by = await sample()
    const before = await stored()

    for (const text of ['accept the request from Adventure Works', 'decline demand planning', 'share all with Datum']) {
      await answer(by, text)
    }

    assert.deepEqual(await stored(), before)
  })

  it('is asked back with a button for each company that it could mean', async () => {
    const by = await sample()
    await db('companies')
      .where({ name: 'Datum Logistics' })
      .update({ name: 'Fabrikam Freight', name_key: 'fabrikam freight' })

    const card = await answer(by, "what's our visibility with fabrikam?")

    assert.match(textOf(card), /Which company do you mean/)
    assert.deepEqual([...titlesOf(card)].sort(), ['Fabrikam Components', 'Fabrikam Freight'])
  })

  it('that names a data entity alone is answered with what was recognized and what can be asked of it', async () => {
    const by = await sample()

    const card = await answer(by, 'Warehouses!')

    assert.match(textOf(card), /I recognized: Warehouses/)
    assert.deepEqual(titlesOf(card).slice(0, 3), ['Who sees our data', 'What is shared with us', 'What we share'])
  })

  it('about a company that is no partner says so', async () => {
    const by = await sample()

    for (const text of ['visibility of Tailspin', 'collaborations with Tailspin Parts']) {
      assert.match(textOf(await answer(by, text)), /No\. Tailspin Parts is not your partner/)
    }
  })
})

describe('a wish in plain words', () => {
  it('opens the card on which it can be done', async () => {
    const by = await sample()
    const wishes = [
      ['accept the request from adventure works', /Adventure Works wants to connect/, 'Accept'],
      ['please decline demand planning', /Decline the invitation from Fabrikam Components\?/, 'Confirm'],
      ['decline adventure works', /Decline the request from Adventure Works\?/, 'Confirm'],
      ['cancel our request to Allure Bays', /Cancel your request to Allure Bays Corp\?/, 'Confirm'],
      ['could you please conect us with Adventure Works?', /Adventure Works has asked you already/, 'Accept'],
      ['new collaboration with fabrikam and datum', /New collaboration/, 'Save and share'],
      [
        'share products with fabrikam in demand planning',
        /Fabrikam Components invites you: Demand planning/,
        'Share data',
      ],
    ] as const

    for (const [text, seen, button] of wishes) {
      const card = await answer(by, text)
      assert.match(textOf(card), seen, text)
      assert.ok(titlesOf(card).includes(button), text)
    }
  })

  it('for a collaboration has the partners ticked that were named', async () => {
    const by = await sample()
    const names = await db('companies').whereIn('name', ['Fabrikam Components', 'Datum Logistics']).pluck('id')

    const card = await answer(by, 'start a new collaboration with Datum and Fabrikam')

    const partners = card.body.find(({ id }) => id === 'partners')
    assert.deepEqual(String(partners?.value).split(',').sort(), names.sort())
  })
})
