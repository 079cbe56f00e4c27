import assert from 'node:assert/strict'
import { homeCard } from '../../cards/delivery/home.ts'
import { directoryCard } from '../../cards/network/directory.ts'
import { COUNTED } from '../../domain/kernel/page.ts'
import { textOf } from '../card.ts'
import { readers } from './every-card.ts'

const view = {
  company: 'Contoso',
  isPublic: true,
  profile: {},
  mayAsk: true,
  collaborations: 0,
  visibility: { met: 0, asked: 0, percent: null },
  erasedOn: null,
  hasImported: false,
}

describe('a number that is not counted to its end', () => {
  const said = {
    en: ['over 1,000', 'More than 1,000 requests wait', 'More than 1,000 companies'],
    de: ['über 1.000', 'Mehr als 1.000 Anfragen warten', 'Mehr als 1.000 Unternehmen'],
    'zh-Hans': ['超过 1,000', '有超过 1,000 个请求', '超过 1,000 家公司'],
  } as const

  for (const reader of readers) {
    it(`is said to be more than a thousand in ${reader.language}`, () => {
      const [number, waiting, companies] = said[reader.language]
      const many = { waiting: COUNTED + 1, sent: COUNTED + 1, partners: COUNTED + 1 }
      // Without what keeps "1." from being a list.
      const home = JSON.stringify(homeCard(reader, { ...view, ...many }, 'admin')).replaceAll('\\', '')
      const found = { page: 0, hasMore: true, total: COUNTED + 1 }
      const directory = JSON.stringify(directoryCard(reader, [], found, { name: '' }, true))

      assert.equal(home.split(`"${number}"`).length, 4)
      assert.ok(home.includes(waiting), home)
      assert.ok(directory.includes(companies), directory)
    })
  }

  it('is told as it is up to a thousand', () => {
    for (const reader of readers) {
      const home = homeCard(reader, { ...view, waiting: COUNTED, sent: 0, partners: 7 }, 'admin')

      assert.ok(home.body.some(element => textOf(element).includes(`${COUNTED}`)))
    }
  })
})
