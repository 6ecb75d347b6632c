import { alertOf, around, openly, place } from '../alert.ts'
import type { Calendar } from '../calendar.ts'

const standing =
  'Vary your routes in Kenyan cities, keep copies of papers apart from the originals, and arrange lifts after dark.'

/** Warning of an attack before anything has happened. */
export function kenyaAttackWarning({ at, day, during }: Calendar) {
  const warned = day(-1)
  const nairobi = place('Nairobi', 'KE', 'at-risk')
  const content = openly({
    headline: `Kenya: Police warn of attack plans in Nairobi ${warned.name}`,
    summary: `Police in Nairobi reported on ${warned.name} that a cell had scouted shopping centres; three arrests were made and two suspects are still sought`,
    event: [
      `Police announced on ${warned.weekday}, that three people were arrested in the east of Nairobi with plans of two shopping centres and materials for explosives. Two more suspects have not been found.`,
      'Searches of bags and cars have begun at malls, hotels and bus stations. Some centres open late or stay shut for the weekend.',
      'An attempt by those still at large is possible, most of all at weekends and around sunset.',
    ].join('\n\n'),
    context:
      'Attack warnings for the capital have been given twice this year; nothing followed either of them.',
    advice:
      'Do without visits to shopping centres and busy terraces for the next days. Where you must go, arrive early, note the exits, and leave at once when something seems wrong.',
    standingAdvice: standing,
    category: 'terrorism',
    severity: 'Severe',
    urgency: 'Expected',
    certainty: 'Possible',
    phase: 'ongoing',
    eventTime: { from: warned.iso },
    timeframe: during(-16, 120),
    countries: ['KE'],
    places: [nairobi],
    area: [around(nairobi, 20)],
    actions: ['Avoid', 'Assess', 'Monitor'],
    claims: [
      {
        text: 'Plans of two shopping centres and materials for explosives were seized.',
        speaker: 'Police headquarters, Nairobi',
        reliability: 'B',
        credibility: '3',
        at: warned.iso,
      },
    ],
    forecasts: [
      {
        text: 'Attempted attack on a crowded public building.',
        likelihood: 'unlikely',
        ...during(0, 120),
        horizon: 'next five days',
        place: 'Nairobi',
        target: 'Shopping centres, hotels, bus stations',
      },
    ],
    actors: ['Kenyan police'],
  })
  return alertOf('kenya-attack-warning', at(-15), content)
}

/** An outbreak, slow and local. */
export function kenyaCholera({ at, day, during }: Calendar) {
  const declared = day(-6)
  const mombasa = place('Mombasa', 'KE', 'scene')
  const content = openly({
    headline: `Kenya: Cholera outbreak declared in Mombasa ${declared.name}`,
    summary: `Health officials in Mombasa declared a cholera outbreak on ${declared.name} after 84 cases; more are likely while the rains last`,
    event: [
      `The county declared an outbreak of cholera on ${declared.weekday}. Eighty-four people have fallen ill, most of them in the districts north of the creek; five have died.`,
      'A broken main is thought to have let waste into the water supply. Tankers bring clean water to eleven points, and two clinics take patients around the clock.',
    ].join('\n\n'),
    advice:
      'Drink only boiled or sealed water and leave out ice and raw food. See a doctor on the same day if you have watery diarrhoea, and drink rehydration salts on the way.',
    standingAdvice: standing,
    category: 'health',
    severity: 'Moderate',
    urgency: 'Expected',
    certainty: 'Observed',
    phase: 'ongoing',
    eventTime: { from: declared.iso },
    timeframe: during(-140, 24 * 14),
    countries: ['KE'],
    places: [mombasa],
    area: [around(mombasa, 25)],
    actions: ['Prepare', 'Avoid'],
    forecasts: [
      {
        text: 'Further cases in neighbouring districts.',
        likelihood: 'likely',
        ...during(0, 24 * 14),
        horizon: 'next two weeks',
        place: 'Mombasa',
      },
    ],
    actors: ['County health office'],
  })
  return alertOf('kenya-cholera', at(-139), content)
}
