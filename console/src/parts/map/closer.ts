import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl'
import { api, apiAddress } from '../../api/client.ts'

type Collection = { type: 'FeatureCollection'; features: never[] }
/** From here on land is drawn in detail, with the regions and towns of the countries in view. */
const closeUp = 4
const mostCountries = 8

/** The address of a layer; absolute, for it is fetched by the map’s worker, which has an address of its own. */
export function layerAddress(path: string, version: string, query: Record<string, string> = {}) {
  return new URL(apiAddress(path, { ...query, v: version }), location.href).href
}

/** Fetches what is only needed close up, for the countries in view, each once. A layer that cannot be fetched is tried again. */
export function drawCloser(map: MapLibre, version: string) {
  const asked = new Set<string>()
  const shown = { regions: [] as never[], labels: [] as never[] }
  let inDetail = false

  const add = async (country: string, layer: 'regions' | 'labels', source: string) => {
    const key = `${layer} ${country}`
    if (asked.has(key)) return
    asked.add(key)
    try {
      const { features } = await api.get<Collection>(`/map/${layer}`, { country, v: version })
      shown[layer] = [...shown[layer], ...features]
      map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features: shown[layer] })
    } catch {
      asked.delete(key)
    }
  }
  const look = () => {
    if (map.getZoom() < closeUp) return
    if (!inDetail) {
      inDetail = true
      map
        .getSource<GeoJSONSource>('land')
        ?.setData(layerAddress('/map/countries', version, { detail: 'locator' }))
    }
    const inView = map
      .queryRenderedFeatures({ layers: ['land'] })
      .map(({ properties }) => String(properties.code))
    for (const country of [...new Set(inView)].slice(0, mostCountries)) {
      void add(country, 'regions', 'regions')
      void add(country, 'labels', 'closer')
    }
  }
  map.on('idle', look)
}
