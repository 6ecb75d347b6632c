import type { NewDraft, NewSource } from '../../../../src/desk/drafts/contract.ts'
import { Field } from '../../parts/field.tsx'
import { base64Of, FileDrop } from './file-drop.tsx'

/** Something to read from, as it is being given. */
export type Given = { from: 'text' | 'file' | 'address'; text: string; file: File | null; url: string }
export const nothingGiven: Given = { from: 'text', text: '', file: null, url: '' }
export const waysToGive = [
  ['text', 'A text'],
  ['file', 'A file'],
  ['address', 'An address'],
] as const

type Props = { given: Given; onChange: (part: Partial<Given>) => void; rows?: number }

/** The one control that the chosen way needs. */
export function GivenField({ given, onChange, rows = 14 }: Props) {
  const { from, text, file, url } = given
  if (from === 'file') return <FileDrop file={file} onFile={(next) => onChange({ file: next })} />
  if (from === 'address')
    return (
      <Field
        label="The address"
        type="url"
        autoFocus
        value={url}
        onChange={(next) => onChange({ url: next })}
        placeholder="https://"
        hint="The page is fetched by the server, from public addresses only."
      />
    )
  return (
    <Field
      label="The text"
      rows={rows}
      autoFocus
      value={text}
      onChange={(next) => onChange({ text: next })}
      hint="An alert of another publisher, a message, notes. What it says becomes suggestions with their words marked."
    />
  )
}

export function isGiven({ from, text, file, url }: Given): boolean {
  return from === 'text' ? text.trim() !== '' : from === 'file' ? file !== null : url.trim() !== ''
}

/** What a draft begins from: one report, or several that are read together. */
export async function draftFrom(reports: Given[], exercise: boolean): Promise<NewDraft> {
  const sources = await Promise.all(reports.map(sourceOf))
  const [first, ...more] = sources
  return first && more.length === 0 ? { ...first, exercise } : { from: 'several', sources, exercise }
}

export async function sourceOf({ from, text, file, url }: Given): Promise<NewSource> {
  if (from === 'address') return { from, url: url.trim() }
  if (from === 'file' && file) return { from, name: file.name.slice(0, 200), bytes: await base64Of(file) }
  return { from: 'text', text }
}
