import { airport, alertOf, around, openly, place } from '../alert.ts'
import type { Calendar } from '../calendar.ts'

/** A closed airport, and travellers who have to wait. */
export function peruAirport({ at, day, during }: Calendar) {
  const closed = day(0)
  const cuz = airport('CUZ', 'scene')
  const cusco = place('Cusco', 'PE', 'at-risk')
  const content = openly({
    headline: `Peru: Cusco airport closed by damaged runway ${closed.name}`,
    summary: `The airport of Cusco (CUZ) has been closed since the early hours of ${closed.name} after a cargo aircraft damaged the runway; it is not expected to open before tomorrow evening`,
    event: [
      `A cargo aircraft burst its tyres on landing in the early hours of ${closed.weekday}, and tore up part of the only runway of Alejandro Velasco Astete airport (CUZ). Nobody was hurt. All flights are cancelled.`,
      'Airlines carry passengers by bus to Juliaca and Arequipa, six to ten hours away. Seats are short, and hotels in Cusco are filling up.',
      'The operator expects to open one half of the runway tomorrow evening; a longer closure is possible if rain delays the asphalt.',
    ].join('\n\n'),
    advice:
      'Do not go to the airport. Ask your airline for a seat by Juliaca or Arequipa, and keep your room for two more nights.',
    standingAdvice:
      'Allow a spare day at the end of journeys in the Peruvian highlands: weather and strikes cut roads and flights.',
    category: 'transport',
    severity: 'Moderate',
    urgency: 'Immediate',
    certainty: 'Observed',
    phase: 'ongoing',
    eventTime: { from: closed.iso },
    timeframe: during(-8, 40),
    countries: ['PE'],
    places: [cuz, cusco],
    area: [around(cuz, 40)],
    actions: ['Avoid', 'Prepare'],
    forecasts: [
      {
        text: 'One half of the runway opens.',
        likelihood: 'likely',
        ...during(24, 40),
        horizon: 'tomorrow evening',
        place: 'CUZ',
      },
    ],
    actors: ['Airport operator'],
  })
  return alertOf('peru-airport', at(-6), content)
}
