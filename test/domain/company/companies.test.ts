import assert from 'node:assert/strict'
import { hasCompanies, type Registration, registerCompany } from '../../../domain/company/companies.ts'
import { countries } from '../../../domain/company/country.ts'
import { counterparts, industries } from '../../../domain/company/industry.ts'
import { publishProfile, saveProfile, viewOwnCompany } from '../../../domain/company/profiles.ts'
import type { RefusalCode } from '../../../domain/kernel/refusal.ts'
import { listDirectory } from '../../../domain/network/directory.ts'
import { TERMS_VERSION } from '../../../domain/trust/terms.ts'
import { viewHome } from '../../../domain/views/home.ts'
import { clock } from '../../clock.ts'
import { db, everything } from '../../database.ts'
import { historyOf } from '../rows.ts'
import { form, founded, hidden, hired, later, visitor } from './founded.ts'

describe('registering a company', () => {
  it('makes its first person the admin, keeps the terms that were accepted, and starts private (P1, P4, K5)', async () => {
    const ada = visitor()

    const by = await registerCompany(db, ada, form({ name: '  Contoso\u200b  Ltd. ', region: 'eu' }))

    assert.deepEqual([by.role, by.at], ['admin', ada.at])
    assert.deepEqual(await viewOwnCompany(db, by), {
      id: by.company,
      region: 'eu',
      isPublic: false,
      guardsSensitive: false,
      isContactConfirmed: false,
      profile: { name: 'Contoso Ltd.', country: 'US', industry: 'retail', contactEmail: 'partners@contoso.example' },
    })
    assert.deepEqual(await db('terms_acceptances'), [
      {
        company_id: by.company,
        version: TERMS_VERSION,
        text_hash: 'hash of the terms',
        person_id: by.person,
        accepted_at: clock(),
      },
    ])
    assert.deepEqual(await historyOf(by.company), ['company.registered'])
    assert.deepEqual(await db('deliveries').whereNot({ event: 'contact' }), [])
  })

  const refusals: readonly (readonly [Partial<Registration>, RefusalCode, object])[] = [
    [{ name: ' ' }, 'missing', { field: 'name' }],
    [{ name: '\u200b' }, 'missing', { field: 'name' }],
    [{ country: '' }, 'missing', { field: 'country' }],
    [{ industry: '' }, 'missing', { field: 'industry' }],
    [{ contactEmail: '' }, 'missing', { field: 'contactEmail' }],
    [{ name: 'x'.repeat(201) }, 'too-long', { field: 'name', limit: 200, length: 201 }],
    [{ country: 'XX' }, 'malformed', { field: 'country' }],
    [{ industry: 'alchemy' }, 'malformed', { field: 'industry' }],
    [{ contactEmail: 'partners' }, 'malformed', { field: 'contactEmail' }],
    [{ termsAccepted: false }, 'terms-not-accepted', {}],
    [{ name: 'Fabrikam' }, 'name-taken', { name: 'Fabrikam', country: 'US' }],
  ]
  it('is refused when something is missing, too long, malformed, not accepted or taken, and leaves nothing (P1)', async () => {
    await hidden('Fabrikam')
    const before = await everything()

    for (const [given, code, detail] of refusals) {
      const refused = { name: 'Refusal', code, detail }
      await assert.rejects(registerCompany(db, visitor(), form(given)), refused, JSON.stringify(given))
    }

    assert.deepEqual(await everything(), before)
  })

  it('clashes with one of that name and country, whatever its case, accents and punctuation (P1)', async () => {
    await hidden('Café Müller', { country: 'DE' })
    const before = await everything()

    for (const twin of [
      'CAFE MULLER',
      'café müller',
      ' Café-Müller! ',
      'Cafe\u0301 Mu\u0308ller',
      'Ｃafé Müller',
      'Café\u200b Müller',
    ]) {
      await assert.rejects(hidden(twin, { country: 'DE' }), {
        code: 'name-taken',
        detail: { name: twin.normalize('NFC').replace('\u200b', '').trim(), country: 'DE' },
      })
    }

    assert.deepEqual(await everything(), before)
    await hidden('CAFE MULLER', { country: 'AT' })
  })

  it('clashes with one whose letters look the same (P1)', async () => {
    await hidden('Contoso', { country: 'DE', region: 'apac' })
    const before = await everything()

    // Cyrillic, Greek, and digits.
    for (const twin of ['Соntоsо', 'СОNТОЅО', 'CΟΝΤΟSΟ', 'C0ntoso']) {
      await assert.rejects(hidden(twin, { country: 'DE', region: 'eu' }), {
        code: 'name-taken',
        detail: { name: twin, country: 'DE' },
      })
    }

    assert.deepEqual(await everything(), before)
  })

  it('of one name and one that differs in words does not clash, nor does one elsewhere (P1)', async () => {
    const names = ['Contoso', 'Contoso Ltd', 'Contoso 2', 'Con toso', 'Contoso GmbH', 'Mail', 'Mall']
    for (const name of names) await hidden(name, { country: 'DE' })
    await hidden('Contoso', { country: 'AT' })

    assert.equal((await db('companies')).length, names.length + 1)
  })

  it('a second time for the same tenant is refused, under whatever name (P1)', async () => {
    const ada = visitor()
    await registerCompany(db, ada, form())
    const before = await everything()

    for (const name of ['Contoso', 'Fabrikam']) {
      for (const by of [ada, visitor({ tenantId: ada.tenantId })]) {
        await assert.rejects(registerCompany(db, by, form({ name })), { code: 'already-registered' })
      }
    }

    assert.deepEqual(await everything(), before)
  })

  it('is what makes somebody the first', async () => {
    assert.equal(await hasCompanies(db), false)

    await hidden('Contoso')

    assert.equal(await hasCompanies(db), true)
  })
})

