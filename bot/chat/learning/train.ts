import { readFileSync, writeFileSync } from 'node:fs'
import { kinds, type QuestionKind } from '../kinds.ts'
import { readSentence } from '../reading.ts'
import { opinionsOf } from '../rows.ts'
import { candidates, featuresIn, fillingOf } from './examples.ts'
import { makeSentences } from './sentences.ts'
import { crossValidated, type Example, temperatureOf, train } from './training.ts'

/** Sentences made of each wording. */
const EACH = 4

/** The headings of section 7 that tell of which kind a known sentence is. */
const headings: Readonly<Record<string, QuestionKind>> = {
  'Visibility score': 'visibility',
  'Waiting for you': 'inbox',
  'Waiting for others': 'sent',
  'My partners': 'partners',
  'Find partners': 'directory',
  'What we share': 'given',
  'What is shared with us': 'received',
  'Who sees our data': 'seen',
  Collaborations: 'collaborations',
  'What changed': 'changed',
  'Our data': 'data',
}

type Known = {
  readonly text: string
  readonly heading: string
  readonly kind?: (typeof kinds)[number]
  readonly after?: readonly string[]
}

const known = ['sentences', 'utterances', 'utterances-frames', 'fresh', 'misses']
  .flatMap(name =>
    readFileSync(new URL(`../../../test/bot/${name}.jsonl`, import.meta.url), 'utf8')
      .split('\n')
      .filter(Boolean),
  )
  .map(line => JSON.parse(line) as Known)

const made = makeSentences(fillingOf(), EACH).map(({ text, kind, wording }) => ({ text, kind, group: wording }))
const real = known.flatMap(({ text, heading, kind = headings[heading], after }) =>
  kind && !after ? [{ text, kind, group: text }] : [],
)
const examples: readonly Example[] = [...made, ...real, ...real].map(({ text, kind, group }) => ({
  features: featuresIn(text),
  kind,
  group,
}))

const outcomes = crossValidated(examples)
const right = (list: typeof outcomes) =>
  `${((list.filter(({ kind, ranked }) => ranked[0]?.[0] === kind).length / Math.max(1, list.length)) * 100).toFixed(1)} %`
const texts = new Set(real.map(({ text }) => text))
const figures = {
  examples: examples.length,
  wordings: new Set(made.map(({ group }) => group)).size,
  'held out, made': right(outcomes.filter(({ group }) => !texts.has(group))),
  'held out, known': right(outcomes.filter(({ group }) => texts.has(group))),
  ...Object.fromEntries(
    ['en', 'de', 'zh'].map(tag => [
      `held out, ${tag}`,
      right(outcomes.filter(({ group }) => group.startsWith(`${tag} `))),
    ]),
  ),
}
console.log(figures)
const rows = real.filter(
  ({ text, kind }) => opinionsOf(readSentence(text, candidates, { now: new Date(), zone: 'UTC' }))[0] !== kind,
)
console.log('rows alone, known', `${(100 - (rows.length / real.length) * 100).toFixed(1)} %`)
if (process.argv.includes('--misses')) {
  for (const { text, kind } of rows)
    console.log(
      '  row:',
      kind,
      '|',
      text,
      '|',
      opinionsOf(readSentence(text, candidates, { now: new Date(), zone: 'UTC' }))
        .slice(0, 2)
        .join(),
    )
  for (const { kind, group, ranked } of outcomes)
    if (ranked[0]?.[0] !== kind && texts.has(group))
      console.log(
        '  learnt:',
        kind,
        '|',
        group,
        '|',
        ranked
          .slice(0, 2)
          .map(([each, p]) => `${each} ${p.toFixed(2)}`)
          .join(),
      )
}

const model = train(examples)
const most = Math.max(...[...model.weights.values()].map(row => Math.max(...Array.from(row, Math.abs))))
const scale = most / 127
const weights = Object.fromEntries(
  [...model.weights]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([feature, row]) => [
      feature,
      Array.from(row)
        .flatMap((weight, at) => (weight === 0 ? [] : [`${at}:${Math.round(weight / scale)}`]))
        .join(' '),
    ]),
)
const written = { figures, temperature: temperatureOf(outcomes), scale: Number(scale.toFixed(6)), kinds, weights }
writeFileSync(new URL('../weights.json', import.meta.url), `${JSON.stringify(written, null, 1)}\n`)
console.log(`${Object.keys(weights).length} features`, written.temperature)
