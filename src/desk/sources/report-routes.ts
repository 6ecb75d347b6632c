import { randomUUID } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import { recordAudit } from '../../audit/record.ts'
import { atomically } from '../../database/database.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { Note } from '../../sources/formats/note.ts'
import { formatNamed } from '../../sources/formats.ts'
import { addWebhook, deskSource } from '../../sources/own-sources.ts'
import { takeIn } from '../../sources/take-in.ts'
import { Reliability } from '../../vocabulary/grading.ts'

const Told = Note.pick({ title: true, text: true, link: true, publisher: true }).extend({
  at: z.iso.datetime().optional().openapi({ description: 'When it happened or was told; default: now' }),
})
const NewWebhook = z.object({
  key: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,99}$/, 'Use small letters, digits and hyphens, such as radio-room.'),
  name: z.string().trim().min(1, 'Give it a name.').max(200),
  format: z
    .string()
    .default('note')
    .refine((name) => formatNamed(name) !== undefined, 'There is no such format.'),
  reliability: Reliability.default('F'),
})

const taken = 'Another source has this key; choose another.'

const tellRoute = keyed({
  permission: 'drafts.write',
  method: 'post',
  path: '/reports',
  summary: 'Take down what somebody told the desk; it is read and grouped like any report',
  request: body(Told),
  responses: { 202: json(z.object({ poll: z.uuid() }), 'Kept; it is read within seconds') },
})
const webhookRoute = keyed({
  permission: 'organisation.manage',
  method: 'post',
  path: '/webhooks',
  summary: 'A webhook that another system may send reports to, signed; the secret is shown this once',
  request: body(NewWebhook),
  responses: {
    201: json(z.object({ source: z.uuid(), address: z.url(), secret: z.string() }), 'The webhook'),
  },
})

/** Reports that come by themselves: told to the desk, or sent by another system. */
export function ownReportRoutes({ db, callers, clock, config }: Api) {
  const app = newRoutes()
  app.openapi(tellRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'drafts.write')
    const { at, ...told } = c.req.valid('json')
    const now = clock()
    const note = { ...told, id: randomUUID(), publishedAt: at ?? now.toISOString() }
    const poll = await atomically(db, organisation, async (tx) => {
      const source = await deskSource(tx, organisation, now)
      const bytes = Buffer.from(JSON.stringify(note))
      await recordAudit(tx, organisation, {
        ...{ actor: email, action: 'report.told', subject: note.id, words: note.title, now },
      })
      return takeIn(tx, source, { bytes, contentType: 'application/json', url: config.url, at: now })
    })
    return c.json({ poll }, 202)
  })
  app.openapi(webhookRoute, async (c) => {
    const { organisation, email } = await callers.allowed(c, 'organisation.manage')
    const given = c.req.valid('json')
    const now = clock()
    const { id, secret } = await atomically(db, organisation, async (tx) => {
      const made = await addWebhook(tx, organisation, { ...given, now })
      if (!made) throw new Problem('invalid-fields', taken, [{ path: 'key', message: taken }])
      const detail = { key: given.key }
      await recordAudit(tx, organisation, {
        ...{ actor: email, action: 'webhook.made', subject: made.id, detail, now },
      })
      return made
    })
    return c.json({ source: id, secret, address: `${config.url}/api/webhooks/${organisation}/${id}` }, 201)
  })
  return app
}
