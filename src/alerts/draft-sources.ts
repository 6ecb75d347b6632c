import { sql } from 'kysely'
import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'
import { storable } from '../database/storable.ts'
import { Problem } from '../http/problem.ts'
import type { Span } from '../reading/evidence.ts'
import { copiesAmong } from './copies.ts'
import type { DraftField, DraftValues } from './draft-merge.ts'
import { appendStep, openDraft } from './draft-row.ts'
import {
  type JoinedSuggestion,
  joinedSuggestions,
  type KeptSuggestion,
  membersOf,
  type Origin,
} from './joined-suggestions.ts'
import type { Suggested } from './suggestions.ts'

export type SourceKind = 'text' | 'file' | 'address' | 'alert' | 'report'
export type NewSource = {
  kind: SourceKind
  name: string | null
  text: string
  suggestions: Suggested[]
  /** The report that it is, at the revision that was read. */
  report?: { id: string; revision: number }
}
export type KeptSource = {
  kind: SourceKind
  name: string | null
  text: string
  addedAt: Date
  addedBy: string
}

/** More would neither be read nor fit a screen. */
const mostSources = 20

/**
 * Adds a source with what it suggests; nothing of it is in the draft until somebody accepts it. What is read from
 * elsewhere makes the wording `quoted`, which keeps it from anonymous readers until a person says it is their own.
 */
export async function addSource(
  tx: Tx,
  organisation: string,
  { alert, source, by, now }: { alert: string; source: NewSource; by: string; now: Date },
): Promise<void> {
  const draft = await openDraft(tx, organisation, alert, true)
  const { rows } = await sql<{ next: number; own: number }>`
    select coalesce(max(number) + 1, 0) as next, count(*) filter (where version >= ${draft.began})::int as own
    from draft_source where organisation = ${organisation} and alert = ${alert}`.execute(tx)
  const { next = 0, own = 0 } = rows[0] ?? {}
  if (own >= mostSources)
    throw new Problem('conflict', `A draft has at most ${mostSources} sources; begin another one.`)
  await tx
    .insertInto('draft_source')
    .values({
      ...{ organisation, alert, number: next, version: draft.version, kind: source.kind, name: source.name },
      ...{ words: source.text.replaceAll('\u0000', ' '), added_by: by, added_at: now },
      ...{ report: source.report?.id ?? null, report_revision: source.report?.revision ?? null },
    })
    .execute()
  await insertSuggestions(tx, organisation, alert, next, source.suggestions)
  const fields = source.kind === 'alert' ? {} : quotedFields(draft.values)
  if (Object.keys(fields).length > 0)
    await appendStep(tx, organisation, draft, { base: draft.version, author: by, fields, now })
  await noteChange(tx, organisation, 'draft', alert)
}

/** The sources of an open draft, in order, and what they suggest together. */
export async function sourcesOf(
  tx: Tx,
  organisation: string,
  { alert, began }: { alert: string; began: number },
): Promise<{ sources: KeptSource[]; suggestions: JoinedSuggestion[] }> {
  const sources = await tx
    .selectFrom('draft_source')
    .select(['number', 'kind', 'name', 'words as text', 'added_at as addedAt', 'added_by as addedBy'])
    .where('organisation', '=', organisation)
    .where('alert', '=', alert)
    .where('version', '>=', began)
    .orderBy('number')
    .execute()
  if (sources.length === 0) return { sources: [], suggestions: [] }
  const kept = await suggestionsKept(tx, organisation, alert, sources)
  return {
    sources: sources.map(({ number: _n, ...source }) => ({ ...source, kind: source.kind as SourceKind })),
    suggestions: joinedSuggestions(kept, originsOf(sources, kept)),
  }
}

/** Which texts are copies of others, and when each was published: the latest that is read in it. */
function originsOf(sources: readonly { text: string }[], kept: readonly KeptSuggestion[]): Origin[] {
  const copies = sources.length > 1 ? copiesAmong(sources.map(({ text }) => text)) : [0]
  return copies.map((copyOf, source) => {
    const times = kept.filter((one) => one.source === source && one.field === 'publishedAt')
    return {
      copyOf,
      publishedAt:
        times
          .map(({ value }) => String(value))
          .sort()
          .at(-1) ?? null,
    }
  })
}

