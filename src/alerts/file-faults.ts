import type { z } from 'zod'
import type { AlertContent } from './alert.ts'
import type { FieldFault } from './field-fault.ts'

/** What the schema refuses, as sentences that say what to write instead. */
export function schemaFaults(issues: z.core.$ZodIssue[], values: unknown): FieldFault[] {
  return issues.map((issue) => ({
    field: issue.path.join('.'),
    message: messageOf(issue, at(values, issue.path)),
  }))
}

/** Fields that the schema does not know, anywhere below the top: what was written and is not in what was understood. */
export function unknownFaults(written: unknown, understood: unknown, path: string[] = []): FieldFault[] {
  if (Array.isArray(written) && Array.isArray(understood))
    return written.flatMap((one, index) => unknownFaults(one, understood[index], [...path, String(index)]))
  if (!isRecord(written) || !isRecord(understood)) return []
  return Object.entries(written).flatMap(([name, value]) =>
    name in understood || value === undefined
      ? unknownFaults(value, understood[name], [...path, name])
      : [{ field: [...path, name].join('.'), message: `There is no field "${name}" here; remove it.` }],
  )
}

/** A field at the top that there is not, with the known one it may have been meant for. */
export function unknownField(name: string, known: string[]): FieldFault {
  const near = known.find((one) => distance(one.toLowerCase(), name.toLowerCase()) <= 2)
  const remedy = near ? `did you mean "${near}"?` : `there are: ${known.join(', ')}.`
  return { field: name, message: `There is no field "${name}"; ${remedy}` }
}

/** An impossible day is refused by its form; these are days and hours that contradict each other. */
export function timeFaults({ timeframe, eventTime }: AlertContent): FieldFault[] {
  const reversed = Date.parse(timeframe.to) <= Date.parse(timeframe.from)
  const backwards = eventTime.to !== undefined && Date.parse(eventTime.to) < Date.parse(eventTime.from)
  return [
    ...(reversed ? [contradiction('timeframe', timeframe.from, timeframe.to)] : []),
    ...(backwards ? [contradiction('eventTime', eventTime.from, eventTime.to)] : []),
  ]
}

function contradiction(field: string, from: string, to: string | undefined) {
  return { field, message: `It ends (${to}) before it begins (${from}); correct one of the two.` }
}

function messageOf(issue: z.core.$ZodIssue, value: unknown): string {
  if (value === undefined) return 'It is missing; an alert cannot be issued without it.'
  const given = typeof value === 'string' ? `"${value}"` : JSON.stringify(value)
  if (issue.code === 'invalid_value')
    return `${given} is not one of ${issue.values.join(', ')}; write one of them.`
  if (isTime(issue))
    return `${given} is no day or instant; write 2026-03-07 or 2026-03-07T06:00:00Z, or +03:00 for the local time.`
  if (issue.code === 'too_small' && issue.minimum === 1) return 'It is empty; write something or remove it.'
  return `${issue.message}; it is ${given}.`
}

function isTime(issue: z.core.$ZodIssue): boolean {
  if (issue.code === 'invalid_format') return issue.format === 'date' || issue.format === 'datetime'
  return issue.code === 'invalid_union' && issue.errors.flat().some(isTime)
}

function at(values: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>((value, name) => (isRecord(value) ? value[String(name)] : undefined), values)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Edits between two words (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1]
    for (const [j, against] of [...other].entries())
      next.push(
        Math.min(
          (row[j] as number) + (letter === against ? 0 : 1),
          (row[j + 1] as number) + 1,
          (next[j] as number) + 1,
        ),
      )
    row = next
  }
  return row.at(-1) as number
}
