import assert from 'node:assert/strict'
import { publishProfile, saveProfile } from '../../../domain/company/profiles.ts'
import type { Actor } from '../../../domain/kernel/actor.ts'
import { listDirectory } from '../../../domain/network/directory.ts'
import { requestConnection } from '../../../domain/network/requests.ts'
import { findNames } from '../../../domain/views/names.ts'
import { db } from '../../database.ts'
import { connected, firm } from '../collaboration/shared.ts'
import { founded, hidden } from '../company/founded.ts'

const idOf = ({ id, total }: { readonly id: string; readonly total: number }) => [id, total]

/** A sentence, in which only common words mean something by themselves. */
const said = (sentence: string) =>
  sentence
    .split(' ')
    .map(word => ({ word, tells: !['visibility', 'with', 'supplies'].includes(word) && !/\d/.test(word) }))

const named = async (by: Actor, sentence: string) =>
  (await findNames(db, by, said(sentence))).companies.map(({ name }) => name)

/** Companies that all have the same first word, more than are looked at. */
const crowd = (count: number, isPublic = true) =>
  db.raw(
    `insert into companies (id, tenant_id, name, name_key, country, region, is_public, profile, registered_at)
     select gen_random_uuid(), gen_random_uuid(), 'Wingtip ' || n, 'wingtip ' || n, 'DE', 'eu', ?::boolean, '{}', now()
     from generate_series(1, ?::integer) n`,
    [isPublic, count],
  )

describe('the companies that a sentence may name (section 7)', () => {
  it('are found by a word of their name, with a typo or two', async () => {
    const contoso = await founded('Contoso')
    await founded('Tailspin Parts')

    for (const sentence of ['tailspin', 'visibility with tailpsin', 'tailspn']) {
      assert.deepEqual(await named(contoso, sentence), ['Tailspin Parts'], sentence)
    }
    assert.deepEqual(await named(contoso, 'visibility with supplies'), [])
    assert.deepEqual(await named(contoso, 'nothing like it'), [])
  })

  it('are told apart by the word beside the one that thousands have', async () => {
    const contoso = await founded('Contoso')
    await crowd(1_000)

    const [first] = await named(contoso, 'visibility with wingtip 977')

    assert.equal(first, 'Wingtip 977')
  })

  it('are first those that have most of the words, and partners before others', async () => {
    const contoso = await firm('Contoso')
    await firm('Lucerne Foods')
    await firm('Lucerne Boats')
    await connected(contoso, await firm('Lucerne Zinc'))

    assert.deepEqual(await named(contoso.ada, 'lucerne'), ['Lucerne Zinc', 'Lucerne Boats', 'Lucerne Foods'])
    assert.equal((await named(contoso.ada, 'lucerne foods'))[0], 'Lucerne Foods')
  })

  it('are none that are private and have nothing to do with us (P4)', async () => {
    const contoso = await founded('Contoso')
    await hidden('Tailspin Parts')

    assert.deepEqual(await named(contoso, 'tailspin'), [])
  })

  it('are the same, in the same order, whatever private companies are called, now or before (P4)', async () => {
    const contoso = await founded('Contoso')
    for (const name of ['Fabrikam', 'Fabrikam Parts', 'Wingtip Zinc']) await founded(name)
    const acquainted = await hidden('Fabrikant')
    await requestConnection(db, acquainted, contoso.company, '')
    const sentences = ['fabrikum', 'fabrikam', 'fabrikant', 'fabrikan', 'parst', 'wingtip zinc', 'wingtop', 'zink']
    const look = async () => ({
      named: await Promise.all(sentences.map(sentence => named(contoso, sentence))),
      listed: await Promise.all(
        sentences.map(name => listDirectory(db, contoso, { name, offset: 0, limit: 9 }).then(rows => rows.map(idOf))),
      ),
    })
    const before = await look()

    for (const name of [
      'Fabrikum',
      'Fabrikan',
      'Fabrikom',
      'Fabrikem',
      'Fabrikim',
      'Fabriku',
      'Parst',
      'Zink',
      'Wingtop',
    ]) {
      await hidden(name)
      await publishProfile(db, await founded(`${name} Fabrikun`), false)
    }
    await crowd(300, false)

    assert.deepEqual(await look(), before)
    assert.deepEqual(before.named[0], ['Fabrikant', 'Fabrikam', 'Fabrikam Parts'])
    assert.deepEqual(before.named[2], ['Fabrikant'])
  })

  it('go by the name that they have now', async () => {
    const contoso = await founded('Contoso')
    const tailspin = await founded('Tailspin Parts')

    await saveProfile(db, tailspin, 'general', { name: 'Proseware' })

    assert.deepEqual(await named(contoso, 'prosewear'), ['Proseware'])
    assert.deepEqual(await named(contoso, 'tailspin'), [])
  })
})
