import assert from 'node:assert/strict'
import { say } from '../../bot/chat/say.ts'
import { type Language, languages } from '../../cards/languages.ts'
import { readerOf } from '../../cards/reader.ts'
import type { Words } from '../../cards/words/en.ts'
import { db } from '../database.ts'
import { founded } from '../domain/company/founded.ts'

const imported = ({ buttons }: Words) => buttons.imported
const load = ({ data }: Words) => data.loadHeading
const directory = ({ headings }: Words) => headings.directory
const invite = ({ invite: words }: Words) => words.heading

/** What is said in each language, and which card it opens. */
const sentences: { readonly [L in Language]: readonly (readonly [text: string, heading: (words: Words) => string])[] } =
  {
    en: [
      ['imported', imported],
      ['Who could we invite?', imported],
      ['which of our vendors could we invite next', imported],
      ['is there anyone we should still invite?', imported],
      ['show me the imported companies', imported],
      ["which suppliers haven't joined yet", imported],
      ['list our prospects', imported],
      ['who of our customers is not on Liaison yet', imported],
      ['who of our customers is not on Liaison yet?', imported],
      ['import partners', load],
      ['suggest some partners', directory],
      ['invite Northwind Traders', invite],
      ['can you invite Northwind Traders?', invite],
    ],
    de: [
      ['importiert', imported],
      ['Wen könnten wir einladen?', imported],
      ['welche Lieferanten können wir noch einladen', imported],
      ['zeig mir die importierten Firmen', imported],
      ['wer ist noch nicht beigetreten', imported],
      ['gibt es Kunden, die wir einladen könnten?', imported],
      ['Partner importieren', load],
      ['schlag mir ein paar Partner vor', directory],
    ],
    'zh-Hans': [
      ['已导入', imported],
      ['我们可以邀请哪些公司', imported],
      ['还有哪些供应商可以邀请', imported],
      ['哪些供应商还没加入', imported],
      ['导入的公司', imported],
      ['导入合作伙伴', load],
      ['推荐一些合作伙伴', directory],
    ],
  }

describe('asking whom one could invite', () => {
  for (const [language, said] of Object.entries(sentences) as [Language, (typeof sentences)[Language]][]) {
    it(`opens the card for it in ${language}, and so do the sentences beside it`, async () => {
      const by = await founded('Contoso')

      for (const [text, heading] of said) {
        const { card } = await say({ db, by, reader: readerOf(language, 'UTC'), canMail: true }, text)

        assert.equal(card.fallbackText, heading(languages[language]), text)
      }
    })
  }
})
