import { airport, alertOf, around, openly, place } from '../alert.ts'
import type { Calendar } from '../calendar.ts'

/** Crime with a pattern that travellers can break. */
export function mexicoRobberies({ at, day, during }: Calendar) {
  const series = day(-3)
  const city = place('Mexico City', 'MX', 'scene')
  const mex = airport('MEX', 'at-risk')
  const content = openly({
    headline: `Mexico: Robberies of airport taxis in Mexico City ${series.name}`,
    summary: `Six passengers of street taxis from the airport of Mexico City have been robbed since ${series.name}; more cases are likely until the group is caught`,
    event: [
      `Since ${series.weekday}, six travellers who took unmarked taxis at Benito Juárez airport (MEX) were driven to cash machines and made to withdraw money. Two were hurt. All cases happened between 21:00 and 02:00 (local time).`,
      'The group seems to choose people who travel alone with office bags. The police have put patrols at Terminal 1 and ask for witnesses.',
    ].join('\n\n'),
    advice:
      'Take only taxis paid for at the counters inside the terminal, or a car sent by your office. If you are robbed, give what is asked for.',
    standingAdvice:
      'Risks in Mexico differ from state to state: ask the security desk about each leg of your journey.',
    category: 'crime',
    severity: 'Moderate',
    urgency: 'Expected',
    certainty: 'Observed',
    phase: 'ongoing',
    eventTime: { from: series.iso, to: day(0).iso },
    timeframe: during(-30, 24 * 7),
    countries: ['MX'],
    places: [mex, city],
    area: [around(mex, 15)],
    actions: ['Avoid', 'Assess'],
    forecasts: [
      {
        text: 'Further robberies of lone passengers at night.',
        likelihood: 'likely',
        ...during(0, 24 * 7),
        horizon: 'next week',
        place: 'MEX',
        target: 'Lone travellers with office bags',
      },
    ],
    actors: ['City police'],
  })
  return alertOf('mexico-robberies', at(-29), content)
}
