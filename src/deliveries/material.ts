import { sql } from 'kysely'
import { AlertContent, type RevisionKind } from '../alerts/alert.ts'
import type { Tx } from '../database/database.ts'
import type { Change } from '../exposure/exposure.ts'
import type { Claimed } from './claim.ts'
import type { CaseWords } from './notices.ts'
import type { Traits } from './wording.ts'

/** Everything one message is written from. */
export type Material = {
  delivery: Claimed
  kind: 'alert' | 'help-case' | 'reminder'
  localOnly: boolean
  organisation: { id: string; name: string }
  recipient: Traits & { id: string; name: string; email: string | null; language: string; html: boolean }
  alert: { id: string; number: number; kind: RevisionKind; content: AlertContent; note: string | null }
  exercise: boolean
  issuedAt: Date
  /** Slug of the public page of this very revision, where there is one. */
  page: string | null
  /** Of the audience's row; null for contacts. */
  change: Change | null
  receipt: unknown
  /** Message-IDs of what this recipient was sent about the alert before, oldest first. */
  earlier: string[]
  asker: (CaseWords & { name: string; email: string | null; phone: string | null }) | null
  /** What the desk adds to a reminder. */
  words: string | null
}

type Row = Omit<Material, 'delivery' | 'organisation' | 'alert' | 'recipient' | 'asker'> & {
  id: string
  organisationName: string
  recipient: Material['recipient'] | null
  alert: Omit<Material['alert'], 'content'> & { content: unknown }
  asker: Material['asker']
}

/** Reads what the messages of a batch are made of, in one statement. A recipient who is gone meanwhile is left out. */
export async function materialOf(tx: Tx, organisation: string, claimed: Claimed[]): Promise<Material[]> {
  const { rows } = await materialRows(organisation, claimed).execute(tx)
  const byId = new Map(claimed.map((delivery) => [delivery.id, delivery]))
  return rows.flatMap(({ id, organisationName, alert, recipient, ...row }) => {
    const delivery = byId.get(id)
    if (!delivery || !recipient) return []
    const content = AlertContent.parse(alert.content)
    const name = organisationName
    return [
      { ...row, delivery, recipient, organisation: { id: organisation, name }, alert: { ...alert, content } },
    ]
  })
}

function materialRows(organisation: string, claimed: Claimed[]) {
  return sql<Row>`
    select d.id, n.kind, n.local_only or coalesce(s.demonstration, false) as "localOnly", o.name as "organisationName",
      case when d.recipient_kind = 'person' then jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email,
        'language', coalesce(c.language, p.language), 'html', coalesce(c.html, true), 'nationality', p.nationality,
        'affiliation', p.affiliation, 'tags', p.tags, 'role', p.role, 'kind', p.kind)
      else (select jsonb_build_object('id', k.id, 'name', k.name, 'email', k.email, 'language', k.language, 'html', true,
        'nationality', array[]::text[], 'affiliation', array[]::text[], 'tags', array[]::text[])
        from duty_contact k where k.organisation = d.organisation and k.id = d.recipient and k.active) end as recipient,
      jsonb_build_object('id', r.alert, 'number', r.number, 'kind', r.kind, 'content', r.content, 'note', r.note) as alert,
      r.exercise, r.issued_at as "issuedAt", b.slug as page, e.change, e.receipt,
      array(select earlier.message_id from notice m join delivery earlier on earlier.organisation = m.organisation
              and earlier.notice = m.id and earlier.recipient = d.recipient
            where m.organisation = n.organisation and m.kind = 'alert' and n.kind in ('alert', 'reminder') and m.alert = n.alert
              and (m.number < n.number or n.kind = 'reminder' and m.number = n.number) and earlier.handed_over_at is not null order by m.number) as earlier,
      (select jsonb_build_object('person', q.id, 'note', n.about ->> 'note', 'name', q.name, 'email', q.email, 'phone', q.phone,
        'why', case when d.step = 1 then n.about ->> 'why' else 'later-step' end)
       from person q where q.organisation = n.organisation and q.id = (n.about ->> 'person')::uuid) as asker,
      case when n.kind = 'reminder' then n.about ->> 'note' end as words
    from delivery d
    join notice n on n.organisation = d.organisation and n.id = d.notice
    join organisation o on o.id = d.organisation
    join alert_revision r on r.organisation = n.organisation and r.alert = n.alert and r.number = n.number
    left join organisation_setting s on s.organisation = d.organisation
    left join person p on p.organisation = d.organisation and p.id = d.recipient and d.recipient_kind = 'person'
    left join contact_preference c on c.organisation = d.organisation and c.person = p.id
    left join exposed e on e.organisation = n.organisation and e.alert = n.alert and e.number = n.number
      and e.person = d.recipient and n.kind = 'alert'
    left join publication b on b.organisation = n.organisation and b.alert = n.alert and b.number = n.number
    where d.organisation = ${organisation} and d.id = any(${claimed.map(({ id }) => id)}::uuid[])`
}
