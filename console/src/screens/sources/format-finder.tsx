import { useMutation } from '@tanstack/react-query'
import type { FoundFormats } from '../../../../src/desk/sources/keeping-contract.ts'
import { api } from '../../api/client.ts'
import { saysOf } from '../../api/problem.ts'
import { Button } from '../../parts/button.tsx'

type Props = {
  url: string
  /** The format that is chosen, empty while none is. */
  chosen: string
  onFind: (format: string) => void
}

/** Asks an address which of our formats read it, and takes the likeliest. */
export function FormatFinder({ url, chosen, onFind }: Props) {
  const look = useMutation({
    mutationFn: () => api.post<FoundFormats>('/sources/look', { url: url.trim() }),
    onSuccess: ({ formats }) => formats[0] && onFind(formats[0].format),
  })
  return (
    <div className="format-finder">
      <Button onPress={() => look.mutate()} isPending={look.isPending} isDisabled={url.trim() === ''}>
        Find out what stands there
      </Button>
      <div role="status">
        {look.error && <p className="field-fault">{saysOf(look.error)}</p>}
        {look.data && <Found found={look.data} chosen={chosen} onFind={onFind} />}
      </div>
    </div>
  )
}

function Found({ found, chosen, onFind }: { found: FoundFormats } & Omit<Props, 'url'>) {
  const [best, ...others] = found.formats
  if (!best) return null
  return (
    <>
      <p>
        <b>{counted(best.items)}</b> read as {best.says}
        {best.dropped > 0 && `; ${best.dropped} more cannot be taken`}.
        {chosen !== best.format && (
          <Button small look="plain" onPress={() => onFind(best.format)}>
            Take {best.format}
          </Button>
        )}
      </p>
      {others.map(({ format, says, items }) => (
        <p key={format} className="small">
          Also possible: {says} ({counted(items)}).{' '}
          {chosen !== format && (
            <Button small look="plain" onPress={() => onFind(format)}>
              Take {format}
            </Button>
          )}
        </p>
      ))}
      {found.watchedBy && <p className="small">This address is watched already, as {found.watchedBy}.</p>}
    </>
  )
}

function counted(items: number) {
  return `${items} ${items === 1 ? 'item' : 'items'}`
}
