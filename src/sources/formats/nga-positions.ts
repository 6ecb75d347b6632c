/** Positions of one warning at most; an area of more corners than that is found well enough by them. */
const most = 100

/** The positions that a warning's words name: `28-39.92N 080-38.33W`, degrees and minutes, seconds in some. */
export function positionsIn(words: string): { lat: number; lon: number }[] {
  const found = new Map<string, { lat: number; lon: number }>()
  for (const [, lat = '', north, lon = '', east] of words.matchAll(position)) {
    const point = { lat: degrees(lat, north), lon: degrees(lon, east) }
    if (Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180 && found.size < most)
      found.set(`${point.lat} ${point.lon}`, point)
  }
  return [...found.values()]
}

const position =
  /\b(\d{1,2}-\d{1,2}(?:\.\d+)?(?:-\d{1,2}(?:\.\d+)?)?)\s*([NS])[\s,]+(\d{1,3}-\d{1,2}(?:\.\d+)?(?:-\d{1,2}(?:\.\d+)?)?)\s*([EW])\b/gi

function degrees(text: string, side = ''): number {
  const [whole = 0, minutes = 0, seconds = 0] = text.split('-').map(Number)
  const value = whole + minutes / 60 + seconds / 3600
  return Number((/[SW]/i.test(side) ? -value : value).toFixed(5))
}
