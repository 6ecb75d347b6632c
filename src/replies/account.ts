import type { Tx } from '../database/database.ts'
import { type By, type ClosingCode, closeCase, closingReasons } from './case-work.ts'
import { recordReplies } from './record.ts'

/**
 * Closes a case and records what that says of the person, who would otherwise still stand as needing help: safe, or
 * accounted for by whoever closes it. A mistake says nothing of them. False where the case is not open.
 */
export async function closeAndAccount(
  tx: Tx,
  organisation: string,
  helpCase: string,
  reason: { code: ClosingCode; words: string | null },
  { by, now }: By,
) {
  if (!(await closeCase(tx, organisation, helpCase, reason, { by, now }))) return false
  const found = await tx
    .selectFrom('help_case as h')
    .innerJoin('person_status as s', (on) =>
      on
        .onRef('s.organisation', '=', 'h.organisation')
        .onRef('s.situation', '=', 'h.situation')
        .onRef('s.person', '=', 'h.person'),
    )
    .select(['h.situation', 'h.alert', 'h.person', 's.status'])
    .where('h.organisation', '=', organisation)
    .where('h.id', '=', helpCase)
    .executeTakeFirst()
  if (found?.status !== 'need-help' || reason.code === 'mistake') return true
  const { situation, alert, person } = found
  const note = [`Case closed: ${closingReasons[reason.code]}`, reason.words].filter(Boolean).join('. ')
  await recordReplies(tx, organisation, {
    ...{ situation, alert, people: [person], note, reporter: 'operator', reportedBy: by, now },
    status: reason.code === 'safe' ? 'safe' : 'accounted-for',
  })
  return true
}
