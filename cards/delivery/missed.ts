import type { Missed } from '../../domain/delivery/missed.ts'
import { go, paging } from '../buttons.ts'
import { type Card, card, text } from '../kit.ts'
import { entry } from '../layout.ts'
import type { Reader } from '../reader.ts'
import { shorten } from '../text.ts'

/** What it was about, in the words of its card as it would be now; null when there is nothing left of it. */
type MissedItem = Missed & { readonly title: string | null }

/** Longest title on a line, in characters. */
const TITLE = 200

/** B3: what reached nobody, and why. */
export function missedCard(
  reader: Reader,
  lines: readonly MissedItem[],
  { page, hasMore }: { readonly page: number; readonly hasMore: boolean },
): Card {
  const { buttons, missed: words } = reader.words
  const whys: Readonly<Record<string, string>> = words.whys
  return card(
    reader,
    words.heading,
    [
      text(lines.length > 0 ? words.intro : words.empty),
      ...lines.map(({ title, who, why, at }) =>
        entry({
          title: title === null ? words.gone : shorten(title, TITLE),
          lines: [words.for(who, reader.when(at)), whys[why] ?? words.whys.other],
        }),
      ),
    ],
    [
      ...paging(reader, 'missed.show', {}, { page, hasMore }),
      go(buttons.people, 'people.show', {}),
      go(buttons.home, 'home.show', {}),
    ],
  )
}