describe('the profile of a company', () => {
  it('is saved one section at a time: the others stay (P3)', async () => {
    const ada = await founded('Contoso')
    await saveProfile(db, ada, 'financial', { employees: '12', legalForm: 'AG', name: 'Not from this form' })

    await saveProfile(db, ada, 'csr', { commitments: 'Less waste', employees: '13' })
    await saveProfile(db, ada, 'general', { about: 'We sell.', contactEmail: '' })
    await saveProfile(db, ada, 'financial', { employees: '' })

    assert.deepEqual((await viewOwnCompany(db, ada)).profile, {
      name: 'Contoso',
      country: 'US',
      industry: 'retail',
      about: 'We sell.',
      legalForm: 'AG',
      commitments: 'Less waste',
    })
  })

  it('is written in the history with what was and what is, beside the chain (P3, K6)', async () => {
    const ada = await founded('Contoso')

    await saveProfile(db, later(ada, 1), 'general', { name: 'Contoso Ltd', contactEmail: '', about: 'New' })

    const entry = await db('audit_entries').where({ company_id: ada.company }).orderBy('seq', 'desc').first()
    const { salt, ...written } = entry.written
    assert.deepEqual(await historyOf(ada.company), ['company.registered', 'profile.saved'])
    assert.deepEqual([entry.facts, entry.person_id, entry.at], [{ section: 'general' }, ada.person, later(ada, 1).at])
    assert.deepEqual(written, {
      name: 'Contoso → Contoso Ltd',
      contactEmail: 'partners@contoso.example → –',
      about: '– → New',
    })
    assert.ok(salt)
  })

  it('is found by what it says now (P3, F1)', async () => {
    const [ada, bob] = [await founded('Contoso'), await founded('Fabrikam')]

    await saveProfile(db, ada, 'general', { name: 'Tailspin', country: 'FR', industry: 'metals' })

    const page = { offset: 0, limit: 5 }
    assert.equal(
      (await listDirectory(db, bob, { name: 'tailspin', country: 'FR', industry: 'metals', ...page })).length,
      1,
    )
    assert.equal((await listDirectory(db, bob, { name: 'contoso', ...page })).length, 0)
    assert.equal((await viewHome(db, ada)).company, 'Tailspin')
  })

  it('that is saved as it was leaves no trace (P3, K6)', async () => {
    const ada = await founded('Contoso')
    await saveProfile(db, ada, 'general', { about: 'We sell.\nA lot.', duns: '12-345-6789' })
    const before = await everything()

    await saveProfile(db, later(ada, 1), 'general', {
      name: ' Contoso ',
      about: 'We  sell.\r\nA lot. ',
      duns: '123456789',
      website: '',
    })
    await saveProfile(db, later(ada, 1), 'financial', {})
    await publishProfile(db, later(ada, 1), true)

    assert.deepEqual(await everything(), before)
  })

  it('cannot take the name of another company of that country, nor move there with it (P1, P3)', async () => {
    const ada = await founded('Contoso', { country: 'DE' })
    await hidden('Café Müller', { country: 'DE' })
    await hidden('Contoso', { country: 'FR' })
    const before = await everything()

    await assert.rejects(saveProfile(db, ada, 'general', { name: 'CAFE MULLER' }), {
      code: 'name-taken',
      detail: { name: 'CAFE MULLER', country: 'DE' },
    })
    for (const name of ['Сafe Müller', 'CAFE MÜLLER'])
      await assert.rejects(saveProfile(db, ada, 'general', { name }), {
        code: 'name-taken',
        detail: { name, country: 'DE' },
      })
    await assert.rejects(saveProfile(db, ada, 'general', { country: 'FR' }), { code: 'name-taken' })

    assert.deepEqual(await everything(), before)
    await saveProfile(db, ada, 'general', { name: 'CONTOSO' })
    await saveProfile(db, ada, 'general', { name: 'Contoso', country: 'AT' })
    assert.equal((await viewOwnCompany(db, ada)).profile.country, 'AT')
  })

  it('is saved and published by admins, and by nobody else; a field in error saves none (P3, §1)', async () => {
    const ada = await founded('Contoso')
    const bob = await hired(ada, 'responder')
    const mia = await hired(ada, 'member')
    const before = await everything()

    for (const by of [bob, mia]) {
      const refused = { code: 'needs-role', detail: { role: 'admin' } }
      await assert.rejects(saveProfile(db, by, 'general', { about: 'Mine' }), refused)
      await assert.rejects(publishProfile(db, by, false), refused)
    }
    await assert.rejects(saveProfile(db, ada, 'general', { about: 'Good', duns: 'bad' }), { code: 'malformed' })
    await assert.rejects(saveProfile(db, ada, 'general', { about: 'Good', name: '' }), { code: 'missing' })

    assert.deepEqual(await everything(), before)
    assert.equal((await viewOwnCompany(db, mia)).profile.name, 'Contoso')
  })

  it('is published and hidden, each once (P4)', async () => {
    const ada = await hidden('Contoso')

    await publishProfile(db, ada, true)
    await publishProfile(db, ada, true)
    await publishProfile(db, ada, false)

    assert.equal((await viewOwnCompany(db, ada)).isPublic, false)
    assert.deepEqual(await historyOf(ada.company), ['company.registered', 'profile.published', 'profile.hidden'])
  })
})

describe('the lists a company picks from', () => {
  it('name every country once, as the runtime knows them (P1)', () => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })

    assert.equal(new Set(countries).size, 249)
    assert.equal(countries.length, 249)
    for (const country of countries) assert.ok(names.of(country), country)
  })

  it('know the usual counterparts of every industry, none of them itself twice (F2)', () => {
    for (const industry of industries) {
      const usual = counterparts[industry]
      assert.ok(usual.length > 0)
      assert.equal(new Set(usual).size, usual.length)
      assert.ok(!usual.includes(industry))
    }
  })
})
