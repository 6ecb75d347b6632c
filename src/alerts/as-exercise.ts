import type { AlertContent } from './alert.ts'

const day = 24 * 3_600_000

/**
 * The content of an alert about the past as it is exercised today: in force from now for as long as it was, and at least
 * a day. Its words, the event's own time and `originalTimeframe` stay, so that the original time is shown.
 */
export function asExercise(content: AlertContent, now: Date): AlertContent {
  const from = Date.parse(content.timeframe.from)
  const to = Date.parse(content.timeframe.to)
  if (to > now.getTime()) return content
  const end = now.getTime() + Math.max(to - from, day)
  const timeframe = { from: now.toISOString(), to: new Date(end).toISOString() }
  return { ...content, timeframe, originalTimeframe: content.originalTimeframe ?? content.timeframe }
}
