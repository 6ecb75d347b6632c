import type { Shape } from './area.ts'
import { cellAt, cellBounds, cellRange, deepestLevel } from './cells.ts'
import { clipToBounds } from './clip.ts'
import { type Bounds, kmPerDegree } from './measure.ts'

export type CoverCell = { cell: bigint; lo: bigint; hi: bigint }
export type Cover = {
  /** Cells wholly inside, one by one: for the look-up from a stay to the alerts in force. */
  inside: CoverCell[]
  /** The same merged where they touch: for the match from an alert to stays. */
  ranges: { lo: bigint; hi: bigint }[]
  /** Cells on or near the border, each with the shape clipped to the cell grown by the error radius. */
  border: (CoverCell & { polygon: Shape })[]
}

type Options = { maxCells?: number; growKm: number }
type Open = { level: number; x: number; y: number; near: Shape }

/** Finer than this nothing is gained: a cell of level 20 is about 20 m high. */
const finest = 20

/**
 * Covers a shape with at most about `maxCells` cells, so that every point of the shape, and every point within `growKm`
 * of it, lies in one of them. The widest cells are split first.
 */
export function coverShape(shape: Shape, { maxCells = 300, growKm }: Options): Cover {
  const inside: CoverCell[] = []
  const border: Cover['border'] = []
  let open: Open[] = [{ level: 0, x: 0, y: 0, near: shape }]
  while (open.length > 0) {
    const next: Open[] = []
    for (const cell of open) {
      const id = cellAt(cell.level, cell.x, cell.y)
      const box = cellBounds(id)
      const near = clipToBounds(cell.near, grow(box, growKm))
      if (near.length === 0) continue
      if (fills(near, box)) inside.push(withRange(id))
      else if (cell.level >= Math.min(finest, deepestLevel) || spent(inside, border, open, next, maxCells))
        border.push({ ...withRange(id), polygon: near })
      else next.push(...children(cell, near))
    }
    open = next
  }
  return { inside, ranges: merge(inside), border }
}

function spent(inside: unknown[], border: unknown[], open: unknown[], next: unknown[], maxCells: number) {
  return inside.length + border.length + Math.max(open.length, next.length) >= maxCells
}

function children({ level, x, y }: Open, near: Shape): Open[] {
  return [0, 1, 2, 3].map((quarter) => ({
    level: level + 1,
    x: x * 2 + (quarter >> 1),
    y: y * 2 + (quarter & 1),
    near,
  }))
}

function withRange(cell: bigint): CoverCell {
  const [lo, hi] = cellRange(cell)
  return { cell, lo, hi }
}

/** A box grown by `km`, in longitude as much as its latitude farthest from the equator asks for. */
export function grow({ west, south, east, north }: Bounds, km: number): Bounds {
  const up = km / kmPerDegree
  const farthest = Math.min(89.9, Math.max(Math.abs(south - up), Math.abs(north + up)))
  const across = up / Math.cos((farthest * Math.PI) / 180)
  return {
    west: west - across,
    east: east + across,
    south: Math.max(-90, south - up),
    north: Math.min(90, north + up),
  }
}

/** True where one polygon of the shape covers the whole box: what is left of it in the box is as large as the box. */
function fills(shape: Shape, box: Bounds) {
  const whole = (box.east - box.west) * (box.north - box.south)
  return shape.some((polygon) => {
    const [clipped] = clipToBounds([polygon], box)
    if (!clipped) return false
    const [outline = [], ...holes] = clipped.map((ring) => Math.abs(flatArea(ring)))
    return holes.every((hole) => hole === 0) && Number(outline) >= whole * (1 - 1e-12)
  })
}

function flatArea(ring: readonly (readonly [number, number])[]) {
  let twice = 0
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1] as [number, number]
    const [bx, by] = ring[i] as [number, number]
    twice += ax * by - bx * ay
  }
  return twice / 2
}

function merge(cells: CoverCell[]) {
  const sorted = [...cells].sort((a, b) => (a.lo < b.lo ? -1 : 1))
  const merged: { lo: bigint; hi: bigint }[] = []
  for (const { lo, hi } of sorted) {
    const last = merged.at(-1)
    if (last && last.hi + 2n >= lo) last.hi = hi > last.hi ? hi : last.hi
    else merged.push({ lo, hi })
  }
  return merged
}
