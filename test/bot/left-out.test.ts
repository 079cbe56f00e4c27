import assert from 'node:assert/strict'
import { DateTime } from 'luxon'
import { answers } from '../../bot/chat/answers.ts'
import { frameOf } from '../../bot/chat/frame.ts'
import type { Kind, QuestionKind } from '../../bot/chat/kinds.ts'
import { candidates } from '../../bot/chat/learning/examples.ts'
import { leftOut } from '../../bot/chat/left-out.ts'
import { readSentence } from '../../bot/chat/reading.ts'
import { unaccounted } from '../../bot/chat/unaccounted.ts'

const moment = { now: new Date('2026-11-30T12:00:00Z'), zone: 'UTC' }
const today = DateTime.fromJSDate(moment.now, { zone: moment.zone }).startOf('day')
const read = (said: string) => readSentence(said, candidates, moment)

/** What a sentence of that kind says and its answer does not honour. */
function missing(kind: QuestionKind, said: string) {
  const reading = read(said)
  const frame = frameOf(reading, kind satisfies Kind)
  const press = answers[kind](frame)
  const conditions = Object.entries(leftOut(frame, press)).filter(
    ([, value]) => value !== undefined && String(value) !== '',
  )
  return { conditions: Object.fromEntries(conditions), words: unaccounted(reading, frame, press, today) }
}

describe('what an answer leaves out (Q1)', () => {
  const understood: readonly (readonly [QuestionKind, string, object])[] = [
    ['changed', 'what changed with our vendors', { relationship: 'vendor' }],
    ['changed', 'was hat sich bei lieferanten geändert', { relationship: 'vendor' }],
    ['collaborations', 'collaborations in Germany', { place: 'DE' }],
    ['given', 'what do we share since october', { since: '2026-10-01' }],
    ['received', 'what else does Datum share besides warehouses', { others: ['warehouses'] }],
    ['directory', 'companies connected since october', { since: '2026-10-01' }],
  ]
  for (const [kind, said, left] of understood) {
    it(`names a condition that it understood: ${said}`, () => {
      assert.deepEqual(missing(kind, said).conditions, left)
    })
  }

  const quoted: readonly (readonly [QuestionKind, string, readonly string[]])[] = [
    ['partners', 'partners without the slow ones', ['without the slow ones']],
    ['visibility', 'partner mit doppelt so viel wie litware', ['doppelt so viel wie']],
    ['visibility', 'partners with more than 3 collaborations', ['more than 3 collaborations']],
    ['collaborations', '超过两个协作的伙伴', ['超过两个协作']],
    ['collaborations', 'collaborations initiated by northwind', ['initiated by northwind']],
    ['collaborations', 'collaborations that are not drafts', ['not drafts']],
    ['collaborations', 'our collabs except component visibility', ['component visibility']],
    ['partners', 'which of our partners have a night shift', ['night shift']],
    ['partners', 'welche Partner haben eine eigene Kantine?', ['eigene Kantine']],
    ['partners', 'which partners are ISO 9001 certified', ['ISO 9001 certified']],
    ['visibility', 'OTIF高于95%的伙伴', ['OTIF高于95%']],
    ['visibility', 'partners with an OTIF above 95 %', ['OTIF above 95 %']],
    ['visibility', 'partners with an OTIF above 95 % and a visibility above 50 %', ['OTIF above 95 %']],
    ['visibility', '可见度50%以上、营业额过亿的伙伴', ['营业额过亿']],
    ['visibility', 'rank our vendors by delivery reliability', ['by delivery reliability']],
    ['visibility', 'partners above our average', ['above our average']],
    ['partners', 'partners by country', ['by country']],
    ['partners', 'partners in bielefeld', ['bielefeld']],
    ['partners', 'wichtige lieferanten', ['wichtige']],
    ['partners', '战略伙伴', ['战略']],
    ['changed', 'what changed since we connected', ['since we connected']],
    ['changed', 'what changed next week', ['next week']],
    ['changed', 'was hat sich seit dem 31.02.2026 geändert', ['31.02.2026']],
    ['changed', '2月30日以来有什么变化', ['2月30日']],
    ['past', 'how has our visibility with northwynd changed', ['northwynd']],
    ['past', 'sichtbarkeit mit Fabrikam und Nordwind seit juli', ['Nordwind']],
    ['past', '我们和北风的可见度变化如何', ['北风']],
    ['partners', 'vendors in Europe but not in China', ['China']],
  ]
  for (const [kind, said, left] of quoted) {
    it(`quotes a word that may be a condition and that nothing took account of: ${said}`, () => {
      assert.deepEqual(missing(kind, said).words, left)
    })
  }

  const honoured: readonly (readonly [QuestionKind, string])[] = [
    ['visibility', 'vendors in asia above 50 %, best first'],
    ['visibility', 'partners at about 70 percent'],
    ['partners', 'partners from z to a'],
    ['partners', 'partners without datum'],
    ['partners', 'vendors in Europe but not in Germany'],
    ['collaborations', 'collaborations we started with products but not warehouses'],
    ['sent', 'who has not answered for more than 10 days'],
    ['changed', 'what changed at 2pm yesterday'],
    ['visibility', 'why is fabrikam only at 71 percent'],
    ['partners', 'partners in the Netherlands'],
    ['given', 'do we share products with our vendor Fabrikam'],
  ]
  for (const [kind, said] of honoured) {
    it(`says nothing where all of it is honoured: ${said}`, () => {
      assert.deepEqual(missing(kind, said), { conditions: {}, words: [] })
    })
  }
})
