import assert from 'node:assert/strict'
import { withoutBackground } from '../../bot/chat/background.ts'
import { candidates } from '../../bot/chat/learning/examples.ts'

const litware = candidates.companies.filter(({ name }) => name.startsWith('Litware'))
const asked = (said: string) => withoutBackground(said, { companies: litware, collaborations: [] })

describe('what a sentence asks (Q1)', () => {
  for (const [said, rest] of [
    ['How is it going with Litware? I promised my boss an update.', 'How is it going with Litware?'],
    [
      'Hi, as I want to ask them politely, what does Litware not share yet? Thank you!',
      'what does Litware not share yet?',
    ],
    ['Könnten Sie mir bitte sagen, was wir mit Litware teilen?', 'was wir mit Litware teilen?'],
    ['Da ich sonst nachhaken würde: hat sich Litware gemeldet?', 'hat sich Litware gemeldet?'],
    ['我们给Litware看什么？同事一直在问我。', '我们给Litware看什么？'],
    ['I was wondering if Litware can see our warehouses', 'whether Litware can see our warehouses'],
    ['Mich würde interessieren, was wir Litware nicht zeigen', 'was wir Litware nicht zeigen'],
    ['不知道哪些伙伴向我们提供仓库数据', '哪些伙伴向我们提供仓库数据'],
    ['Who gives us warehouse data, I need it for the stock planning', 'Who gives us warehouse data'],
    ['Good to know, thanks! And how about Litware, they are the ones I worry about?', 'And how about Litware'],
  ] as const)
    it(`is "${rest}" of "${said}"`, () => {
      assert.equal(asked(said), rest)
    })

  for (const said of [
    // A place, a time, a relationship, an order and a number are part of the question.
    'We are planning a tour of Europe, so which of our partners are there?',
    'In May I was away, what happened?',
    'Who gives us warehouses? I only want vendors.',
    'Show our partners, the weakest first.',
    'Which partners have answered? I mean those below 50 %.',
    // A wish, whoever explains it.
    'Disconnect Litware. They never answer.',
    // What follows a colon is a text.
    'Add a note to Litware: thanks. When can we talk?',
    'Leave Litware a note saying thanks, we got it. When is the truck coming?',
    '我们发出去的请求,有哪些被拒绝了',
    'Which collaborations do we run with Litware? I mean both ours and theirs',
    'I was wondering if you could disconnect Litware',
    '不知道就算了',
  ])
    it(`is all of "${said}"`, () => {
      assert.equal(asked(said).replace(/\s/g, ''), said.replace(/\s/g, ''))
    })
})
