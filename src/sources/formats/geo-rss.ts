import { childrenNamed, elementsOf, type XmlElement } from '../../cap/element.ts'
import { areaParts } from '../../cap/shapes.ts'
import type { AreaPart } from '../../geography/area.ts'
import { firstText, namespaces, textIn, wholeText } from './namespaces.ts'

/** Where an entry lies as GeoRSS (simple and GML) and W3C geo write it. Latitude comes first in all of them. */
export type Places = { points: { lat: number; lon: number }[]; area: AreaPart[]; names: string[] }

export function placesOf(entry: XmlElement): Places {
  const found: Found = { points: [], polygons: [], circles: [], names: [] }
  const point = w3cPoint(entry) ?? w3cPoint(elementsOf(entry).find((child) => child.name === 'Point'))
  for (const child of elementsOf(entry)) if (isGeoRss(child)) read(child, found)
  // Many write the same point in both ways.
  if (point && found.points.length === 0) found.points.push(point)
  const area = {
    areaDesc: '',
    polygons: found.polygons,
    circles: found.circles,
    geocodes: [],
    altitude: null,
    ceiling: null,
  }
  return { points: found.points.filter(onGlobe), area: areaParts(area, null), names: found.names }
}

/** The elevation of an entry in metres, below the ground less than zero; null where there is none. */
export function elevationOf(entry: XmlElement): number | null {
  const metres = Number(textIn(entry, namespaces.georss, 'elev') ?? Number.NaN)
  return Number.isFinite(metres) ? metres : null
}

type Found = {
  points: { lat: number; lon: number }[]
  polygons: string[]
  circles: string[]
  names: string[]
}

function isGeoRss({ namespace }: XmlElement): boolean {
  return /georss/i.test(namespace)
}

function read(element: XmlElement, found: Found): void {
  const text = wholeText(element)
  if (element.name === 'where') readGml(element, found)
  if (element.name === 'featurename' || element.name === 'featureName') found.names.push(text.trim())
  const numbers = numbersIn(text)
  const [a, b, c, d] = numbers
  if (a === undefined || b === undefined) return
  if (element.name === 'point') found.points.push({ lat: a, lon: b })
  if (element.name === 'polygon') found.polygons.push(pairs(numbers))
  if (c === undefined) return
  if (element.name === 'circle') found.circles.push(`${a},${b} ${c / 1000}`)
  if (element.name === 'box' && d !== undefined) found.polygons.push(box(a, b, c, d))
}

function readGml(where: XmlElement, found: Found): void {
  for (const shape of elementsOf(where)) {
    const text = firstText([...deep(shape, 'posList'), ...deep(shape, 'pos'), ...deep(shape, 'lowerCorner')])
    const numbers = numbersIn(text ?? '')
    const [lat, lon] = numbers
    if (lat === undefined || lon === undefined) continue
    if (shape.name === 'Point') found.points.push({ lat, lon })
    if (shape.name === 'Polygon') found.polygons.push(pairs(numbers))
    const [top, right] = numbersIn(firstText(deep(shape, 'upperCorner')) ?? '')
    if (shape.name === 'Envelope' && top !== undefined && right !== undefined)
      found.polygons.push(box(lat, lon, top, right))
  }
}

function deep(element: XmlElement, name: string): XmlElement[] {
  return [...childrenNamed(element, name), ...elementsOf(element).flatMap((child) => deep(child, name))]
}

function w3cPoint(element: XmlElement | undefined) {
  if (!element) return null
  const [lat] = numbersIn(textIn(element, namespaces.geo, 'lat') ?? '')
  const [lon] = numbersIn(
    textIn(element, namespaces.geo, 'long') ?? textIn(element, namespaces.geo, 'lon') ?? '',
  )
  return lat === undefined || lon === undefined ? null : { lat, lon }
}

function numbersIn(text: string): number[] {
  const numbers = text
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  return text.trim() === '' || numbers.some((one) => !Number.isFinite(one)) ? [] : numbers
}

/** As CAP writes a polygon: `lat,lon lat,lon …`. */
function pairs(numbers: number[]): string {
  const points: string[] = []
  for (let at = 0; at + 1 < numbers.length; at += 2)
    points.push(`${plain(numbers[at])},${plain(numbers[at + 1])}`)
  return points.join(' ')
}

function box(south: number, west: number, north: number, east: number): string {
  return pairs([south, west, south, east, north, east, north, west, south, west])
}

/** Without an exponent. */
function plain(number: number | undefined): string {
  const value = number ?? 0
  return Math.abs(value) < 1e-6 ? '0' : String(value)
}

function onGlobe({ lat, lon }: { lat: number; lon: number }): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180
}
