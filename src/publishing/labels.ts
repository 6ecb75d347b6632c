export type Label = { text: string; x: number; y: number; anchor: 'start' | 'end' | 'middle' }
type Pin = { text: string; x: number; y: number }
type Box = { left: number; top: number; right: number; bottom: number }

/** Pixels of an average letter at 13 px, and of a line; generous, because fonts differ. */
const letter = 7.2
const line = 15
const gap = 10

/** Puts each pin's words where they cover no other pin or words: right, left, above or below; leaves out what fits nowhere. */
export function placeLabels(pins: Pin[], width: number, height: number): Label[] {
  const taken: Box[] = pins.map(({ x, y }) => ({ left: x - 7, right: x + 7, top: y - 7, bottom: y + 7 }))
  const labels: Label[] = []
  for (const pin of pins) {
    const fitting = candidates(pin).find(
      ({ box }) => fits(box, width, height) && !taken.some((one) => meet(one, box)),
    )
    if (!fitting) continue
    taken.push(fitting.box)
    labels.push(fitting.label)
  }
  return labels
}

function candidates({ text, x, y }: Pin): { label: Label; box: Box }[] {
  const wide = text.length * letter
  const at = (label: Label, left: number) => ({
    label,
    box: { left, right: left + wide, top: label.y - line + 3, bottom: label.y + 4 },
  })
  return [
    at({ text, x: x + gap, y: y + 5, anchor: 'start' }, x + gap),
    at({ text, x: x - gap, y: y + 5, anchor: 'end' }, x - gap - wide),
    at({ text, x, y: y - gap, anchor: 'middle' }, x - wide / 2),
    at({ text, x, y: y + gap + 11, anchor: 'middle' }, x - wide / 2),
  ]
}

function fits({ left, right, top, bottom }: Box, width: number, height: number) {
  return left >= 2 && right <= width - 2 && top >= 2 && bottom <= height - 2
}

function meet(a: Box, b: Box) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
