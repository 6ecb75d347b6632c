import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AuditLine } from '../../../../src/desk/audit/contract.ts'
import { api } from '../../api/client.ts'
import { useMay } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { When } from '../../parts/when.tsx'
import { actionWords } from './action-words.ts'

/** One entry; opened, everything that is known of it. */
export function Entry({ entry, onlyBy }: { entry: AuditLine; onlyBy: (actor: string) => void }) {
  const { at, actor, name, action, subject, detail, words, wordsErased, number, id } = entry
  return (
    <details className="audit-entry">
      <summary>
        <span>
          <When at={at} />
        </span>
        <strong>{actionWords(action)}</strong>
        <span>{name ?? <span className="quiet">name erased</span>}</span>
      </summary>
      <div className="audit-more">
        <dl className="facts">
          {words !== null && (
            <>
              <dt>In words</dt>
              <dd>{words}</dd>
            </>
          )}
          {wordsErased && (
            <>
              <dt>In words</dt>
              <dd className="quiet">erased</dd>
            </>
          )}
          {Object.entries(detail).map(([key, value]) => (
            <Fact key={key} name={key} value={value} />
          ))}
          {subject && <Fact name="subject" value={subject} />}
          <Fact name="actor" value={actor} />
          <Fact name="entry" value={id} />
          <dt>Place in the chain</dt>
          <dd>{number ?? 'waits for its seal'}</dd>
        </dl>
        <div className="actions">
          <Button small onPress={() => onlyBy(actor)}>
            Only this actor
          </Button>
          <Erase entry={entry} />
        </div>
      </div>
    </details>
  )
}

function Fact({ name, value }: { name: string; value: unknown }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <code>{typeof value === 'string' ? value : JSON.stringify(value)}</code>
      </dd>
    </>
  )
}

type What = { says: string; explains: string; path: string }

/** Erasing cannot be taken back, so it asks first. */
function Erase({ entry: { id, actor, name, words } }: { entry: AuditLine }) {
  const mayErase = useMay('organisation.manage')
  const queries = useQueryClient()
  const [asking, setAsking] = useState<What | null>(null)
  if (!mayErase) return null
  const erase = async ({ path, says }: What) => {
    setAsking(null)
    try {
      await api.post(path)
      await queries.invalidateQueries({ queryKey: ['audit'] })
      toast(`${says}: done`)
    } catch (fault) {
      toastFault(fault)
    }
  }
  const ofWords: What = {
    says: 'Erase the words',
    explains: 'The free text of this entry is forgotten. The entry stays, and the chain stays whole.',
    path: `/audit/${id}/erase-words`,
  }
  const ofName: What = {
    says: 'Erase the name',
    explains: `“${name}” is forgotten in every entry of the log; what was done stays, under a bare id.`,
    path: `/audit/actors/${actor}/erase`,
  }
  return (
    <>
      {words !== null && (
        <Button small onPress={() => setAsking(ofWords)}>
          Erase the words …
        </Button>
      )}
      {name !== null && (
        <Button small onPress={() => setAsking(ofName)}>
          Erase the name …
        </Button>
      )}
      <Dialog title={asking?.says ?? ''} isOpen={asking !== null} onClose={() => setAsking(null)}>
        <p>{asking?.explains} This cannot be taken back, and is itself noted in the log.</p>
        <div className="actions">
          <Button onPress={() => setAsking(null)}>Keep it</Button>
          <Button look="danger" onPress={() => asking && void erase(asking)}>
            {asking?.says}
          </Button>
        </div>
      </Dialog>
    </>
  )
}
