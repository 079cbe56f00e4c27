import assert from 'node:assert/strict'
import { corrected } from '../../bot/chat/corrected.ts'
import { candidates } from '../../bot/chat/learning/examples.ts'

const [one = '', other = ''] = candidates.companies.map(({ name }) => name)

describe('what is taken back in a sentence', () => {
  const cases: readonly (readonly [said: string, meant: string])[] = [
    [`visibility with ${one}, no wait, sorry, I meant ${other}`, `visibility with ${other}`],
    ['find companies in retail, no hang on, in plastics', 'find companies in plastics'],
    ['partners above fifty percent, no wait, make that more than eighty', 'partners above eighty percent'],
    ['invite Northwind, buying@nw.example, no wait, sales@nw.example', 'invite Northwind, sales@nw.example'],
    ['the number is V-3003, no wait, V-3030', 'the number is V-3030'],
    ['Firmen aus der Logistik, nee warte, aus dem Einzelhandel', 'Firmen aus der Einzelhandel'],
    [
      'welche Partner liegen über siebzig Prozent, ach nein, über neunzig Prozent',
      'welche Partner liegen über neunzig Prozent Prozent',
    ],
    ['可见度超过五成的,不对,超过80%的伙伴', '可见度超过80%的的伙伴'],
  ]
  for (const [said, meant] of cases) {
    it(`is replaced: ${said}`, () => assert.equal(corrected(said, candidates), meant))
  }

  it('is nothing where nothing is taken back, or only in a text', () => {
    for (const said of [
      'who has not answered us',
      'no partners in China?',
      'note on Lanes: no wait, we start in May',
    ]) {
      assert.equal(corrected(said, candidates), said)
    }
  })
})
