import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Watches a server, and returns what closes it: no new connections; complete requests are answered; connections with an
 * incomplete request or none are cut, so that they cannot delay the end.
 */
export function closer(server: Server): () => Promise<void> {
  /** Open connections, each with the response that is due on it. */
  const sockets = new Map<Socket, ServerResponse | undefined>()
  let isClosing = false
  const isAsking = (response: ServerResponse | undefined) => response?.req.complete && !response.writableFinished
  const cut = (socket: Socket) => {
    if (!isAsking(sockets.get(socket))) socket.destroy()
  }
  server.on('connection', socket => {
    sockets.set(socket, undefined)
    socket.once('close', () => sockets.delete(socket))
  })
  server.on('request', (request, response) => {
    sockets.set(request.socket, response)
    response.once('close', () => {
      if (isClosing) cut(request.socket)
    })
  })
  return () =>
    new Promise(resolve => {
      isClosing = true
      server.close(() => resolve())
      for (const socket of sockets.keys()) cut(socket)
    })
}
