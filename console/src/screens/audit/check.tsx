import { useState } from 'react'
import type { AuditCheck } from '../../../../src/desk/audit/contract.ts'
import { api } from '../../api/client.ts'
import { Button } from '../../parts/button.tsx'
import { Fault } from '../../parts/states.tsx'

type Walk =
  | { state: 'idle' }
  | { state: 'walking'; done: number; of: number }
  | { state: 'done'; last: AuditCheck; checked: number }
  | { state: 'failed'; fault: unknown }

/** Recomputes the whole chain, a piece at a time, and says what it found. */
export function Check() {
  const [walk, setWalk] = useState<Walk>({ state: 'idle' })
  const verify = async () => {
    setWalk({ state: 'walking', done: 0, of: 0 })
    try {
      let after: number | null = 0
      let checked = 0
      for (;;) {
        const piece: AuditCheck = await api.get<AuditCheck>('/audit/verify', { after })
        checked += piece.checked
        if (piece.next === null) return setWalk({ state: 'done', last: piece, checked })
        after = piece.next
        setWalk({ state: 'walking', done: checked, of: piece.of })
      }
    } catch (fault) {
      setWalk({ state: 'failed', fault })
    }
  }
  return (
    <section className="audit-check" aria-label="Whether the log is whole">
      <div className="line-head">
        <span>
          Entries are sealed into a chain of hashes: what was changed, left out or exchanged afterwards is
          found.
        </span>
        <Button onPress={() => void verify()} isPending={walk.state === 'walking'}>
          Verify the log
        </Button>
      </div>
      <div role="status">
        {walk.state === 'walking' && (
          <>
            <progress aria-label="Checked" value={walk.done} max={walk.of || 1} />
            <p className="small">
              {walk.done.toLocaleString('en')} of {walk.of.toLocaleString('en')} checked
            </p>
          </>
        )}
        {walk.state === 'done' && <Verdict last={walk.last} checked={walk.checked} />}
      </div>
      {walk.state === 'failed' && <Fault fault={walk.fault} retry={verify} />}
    </section>
  )
}

function Verdict({ last: { broken, head, of, unsealed }, checked }: { last: AuditCheck; checked: number }) {
  if (broken)
    return (
      <p>
        <span className="verdict bad">
          ✘ The log is broken{broken.number === null ? '' : ` at number ${broken.number} of ${of}`}.
        </span>{' '}
        {broken.reason} {broken.entry && <code>{broken.entry}</code>}
      </p>
    )
  return (
    <>
      <p>
        <span className="verdict good">✔ The log is whole.</span> {checked.toLocaleString('en')} entries are
        as they were written{unsealed ? `; ${unsealed} wait for their seal` : ''}.
      </p>
      {head && (
        <p className="small">
          Its head is <code className="secret">{head}</code>
          Note it elsewhere: <code>alarum audit verify --head</code> later shows whether the whole chain was
          rewritten.
        </p>
      )}
    </>
  )
}
