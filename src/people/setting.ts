import type { Tx } from '../database/database.ts'

/** What an owner sets for the organisation. Days are how long each kind of personal data is kept. */
export type Settings = {
  name: string
  language: string
  timeZone: string
  /** 2 switches the two-person rule on. */
  reviewersNeeded: number
  /** Minutes after which a case that nobody took is told to the next contact. */
  acknowledgeMinutes: number
  retentionStay: number
  retentionNote: number
  retentionOutbox: number
  retentionRecipient: number
  retentionDraft: number
}

/** The settings of an organisation. */
export async function settingsOf(tx: Tx, organisation: string): Promise<Settings> {
  return tx
    .selectFrom('organisation_setting as s')
    .innerJoin('organisation as o', 'o.id', 's.organisation')
    .select(['o.name', 's.language', 's.time_zone as timeZone', 's.reviewers_needed as reviewersNeeded'])
    .select(['s.retention_stay as retentionStay', 's.retention_note as retentionNote'])
    .select(['s.retention_outbox as retentionOutbox', 's.retention_recipient as retentionRecipient'])
    .select(['s.retention_draft as retentionDraft', 's.acknowledge_minutes as acknowledgeMinutes'])
    .where('s.organisation', '=', organisation)
    .executeTakeFirstOrThrow()
}

const columns = {
  language: 'language',
  timeZone: 'time_zone',
  reviewersNeeded: 'reviewers_needed',
  acknowledgeMinutes: 'acknowledge_minutes',
  retentionStay: 'retention_stay',
  retentionNote: 'retention_note',
  retentionOutbox: 'retention_outbox',
  retentionRecipient: 'retention_recipient',
  retentionDraft: 'retention_draft',
} as const satisfies Record<Exclude<keyof Settings, 'name'>, string>

/** Changes some settings; answers those that differ now, with what they were before. */
export async function changeSettings(tx: Tx, organisation: string, wanted: Partial<Settings>) {
  await tx
    .selectFrom('organisation_setting')
    .select('organisation')
    .where('organisation', '=', organisation)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const before = await settingsOf(tx, organisation)
  const changed = (Object.keys(wanted) as (keyof Settings)[])
    .filter((name) => wanted[name] !== undefined && wanted[name] !== before[name])
    .map((name) => ({ name, before: before[name], after: wanted[name] as string | number }))
  const { name: _name, ...rest } = columnsOf(changed)
  if (Object.keys(rest).length > 0)
    await tx.updateTable('organisation_setting').set(rest).where('organisation', '=', organisation).execute()
  const renamed = changed.find(({ name }) => name === 'name')
  if (renamed)
    await tx
      .updateTable('organisation')
      .set({ name: String(renamed.after) })
      .where('id', '=', organisation)
      .execute()
  return changed
}

function columnsOf(changed: { name: keyof Settings; after: string | number }[]): Record<string, unknown> {
  return Object.fromEntries(
    changed.map(({ name, after }) => [name === 'name' ? 'name' : columns[name], after]),
  )
}
