import { go, link } from './buttons.ts'
import { type Card, card, text } from './kit.ts'
import type { Reader } from './reader.ts'

/** One sentence, and the way on: for whatever cannot be shown or done. */
export const sentenceCard = (reader: Reader, sentence: string): Card =>
  card(
    reader,
    sentence,
    [],
    [go(reader.words.buttons.home, 'home.show', {}), go(reader.words.headings.help, 'help.show', {})],
  )

/** Where others can read: the answer is to be had in the reader's own chat, by that link when there is one. */
export const privatelyCard = (reader: Reader, url: string): Card =>
  card(
    reader,
    reader.words.privately.heading,
    [text(reader.words.privately.text)],
    url ? [link(reader.words.privately.open, url)] : [],
  )
