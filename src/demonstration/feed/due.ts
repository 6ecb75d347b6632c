import type { Script, ScriptReport, ScriptSource } from './script.ts'

/** A report as its feed shows it: first published when, and last changed when. `{day}` in its text is a day. */
export type DueItem = Omit<ScriptReport, 'at' | 'source' | 'is'> & { published: Date; updated: Date }

/**
 * What a source has said by `now`, the newest first: a report that was told again stands there as it was told last, with the
 * time of the first telling. A function of the two instants alone, so every server and every restart shows the same.
 */
export function dueItems(
  script: Script,
  { key, language, timeZone }: ScriptSource,
  start: Date,
  now: Date,
): DueItem[] {
  const day = new Intl.DateTimeFormat(language === 'en' ? 'en-US' : language, {
    ...{ weekday: 'long', day: 'numeric', month: 'long', timeZone },
  }).format(start)
  const items = new Map<string, DueItem>()
  for (const report of script.reports.toSorted((a, b) => a.at - b.at)) {
    const updated = new Date(start.getTime() + report.at * 1000)
    if (report.source !== key || updated > now) continue
    const { at: _at, source: _source, is: _is, ...said } = report
    const published = items.get(report.id)?.published ?? updated
    items.set(report.id, { ...said, text: said.text.replaceAll('{day}', day), published, updated })
  }
  return [...items.values()].reverse()
}
