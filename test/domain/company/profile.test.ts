import assert from 'node:assert/strict'
import {
  completeness,
  disclosing,
  fieldsOf,
  fillSection,
  missingToConnect,
  type ProfileField,
  parseField,
  profileFields,
  profileSections,
  visible,
} from '../../../domain/company/profile.ts'

const full = Object.fromEntries(Object.keys(profileFields).map(field => [field, `some ${field}`]))

describe('a field of the profile', () => {
  const good: readonly (readonly [ProfileField, typed: string, kept: string | undefined])[] = [
    ['name', ' Contoso\tLtd. ', 'Contoso Ltd.'],
    ['about', 'One\r\n\r\n\r\n\r\nTwo', 'One\n\nTwo'],
    ['address', '1 Main Street\nSpringfield', '1 Main Street\nSpringfield'],
    ['lineOfBusiness', 'Toys\nand games', 'Toys and games'],
    ['duns', '123456789', '123456789'],
    ['duns', '12-345-6789', '123456789'],
    ['duns', ' 12 345 6789 ', '123456789'],
    ['duns', '１２－３４５－６７８９', '123456789'],
    ['duns', '12–345–6789', '123456789'],
    ['contactEmail', ' partners@contoso.example ', 'partners@contoso.example'],
    ['contactEmail', "o'neil+partners@sales.contoso.co.uk", "o'neil+partners@sales.contoso.co.uk"],
    ['contactEmail', 'müller@bücher.example', 'müller@bücher.example'],
    ['website', 'https://contoso.example', 'https://contoso.example'],
    ['website', ' HTTPS://Contoso.example/Über-uns?a=b#c ', 'HTTPS://Contoso.example/Über-uns?a=b#c'],
    ['logoUrl', 'https://contoso.example:8443/logo.png', 'https://contoso.example:8443/logo.png'],
    ['industry', 'retail', 'retail'],
    ['country', 'DE', 'DE'],
    ['duns', '  ', undefined],
    ['contactEmail', '', undefined],
    ['industry', '', undefined],
  ]
  for (const [field, typed, kept] of good) {
    it(`${field} typed as ${JSON.stringify(typed)} is ${JSON.stringify(kept)} (P3)`, () => {
      assert.equal(parseField(field, typed), kept)
    })
  }

  const bad: Partial<Record<ProfileField, readonly string[]>> = {
    duns: ['12345678', '1234567890', '12345678x', '١٢٣٤٥٦٧٨٩', '1'],
    contactEmail: [
      'partners',
      'partners@',
      '@contoso.example',
      'a@b',
      'a@b@c.example',
      'a b@c.example',
      'a@c..example',
      'a@.example',
      'a@example.',
      'Ada <a@c.example>',
      'a@c.example,b@c.example',
      'mailto:a@c.example',
      'a@c.ex;ample',
    ],
    website: [
      'contoso.example',
      'http://contoso.example',
      'javascript:alert(1)',
      'data:text/html,x',
      'https://',
      'ftp://a.example',
      'https:// contoso.example',
      '//contoso.example',
      'file:///etc/passwd',
      'https:contoso.example',
      'https:/contoso.example',
      'https:\\\\contoso.example',
      'https://contoso.example/Über uns',
    ],
    industry: ['Retail', 'alchemy', 'constructor', '__proto__'],
    country: ['us', 'USA', 'XX', 'Germany'],
  }
  for (const [field, texts] of Object.entries(bad) as [ProfileField, readonly string[]][]) {
    it(`${field} is malformed as ${texts.join(', ')} (P3)`, () => {
      for (const typed of texts) {
        const code = [...typed].length > profileFields[field].limit ? 'too-long' : 'malformed'
        assert.throws(() => parseField(field, typed), { name: 'Refusal', code }, typed)
      }
    })
  }

  for (const field of Object.keys(profileFields) as ProfileField[]) {
    const { limit, kind } = profileFields[field]

    it(`${field} is too long beyond ${limit} characters (P3)`, () => {
      const typed = '🚚'.repeat(limit + 1)

      assert.throws(() => parseField(field, typed), {
        code: 'too-long',
        detail: { field, limit, length: limit + 1 },
      })
      if (kind === 'line' || kind === 'paragraph') {
        assert.equal(parseField(field, '🚚'.repeat(limit)), '🚚'.repeat(limit))
      }
    })
  }

  it('is missing when it is empty, for name and country alone (P1, P3)', () => {
    for (const field of Object.keys(profileFields) as ProfileField[]) {
      if (field === 'name' || field === 'country') {
        assert.throws(() => parseField(field, ' '), { code: 'missing', detail: { field } })
      } else assert.equal(parseField(field, ' \u200b '), undefined)
    }
  })

  it('has room for the longest address of a mailbox (P3)', () => {
    const longest = `${'a'.repeat(64)}@${'b'.repeat(61)}.${'c'.repeat(61)}.${'d'.repeat(61)}.ee`

    assert.equal(longest.length, 253)
    assert.equal(parseField('contactEmail', longest), longest)
  })
})

