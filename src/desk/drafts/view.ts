import { sql } from 'kysely'
import type { AlertContent } from '../../alerts/alert.ts'
import type { DraftField } from '../../alerts/draft-merge.ts'
import { presentIn } from '../../alerts/draft-presence.ts'
import { reviewsOf } from '../../alerts/draft-read.ts'
import { type OpenDraft, openDraft } from '../../alerts/draft-row.ts'
import { sourcesOf } from '../../alerts/draft-sources.ts'
import { atomically, type Tx } from '../../database/database.ts'
import type { Api } from '../../http/api.ts'
import type { Caller } from '../../http/caller.ts'
import type { DraftView } from './contract.ts'
import { holdsOf } from './holds.ts'
import { readable } from './readable.ts'

/** A draft with everything the composer shows, as it is for this caller. Throws `not-found`. */
export function draftView({ db, clock }: Api, caller: Caller, alert: string): Promise<DraftView> {
  return atomically(db, caller.organisation, (tx) => viewWithin(tx, caller, alert, clock()))
}

async function viewWithin(tx: Tx, caller: Caller, alert: string, now: Date): Promise<DraftView> {
  const { organisation } = caller
  const draft = await openDraft(tx, organisation, alert)
  const written = readable(draft.values)
  const { sources, suggestions } = await sourcesOf(tx, organisation, draft)
  const present = (await presentIn(tx, organisation, [alert], now)).get(alert) ?? []
  return {
    id: draft.alert,
    kind: draft.kind,
    state: draft.submitted === draft.version ? 'in-review' : 'draft',
    version: draft.version,
    exercise: draft.exercise,
    ...(await surroundings(tx, organisation, draft)),
    values: draft.values,
    marks: draft.marks,
    faults: written.faults,
    ...(await holdsOf(tx, caller, draft, written, now)),
    reviews: (await reviewsOf(tx, organisation, draft)).map((review) => ({
      ...review,
      at: review.at.toISOString(),
    })),
    sources: sources.map((source) => ({ ...source, addedAt: source.addedAt.toISOString() })),
    suggestions: suggestions.map(({ members: _members, ...one }) => one),
    editors: present.map((editor) => editorOf(editor)),
    createdBy: draft.createdBy,
    updatedAt: draft.changedAt.toISOString(),
  }
}

/** Somebody who has a draft open, as the console shows them. */
export function editorOf({ email, field, since }: { email: string; field: string | null; since: Date }) {
  return { email, field: field as DraftField | null, since: since.toISOString() }
}

type Surroundings = Pick<DraftView, 'situation' | 'follows' | 'before'>

async function surroundings(tx: Tx, organisation: string, draft: OpenDraft): Promise<Surroundings> {
  const { rows } = await sql<Surroundings>`
    select jsonb_build_object('id', s.id, 'title', s.title) as situation,
      coalesce((select jsonb_agg(jsonb_build_object('id', b.id, 'slug', b.slug, 'headline', r.content ->> 'headline') order by r.issued_at desc)
        from alert_follow f join alert b on b.organisation = f.organisation and b.id = f.follows
        join alert_revision r on r.organisation = b.organisation and r.alert = b.id and r.number = b.number
        where f.organisation = a.organisation and f.alert = a.id), '[]') as follows,
      (select jsonb_build_object('number', r.number, 'slug', a.slug, 'content', r.content) from alert_revision r
        where r.organisation = a.organisation and r.alert = a.id and r.number = a.number) as before
    from alert a join situation s on s.organisation = a.organisation and s.id = a.situation
    where a.organisation = ${organisation} and a.id = ${draft.alert}`.execute(tx)
  const [found] = rows
  if (!found) throw new Error(`The situation of alert ${draft.alert} is gone.`)
  const content = found.before?.content as AlertContent | undefined
  return { ...found, before: found.before && content ? { ...found.before, content } : null }
}
