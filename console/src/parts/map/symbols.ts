import type { Map as MapLibre } from 'maplibre-gl'
import type { Colours } from './colours.ts'
import type { PointLook } from './map.tsx'

type Draw = (canvas: CanvasRenderingContext2D, size: number) => void

/** Points differ by shape as well as by colour. */
const looks: Record<PointLook, { shape: keyof typeof shapes; colour: keyof Colours }> = {
  place: { shape: 'ring', colour: 'ink' },
  person: { shape: 'disc', colour: 'link' },
  possible: { shape: 'ring', colour: 'link' },
  help: { shape: 'triangle', colour: 'extreme' },
  safe: { shape: 'disc', colour: 'good' },
  silent: { shape: 'ring', colour: 'severe' },
  site: { shape: 'square', colour: 'ink' },
  fault: { shape: 'cross', colour: 'severe' },
  // As the levels have them beside words (vocabulary/severity.ts).
  Unknown: { shape: 'ring', colour: 'unknown' },
  Minor: { shape: 'disc', colour: 'minor' },
  Moderate: { shape: 'triangle', colour: 'moderate' },
  Severe: { shape: 'diamond', colour: 'severe' },
  Extreme: { shape: 'square', colour: 'extreme' },
}

/** Puts every symbol into the map, or in its new colours. */
export function putSymbols(map: MapLibre, all: Colours) {
  for (const [name, { shape, colour }] of Object.entries(looks))
    put(map, name, picture(18, shapes[shape], all[colour], all.paper))
  put(map, 'town', picture(7, shapes.disc, all.ink, all.land))
  put(map, 'capital', picture(10, shapes.square, all.ink, all.land))
}

function put(map: MapLibre, name: string, image: ImageData) {
  if (map.hasImage(name)) map.updateImage(name, image)
  else map.addImage(name, image, { pixelRatio: 2 })
}

function picture(size: number, draw: Draw, colour: string, ground: string): ImageData {
  const pixels = size * 2
  const canvas = document.createElement('canvas')
  canvas.width = pixels
  canvas.height = pixels
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser cannot draw on a canvas.')
  context.fillStyle = colour
  context.strokeStyle = ground
  context.lineWidth = size > 10 ? 4 : 2
  context.lineJoin = 'round'
  draw(context, pixels)
  return context.getImageData(0, 0, pixels, pixels)
}

const shapes = {
  disc(canvas, size) {
    canvas.arc(size / 2, size / 2, size / 2 - 3, 0, 7)
    canvas.stroke()
    canvas.fill()
  },
  ring(canvas, size) {
    canvas.arc(size / 2, size / 2, size / 2 - 4, 0, 7)
    canvas.lineWidth = 10
    canvas.stroke()
    canvas.strokeStyle = canvas.fillStyle
    canvas.lineWidth = 5
    canvas.stroke()
  },
  square(canvas, size) {
    canvas.rect(4, 4, size - 8, size - 8)
    canvas.stroke()
    canvas.fill()
  },
  diamond(canvas, size) {
    canvas.moveTo(size / 2, 2)
    canvas.lineTo(size - 2, size / 2)
    canvas.lineTo(size / 2, size - 2)
    canvas.lineTo(2, size / 2)
    canvas.closePath()
    canvas.stroke()
    canvas.fill()
  },
  triangle(canvas, size) {
    canvas.moveTo(size / 2, 3)
    canvas.lineTo(size - 2, size - 4)
    canvas.lineTo(2, size - 4)
    canvas.closePath()
    canvas.stroke()
    canvas.fill()
  },
  cross(canvas, size) {
    canvas.moveTo(6, 6)
    canvas.lineTo(size - 6, size - 6)
    canvas.moveTo(size - 6, 6)
    canvas.lineTo(6, size - 6)
    canvas.lineWidth = 12
    canvas.stroke()
    canvas.strokeStyle = canvas.fillStyle
    canvas.lineWidth = 6
    canvas.stroke()
  },
} satisfies Record<string, Draw>
