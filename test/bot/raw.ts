import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** What somebody sends over a socket: in pieces, with milliseconds between them; then they hang up, or wait for an answer. */
export type Sent = {
  readonly pieces: readonly (string | Buffer)[]
  readonly pause?: number
  readonly hangsUp?: boolean
}

/** Sends it, and what came back until the other side closed, or nothing came any more for `patience` milliseconds. */
export async function sendRaw(
  url: string,
  { pieces, pause = 0, hangsUp = false }: Sent,
  patience = 300,
): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket: Socket = connect(Number(port), hostname)
  let answer = ''
  socket.on('data', chunk => (answer += chunk.toString('latin1')))
  // Being hung up on is an answer, too.
  socket.on('error', () => {})
  const closed = once(socket, 'close').catch(() => undefined)
  socket.setTimeout(patience, () => socket.destroy())
  for (const piece of pieces) {
    if (socket.destroyed) break
    socket.write(piece)
    if (pause > 0) await sleep(pause)
  }
  if (hangsUp) socket.destroy()
  await closed
  return answer
}

/** A request as it is written on the line; `Host` is among the headers when it is wanted. */
export const request = (line: string, headers: readonly string[] = ['host: x'], body: string | Buffer = ''): Buffer =>
  Buffer.concat([Buffer.from(`${[line, ...headers].join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body)])
