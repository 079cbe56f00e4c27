import assert from 'node:assert/strict'
import { countriesOf } from '../../../domain/company/continent.ts'

describe('the countries of a place (Q1)', () => {
  it('are those of each part of it, without those that are left out', () => {
    assert.deepEqual(countriesOf('DE,CN'), ['DE', 'CN'])
    assert.deepEqual(countriesOf('south-america,-BR,-CL'), 'AR BO CO EC FK GF GY PE PY SR UY VE'.split(' '))
    assert.deepEqual(countriesOf('europe,-europe'), [])
  })

  it('are none of what is no place', () => {
    for (const place of ['', '-', 'toString', '-DE', 'europa']) assert.deepEqual(countriesOf(place), [])
  })
})
