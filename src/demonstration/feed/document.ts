import { capFeedOf } from './document-cap.ts'
import { jsonFeedOf, quakesOf } from './document-json.ts'
import { atomOf, rssOf } from './document-xml.ts'
import type { DueItem } from './due.ts'
import type { ScriptSource } from './script.ts'

/** The outlet, and the address of its feed. */
export type Outlet = ScriptSource & { url: string }
export type FeedDocument = { body: string; type: string }

/** The feed of an outlet in the format in which it writes. */
export function documentOf(outlet: Outlet, items: readonly DueItem[]): FeedDocument {
  return writers[outlet.as](outlet, items)
}

const writers: Record<ScriptSource['as'], (outlet: Outlet, items: readonly DueItem[]) => FeedDocument> = {
  rss: (outlet, items) => ({ body: rssOf(outlet, items), type: 'application/rss+xml; charset=utf-8' }),
  atom: (outlet, items) => ({ body: atomOf(outlet, items), type: 'application/atom+xml; charset=utf-8' }),
  cap: (outlet, items) => ({ body: capFeedOf(outlet, items), type: 'application/atom+xml; charset=utf-8' }),
  'json-feed': (outlet, items) => ({ body: jsonFeedOf(outlet, items), type: 'application/feed+json' }),
  quakes: (outlet, items) => ({ body: quakesOf(outlet, items), type: 'application/geo+json' }),
}
