/** The tokens that the map is drawn with, as they are now. */
export type Colours = Record<
  | 'paper'
  | 'panel'
  | 'ink'
  | 'soft'
  | 'link'
  | 'water'
  | 'land'
  | 'border'
  | 'good'
  | 'unknown'
  | 'minor'
  | 'moderate'
  | 'severe'
  | 'extreme',
  string
>

const severities = ['unknown', 'minor', 'moderate', 'severe', 'extreme'] as const

export function colours(): Colours {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim() || '#808080'
  const plain = ['paper', 'panel', 'ink', 'soft', 'link', 'water', 'land', 'border', 'good'] as const
  return Object.fromEntries([
    ...plain.map((name) => [name, token(`--${name}`)]),
    ...severities.map((name) => [name, token(`--s-${name}`)]),
  ]) as Colours
}

/** Calls when the reader’s choice of light or dark changes, until the answered function is called. */
export function onColourChange(then: () => void): () => void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  dark.addEventListener('change', then)
  return () => dark.removeEventListener('change', then)
}

/** The colour of a severity; links’ colour for what has none. */
export function ofSeverity(severity: string | undefined, all: Colours): string {
  const name = severities.find((one) => one === severity?.toLowerCase())
  return name ? all[name] : all.link
}
