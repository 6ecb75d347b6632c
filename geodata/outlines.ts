import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mapshaper, naturalEarth } from './origins.ts'
import type { Region } from './regions.ts'
import { writeArtefact } from './write.ts'

const cache = new URL('./cache/', import.meta.url)

/** Writes the outlines of regions at 25 % of the vertices, and of countries for maps at 10 % and at 1 %. */
export function writeOutlines(regions: Region[]): void {
  mkdirSync(cache, { recursive: true })
  const features = regions.flatMap(({ row, feature }) =>
    feature ? [{ ...feature, id: row.ref, properties: { id: row.ref, country: row.country } }] : [],
  )
  const input = new URL('regions.geojson', cache)
  writeFileSync(input, JSON.stringify({ type: 'FeatureCollection', features }))
  const simplified = ['-simplify', '25%', 'keep-shapes', '-filter-fields', 'id']
  convert('region-shapes.json', [...simplified, '-o', 'id-field=id', 'quantization=1000000'])
  const dissolved = ['-dissolve', 'country']
  convert('countries-locator.json', [
    ...dissolved,
    ...['-simplify', '10%', 'keep-shapes', '-o', 'id-field=country', 'quantization=200000'],
  ])
  convert('countries-world.json', [
    ...dissolved,
    ...['-simplify', '1.2%', 'keep-shapes', '-filter-islands', 'min-area=300km2'],
    ...['-o', 'id-field=country', 'quantization=20000'],
  ])
}

function convert(name: string, steps: string[]): void {
  const tool = new URL('./node_modules/mapshaper/bin/mapshaper', import.meta.url).pathname
  const output = new URL(name, cache).pathname
  const args = ['--max-old-space-size=8000', tool, new URL('regions.geojson', cache).pathname]
  execFileSync(process.execPath, [...args, ...steps, output, 'format=topojson'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  writeArtefact(name, readFileSync(output), [naturalEarth, mapshaper])
}
