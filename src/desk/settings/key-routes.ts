import { z } from '@hono/zod-openapi'
import { recordAudit } from '../../audit/record.ts'
import { noteChange } from '../../database/changed.ts'
import { atomically } from '../../database/database.ts'
import { type Api, body, json, keyed, newRoutes } from '../../http/api.ts'
import { Problem } from '../../http/problem.ts'
import { apiKeys, enableKey, type KeyRow } from '../../people/api-keys.ts'
import { roles } from '../../vocabulary/role.ts'
import { ApiKey, NewApiKey } from './contract.ts'

const listRoute = keyed({
  method: 'get',
  path: '/keys',
  summary: 'The API keys of the organisation, the latest first; never the keys themselves',
  responses: { 200: json(z.object({ keys: z.array(ApiKey) }), 'Keys') },
})
const makeRoute = keyed({
  method: 'post',
  path: '/keys',
  summary: 'Make a key that acts in a role; it is shown in this answer and never again',
  request: body(NewApiKey),
  responses: { 201: json(z.object({ id: z.uuid(), key: z.string() }), 'The key') },
})
const changeRoute = keyed({
  method: 'patch',
  path: '/keys/{id}',
  summary: 'Revoke a key, or let it in again',
  request: { params: z.object({ id: z.uuid() }), ...body(z.object({ revoked: z.boolean() })) },
  responses: { 200: json(z.object({ revoked: z.boolean() }), 'Done') },
})

/** API keys: each acts in its role, and who made or revoked it is in the audit log. */
export function keyRoutes({ db, callers, keys, clock }: Api) {
  const app = newRoutes()
  app.openapi(listRoute, async (c) => {
    const { organisation } = await callers.allowed(c, 'organisation.manage')
    const now = clock()
    return c.json({ keys: (await apiKeys(db, organisation)).map((row) => asKey(row, now)) }, 200)
  })
  app.openapi(makeRoute, async (c) => {
    const { organisation, email, user } = await callers.allowed(c, 'organisation.manage')
    // A key that leaked must not be able to make itself successors.
    if (!user) throw new Problem('not-allowed', 'Keys are made by a signed-in owner, not by a key.')
    const { name, role, days } = c.req.valid('json')
    const made = await keys.make({ organisation, name, role, days })
    await note(organisation, {
      actor: email,
      action: 'key.made',
      subject: made.id,
      detail: { role, days },
      words: name,
    })
    return c.json(made, 201)
  })
  app.openapi(changeRoute, async (c) => {
    const { organisation, email, user } = await callers.allowed(c, 'organisation.manage')
    const { id } = c.req.valid('param')
    const { revoked } = c.req.valid('json')
    if (!user && !revoked) throw new Problem('not-allowed', 'A key lets no key in again.')
    const found = await enableKey(db, organisation, id, !revoked)
    if (!found) throw new Problem('not-found', 'There is no such key.')
    const action = revoked ? 'key.revoked' : 'key.restored'
    await note(organisation, { actor: email, action, subject: id, words: found.name })
    return c.json({ revoked }, 200)
  })
  const note = (organisation: string, entry: Omit<Parameters<typeof recordAudit>[2], 'now'>) =>
    atomically(db, organisation, async (tx) => {
      await recordAudit(tx, organisation, { ...entry, now: clock() })
      await noteChange(tx, organisation, 'setting')
    })
  return app
}

function asKey(row: KeyRow, now: Date): ApiKey {
  const word = row.permissions
    ? (JSON.parse(row.permissions) as { role?: string[] } | null)?.role?.[0]
    : undefined
  const expired = row.expiresAt !== null && row.expiresAt <= now
  return {
    id: row.id,
    name: row.name ?? 'key',
    start: row.start,
    role: word === undefined ? 'owner' : (roles.find((role) => role === word) ?? 'viewer'),
    withoutRole: word === undefined,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    state: row.enabled === false ? 'revoked' : expired ? 'expired' : 'active',
  }
}
