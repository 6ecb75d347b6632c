import { useQuery } from '@tanstack/react-query'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { AlertView } from '../../../../src/desk/situations/contract.ts'
import { api } from '../../api/client.ts'
import { useParam, useWords } from '../../app/routes.tsx'
import { useShortcut } from '../../app/shortcuts.ts'
import { Go, useGo } from '../../parts/go.tsx'
import { Exercise, Level } from '../../parts/level.tsx'
import { Page } from '../../parts/page.tsx'
import { Shown } from '../../parts/states.tsx'
import { Ago, When } from '../../parts/when.tsx'
import { people, stateWords } from '../situations/words.ts'
import { Actions } from './actions.tsx'
import './alert.css'
import { Audience } from './audience.tsx'
import { Chain } from './chain.tsx'
import { DifferencesTab } from './differences.tsx'
import { LateReviewNote } from './late-review.tsx'
import { Messages } from './messages.tsx'
import { WordsTab } from './words-tab.tsx'

const tabs = [
  ['words', 'Words'],
  ['differences', 'What changed'],
  ['audience', 'Audience'],
  ['messages', 'Messages'],
  ['chain', 'Chain'],
] as const
type Name = (typeof tabs)[number][0]

/** One alert: its words, what changed, whom it reaches, its messages, its chain; and what can be done with it. */
export default function AlertPage() {
  const slug = useParam('alert')
  const { number } = useWords()
  const view = useQuery({
    queryKey: ['alert', slug, 'view', number ?? 'latest'],
    queryFn: ({ signal }) => api.get<AlertView>(`/alerts/${slug}/view`, { number }, signal),
    meta: { also: ['situation', 'draft'] },
    placeholderData: (before) => (before?.slug === slug ? before : undefined),
  })
  return <Shown of={view}>{(data) => <Alert view={data} />}</Shown>
}

function Alert({ view }: { view: AlertView }) {
  const { slug, content, state, situation, exercise, expires } = view
  const words = useWords()
  const go = useGo()
  const tab = tabs.find(([name]) => name === words.tab)?.[0] ?? 'words'
  const open = (name: Name) =>
    go(`/alerts/${slug}`, { words: name === 'words' ? {} : { tab: name }, replace: true })
  return (
    <Page
      title={content.headline}
      above={
        <>
          <Go to="/situations">Situations</Go> › <Go to={`/situations/${situation.id}`}>{situation.title}</Go>
        </>
      }
      actions={<Actions view={view} />}
    >
      <div className="alert-facts">
        <Level severity={content.severity} />
        {exercise && <Exercise />}
        <strong className={`state ${state}`}>{stateWords[state]}</strong>
        {expires && state === 'issued' && (
          <span>
            until <When at={expires} /> (<Ago at={expires} />)
          </span>
        )}
        <span>{people(view.people.certain + view.people.possible || view.people.told)}</span>
        <span>revision {view.number}</span>
        {view.address ? (
          <a href={view.address}>public page</a>
        ) : (
          <span>internal (TLP:{content.sharing})</span>
        )}
        {content.response.mode !== 'none' && <Go to={`/situations/${situation.id}/roll-call`}>Roll-call</Go>}
      </div>
      <LateReviewNote view={view} />
      {view.draft && (
        <p className="note">
          A next revision is being written. <Go to={`/drafts/${view.id}`}>Open the draft</Go>
        </p>
      )}
      <Tabs selectedKey={tab} onSelectionChange={(key) => open(key as Name)}>
        <TabList aria-label="Parts of the alert">
          {tabs.map(([name, label], index) => (
            <Tab key={name} id={name}>
              {label}
              <TabKey n={index + 1} label={label} open={() => open(name)} />
            </Tab>
          ))}
        </TabList>
        <TabPanel id="words">
          <WordsTab view={view} />
        </TabPanel>
        <TabPanel id="differences">
          <DifferencesTab view={view} />
        </TabPanel>
        <TabPanel id="audience">
          <Audience view={view} />
        </TabPanel>
        <TabPanel id="messages">
          <Messages view={view} />
        </TabPanel>
        <TabPanel id="chain">
          <Chain view={view} />
        </TabPanel>
      </Tabs>
    </Page>
  )
}

/** A digit opens the tab of that place. */
function TabKey({ n, label, open }: { n: number; label: string; open: () => unknown }) {
  useShortcut({ keys: String(n), says: `Show “${label}”`, group: 'Alert' }, open)
  return null
}
