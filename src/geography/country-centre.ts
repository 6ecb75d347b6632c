import type { PolygonRings, Position } from './area.ts'
import { borderShape } from './borders.ts'
import { areaKm2 } from './measure.ts'

/** Where gazetteers and almanacs put the larger countries, to a degree or so: not the middle of their largest piece. */
const usual: Readonly<Record<string, Position>> = {
  US: [-98.5, 39.76],
  CA: [-113.64, 60.11],
  RU: [100, 60],
  CN: [105, 35],
  AU: [135, -25],
  BR: [-55, -10],
  IN: [79, 22],
  MX: [-102, 23],
  KZ: [68, 48],
  DZ: [3, 28],
  ID: [120, -5],
  AR: [-64, -34],
  CL: [-71, -30],
  NO: [10, 62],
  GB: [-2.7, 54.76],
  FR: [2, 46],
  NZ: [174, -42],
  JP: [139.75, 35.69],
  PH: [122, 13],
  MY: [112.5, 2.5],
  IT: [12.83, 42.83],
  ES: [-4, 40],
  PT: [-8, 39.5],
  SE: [15, 62],
  FI: [26, 64],
  TR: [35, 39],
  IR: [53, 32],
  SA: [45, 25],
  EG: [30, 27],
  LY: [17, 28],
  SD: [30, 16],
  CD: [23.5, -2.5],
  CG: [15, -1],
  AO: [18.5, -12.5],
  ZA: [24, -29],
  NA: [17, -22],
  MZ: [35, -18.25],
  MG: [47, -20],
  TZ: [35, -6],
  KE: [38, 1],
  ET: [38, 8],
  SO: [48, 6],
  NG: [8, 10],
  NE: [9, 18],
  ML: [-2, 18],
  MR: [-12, 20],
  TD: [19, 15],
  MN: [105, 46],
  PK: [70, 30],
  AF: [66, 33],
  TH: [100, 15],
  VN: [107.83, 16.17],
  MM: [96, 21],
  PG: [147, -6],
  PE: [-75.25, -10],
  CO: [-73.25, 4],
  VE: [-66, 8],
  BO: [-65, -17],
  UA: [32, 49],
  PL: [20, 52],
  DE: [10.5, 51.5],
  FJ: [178, -18],
  GL: [-40, 72],
  DK: [10, 56],
  GR: [22, 39],
  CU: [-79.5, 22],
  CR: [-84, 10],
  HR: [15.5, 45.17],
  EC: [-78.25, -1.25],
  OM: [57, 21],
  YE: [47.5, 15.5],
  MA: [-5, 32],
  ZM: [28.5, -14.33],
  UZ: [63.8, 41.7],
  TM: [60, 40],
}

/**
 * A point to put a country's mark at: where gazetteers usually put it, else the centroid of its largest piece. For display and to
 * name a country by: it may lie off a crescent.
 */
export function countryCentre(code: string): Position {
  const known = usual[code]
  if (known) return known
  const largest = borderShape(code).reduce<PolygonRings | undefined>((best, one) => {
    return best && areaKm2([best]) >= areaKm2([one]) ? best : one
  }, undefined)
  return largest ? centroid(largest) : [0, 0]
}

function centroid([ring = []]: PolygonRings): Position {
  let [area, x, y] = [0, 0, 0]
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as Position
    const [bx, by] = ring[i] as Position
    const cross = ax * by - bx * ay
    area += cross
    x += (ax + bx) * cross
    y += (ay + by) * cross
  }
  return area === 0 ? (ring[0] ?? [0, 0]) : [x / (3 * area), y / (3 * area)]
}
