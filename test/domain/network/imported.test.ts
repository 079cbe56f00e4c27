import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { PartnerRow } from '../../../domain/data/partner-rows.ts'
import type { CompanyId, ImportedId } from '../../../domain/kernel/ids.ts'
import { bareKey } from '../../../domain/kernel/text.ts'
import { tellingDomain } from '../../../domain/network/freemail.ts'
import { group, isOwn, type Key, keysOf, relationshipOf } from '../../../domain/network/imported.ts'

const us = randomUUID() as CompanyId

const row = (change: Partial<PartnerRow>): PartnerRow => ({
  table: 'Vendor',
  number: '1',
  name: 'Northwind',
  email: null,
  duns: null,
  ...change,
})

const grouped = (...rows: readonly Partial<PartnerRow>[]) => group(us, rows.map(row), new Map()).companies

describe('the companies of our tables', () => {
  it('are one where they have the same DUNS or the same e-mail, with both numbers (I3)', () => {
    const byDuns = grouped(
      { duns: '118204773' },
      { table: 'Customer', number: '77', name: 'Retail', duns: '11-820-4773' },
    )
    const byEmail = grouped({ email: 'a@x.com' }, { table: 'Customer', number: '77', email: ' A@X.com ' })

    for (const companies of [byDuns, byEmail]) {
      assert.deepEqual(
        companies.map(({ name, vendorId, customerId }) => [name, vendorId, customerId]),
        [['Northwind', '1', '77']],
      )
    }
  })

  it('are one where each is the same as a third, whichever comes first (I3)', () => {
    const first = { number: '1', duns: '118204773', email: 'a@x.com' }
    const [second, third] = [
      { number: '2', duns: '118204773' },
      { number: '3', email: 'a@x.com' },
    ]

    for (const rows of [
      [second, third, first],
      [first, second, third],
    ])
      assert.equal(grouped(...rows).length, 1)
  })

  it('are not one for a name, a domain, or a number that stands for none', () => {
    assert.equal(grouped({ number: '1', email: 'a@x.com' }, { number: '2', email: 'b@x.com' }).length, 2)
    assert.equal(grouped({ number: '1', duns: '000000000' }, { number: '2', duns: '000000000' }).length, 2)
    assert.equal(grouped({ number: '1', email: 'n/a' }, { number: '2', email: 'n/a' }).length, 2)
  })

  it('have no address to which nothing can be sent, and the number for a name where there is none', () => {
    const [company] = grouped({ number: '0042', name: ' ', email: 'call us' })

    assert.deepEqual([company?.name, company?.email, company?.vendorId], ['0042', null, '0042'])
  })

  it('are the same in the next load', () => {
    const [once] = grouped({ number: '1' })
    const [again, other] = grouped({ number: '1', name: 'Northwind Ltd' }, { number: '2' })

    assert.equal(again?.id, once?.id)
    assert.notEqual(other?.id, once?.id)
    assert.notEqual(group(randomUUID() as CompanyId, [row({})], new Map()).companies[0]?.id, once?.id)
  })

  it('fall into the same groups, however their rows are put into batches', () => {
    const duns = fc.constantFrom(null, ...['1', '2', '3', '4'].map(digit => `${digit}00000000`))
    const email = fc.constantFrom(null, ...['a', 'b', 'c', 'd'].map(name => `${name}@x.com`))
    const some = fc.array(fc.record({ duns, email, size: fc.integer({ min: 1, max: 4 }) }), { maxLength: 14 })
    fc.assert(
      fc.property(some, drawn => {
        const rows = drawn.map((each, at) => row({ ...each, number: `${at}` }))
        const sizes = drawn.map(({ size }) => size)

        assert.deepEqual(inBatches(rows, sizes), closureOf(rows))
      }),
    )
  })
})

/** Which keys are of one company, as the database keeps them from batch to batch. */
function inBatches(rows: readonly PartnerRow[], sizes: readonly number[]): readonly string[] {
  const owners = new Map<Key, ImportedId>()
  let rest = rows
  for (const size of sizes) {
    const { companies, same } = group(us, rest.slice(0, size), owners)
    rest = rest.slice(size)
    for (const [key, owner] of owners) owners.set(key, same.find(({ id }) => id === owner)?.as ?? owner)
    for (const { id, keys } of companies) for (const key of [...keys].filter(isOwn)) owners.set(key, id)
  }
  const ids = [...new Set(owners.values())]
  return ids
    .map(id =>
      [...owners]
        .flatMap(([key, owner]) => (owner === id ? [key] : []))
        .sort()
        .join(),
    )
    .sort()
}

/** The same by going from key to key over the rows that have both. */
function closureOf(rows: readonly PartnerRow[]): readonly string[] {
  const keysIn = rows.map(each => keysOf({ ...each, name: null }).filter(isOwn))
  const reached = (from: readonly Key[]): readonly Key[] => {
    const next = [...new Set([...from, ...keysIn.filter(keys => keys.some(key => from.includes(key))).flat()])]
    return next.length === from.length ? from : reached(next)
  }
  return [...new Set(keysIn.flat().map(key => [...reached([key])].sort().join()))].sort()
}

describe('by what a company is recognized', () => {
  it('is its DUNS, its e-mail, the domain of that, and its name without legal forms (F2)', () => {
    assert.deepEqual(
      keysOf({ name: 'Müller & Söhne GmbH & Co. KG', email: 'Info@Mueller.example', duns: '118204773' }),
      [...['duns:118204773', 'email:info@mueller.example', 'domain:mueller.example', 'name:muller sohne']],
    )
  })

  it('is no domain at which anybody has an address (F2)', () => {
    assert.equal(tellingDomain('jane@GMAIL.com'), undefined)
    assert.equal(tellingDomain('jane@contoso.com'), 'contoso.com')
  })

  it('is a name without its form in whatever way it is written, unless there is nothing else', () => {
    for (const name of ['Foo S.p.A.', 'FOO, Inc.', 'Foo Co., Ltd.', 'foo llc', 'Foo B.V.'])
      assert.equal(bareKey(name), 'foo')
    assert.equal(bareKey('联华电子股份有限公司'), '联华电子')
    assert.equal(bareKey('Company Ltd'), 'company ltd')
  })
})

describe('what our numbers say of a partner', () => {
  it('is a vendor, a customer, both, or nothing (R4)', () => {
    assert.equal(relationshipOf({ vendorId: '1', customerId: null }), 'vendor')
    assert.equal(relationshipOf({ vendorId: null, customerId: '1' }), 'customer')
    assert.equal(relationshipOf({ vendorId: '1', customerId: '1' }), 'both')
    assert.equal(relationshipOf({ vendorId: null, customerId: null }), 'none')
  })
})
