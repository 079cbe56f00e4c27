import assert from 'node:assert/strict'
import { clausesOf } from '../../bot/chat/clauses.ts'
import { candidates } from '../../bot/chat/learning/examples.ts'
import { readSentence } from '../../bot/chat/reading.ts'
import { readerOf } from '../../cards/reader.ts'

const moment = { now: new Date('2026-11-30T12:00:00Z'), zone: 'UTC' }
const read = (said: string) => readSentence(said, candidates, moment)

describe('the conditions of a sentence (Q1)', () => {
  const bounds: readonly (readonly [string, object])[] = [
    ['partners no lower than 71%', { least: 71 }],
    ["which partners haven't hit 80 yet", { below: 80 }],
    ['wer hat die 80 noch nicht geschafft', { below: 80 }],
    ['partners around 70%', { least: 65, most: 75 }],
    ['partner um die 70 prozent', { least: 65, most: 75 }],
    ['大约70%的伙伴', { least: 65, most: 75 }],
    ['wer liegt zwischen 65 u. 90 %', { least: 65, most: 90 }],
    ['正好一百分的伙伴', { least: 100, most: 100 }],
    ['不高于七十的伙伴', { most: 70 }],
    ['partner ab siebzig', { least: 70 }],
    ['who gives us everything we asked for', { least: 100, most: 100 }],
  ]
  for (const [said, meant] of bounds) {
    it(`hold bounds: ${said}`, () => {
      const { isNot: _, ...found } = read(said).conditions.bounds ?? {}

      assert.deepEqual(JSON.parse(JSON.stringify(found)), meant)
    })
  }

  it('hold no bounds where things are counted, or all of something is listed', () => {
    for (const said of ['partners with more than 3 collaborations', 'show me all the requests we sent'])
      assert.equal(read(said).conditions.bounds, undefined)
  })

  const tops: readonly (readonly [string, object])[] = [
    ['second best partner', { n: 2, end: 'most' }],
    ['der zweitbeste partner', { n: 2, end: 'most' }],
    ['倒数第二的伙伴', { n: 2, end: 'least' }],
    ['which vendor ranks lowest', { n: 1, end: 'least' }],
    ['platz eins bei der sichtbarkeit', { n: 1, end: 'most' }],
    ['die zwei besten partner, beste zuerst', { n: 2, end: 'most' }],
  ]
  for (const [said, meant] of tops) {
    it(`hold the best or worst: ${said}`, () => {
      assert.deepEqual(read(said).conditions.top, meant)
    })
  }

  const owners: Readonly<Record<'ours' | 'theirs', readonly string[]>> = {
    ours: [
      "projects we're in charge of",
      'kooperationen in denen wir das sagen haben',
      'selbst angelegte kooperationen',
      '归我们的协作',
    ],
    theirs: [
      'collabs others made',
      "collabs we've joined",
      'collabs fabrikam owns',
      'kooperationen der anderen',
      'kooperationen bei denen wir nur mitmachen',
      'welche kooperationen hat fabrikam gestartet',
      '我们被拉进去的协作',
    ],
  }
  for (const [owner, sentences] of Object.entries(owners))
    for (const said of sentences) {
      it(`hold the owner, ${owner}: ${said}`, () => {
        assert.equal(read(said).conditions.owner, owner)
      })
    }

  it('hold no owner where something is to be made with a partner', () => {
    assert.equal(read('跟datum建个协作叫北方仓，要仓库数据').conditions.owner, undefined)
  })

  const sorted: readonly (readonly [string, string])[] = [
    ['partner list z to a', 'z-a'],
    ['partner nach name sortiert', 'a-z'],
    ['按名称排序的伙伴', 'a-z'],
    ['newest partners first', 'latest'],
    ['partners by country', 'other'],
  ]
  for (const [said, by] of sorted) {
    it(`hold how a list is sorted, which is no ranking: ${said}`, () => {
      const { conditions, has } = read(said)

      assert.equal(conditions.sorting?.by, by)
      assert.equal(conditions.order, undefined)
      assert.equal(has('rank'), false)
    })
  }

  it('hold what is older than a time, and what was before a month', () => {
    assert.deepEqual(read('requests older than 10 days').conditions.period, { until: '2026-11-20' })
    assert.deepEqual(read('was hat sich vor november getan').conditions.period, { until: '2026-10-31' })
    assert.deepEqual(read('三天前到现在的变化').conditions.period, { since: '2026-11-27' })
  })

  it('hold a "not" whether or not a question mark follows', () => {
    for (const said of ["what don't we share with datum", "who doesn't see our products"])
      assert.deepEqual([read(said).isNot, read(`${said}?`).isNot], [true, true])
    assert.equal(read('sieht die jemand oder sieht die keiner?').isNot, false)
  })

  const ways: readonly (readonly [string, string])[] = [
    ['what comes from datum to us', 'received'],
    ['what goes from us to datum', 'given'],
    ['把什么给了datum', 'given'],
    ['向谁开放了认证', 'seen'],
    ['to whom do we show orders and shipments', 'given'],
  ]
  for (const [said, direction] of ways) {
    it(`have a direction: ${said}`, () => {
      assert.equal(read(said).direction, direction)
    })
  }

  it('mean us by our own name', () => {
    const own = { ...candidates, own: 'contoso electronics' }
    const directionOf = (said: string) => readSentence(said, own, moment).direction

    assert.equal(directionOf('what does contoso electronics share with datum'), 'given')
    assert.equal(directionOf('what does datum share with contoso'), 'received')
  })

  it('take the vendors of a company for data where a partner sees them', () => {
    assert.deepEqual(read('can fabrikam see our vendors').entities, ['vendors'])
    assert.deepEqual(read('what do our vendors share with us').entities, [])
  })
})

