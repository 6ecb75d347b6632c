import type { Line } from '../../../../src/desk/roll-call/contract.ts'
import { Button } from '../../parts/button.tsx'
import { Go } from '../../parts/go.tsx'
import { Ago } from '../../parts/when.tsx'
import { reportedWords, singleStatus, statusOf } from './words.ts'

type Props = {
  lines: Line[]
  current: string | null
  chosen: ReadonlySet<string>
  isClosed: boolean
  onCurrent: (person: string) => void
  onChoose: (person: string) => void
  onOpen: (line: Line) => void
  onSafe: (line: Line) => void
  onRecord: (line: Line) => void
}

/** Everybody of the page, the worst first. */
export function Lines({ lines, current, chosen, ...act }: Props) {
  return (
    <div className="table">
      <table className="roll">
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">Chosen</span>
            </th>
            <th scope="col">Status</th>
            <th scope="col">Who</th>
            <th scope="col">What is known</th>
            <th scope="col">By phone</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row
              key={line.person}
              line={line}
              isCurrent={line.person === current}
              isChosen={chosen.has(line.person)}
              {...act}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type RowProps = Omit<Props, 'lines' | 'current' | 'chosen'> & {
  line: Line
  isCurrent: boolean
  isChosen: boolean
}

function Row({
  line,
  isCurrent,
  isChosen,
  isClosed,
  onCurrent,
  onChoose,
  onOpen,
  onSafe,
  onRecord,
}: RowProps) {
  const { mark } = statusOf(line.status)
  return (
    <tr
      data-person={line.person}
      className={isCurrent ? 'current' : ''}
      onFocus={() => onCurrent(line.person)}
    >
      <td>
        <input
          type="checkbox"
          aria-label={`Choose ${line.name}`}
          checked={isChosen}
          onChange={() => onChoose(line.person)}
        />
      </td>
      <td className={`status of-${line.status}`}>
        <i aria-hidden="true">{mark}</i> {singleStatus(line.status)}
        {line.since && (
          <div className="small quiet">
            <Ago at={line.since} />
          </div>
        )}
      </td>
      <td>
        <Button look="plain" small onPress={() => onOpen(line)}>
          {line.name}
        </Button>
        <div className="small quiet">
          {[line.team, line.siteName ?? line.where].filter(Boolean).join(' · ')}
        </div>
        {line.phone && (
          <a className="small" href={`tel:${line.phone}`}>
            {line.phone}
          </a>
        )}
      </td>
      <td>
        {line.note}
        {line.reportedBy && <div className="small quiet">{reportedWords(line)}</div>}
        {line.case && (
          <div className="small">
            <Go to={`/cases/${line.case}`}>
              {line.caseOwner ? `Case of ${line.caseOwner}` : 'Case that nobody took yet'}
            </Go>
          </div>
        )}
      </td>
      <td className="by-phone">
        {line.status !== 'safe' && !isClosed && (
          <Button small onPress={() => onSafe(line)} aria-label={`${line.name} is safe`}>
            Safe
          </Button>
        )}
        <Button small look="plain" onPress={() => onRecord(line)} aria-label={`Other … for ${line.name}`}>
          Other …
        </Button>
      </td>
    </tr>
  )
}
