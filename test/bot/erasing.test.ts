import assert from 'node:assert/strict'
import { erase } from '../../bot/erasing.ts'
import { sweep } from '../../bot/ops/retention.ts'
import { ALL } from '../../domain/collaboration/past-scores.ts'
import { registerCompany } from '../../domain/company/companies.ts'
import { tableCodes } from '../../domain/data/catalogue.ts'
import { nameOf } from '../../domain/data/table.ts'
import { ERASED } from '../../domain/kernel/erased.ts'
import { beginErasure } from '../../domain/leaving/erasing.ts'
import type { Step } from '../../domain/leaving/readers.ts'
import { companySteps, untouched } from '../../domain/leaving/remains.ts'
import { requestConnection } from '../../domain/network/requests.ts'
import { verifyHistories } from '../../domain/trust/audit.ts'
import { usualRetention } from '../../domain/trust/retention.ts'
import { textOf } from '../card.ts'
import { clock, passDays } from '../clock.ts'
import { db, everything } from '../database.ts'
import { form, visitor } from '../domain/company/founded.ts'
import { liaison } from '../liaison.ts'
import { isThorough } from '../thorough.ts'
import { places } from './files/loaded.ts'
import { leaver, leftOf, MARK } from './leaver.ts'
import { admin, type Someone } from './partners.ts'

type Scene = Awaited<ReturnType<typeof leaver>>

/** Thirty days later; partners are told, and a day later nobody waits any more. */
async function pass() {
  passDays(30)
  await liaison.deliverDue()
  passDays(1)
  await liaison.deliverDue()
}

const idsOf = ({ ada, bob, mia }: Scene) => [ada, bob, mia].flatMap(({ by }) => [by.person, by.company])
const textsOf = ({ ada, bob, mia }: Scene) => [
  MARK,
  ...[ada, bob, mia].flatMap(({ person }) => [person.tenantId, person.objectId, person.chat]),
]

/** Begun a day ago, so that nobody has to be told by its name any more. */
async function begin({ ada }: Scene) {
  passDays(31)
  await beginErasure(db, ada.by.company, { round: 1, at: clock() })
  passDays(1)
}

const run = ({ ada }: Scene) => erase(db, places, ada.by.company, { round: 1, at: clock() })

const broken = async () => {
  const found = []
  for await (const { company, broken } of verifyHistories(db)) if (broken !== undefined) found.push(company)
  return found
}

/** Without what says when it was done, and how often it was tried. */
const settled = async () => {
  const { jobs: _, audit_heads: __, audit_entries = [], ...rows } = await everything()
  return { ...rows, entries: audit_entries.length }
}

