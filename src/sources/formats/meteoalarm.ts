import type { Severity } from '../../vocabulary/severity.ts'
import type { Format, Item } from '../item.ts'
import { indexed } from './cap-index.ts'
import { feedFormat } from './feed-format.ts'
import { joinByDocument } from './join-entries.ts'

const colours: Record<string, { rank: number; severity: Severity }> = {
  green: { rank: 1, severity: 'Minor' },
  yellow: { rank: 2, severity: 'Moderate' },
  orange: { rank: 3, severity: 'Severe' },
  red: { rank: 4, severity: 'Extreme' },
}

/**
 * MeteoAlarm's Atom of a country: many entries of one CAP document, one for each of its codes, are one item. The awareness level is
 * only in the words of the event and the title; entries stay after they have expired.
 */
export const meteoalarm: Format = feedFormat({
  name: 'meteoalarm',
  says: 'MeteoAlarm’s Atom feed of a country’s weather warnings',
  absence: 'ended',
  refine(entry, item, context, note) {
    const read = indexed(entry, item, context, note)
    return 'why' in read ? read : withLevel(read)
  },
  join: joinByDocument,
})

function withLevel(item: Item): Item {
  const given = /\b(green|yellow|orange|red)\b/i.exec(`${item.facts.event ?? ''} ${item.title ?? ''}`)?.[1]
  const colour = colours[given?.toLowerCase() ?? '']
  const facts = {
    ...item.facts,
    categories: item.facts.categories.length > 0 ? item.facts.categories : (['weather'] as const).slice(),
  }
  if (!given || !colour) return { ...item, facts }
  return {
    ...item,
    facts: {
      ...facts,
      level: item.facts.level ?? { scheme: 'meteoalarm', given, rank: colour.rank },
      severity: item.facts.severity ?? colour.severity,
    },
  }
}
