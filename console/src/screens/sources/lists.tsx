import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { DropZone, FileTrigger } from 'react-aria-components'
import type { ImportedRows } from '../../../../src/desk/sources/keeping-contract.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field } from '../../parts/field.tsx'
import { Go } from '../../parts/go.tsx'
import { Fault } from '../../parts/states.tsx'

type Row = ImportedRows['rows'][number]

/** Takes a list of feeds from a file or the clipboard, and says row by row what became of it. */
export function ImportList({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient()
  const [pasted, setPasted] = useState('')
  const take = useMutation({
    mutationFn: (file: { name: string; text: string }) => api.post<ImportedRows>('/sources/import', file),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['source'] }),
  })
  const takeFile = async (file: File | undefined) => {
    if (file) take.mutate({ name: file.name.slice(0, 200), text: await file.text() })
  }
  return (
    <Dialog title="Import a list of sources" isOpen onClose={onClose} wide>
      {take.data ? (
        <Outcome rows={take.data.rows} />
      ) : (
        <>
          <DropZone
            className="source-drop"
            aria-label="Drop a list here"
            getDropOperation={() => 'copy'}
            onDrop={async ({ items }) => {
              const file = items.find((item) => item.kind === 'file')
              await takeFile(file?.kind === 'file' ? await file.getFile() : undefined)
            }}
          >
            <p>
              <strong>Drop a file here</strong>, or
            </p>
            <FileTrigger
              acceptedFileTypes={['.opml', '.xml', '.yaml', '.yml', 'text/x-opml']}
              onSelect={(files) => void takeFile(files?.[0])}
            >
              <Button isPending={take.isPending}>Choose a file</Button>
            </FileTrigger>
            <p className="small quiet">
              OPML, as every feed reader writes it, or YAML as Alarum exports it. What comes in is your
              organisation’s own and starts switched off.
            </p>
          </DropZone>
          <Field label="Or paste it" rows={5} value={pasted} onChange={setPasted} />
          {take.error && <Fault fault={take.error} />}
        </>
      )}
      <div className="actions">
        {take.data ? (
          <>
            <Button onPress={() => take.reset()}>Another list</Button>
            <Button look="main" onPress={onClose}>
              Done
            </Button>
          </>
        ) : (
          <>
            <Button look="plain" onPress={onClose}>
              Give up
            </Button>
            <Button
              look="main"
              onPress={() => take.mutate({ name: '', text: pasted })}
              isPending={take.isPending}
              isDisabled={pasted.trim() === ''}
            >
              Import what I pasted
            </Button>
          </>
        )}
      </div>
    </Dialog>
  )
}

const words: Record<Row['outcome'], string> = {
  added: 'added',
  changed: 'changed',
  there: 'there already',
  refused: 'not taken',
}

function Outcome({ rows }: { rows: Row[] }) {
  const counts = Object.entries(words).map(([outcome, says]) => {
    return `${rows.filter((row) => row.outcome === outcome).length} ${says}`
  })
  return (
    <>
      <p role="status">
        <b>{counts.join(', ')}.</b>
      </p>
      <ul className="lines">
        {rows.map((row, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a file never move
          <li key={i}>
            <div className="line-head">
              <span className={`tag ${row.outcome === 'refused' ? 'wrong' : 'quiet'}`}>
                {words[row.outcome]}
              </span>
              {row.key ? (
                <Go to={`/sources/${row.key}`}>{row.name}</Go>
              ) : (
                <span className="imported-name">{row.name}</span>
              )}
            </div>
            {row.why && <p className="small">{row.why}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}
