import type { AlertContent } from './alert.ts'

/**
 * The content of an alert about the past as it is exercised today: it is in force from now for as long as it was, and at
 * least a day; the event's own time and the text stay as they were, so that the original time is shown.
 */
export function asExercise(content: AlertContent, now: Date): AlertContent {
  const from = Date.parse(content.timeframe.from)
  const to = Date.parse(content.timeframe.to)
  if (to > now.getTime()) return content
  const length = Math.max(to - from, 24 * 3_600_000)
  const timeframe = { from: now.toISOString(), to: new Date(now.getTime() + length).toISOString() }
  return { ...content, timeframe, publishedAt: content.publishedAt ?? content.timeframe.from }
}
