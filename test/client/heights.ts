import { readFile } from 'node:fs/promises'
import { readerOf } from '../../cards/reader.ts'
import { everyCard } from '../cards/every-card.ts'
import { usually } from '../cards/writing.ts'
import { openBrowser } from './driver.ts'
import { type Hung, heightsOn, openGallery, widen } from './gallery.ts'

/**
 * Prints how high every card is in English in a chat of 446 px, drawn by the local client (`npm run heights`); or every card of a file of
 * JSON, each with its `name` (`npm run heights -- cards.json`).
 */
const WIDTH = 446

const [file] = process.argv.slice(2)
const cards: readonly Hung[] = file
  ? JSON.parse(await readFile(file, 'utf8'))
  : everyCard(readerOf('en', 'UTC'), usually()).map(([name, make]) => ({ name, card: make() }))

const browser = await openBrowser()
try {
  // Some cards of different kinds are called the same.
  const hung = cards.map(({ name, card }, at) => ({ name: `${at} ${name}`, card }))
  const page = await openGallery(browser, hung, 'light')
  await widen(page, WIDTH)
  const heights = await heightsOn(page)
  for (const [at, { name }] of cards.entries()) console.log(`${String(heights[at]).padStart(5)}  ${name}`)
} finally {
  await browser.close()
}
