import { Dialog } from '../parts/dialog.tsx'
import { useShortcuts } from './shortcuts.ts'

/** Every key that does something on this screen. */
export default function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const groups = Map.groupBy(useShortcuts(), ({ group }) => group)
  return (
    <Dialog title="Shortcuts" isOpen onClose={onClose} wide>
      <div className="sheet">
        {[...groups].map(([group, ones]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {[...new Map(ones.map((one) => [one.keys, one])).values()].map(({ keys, says }) => (
                <div key={keys}>
                  <dt>
                    <Keys of={keys} />
                  </dt>
                  <dd>{says}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

/** The keys of a shortcut, as caps. */
export function Keys({ of }: { of: string }) {
  const caps = of.split(' ').flatMap((one) => one.replace('mod+', 'Ctrl+').split('+'))
  return (
    <>
      {caps.map((cap, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the caps of one shortcut never change places
        <kbd key={i}>{cap}</kbd>
      ))}
    </>
  )
}
