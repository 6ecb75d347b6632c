import { airport, alertOf, around, openly, place } from '../alert.ts'
import type { Calendar } from '../calendar.ts'
import { brigades, iraqStanding, mission } from './iraq-standing.ts'

/** Third of its situation: a letter, the clarification that overrules it, and a roll-call. */
export function iraqLetter({ at, iso, day, during }: Calendar) {
  const [strike, vote, today] = [day(-4), day(-2), day(-1)]
  const baghdad = place('Baghdad', 'IQ', 'scene')
  const taji = place('Taji', 'IQ', 'at-risk')
  const bgw = airport('BGW', 'at-risk')
  const content = openly({
    headline: `Iraq: Advisory mission denies it is leaving ${today.name}`,
    summary: `Mission headquarters says its advisers stay in Iraq after a letter published on ${today.name} was read as notice of departure; tighter controls in and around Baghdad likely`,
    event: [
      `The headquarters of the ${mission} stated on ${today.weekday}, that nobody has decided to end its presence in Iraq. A letter from its deputy commander to the Iraqi Joint Operations Office, published a few hours before, had been taken to mean that advisers would be pulled out of the capital. In the headquarters' reading the letter only gives notice of more convoys and flights between bases while units change over.`,
      `A day earlier, on ${vote.name}, parliament had adopted a motion that asks the government to withdraw the mission's permit. It does not bind the cabinet, yet it casts doubt on the arrangement under which trainers have worked with Iraqi units for three years.`,
      `One contributing country let it be known the same evening that most of its trainers, who live in Baghdad and Taji, will be moved abroad for the time being.`,
      `Tension is likely to stay high throughout Iraq this week. Additional checkpoints, identity checks and roads closed at short notice are very likely in Baghdad over the next three days, above all on the approaches to Baghdad International Airport (BGW). Rockets or drones aimed at premises and convoys of the mission cannot be ruled out, since the ${brigades} have announced a reply to the strike of ${strike.name}.`,
    ].join('\n\n'),
    context: `On ${strike.name} an air strike hit a vehicle yard of the ${brigades} west of Baghdad International Airport (BGW); two of the group's organisers died. The mission acknowledged the strike on the following day and called it an answer to rocket fire on a training camp. Two marches to the gates of the government quarter have taken place since, both without serious injury. Much about the coming days is still uncertain.`,
    advice:
      'Everyone in Iraq should keep informed through several sources, stay away from marches and gatherings of any kind, and do as local officials and their own embassy tell them. Please answer the safety check, even when all is well.',
    standingAdvice: iraqStanding,
    category: 'political',
    severity: 'Severe',
    urgency: 'Expected',
    certainty: 'Likely',
    phase: 'ongoing',
    eventTime: { from: today.iso },
    timeframe: during(-1, 96),
    countries: ['IQ'],
    places: [baghdad, taji, bgw],
    area: [around(baghdad, 22), around(bgw, 8), around(taji, 10)],
    conditions: [
      {
        tags: ['mission-liaison'],
        wording:
          'You work with the mission: use its own transport only, and call the duty desk before you enter or leave one of its sites.',
      },
    ],
    actions: ['Monitor', 'Avoid', 'Execute'],
    claims: [
      {
        text: 'Advisers will be relocated out of Baghdad in the coming weeks.',
        speaker: `Deputy commander of the ${mission}, in a letter`,
        reliability: 'B',
        credibility: '4',
        at: today.iso,
        stands: false,
        replacedBy: 1,
      },
      {
        text: 'No departure has been decided; the letter announces more movements between bases.',
        speaker: `Headquarters of the ${mission}`,
        reliability: 'B',
        credibility: '2',
        at: iso(-9),
      },
      {
        text: 'The strike will be answered at a time of our choosing.',
        speaker: brigades,
        reliability: 'D',
        credibility: '3',
        at: day(-3).iso,
      },
    ],
    forecasts: [
      {
        text: 'Tension stays high throughout the country.',
        likelihood: 'likely',
        ...during(0, 168),
        horizon: 'this week',
        place: 'Iraq',
      },
      {
        text: 'Additional checkpoints, identity checks and short-notice road closures.',
        likelihood: 'very likely',
        ...during(0, 72),
        horizon: 'next three days',
        place: 'Baghdad and the roads to BGW',
      },
      {
        text: 'Rocket or drone attack on premises or convoys.',
        likelihood: 'unlikely',
        ...during(0, 96),
        horizon: 'next four days',
        place: 'Baghdad, Taji, BGW',
        target: `Sites and convoys of the ${mission}`,
      },
    ],
    actors: [mission, brigades, 'Council of Representatives', 'Joint Operations Office'],
    response: { mode: 'safety-check', deadlineHours: 4 },
    sources: [{ name: 'Statement of the mission (invented for this exercise)' }],
  })
  return alertOf('iraq-letter', at(-2 / 3), content, ['iraq-vote', 'iraq-strike'])
}
