import { createRoute, z } from '@hono/zod-openapi'
import { parseCap } from '../../cap/parse.ts'
import { checkCap } from '../../cap/rules.ts'
import { type Api, json, keyed, newRoutes } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { readText } from '../../reading/read.ts'

const Breach = z
  .object({ rule: z.string(), level: z.enum(['error', 'warning']), path: z.string(), message: z.string() })
  .openapi('Breach')

const readRoute = keyed({
  method: 'post',
  path: '/read',
  summary: 'Read a text into structured drafts; stores nothing',
  request: {
    body: {
      content: { 'application/json': { schema: z.object({ text: z.string().min(1).max(1_000_000) }) } },
    },
  },
  responses: {
    200: json(
      z.object({ drafts: z.array(z.looseObject({ headline: z.string().nullable() })) }),
      'The drafts',
    ),
  },
})

const checkRoute = createRoute({
  method: 'post',
  path: '/check',
  summary: 'The rules a CAP message breaks; needs no key and stores nothing',
  request: { body: { content: { 'application/xml': { schema: z.string() } }, required: true } },
  responses: {
    200: json(z.object({ messages: z.number().int(), breaches: z.array(Breach) }), 'What is broken, by rule'),
  },
})

/** Largest CAP message that is checked for a stranger, in bytes. */
const largestMessage = 1_000_000

/** Reading and checking: what the commands `read` and `check` do. */
export function checkRoutes({ callers, clock }: Api) {
  const app = newRoutes()
  app.openapi(readRoute, async (c) => {
    await callers.allowed(c, 'drafts.write')
    const result = readText(c.req.valid('json').text, { now: clock().toISOString() })
    if ('fault' in result) throw new Problem('bad-request', result.fault)
    return c.json({ drafts: result.drafts }, 200)
  })
  app.openapi(checkRoute, async (c) => {
    const bytes = new Uint8Array(await c.req.arrayBuffer())
    if (bytes.length > largestMessage) throw new Problem('too-large', 'Send at most 1 MB.')
    const parsed = parseCap(bytes)
    if (!parsed.ok)
      return c.json(
        {
          messages: 0,
          breaches: [{ rule: parsed.rule, level: 'error' as const, path: '/', message: parsed.fault }],
        },
        200,
      )
    return c.json(
      { messages: parsed.messages.length, breaches: parsed.messages.flatMap((message) => checkCap(message)) },
      200,
    )
  })
  return app
}
