import type { Rules } from '../../../../src/desk/rules/contract.ts'

/** The rules as they are typed: every number as text. */
export type Typed = { presence: Record<PresenceName, string>; radius: Record<RadiusName, string> }
export type PresenceName = keyof Rules['presence']
export type RadiusName = keyof Rules['radius']

export const presenceWords: { name: PresenceName; label: string; unit: string; hint: string }[] = [
  {
    ...{ name: 'beforeArrivalHours', label: 'Before arrival', unit: 'hours' },
    hint: 'So long before a stay begins somebody may be there already: flights move.',
  },
  {
    ...{ name: 'afterDepartureHours', label: 'After departure', unit: 'hours' },
    hint: 'So long after it ends somebody may be there still.',
  },
  {
    ...{ name: 'oneWayDays', label: 'A trip without a return', unit: 'days' },
    hint: 'After so long it is half as sure that they are still away, and so on.',
  },
  {
    ...{ name: 'checkInHours', label: 'A check-in that is over', unit: 'hours' },
    hint: 'After so long it is half as sure; it counts for three times that.',
  },
  {
    ...{ name: 'leastConfidence', label: 'Tell nobody below', unit: '% sure' },
    hint: '0: nobody is ever left out for being unlikely to be there.',
  },
]

export const radiusWords: { name: RadiusName; label: string }[] = [
  { name: 'building', label: 'A known building' },
  { name: 'local', label: 'Unrest, crime, disruption' },
  { name: 'minor', label: 'Notice' },
  { name: 'moderate', label: 'Caution' },
  { name: 'severe', label: 'Warning' },
  { name: 'extreme', label: 'Critical' },
  { name: 'stormModerate', label: 'Weather, Caution' },
  { name: 'stormSevere', label: 'Weather, Warning' },
  { name: 'stormExtreme', label: 'Weather, Critical' },
]

const all: [keyof Rules, string, string, string][] = [
  ...presenceWords.map(({ name, label, unit }): [keyof Rules, string, string, string] => [
    'presence',
    name,
    label,
    unit,
  ]),
  ...radiusWords.map(({ name, label }): [keyof Rules, string, string, string] => [
    'radius',
    name,
    label,
    'km',
  ]),
]

/** What one set of rules has otherwise than another: `After departure 24 → 48 hours`. */
export function differences(from: Rules, to: Rules): string[] {
  return all.flatMap(([part, name, label, unit]) => {
    const [before, after] = [from, to].map((rules) => (rules[part] as Record<string, number>)[name])
    return before === after ? [] : [`${label} ${before} → ${after} ${unit}`]
  })
}

export function typedOf(rules: Rules): Typed {
  const texts = (part: object) =>
    Object.fromEntries(Object.entries(part).map(([name, n]) => [name, String(n)]))
  return { presence: texts(rules.presence), radius: texts(rules.radius) } as Typed
}

/** What is no number goes as it was typed: the server says what is wrong with it. */
export function asSent({ presence, radius }: Typed) {
  const numbers = (part: object) =>
    Object.fromEntries(
      Object.entries(part).map(([name, text]) => {
        const n = Number(String(text).trim().replace(',', '.'))
        return [name, String(text).trim() === '' || Number.isNaN(n) ? text : n]
      }),
    )
  return { presence: numbers(presence), radius: numbers(radius) }
}