async function suggestionsKept(
  tx: Tx,
  organisation: string,
  alert: string,
  sources: readonly { number: number }[],
): Promise<KeptSuggestion[]> {
  if (sources.length === 0) return []
  const index = new Map(sources.map(({ number }, i) => [number, i]))
  const rows = await tx
    .selectFrom('draft_suggestion')
    .select(['id', 'source', 'field', 'value', 'act', 'says', 'evidence', 'state'])
    .select(['confidence', 'alternatives', 'given_by as by'])
    .where('organisation', '=', organisation)
    .where('alert', '=', alert)
    .where('source', 'in', [...index.keys()])
    .orderBy('source')
    .orderBy('place')
    .execute()
  return rows.map(({ source: number, evidence, ...row }) => {
    const source = index.get(number) ?? 0
    return {
      ...(row as unknown as Omit<KeptSuggestion, 'evidence' | 'source'>),
      source,
      evidence: (evidence as unknown as Span[]).map((span) => ({ ...span, source })),
    }
  })
}

export type Decision = {
  accepts?: string[]
  dismisses?: string[]
  reopens?: string[]
  /** Fields whose change was not written: their suggestions stay open. */
  held?: DraftField[]
  by: string
  now: Date
}

/**
 * Notes what became of suggestions and of all that is joined in them; answers the ids that are accepted now. Unknown ids are passed
 * over.
 */
export async function decideSuggestions(
  tx: Tx,
  organisation: string,
  { alert, began }: { alert: string; began: number },
  { accepts = [], dismisses = [], reopens = [], held = [], by, now }: Decision,
): Promise<string[]> {
  if (accepts.length + dismisses.length + reopens.length === 0) return []
  const sources = await tx
    .selectFrom('draft_source')
    .select('number')
    .where('organisation', '=', organisation)
    .where('alert', '=', alert)
    .where('version', '>=', began)
    .orderBy('number')
    .execute()
  const suggestions = joinedSuggestions(await suggestionsKept(tx, organisation, alert, sources), [])
  const set = async (ids: string[], state: KeptSuggestion['state'], but: string[] = []) => {
    if (ids.length === 0) return []
    const { rows } = await sql<{ id: string }>`
      update draft_suggestion set state = ${state}, decided_by = ${by}, decided_at = ${now}
      where organisation = ${organisation} and alert = ${alert} and id = any(${ids}::text[]) and state <> ${state}
        and field <> all(${but}::text[]) returning id`.execute(tx)
    return rows.map(({ id }) => id)
  }
  const accepted = await set(membersOf(suggestions, accepts), 'accepted', held)
  const others = [
    ...(await set(membersOf(suggestions, dismisses), 'dismissed')),
    ...(await set(reopens, 'open')),
  ]
  if (accepted.length + others.length > 0) await noteChange(tx, organisation, 'draft', alert)
  return accepted
}

async function insertSuggestions(
  tx: Tx,
  organisation: string,
  alert: string,
  source: number,
  suggestions: Suggested[],
) {
  if (suggestions.length === 0) return
  await tx
    .insertInto('draft_suggestion')
    .values(
      suggestions.map(({ field, value, act, says, evidence, confidence, alternatives, by }, place) => ({
        ...{ organisation, alert, id: `${source}-${place}`, source, place, field, act },
        ...{ confidence, given_by: by },
        ...{
          says: says.replaceAll('\u0000', ' '),
          value: storable(value),
          evidence: JSON.stringify(evidence),
          alternatives: storable(alternatives),
        },
      })),
    )
    .execute()
}

/** What somebody else wrote may not go further than AMBER. */
function quotedFields(values: DraftValues) {
  const change = (field: DraftField, after: unknown) => ({
    [field]: { before: values[field] ?? null, after },
  })
  return {
    ...(values.wording === 'quoted' ? {} : change('wording', 'quoted')),
    ...(values.sharing === undefined || values.sharing === 'CLEAR' ? change('sharing', 'AMBER') : {}),
  }
}
