import assert from 'node:assert/strict'
import { complaintAbout, complaintsAbout, expressionsIn, found, isOfSentences } from './expressions.ts'

describe('every regular expression', function () {
  // Ten seconds on a machine that has nothing else to do; one that is busy must not make an expression look slow.
  this.timeout('300s')

  it('takes no longer than what it reads is long (recheck)', async () => {
    const expressions = found.flatMap(({ written }) => written).filter(each => !isOfSentences(each))

    assert.deepEqual(await complaintsAbout(expressions), [])
  })

  it('is written in the source, where it is checked, and none is put together at run time', () => {
    assert.deepEqual(
      // Those of sentences are made once, of lists of words in the source.
      found.flatMap(({ built }) => built).filter(where => !where.startsWith('bot/chat/')),
      [],
    )
  })

  it('is found wherever it stands, and a slow one is told from a quick one', async () => {
    const source = "const a = /^(a+)+$/g\nif (/b/u.test('/c/')) new RegExp('d')\nRegExp(a) // /f/"

    const { written, built } = expressionsIn('some.ts', source)

    assert.deepEqual(
      written.map(({ where, pattern, flags }) => `${where} ${pattern} ${flags}`),
      ['some.ts:1 ^(a+)+$ g', 'some.ts:2 b u'],
    )
    assert.deepEqual(built, ['some.ts:2', 'some.ts:3'])
    assert.deepEqual(await Promise.all(written.map(complaintAbout)), ['some.ts:1 is vulnerable: /^(a+)+$/g', undefined])
  })

  it('is found in the sources at all', () => {
    const written = found.flatMap(each => each.written)

    // That of the mentions, to name one; there are some 100.
    assert.ok(written.some(({ pattern }) => pattern.startsWith('<at')))
    assert.ok(written.length > 80, `${written.length}`)
  })
})
