import { bodyLimit } from 'hono/body-limit'
import { Webhook } from 'standardwebhooks'
import { atomically } from '../../database/database.ts'
import { type Api, newRoutes } from '../../http/api.ts'
import { tooMany } from '../../http/attempts.ts'
import { remoteAddress } from '../../http/client-address.ts'
import { Problem } from '../../http/problem.ts'
import { takeIn } from '../../sources/take-in.ts'

/** Bytes of one message at most. */
const largest = 2_000_000
/** Wrong signatures a minute from one address before it has to wait. */
const mostWrong = 20

/**
 * POST /api/webhooks/<organisation>/<source>: what another system sends by itself, signed as Standard Webhooks are
 * (HMAC-SHA256 over id, time and body; five minutes either way). The same message again is acknowledged and not kept twice.
 */
export function webhookRoutes({ db, clock }: Api) {
  const app = newRoutes()
  app.post(
    '/webhooks/:organisation/:source',
    bodyLimit({
      maxSize: largest,
      onError: () => {
        throw new Problem('too-large', `A message holds at most ${largest} bytes.`)
      },
    }),
    async (c) => {
      const { organisation, source } = c.req.param()
      if (![organisation, source].every((id) => uuid.test(id))) throw unknown()
      const bytes = Buffer.from(await c.req.arrayBuffer())
      const signed = {
        'webhook-id': c.req.header('webhook-id') ?? '',
        'webhook-timestamp': c.req.header('webhook-timestamp') ?? '',
        'webhook-signature': c.req.header('webhook-signature') ?? '',
      }
      const kept = await atomically(db, organisation, async (tx) => {
        const known = await tx
          .selectFrom('webhook_secret as w')
          .innerJoin('source as s', 's.id', 'w.source')
          .select('w.secret')
          .where('w.organisation', '=', organisation)
          .where('w.source', '=', source)
          .where('s.removed_at', 'is', null)
          .executeTakeFirst()
        if (!known || !isSigned(known.secret, bytes, signed)) return 'unknown'
        const now = clock()
        const fresh = await tx
          .insertInto('webhook_received')
          .values({ organisation, source, message: signed['webhook-id'].slice(0, 200), at: now })
          .onConflict((on) => on.doNothing())
          .executeTakeFirst()
        if (fresh.numInsertedOrUpdatedRows !== 1n) return 'again'
        const contentType = c.req.header('content-type') ?? null
        return takeIn(tx, source, { bytes, contentType, url: `${c.req.url}`, at: now })
      })
      if (kept === 'unknown') {
        if (await tooMany(db, `webhook ${remoteAddress(c)}`, mostWrong))
          throw new Problem('too-many-requests', 'Too many wrong signatures; wait a minute.')
        throw unknown()
      }
      return c.json({ kept: kept !== 'again' }, 202)
    },
  )
  return app
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function isSigned(secret: string, bytes: Buffer, headers: Record<string, string>) {
  try {
    new Webhook(secret).verify(bytes, headers, { jsonParse: false })
    return true
  } catch {
    return false
  }
}

/** A wrong address and a wrong signature look the same. */
function unknown() {
  return new Problem('not-found', 'There is no such webhook, or the signature is not its own.')
}
