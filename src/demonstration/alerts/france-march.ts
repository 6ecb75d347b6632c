import { alertOf, around, openly, place } from '../alert.ts'
import type { Calendar } from '../calendar.ts'

/** Over since yesterday: shown as expired. */
export function franceMarch({ at, day, during }: Calendar) {
  const march = day(-1)
  const marseille = place('Marseille', 'FR', 'scene')
  const content = openly({
    headline: `France: Dock strike and march in Marseille ${march.name}`,
    summary: `Port workers strike and march through the centre of Marseille on ${march.name}; ferries are cancelled and scuffles around the Old Port are possible`,
    event: [
      `Unions of the port of Marseille have called a one-day strike for ${march.weekday}. A march sets out from the docks at 10:00 (local time) and reaches the Old Port about noon. Some eight thousand people are expected.`,
      'Ferries to Corsica and North Africa do not sail that day. Trams 2 and 3 stop short of the centre until the evening.',
      'Scuffles are possible when the march breaks up.',
    ].join('\n\n'),
    advice:
      'Go round the Old Port between 10:00 and 18:00, and rebook ferry crossings. Keep your distance from police lines.',
    standingAdvice:
      'Strikes in France are announced days ahead: look at the operator’s page on the evening before you travel.',
    category: 'unrest',
    severity: 'Minor',
    urgency: 'Future',
    certainty: 'Likely',
    phase: 'planned',
    eventTime: { from: march.iso },
    timeframe: during(-36, -18),
    countries: ['FR'],
    places: [marseille],
    area: [around(marseille, 10)],
    actions: ['Avoid', 'Prepare'],
    forecasts: [
      {
        text: 'Scuffles at the end of the march.',
        likelihood: 'roughly even',
        ...during(-30, -18),
        horizon: 'on the day',
        place: 'Old Port',
      },
    ],
    actors: ['Port unions'],
  })
  return alertOf('france-march', at(-70), content)
}