describe('several things in one sentence (Q4)', () => {
  const context = { by: { at: moment.now }, reader: readerOf('en-US', 'UTC') } as Parameters<typeof clausesOf>[0]
  const kindsIn = (said: string) => clausesOf(context, read(said)).map(({ frame }) => frame.kind)

  it('are a wish and a question', () => {
    assert.deepEqual(kindsIn('rename inbound logistics to Carrier feed, also show me our european partners'), [
      'rename',
      'partners',
    ])
  })

  it('are two questions, however they are joined', () => {
    assert.deepEqual(kindsIn("list everyone we're connected to, plus what changed today"), ['partners', 'changed'])
    assert.deepEqual(kindsIn('show whats pending on us and whats pending on others'), ['inbox', 'sent'])
    assert.deepEqual(kindsIn('score of fabrikam + who still hasnt answered'), ['visibility', 'sent'])
    assert.deepEqual(kindsIn('谁能看我们的认证，另外还有啥等我处理'), ['seen', 'inbox'])
  })

  it('are a question and a wish for whoever was named before', () => {
    const [asked, wished] = clausesOf(context, read('datums score, and then start a new collab with them'))
    assert.deepEqual([asked?.frame.kind, wished?.frame.kind], ['visibility', 'newCollaboration'])
    assert.deepEqual(wished?.frame.companies, asked?.frame.companies)
  })

  it('are the same of another company', () => {
    const clauses = clausesOf(context, read('fabrikam可见度多少，datum又是多少'))
    assert.deepEqual(
      clauses.map(({ frame }) => frame.kind),
      ['visibility', 'visibility'],
    )
    assert.notDeepEqual(clauses[0]?.frame.companies, clauses[1]?.frame.companies)
  })

  it('are one where what follows says what a new collaboration is to be', () => {
    assert.deepEqual(kindsIn('set up a new collab called Holiday Ramp with datum and ask for their warehouses'), [])
  })

  it('are one where what follows is part of a note', () => {
    assert.deepEqual(kindsIn('note on sustainability: audit in may and who sees our products'), [])
  })
})
