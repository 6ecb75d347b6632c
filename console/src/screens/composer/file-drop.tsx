import { DropZone, FileTrigger, isFileDropItem } from 'react-aria-components'
import { Button } from '../../parts/button.tsx'

/** The API takes 4 MB with its coating of base64. */
const most = 2_900_000

/** A file, dropped or chosen; its bytes go up as they are. */
export function FileDrop({ file, onFile }: { file: File | null; onFile: (file: File | null) => void }) {
  const tooLarge = file !== null && file.size > most
  return (
    <DropZone
      className="drop"
      aria-label="Drop a file here"
      onDrop={async ({ items }) => {
        const dropped = items.find(isFileDropItem)
        if (dropped) onFile(await dropped.getFile())
      }}
    >
      <p>{file ? <strong>{file.name}</strong> : 'Drop a text, HTML, Markdown or CAP file here, or'}</p>
      <FileTrigger onSelect={(files) => onFile(files?.[0] ?? null)}>
        <Button>{file ? 'Choose another' : 'Choose a file'}</Button>
      </FileTrigger>
      {tooLarge && (
        <p className="field-fault" role="alert">
          This file has {(file.size / 1e6).toFixed(1)} MB; up to 2.9 MB can be read.
        </p>
      )}
    </DropZone>
  )
}

export async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
