import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Received = { readonly to: readonly string[]; readonly raw: string }

/** A real SMTP server, what it has received, and how it answers to the next ones. */
export async function startLetterbox() {
  const received: Received[] = []
  let refusal: (Error & { responseCode: number }) | undefined
  let held = Promise.resolve()
  let release = () => {}
  let busy = 0
  let most = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refusal),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', chunk => chunks.push(chunk))
      stream.on('end', async () => {
        busy += 1
        most = Math.max(most, busy)
        await held
        busy -= 1
        const to = session.envelope.rcptTo.map(({ address }) => address)
        // Long headers are folded.
        received.push({
          to,
          raw: Buffer.concat(chunks)
            .toString()
            .replace(/\r\n (?=<http)/g, ' '),
        })
        done()
      })
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    /** With that code from now on; undefined: no more. */
    refuse(responseCode: number | undefined) {
      refusal = responseCode === undefined ? undefined : Object.assign(new Error('no'), { responseCode })
    },
    /** Takes its time over each e-mail from now on, until it is released. */
    hold() {
      held = new Promise(resolve => (release = resolve))
    },
    release: () => release(),
    /** How many e-mails it has had in its hands at once, at most. */
    most: () => most,
    stop: () => new Promise<void>(resolve => server.close(resolve)),
  }
}

/** The text of an e-mail as its reader sees it, or its HTML: the encoding undone. */
export function bodyOf(raw: string | undefined, type: 'plain' | 'html' = 'plain'): string {
  const found = new RegExp(`content-type: text/${type}([\\s\\S]*?)\\r\\n\\r\\n([\\s\\S]*?)\\r\\n----_`, 'i').exec(
    raw ?? '',
  )
  const [, header = '', part = ''] = found ?? []
  if (/base64/i.test(header)) return Buffer.from(part, 'base64').toString()
  const bytes = part
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
