import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A proxy before a server on loopback, whose connections may go dead without either end noticing. */
export type TcpProxy = {
  readonly port: number
  /** How often something was asked after an answer, on all connections together. */
  trips(): number
  /** Cuts the connection when something is asked for the so-many-th time from now, which still arrives unless it is swallowed. */
  cutAt(trip: number, isSwallowed: boolean): void
  /** Nothing gets through, either way, until it does again; what was swallowed is lost. */
  swallow(isHole: boolean): void
  /** Nothing gets through any more on the connections that are open now. */
  forsake(): void
  /** From now on it leads to another port, and open connections are cut. */
  lead(port: number): void
  close(): Promise<void>
}

export async function openProxy(port: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>()
  const dead = new WeakSet<Socket>()
  let isHole = false
  let target = port
  let trips = 0
  let cut = { at: Number.POSITIVE_INFINITY, isSwallowed: false }

  const server = createServer(near => {
    const far = connect(target, '127.0.0.1')
    let isAnswered = true
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', data => {
        if (from === near && isAnswered) trips++
        isAnswered = from === far
        if (from === near && trips === cut.at) {
          dead.add(near)
          if (cut.isSwallowed) far.destroy()
          else far.end(data)
          near.destroy()
          return
        }
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
    trips: () => trips,
    cutAt(trip, isSwallowed) {
      cut = { at: trips + trip, isSwallowed }
    },
    swallow(hole) {
      isHole = hole
    },
    forsake() {
      for (const socket of sockets) dead.add(socket)
    },
    lead(other) {
      target = other
      for (const socket of sockets) socket.destroy()
    },
    async close() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
