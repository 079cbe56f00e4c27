import { Duplex } from 'node:stream'
import type { PGlite } from '@electric-sql/pglite'

/** What a server answers to a client that it lets in, before it is asked anything: authentication is over, and it is ready. */
const WELCOME = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49])

/**
 * The embedded engine as the socket of a PostgreSQL server, for `pg`: what is written is asked, all that was written in one go
 * at once, and the answers can be read.
 */
export class EngineSocket extends Duplex {
  readonly #engine: PGlite
  #isWelcome = false

  constructor(engine: PGlite) {
    super()
    this.#engine = engine
  }

  connect() {
    process.nextTick(() => this.emit('connect'))
    return this
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error | null) => void) {
    this._writev([{ chunk }], done)
  }

  override _writev(chunks: readonly { readonly chunk: Buffer }[], done: (error?: Error | null) => void) {
    const asked = Buffer.concat(chunks.map(({ chunk }) => chunk))
    this.#answer(asked).then(() => done(), done)
  }

  override _read() {}

  override _final(done: () => void) {
    this.push(null)
    done()
  }

  async #answer(asked: Buffer) {
    if (!this.#isWelcome) {
      // The first message is the only one without a kind.
      this.#isWelcome = true
      this.push(WELCOME)
      return
    }
    // The engine goes on when the client says good-bye.
    if (asked[0] === 0x58) return
    // As bytes: read into messages, too, as its other ways of asking do, all of them would be kept.
    const answered: Buffer[] = []
    await this.#engine.execProtocolRawStream(asked, { onRawData: bytes => answered.push(Buffer.from(bytes)) })
    // What was committed is on the disk by now.
    this.push(Buffer.concat(answered))
  }

  /** What there is to set on a real socket. */
  setNoDelay() {}
  setKeepAlive() {}
  ref() {}
  unref() {}
}
