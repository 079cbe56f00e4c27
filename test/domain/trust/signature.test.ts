import assert from 'node:assert/strict'
import fc from 'fast-check'
import { isSameSecret, sign } from '../../../domain/trust/signature.ts'

describe('two secrets', () => {
  it('are the same when they are equal, and are compared without throwing whatever their lengths', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
        // A lone surrogate and another one are the same bytes.
        assert.equal(isSameSecret(one, other), Buffer.from(one).equals(Buffer.from(other)))
        assert.ok(isSameSecret(one, one))
      }),
    )
    for (const [one, other] of [
      ['', 'x'],
      ['x', ''],
      ['x'.repeat(31), 'x'.repeat(32)],
      ['é', 'e'],
      ['x', 'x'.repeat(1_000_000)],
    ] as const) {
      assert.equal(isSameSecret(one, other), false)
    }
  })

  it('of which one is the signature of a text are the same for that text and key alone', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (key, text, other) => {
        assert.equal(isSameSecret(sign(key, text), sign(key, other)), text === other)
        assert.equal(isSameSecret(sign(key, text), sign(`${key}x`, text)), false)
      }),
    )
  })
})
