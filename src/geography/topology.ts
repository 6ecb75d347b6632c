import type { PolygonRings, Position, Ring, Shape } from './area.ts'

/** The part of TopoJSON 1.0 that the artefacts use: delta-encoded, quantised arcs shared by neighbours. */
export type Topology = {
  transform: { scale: [number, number]; translate: [number, number] }
  arcs: number[][][]
  objects: Record<string, { geometries: TopologyGeometry[] }>
}
type TopologyGeometry = { type: string | null; id?: string | number; arcs?: number[][] | number[][][] }

/** The shapes of a topology's first object by the id of each; arcs are decoded when a shape is asked for. */
export function shapesOf(topology: Topology): { ids: string[]; shape: (id: string) => Shape | undefined } {
  const geometries = new Map<string, TopologyGeometry>()
  for (const geometry of Object.values(topology.objects)[0]?.geometries ?? []) {
    if (geometry.type !== null) geometries.set(String(geometry.id), geometry)
  }
  const decoded = new Map<number, Position[]>()
  const arc = (index: number) => {
    const known = decoded.get(index) ?? decodeArc(topology, index)
    decoded.set(index, known)
    return known
  }
  return {
    ids: [...geometries.keys()],
    shape: (id) => {
      const geometry = geometries.get(id)
      return geometry && shapeOf(geometry, arc)
    },
  }
}

function shapeOf(geometry: TopologyGeometry, arc: (index: number) => Position[]): Shape {
  const polygons = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs
  return (polygons as number[][][]).map((rings): PolygonRings => rings.map((ring) => ringOf(ring, arc)))
}

/** TopoJSON §2.1.4: a negative index is the one's complement of an arc walked backwards; ends are shared. */
function ringOf(indexes: number[], arc: (index: number) => Position[]): Ring {
  const ring: Ring = []
  for (const index of indexes) {
    const positions = index < 0 ? arc(~index).toReversed() : arc(index)
    for (let i = ring.length > 0 ? 1 : 0; i < positions.length; i++) ring.push(positions[i] as Position)
  }
  return ring
}

function decodeArc({ transform, arcs }: Topology, index: number): Position[] {
  const [kx, ky] = transform.scale
  const [dx, dy] = transform.translate
  let x = 0
  let y = 0
  return (arcs[index] ?? []).map(([stepX = 0, stepY = 0]): Position => {
    x += stepX
    y += stepY
    return [x * kx + dx, y * ky + dy]
  })
}
