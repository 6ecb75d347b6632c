import { useEffect, useMemo, useRef, useState } from 'react'
import { Choice } from '../../parts/field.tsx'
import { useDraft } from './open-draft.tsx'
import { type Pointer, pointersOf, segmentsOf, suggestionId } from './segments.ts'

type Props = { active: string | null; onActive: (id: string | null) => void; onChoose: (id: string) => void }

/** The text it came from, with the words that suggestions rest on; pointing at either shows the other. */
export function SourcePane({ active, onActive, onChoose }: Props) {
  const { draft, store } = useDraft()
  const [source, setSource] = useState(0)
  const pointers = useMemo(() => pointersOf(draft.suggestions), [draft.suggestions])
  const shown = pointers.find(({ id }) => id === active)
  const at = shown?.evidence[0]?.source
  useEffect(() => {
    if (at !== undefined) setSource(at)
  }, [at])
  const one = draft.sources[source]
  if (!one) return <p className="quiet">This draft began from nothing: there is no source.</p>
  return (
    <>
      {draft.sources.length > 1 && (
        <Choice
          label="Source"
          value={String(source)}
          options={draft.sources.map(
            ({ kind, name }, i) => [String(i), `${i + 1}. ${name ?? kind}`] as const,
          )}
          onChange={(next) => setSource(Number(next))}
        />
      )}
      <Marked
        text={one.text}
        source={source}
        isOneOfSeveral={draft.sources.length > 1}
        pointers={pointers}
        openIds={draft.suggestions.filter((s) => store.stateOf(s) === 'open').map(({ id }) => id)}
        active={active}
        onActive={onActive}
        onChoose={onChoose}
      />
    </>
  )
}

type MarkedProps = Props & {
  text: string
  source: number
  isOneOfSeveral: boolean
  pointers: Pointer[]
  openIds: string[]
}

function Marked({
  text,
  source,
  isOneOfSeveral,
  pointers,
  openIds,
  active,
  onActive,
  onChoose,
}: MarkedProps) {
  const segments = useMemo(() => segmentsOf(text, source, pointers), [text, source, pointers])
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!active) return
    const mark = box.current?.querySelector<HTMLElement>(`mark[data-of~="${CSS.escape(active)}"]`)
    if (mark && box.current) keepInView(box.current, mark)
  }, [active])
  const look = isOneOfSeveral ? 'source-text one-of-several' : 'source-text'
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a keyboard must be able to
    <section ref={box} className={look} tabIndex={0} aria-label="Source text">
      {segments.map(({ start, text: words, suggestions: of }) => {
        if (of.length === 0) return <span key={start}>{words}</span>
        const isOpen = of.some((id) => openIds.includes(suggestionId(id)))
        const isActive = active !== null && of.includes(active)
        // The list of suggestions is what the keyboard goes through; the marks are its shadow in the text.
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          <mark
            key={start}
            data-of={of.join(' ')}
            className={`${isActive ? 'active' : ''} ${isOpen ? 'open' : ''}`}
            onMouseEnter={() => onActive(of[0] ?? null)}
            onMouseLeave={() => onActive(null)}
            onClick={() => of[0] && onChoose(suggestionId(of[0]))}
          >
            {words}
          </mark>
        )
      })}
    </section>
  )
}

/** Scrolls the box alone: the page must not jump when a suggestion is pointed at. */
function keepInView(box: HTMLElement, inside: HTMLElement) {
  const top = inside.offsetTop - box.offsetTop
  if (top < box.scrollTop || top + inside.offsetHeight > box.scrollTop + box.clientHeight)
    box.scrollTop = Math.max(0, top - box.clientHeight / 3)
}
