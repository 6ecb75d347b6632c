import type { Place } from './area.ts'
import { nameKey } from './name-key.ts'

/** Parts of the world larger than a country, at about their middles. */
const areas: readonly [ref: string, names: string, lat: number, lon: number][] = [
  ['europe', 'Europe', 48.7, 9.1],
  ['africa', 'Africa', 7.2, 21.1],
  ['asia', 'Asia', 29.8, 89.3],
  ['north-america', 'North America', 46.1, -100.5],
  ['south-america', 'South America', -14.6, -57.7],
  ['americas', 'Americas,the Americas', 13, -82],
  ['latin-america', 'Latin America', -10, -60],
  ['central-america', 'Central America', 12.8, -85],
  ['oceania', 'Oceania', -18.3, 138.5],
  ['antarctica', 'Antarctica', -78.2, 16.4],
  ['middle-east', 'Middle East,Near East', 29, 45],
  ['gulf', 'Persian Gulf,Arabian Gulf', 26, 52],
  ['caribbean', 'Caribbean,West Indies', 19, -70],
  ['balkans', 'Balkans', 42.5, 22],
  ['caucasus', 'Caucasus', 42.5, 44.5],
  ['sahel', 'Sahel', 14.5, 5],
  ['maghreb', 'Maghreb', 32, 0],
  ['horn-of-africa', 'Horn of Africa', 9, 46],
  ['west-africa', 'West Africa', 12, -3],
  ['east-africa', 'East Africa', 0, 37],
  ['southern-africa', 'Southern Africa', -25, 25],
  ['north-africa', 'North Africa', 28, 10],
  ['central-asia', 'Central Asia', 43, 66],
  ['southeast-asia', 'Southeast Asia,South East Asia,South-East Asia', 8, 112],
  ['south-asia', 'South Asia', 23, 78],
  ['east-asia', 'East Asia', 35, 115],
  ['western-europe', 'Western Europe', 48, 5],
  ['eastern-europe', 'Eastern Europe', 50, 27],
  ['scandinavia', 'Scandinavia', 63, 15],
  ['kashmir', 'Kashmir', 34.5, 76],
  ['kurdistan', 'Kurdistan', 36.9, 44.5],
  ['mediterranean', 'Mediterranean,Mediterranean Sea', 35, 18],
  ['atlantic', 'Atlantic,Atlantic Ocean', 20, -35],
  ['pacific', 'Pacific,Pacific Ocean', 0, -150],
  ['indian-ocean', 'Indian Ocean', -10, 75],
  ['red-sea', 'Red Sea', 20, 38.5],
  ['black-sea', 'Black Sea', 43.2, 34.5],
  ['baltic', 'Baltic Sea,Baltic', 58, 20],
  ['north-sea', 'North Sea', 56, 3],
  ['south-china-sea', 'South China Sea', 13, 114],
]

const byName = new Map(
  areas.flatMap(([ref, names, lat, lon]) =>
    names.split(',').map((name): [string, Place] => [
      nameKey(name),
      {
        ...{
          ref: `area:${ref}`,
          name: names.split(',')[0] as string,
          kind: 'region',
          country: '',
          region: null,
        },
        ...{ lat, lon, zone: null, population: 0, iata: null },
      },
    ]),
  ),
)

/** A part of the world by its name, as a place of no country. */
export function areaByName(name: string): Place | undefined {
  return byName.get(nameKey(name))
}
