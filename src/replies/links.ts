import { sql } from 'kysely'
import { atomically, type Database, type Tx } from '../database/database.ts'
import { type LinkPurpose, organisationOfToken, tokenHash } from '../deliveries/tokens.ts'
import { recordReply } from './record.ts'
import type { Answer } from './reply.ts'

/** What a reply page shows: no more of the alert than its recipient was told. */
export type OpenLink = {
  organisation: string
  situation: string
  alert: string
  person: string
  name: string
  language: string
  headline: string
  mode: 'acknowledge' | 'safety-check'
  exercise: boolean
  status: string | null
  note: string | null
  since: Date | null
}

/** Looks a link up without recording anything: mail scanners open links. Null where it is unknown, of another purpose or expired. */
export async function openLink(
  db: Database,
  token: string,
  purpose: LinkPurpose,
  now: Date,
): Promise<OpenLink | null> {
  const organisation = organisationOfToken(token)
  if (!organisation) return null
  return atomically(db, organisation, (tx) => findLink(tx, organisation, token, purpose, now))
}

async function findLink(tx: Tx, organisation: string, token: string, purpose: LinkPurpose, now: Date) {
  const { rows } = await sql<OpenLink>`
    select l.organisation, a.situation, l.alert, l.person, p.name, coalesce(c.language, p.language) as language,
           r.content->>'headline' as headline, r.content->'response'->>'mode' as mode, r.exercise,
           s.status, y.note, s.since
    from reply_link l
    join person p on p.organisation = l.organisation and p.id = l.person
    join alert a on a.organisation = l.organisation and a.id = l.alert
    join alert_revision r on r.organisation = a.organisation and r.alert = a.id and r.number = a.number
    left join contact_preference c on c.organisation = l.organisation and c.person = l.person
    left join person_status s on s.organisation = l.organisation and s.situation = a.situation and s.person = l.person
    left join reply y on y.organisation = s.organisation and y.id = s.reply
    where l.organisation = ${organisation} and l.token_hash = ${tokenHash(token)}
      and l.purpose = ${purpose} and l.expires_at > ${now}`.execute(tx)
  return rows[0] ?? null
}

/** Records what the holder of a link answered. Null where the link is unknown or has expired; nothing is recorded then. */
export async function answerLink(db: Database, token: string, answer: Answer, now: Date) {
  const organisation = organisationOfToken(token)
  if (!organisation) return null
  return atomically(db, organisation, async (tx) => {
    const link = await findLink(tx, organisation, token, 'reply', now)
    if (!link) return null
    const { situation, alert, person } = link
    return recordReply(tx, organisation, {
      situation,
      alert,
      person,
      ...answer,
      reporter: 'self',
      reportedBy: null,
      now,
    })
  })
}
