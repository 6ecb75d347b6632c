import { givenTime } from '../given-time.ts'
import type { Format, Item } from '../item.ts'
import { feedFormat } from './feed-format.ts'
import { elevationOf } from './geo-rss.ts'
import { distinct } from './shapes.ts'

/**
 * Earthquakes Canada's Atom. The title has the moment, the magnitude and the place; a table in the text has the magnitude rounded and
 * the kind of event. The `updated` of an entry is only its day.
 */
export const nrcanEarthquakes: Format = feedFormat({
  name: 'nrcan-earthquakes',
  says: 'Earthquakes Canada: Atom of recent earthquakes',
  absence: 'nothing',
  refine: (entry, item) => earthquake(item, elevationOf(entry.element)),
})

function earthquake(item: Item, elevation: number | null): Item {
  const [, moment, magnitude, place] =
    /^(.*?UTC)\s*:\s*M\s*(-?\d+(?:\.\d+)?)\s*(.*)$/i.exec(item.title ?? '') ?? []
  const field = (name: string) => new RegExp(`${name}:\\s*([^\\n]+)`, 'i').exec(item.text)?.[1]?.trim()
  const number = /[?&]eventid=([\d.]+)/.exec(item.ids[0] ?? '')?.[1]
  const rounded = Number.parseFloat(field('Magnitude') ?? '')
  const where = place?.replace(
    /^(?:suspected |known |possible )?[a-z-]*\s*(?:event|earthquake|blast)\s*,\s*/i,
    '',
  )
  return {
    ...item,
    language: item.language ?? 'en',
    facts: {
      ...item.facts,
      categories: ['natural'],
      event: kindOf(field('Event type')),
      magnitude: magnitude !== undefined ? Number(magnitude) : Number.isFinite(rounded) ? rounded : null,
      depthKm: elevation === null ? null : -elevation / 1000,
      countries: /,\s*(?:AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT)\s*$/.test(where ?? '') ? ['CA'] : [],
      placeNames: distinct([where]),
      onset: givenTime(moment ?? field('Date and time'), 'UTC'),
      eventIds: number ? [`nrcan:${number}`] : [],
    },
  }
}

function kindOf(kind: string | undefined): string {
  return kind === undefined || /^(?:known )?earthquake$/i.test(kind) ? 'Earthquake' : kind
}
