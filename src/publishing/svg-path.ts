import type { Position, Ring, Shape } from '../geography/area.ts'

export type Project = (position: Position) => [number, number] | null
type Point = [number, number]

/**
 * An SVG path in whole pixels, few bytes: vertices nearer than `detail` pixels to the last one drawn are left out, and
 * so are outlines that come down to less than three points.
 */
export function shapePath(shape: Shape, project: Project, detail: number): string {
  return shape
    .map((polygon) => polygon.map((ring) => closedPath(thinned(ring, project, detail))).join(''))
    .join('')
}

function thinned(ring: Ring, project: Project, detail: number): Point[] {
  const kept: Point[] = []
  for (const position of ring) {
    const point = project(position)
    if (!point) continue
    const at: Point = [Math.round(point[0]), Math.round(point[1])]
    const last = kept.at(-1)
    if (!last || Math.hypot(at[0] - last[0], at[1] - last[1]) >= detail) kept.push(at)
  }
  return kept
}

/** Relative steps are shorter than absolute positions. */
function closedPath(points: Point[]): string {
  if (points.length < 3) return ''
  let [x, y] = points[0] as Point
  let path = `M${x} ${y}l`
  for (const [nextX, nextY] of points.slice(1)) {
    path += `${nextX - x} ${nextY - y} `
    ;[x, y] = [nextX, nextY]
  }
  return `${path.trimEnd().replaceAll(' -', '-')}z`
}
