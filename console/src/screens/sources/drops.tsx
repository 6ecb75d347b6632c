import { useState } from 'react'
import type { PollDrops } from '../../../../src/desk/sources/contract.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Shown } from '../../parts/states.tsx'
import { usePages } from '../situations/more.ts'

/** How many items a poll did not take; a press lists which, and why. */
export function Drops({ poll, count }: { poll: string; count: number }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button small look="plain" onPress={() => setOpen(true)} aria-label={`${count} dropped: why`}>
        {count}
      </Button>
      <Dialog title="What was not taken" isOpen={open} onClose={() => setOpen(false)}>
        <List poll={poll} />
      </Dialog>
    </>
  )
}

function List({ poll }: { poll: string }) {
  const pages = usePages<{ drops: PollDrops['drops']; next: string | null }>(
    ['source', 'drops', poll],
    `/polls/${poll}/drops`,
  )
  return (
    <Shown of={pages}>
      {(data) => (
        <>
          <ul className="lines">
            {data.pages
              .flatMap(({ drops }) => drops)
              .map(({ number, place, why }) => (
                <li key={number}>
                  <b>{place}</b> {why}
                </li>
              ))}
          </ul>
          {pages.hasNextPage && (
            <Button onPress={() => pages.fetchNextPage()} isPending={pages.isFetchingNextPage}>
              Show more
            </Button>
          )}
        </>
      )}
    </Shown>
  )
}
