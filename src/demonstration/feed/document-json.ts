import type { Outlet } from './document.ts'
import type { DueItem } from './due.ts'
import { linkOf, nameOf, siteOf } from './names.ts'

/** JSON Feed 1.1. */
export function jsonFeedOf({ key, name, language, url }: Outlet, items: readonly DueItem[]): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    ...{ title: name, home_page_url: `${siteOf(key)}/`, feed_url: url, language },
    description: 'Invented for a demonstration',
    items: items.map(({ id, title, text, published, updated }) => ({
      ...{ id: nameOf(key, id), url: linkOf(key, id), title, content_text: text },
      ...{ date_published: published.toISOString(), date_modified: updated.toISOString() },
    })),
  })
}

/** Earthquakes as USGS writes its GeoJSON summaries: times in milliseconds, a deleted one says so and stays. */
export function quakesOf({ key, name }: Outlet, items: readonly DueItem[]): string {
  return JSON.stringify({
    type: 'FeatureCollection',
    metadata: { title: name, count: items.length },
    features: items.map(({ id, title, quake, published, updated }) => ({
      type: 'Feature',
      id: `${key}-${id}`,
      geometry: { type: 'Point', coordinates: [quake?.lon, quake?.lat, quake?.depthKm] },
      properties: {
        ...{ mag: quake?.magnitude, place: quake?.place, type: 'earthquake', title },
        ...{ time: published.getTime(), updated: updated.getTime(), url: linkOf(key, id) },
        status: quake?.deleted ? 'deleted' : 'automatic',
      },
    })),
  })
}
