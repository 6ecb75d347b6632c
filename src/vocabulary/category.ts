import { z } from 'zod'

/** What kind of event it is: Alarum's own list, coarser than any provider's so that all of them map onto it. */
export const categories = [
  'conflict',
  'terrorism',
  'unrest',
  'crime',
  'political',
  'natural',
  'weather',
  'health',
  'transport',
  'infrastructure',
  'cyber',
  'cbrne',
  'travel',
  'other',
] as const
export const Category = z.enum(categories)
export type Category = z.infer<typeof Category>

/** CAP 1.2 §3.2.2 `category` codes. */
export const capCategories = [
  'Geo',
  'Met',
  'Safety',
  'Security',
  'Rescue',
  'Fire',
  'Health',
  'Env',
  'Transport',
  'Infra',
  'CBRNE',
  'Other',
] as const
export type CapCategory = (typeof capCategories)[number]

type Kind = { label: string; cap: readonly CapCategory[]; event: string }

/** Each category's label, CAP categories and OASIS event term (Event Terms list 1.0). */
export const categoryKind: Record<Category, Kind> = {
  conflict: { label: 'Armed conflict', cap: ['Security'], event: 'OET-177' },
  terrorism: { label: 'Terrorism', cap: ['Security'], event: 'OET-193' },
  unrest: { label: 'Civil unrest', cap: ['Security', 'Safety'], event: 'OET-040' },
  crime: { label: 'Crime', cap: ['Security'], event: 'OET-049' },
  political: { label: 'Politics', cap: ['Security'], event: 'OET-177' },
  natural: { label: 'Natural hazard', cap: ['Geo'], event: 'OET-178' },
  weather: { label: 'Weather', cap: ['Met'], event: 'OET-178' },
  health: { label: 'Health', cap: ['Health'], event: 'OET-178' },
  transport: { label: 'Transport', cap: ['Transport'], event: 'OET-178' },
  infrastructure: { label: 'Infrastructure', cap: ['Infra'], event: 'OET-145' },
  cyber: { label: 'Cyber', cap: ['Security', 'Infra'], event: 'OET-050' },
  cbrne: { label: 'Hazardous substances', cap: ['CBRNE'], event: 'OET-037' },
  travel: { label: 'Entry and exit rules', cap: ['Safety', 'Other'], event: 'OET-178' },
  other: { label: 'Other', cap: ['Other'], event: 'OET-178' },
}
