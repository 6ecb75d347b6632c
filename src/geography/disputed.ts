import type { Shape } from './area.ts'

/** Areas whose country is a matter of policy. docs/decisions/0003-disputed-areas.md says why each default stands. */
export const disputedAreas = [
  'crimea',
  'western-sahara',
  'golan',
  'east-jerusalem',
  'northern-cyprus',
  'sovereign-bases-cyprus',
  'kosovo',
  'taiwan',
] as const
export type DisputedArea = (typeof disputedAreas)[number]
export type DisputedPolicy = Readonly<Record<DisputedArea, string>>

export const defaultPolicy: DisputedPolicy = {
  crimea: 'UA',
  'western-sahara': 'EH',
  golan: 'SY',
  'east-jerusalem': 'PS',
  'northern-cyprus': 'CY',
  'sovereign-bases-cyprus': 'CY',
  kosovo: 'XK',
  taiwan: 'TW',
}

/** Reads `crimea=RU, golan=IL` over the defaults; a fault names the area or the code that is not understood. */
export function disputedPolicy(
  text: string,
): { ok: true; policy: DisputedPolicy } | { ok: false; fault: string } {
  const policy: Record<DisputedArea, string> = { ...defaultPolicy }
  for (const part of text.split(/[,;\s]+/).filter(Boolean)) {
    const [name = '', code = ''] = part.split('=')
    const area = disputedAreas.find((known) => known === name)
    if (!area) return { ok: false, fault: `"${name}" is not one of ${disputedAreas.join(', ')}` }
    if (!/^[A-Z]{2}$/.test(code))
      return { ok: false, fault: `${part}: give a country code such as ${area}=UA` }
    policy[area] = code
  }
  return { ok: true, policy }
}

/** Features of the border set that are a disputed area as a whole (Wikidata ids where it has no ISO code). */
export const disputedFeatures: Readonly<Record<string, DisputedArea>> = {
  Q7835: 'crimea',
  EH: 'western-sahara',
  Q23681: 'northern-cyprus',
  Q37362: 'sovereign-bases-cyprus',
  XK: 'kosovo',
  TW: 'taiwan',
}

/**
 * Areas that the border set gives to whoever controls them, outlined by hand to about 2 km, convex and anticlockwise, and
 * cut from that country's own border (`within`) so that the outline matters only on the inner side.
 */
export const disputedOutlines: readonly {
  area: DisputedArea
  within: string
  outline: Shape[number][number]
}[] = [
  {
    area: 'western-sahara',
    within: 'MA',
    outline: [
      [-18, 20],
      [-8.67, 20],
      [-8.67, 27.667],
      [-18, 27.667],
      [-18, 20],
    ],
  },
  {
    area: 'golan',
    within: 'IL',
    outline: [
      [35.64, 32.69],
      [36.0, 32.69],
      [36.0, 33.34],
      [35.7, 33.34],
      [35.63, 33.25],
      [35.62, 33.0],
      [35.64, 32.69],
    ],
  },
  {
    area: 'east-jerusalem',
    within: 'IL',
    outline: [
      [35.229, 31.72],
      [35.3, 31.72],
      [35.3, 31.87],
      [35.229, 31.87],
      [35.229, 31.72],
    ],
  },
]