describe('a section of the profile', () => {
  it('is filled with its own fields, while those not on the form stay and emptied ones go (P3)', () => {
    const before = { name: 'Contoso', country: 'US', about: 'Old', website: 'https://a.example/', employees: '12' }

    const next = fillSection(before, 'general', { about: 'New', website: '', employees: '13', nonsense: 'x' })

    assert.deepEqual(next, { name: 'Contoso', country: 'US', about: 'New', employees: '12' })
    assert.equal(before.about, 'Old')
  })

  it('has what is listed for it, each field in one section (P3)', () => {
    assert.deepEqual(profileSections.flatMap(fieldsOf), Object.keys(profileFields))
    assert.deepEqual(fieldsOf('general'), [
      'name',
      'industry',
      'country',
      'contactEmail',
      'about',
      'website',
      'logoUrl',
      'lineOfBusiness',
      'productsAndServices',
      'address',
      'duns',
    ])
  })
})

describe('the completeness of a profile', () => {
  for (const [profile, section, percent] of [
    [{}, undefined, 0],
    [{ name: 'Contoso' }, undefined, 4],
    [{ name: 'Contoso', country: 'US', industry: 'retail', contactEmail: 'a@b.example' }, 'general', 36],
    [{ name: 'Contoso', country: 'US', industry: 'retail', contactEmail: 'a@b.example' }, undefined, 19],
    [{ name: 'Contoso' }, 'financial', 0],
    [{ employees: '12', legalForm: 'AG' }, 'financial', 50],
    [{ commitments: 'Less' }, 'csr', 33],
    [full, undefined, 100],
    [{ ...full, duns: '' }, undefined, 95],
    [full, 'certifications', 100],
  ] as const) {
    it(`is ${percent} % of ${section ?? 'all'} with ${Object.keys(profile).length} fields filled in (P3)`, () => {
      assert.equal(completeness(profile, section), percent)
    })
  }
})

describe('what a profile shows to others', () => {
  it('is name, industry, country and about before we are connected (P4)', () => {
    assert.deepEqual(visible(full, 'public'), {
      name: 'some name',
      industry: 'some industry',
      country: 'some country',
      about: 'some about',
    })
  })

  it('is the name alone of a company that is private (P4)', () => {
    assert.deepEqual(visible(full, 'private'), { name: 'some name' })
  })

  it('is General information once we are, and nothing of the other sections ever (P5)', () => {
    assert.deepEqual(Object.keys(visible(full, 'partner')).sort(), [...fieldsOf('general')].sort())
    assert.deepEqual(visible({ employees: '12', commitments: 'Less' }, 'partner'), {})
  })

  it('is announced by the fields there are (P5)', () => {
    assert.deepEqual(disclosing({ name: 'Contoso', about: '', duns: '123456789', employees: '12' }), ['name', 'duns'])
  })

  it('lacks what the first connect request needs (P6)', () => {
    assert.deepEqual(missingToConnect({}), ['contactEmail', 'industry'])
    assert.deepEqual(missingToConnect({ industry: 'retail', contactEmail: '' }), ['contactEmail'])
    assert.deepEqual(missingToConnect(full), [])
  })
})
