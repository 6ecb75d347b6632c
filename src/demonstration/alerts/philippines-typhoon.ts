import { airport, around, type DemonstrationAlert, openly, place } from '../alert.ts'
import type { Calendar } from '../calendar.ts'

/** A storm whose track moved: the second revision widens the area. */
export function philippinesTyphoon({ at, iso, day, during }: Calendar): DemonstrationAlert {
  const landfall = day(1)
  const tacloban = place('Tacloban', 'PH', 'at-risk')
  const legazpi = place('Legazpi', 'PH', 'at-risk')
  const tac = airport('TAC', 'at-risk')
  const first = openly({
    headline: `Philippines: Typhoon to reach Eastern Visayas ${landfall.name}`,
    summary: `A typhoon is forecast to come ashore near Tacloban on ${landfall.name} with gusts above 200 km/h; flooding, long power cuts and closed ports almost certain`,
    event: [
      `A typhoon east of the Philippines gained strength overnight and is moving west at about 20 km/h. The weather office expects its centre to reach the coast near Tacloban on ${landfall.weekday}, around noon (local time), with gusts of up to 205 km/h.`,
      'Ports in Eastern Visayas stop sailings this evening. A storm surge of three metres is forecast for low ground around San Pedro Bay.',
      'Power, water and mobile networks will almost certainly fail in places for several days. Roads through the hills are likely to be cut by landslides.',
    ].join('\n\n'),
    context: 'The storm season in the central Philippines reaches its height between October and December.',
    advice:
      'Leave low-lying coast before dark, or move to a solid building above the second floor. Charge telephones and lamps, draw water for three days, and stay indoors while the eye passes: the wind returns from the other side.',
    standingAdvice: 'Between June and December check the weather office twice a day in all island provinces.',
    category: 'weather',
    severity: 'Extreme',
    urgency: 'Expected',
    certainty: 'Likely',
    phase: 'planned',
    eventTime: { from: landfall.iso, to: day(2).iso },
    timeframe: during(-20, 72),
    countries: ['PH'],
    places: [tacloban, tac],
    area: [around(tacloban, 90)],
    actions: ['Evacuate', 'Prepare', 'Shelter'],
    forecasts: [
      {
        text: 'Gusts above 200 km/h at the coast.',
        likelihood: 'very likely',
        ...during(18, 36),
        horizon: 'tomorrow',
        place: 'Tacloban',
      },
      {
        text: 'Power and mobile networks fail for days.',
        likelihood: 'almost certain',
        ...during(18, 120),
        horizon: 'this week',
        place: 'Eastern Visayas',
      },
    ],
    actors: ['National weather office', 'Coast guard'],
    response: { mode: 'acknowledge', deadlineHours: 12 },
  })
  const wider = openly({
    ...first,
    summary: `A typhoon now expected between Tacloban and Legazpi on ${landfall.name} is moving further north than forecast yesterday; southern Luzon should get ready as well`,
    event: [
      `The typhoon has turned north-west since yesterday. Its centre is now expected to cross Samar on ${landfall.weekday}, and to pass close to Legazpi within the following twelve hours. Gusts of up to 215 km/h are forecast.`,
      'Ferries between Luzon and Samar no longer run, and the airport of Tacloban (TAC) closes at 18:00 (local time). Villages on the slopes of Mayon volcano are being cleared because rain may set old ash in motion.',
      'Power, water and mobile networks will almost certainly fail in places for several days, now in Albay and Sorsogon too.',
    ].join('\n\n'),
    timeframe: during(-20, 84),
    places: [tacloban, tac, legazpi],
    area: [around(tacloban, 90), around(legazpi, 80)],
    forecasts: [
      ...first.forecasts,
      {
        text: 'Mudflows of volcanic ash on the slopes of Mayon.',
        likelihood: 'likely',
        from: iso(24),
        to: iso(60),
        horizon: 'tomorrow night',
        place: 'Legazpi',
      },
    ],
  })
  const note = 'The track has moved north: the area around Legazpi is added.'
  return {
    key: 'philippines-typhoon',
    follows: [],
    revisions: [
      { kind: 'alert', issuedAt: at(-20), note: null, content: first },
      { kind: 'update', issuedAt: at(-3), note, content: wider },
    ],
  }
}
