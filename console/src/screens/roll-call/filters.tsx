import { useEffect, useRef, useState } from 'react'
import type { Group, RollCallView } from '../../../../src/desk/roll-call/contract.ts'
import { useShortcut } from '../../app/shortcuts.ts'
import { Choice } from '../../parts/field.tsx'
import { Go } from '../../parts/go.tsx'
import { statuses } from '../situations/words.ts'
import type { Filter } from './use-roll-call.ts'

type Props = { roll: RollCallView; filter: Filter; set: (filter: Filter) => void }

/** The counts, each of which shows its rows; below them the same by team, place and site, and a search. */
export function Filters({ roll, filter, set }: Props) {
  const path = `/situations/${roll.situation}/roll-call`
  const { status: _, ...others } = filter
  return (
    <>
      <nav className="counts" aria-label="Status">
        <Go to={path} words={others} className="count" exact>
          <b>{roll.total.toLocaleString('en')}</b>
          in all
        </Go>
        {statuses.map(([status, label, mark]) => (
          <Go key={status} to={path} words={{ ...others, status }} className={`count of-${status}`}>
            <b>
              <i aria-hidden="true">{mark}</i> {(roll.counts[status] ?? 0).toLocaleString('en')}
            </b>
            {label}
          </Go>
        ))}
      </nav>
      <div className="row roll-filters">
        <Groups
          label="Team"
          none="No team"
          groups={roll.groups.team}
          value={filter.team}
          set={(team) => set({ ...filter, team })}
        />
        <Groups
          label="Place"
          none="Unknown"
          groups={roll.groups.place}
          value={filter.place}
          set={(place) => set({ ...filter, place })}
        />
        <Groups
          label="Site"
          none="At no site"
          groups={roll.groups.site}
          value={filter.site}
          set={(site) => set({ ...filter, site })}
        />
        {roll.names && <Search value={filter.search ?? ''} set={(search) => set({ ...filter, search })} />}
      </div>
    </>
  )
}

type GroupsProps = {
  label: string
  none: string
  groups: Group[]
  value: string | undefined
  set: (key: string) => void
}

function Groups({ label, none, groups, value, set }: GroupsProps) {
  const options = groups.map(({ key, name, total, counts }) => {
    const open =
      (counts['need-help'] ?? 0) + (counts.asked ?? 0) + (counts['not-reached'] ?? 0) + (counts.waiting ?? 0)
    return [key ?? 'none', `${name ?? key ?? none}: ${open} open of ${total}`] as const
  })
  return <Choice label={label} value={value ?? ''} none="All" options={options} onChange={set} />
}

function Search({ value, set }: { value: string; set: (search: string) => void }) {
  const [typed, setTyped] = useState(value)
  const field = useRef<HTMLInputElement>(null)
  const latest = useRef(set)
  latest.current = set
  useShortcut({ keys: '/', says: 'Search the list', group: 'Roll-call' }, () => field.current?.focus())
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => latest.current(typed), 300)
    return () => clearTimeout(timer)
  }, [typed, value])
  return (
    <label className="field">
      <span>Search</span>
      <input
        ref={field}
        type="search"
        value={typed}
        placeholder="Name, team or note"
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
    </label>
  )
}
