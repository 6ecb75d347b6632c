import type { ReactNode } from 'react'
import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField,
  type TextFieldProps,
} from 'react-aria-components'

type Props = Omit<TextFieldProps, 'children' | 'className'> & {
  label: string
  /** What to write, below the field. */
  hint?: ReactNode
  /** What is wrong with it and what to do. */
  fault?: string | undefined
  rows?: number
  placeholder?: string
}

/** A labelled text field, of several lines where `rows` says so. */
export function Field({ label, hint, fault, rows, placeholder, ...props }: Props) {
  return (
    <TextField {...props} isInvalid={fault !== undefined} validationBehavior="aria" className="field">
      <Label>{label}</Label>
      {rows ? (
        <TextArea rows={rows} placeholder={placeholder ?? ''} />
      ) : (
        <Input placeholder={placeholder ?? ''} />
      )}
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-fault">{fault}</FieldError>
    </TextField>
  )
}

type ChoiceProps<T extends string> = {
  label: string
  value: T | null
  options: readonly (readonly [T, string])[]
  onChange: (value: T) => void
  hint?: ReactNode
  fault?: string | undefined
  /** What stands there while nothing is chosen. */
  none?: string
  isDisabled?: boolean
}

/** A labelled choice of one: the browser's own select, which every keyboard and screen reader knows. */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { label, value, options, onChange, hint, fault, none, isDisabled } = props
  return (
    <label className="field">
      <span>{label}</span>
      <select
        value={value ?? ''}
        disabled={isDisabled ?? false}
        aria-invalid={fault !== undefined}
        onChange={(event) => onChange(event.currentTarget.value as T)}
      >
        {(none !== undefined || value === null) && <option value="">{none ?? 'Choose …'}</option>}
        {options.map(([one, says]) => (
          <option key={one} value={one}>
            {says}
          </option>
        ))}
      </select>
      {hint && <span className="hint">{hint}</span>}
      {fault && <span className="field-fault">{fault}</span>}
    </label>
  )
}

/** A labelled yes or no. */
export function Tick(props: {
  label: ReactNode
  isOn: boolean
  onChange: (on: boolean) => void
  hint?: ReactNode
  isDisabled?: boolean
}) {
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={props.isOn}
        disabled={props.isDisabled ?? false}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <span>
        {props.label}
        {props.hint && <span className="hint">{props.hint}</span>}
      </span>
    </label>
  )
}
