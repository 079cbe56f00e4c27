import { type Card, card, go } from './kit.ts'
import type { Reader } from './reader.ts'

/** One sentence, and the way on: for whatever cannot be shown or done. */
export const sentenceCard = (reader: Reader, sentence: string): Card =>
  card(
    reader,
    sentence,
    [],
    [go(reader.words.buttons.home, 'home.show', {}), go(reader.words.headings.help, 'help.show', {})],
  )
