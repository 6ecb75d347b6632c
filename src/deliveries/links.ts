import { sql } from 'kysely'
import type { AlertContent, RevisionKind } from '../alerts/alert.ts'
import type { Tx } from '../database/database.ts'
import type { Recipient } from './audience.ts'
import { type LinkPurpose, replyToken, tokenHash } from './tokens.ts'

/** What the links of a revision's messages are made from. */
export type LinkGround = {
  organisation: string
  alert: string
  situation: string
  kind: RevisionKind
  content: AlertContent
}

/** Links outlive the alert by this long: somebody comes out of a dead zone and answers then. */
const daysAfterwards = 30

/** True where a message of this revision asks its reader for an answer. Nothing is asked about what is over. */
export function asksForAnswer({ kind, content }: Pick<LinkGround, 'kind' | 'content'>): boolean {
  return content.response.mode !== 'none' && kind !== 'cancel' && kind !== 'all-clear'
}

/** Makes the links of these recipients' messages known, by their hashes; a link known before lives on as long as the longer. */
export async function knowLinks(
  tx: Tx,
  ground: LinkGround,
  recipients: Recipient[],
  at: { secret: string; now: Date },
): Promise<void> {
  const links = recipients.flatMap((recipient) => linksOf(ground, recipient, at.secret))
  if (!links.length) return
  const ends = Math.max(Date.parse(ground.content.timeframe.to), at.now.getTime())
  await sql`
    insert into reply_link (organisation, token_hash, purpose, person, alert, situation, created_at, expires_at)
    select ${ground.organisation}, hash, purpose, person, ${ground.alert}, ${ground.situation}, ${at.now},
           ${new Date(ends + daysAfterwards * 86_400_000)}
    from unnest(${links.map(({ hash }) => hash)}::bytea[], ${links.map(({ purpose }) => purpose)}::text[],
                ${links.map(({ person }) => person)}::uuid[]) as l (hash, purpose, person)
    on conflict (organisation, token_hash) do update
      set expires_at = greatest(reply_link.expires_at, excluded.expires_at)`.execute(tx)
}

function linksOf(ground: LinkGround, { id: person, kind, asked }: Recipient, secret: string) {
  if (kind !== 'person') return []
  const purposes: LinkPurpose[] = asked && asksForAnswer(ground) ? ['reply', 'preferences'] : ['preferences']
  return purposes.map((purpose) => ({
    purpose,
    person,
    hash: tokenHash(
      replyToken(secret, { organisation: ground.organisation, alert: ground.alert, person, purpose }),
    ),
  }))
}