describe('a company that is erased', () => {
  it('is in the database nowhere any more: not its names, addresses, texts, rows, chats, nor who its people are (K7)', async () => {
    const scene = await leaver()
    assert.ok((await leftOf(textsOf(scene), [])).length > 60)

    await pass()

    assert.deepEqual(await leftOf(textsOf(scene), idsOf(scene)), [])
    assert.deepEqual(await broken(), [])
    // What is not its own has stayed.
    const texts = JSON.stringify(await everything())
    for (const kept of [
      'Fabrikam adds',
      'Fabrikam accepts',
      'K-1 of Fabrikam',
      'Somebody of Fabrikam',
      'Supply of Fabrikam',
    ]) {
      assert.ok(texts.includes(kept), kept)
    }
    assert.deepEqual(await db('companies').where({ id: scene.ada.by.company }).pluck('name'), [ERASED.company])
    assert.deepEqual(await db('grants'), [])
  })

  it('counts no more in the scores of its partners from that day on, and has none of its own (V5, K7)', async () => {
    const { ada, fabrikam } = await leaver()
    const scores = () =>
      db('past_scores').where({ owner_id: fabrikam.by.company }).orderBy('day').select('partner_id', 'met', 'asked')
    assert.equal((await scores()).length, 3)

    await pass()

    const ofAll = [
      [2, 3],
      [0, 0],
    ].map(([met, asked]) => ({ partner_id: ALL, met, asked }))
    assert.deepEqual(await scores(), ofAll)
    const own = await db('past_scores').where({ owner_id: ada.by.company }).orWhere({ partner_id: ada.by.company })
    assert.deepEqual(own, [])
  })

  for (const [index, { table, sql }] of companySteps.entries()) {
    it(`leaves something where this is forgotten: ${index} ${table}, ${sql.trim().slice(0, 40)} (K7)`, async () => {
      const scene = await leaver()
      const steps = companySteps as Step[]
      const [step] = steps.splice(index, 1)
      assert.ok(step)
      let isRefused = false
      try {
        await begin(scene)
        for await (const _ of run(scene));
      } catch {
        // What refers to what is still there.
        isRefused = true
      } finally {
        steps.splice(index, 0, step)
      }

      assert.ok(isRefused || (await leftOf(textsOf(scene), idsOf(scene))).length > 0)
    })
  }

  it('knows of every table that there is what is done with it, or why nothing is (K7)', async () => {
    const ofRegions = ['file_parts', 'imported', 'imported_keys', ...tableCodes.map(nameOf)]
    const all = Object.keys(await everything()).filter(name => !ofRegions.includes(name))

    const told = [...new Set([...companySteps.map(({ table }) => table), ...Object.keys(untouched)])]

    assert.deepEqual(told.sort(), all.sort())
  })

  it('can be killed after every step: whoever goes on comes to the same end (K7)', async () => {
    const first = await leaver()
    await begin(first)
    const changed: number[] = []
    for await (const step of run(first)) changed.push(Number(step))
    const wanted = await settled()
    // After a step that has changed nothing all is as it was after the one before.
    const kills = changed.flatMap((step, index) => (step > 0 && index + 1 < changed.length ? [index + 1] : []))
    assert.ok(kills.length > 40, `${kills.length}`)

    for (const kept of kills.filter((_, at) => isThorough || at % 4 === 0)) {
      const scene = await leaver()
      await begin(scene)
      let done = 0
      // Left where it is, as by kill -9: what was committed stays.
      for await (const _ of run(scene)) if (++done >= kept) break
      for await (const _ of run(scene));

      assert.deepEqual(await leftOf(textsOf(scene), idsOf(scene)), [], `${kept}`)
      assert.equal((await settled()).entries, wanted.entries, `${kept}`)
    }
    assert.deepEqual(await broken(), [])
  })

  it('is told to its partners once, by the name that it had, and their cards lose the name afterwards (K7, R5)', async () => {
    const scene = await leaver()
    const { fabrikam, litware, ada, bob } = scene
    // Cards of before are in chats that the connector has forgotten since.
    await db('deliveries').delete()
    passDays(15)
    const [una, vera] = [await admin('Una', 'Umbrella'), await admin('Vera', 'Velvet')]
    await requestConnection(db, { ...una.by, at: clock() }, ada.by.company, '')
    await requestConnection(db, { ...bob.by, at: clock() }, vera.by.company, '')
    await liaison.deliverDue()
    passDays(15)

    await liaison.deliverDue()

    for (const { person } of [fabrikam, litware]) {
      person.sees(new RegExp(`You are no longer connected with ${MARK} Looms`))
    }
    una.person.sees(new RegExp(`Your request to ${MARK} Looms has expired`))
    vera.person.sees(new RegExp(`${MARK} Looms cancelled the request`))
    const told = () =>
      [fabrikam, litware, una, vera].map(
        ({ person }) =>
          person
            .cards()
            .filter(card =>
              /no longer connected|Your request to .* has expired|cancelled the request/.test(textOf(card)),
            ).length,
      )
    assert.deepEqual(told(), [1, 1, 1, 1])
    passDays(1)
    await liaison.deliverDue()
    assert.deepEqual(told(), [1, 1, 1, 1])
    const seen = ({ person }: Someone) => person.cards().map(textOf).join('\n')
    assert.match(seen(fabrikam), /You are no longer connected with a company that was erased/)
    assert.match(seen(una), /Your request to a company that was erased has expired/)
    assert.match(seen(vera), /a company that was erased cancelled the request/)
    const history = textOf(await fabrikam.person.say('what changed'))
    assert.match(history, /The connection with a company that was erased ended/)
    assert.doesNotMatch(history, new RegExp(MARK, 'i'))
  })

  it('frees its name, and its tenant registers anew as somebody else (P1, K7)', async () => {
    const { ada } = await leaver()
    await pass()

    const other = await registerCompany(db, visitor(), form({ name: `${MARK} Looms` }))
    assert.notEqual(other.company, ada.by.company)
    const card = await ada.person.say('hi')
    assert.equal(card.fallbackText, 'Register your company')
    const home = await ada.person.press(card, 'Register', {
      name: 'Phoenix',
      country: 'US',
      industry: 'retail',
      region: 'us',
      terms: 'true',
      contactEmail: 'hello@phoenix.example',
    })
    assert.match(textOf(home), /Phoenix is registered/)
    const people = await db('people').where({ object_id: ada.person.objectId })
    assert.equal(people.length, 1)
    assert.notEqual(people[0]?.id, ada.by.person)
  })

  it('cannot be asked, found or seen by anybody any more (P4, K7)', async () => {
    const { fabrikam, ada, connection } = await leaver()
    await pass()

    const found = await fabrikam.person.say(`find ${MARK}`)
    assert.doesNotMatch(textOf(found), /erased/)
    const { press } = await import('./buttons.ts')
    const shown = await press(fabrikam.person, 'connection.show', { connection })
    assert.match(textOf(shown), /You are no longer connected with a company that was erased/)
    assert.ok(!JSON.stringify(shown).includes('connection.ask'))
    const asked = await press(fabrikam.person, 'connection.request', { company: ada.by.company, note: '' })
    assert.match(textOf(asked), /no longer exists/)
    const seen = await press(fabrikam.person, 'company.show', { company: ada.by.company })
    assert.match(textOf(seen), /no longer exists/)
  })

  it('leaves nothing that the daily removal, which goes on, would stumble over', async () => {
    await leaver()
    await pass()
    passDays(800)

    for await (const _ of sweep(db, places, usualRetention, clock()));
    await liaison.deliverDue()

    assert.deepEqual(await broken(), [])
  })
})
