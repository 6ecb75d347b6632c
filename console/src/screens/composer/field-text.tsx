import { useId } from 'react'
import type { DraftField } from './field.ts'
import { FieldBox } from './field-box.tsx'
import { useField, useOpenDraft } from './open-draft.tsx'

type Props = { field: DraftField; rows?: number; longest?: number; hint?: string; beside?: React.ReactNode }

/** A field of words; Markdown where it has several rows. */
export function TextOf({ field, rows, longest, hint, beside }: Props) {
  const id = useId()
  const { store } = useOpenDraft()
  const [value, set] = useField<string>(field)
  const text = typeof value === 'string' ? value : ''
  const shared = {
    id,
    value: text,
    onBlur: () => void store.flush(),
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      set(event.currentTarget.value === '' ? null : event.currentTarget.value),
  }
  const length = longest && (
    <span className={text.length > longest ? 'too-long' : 'quiet'}>
      {text.length}/{longest}
    </span>
  )
  return (
    <FieldBox field={field} labels={id} hint={hint} beside={beside ?? length}>
      {rows ? <textarea rows={rows} {...shared} /> : <input {...shared} />}
    </FieldBox>
  )
}

type ChoiceProps<T extends string> = {
  field: DraftField
  options: readonly (readonly [T, string])[]
  /** Shown where nothing is chosen. */
  none?: string
}

/** A field of one word of a scale. */
export function ChoiceOf<T extends string>({ field, options, none = 'Choose …' }: ChoiceProps<T>) {
  const id = useId()
  const [value, set] = useField<T>(field)
  return (
    <FieldBox field={field} labels={id}>
      <select
        id={id}
        value={value ?? ''}
        onChange={(event) => set((event.currentTarget.value || null) as T | null)}
      >
        {(value === null || !options.some(([one]) => one === value)) && (
          <option value={value ?? ''}>{value ?? none}</option>
        )}
        {options.map(([one, says]) => (
          <option key={one} value={one}>
            {says}
          </option>
        ))}
      </select>
    </FieldBox>
  )
}
