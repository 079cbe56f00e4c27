import { hash } from 'node:crypto'

/** Words of 32 bits for each key: three of its digest, and its line. */
const WIDTH = 4
const FIRST = 1 << 12

/**
 * Which keys a file has had so far, by 96 bits of a digest of each, in about 32 bytes a key however long they are. Gives the line of
 * the one that was the same, and undefined for a new one, which it remembers.
 */
export function createKeyLines(): (key: string, line: number) => number | undefined {
  let table = new Uint32Array(FIRST * WIDTH)
  let count = 0

  const slotOf = (words: Uint32Array, a: number, b: number, c: number) => {
    const places = words.length / WIDTH
    let at = (a % places) * WIDTH
    while (words[at + 3] !== 0 && !(words[at] === a && words[at + 1] === b && words[at + 2] === c)) {
      at = (at + WIDTH) % words.length
    }
    return at
  }
  const put = (words: Uint32Array, at: number, a: number, b: number, c: number, line: number) => {
    words[at] = a
    words[at + 1] = b
    words[at + 2] = c
    words[at + 3] = line
  }
  const grow = () => {
    const larger = new Uint32Array(table.length * 2)
    for (let at = 0; at < table.length; at += WIDTH) {
      const [a = 0, b = 0, c = 0, line = 0] = table.subarray(at, at + WIDTH)
      if (line !== 0) put(larger, slotOf(larger, a, b, c), a, b, c, line)
    }
    table = larger
  }

  return (key, line) => {
    if (count * WIDTH * 2 > table.length) grow()
    const digest = hash('sha1', key, 'buffer')
    const [a, b, c] = [digest.readUInt32LE(0), digest.readUInt32LE(4), digest.readUInt32LE(8)]
    const at = slotOf(table, a, b, c)
    if (table[at + 3] !== 0) return table[at + 3]
    put(table, at, a, b, c, line)
    count += 1
    return undefined
  }
}
