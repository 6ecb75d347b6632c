import { html } from 'hono/html'
import { type PlaceRole, placeRolePhrase } from '../vocabulary/place-role.ts'
import type { PublicContent } from './publication.ts'
import { rolePin } from './symbols.ts'

/** The places with their roles, as the legend of the locator map; positions to about a kilometre, no finer than is known. */
export function placeList(places: PublicContent['places']) {
  if (places.length === 0) return ''
  return html`<ul class="plain places small">${places.map(
    ({ name, iata, role, lat, lon }) =>
      html`<li>${key(role)}<span><strong>${name}</strong>${iata && iata !== name ? ` (${iata})` : ''}, ${placeRolePhrase[role]} <span class="quiet">${degrees(lat, 'N', 'S')} ${degrees(lon, 'E', 'W')}</span></span></li>`,
  )}</ul>`
}

function key(role: PlaceRole) {
  return html`<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">${rolePin(role, 8, 8)}</svg>`
}

function degrees(value: number, positive: string, negative: string) {
  return `${Math.abs(value).toFixed(2)}° ${value < 0 ? negative : positive}`
}
