import { noteChange } from '../database/changed.ts'
import type { Tx } from '../database/database.ts'
import { acknowledgeMinutes, addEntry, type EntryKind, wakeAt } from './cases.ts'

export const closingReasons = {
  safe: 'Safe',
  evacuated: 'Evacuated',
  'medical-care': 'In medical care',
  mistake: 'Recorded by mistake',
  other: 'Other',
} as const
export type ClosingCode = keyof typeof closingReasons
export type By = { by: string; now: Date }

type Change = { set: Record<string, unknown>; kind: EntryKind; text: string }

/** Takes a case: whoever does owns it and has stopped its acknowledgement clock. False where it is not open. */
export function takeCase(tx: Tx, organisation: string, helpCase: string, by: string, now: Date) {
  return change(tx, organisation, helpCase, { by, now }, (before) => ({
    set: { owner: by, acknowledged_at: before.acknowledged_at ?? now, page_due: null },
    kind: 'taken',
    text: before.owner && before.owner !== by ? `Took the case from ${before.owner}.` : 'Took the case.',
  }))
}

/** Hands a case to somebody else, who owns it from now on. False where it is not open. */
export function handCase(tx: Tx, organisation: string, helpCase: string, to: string, { by, now }: By) {
  return change(tx, organisation, helpCase, { by, now }, (before) => ({
    set: { owner: to, acknowledged_at: before.acknowledged_at ?? now, page_due: null },
    kind: 'handed-over',
    text: `Handed to ${to}.`,
  }))
}

/** Says what is to be done next, and by when; empty says that nothing is. False where the case is not open. */
export function planNext(
  tx: Tx,
  organisation: string,
  helpCase: string,
  { action, due }: { action: string | null; due: Date | null },
  by: By,
) {
  const until = due ? ` by ${due.toISOString().slice(0, 16).replace('T', ' ')} UTC` : ''
  return change(tx, organisation, helpCase, by, () => ({
    set: { next_action: action, next_due: action ? due : null },
    kind: 'next-action',
    text: action ? `Next${until}: ${action}` : 'Nothing is planned next.',
  }))
}

/** Closes a case with the reason it may be closed for, and words where the reason is "other". False where it is not open. */
export async function closeCase(
  tx: Tx,
  organisation: string,
  helpCase: string,
  { code, words }: { code: ClosingCode; words: string | null },
  { by, now }: By,
) {
  const text = words ? `${closingReasons[code]}: ${words}` : closingReasons[code]
  return change(tx, organisation, helpCase, { by, now }, () => ({
    set: {
      closed_at: now,
      closed_by: by,
      closing_code: code,
      closing_reason: text,
      page_due: null,
      next_action: null,
      next_due: null,
    },
    kind: 'closed',
    text: `Closed: ${text}`,
  }))
}

/**
 * Opens a closed case again, its clock anew where it has no owner. 'open': the person has another open case in this
 * situation, which is the one to work on.
 */
export async function reopenCase(tx: Tx, organisation: string, helpCase: string, { by, now }: By) {
  const before = await held(tx, organisation, helpCase)
  if (!before?.closed_at) return 'not-closed' as const
  const other = await tx
    .selectFrom('help_case')
    .select('id')
    .where('organisation', '=', organisation)
    .where('situation', '=', before.situation)
    .where('person', '=', before.person)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (other) return 'open' as const
  const due = new Date(now.getTime() + (await acknowledgeMinutes(tx, organisation)) * 60_000)
  const clock = before.owner
    ? {}
    : { acknowledged_at: null, acknowledge_by: due, page_due: due, page_step: 1 }
  await tx
    .updateTable('help_case')
    .set({ closed_at: null, closed_by: null, closing_code: null, closing_reason: null, ...clock })
    .where('organisation', '=', organisation)
    .where('id', '=', helpCase)
    .execute()
  if (!before.owner) await wakeAt(tx, organisation, due)
  await addEntry(tx, organisation, helpCase, { by, kind: 'reopened', text: 'Opened the case again.', now })
  await noteChange(tx, organisation, 'roll-call', before.situation)
  return 'reopened' as const
}

/** Closes a case that was opened by mistake at this instant, unless somebody has taken it meanwhile. */
export async function closeUntouched(
  tx: Tx,
  organisation: string,
  { situation, person, openedAt }: { situation: string; person: string; openedAt: Date },
  by: By,
) {
  const found = await tx
    .selectFrom('help_case')
    .select('id')
    .where('organisation', '=', organisation)
    .where('situation', '=', situation)
    .where('person', '=', person)
    .where('opened_at', '=', openedAt)
    .where('closed_at', 'is', null)
    .where('acknowledged_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (found) await closeCase(tx, organisation, found.id, { code: 'mistake', words: null }, by)
}

async function change(
  tx: Tx,
  organisation: string,
  helpCase: string,
  { by, now }: By,
  decide: (before: Held) => Change,
) {
  const before = await held(tx, organisation, helpCase)
  if (!before || before.closed_at) return false
  const { set, kind, text } = decide(before)
  await tx
    .updateTable('help_case')
    .set(set)
    .where('organisation', '=', organisation)
    .where('id', '=', helpCase)
    .execute()
  await addEntry(tx, organisation, helpCase, { by, kind, text, now })
  await noteChange(tx, organisation, 'roll-call', before.situation)
  return true
}

type Held = NonNullable<Awaited<ReturnType<typeof held>>>

function held(tx: Tx, organisation: string, helpCase: string) {
  return tx
    .selectFrom('help_case')
    .select(['situation', 'person', 'owner', 'acknowledged_at', 'closed_at'])
    .where('organisation', '=', organisation)
    .where('id', '=', helpCase)
    .forUpdate()
    .executeTakeFirst()
}
