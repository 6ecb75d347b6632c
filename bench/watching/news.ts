/** A generator of pseudo-random numbers from 0 to 1 that gives the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export type Told = { guid: string; title: string; text: string }

const places = [
  'Kisumu, Kenya',
  'Puebla, Mexico',
  'Lyon, France',
  'Davao, Philippines',
  'Basra, Iraq',
  'Cali, Colombia',
  'Kano, Nigeria',
  'Izmir, Turkey',
  'Surat, India',
  'Osaka, Japan',
  'Malmö, Sweden',
  'Kharkiv, Ukraine',
  'Lima, Peru',
  'Dakar, Senegal',
  'Hanoi, Vietnam',
  'Leeds, England',
  'Porto, Portugal',
  'Multan, Pakistan',
  'Durban, South Africa',
  'Rosario, Argentina',
]
const events = [
  [
    'Explosion',
    'bus station',
    'An explosion at the bus station of @ killed # people',
    'A blast went off at the bus station in @; # people died',
  ],
  [
    'Flood',
    'river',
    'A river flooded parts of @ after heavy rain and # houses stand under water',
    'Heavy rain flooded # houses in @ overnight',
  ],
  [
    'Rail strike',
    'railway',
    'Trains in @ stop for # days as drivers strike',
    'Drivers on the railway in @ began a strike of # days',
  ],
  [
    'Protest',
    'parliament',
    'Some # people marched to the parliament in @ against the new tax',
    'A protest of # people blocked roads in @',
  ],
  [
    'Fire',
    'market',
    'A fire in a market of @ hurt # people',
    'At the market in @ # people were injured in a fire',
  ],
  ['Outbreak', 'hospital', 'Hospitals in @ count # cases of cholera', 'Cholera: # people are treated in @'],
] as const
const syllables =
  'ba be bo da de di fa fe ga gi ha jo ka ke la le lo ma me mo na ne no pa pe ra re ro sa se so ta te to va ve wa ya za'.split(
    ' ',
  )

/** `count` reports about events with made-up people and places that are real, two to four reports an event, as desks would tell them. */
export function news(count: number, seed: number): Told[] {
  const chance = random(seed)
  const pick = <T>(all: readonly T[]) => all[Math.floor(chance() * all.length)] as T
  const name = () => {
    const word = `${pick(syllables)}${pick(syllables)}${pick(syllables)}`
    return word.charAt(0).toUpperCase() + word.slice(1)
  }
  const told: Told[] = []
  while (told.length < count) {
    const [kind, where, ...ways] = pick(events)
    const [place, who, road] = [pick(places), `${name()} ${name()}`, name()]
    const number = 2 + Math.floor(chance() * 60)
    const reports = 2 + Math.floor(chance() * 3)
    for (let i = 0; i < reports && told.length < count; i += 1) {
      const say = pick(ways).replace('@', place).replace('#', String(number))
      told.push({
        guid: `r-${seed}-${told.length}`,
        title: `${kind} in ${place.split(',')[0]}: ${road} ${where}`,
        text: `${say}, ${who} of the ${pick(['police', 'city', 'fire service', 'ministry'])} said. The ${where} on ${road} road is closed; ${pick(['traffic is diverted', 'schools stay shut', 'shops are closed', 'an inquiry was opened'])}. ${who} asked people to keep away from ${road}.`,
      })
    }
  }
  return told
}
