import type { Category } from '../../vocabulary/category.ts'

/** The hazard codes of GLIDE, which GDACS and ReliefWeb write too: what each is called, and Alarum's category. */
const hazards: Record<string, { called: string; category: Category }> = {
  AC: { called: 'Technological disaster', category: 'infrastructure' },
  AV: { called: 'Snow avalanche', category: 'natural' },
  CE: { called: 'Complex emergency', category: 'conflict' },
  CW: { called: 'Cold wave', category: 'weather' },
  DR: { called: 'Drought', category: 'natural' },
  EC: { called: 'Extratropical cyclone', category: 'weather' },
  EP: { called: 'Epidemic', category: 'health' },
  EQ: { called: 'Earthquake', category: 'natural' },
  ET: { called: 'Extreme temperature', category: 'weather' },
  FA: { called: 'Famine', category: 'health' },
  FF: { called: 'Flash flood', category: 'weather' },
  FL: { called: 'Flood', category: 'weather' },
  FR: { called: 'Fire', category: 'infrastructure' },
  HT: { called: 'Heat wave', category: 'weather' },
  IN: { called: 'Insect infestation', category: 'natural' },
  LS: { called: 'Landslide', category: 'natural' },
  MS: { called: 'Mudslide', category: 'natural' },
  OT: { called: 'Other', category: 'other' },
  SL: { called: 'Slide', category: 'natural' },
  SS: { called: 'Storm surge', category: 'weather' },
  ST: { called: 'Severe local storm', category: 'weather' },
  TC: { called: 'Tropical cyclone', category: 'weather' },
  TO: { called: 'Tornado', category: 'weather' },
  TS: { called: 'Tsunami', category: 'natural' },
  VO: { called: 'Volcano', category: 'natural' },
  VW: { called: 'Violent wind', category: 'weather' },
  WF: { called: 'Wild fire', category: 'natural' },
  WV: { called: 'Wave or surge', category: 'natural' },
}

/** What a hazard code stands for; null for a code that GLIDE has not. */
export function hazardOf(code: string | null | undefined): { called: string; category: Category } | null {
  const upper = code?.trim().toUpperCase() ?? ''
  return Object.hasOwn(hazards, upper) ? (hazards[upper] ?? null) : null
}

/** The shared name of an event by its GLIDE number, `glide:EQ-2026-000153-AFG`; empty for text that is none. */
export function glideIds(text: string | null | undefined): string[] {
  const found = (text ?? '').toUpperCase().match(/\b[A-Z]{2}-\d{4}-\d{6}(?:-[A-Z]{3})?\b/g) ?? []
  return [...new Set(found)].map((number) => `glide:${number}`)
}
