import { distanceKm } from '../geography/measure.ts'
import { type Candidate, candidatesOf } from './candidates.ts'

/** A name in a text; `next` is the name right behind it and a comma, `first` that it opens the text. */
export type Named = { name: string; next: string | null; behind: boolean; first: boolean }
/** What a name was taken for, how surely (0 to 1), and what else it may mean. */
export type Resolved = {
  chosen: Candidate
  confidence: number
  others: { candidate: Candidate; confidence: number }[]
}

/** How much each thing that speaks for a candidate counts; learnt from reports of our own (training/resolve.ts). */
export const counted = {
  weight: 1.33,
  country: 2.45,
  region: 3.62,
  near: 3.38,
  hinted: 2.2,
  next: 6,
  whole: 1,
  airport: -1.5,
}
export type Counted = Record<keyof typeof counted, number>
export type Signs = Counted

/**
 * What each name means, one sense a text but for a name with its own state or country behind it: by its weight, by how many other
 * names of the text may lie in the same country and region or near by, by the country that is spoken of, and by what stands behind it.
 * Undefined where nothing of that name is known.
 */
export function resolved(
  names: readonly Named[],
  hinted: readonly string[],
  counts: Counted = counted,
): (Resolved | undefined)[] {
  return settled(names, hinted, counts).senses.map(({ candidates, shares, next }) => {
    const known = next.length > 0 ? 1 : 1 - unknownShare(candidates)
    const ranked = candidates
      .map((candidate, i) => ({ candidate, confidence: known * (shares[i] as number) }))
      .sort((a, b) => b.confidence - a.confidence)
    const [best, ...others] = ranked
    return best && { chosen: best.candidate, confidence: best.confidence, others: others.slice(0, 4) }
  })
}

/**
 * How often a name means none of the places that bear it (a county, a village too small), by the power of ten of people of the
 * largest one, as training/resolve.ts counts it on reports of our own; below a thousand people too few were counted.
 */
const unknowns = [0.46, 0.46, 0.46, 0.46, 0.21, 0.09, 0.04, 0.03, 0.02, 0.03]

function unknownShare(candidates: readonly Candidate[]): number {
  const largest = candidates.reduce(
    (most, { place, weight }) => (place.kind === 'country' ? 9 : Math.max(most, weight)),
    0,
  )
  return unknowns[Math.floor(largest)] ?? 0.03
}

/** The sense of each name after two rounds of voting, and what spoke for each candidate of a sense in the last. */
export function settled(names: readonly Named[], hinted: readonly string[], counts: Counted) {
  const senses = sensesOf(names)
  const all = [...new Set(senses)]
  const signs = new Map<Sense, Signs[]>()
  for (let round = 0; round < 2; round++) {
    const votes = votesOf(all)
    for (const sense of all) {
      const found = signsOf(sense, votes, hinted, all)
      signs.set(sense, found)
      sense.shares = softmax(found.map((one) => scoreOf(one, counts)))
    }
  }
  return { senses, signs }
}

/** A name in one sense: its candidates and the share of certainty of each; `next` are the refs that what stands behind it may mean. */
export type Sense = {
  named: Named
  times: number
  candidates: Candidate[]
  shares: number[]
  next: readonly string[]
}

/** Each name's sense: the same for all that are alike, but where a state or country of its own stands behind one. */
function sensesOf(names: readonly Named[]): Sense[] {
  const behind = new Map<string, string[]>()
  const refs = names.map(({ next }) => {
    if (next !== null && !behind.has(next)) behind.set(next, refsOf(next))
    return next === null ? [] : (behind.get(next) as string[])
  })
  // "Paris" alone is the Paris, Texas of the same text.
  const qualified = new Map(
    names.flatMap(({ name }, i) => (refs[i]?.length ? [[name.toLowerCase(), refs[i] as string[]]] : [])),
  )
  const senses = new Map<string, Sense>()
  return names.map((named, i) => {
    const name = named.name.toLowerCase()
    const next = refs[i]?.length ? (refs[i] as string[]) : (qualified.get(name) ?? [])
    const key = `${name}|${next}`
    const known = senses.get(key)
    if (known) {
      known.times++
      return known
    }
    const candidates = candidatesOf(named.name, named.behind)
    const shares = softmax(candidates.map(({ weight }) => weight * heavierFirst))
    const sense = { named, times: 1, candidates, shares, next }
    senses.set(key, sense)
    return sense
  })
}

