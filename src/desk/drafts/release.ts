import type { z } from '@hono/zod-openapi'
import { AlertContent } from '../../alerts/alert.ts'
import { draftAt } from '../../alerts/draft-review.ts'
import { schemaFaults } from '../../alerts/file-faults.ts'
import { atomically } from '../../database/database.ts'
import type { Api } from '../../http/api.ts'
import type { Caller } from '../../http/caller.ts'
import { Problem } from '../../http/problem.ts'
import { issue } from '../../issuing/issue.ts'
import type { Release, Released } from './contract.ts'

/**
 * Releases a draft at the version that is named, and no other. Throws `held` with every reason that keeps it, and
 * `conflict` where somebody changed it meanwhile.
 */
export async function release(
  { db, config, clock }: Api,
  caller: Caller,
  alert: string,
  { version, reason, note }: z.output<typeof Release>,
): Promise<Released> {
  const { organisation, email, through } = caller
  const draft = await atomically(db, organisation, (tx) => draftAt(tx, organisation, alert, version))
  const content = whole(draft.values)
  const issued = await issue(db, organisation, {
    ...{ kind: draft.kind, content, alert, draftVersion: version, exercise: draft.exercise },
    ...{ follows: draft.follows, actor: { email, through }, now: clock() },
    releaseReason: reason ?? null,
    note: note ?? null,
  })
  if (!issued.ok) throw held(issued.holds)
  const { number, slug, isPublic, audience } = issued
  return { alert, number, slug, address: `${config.url}/alerts/${slug}`, isPublic, audience }
}

function whole(values: object): AlertContent {
  const parsed = AlertContent.safeParse(values)
  if (parsed.success) return parsed.data
  throw held(
    schemaFaults(parsed.error.issues, values).map(({ field, message }) => ({
      ...{ code: 'invalid-field', message: `${field}: ${message}`, field },
    })),
  )
}

function held(holds: { code: string; message: string; field?: string }[]) {
  const says = holds.map(({ message }) => message).join(' ')
  return new Problem('held', says, undefined, { holds })
}
