import { useState } from 'react'
import type { SourceLine } from '../../../../src/desk/sources/contract.ts'
import { useMay } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Go } from '../../parts/go.tsx'
import { asSetName, SetName } from './set-name.tsx'
import { useGrouping } from './use-grouping.ts'

/** The sets a source is in: out of one, into another, or into a new one. */
export function SourceSetsPanel({ source }: { source: SourceLine }) {
  const may = useMay('sources.manage') && source.removedAt === null
  const grouping = useGrouping()
  const [name, setName] = useState('')
  const put = () => {
    const set = asSetName(name)
    if (set === '') return
    grouping.mutate({ keys: [source.key], set, isIn: true }, { onSuccess: () => setName('') })
  }
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>Sets</h2>
        <span className="quiet small">sources that are switched and muted as one</span>
      </div>
      {source.sets.length === 0 && <p className="quiet">In no set.</p>}
      <ul className="in-sets">
        {source.sets.map((set) => (
          <li key={set}>
            <Go to="/sources" words={{ set }}>
              {set}
            </Go>
            {may && (
              <Button
                small
                look="plain"
                aria-label={`Take out of ${set}`}
                onPress={() => grouping.mutate({ keys: [source.key], set, isIn: false })}
              >
                ✕
              </Button>
            )}
          </li>
        ))}
      </ul>
      {may && (
        <div className="row into-set">
          <SetName
            label="Into a set, one there is or a new one"
            value={name}
            onChange={setName}
            onEnter={put}
          />
          <Button onPress={put} isPending={grouping.isPending} isDisabled={asSetName(name) === ''}>
            Put into it
          </Button>
        </div>
      )}
    </section>
  )
}
