import { useId } from 'react'

/** A select with its label out of sight: inside a row whose heading says what it is. */
export function Pick<T extends string>(props: {
  label: string
  value: T | null | undefined
  options: readonly (readonly [T, string])[]
  onChange: (value: T) => void
  shown?: boolean
}) {
  const { label, value, options, onChange, shown = false } = props
  return (
    <label className={shown ? 'small-label' : 'bare-label'}>
      <span className={shown ? '' : 'vh'}>{label}</span>
      <select value={value ?? ''} onChange={(event) => onChange(event.currentTarget.value as T)}>
        {!value && <option value="">Choose …</option>}
        {options.map(([one, says]) => (
          <option key={one} value={one}>
            {says}
          </option>
        ))}
      </select>
    </label>
  )
}

/** A line or some lines of text within a row. */
export function Line(props: {
  label: string
  value: string | null | undefined
  onChange: (value: string) => void
  rows?: number
  type?: string
  placeholder?: string
  list?: readonly string[]
}) {
  const { label, value, onChange, rows, type = 'text', placeholder, list } = props
  const options = useId()
  const shared = {
    value: value ?? '',
    placeholder: placeholder ?? '',
    onChange: (event: React.ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      onChange(event.currentTarget.value),
  }
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is one of the two inside
    <label className="small-label">
      <span>{label}</span>
      {rows ? (
        <textarea rows={rows} {...shared} />
      ) : (
        <input type={type} {...shared} {...(list ? { list: options } : {})} />
      )}
      {list && (
        <datalist id={options}>
          {list.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </label>
  )
}

/** Kilometres, by steps that grow with the size. */
export function Radius(props: {
  label: string
  km: number | undefined
  onChange: (km: number | undefined) => void
  optional?: boolean
}) {
  const { label, km, onChange, optional = false } = props
  const step = km === undefined || km < 10 ? 1 : km < 50 ? 5 : km < 200 ? 25 : 50
  const to = (next: number) =>
    onChange(next <= 0 ? (optional ? undefined : 0.5) : Math.min(20_000, Number(next.toFixed(1))))
  return (
    <fieldset className="radius" aria-label={label}>
      <button
        type="button"
        className="button small"
        aria-label="Smaller"
        onClick={() => to((km ?? 0) - step)}
        disabled={km === undefined}
      >
        −
      </button>
      <input
        type="number"
        inputMode="decimal"
        min={0}
        max={20_000}
        step="any"
        aria-label={`${label}, in kilometres`}
        value={km ?? ''}
        placeholder={optional ? '0' : ''}
        onChange={(event) => {
          const typed = event.currentTarget.valueAsNumber
          if (Number.isNaN(typed)) onChange(optional ? undefined : km)
          else onChange(typed > 0 ? Math.min(20_000, typed) : optional ? undefined : km)
        }}
      />
      <span>km</span>
      <button type="button" className="button small" aria-label="Larger" onClick={() => to((km ?? 0) + step)}>
        +
      </button>
    </fieldset>
  )
}
