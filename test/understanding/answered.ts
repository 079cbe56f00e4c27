import { readFileSync } from 'node:fs'
import type { Context, Reply } from '../../bot/actions/context.ts'
import { say } from '../../bot/chat/say.ts'
import { languages } from '../../cards/languages.ts'
import { readerOf } from '../../cards/reader.ts'
import type { Words } from '../../cards/words/en.ts'
import { inputsOf, textOf, titlesOf } from '../card.ts'
import { openedBy } from './opened.ts'

/** A day on which March and June are over, or have begun: sentences name months. */
export const present = new Date('2026-06-15T09:00:00Z')

/** A sentence with what its answer must say; `after` is what was said before in the same chat. */
export type Utterance = {
  readonly rule?: string
  readonly text: string
  /** In English, whatever the locale: a title of section 7, or a regular expression. */
  readonly heading: string
  readonly must?: readonly string[]
  readonly mustNot?: readonly string[]
  readonly locale?: string
  readonly after?: readonly string[]
  /** Of a wish, which button its card comes from and what that carries, as `openedBy` writes it. */
  readonly opens?: string
}

export const readUtterances = (file: string | URL): readonly Utterance[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line))

/** The headings of section 7, as each language writes them. */
const headingsOf = ({ headings, sharing, history, invite }: Words): Readonly<Record<string, string>> => ({
  'Visibility score': headings.visibility,
  'Waiting for you': headings.inbox,
  'Waiting for others': headings.sent,
  'My partners': headings.partners,
  'Find partners': headings.directory,
  'What we share': sharing.given,
  'What is shared with us': sharing.received,
  'Who sees our data': sharing.seen,
  Collaborations: headings.collaborations,
  'What changed': history.heading,
  'Our data': headings.data,
  Help: headings.help,
  'Invite by e-mail': invite.heading,
})

/** The English title of a card, whatever its language; its own where it is none of section 7. */
function englishOf(title: string): string {
  for (const words of Object.values(languages)) {
    const found = Object.entries(headingsOf(words)).find(([, written]) => written === title)
    if (found) return found[0]
  }
  return title
}

let chats = 0

/** What is wrong with the answer to a sentence; nothing when it is right. And the answer. */
export async function judge(
  context: Omit<Context, 'reader'>,
  utterance: Utterance,
): Promise<{ readonly wrong: readonly string[]; readonly said: string }> {
  const { text, heading, must = [], mustNot = [], locale = 'en-US', after = [], opens } = utterance
  const chat = { id: `chat-${++chats}`, isPersonal: true, reference: {} }
  const asked = { ...context, chat, reader: readerOf(locale, 'UTC') }
  for (const before of after) await say(asked, before)
  const { card }: Reply = await say(asked, text)
  const body = textOf(card)
  const said = [body, ...titlesOf(card), ...Object.values(inputsOf(card))].join('\n')
  const title = englishOf(card.fallbackText)
  const fits =
    heading === '' ||
    heading === '.' ||
    new RegExp(`^(?:${heading})`).test(title) ||
    new RegExp(`^(?:${heading})`).test(card.fallbackText) ||
    title === heading
  const opened = opens === undefined ? '' : await openedBy(asked, card)
  return {
    said,
    wrong: [
      ...(opens === undefined || opened === opens ? [] : [`opens ${opened}, not ${opens}`]),
      ...(fits ? [] : [`headed ${card.fallbackText}, not ${heading}`]),
      ...must.filter(pattern => !new RegExp(pattern, 'u').test(said)).map(pattern => `without ${pattern}`),
      ...mustNot.filter(pattern => new RegExp(pattern, 'u').test(body)).map(pattern => `with ${pattern}`),
    ],
  }
}
