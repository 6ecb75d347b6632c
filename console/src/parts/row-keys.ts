import { useShortcut } from '../app/shortcuts.ts'

/** j and k go through the links that lead the rows of this screen; Enter opens the one that has the focus. */
export function useRowKeys(group: string, links = 'main .lines .line-head a, main .timeline > li > p > a') {
  const step = (by: number) => {
    const rows = [...document.querySelectorAll<HTMLElement>(links)]
    const at = rows.indexOf(document.activeElement as HTMLElement)
    const next = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  useShortcut({ keys: 'j', says: 'Next row', group }, () => step(1))
  useShortcut({ keys: 'k', says: 'Row before', group }, () => step(-1))
}
