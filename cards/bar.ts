import { type Element, element } from './elements.ts'
import { figure } from './kit.ts'
import type { Reader } from './reader.ts'

/** Pictures of one pixel, which are stretched: of a low, a middle and a high share, and of what is missing (seen through in part). */
const pixels = {
  low: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mO4aGIBAAMXAT5Lu39aAAAAAElFTkSuQmCC',
  middle: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mM4OIcBAAN/AV4iJv6jAAAAAElFTkSuQmCC',
  high: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mOwmmcFAAIoARNW0Dp5AAAAAElFTkSuQmCC',
  rest: 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNoaGgIBQAE2gHW4c2uVAAAAABJRU5ErkJggg==',
} as const

/** Pixels: on a card, and at the right of an entry of a list. */
const WIDE = 260
const NARROW = 80
const THICK = 6

/** A score, the same everywhere: what it is, with its counts (V4), and a thin bar that shows it. No bar where there is no score (V3). */
export const score = (reader: Reader, said: string, percent: number | null): readonly Element[] => [
  figure(said),
  ...(percent === null ? [] : [bar(reader, percent, WIDE)]),
]

/** The bar of a score whose counts stand beside it. */
export const smallBar = (reader: Reader, percent: number | null): readonly Element[] =>
  percent === null ? [] : [bar(reader, percent, NARROW)]

/** So many per cent of it are filled; its colour says nothing that its length does not. */
function bar(reader: Reader, percent: number, width: number): Element {
  const filled = Math.round((width * percent) / 100)
  const color = percent < 50 ? 'low' : percent < 70 ? 'middle' : 'high'
  const said = reader.percent(percent)
  const parts = [
    filled > 0 && part(color, filled, said),
    filled < width && part('rest', width - filled, filled > 0 ? `/ ${reader.percent(100)}` : said),
  ]
  return element({ type: 'ColumnSet', spacing: 'Small', columns: parts.filter(each => each !== false) })
}

const part = (color: keyof typeof pixels, width: number, altText: string): Element =>
  element({
    type: 'Column',
    width: 'auto',
    spacing: 'None',
    items: [
      element({
        type: 'Image',
        url: `data:image/png;base64,${pixels[color]}`,
        width: `${width}px`,
        height: `${THICK}px`,
        altText,
      }),
    ],
  })
