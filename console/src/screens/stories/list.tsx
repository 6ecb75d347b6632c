import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { StoryLine } from '../../../../src/desk/stories/contract.ts'
import { Button } from '../../parts/button.tsx'
import { DisposeDialog } from './dispose.tsx'
import { Line } from './line.tsx'
import { MergeDialog } from './merge.tsx'
import { useInboxKeys } from './use-inbox-keys.ts'

type Props = {
  lines: StoryLine[]
  current: string | null
  onCurrent: (id: string | null) => void
  hasMore: boolean
  isFetching: boolean
  more: () => unknown
}

/** Pixels of a row before it is measured, and rows drawn beyond what is in view. */
const usual = 84
const beyond = 12

/** The inbox as a list of which only what is in view is drawn, so that ten thousand stories scroll like ten. */
export function StoryList({ lines, current, onCurrent, hasMore, isFetching, more }: Props) {
  const list = useRef<HTMLUListElement>(null)
  const [top, setTop] = useState(0)
  const [disposing, setDisposing] = useState<StoryLine | null>(null)
  const [merging, setMerging] = useState<StoryLine | null>(null)
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), [])
  const rows = useWindowVirtualizer({
    count: lines.length,
    estimateSize: () => usual,
    overscan: beyond,
    scrollMargin: top,
    getItemKey: (index) => lines[index]?.id ?? index,
  })
  const place = Math.max(
    0,
    lines.findIndex(({ id }) => id === current),
  )
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && !isFetching && last >= lines.length - beyond) more()
  }, [hasMore, isFetching, last, lines.length, more])
  const go = (index: number) => {
    onCurrent(lines[index]?.id ?? null)
    rows.scrollToIndex(index)
  }
  useInboxKeys({ lines, place, go, dispose: setDisposing, merge: setMerging })
  return (
    <>
      <ul ref={list} className="lines stories" style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, key, start }) => {
          const line = lines[index]
          if (!line) return null
          const isCurrent = index === place
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className={isCurrent ? 'current' : ''}
              aria-current={isCurrent}
              aria-setsize={hasMore ? -1 : lines.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start - top}px)` }}
            >
              <Line line={line} isCurrent={isCurrent} onDispose={setDisposing} />
            </li>
          )
        })}
      </ul>
      {hasMore && (
        <Button onPress={() => more()} isPending={isFetching}>
          Show more
        </Button>
      )}
      {disposing && <DisposeDialog story={disposing} onClose={() => setDisposing(null)} />}
      {merging && <MergeDialog story={merging} onClose={() => setMerging(null)} />}
    </>
  )
}
