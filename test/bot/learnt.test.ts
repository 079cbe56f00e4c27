import assert from 'node:assert/strict'
import { type Kind, kinds, unlearnt } from '../../bot/chat/kinds.ts'
import { chosenLanguage } from '../../bot/chat/language.ts'
import { type Spoken, wordings } from '../../bot/chat/learning/wordings/wordings.ts'
import weights from '../../bot/chat/weights.json' with { type: 'json' }
import { languageTags } from '../../cards/languages.ts'

const learnt = kinds.filter(kind => !unlearnt.includes(kind))

describe('what is learnt from wordings', () => {
  it('is of every kind there is, since `npm run train` was last run', () => {
    assert.deepEqual(
      learnt.filter(kind => !weights.kinds.includes(kind)),
      [],
    )
  })

  for (const tag of languageTags) {
    it(`has wordings for each kind in ${tag}, in bot/chat/learning/wordings`, () => {
      const [language = ''] = tag.split('-')
      const known: Partial<Record<Kind, string>> = wordings[language as Spoken] ?? {}

      assert.deepEqual(
        learnt.filter(kind => !known[kind]),
        [],
      )
    })

    it(`can be asked for in ${tag}: bot/chat/language.ts knows its name`, () => {
      const name = new Intl.DisplayNames('en', { type: 'language' }).of(tag.split('-')[0] ?? '')

      assert.equal(chosenLanguage(`speak ${name}`), tag)
    })
  }
})
