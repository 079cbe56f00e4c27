import assert from 'node:assert/strict'
import fc from 'fast-check'
import { scoreOf, tallyOf } from '../../../domain/collaboration/score.ts'
import { type Entity, entityCodes } from '../../../domain/data/catalogue.ts'

const some = fc.subarray([...entityCodes])

describe('a visibility score', () => {
  for (const [met, asked, percent] of [
    [5, 7, 71],
    [7, 16, 44],
    [5, 14, 36],
    [1, 3, 33],
    [2, 3, 67],
    [1, 2, 50],
    [0, 7, 0],
    [7, 7, 100],
    [1, 1000, 1],
    [999, 1000, 99],
    [0, 0, null],
  ] as const) {
    it(`of ${met} of ${asked} is ${percent ?? 'none at all'} (V1, V3, V4)`, () => {
      assert.deepEqual(tallyOf(met, asked), { met, asked, percent })
    })
  }

  it('counts what was requested and is shared; extras are counted apart (V1)', () => {
    const requested: readonly Entity[] = ['products', 'vendors', 'warehouses']

    const score = scoreOf(requested, ['warehouses', 'certifications', 'products', 'production-plants'])

    assert.deepEqual(score, { met: 2, asked: 3, percent: 67, extras: 2 })
  })

  it('is none when nothing was requested, however much is shared (V3)', () => {
    assert.deepEqual(scoreOf([], ['products']), { met: 0, asked: 0, percent: null, extras: 1 })
    assert.deepEqual(scoreOf([], []), { met: 0, asked: 0, percent: null, extras: 0 })
  })

  it('is 0 only when none is shared, 100 only when all are, and between 1 and 99 otherwise (V4)', () => {
    fc.assert(
      fc.property(some, some, (requested, shared) => {
        fc.pre(requested.length > 0)
        const met = requested.filter(entity => shared.includes(entity)).length

        const { percent } = scoreOf(requested, shared)

        assert.ok(percent !== null && Number.isInteger(percent))
        assert.equal(percent === 0, met === 0)
        assert.equal(percent === 100, met === requested.length)
        assert.ok(percent >= 0 && percent <= 100)
      }),
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat({ max: 100_000 }), (asked, any) => {
        const met = any % (asked + 1)

        const { percent } = tallyOf(met, asked)

        assert.equal(percent === 0, met === 0)
        assert.equal(percent === 100, met === asked)
      }),
    )
  })

  it('never falls when more is shared, never rises when more is requested, and does not know of extras (V1)', () => {
    fc.assert(
      fc.property(some, some, fc.constantFrom(...entityCodes), (requested, shared, entity) => {
        fc.pre(requested.length > 0)
        const { percent } = scoreOf(requested, shared)
        assert.ok(percent !== null)

        const more = scoreOf(requested, [...new Set([...shared, entity])])
        const wider = scoreOf([...new Set([...requested, entity])], shared)

        assert.ok(more.percent !== null && more.percent >= percent)
        if (!requested.includes(entity)) assert.equal(more.percent, percent)
        if (!shared.includes(entity)) assert.ok(wider.percent !== null && wider.percent <= percent)
      }),
    )
  })
})
