import type { Position } from '../geography/area.ts'
import { areaShape } from '../geography/shapes.ts'
import { type FeedHead, pageAddress } from './feed.ts'
import type { Publication } from './publication.ts'

/** GeoJSON (RFC 7946), a feature an alert; countries and regions are said by name, since their outlines are large. */
export function geoJson(alerts: Publication[], { url }: Pick<FeedHead, 'url'>): string {
  return JSON.stringify({ type: 'FeatureCollection', features: alerts.map((alert) => feature(alert, url)) })
}

function feature(alert: Publication, url: string) {
  const { headline, severity, category, countries, timeframe } = alert.content
  return {
    type: 'Feature',
    id: alert.alert,
    geometry: geometry(alert),
    properties: {
      url: pageAddress(url, alert),
      headline,
      severity,
      category,
      countries,
      area: (alert.content.area ?? []).flatMap((part) => ('name' in part ? [part.name] : [])),
      state: alert.state,
      exercise: alert.exercise,
      issued: alert.issuedAt.toISOString(),
      from: timeframe.from,
      to: timeframe.to,
      revision: alert.number,
      hash: alert.hash,
    },
  }
}

function geometry({ content }: Publication) {
  const drawn = (content.area ?? []).filter(({ type }) => type !== 'country' && type !== 'region')
  const made = drawn.length > 0 ? areaShape(drawn) : null
  if (made?.ok)
    return {
      type: 'MultiPolygon',
      coordinates: made.shape.map((rings) => rings.map((ring) => ring.map(trimmed))),
    }
  const [first] = content.places.filter(({ country }) => content.countries.includes(country))
  return first ? { type: 'Point', coordinates: trimmed([first.lon, first.lat]) } : null
}

/** Four decimals are 11 m; no area here is known better. */
function trimmed([lon, lat]: Position): Position {
  return [Number(lon.toFixed(4)), Number(lat.toFixed(4))]
}
