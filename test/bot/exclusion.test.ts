import assert from 'node:assert/strict'
import { candidates } from '../../bot/chat/learning/examples.ts'
import { readSentence } from '../../bot/chat/reading.ts'

const moment = { now: new Date('2026-11-30T12:00:00Z'), zone: 'UTC' }
const read = (said: string) => readSentence(said, candidates, moment)

describe('what a sentence leaves out (Q1)', () => {
  const apart = [
    'all partners except datum',
    'partners w/o datum',
    'our partners, leaving datum out',
    'visibility of all partners, datum not counted',
    "everyone's score but datum's",
    'who else besides datum shares warehouses with us',
    'not the ones with datum',
    'alle partner außer datum',
    'sichtbarkeit aller partner, ausgenommen datum',
    'partnerliste abzüglich datum',
    'lass datum weg und sortier die rangliste',
    'rangliste, datum nicht mitgerechnet',
    '除了datum以外的伙伴',
    '不算datum,伙伴排名',
    '伙伴列表，别带datum',
    'datum除外，列出所有伙伴',
    '去掉datum的可见度排名',
  ]
  for (const said of apart) {
    it(`is a company: ${said}`, () => {
      const { companies, conditions } = read(said)

      assert.deepEqual(companies, [])
      assert.deepEqual(
        conditions.apart?.map(({ name }) => name),
        ['Datum Logistics'],
      )
    })
  }

  const others: readonly (readonly [string, object])[] = [
    ['partners other than vendors', { except: 'vendor' }],
    ['alle nicht-lieferanten', { except: 'vendor' }],
    ["suppliers that aren't in china", { place: 'CN', outside: true, relationship: 'vendor' }],
    ['partner nicht aus deutschland', { place: 'DE', outside: true }],
    ['找零售行业的公司 不要美国的', { place: 'US', outside: true, industry: 'retail' }],
    ['anyone not in logistics', { industry: 'logistics', otherIndustry: true }],
    ['vendors in germany except fabrikam', { place: 'DE', outside: undefined, relationship: 'vendor' }],
    ['collaborations with products but not warehouses', { others: ['warehouses'] }],
    ['zusammenarbeiten mit zertifizierungen aber ohne produkte', { others: ['products'] }],
  ]
  for (const [said, conditions] of others) {
    it(`is a relationship, a place, an industry or data: ${said}`, () => {
      assert.deepEqual({ ...read(said).conditions, ...conditions }, read(said).conditions)
    })
  }

  it('is no exclusion where something is to be done, where data lacks, or where it asks whether', () => {
    assert.equal(read('ignore datum').conditions.apart, undefined)
    assert.equal(read('remove datum from component visibility').conditions.apart, undefined)
    assert.deepEqual(read('collaborations without warehouses').entities, ['warehouses'])
    assert.equal(read('财务信息有没有给datum').conditions.apart, undefined)
    assert.equal(read('who besides us sees our products').conditions.apart, undefined)
  })

  it('leaves the rest to be read as if it stood alone', () => {
    const { text, isNot, tokens } = read('rank our partners w/o datum')

    assert.equal(text, 'rank our partners')
    assert.equal(isNot, false)
    assert.equal(tokens.length, 3)
  })
})