/** How much a power of ten of people counts before anything else is known. */
const heavierFirst = 0.9

/** Refs that a name behind a comma may stand for: `region:US-TX`, `country:IQ`. */
function refsOf(next: string): string[] {
  return candidatesOf(next, true)
    .filter(({ place, kind }) => kind === null && (place.kind === 'country' || place.kind === 'region'))
    .map(({ place }) => place.ref)
}

type Votes = { countries: Map<string, number>; regions: Map<string, number>; total: number }

/** Each sense speaks once for the countries and regions it may lie in, by its shares; those that open the text twice. */
function votesOf(senses: readonly Sense[]): Votes {
  const votes: Votes = { countries: new Map(), regions: new Map(), total: 0 }
  for (const { candidates, shares, times, named } of senses) {
    const voice = (1 + Math.log(times)) * (named.first ? 2 : 1)
    votes.total += voice
    for (const [i, { place }] of candidates.entries()) {
      const share = voice * (shares[i] as number)
      add(votes.countries, place.country, share)
      if (place.region) add(votes.regions, place.region, share)
    }
  }
  return votes
}

function add(map: Map<string, number>, key: string, by: number) {
  map.set(key, (map.get(key) ?? 0) + by)
}

export function scoreOf(signs: Signs, counts: Counted): number {
  let score = 0
  for (const sign of Object.keys(counts) as (keyof Counted)[]) score += signs[sign] * counts[sign]
  return score
}

/** What speaks for each candidate of a sense; its own voice is taken out of the votes. */
function signsOf(sense: Sense, votes: Votes, hinted: readonly string[], all: readonly Sense[]): Signs[] {
  const voice = (1 + Math.log(sense.times)) * (sense.named.first ? 2 : 1)
  const rest = Math.max(0.5, votes.total - voice)
  const anchors = anchorsOf(all, sense)
  const own = (key: 'country' | 'region', value: string | null) =>
    voice *
    sense.candidates.reduce(
      (sum, { place }, i) => sum + (place[key] === value ? (sense.shares[i] as number) : 0),
      0,
    )
  return sense.candidates.map(({ place, weight, whole }) => {
    const country = ((votes.countries.get(place.country) ?? 0) - own('country', place.country)) / rest
    const region = place.region
      ? ((votes.regions.get(place.region) ?? 0) - own('region', place.region)) / rest
      : 0
    return {
      weight,
      country: Math.sqrt(Math.max(0, country)),
      region: Math.sqrt(Math.max(0, region)),
      near: place.kind === 'country' ? 0 : nearness(place, anchors),
      hinted: hinted.includes(place.country) ? 1 : 0,
      next:
        sense.next.includes(`country:${place.country}`) ||
        (place.region !== null && sense.next.includes(place.region))
          ? 1
          : 0,
      whole: whole ? 1 : 0,
      airport: place.kind === 'airport' || place.kind === 'airbase' ? 1 : 0,
    }
  })
}

type Anchor = { lat: number; lon: number; share: number }
const mostAnchors = 24

/** Towns of other names that are fairly sure. */
function anchorsOf(all: readonly Sense[], sense: Sense): Anchor[] {
  const anchors: Anchor[] = []
  for (const other of all) {
    if (other === sense || anchors.length === mostAnchors) continue
    const best = other.shares.indexOf(Math.max(...other.shares))
    const place = other.candidates[best]?.place
    const share = other.shares[best] ?? 0
    if (place && place.kind !== 'country' && place.country !== '' && share > 0.4)
      anchors.push({ lat: place.lat, lon: place.lon, share })
  }
  return anchors
}

/** From 0 to 1: one sure town close by is worth most, further ones add little. */
function nearness(place: { lat: number; lon: number }, anchors: readonly Anchor[]): number {
  let missing = 1
  for (const anchor of anchors) {
    if (Math.abs(anchor.lat - place.lat) > 4) continue
    const km = distanceKm(anchor, place)
    if (km < 400) missing *= 1 - anchor.share * 0.6 * Math.exp(-km / 120)
  }
  return 1 - missing
}

export function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores)
  const raised = scores.map((score) => Math.exp(score - most))
  const sum = raised.reduce((a, b) => a + b, 0)
  return raised.map((one) => one / sum)
}
