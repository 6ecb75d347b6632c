import type { Category } from '../../vocabulary/category.ts'
import type { Severity } from '../../vocabulary/severity.ts'

type Level = { scheme: string; given: string; rank: number | null }

/** The gravest of the kinds a telegram names, by the agency's own five alert levels or its ten steps of shaking; null where it warns of nothing. */
export function levelOf(kinds: readonly string[]): Level | null {
  const rated = kinds.map((given) => ({ ...scaleOf(given), given })).filter(({ rank }) => rank !== null)
  rated.sort((a, b) => (b.rank ?? 0) - (a.rank ?? 0))
  return rated[0] ?? null
}

/**
 * How the agency's kinds of warning stand in CAP's words, as in its own CAP messages: emergency warning Extreme, warning Severe,
 * advisory Moderate. Null for shaking and for what is no warning.
 */
export function severityOf(kinds: readonly string[]): Severity | null {
  if (kinds.some((kind) => /特別警報|大津波警報|氾濫発生情報|レベル[5５]/.test(kind))) return 'Extreme'
  if (kinds.some((kind) => /警報|土砂災害警戒情報|氾濫(?:危険|警戒)情報|レベル[34３４]/.test(kind)))
    return 'Severe'
  return kinds.some((kind) => /注意報|注意情報|レベル[2２]/.test(kind)) ? 'Moderate' : null
}

/** By the telegram's titles: the ground and the sea's waves it throws are natural, the rest is weather. */
export function categoryOf(titles: string): Category {
  return /地震|震源|震度|津波|噴火|火山|降灰|火砕|土砂|長周期/.test(titles) ? 'natural' : 'weather'
}

const shaking = ['0', '1', '2', '3', '4', '5弱', '5強', '6弱', '6強', '7']

function scaleOf(kind: string): { scheme: string; rank: number | null } {
  const plain = kind.normalize('NFKC')
  const felt = /^震度(\d[弱強]?)/.exec(plain)
  if (felt) return { scheme: 'jma-shaking', rank: rankOrNull(shaking.indexOf(felt[1] ?? '')) }
  const level = /レベル([1-5])/.exec(plain)
  if (level) return { scheme: 'jma', rank: Number(level[1]) }
  return { scheme: 'jma', rank: wordRank(plain) }
}

/** The alert level that each word of warning belongs to. */
function wordRank(kind: string): number | null {
  if (/特別警報|大津波警報|氾濫発生情報/.test(kind)) return 5
  if (/危険警報|土砂災害警戒情報|氾濫危険情報/.test(kind)) return 4
  if (/警報|氾濫警戒情報/.test(kind)) return 3
  return /注意報|注意情報/.test(kind) ? 2 : null
}

function rankOrNull(index: number): number | null {
  return index < 0 ? null : index
}
