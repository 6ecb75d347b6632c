import { airport, alertOf, around, openly, place } from '../alert.ts'
import type { Calendar } from '../calendar.ts'
import { brigades, iraqStanding, mission } from './iraq-standing.ts'

/** The strike that opened the situation. */
export function iraqStrike({ at, day, during }: Calendar) {
  const strike = day(-4)
  const bgw = airport('BGW', 'scene')
  const baghdad = place('Baghdad', 'IQ', 'at-risk')
  const content = openly({
    headline: `Iraq: Air strike hits depot near Baghdad airport ${strike.name}`,
    summary: `An air strike destroyed a vehicle depot west of Baghdad International Airport (BGW) on ${strike.name}; flights were held for five hours and reprisals are likely`,
    event: [
      `Shortly after 02:30 (local time) on ${strike.weekday}, at least two missiles struck a vehicle depot used by the ${brigades}, about four kilometres west of Baghdad International Airport (BGW). Hospital staff report eleven dead, among them two leading members of the group.`,
      `The airport held all departures until 07:45 and now works normally. The airport road was reduced to one lane for the rest of the day.`,
      `Reprisals against foreign military sites are likely within days. Checks on vehicles bound for the airport will probably be stricter for the next week.`,
    ].join('\n\n'),
    context: `Rockets had landed inside a training camp of the ${mission} twice during the past fortnight; nobody claimed them.`,
    advice:
      'Put off journeys to the western districts of Baghdad. Allow four hours for the way to the airport and confirm your flight before you set out.',
    standingAdvice: iraqStanding,
    category: 'conflict',
    severity: 'Severe',
    urgency: 'Immediate',
    certainty: 'Observed',
    phase: 'past',
    eventTime: { from: strike.iso },
    timeframe: during(-96, 72),
    countries: ['IQ'],
    places: [bgw, baghdad],
    area: [around(bgw, 15)],
    actions: ['Avoid', 'Prepare', 'Monitor'],
    claims: [
      {
        text: 'The strike answered rocket fire on a training camp.',
        speaker: mission,
        reliability: 'B',
        credibility: '3',
        at: day(-3).iso,
      },
      {
        text: 'Only mechanics and drivers were at the depot.',
        speaker: brigades,
        reliability: 'D',
        credibility: '5',
        at: strike.iso,
      },
    ],
    forecasts: [
      {
        text: 'Reprisals against foreign military sites.',
        likelihood: 'likely',
        ...during(-94, 48),
        horizon: 'within days',
        place: 'Baghdad',
        target: 'Foreign military sites',
      },
    ],
    actors: [mission, brigades],
  })
  return alertOf('iraq-strike', at(-94), content)
}

/** The vote that followed it. */
export function iraqVote({ at, day, during }: Calendar) {
  const vote = day(-2)
  const baghdad = place('Baghdad', 'IQ', 'scene')
  const content = openly({
    headline: `Iraq: Parliament votes against advisory mission ${vote.name}`,
    summary: `Parliament asked the government on ${vote.name} to end the permit of a foreign advisory mission; marches through the centre of Baghdad are very likely on the day after`,
    event: [
      `The Council of Representatives passed a motion on ${vote.weekday}, that asks the cabinet to end the permit of the ${mission}. Almost half of the members stayed away. The motion has no legal force of its own.`,
      `Organisers have called for a march from Tahrir Square to the government quarter on the following morning. Bridges over the Tigris will probably be closed from 08:00 (local time).`,
    ].join('\n\n'),
    context: `The motion was tabled after the air strike of ${day(-4).name} near the airport.`,
    advice:
      'Plan your day without crossing the Tigris in the centre. Keep clear of Tahrir Square and its side streets.',
    standingAdvice: iraqStanding,
    category: 'political',
    severity: 'Moderate',
    urgency: 'Expected',
    certainty: 'Observed',
    phase: 'ongoing',
    eventTime: { from: vote.iso },
    timeframe: during(-46, 30),
    countries: ['IQ'],
    places: [baghdad],
    area: [around(baghdad, 12)],
    actions: ['Avoid', 'Monitor'],
    forecasts: [
      {
        text: 'Marches and closed bridges in the centre.',
        likelihood: 'very likely',
        ...during(-30, -18),
        horizon: 'the following morning',
        place: 'Central Baghdad',
      },
    ],
    actors: ['Council of Representatives', mission],
  })
  return alertOf('iraq-vote', at(-45), content, ['iraq-strike'])
}
