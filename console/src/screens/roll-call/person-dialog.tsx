import { useQuery } from '@tanstack/react-query'
import type { Line, PersonHistory } from '../../../../src/desk/roll-call/contract.ts'
import { api } from '../../api/client.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { Go } from '../../parts/go.tsx'
import { Shown } from '../../parts/states.tsx'
import { When } from '../../parts/when.tsx'
import { messageStates } from '../situations/words.ts'
import { reportedWords, singleStatus } from './words.ts'

type Props = { situation: string; line: Line; opening: string; onClose: () => void }

/** What one person answered and was sent. */
export function PersonDialog({ situation, line, opening, onClose }: Props) {
  const path = `/situations/${situation}/roll-call/people/${line.person}`
  const history = useQuery({
    queryKey: ['roll-call', situation, 'person', line.person],
    queryFn: ({ signal }) => api.get<PersonHistory>(path, { opening }, signal),
  })
  return (
    <Dialog title={line.name} isOpen onClose={onClose} wide>
      <Shown of={history}>
        {({ phone, email, answers, messages }) => (
          <>
            <p>
              {phone && <a href={`tel:${phone}`}>{phone}</a>}{' '}
              {email && <a href={`mailto:${email}`}>{email}</a>}
              {line.where && ` · ${line.where}`}
              {line.case && (
                <>
                  {' · '}
                  <Go to={`/cases/${line.case}`}>Open the case</Go>
                </>
              )}
            </p>
            <h3>Answers</h3>
            {answers.length === 0 && <p className="quiet">None so far.</p>}
            <ul className="lines">
              {answers.map((one) => (
                <li key={one.id}>
                  <strong>{one.status === 'asked' ? 'Asked anew' : singleStatus(one.status)}</strong>{' '}
                  {one.restores && <span className="tag">taken back</span>} <When at={one.at} />
                  {one.note && <p>{one.note}</p>}
                  <p className="small quiet">{reportedWords(one) ?? 'answered by the link'}</p>
                </li>
              ))}
            </ul>
            <h3>Messages</h3>
            {messages.length === 0 && <p className="quiet">None is written yet.</p>}
            <ul className="lines">
              {messages.map((one) => (
                <li key={one.at + one.kind}>
                  {one.kind === 'reminder' ? 'Reminder' : 'Alert'}:{' '}
                  <strong>{messageStates.find(([state]) => state === one.state)?.[1] ?? 'Waiting'}</strong>{' '}
                  <When at={one.at} />
                  {one.fault && <p className="small">{one.fault}</p>}
                </li>
              ))}
            </ul>
          </>
        )}
      </Shown>
    </Dialog>
  )
}
