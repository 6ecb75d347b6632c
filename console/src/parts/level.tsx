import type { Severity } from '../../../src/vocabulary/severity.ts'

const shown: Record<Severity, { word: string; shape: string }> = {
  Extreme: { word: 'Critical', shape: '■' },
  Severe: { word: 'Warning', shape: '◆' },
  Moderate: { word: 'Caution', shape: '▲' },
  Minor: { word: 'Notice', shape: '●' },
  Unknown: { word: 'Unrated', shape: '○' },
}

/** How serious, by word, shape and colour together, as on the site. */
export function Level({ severity }: { severity: string }) {
  const { word, shape } = shown[severity as Severity] ?? shown.Unknown
  return (
    <span className={`level ${severity}`}>
      <i aria-hidden="true">{shape}</i>
      {word}
    </span>
  )
}

/** Marks an exercise, wherever its alert is named. */
export function Exercise() {
  return <span className="exercise">Exercise</span>
}
