import assert from 'node:assert/strict'
import { complaintsAbout, found, isOfSentences } from './expressions.ts'

// Beside the others: it takes as long as all of them.
describe('every regular expression that reads a sentence', function () {
  this.timeout('300s')

  it('takes the cube of its length at most (recheck)', async () => {
    const expressions = found.flatMap(({ written }) => written).filter(isOfSentences)

    assert.ok(expressions.length > 100, `${expressions.length}`)
    assert.deepEqual(await complaintsAbout(expressions), [])
  })
})
