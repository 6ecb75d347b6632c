import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ModelEndpoint } from '../config.ts'

/** A request as the model gets it. */
export type Asked = {
  path: string
  key: string | undefined
  body: {
    model: string
    messages: { role: string; content: string }[]
    response_format?: { type: string; json_schema: { schema: unknown } }
  }
}
/** What the far end does with a request: what it writes as the message's content, or anything else it does to the answer. */
export type Behaviour = (asked: Asked, answer: ServerResponse) => string | { refusal: string } | undefined

/** The far end of an OpenAI-compatible endpoint on a local port; `asked` are the requests it got. */
export async function modelServer(behaviour: Behaviour) {
  const asked: Asked[] = []
  const server = createServer(async (request, answer) => {
    const one = await askedIn(request)
    asked.push(one)
    const said = behaviour(one, answer)
    if (said === undefined) return
    const message =
      typeof said === 'string'
        ? { role: 'assistant', content: said }
        : { role: 'assistant', content: null, ...said }
    answer.writeHead(200, { 'content-type': 'application/json' })
    answer.end(
      JSON.stringify({
        ...{ id: 'chatcmpl-1', object: 'chat.completion', created: 1, model: one.body.model },
        choices: [{ index: 0, message, finish_reason: 'stop' }],
      }),
    )
  })
  server.listen(0, '127.0.0.1').unref()
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  const endpoint: ModelEndpoint = { url, model: 'small', key: 'sk-secret', timeoutMs: 1500 }
  return {
    ...{ asked, url, endpoint },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function askedIn(request: IncomingMessage): Promise<Asked> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  const key = request.headers.authorization
  return { path: request.url ?? '', key, body: JSON.parse(Buffer.concat(pieces).toString('utf8')) }
}
