import type { Home } from '../../domain/data/moves.ts'
import type { Region } from '../../domain/kernel/region.ts'
import { go, send } from '../buttons.ts'
import { type Card, card, type Notice, text } from '../kit.ts'
import type { Reader } from '../reader.ts'

/** K4: where our data is kept, whether it is being moved, and to where it can be. */
export function regionCard(
  reader: Reader,
  home: Home,
  others: readonly Region[],
  canMove: boolean,
  notice: Notice = false,
): Card {
  const { words } = reader
  const { moving, regions, buttons } = words
  const { region, movingTo } = home
  return card(
    reader,
    moving.heading,
    [
      notice,
      text(moving.kept(regions[region], words.data.rows(home.rows))),
      movingTo !== null && text(moving.underWay(regions[movingTo])),
    ],
    [
      ...(canMove && movingTo === null
        ? others.map(other => go(moving.to(regions[other]), 'region.ask', { region: other }))
        : []),
      canMove && movingTo !== null && send(moving.stay(regions[region]), 'region.move', { region }),
      go(words.sharing.seen, 'seen.show', {}),
      go(buttons.back, 'profile.show', {}),
    ],
  )
}

/** K4: what moving to another region means, before anything is moved. */
export function moveCard(reader: Reader, { region, rows }: Home, to: Region): Card {
  const { words } = reader
  const { moving, regions, buttons } = words
  return card(
    reader,
    moving.asks(regions[to]),
    [text(moving.moves(words.data.rows(rows), regions[region], regions[to])), text(moving.partners(regions[to]))],
    [send(buttons.confirm, 'region.move', { region: to }, 'destructive'), go(buttons.back, 'region.show', {})],
  )
}
