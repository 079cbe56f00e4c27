import assert from 'node:assert/strict'
import { attributes, keys } from '../../../domain/data/attributes.ts'
import { tableCodes } from '../../../domain/data/catalogue.ts'
import { guessTable, mapHeaders, normal } from '../../../domain/data/mapping.ts'
import { synonyms } from '../../../domain/data/synonyms.ts'

describe('the headers of a file', () => {
  for (const table of tableCodes) {
    const names = attributes[table].map(({ name }) => name)

    it(`named as in the catalogue fill ${table}, in any order and writing`, () => {
      const written = names.map(name => name.replace(/([a-z])([A-Z])/g, '$1 $2').toUpperCase()).reverse()

      assert.deepEqual(mapHeaders(table, written), names.toReversed())
      assert.equal(guessTable(names, ''), table)
    })
  }

  it('are read in German', () => {
    const headers = ['Lieferanten-Nr.', 'Firma', 'E-Mail', 'Straße', 'PLZ', 'Ort', 'Land', 'DUNS-Nummer', 'Bemerkung']

    assert.equal(guessTable(headers, 'export.csv'), 'Vendor')
    assert.deepEqual(mapHeaders('Vendor', headers), [
      ...['VendorId', 'Name', 'PrimaryContactEmail', 'AddressLine1', 'AddressPostalCode', 'AddressCity'],
      ...['AddressCountryRegion', 'DunsNumber', null],
    ])
  })

  it('are read in Chinese', () => {
    const headers = ['客户编号', '客户名称', '电子邮件', '城市']

    assert.equal(guessTable(headers, ''), 'Customer')
    assert.deepEqual(mapHeaders('Customer', headers), ['CustomerId', 'Name', 'PrimaryContactEmail', 'AddressCity'])
  })

  it('fill each attribute once: the exact name wins over what means the same', () => {
    assert.deepEqual(mapHeaders('Vendor', ['Supplier', 'Vendor ID', 'Company', 'Name']), [
      null,
      'VendorId',
      null,
      'Name',
    ])
  })

  it('may leave out the name of their table, or say it again', () => {
    assert.deepEqual(mapHeaders('Item', ['Item ID', 'Name', 'Description']), ['ItemId', 'ItemName', 'ItemDescription'])
    assert.deepEqual(mapHeaders('Warehouse', ['ID', 'Warehouse name']), ['WarehouseId', 'Name'])
  })

  it('that say nothing fill nothing, and no table is guessed', () => {
    assert.deepEqual(mapHeaders('Vendor', ['foo', 'bar', '']), [null, null, null])
    assert.equal(guessTable(['foo', 'bar'], 'vendors.csv'), undefined)
  })

  it('of two tables that fit, the name of the file tells', () => {
    const headers = ['Id', 'Name', 'City']

    assert.equal(guessTable(headers, 'customers 2024.csv'), 'Customer')
    assert.equal(guessTable(headers, 'Vendors.xlsx'), 'Vendor')
    assert.equal(guessTable(headers, 'production-plants.csv'), 'ProductionPlant')
  })
})

describe('the catalogue', () => {
  it('has sixteen tables, each with a key of texts that are required', () => {
    assert.equal(tableCodes.length, 16)
    for (const table of tableCodes) {
      for (const key of keys[table]) {
        const attribute = attributes[table].find(({ name }) => name === key)
        assert.deepEqual([attribute?.type, attribute?.required], ['text', true], `${table} ${key}`)
      }
    }
  })

  it('has other names for attributes that exist, each of which means something', () => {
    const names = tableCodes.flatMap(table => attributes[table].map(({ name }) => name))

    for (const [name, words] of Object.entries(synonyms)) {
      assert.ok(names.includes(name), name)
      for (const word of words) assert.notEqual(normal(word), '', word)
    }
  })
})
