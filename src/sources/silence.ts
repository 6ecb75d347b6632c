import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { noteSource } from './notes.ts'
import { silenceSeconds } from './rhythm.ts'

type Heard = {
  source: string
  since: Date
  every_seconds: number
  silent_after_seconds: number | null
  gap_seconds: number | null
  gap_spread: number | null
  gaps: number
}

/**
 * Notes the sources that are switched on and have said nothing new for longer than is usual for them. Answers which. The
 * alarm ends when something new comes.
 */
export async function noteSilent(tx: Tx, organisation: string | null, now: Date): Promise<string[]> {
  const { rows } = await sql<Heard>`
    select st.source, greatest(coalesce(st.item_at, s.enabled_at), s.enabled_at) as since, s.every_seconds,
      s.silent_after_seconds, st.gap_seconds, st.gap_spread, st.gaps
    from source_state st join source s on s.id = st.source
    where s.enabled_at is not null and st.silent_since is null and s.organisation is not distinct from ${organisation}
      and (s.silent_after_seconds is not null or st.gaps > 0)
    for update of st skip locked`.execute(tx)
  const silent: string[] = []
  for (const one of rows) {
    const rhythm =
      one.gap_seconds === null || one.gap_spread === null
        ? null
        : { gap: one.gap_seconds, spread: one.gap_spread, gaps: one.gaps }
    const usual = silenceSeconds(rhythm, one.every_seconds, one.silent_after_seconds)
    const quiet = (now.getTime() - one.since.getTime()) / 1000
    if (usual === null || quiet <= usual) continue
    await tx.updateTable('source_state').set({ silent_since: now }).where('source', '=', one.source).execute()
    const says = `Nothing new for ${inWords(quiet)}; no more than ${inWords(usual)} is usual.`
    await noteSource(tx, one.source, 'silent', says, now)
    silent.push(one.source)
  }
  return silent
}

/** A span in the unit a person would choose. */
export function inWords(seconds: number): string {
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`
  if (seconds < 48 * 3600) return `${Math.round(seconds / 3600)} h`
  return `${Math.round(seconds / 86_400)} days`
}
