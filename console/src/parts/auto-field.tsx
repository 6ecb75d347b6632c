import { type ReactNode, useEffect, useRef, useState } from 'react'
import { ApiProblem, saysOf } from '../api/problem.ts'
import { Field } from './field.tsx'

type Props = {
  label: string
  value: string
  /** Saves; throws what the server refuses. */
  save: (value: string) => Promise<unknown>
  /** The path under which the server says what is wrong with it. */
  path?: string
  hint?: ReactNode
  type?: 'text' | 'email' | 'tel'
  inputMode?: 'numeric' | 'text' | 'email'
  isDisabled?: boolean
}

/** Milliseconds after the last key until what was typed is saved; leaving the field or Enter saves at once. */
const pause = 1_200

/**
 * A text field that saves itself. What was typed stays in the field when saving fails, with what is wrong below it; what
 * somebody else changed shows once nothing of ours is unsaved.
 */
export function AutoField({ label, value, save, path, hint, type = 'text', inputMode, isDisabled }: Props) {
  const [typed, setTyped] = useState(value)
  const [fault, setFault] = useState<string>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const saved = useRef(value)
  const latest = useRef(typed)
  latest.current = typed
  useEffect(() => {
    if (latest.current === saved.current) setTyped(value)
    saved.current = value
  }, [value])
  const send = async () => {
    clearTimeout(timer.current)
    const wanted = latest.current
    if (wanted === saved.current) return setFault(undefined)
    const before = saved.current
    saved.current = wanted
    try {
      await save(wanted)
      setFault(undefined)
    } catch (problem) {
      saved.current = before
      const said = problem instanceof ApiProblem && path ? problem.of(path) : undefined
      setFault(said ?? saysOf(problem))
    }
  }
  const sendLatest = useRef(send)
  sendLatest.current = send
  // Leaving the screen saves as leaving the field does.
  useEffect(() => () => void sendLatest.current(), [])
  return (
    <Field
      label={label}
      value={typed}
      onChange={(next) => {
        setTyped(next)
        clearTimeout(timer.current)
        timer.current = setTimeout(() => void sendLatest.current(), pause)
      }}
      onBlur={() => void send()}
      onKeyDown={(event) => event.key === 'Enter' && void send()}
      type={type}
      {...(inputMode ? { inputMode } : {})}
      {...(isDisabled ? { isDisabled } : {})}
      fault={fault}
      hint={hint}
    />
  )
}
