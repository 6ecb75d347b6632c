import { alertOf, around, openly, place } from '../alert.ts'
import type { Calendar } from '../calendar.ts'

/** Nobody knows yet what it is: severity unknown, cause unclear. */
export function portugalOutage({ at, iso, day, during }: Calendar) {
  const today = day(0)
  const lisbon = place('Lisbon', 'PT', 'scene')
  const content = openly({
    headline: `Portugal: Payment and phone networks fail in Lisbon ${today.name}`,
    summary: `Card payments and one mobile network have failed in parts of Lisbon since the morning of ${today.name}; the cause is not clear and a cyber attack has not been ruled out`,
    event: [
      'Since about three hours ago card terminals and cash machines of several banks do not work in Lisbon, and one of the mobile networks carries emergency calls only. Metro gates stand open.',
      'A network operator speaks of a failed update. A group unknown until now says on a message board that it broke in; it has shown nothing to prove it.',
    ].join('\n\n'),
    advice:
      'Keep some cash, use a landline or a wireless network to report to your office, and trust no message that asks for bank details.',
    standingAdvice: 'Portugal is a calm country to travel in; pickpockets work the trams of Lisbon.',
    category: 'cyber',
    developing: true,
    severity: 'Unknown',
    urgency: 'Immediate',
    certainty: 'Observed',
    phase: 'ongoing',
    eventTime: { from: iso(-3) },
    timeframe: during(-3, 24),
    countries: ['PT'],
    places: [lisbon],
    area: [around(lisbon, 15)],
    actions: ['Monitor', 'Prepare'],
    claims: [
      {
        text: 'A failed update is the cause.',
        speaker: 'Network operator',
        reliability: 'B',
        credibility: '3',
        at: iso(-2),
      },
      {
        text: 'We broke into the network.',
        speaker: 'Unknown group on a message board',
        reliability: 'E',
        credibility: '5',
        at: iso(-1.5),
      },
    ],
    forecasts: [
      {
        text: 'Most terminals work again.',
        likelihood: 'likely',
        ...during(6, 24),
        horizon: 'by tomorrow',
        place: 'Lisbon',
      },
    ],
    actors: ['Network operator'],
  })
  return alertOf('portugal-outage', at(-1.5), content)
}
