import assert from 'node:assert/strict'
import { publishProfile } from '../../../domain/company/profiles.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import {
  acceptConnection,
  declineConnection,
  endConnection,
  relateConnection,
} from '../../../domain/network/connections.ts'
import { type DirectorySearch, listDirectory } from '../../../domain/network/directory.ts'
import { requestConnection } from '../../../domain/network/requests.ts'
import { db } from '../../database.ts'
import { founded, hidden } from '../company/founded.ts'
import { own, page } from './partners.ts'

describe('the directory', () => {
  /** A retailer, and those it might look for. */
  async function market() {
    const us = await founded('Contoso', { industry: 'retail' })
    const companies = {
      'Adventure Works': await founded('Adventure Works', { industry: 'sporting-goods' }),
      'Alpine Ski House': await founded('Alpine Ski House', { industry: 'sporting-goods', country: 'CH' }),
      'Fabrikam, Inc.': await founded('Fabrikam, Inc.', { industry: 'electronic-components', country: 'DE' }),
      'Fourth Coffee': await founded('Fourth Coffee', { industry: 'food-and-beverage' }),
      'Litware Logistik': await founded('Litware Logistik', { industry: 'logistics', country: 'DE' }),
      'Proseware Müller': await founded('Proseware Müller', { industry: 'software', country: 'DE' }),
      'Wide World Goods': await founded('Wide World Goods', { industry: 'consumer-goods' }),
    }
    await hidden('Tailspin Toys', { industry: 'consumer-goods' })
    return { us, companies }
  }
  const find = async (by: Actor, search: Partial<DirectorySearch>) =>
    (await listDirectory(db, by, { name: '', ...page, ...search })).map(({ profile }) => profile.name)

  it('lists public companies other than ours: suggestions first, by how usual they are, then by name (F1, F2, P4)', async () => {
    const { us } = await market()

    const listed = await listDirectory(db, us, { name: '', ...page })

    assert.deepEqual(
      listed.map(({ profile, suggested }) => [profile.name, suggested]),
      [
        ['Wide World Goods', 'industry'],
        ['Adventure Works', 'industry'],
        ['Alpine Ski House', 'industry'],
        ['Litware Logistik', 'industry'],
        ['Fabrikam, Inc.', null],
        ['Fourth Coffee', null],
        ['Proseware Müller', null],
      ],
    )
    assert.ok(listed.every(({ total, status, connection }) => total === 7 && status === null && connection === null))
  })

  it('suggests nobody we have asked before; what waits comes after what does not, and partners last (F2)', async () => {
    const { us, companies } = await market()
    const id = await requestConnection(db, us, companies['Wide World Goods'].company, '')
    await acceptConnection(db, companies['Wide World Goods'], id)
    await requestConnection(db, us, companies['Adventure Works'].company, '')
    const declined = await requestConnection(db, us, companies['Alpine Ski House'].company, '')
    await declineConnection(db, companies['Alpine Ski House'], declined, undefined, '')

    const listed = await listDirectory(db, us, { name: '', ...page })

    assert.deepEqual(
      listed.map(({ profile, status, outgoing, suggested }) => [profile.name, status, outgoing, suggested]),
      [
        ['Litware Logistik', null, null, 'industry'],
        ['Alpine Ski House', 'declined', true, null],
        ['Fabrikam, Inc.', null, null, null],
        ['Fourth Coffee', null, null, null],
        ['Proseware Müller', null, null, null],
        ['Adventure Works', 'pending', true, null],
        ['Wide World Goods', 'connected', true, null],
      ],
    )
  })

  it('finds a name without case, accents, ending or punctuation, by a part of it, and with a typo (F1)', async () => {
    const { us } = await market()
    const wanted = {
      'Fabrikam, Inc.': [
        'fabrikam',
        'FABRIKAM INC',
        'brik',
        'fabricam',
        'fabrikan',
        'fabrkam',
        'fabbrikam',
        'fabirkam',
      ],
      'Adventure Works': ['adventur', 'advnture works', 'works', 'adventure wroks', 'advenutre'],
      'Litware Logistik': ['litwear', 'litwrae', 'litware logistic'],
      'Alpine Ski House': ['alpin ski hous', 'alpine sky house'],
      'Proseware Müller': ['prosware', 'muller', 'MÜLLER', 'mueller'],
      'Fourth Coffee': ['fourth cofee', 'coffe', ' fourth  coffee! '],
    }

    for (const [name, sentences] of Object.entries(wanted)) {
      for (const typed of sentences) assert.equal((await find(us, { name: typed }))[0], name, typed)
    }
  })

  it('finds nobody by another name, ours or that of a private company (F1, P4)', async () => {
    const { us } = await market()

    for (const name of ['tailspin toys', 'contoso', 'zzzz', "' or true --"]) {
      assert.deepEqual(await find(us, { name }), [], name)
    }
  })

  it('takes signs for what they are, not for a pattern, and survives what is no text (F1)', async () => {
    const { us } = await market()

    for (const name of ['%', '_', '\\']) assert.deepEqual(await find(us, { name }), [], name)
    for (const name of ['\0', '\ud800', '\u200b']) assert.ok(await find(us, { name }))
  })

  it('is narrowed by industry, country, connection and relationship, all of which must hold (F1)', async () => {
    const { us, companies } = await market()
    const id = await requestConnection(db, us, companies['Litware Logistik'].company, '')
    await acceptConnection(db, companies['Litware Logistik'], id)
    await relateConnection(db, us, id, own)

    assert.deepEqual(await find(us, { industry: 'sporting-goods' }), ['Adventure Works', 'Alpine Ski House'])
    assert.deepEqual(await find(us, { industry: 'sporting-goods', country: 'CH' }), ['Alpine Ski House'])
    assert.deepEqual(await find(us, { country: 'DE' }), ['Fabrikam, Inc.', 'Proseware Müller', 'Litware Logistik'])
    assert.deepEqual(await find(us, { country: 'DE', connected: false }), ['Fabrikam, Inc.', 'Proseware Müller'])
    assert.deepEqual(await find(us, { connected: true }), ['Litware Logistik'])
    assert.deepEqual(await find(us, { relationship: 'vendor' }), ['Litware Logistik'])
    assert.deepEqual(await find(us, { relationship: 'customer' }), [])
    assert.deepEqual(await find(us, { relationship: 'vendor', connected: false }), [])
    assert.deepEqual(await find(us, { name: 'logistik', relationship: 'vendor' }), ['Litware Logistik'])
    assert.deepEqual(await find(us, { name: 'logistik', country: 'US' }), [])
  })

  it('finds what is connected even when it has become private, and not what was (P4)', async () => {
    const { us, companies } = await market()
    const partner = companies['Fourth Coffee']
    const id = await requestConnection(db, us, partner.company, '')
    await acceptConnection(db, partner, id)
    await publishProfile(db, partner, false)

    assert.deepEqual(await find(us, { name: 'coffee' }), ['Fourth Coffee'])
    await endConnection(db, us, id)
    assert.deepEqual(await find(us, { name: 'coffee' }), [])
  })

  it('comes page by page, each company on one of them (F1)', async () => {
    const { us } = await market()
    for (let twin = 0; twin < 6; twin++) await founded(`Twin ${twin}`, { industry: 'sporting-goods' })

    for (const search of [{}, { name: 'twin' }, { industry: 'sporting-goods' }]) {
      const all = await find(us, search)
      const pages = []
      for (let offset = 0; offset < all.length; offset += 2) pages.push(await find(us, { ...search, offset, limit: 2 }))
      assert.deepEqual(pages.flat(), all)
      assert.equal(new Set(all).size, all.length)
      assert.equal((await listDirectory(db, us, { name: '', ...search, offset: 2, limit: 2 }))[0]?.total, all.length)
    }
  })

  it('puts the nearest name first (F1)', async () => {
    const { us } = await market()
    await founded('Fabrika Steel')

    assert.deepEqual(await find(us, { name: 'fabrikam' }), ['Fabrikam, Inc.', 'Fabrika Steel'])
    assert.deepEqual(await find(us, { name: 'fabrika' }), ['Fabrika Steel', 'Fabrikam, Inc.'])
  })
})
