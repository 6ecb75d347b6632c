/** What is known of how often a source says something new. Seconds; `gaps` is how many gaps it was learnt from. */
export type Rhythm = { gap: number; spread: number; gaps: number }

/** How much one gap teaches once enough are known; before that each counts alike. */
const lesson = 0.1
/** Gaps before a rhythm says anything. */
const enough = 5

/** The rhythm after one more gap: a running mean, and the mean deviation from it. */
export function learnt(before: Rhythm | null, gapSeconds: number): Rhythm {
  if (!before || before.gaps === 0) return { gap: gapSeconds, spread: gapSeconds / 2, gaps: 1 }
  const gaps = before.gaps + 1
  const weight = Math.max(lesson, 1 / gaps)
  const off = Math.abs(gapSeconds - before.gap)
  return {
    gap: before.gap + weight * (gapSeconds - before.gap),
    spread: before.spread + weight * (off - before.spread),
    gaps,
  }
}

/**
 * Seconds of silence from this source that are no longer usual: its own setting, else its mean gap and six deviations, and
 * never less than five polls. Null while too little is known to say.
 */
export function silenceSeconds(
  rhythm: Rhythm | null,
  everySeconds: number,
  setting: number | null,
): number | null {
  if (setting !== null) return setting
  if (!rhythm || rhythm.gaps < enough) return null
  return Math.max(rhythm.gap + 6 * rhythm.spread, 5 * everySeconds)
}
