import type { Position } from '../../geography/area.ts'
import type { CapArea } from '../message.ts'
import { onGlobe, readCircle, readPolygon } from '../shapes.ts'
import { crossing } from './crossing.ts'
import { eachArea, type Finding, type Rule, when } from './rule.ts'

const polygonClause = 'CAP 1.2 §3.2.4 polygon'
const circleClause = 'CAP 1.2 §3.2.4 circle'

export const areaRules: Rule[] = [
  {
    id: 'cap.polygon.form',
    level: 'error',
    clause: polygonClause,
    check: ({ message }) =>
      eachArea(message, (area, path) =>
        area.polygons.flatMap((text, at) =>
          when(
            readPolygon(text) === null,
            `${path}/polygon[${at + 1}]`,
            `"${badPair(text)}" is not a pair lat,lon; write decimal degrees, the pairs separated by spaces.`,
          ),
        ),
      ),
  },
  ringRule('cap.polygon.few', (points) =>
    points.length < 4
      ? `Has ${points.length} points; a polygon needs four, the last the same as the first.`
      : null,
  ),
  ringRule('cap.polygon.closed', (points) =>
    same(points[0], points.at(-1))
      ? null
      : 'The last point is not the first; repeat the first point at the end.',
  ),
  ringRule('cap.polygon.range', (points) => {
    const off = points.find((point) => !onGlobe(point))
    return off ? `The point ${off[1]},${off[0]} is not on the globe; the latitude comes first.` : null
  }),
  ringRule('cap.polygon.crosses', (points) => {
    const where = points.length < 4 ? null : crossing(points)
    if (where === null || where === 'too-intricate') return null
    return `The outline crosses itself near ${where[1]},${where[0]}; draw it as separate polygons.`
  }),
  ringRule('cap.polygon.intricate', (points) =>
    points.length > 1_000 && crossing(points) === 'too-intricate'
      ? `The outline of ${points.length} points runs to and fro too often to be checked for crossings; simplify it.`
      : null,
  ),
  circleRule('cap.circle.form', 'error', (text) =>
    readCircle(text)
      ? null
      : `"${text}" is no circle; write lat,lon and after a space the radius in kilometres.`,
  ),
  circleRule('cap.circle.range', 'error', (text) => {
    const circle = readCircle(text)
    if (!circle) return null
    if (!onGlobe([circle.lon, circle.lat]))
      return `The centre of "${text}" is not on the globe; the latitude comes first.`
    return circle.km < 0 || circle.km > 20_038
      ? `A radius of ${circle.km} km cannot be; it is in kilometres.`
      : null
  }),
  circleRule('cap.circle.zero', 'warning', (text) =>
    readCircle(text)?.km === 0
      ? 'A radius of 0 marks a point, within which nobody stands; give a radius.'
      : null,
  ),
  {
    id: 'cap.altitude.ceiling-alone',
    level: 'error',
    clause: 'CAP 1.2 §3.2.4 ceiling',
    check: ({ message }) =>
      eachArea(message, (area, path) =>
        when(
          area.ceiling !== null && area.altitude === null,
          `${path}/ceiling`,
          'A ceiling needs an altitude below it.',
        ),
      ),
  },
  {
    id: 'cap.altitude.ceiling-below',
    level: 'error',
    clause: 'CAP 1.2 §3.2.4 ceiling',
    check: ({ message }) =>
      eachArea(message, ({ altitude, ceiling }, path) =>
        when(
          altitude !== null && ceiling !== null && Number(ceiling) < Number(altitude),
          `${path}/ceiling`,
          `The ceiling ${ceiling} lies below the altitude ${altitude}; exchange them.`,
        ),
      ),
  },
  {
    id: 'cap.area.name-only',
    level: 'warning',
    clause: 'CAP 1.2 §3.2.4',
    check: ({ message }) =>
      eachArea(message, (area, path) =>
        when(
          isNameOnly(area),
          path,
          'Is described in words only; add a polygon, a circle or a geocode so that devices can place it.',
        ),
      ),
  },
]

function ringRule(id: string, fault: (points: Position[]) => string | null): Rule {
  const check = (area: CapArea, path: string): Finding[] =>
    area.polygons.flatMap((text, at) => {
      const points = readPolygon(text)
      const message = points && fault(points)
      return message ? [{ path: `${path}/polygon[${at + 1}]`, message }] : []
    })
  return { id, level: 'error', clause: polygonClause, check: ({ message }) => eachArea(message, check) }
}

function circleRule(id: string, level: Rule['level'], fault: (text: string) => string | null): Rule {
  const check = (area: CapArea, path: string): Finding[] =>
    area.circles.flatMap((text, at) => {
      const message = fault(text)
      return message ? [{ path: `${path}/circle[${at + 1}]`, message }] : []
    })
  return { id, level, clause: circleClause, check: ({ message }) => eachArea(message, check) }
}

function badPair(text: string): string {
  return (
    text
      .trim()
      .split(/\s+/)
      .find((pair) => readPolygon(pair) === null) ?? ''
  )
}

function same(one: Position | undefined, other: Position | undefined): boolean {
  return one !== undefined && other !== undefined && one[0] === other[0] && one[1] === other[1]
}

function isNameOnly({ polygons, circles, geocodes }: CapArea): boolean {
  return polygons.length + circles.length + geocodes.length === 0
}
