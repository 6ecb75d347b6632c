import { useState } from 'react'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { asSetName, SetName } from './set-name.tsx'
import { useGrouping } from './use-grouping.ts'

/** Puts all the sources that are shown into a set, or takes them out of the one they are looked at by. */
export function GroupShown({ keys, set }: { keys: string[]; set: string }) {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const grouping = useGrouping()
  const shown = keys.length === 1 ? 'the one shown' : `the ${keys.length} shown`
  const put = () => {
    const wanted = asSetName(name)
    if (wanted === '') return
    grouping.mutate(
      { keys, set: wanted, isIn: true },
      {
        onSuccess: () => {
          setName('')
          setOpen(false)
        },
      },
    )
  }
  return (
    <p className="actions group-shown">
      <Button small onPress={() => setOpen(true)}>
        Put {shown} into a set
      </Button>
      {set !== '' && (
        <Button small onPress={() => grouping.mutate({ keys, set, isIn: false })}>
          Take {shown} out of this set
        </Button>
      )}
      <Dialog title={`Put ${shown} into a set`} isOpen={open} onClose={() => setOpen(false)}>
        <SetName label="Its name, one there is or a new one" value={name} onChange={setName} onEnter={put} />
        <div className="actions">
          <Button look="plain" onPress={() => setOpen(false)}>
            Give up
          </Button>
          <Button
            look="main"
            onPress={put}
            isPending={grouping.isPending}
            isDisabled={asSetName(name) === ''}
          >
            Put into it
          </Button>
        </div>
      </Dialog>
    </p>
  )
}
