import { cap } from './formats/cap.ts'
import { capIndex } from './formats/cap-index.ts'
import { cdcNotices } from './formats/cdc-notices.ts'
import { feed } from './formats/feed.ts'
import { gdacsRss } from './formats/gdacs-rss.ts'
import { jmaIndex } from './formats/jma-index.ts'
import { mail } from './formats/mail.ts'
import { meteoalarm } from './formats/meteoalarm.ts'
import { note } from './formats/note.ts'
import { nrcanEarthquakes } from './formats/nrcan-earthquakes.ts'
import { sachet } from './formats/sachet.ts'
import { smartraveller } from './formats/smartraveller.ts'
import { structuredFormats } from './formats/structured.ts'
import { tsunamiAtom } from './formats/tsunami-atom.ts'
import { ukTravelAtom } from './formats/uk-travel-atom.ts'
import { usTravelRss } from './formats/us-travel-rss.ts'
import type { Format } from './item.ts'

/** Feeds first, then CAP, then feeds with quirks of their own, then what is no feed. */
const all: readonly Format[] = [
  ...[feed, cap, capIndex, note, mail],
  ...[gdacsRss, meteoalarm, sachet, tsunamiAtom, nrcanEarthquakes, jmaIndex],
  ...[usTravelRss, ukTravelAtom, smartraveller, cdcNotices],
  ...structuredFormats,
]
const byName = new Map(all.map((format) => [format.name, format]))

/** The format of this name, or undefined. */
export function formatNamed(name: string): Format | undefined {
  return byName.get(name)
}

/** Every format, in the order in which they are shown. */
export function allFormats(): readonly Format[] {
  return all
}
