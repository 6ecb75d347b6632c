import { useState } from 'react'
import { apiAddress } from '../../api/client.ts'
import { useMay } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { ImportList } from './lists.tsx'
import { SourceForm } from './source-form.tsx'

/** Adding a source, and lists of sources in and out. `set` narrows what goes out. */
export function Keeping({ set }: { set: string }) {
  const may = useMay('sources.manage')
  const [open, setOpen] = useState<'form' | 'list' | null>(null)
  const what = set === '' ? 'all' : set
  return (
    <div className="actions source-keeping">
      {may && (
        <>
          <Button look="main" onPress={() => setOpen('form')}>
            Add a source
          </Button>
          <Button onPress={() => setOpen('list')}>Import a list</Button>
        </>
      )}
      <span className="source-export">
        Export {what} as{' '}
        <a href={apiAddress('/sources/export', { form: 'opml', set })} download="sources.opml">
          OPML
        </a>
        {' or '}
        <a href={apiAddress('/sources/export', { form: 'yaml', set })} download="sources.yaml">
          YAML
        </a>
      </span>
      {open === 'form' && <SourceForm onClose={() => setOpen(null)} />}
      {open === 'list' && <ImportList onClose={() => setOpen(null)} />}
    </div>
  )
}
