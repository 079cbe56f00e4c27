import assert from 'node:assert/strict'
import { type Copy, stepsOf, type WantedCopy } from '../../../domain/data/copy.ts'
import type { LoadId } from '../../../domain/kernel/ids.ts'

const now = new Date('2026-03-02T09:00:00Z')
const [first, second] = ['first', 'second'] as LoadId[] as [LoadId, LoadId]

const wanted = (load: LoadId, more: Partial<WantedCopy> = {}): WantedCopy => ({
  table: 'Product',
  region: 'eu',
  load,
  ...more,
})
const copy = (load: LoadId, state: Copy['state'], more: Partial<Copy> = {}): Copy => ({
  ...wanted(load),
  id: `${state} ${load}` as LoadId,
  state,
  purgeAt: null,
  ...more,
})
const steps = (wants: readonly WantedCopy[], copies: readonly Copy[]) =>
  stepsOf(wants, copies, now).map(step =>
    step.kind === 'purge' ? `purge ${step.copy.id}` : `copy ${step.wanted.load} to ${step.wanted.region}`,
  )

describe('the copies of a company (K4)', () => {
  it('are made for each region in which they are wanted, once', () => {
    const eu = wanted(first)
    const apac = wanted(first, { region: 'apac' })

    assert.deepEqual(steps([eu, apac], []), ['copy first to eu', 'copy first to apac'])
    assert.deepEqual(steps([eu, apac], [copy(first, 'whole')]), ['copy first to apac'])
    assert.deepEqual(steps([eu], [copy(first, 'whole')]), [])
  })

  it('of an earlier load stay until those of the new one are whole', () => {
    assert.deepEqual(steps([wanted(second)], [copy(first, 'whole')]), ['copy second to eu'])
  })

  it('that have been renewed stay until nobody reads them any more', () => {
    const renewed = (purgeAt: Date) => [copy(second, 'whole'), copy(first, 'purging', { purgeAt })]

    assert.deepEqual(steps([wanted(second)], renewed(new Date(now.getTime() + 1))), [])
    assert.deepEqual(steps([wanted(second)], renewed(now)), ['purge purging first'])
  })

  it('that nobody may read are purged, before anything is copied', () => {
    const kept = copy(first, 'purging', { purgeAt: new Date(now.getTime() + 1) })
    const elsewhere = wanted(first, { region: 'apac' })

    assert.deepEqual(steps([elsewhere], [copy(second, 'whole'), kept]), [
      'purge whole second',
      'purge purging first',
      'copy first to apac',
    ])
  })

  it('that were given up half-way are purged and made anew', () => {
    assert.deepEqual(steps([wanted(first)], [copy(first, 'copying')]), ['purge copying first', 'copy first to eu'])
  })
})
