import type { ReactNode } from 'react'
import { Button } from '../../parts/button.tsx'
import { toast } from '../../parts/toasts.tsx'
import type { DraftField } from './field.ts'
import { FieldBox } from './field-box.tsx'
import { useListField } from './open-draft.tsx'

type Props<T> = {
  field: DraftField
  /** What one is called: `claim`. */
  one: string
  /** A new row. */
  fresh: T
  /** After a row goes: rows that name others by their place. */
  tidy?: (rows: T[], removed: number) => T[]
  children: (row: T, change: (part: Partial<T>) => void, index: number, all: T[]) => ReactNode
}

/** A field that is a list of rows, each with several parts; what is removed can be brought back. */
export function Rows<T extends object>({ field, one, fresh, tidy, children }: Props<T>) {
  const [rows, set] = useListField<T>(field)
  const remove = (index: number) => {
    const rest = rows.filter((_, i) => i !== index)
    set(tidy ? tidy(rest, index) : rest)
    toast(`The ${one} is removed.`, { undo: () => set(rows) })
  }
  return (
    <FieldBox field={field}>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no ids, and their fields are controlled
        <fieldset key={index} className="draft-row">
          <legend>
            {one} {index + 1}
          </legend>
          {children(
            row,
            (part) => set(rows.map((old, i) => (i === index ? { ...old, ...part } : old))),
            index,
            rows,
          )}
          <Button small look="plain" aria-label={`Remove ${one} ${index + 1}`} onPress={() => remove(index)}>
            Remove
          </Button>
        </fieldset>
      ))}
      <Button small onPress={() => set([...rows, fresh])}>
        Add a {one}
      </Button>
    </FieldBox>
  )
}
