import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** A publisher on this machine: what is put at a path is served with its ETag, and may be changed, withheld or misbehave. */
export async function aPublisher() {
  const paths = new Map<string, Answer>()
  const asked: { path: string; known: string | undefined }[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    asked.push({ path, known: request.headers['if-none-match'] })
    const answer = paths.get(path)
    if (answer) answer(request, response)
    else response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1').unref()
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    asked,
    put(path: string, body: string | Buffer, type = 'application/json') {
      const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`
      paths.set(path, (request, response) => {
        if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end()
        return response.writeHead(200, { 'content-type': type, etag }).end(body)
      })
    },
    answer(path: string, answer: Answer) {
      paths.set(path, answer)
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
