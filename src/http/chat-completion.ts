import { Agent, request } from 'undici'
import { z } from 'zod'
import type { ModelEndpoint } from '../config.ts'

export type ChatMessage = { role: 'system' | 'user'; content: string }
/** What may come of asking a model. `content` is what it wrote; nothing is known of it yet. */
export type Completion =
  | { ok: true; content: string }
  | { ok: false; fault: 'unreachable' | 'too-slow' | 'too-large' | 'refused' | 'unreadable' }

const Answer = z.object({
  choices: z
    .array(z.object({ message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }) }))
    .min(1),
})
const mostBytes = 256 * 1024

/**
 * Asks an OpenAI-compatible endpoint (POST …/chat/completions) for JSON of a schema; once more without the schema where the server
 * does not take one. The address is the operator's own, so it may be private; no redirect is followed, at most 256 kB are read, and
 * everything together takes no longer than the endpoint's time. Never throws.
 */
export async function completeChat(
  endpoint: ModelEndpoint,
  messages: readonly ChatMessage[],
  schema: object,
): Promise<Completion> {
  const signal = AbortSignal.timeout(endpoint.timeoutMs)
  const agent = new Agent({ pipelining: 0, maxHeaderSize: 32_768 })
  const format = { type: 'json_schema', json_schema: { name: 'better', strict: true, schema } }
  try {
    const first = await post(endpoint, { messages, response_format: format }, agent, signal)
    return first === 'bad-request' ? counted(await withoutSchema()) : counted(first)
  } catch {
    return counted({ ok: false, fault: signal.aborted ? 'too-slow' : 'unreachable' })
  } finally {
    agent.destroy().catch(() => {})
  }

  async function withoutSchema(): Promise<Completion> {
    const again = await post(endpoint, { messages }, agent, signal)
    return again === 'bad-request' ? { ok: false, fault: 'refused' } : again
  }
}

async function post(
  { url, model, key }: ModelEndpoint,
  body: object,
  dispatcher: Agent,
  signal: AbortSignal,
): Promise<Completion | 'bad-request'> {
  const answer = await request(`${url}/chat/completions`, {
    ...{ method: 'POST', dispatcher, signal },
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(key ? { authorization: `Bearer ${key}` } : {}),
    },
    body: JSON.stringify({ model, temperature: 0, stream: false, ...body }),
  })
  answer.body.on('error', () => {})
  if (answer.statusCode === 400 && 'response_format' in body) {
    answer.body.destroy()
    return 'bad-request'
  }
  if (answer.statusCode !== 200) {
    answer.body.destroy()
    return { ok: false, fault: 'refused' }
  }
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of answer.body) {
    length += (piece as Buffer).length
    if (length > mostBytes) return { ok: false, fault: 'too-large' }
    pieces.push(piece as Buffer)
  }
  return contentOf(Buffer.concat(pieces).toString('utf8'))
}

function contentOf(text: string): Completion {
  try {
    const { message } = Answer.parse(JSON.parse(text)).choices[0] ?? {}
    if (message?.refusal || !message?.content) return { ok: false, fault: 'refused' }
    return { ok: true, content: message.content }
  } catch {
    return { ok: false, fault: 'unreadable' }
  }
}

/** How often this process got what from the model, for /metrics. */
export const modelOutcomes = new Map<string, number>()

function counted(completion: Completion): Completion {
  const outcome = completion.ok ? 'answered' : completion.fault
  modelOutcomes.set(outcome, (modelOutcomes.get(outcome) ?? 0) + 1)
  return completion
}
