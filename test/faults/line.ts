import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A line to a server on loopback, which may go dead without anybody being told. */
export type Line = {
  readonly port: number
  /** Nothing gets through, either way, until it does again; what was swallowed is lost. */
  swallow(isHole: boolean): void
  /** Nothing gets through any more on the lines that are there now. */
  forsake(): void
  close(): Promise<void>
}

export async function openLine(port: number): Promise<Line> {
  const sockets = new Set<Socket>()
  const dead = new WeakSet<Socket>()
  let isHole = false

  const server = createServer(near => {
    const far = connect(port, '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', data => {
        // After a gap a stream makes no sense any more.
        if (isHole) for (const end of [near, far]) dead.add(end)
        if (!dead.has(from)) to.write(data)
      })
      from.on('error', () => {})
      from.on('close', () => {
        sockets.delete(from)
        if (!dead.has(from)) to.destroy()
      })
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address() as AddressInfo

  return {
    port: address.port,
    swallow(hole) {
      isHole = hole
    },
    forsake() {
      for (const socket of sockets) dead.add(socket)
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
