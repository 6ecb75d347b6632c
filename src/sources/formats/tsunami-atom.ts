import type { Severity } from '../../vocabulary/severity.ts'
import { givenTime } from '../given-time.ts'
import type { Facts, Format, Item } from '../item.ts'
import { capLinkOf } from './cap-link.ts'
import { feedFormat } from './feed-format.ts'
import { distinct } from './shapes.ts'

/**
 * Bulletins of the US tsunami warning centres: the Atom of tsunami.gov. Every bulletin has a new id, so the event is named by the path of
 * its CAP document, and the bulletin's number is its episode. An information statement is no alert: the category says which it is.
 */
export const tsunamiAtom: Format = feedFormat({
  name: 'tsunami-atom',
  says: 'Tsunami bulletins of tsunami.gov: Atom of the centres in Palmer and Honolulu',
  absence: 'nothing',
  refine(entry, item) {
    const cap = capLinkOf(entry)?.url
    return bulletin(cap ? { ...item, full: { url: cap, format: 'cap' } } : item)
  },
})

/** In rising order, with what the centres' own CAP messages say of each. */
const levels: Record<string, { rank: number; severity: Severity | null }> = {
  information: { rank: 0, severity: 'Minor' },
  watch: { rank: 1, severity: null },
  advisory: { rank: 2, severity: null },
  threat: { rank: 3, severity: null },
  warning: { rank: 3, severity: 'Extreme' },
}

function bulletin(item: Item): Item {
  const path = /\/events\/([A-Z]+\/\d{4}\/\d\d\/\d\d\/[\w-]+)\/(\d+)\//.exec(
    item.full?.url ?? item.link ?? '',
  )
  const field = (name: string) =>
    new RegExp(`${name}\\s*:[ \\t]*([^\\n]+)`, 'i').exec(item.text)?.[1]?.trim() ?? null
  const category = field('Category')
  const level = levels[category?.toLowerCase() ?? '']
  const magnitude = Number.parseFloat(field('Preliminary Magnitude') ?? '')
  const event = path ? `tsunami:${path[1]}` : null
  return {
    ...item,
    ids: event ? [event] : item.ids,
    language: item.language ?? 'en',
    published: item.published ?? givenTime(field('Bulletin Issue Time'), 'UTC'),
    state: /cancel/i.test(`${category ?? ''} ${item.title ?? ''}`) ? 'cancelled' : 'actual',
    facts: {
      ...item.facts,
      categories: ['natural'],
      event: category ? `Tsunami ${category}` : 'Tsunami bulletin',
      severity: level?.severity ?? null,
      certainty: level?.rank === 0 ? 'Unlikely' : null,
      level: levelOf(category, level?.rank),
      magnitude: Number.isFinite(magnitude) ? magnitude : null,
      placeNames: distinct([field('Affected Region') ?? item.title]),
      eventIds: distinct([event]),
      episode: path?.[2] ?? null,
    },
  }
}

function levelOf(given: string | null, rank: number | undefined): Facts['level'] {
  return given ? { scheme: 'tsunami.gov', given, rank: rank ?? null } : null
}
