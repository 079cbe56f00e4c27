import assert from 'node:assert/strict'
import fc from 'fast-check'
import { line, NOTE, paragraph, requiredLine, searchKey } from '../../../domain/kernel/text.ts'
import { took } from '../../took.ts'

const kept = (typed: string) => line('note', typed, NOTE)

/** Characters by their number: what cannot be seen should not be typed here either. */
const invisible: readonly (readonly [what: string, codePoint: number])[] = [
  ['NUL', 0x00],
  ['a bell', 0x07],
  ['an escape', 0x1b],
  ['a delete', 0x7f],
  ['a C1 control', 0x9b],
  ['a soft hyphen', 0xad],
  ['a combining grapheme joiner', 0x034f],
  ['an Arabic letter mark', 0x061c],
  ['a Hangul filler', 0x115f],
  ['a zero-width space', 0x200b],
  ['a zero-width joiner', 0x200d],
  ['a left-to-right mark', 0x200e],
  ['a right-to-left embedding', 0x202b],
  ['a right-to-left override', 0x202e],
  ['a word joiner', 0x2060],
  ['a right-to-left isolate', 0x2067],
  ['a pop of an isolate', 0x2069],
  ['another Hangul filler', 0x3164],
  ['a private character', 0xe000],
  ['a byte order mark', 0xfeff],
  ['a half-width Hangul filler', 0xffa0],
  ['an annotation anchor', 0xfff9],
  ['a tag', 0xe0041],
]

describe('a text that somebody typed', () => {
  for (const [what, codePoint] of invisible) {
    const character = String.fromCodePoint(codePoint)

    it(`loses ${what}, and is nothing when there is nothing else`, () => {
      assert.equal(kept(`Con${character}toso`), 'Contoso')
      assert.equal(paragraph('about', `Con${character}toso`, 500), 'Contoso')
      assert.equal(kept(character), undefined)
      assert.equal(kept(` ${character} `), undefined)
    })
  }

  for (const [what, space] of [
    ['a tab', '\t'],
    ['a line break', '\n'],
    ['a Windows line break', '\r\n'],
    ['an old Mac line break', '\r'],
    ['a form feed', '\f'],
    ['a hard space', '\u00a0'],
    ['an ideographic space', '\u3000'],
    ['a line separator', '\u2028'],
    ['a paragraph separator', '\u2029'],
  ] as const) {
    it(`of one line has a space where ${what} was`, () => {
      assert.equal(kept(`${space}12 Main Street${space}${space}Springfield${space}`), '12 Main Street Springfield')
    })
  }

  it('of several lines keeps its breaks, at most one empty line at a time', () => {
    assert.equal(paragraph('about', ' One \r\nTwo\rThree\n\n\n\nFour   words ', 500), 'One \nTwo\nThree\n\nFour words')
  })

  it('has no half of a surrogate pair', () => {
    const text = kept('\ud800Contoso\udfff') ?? ''

    assert.ok(text.isWellFormed())
    assert.match(text, /Contoso/)
  })

  it('keeps emoji, other scripts and two accents on a letter', () => {
    assert.equal(kept('Việt 🚚 深圳 Ǭ'), 'Việt 🚚 深圳 Ǭ')
    assert.equal(kept('العربية עברית'), 'العربية עברית')
  })

  it('is composed, so that one word is written one way', () => {
    assert.equal(kept('Cafe\u0301'), 'Caf\u00e9')
    assert.equal(kept('Cafe\u200b\u0301'), 'Caf\u00e9')
  })

  it('has at most two accents on a letter, out of 10,000', () => {
    const zalgo = `Z${'\u0335'.repeat(5_000)}${'\u0489'.repeat(5_000)}algo`

    assert.equal(kept(zalgo), 'Z\u0335\u0335algo')
    assert.equal(kept(`Z${'\u0335\u200b'.repeat(10_000)}algo`), 'Z\u0335\u0335algo')
  })

  for (const [typed, text] of [
    ['<at>Ada</at> hello', 'Ada hello'],
    ['<AT id="0">Ada</AT> hello', 'Ada hello'],
    ['<at >Ada</at > hello', 'Ada hello'],
    ['<\u200bat>Ada</\u200bat> hello', 'Ada hello'],
    [`<at id="${'x'.repeat(150)}">Ada</at> hello`, 'Ada hello'],
    ['a < b and at > c', 'a < b and at > c'],
    ['<atlas>', '<atlas>'],
  ] as const) {
    it(`mentions nobody: ${JSON.stringify(typed)}`, () => {
      assert.equal(kept(typed), text)
    })
  }

  it('never mentions anybody, nor hides anything, whatever was typed', () => {
    const piece = fc.constantFrom('<', '>', '</', 'a', 't', 'at', '<at>', '</at>', ' ', '\u200b', '\u0301')
    const tags = fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join(''))
    fc.assert(
      fc.property(fc.oneof(tags, anything), typed => {
        for (const text of [line('note', typed, 1_000) ?? '', paragraph('note', typed, 1_000) ?? '']) {
          assert.doesNotMatch(text, /<\/?at(?=[\s/>])[^<>]*>/iu)
          assert.doesNotMatch(text, /(?!\n)[\p{Cc}\p{Cf}\p{Co}\p{Cs}]|\p{M}{3}/u)
          assert.equal(text, text.trim())
        }
      }),
      { numRuns: 2_000, examples: [['<a<at>t>Ada</a</at>t>'], ['<\u200bat>Ada']] },
    )
  })

  it('is not changed by being cleaned again', () => {
    fc.assert(
      fc.property(anything, typed => {
        const once = kept(typed)
        const lines = paragraph('note', typed, NOTE)

        if (once !== undefined) assert.equal(kept(once), once)
        if (lines !== undefined) assert.equal(paragraph('note', lines, NOTE), lines)
      }),
    )
  })

  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
  )
})

