import { z } from '@hono/zod-openapi'
import { recordAudit } from '../audit/record.ts'
import type { Tx } from '../database/database.ts'
import type { Caller } from '../http/caller.ts'

/** Hours after which the same opening counts as a new look: a screen left open over night is looked at again. */
const onceIn = 12

/** A console makes one id when a screen is opened and sends it with every refresh; without one each request is a look. */
export const Opening = z.object({
  opening: z
    .uuid()
    .optional()
    .openapi({ description: 'Of one opening of a screen: its refreshes are one look in the audit log' }),
})

type Look = { action: string; subject: string; opening?: string | undefined; now: Date }

/** Notes that somebody sees names: once for an opening of a screen, however often it is refreshed. */
export async function auditOpening(tx: Tx, { organisation, email }: Caller, look: Look): Promise<void> {
  const { action, subject, opening, now } = look
  if (opening) {
    const before = new Date(now.getTime() - onceIn * 3_600_000)
    const first = await tx
      .insertInto('open_look')
      .values({ organisation, actor: email, subject, opening, at: now })
      .onConflict((on) =>
        on
          .columns(['organisation', 'actor', 'subject', 'opening'])
          .doUpdateSet({ at: now })
          .where('open_look.at', '<', before),
      )
      .returning('opening')
      .executeTakeFirst()
    if (!first) return
  }
  await recordAudit(tx, organisation, { actor: email, action, subject, detail: { reason: action }, now })
}
