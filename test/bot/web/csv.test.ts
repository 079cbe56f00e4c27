import assert from 'node:assert/strict'
import { harmless } from '../../../bot/web/csv.ts'
import { took } from '../../took.ts'

describe('a cell of an export', () => {
  const cells: readonly (readonly [typed: string, written: string])[] = [
    ...(['=1+1', '+1+1', '-1+1', '@SUM(A1)', '＝1', '＋1', '－1', '＠1', '=', '-'] as const).map(
      text => [text, `'${text}`] as const,
    ),
    ['  =1', "'  =1"],
    ['\t=1', "'\t=1"],
    ['\u00a0=1', "'\u00a0=1"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ['a\n=1', "a\n'=1"],
    ['a\r\n  @1', "a\r\n'  @1"],
    ['a;=1', "a;'=1"],
    ['=1\n=2', "'=1\n'=2"],
    ['--1', "'--1"],
    ['+49 89 1234', "'+49 89 1234"],
  ]
  for (const [typed, written] of cells) {
    it(`of ${JSON.stringify(typed)} is no formula`, () => assert.equal(harmless(typed), written))
  }

  for (const text of ['-1', '+1', '-12.5', '0', '-1,5', 'a = b', 'a-b', 'a@b.example', '', '企', "'x"]) {
    it(`of ${JSON.stringify(text)} stays as it is`, () => assert.equal(harmless(text), text))
  }

  it('of a great many lines takes no time', () => {
    const milliseconds = took(() => {
      harmless('\n'.repeat(100_000))
      harmless(' '.repeat(100_000))
      harmless(';  '.repeat(50_000))
    })

    assert.ok(milliseconds < 500, `${milliseconds} ms`)
  })
})
