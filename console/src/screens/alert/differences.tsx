import { useQuery } from '@tanstack/react-query'
import type { AlertView, Difference, Differences } from '../../../../src/desk/situations/contract.ts'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/routes.tsx'
import { Choice } from '../../parts/field.tsx'
import { useGo } from '../../parts/go.tsx'
import { Empty, Shown } from '../../parts/states.tsx'
import { stamp } from '../../parts/when.tsx'
import { kindWords } from '../situations/words.ts'

/** What changed between two revisions; by default the last two. Which two stands in the address. */
export function DifferencesTab({ view }: { view: AlertView }) {
  const { id, slug, number, revisions } = view
  const words = useWords()
  const go = useGo()
  const to = known(words.to, number) ?? number
  const from = known(words.from, number) ?? Math.max(1, to - 1)
  const found = useQuery({
    queryKey: ['alert', id, 'differences', from, to],
    queryFn: ({ signal }) => api.get<Differences>(`/alerts/${slug}/differences`, { from, to }, signal),
    enabled: number > 1,
    placeholderData: (before) => before,
  })
  if (number === 1)
    return (
      <Empty title="Nothing changed yet">
        This alert has one revision. Once it is updated, what changed stands here, word by word.
      </Empty>
    )
  const options = revisions.map(
    (one) =>
      [
        String(one.number),
        `${one.number} · ${kindWords[one.kind]} · ${stamp(new Date(one.issuedAt))}`,
      ] as const,
  )
  const show = (next: { from?: string; to?: string }) =>
    go(`/alerts/${slug}`, { words: { tab: 'differences', from, to, ...next }, replace: true })
  const note = revisions.find((one) => one.number === to)?.note
  return (
    <>
      <div className="row between">
        <Choice
          label="From revision"
          value={String(from)}
          options={options}
          onChange={(one) => show({ from: one })}
        />
        <Choice
          label="to revision"
          value={String(to)}
          options={options}
          onChange={(one) => show({ to: one })}
        />
      </div>
      {note && <p className="said">{note}</p>}
      <Shown of={found}>
        {({ differences }) =>
          differences.length === 0 ? (
            <Empty title="The same words">
              Revision {to} says what revision {from} said.
            </Empty>
          ) : (
            <dl className="differences">
              {differences.map((difference) => (
                <div key={difference.field}>
                  <dt>{difference.label}</dt>
                  <dd>
                    <Changed difference={difference} />
                  </dd>
                </div>
              ))}
            </dl>
          )
        }
      </Shown>
    </>
  )
}

function known(word: string | undefined, most: number) {
  const number = Number(word)
  return Number.isInteger(number) && number >= 1 && number <= most ? number : undefined
}

function Changed({ difference }: { difference: Difference }) {
  if (difference.kind === 'words')
    return (
      <p className="text">
        {difference.segments.map(({ is, text }, index) => {
          const key = `${index} ${is}`
          if (is === 'added') return <Added key={key}>{text}</Added>
          return is === 'removed' ? <Removed key={key}>{text}</Removed> : <span key={key}>{text}</span>
        })}
      </p>
    )
  if (difference.kind === 'value')
    return (
      <p>
        {difference.before !== null && <Removed>{difference.before}</Removed>}
        {difference.before !== null && difference.after !== null && <Arrow />}
        {difference.after !== null && <Added>{difference.after}</Added>}
      </p>
    )
  return (
    <ul>
      {difference.changed.map(({ before, after }) => (
        <li key={before + after}>
          <Removed>{before}</Removed>
          <Arrow />
          <Added>{after}</Added>
        </li>
      ))}
      {difference.added.map((words) => (
        <li key={words}>
          <Added>{words}</Added>
        </li>
      ))}
      {difference.removed.map((words) => (
        <li key={words}>
          <Removed>{words}</Removed>
        </li>
      ))}
      {difference.kept > 0 && <li className="quiet">{difference.kept} as before</li>}
    </ul>
  )
}

function Arrow() {
  return <span aria-hidden="true"> → </span>
}

/** Told apart by a line under or through it, by a sign, by words for a screen reader, and by colour last. */
function Added({ children }: { children: string }) {
  return (
    <ins>
      <span className="vh">added: </span>
      {children}
      <span className="vh"> (end)</span>
    </ins>
  )
}

function Removed({ children }: { children: string }) {
  return (
    <del>
      <span className="vh">removed: </span>
      {children}
      <span className="vh"> (end)</span>
    </del>
  )
}
