import assert from 'node:assert/strict'
import { Readable, Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { writeZip } from '../../../bot/files/zip.ts'
import { unzipped } from '../web/unzipped.ts'

/** Text that does not become smaller, so that what is read is what is written. */
const noise = () => Array.from({ length: 2_000 }, () => Math.random().toString(36).slice(2)).join('')

function collecting() {
  const chunks: Buffer[] = []
  const out = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  return { out, bytes: () => Buffer.concat(chunks) }
}

describe('a ZIP that is written as it is read', () => {
  it('holds each file, one after the other, opened when it is its turn', async () => {
    const { out, bytes } = collecting()
    const opened: string[] = []
    const open = (file: string, text: string) => ({
      file,
      open: () => {
        opened.push(file)
        return Readable.from([text])
      },
    })

    await writeZip([open('a.json', '[]'), open('b/c.csv', 'Grüße'), open('empty', '')], out)

    assert.deepEqual(opened, ['a.json', 'b/c.csv', 'empty'])
    assert.deepEqual(
      [...(await unzipped(bytes()))],
      [
        ['a.json', '[]'],
        ['b/c.csv', 'Grüße'],
        ['empty', ''],
      ],
    )
  })

  it('goes on no faster than it is taken: nothing is kept in memory for a reader who waits', async () => {
    let made = 0
    const endless = async function* () {
      for (; made < 100_000; made++) yield noise()
    }
    let taken = 0
    const slow = new Writable({
      highWaterMark: 1,
      write() {
        // It never asks for more.
        taken += 1
      },
    })

    const writing = writeZip([{ file: 'endless', open: () => Readable.from(endless()) }], slow)
    await sleep(300)
    const after = made
    await sleep(300)

    assert.equal(taken, 1)
    assert.equal(made, after)
    assert.ok(made < 200, `${made}`)
    slow.destroy(new Error('gone'))
    await assert.rejects(writing)
  })

  it('that breaks is no ZIP', async () => {
    const { out, bytes } = collecting()
    const breaking = async function* () {
      yield 'the beginning'
      throw new Error('broken')
    }
    const whole = { file: 'whole', open: () => Readable.from(['all of it']) }

    const writing = writeZip([whole, { file: 'broken', open: () => Readable.from(breaking()) }, whole], out)

    await assert.rejects(writing, /broken/)
    await assert.rejects(unzipped(bytes()))
  })
})
