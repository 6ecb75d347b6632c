import { AlertContent } from '../../alerts/alert.ts'
import type { DraftField, DraftValues } from '../../alerts/draft-merge.ts'
import type { FieldFault } from '../../alerts/field-fault.ts'
import { schemaFaults } from '../../alerts/file-faults.ts'

/** The values that are valid by themselves, and what is wrong with the others. */
export function readable(values: DraftValues): { content: Partial<AlertContent>; faults: FieldFault[] } {
  const content: Record<string, unknown> = {}
  const faults: FieldFault[] = []
  for (const [name, value] of Object.entries(values)) {
    const field = name as DraftField
    // An area whose parts were all removed is no area yet, rather than a wrong one.
    if (field === 'area' && Array.isArray(value) && value.length === 0) continue
    const parsed = AlertContent.shape[field]?.safeParse(value)
    if (!parsed) continue
    if (parsed.success) content[field] = parsed.data
    else
      for (const fault of schemaFaults(parsed.error.issues, value))
        faults.push({ ...fault, field: fault.field ? `${field}.${fault.field}` : field })
  }
  return { content: content as Partial<AlertContent>, faults }
}
