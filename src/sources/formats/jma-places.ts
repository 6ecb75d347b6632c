import { childrenNamed, elementsOf, textOf, type XmlElement } from '../../cap/element.ts'
import type { Facts } from '../item.ts'
import { distinct } from './shapes.ts'
import { descendants, textAt } from './xml.ts'

/** Where a telegram says it happens: the hypocentre, the typhoon's centre or the volcano, and the names of the areas in its headline. */
export function placeOf(
  titles: string,
  head: XmlElement,
  body: XmlElement | undefined,
): Pick<Facts, 'points' | 'magnitude' | 'depthKm' | 'placeNames' | 'countries'> {
  const hypocentres = body ? descendants(body, 'Hypocenter').flatMap((one) => childrenNamed(one, 'Area')) : []
  const sources = hypocentres.map((area) => childrenNamed(area, 'Coordinate').map(iso6709)[0] ?? null)
  const deep = sources.find((one) => one !== null)
  const found = hypocentres.length > 0 ? sources : body ? [centreIn(body)] : []
  const near = descendants(head, 'Area').map((area) => textAt(area, 'Name'))
  const named = hypocentres.flatMap((area) => [textAt(area, 'DetailedName'), textAt(area, 'Name')])
  return {
    points: found.flatMap((one) => (one ? [{ lat: one.lat, lon: one.lon }] : [])),
    magnitude: body ? magnitudeIn(body) : null,
    // Metres below the sea are written as a negative height.
    depthKm: deep?.metres === null || deep?.metres === undefined ? null : Math.abs(deep.metres) / 1000,
    placeNames: distinct([...named, ...near]),
    // Earthquakes far away (遠地, 海外) and typhoons (台風) may be anywhere, and no field says where.
    countries: /遠地|海外|国外|台風/.test(titles) ? [] : ['JP'],
  }
}

/** The typhoon's centre as observed, before those foreseen; else the volcano. */
function centreIn(body: XmlElement): ReturnType<typeof iso6709> {
  const places = [...descendants(body, 'CenterPart'), ...descendants(body, 'VolcanoInfo')]
  const [first] = places.flatMap((place) => coordinatesIn(place)).map(iso6709)
  return first ?? null
}

function coordinatesIn(place: XmlElement): XmlElement[] {
  return elementsOf(place).flatMap((child) => (child.name === 'Coordinate' ? [child] : coordinatesIn(child)))
}

/** A magnitude that could not be told is written NaN. */
function magnitudeIn(body: XmlElement): number | null {
  const values = descendants(body, 'Magnitude').map((one) => Number.parseFloat(textOf(one)))
  return values.find((one) => Number.isFinite(one)) ?? null
}

/**
 * ISO 6709 text: `+34.8+138.5-10000/` in degrees, `+3624.38+13831.38+2568/` in degrees and minutes, `+362423+1383123/` in seconds too;
 * the third number is metres above the sea. Null for what is none.
 */
export function iso6709(element: XmlElement): { lat: number; lon: number; metres: number | null } | null {
  const found = /^([+-]\d{2,6}(?:\.\d+)?)([+-]\d{3,7}(?:\.\d+)?)([+-]\d+(?:\.\d+)?)?\/?/.exec(textOf(element))
  if (!found) return null
  const [lat, lon] = [degrees(found[1] ?? '', 2), degrees(found[2] ?? '', 3)]
  if (lat === null || lon === null || Math.abs(lat) > 90 || Math.abs(lon) > 180) return null
  return { lat, lon, metres: found[3] === undefined ? null : Number(found[3]) }
}

/** `whole` is how many digits the degrees have; two more are minutes, two more seconds. */
function degrees(text: string, whole: number): number | null {
  const digits = text.slice(1).split('.')[0]?.length ?? 0
  const rest = text.slice(1 + whole)
  const beyond = new Map([
    [0, Number(`0${rest}`)],
    [2, Number(rest) / 60],
    [4, Number(rest.slice(0, 2)) / 60 + Number(rest.slice(2)) / 3600],
  ]).get(digits - whole)
  if (beyond === undefined) return null
  const size = Number(text.slice(1, 1 + whole)) + beyond
  return text.startsWith('-') ? -size : size
}
