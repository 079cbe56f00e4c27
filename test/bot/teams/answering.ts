import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { listen } from '../../teams/issuer.ts'

export type Answer = (request: IncomingMessage, response: ServerResponse) => unknown

// restify, once loaded, changes what writeHead returns: so nothing is chained to it.
export function withStatus(status: number, body: string, headers: OutgoingHttpHeaders = {}): Answer {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(body)
  }
}

export const accept = withStatus(200, '{"id":"1"}')

/** A connector that notes every request and answers as it is told. */
export async function startConnector() {
  const requests: { method?: string; authorization?: string; port?: number }[] = []
  const behaviour = { answer: accept }
  const server = await listen(async (request, response) => {
    const { method = '', headers, socket } = request
    requests.push({ method, authorization: headers.authorization ?? '', port: socket.remotePort ?? 0 })
    await request.resume().toArray()
    behaviour.answer(request, response)
  })
  return Object.assign(behaviour, server, { requests })
}
