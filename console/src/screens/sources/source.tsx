import { useMutation, useQuery } from '@tanstack/react-query'
import type { PollLine, SourceLine, SourcePage } from '../../../../src/desk/sources/contract.ts'
import { api } from '../../api/client.ts'
import { useParam } from '../../app/routes.tsx'
import { useSession } from '../../app/session.tsx'
import { Button } from '../../parts/button.tsx'
import { Go } from '../../parts/go.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { toast, toastFault } from '../../parts/toasts.tsx'
import { Ago, spanText } from '../../parts/when.tsx'
import '../situations/situations.css'
import './sources.css'
import './keeping.css'
import { Drops } from './drops.tsx'
import { ChangeMailbox } from './mailbox.tsx'
import { OwnActs } from './own-acts.tsx'
import { SourceSetsPanel } from './source-sets.tsx'
import { useSwitch } from './use-switch.ts'
import { everyText, reliabilityWords, stateOf, wayWords } from './words.ts'

/** One source: what it is, how it does, and the ledger of what came of every poll. */
export default function SourceScreen() {
  const key = useParam('source')
  const source = useQuery({
    queryKey: ['source', 'one', key],
    queryFn: ({ signal }) => api.get<SourcePage>(`/sources/${key}`, {}, signal),
  })
  return (
    <Shown of={source}>
      {(page) => (
        <Page
          title={page.source.name}
          above={<Go to="/sources">Sources</Go>}
          actions={<Acts source={page.source} />}
        >
          <Facts source={page.source} />
          <SourceSetsPanel source={page.source} />
          <Ledger polls={page.polls} />
          <Notes notes={page.notes} />
        </Page>
      )}
    </Shown>
  )
}

function Acts({ source }: { source: SourceLine }) {
  const { permissions } = useSession()
  const turn = useSwitch()
  const poll = useMutation({
    mutationFn: () => api.post(`/sources/${source.key}/poll`),
    onSuccess: () => toast('It is asked within seconds.'),
    onError: toastFault,
  })
  if (!permissions.includes('sources.manage')) return null
  const chosen = { keys: [source.key] }
  if (source.removedAt) return source.own ? <OwnActs source={source} /> : null
  return (
    <>
      {source.own && <OwnActs source={source} />}
      {source.enabledAt && (source.way === 'address' || source.way === 'mailbox') && (
        <Button onPress={() => poll.mutate()} isPending={poll.isPending}>
          Ask now
        </Button>
      )}
      {source.way === 'mailbox' && <ChangeMailbox source={source.key} />}
      <Button
        onPress={() => turn.mutate({ what: source.muted ? 'unmute' : 'mute', chosen })}
        isPending={turn.isPending}
      >
        {source.muted ? 'Unmute' : 'Mute'}
      </Button>
      <Button
        onPress={() => turn.mutate({ what: source.enabledAt ? 'disable' : 'enable', chosen })}
        isPending={turn.isPending}
      >
        Switch {source.enabledAt ? 'off' : 'on'}
      </Button>
    </>
  )
}

function Facts({ source }: { source: SourceLine }) {
  const { word, look } = stateOf(source)
  const quiet = source.silentAfterSeconds ?? null
  const rows: [string, React.ReactNode][] = [
    [
      'State',
      <span key="state" className={`tag ${look}`}>
        {word}
      </span>,
    ],
    ['Comes by', source.url ? <code key="url">{source.url}</code> : wayWords[source.way]],
    ['Format', source.format],
    ['Publisher', source.family],
    ['Grade', `${source.reliability}, ${reliabilityWords[source.reliability]}`],
    ['About', [source.country, source.region, ...source.kinds].filter(Boolean).join(', ') || '—'],
    [
      'Asked',
      source.way === 'address' || source.way === 'mailbox'
        ? everyText(source.everySeconds)
        : 'never: it comes by itself',
    ],
    ['Last new', source.itemAt ? <Ago key="item" at={source.itemAt} /> : 'nothing yet'],
    [
      'Usual pause',
      source.usualGapSeconds ? spanText(source.usualGapSeconds) : quiet ? spanText(quiet) : 'not known yet',
    ],
    ['Whose', source.own ? 'our organisation’s own' : 'everybody’s here; its operator changes it'],
    ['Terms', source.terms ?? 'unknown'],
    ['Verified', source.verified ?? 'never'],
  ]
  if (source.fault) rows.splice(1, 0, ['Fault', `${source.fault} (${source.faults} in a row)`])
  if (source.clockOffSeconds !== null && Math.abs(source.clockOffSeconds) > 60)
    rows.push([
      'Its clock',
      `${spanText(Math.abs(source.clockOffSeconds))} ${source.clockOffSeconds > 0 ? 'ahead' : 'behind'}`,
    ])
  return (
    <dl className="source-facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Ledger({ polls }: { polls: PollLine[] }) {
  if (polls.length === 0)
    return <Empty title="It was not asked yet">Switched on, it is asked within seconds.</Empty>
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>Ledger</h2>
        <span className="quiet small">what came of each poll, the newest first</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls sideways, and a keyboard must be able to */}
      <section className="table" tabIndex={0} aria-label="Polls">
        <table>
          <thead>
            <tr>
              <th>When</th>
              <th>Seen</th>
              <th>New</th>
              <th>Changed</th>
              <th>The same</th>
              <th>Dropped</th>
              <th>Gone</th>
            </tr>
          </thead>
          <tbody>
            {polls.map((poll) => (
              <Poll key={poll.poll} poll={poll} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function Poll({ poll }: { poll: PollLine }) {
  const counts = [poll.seen, poll.new, poll.changed, poll.same]
  const says =
    poll.fault ??
    (poll.waits ? 'Fetched; it is read next.' : poll.outcome === 'unchanged' ? 'Nothing new.' : null)
  return (
    <>
      <tr>
        <td>
          <Ago at={poll.startedAt} />
        </td>
        {says ? (
          <td colSpan={6} className={poll.fault ? '' : 'quiet'}>
            {says}
          </td>
        ) : (
          <>
            {counts.map((count, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns never move
              <td key={i}>{count}</td>
            ))}
            <td>{poll.dropped ? <Drops poll={poll.poll} count={poll.dropped} /> : 0}</td>
            <td>{poll.gone}</td>
          </>
        )}
      </tr>
      {poll.notes.length > 0 && (
        <tr>
          <td />
          <td colSpan={6} className="small quiet">
            {poll.notes.join(' ')}
          </td>
        </tr>
      )}
    </>
  )
}

function Notes({ notes }: { notes: SourcePage['notes'] }) {
  if (notes.length === 0) return null
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>What befell it</h2>
      </div>
      <ul className="lines">
        {notes.map(({ at, what, says }) => (
          <li key={at + what}>
            {says}
            <p className="line-facts">
              <Ago at={at} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
