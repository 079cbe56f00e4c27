import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Card } from '../../cards/kit.ts'
import { checkCard, textOf } from '../card.ts'
import { db, stored } from '../database.ts'
import { liaison } from '../liaison.ts'
import { type Teammate, teammate } from '../teams/teammate.ts'
import { scene } from './turns.ts'

type Found = {
  readonly content: Card
  readonly preview: { readonly content: { readonly title: string; readonly text: string } }
}
type Result = { readonly type: string; readonly text?: string; readonly attachments?: readonly Found[] }

/** What Teams is answered, in a chat with others. */
async function asked(person: Teammate, name: string, value: unknown): Promise<Result | undefined> {
  const conversation = {
    id: `19:${randomUUID()}@unq.gbl.spaces`,
    conversationType: 'personal',
    tenantId: person.tenantId,
  }
  const { status, body } = await person.send({ type: 'invoke', name: `composeExtension/${name}`, conversation, value })
  assert.equal(status, 200)
  return (body as { readonly composeExtension?: Result } | undefined)?.composeExtension
}

const find = (person: Teammate, commandId: string, search?: string, queryOptions = { skip: 0, count: 25 }) =>
  asked(person, 'query', {
    commandId,
    parameters: [search === undefined ? { name: 'initialRun', value: 'true' } : { name: 'search', value: search }],
    queryOptions,
  })

const titles = (result: Result | undefined) => result?.attachments?.map(({ preview }) => preview.content.title)

describe('what is looked for while a message to others is written', () => {
  it('are partners first, then public companies by name, as strangers see them (F1, P4)', async () => {
    const { us, partner } = await scene()
    await db('companies').where({ name: 'Datum' }).update({ is_public: false })

    assert.deepEqual(titles(await find(us.person, 'partners')), ['Litware', 'Newcomer', 'Partner'])
    assert.deepEqual(titles(await find(us.person, 'partners', 'stranger')), ['Stranger'])
    for (const name of ['hidden', 'datum', 'nobody of that name'])
      assert.deepEqual(await find(us.person, 'partners', name), { type: 'message', text: 'Nothing found.' })

    const [found] = (await find(us.person, 'partners', 'partner'))?.attachments ?? []
    assert.ok(found)
    checkCard(found.content)
    assert.match(textOf(found.content), /Partner[\s\S]*Retail[\s\S]*United States/)
    // That is for those who are connected.
    const { profile } = await db('companies').where({ id: partner.by.company }).first('profile')
    assert.ok(profile.contactEmail)
    assert.ok(!JSON.stringify(found).includes(profile.contactEmail))
    assert.deepEqual(found.preview.content, { title: 'Partner', text: 'Retail · United States' })
  })

  it('are collaborations in which one takes part, of which the name alone is shown (C1)', async () => {
    const { us } = await scene()

    const all = await find(us.person, 'collaborations')
    assert.deepEqual(titles(all), ['Agreed', 'Shared', 'Theirs'])
    assert.deepEqual(titles(await find(us.person, 'collaborations', 'SHAR')), ['Shared'])
    assert.deepEqual(await find(us.person, 'collaborations', 'foreign'), { type: 'message', text: 'Nothing found.' })

    for (const { content } of all?.attachments ?? []) {
      checkCard(content)
      assert.doesNotMatch(JSON.stringify(content), /Partner|Litware|Contoso|Products|Action\.Execute/)
    }
  })

  it('comes page by page', async () => {
    const { us } = await scene()

    const pages = await Promise.all([0, 2, 4].map(skip => find(us.person, 'partners', undefined, { skip, count: 2 })))

    assert.deepEqual(pages.map(titles), [['Datum', 'Litware'], ['Newcomer', 'Partner'], undefined])
  })

  it('is for those alone whom the bot knows, and nothing is remembered of the chat (P2)', async () => {
    const { us, gone } = await scene()
    const before = await stored()

    const nobody = teammate('Nobody', randomUUID())
    const guest = teammate('Guest', randomUUID(), { objectId: us.person.objectId })
    const joining = teammate('New', us.person.tenantId)
    for (const person of [nobody, joining])
      assert.match((await find(person, 'partners'))?.text ?? '', /I do not know you yet/)
    for (const person of [guest, gone.person]) {
      const { type, text } = (await find(person, 'partners')) ?? {}
      assert.equal(type, 'message')
      assert.doesNotMatch(text ?? '', /Partner|Litware/)
    }
    await find(us.person, 'partners')

    const { audit_entries: _, ...after } = await stored()
    const { audit_entries: __, ...unchanged } = before
    assert.deepEqual(after, unchanged)
  })

  it('is a sentence when it makes no sense', async () => {
    const { us } = await scene()

    for (const [name, value] of [
      ['query', undefined],
      ['query', { commandId: 'everything' }],
      ['query', 'partners'],
      ['submitAction', { commandId: 'partners' }],
      ['fetchTask', {}],
    ] as const) {
      const answer = await asked(us.person, name, value)
      assert.equal(answer?.type, 'message', name)
      assert.match(answer?.text ?? '', /out of date/)
    }
    const odd = { commandId: 'partners', parameters: [{ name: 'search', value: 7 }, null], queryOptions: { skip: -1 } }
    assert.equal((await asked(us.person, 'query', odd))?.type, 'result')
  })
})

describe('a link in a message to others', () => {
  it('says of our pages what they are, of those for one person nothing but that, and of others nothing', async () => {
    const { us } = await scene()
    const anybody = teammate('Anybody', randomUUID(), { locale: 'de-DE' })
    const shown = async (person: Teammate, name: string, url: unknown) =>
      (await asked(person, name, { url }))?.attachments?.map(({ content }) => content)

    assert.deepEqual(await shown(us.person, 'queryLink', `${liaison.url}/privacy`), [
      { title: 'Privacy', text: 'This page is for everybody.' },
    ])
    for (const path of ['/rows?t=secret', '/mail/answer?t=secret', `/data/${randomUUID()}`, '/constructor'])
      assert.deepEqual(await shown(us.person, 'queryLink', `${liaison.url}${path}`), [
        {
          title: 'A page of Liaison',
          text: 'This link was made for one person. Whoever opens it acts for that person: do not pass it on.',
        },
      ])
    const [german] = (await shown(anybody, 'anonymousQueryLink', `${liaison.url}/privacy`)) ?? []
    assert.deepEqual(german, { title: 'Datenschutz', text: 'Diese Seite ist für alle.' })
    for (const url of ['https://example.com/privacy', `${liaison.url}.example.com/privacy`, 'nonsense', 7, undefined])
      assert.equal(await shown(us.person, 'queryLink', url), undefined)
  })
})
