import assert from 'node:assert/strict'
import { inflateSync } from 'node:zlib'
import { score } from '../../cards/bar.ts'
import { action, element } from '../../cards/elements.ts'
import { readerOf } from '../../cards/reader.ts'
import { nodesIn } from './nodes.ts'

describe('an element of a card', () => {
  it('has no property, and no value, that Teams does not know', () => {
    // @ts-expect-error: it is called `weight`
    element({ type: 'TextBlock', text: '', wieght: 'Bolder' })
    // @ts-expect-error: there is no such weight
    element({ type: 'TextBlock', text: '', weight: 'Fat' })
    // @ts-expect-error: a container has items
    element({ type: 'Container', elements: [] })
    // @ts-expect-error: it is called `verb`
    action({ type: 'Action.Execute', title: '', command: 'home.show' })
    // The compiler is what fails.
    assert.ok(true)
  })
})

describe('the bar of a score', () => {
  const reader = readerOf('en-US', 'UTC')
  const drawn = (percent: number | null) =>
    score(reader, 'said', percent)
      .flatMap(nodesIn)
      .filter(({ type }) => type === 'Image')
  const widths = (percent: number | null) => drawn(percent).map(({ width }) => Number.parseInt(String(width), 10))

  it('is as long as it is full, and whole where it is empty or full', () => {
    assert.deepEqual(widths(50), [130, 130])
    assert.deepEqual(widths(0), [260])
    assert.deepEqual(widths(100), [260])
    for (const percent of [1, 33, 67, 99])
      assert.equal(
        widths(percent).reduce((one, other) => one + other, 0),
        260,
      )
  })

  it('says in words what it shows, and is not there without a score (V3)', () => {
    assert.deepEqual(
      drawn(67).map(({ altText }) => altText),
      ['67%', '/ 100%'],
    )
    assert.deepEqual(
      drawn(0).map(({ altText }) => altText),
      ['0%'],
    )
    assert.deepEqual(drawn(null), [])
  })

  it('is of pictures that hold one pixel each, so that every client can stretch them', () => {
    for (const percent of [10, 60, 90]) {
      for (const { url } of drawn(percent)) {
        const png = Buffer.from(String(url).slice('data:image/png;base64,'.length), 'base64')
        assert.equal(png.subarray(1, 4).toString('latin1'), 'PNG')
        assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1, 1])
        const at = png.indexOf('IDAT')
        const pixel = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)))
        assert.ok(pixel.length === 4 || pixel.length === 5)
      }
    }
  })
})
