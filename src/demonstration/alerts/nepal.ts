import { alertOf, around, type DemonstrationAlert, openly, place } from '../alert.ts'
import type { Calendar } from '../calendar.ts'

const standing =
  'In the hills of Nepal carry a torch, water and a paper map, and tell somebody your route each morning.'

/** A natural hazard that ended well: its last revision is the all-clear. */
export function nepalEarthquake({ at, day, during }: Calendar): DemonstrationAlert {
  const quake = day(-5)
  const pokhara = place('Pokhara', 'NP', 'scene')
  const first = openly({
    headline: `Nepal: Earthquake shakes Pokhara valley ${quake.name}`,
    summary: `A magnitude 5.4 earthquake shook the Pokhara valley early on ${quake.name}; a slide has dammed a side river and houses below it have been emptied`,
    event: [
      `An earthquake of magnitude 5.4 woke the Pokhara valley at 04:12 (local time) on ${quake.weekday}. Walls cracked in older houses; fourteen people were treated for cuts and falls.`,
      'A landslide blocks a side valley north of the town and a lake is rising behind it. The district office has had the banks below emptied, up to twenty metres above the river.',
      'Aftershocks are almost certain for several days. The dam may give way without warning.',
    ].join('\n\n'),
    context: null,
    advice:
      'Stay off the river banks and out of damaged houses. Follow the wardens of the district office, and expect aftershocks.',
    standingAdvice: standing,
    category: 'natural',
    severity: 'Moderate',
    urgency: 'Immediate',
    certainty: 'Observed',
    phase: 'ongoing',
    eventTime: { from: quake.iso },
    timeframe: during(-120, 24),
    countries: ['NP'],
    places: [pokhara],
    area: [around(pokhara, 30)],
    actions: ['Evacuate', 'Avoid', 'Execute'],
    forecasts: [
      {
        text: 'Aftershocks that can be felt.',
        likelihood: 'almost certain',
        ...during(-119, -24),
        horizon: 'several days',
        place: 'Pokhara valley',
      },
    ],
    actors: ['District office'],
  })
  const over = openly({
    ...first,
    summary:
      'The lake behind the landslide has been drained and people are back in their houses; there is no danger from it any more',
    event: [
      `Army engineers cut a channel through the landslide north of Pokhara on ${day(-2).name}. The lake behind it has run off slowly and the river is at its usual height.`,
      'The district office let everybody return home this morning. No aftershock above magnitude 3 was measured in the past two days.',
    ].join('\n\n'),
    advice:
      'No special care is needed any longer. Have cracked walls looked at before you sleep beneath them.',
    phase: 'past',
    actions: ['AllClear'],
    forecasts: [],
  })
  return {
    key: 'nepal-earthquake',
    follows: [],
    revisions: [
      { kind: 'alert', issuedAt: at(-117), note: null, content: first },
      { kind: 'all-clear', issuedAt: at(-22), note: 'The lake has been drained.', content: over },
    ],
  }
}

/** A rule about entry, announced ahead. */
export function nepalEntry({ at, day, during }: Calendar) {
  const starts = day(9)
  const kathmandu = place('Kathmandu', 'NP', 'speaker')
  const content = openly({
    headline: `Nepal: Visa on arrival needs online form ${starts.name}`,
    summary: `From ${starts.name} a visa on arrival is given only to travellers who have filled in an online form at least three days ahead; long queues are likely in the first week`,
    event: [
      `The immigration office in Kathmandu announced that visas on arrival will be tied to an online form from ${starts.weekday}. It must be sent at least three days before landing, and a printed receipt shown at the counter.`,
      'Holders of residence permits and of visas issued by an embassy are not affected. The office expects waits of two to three hours at the airport during the first week.',
    ].join('\n\n'),
    advice:
      'Fill in the form as soon as your flight is booked and carry the receipt on paper. Build three hours into onward connections.',
    standingAdvice: standing,
    category: 'travel',
    severity: 'Minor',
    urgency: 'Future',
    certainty: 'Likely',
    phase: 'planned',
    eventTime: { from: starts.iso },
    timeframe: during(-28, 24 * 16),
    countries: ['NP'],
    places: [kathmandu],
    area: [{ type: 'country', country: 'NP' }],
    actions: ['Prepare'],
    forecasts: [
      {
        text: 'Waits of two to three hours at the airport counters.',
        likelihood: 'likely',
        ...during(24 * 9, 24 * 16),
        horizon: 'first week of the rule',
        place: 'Kathmandu',
      },
    ],
    actors: ['Immigration office'],
  })
  return alertOf('nepal-entry', at(-28), content)
}
