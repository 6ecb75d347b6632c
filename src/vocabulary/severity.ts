import { z } from 'zod'

/** How bad the event is, in the words of CAP 1.2 §3.2.2. */
export const severities = ['Minor', 'Moderate', 'Severe', 'Extreme', 'Unknown'] as const
export const Severity = z.enum(severities)
export type Severity = z.infer<typeof Severity>

/** The level a reader sees. Word, shape and colour always appear together, so colour never carries it alone. */
export const severityLevel: Record<Severity, { word: string; shape: string; rank: number }> = {
  Unknown: { word: 'Unrated', shape: '○', rank: 0 },
  Minor: { word: 'Notice', shape: '●', rank: 1 },
  Moderate: { word: 'Caution', shape: '▲', rank: 2 },
  Severe: { word: 'Warning', shape: '◆', rank: 3 },
  Extreme: { word: 'Critical', shape: '■', rank: 4 },
}