describe('the limit of a text', () => {
  it('counts characters, not what they are stored in', () => {
    assert.equal(kept('🚚'.repeat(200)), '🚚'.repeat(200))
    assert.throws(() => kept('🚚'.repeat(201)), {
      name: 'Refusal',
      code: 'too-long',
      detail: { field: 'note', limit: 200, length: 201 },
    })
  })

  it('counts what is kept, not what was typed', () => {
    assert.equal(kept(`  ${'x'.repeat(200)}${'\u200b'.repeat(200)}  `), 'x'.repeat(200))
    assert.equal(kept(`x${' '.repeat(500)}y`), 'x y')
    assert.equal(kept('e\u0301'.repeat(200)), '\u00e9'.repeat(200))
  })

  it('holds for several lines too', () => {
    assert.throws(() => paragraph('about', 'x\n'.repeat(300), 500), {
      code: 'too-long',
      detail: { field: 'about', limit: 500, length: 599 },
    })
  })

  it('takes a megabyte in its stride', () => {
    const milliseconds = took(() => {
      for (const typed of [
        '<at '.repeat(20_000) + '>'.repeat(20_000),
        '<at '.repeat(250_000),
        '<'.repeat(1_000_000),
        '\u0301'.repeat(500_000),
        ' '.repeat(1_000_000),
        '\n '.repeat(500_000),
      ]) {
        assert.throws(() => line('note', `x${typed}x`, 2), { code: 'too-long' })
        assert.throws(() => paragraph('note', `x${typed}x`, 2), { code: 'too-long' })
      }
    })

    assert.ok(milliseconds < 4_000, `${milliseconds} ms`)
  })
})

describe('a required text', () => {
  it('is missing when nothing is left of it', () => {
    for (const typed of ['', '  \n ', '\u200b', '<at></at>']) {
      assert.throws(() => requiredLine('name', typed, 200), { code: 'missing', detail: { field: 'name' } })
    }
    assert.equal(requiredLine('name', ' Contoso ', 200), 'Contoso')
  })
})

describe('a search key', () => {
  for (const [text, key] of [
    ['Contoso, Ltd.', 'contoso ltd'],
    ['CONTOSO  LTD', 'contoso ltd'],
    ['  Café-Crème  ', 'cafe creme'],
    ['Müller & Söhne', 'muller sohne'],
    ['İSTANBUL', 'istanbul'],
    ['Ｆａｂｒｉｋａｍ', 'fabrikam'],
    ['ﬁne goods', 'fine goods'],
    ['深圳有限公司', '深圳有限公司'],
    ['3M', '3m'],
    ['!!!', '!!!'],
    ['  &  ', '&'],
    ['', ''],
  ] as const) {
    it(`of "${text}" is "${key}" (P1, F1)`, () => {
      assert.equal(searchKey(text), key)
    })
  }

  it('tells names apart that differ in more than accents (P1)', () => {
    for (const [name, other] of [
      ['バス', 'ハス'],
      ['किताब', 'कताब'],
      ['กิน', 'กัน'],
    ] as const) {
      assert.notEqual(searchKey(name), searchKey(other))
    }
  })

  it('is the same for two names that look the same (P1)', () => {
    for (const twin of ['Contoso\u3164', 'Con\u115ftoso', 'Contoso\uffa0', 'Conto\u034fso', 'CONTOSO\u200b']) {
      assert.equal(searchKey(line('name', twin, 200) ?? ''), 'contoso')
    }
  })
})
