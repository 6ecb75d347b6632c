import type { CountryRisk } from '../vocabulary/risk.ts'

/** Standing advice on a country; reviews in days from the first start. */
export type DemonstrationProfile = {
  country: string
  risk: CountryRisk
  environment: string
  advice: string
  reviewed: number
  due: number
}

/** One for each country of the alerts; that of Mexico is overdue for review. */
export const demonstrationProfiles: DemonstrationProfile[] = [
  {
    country: 'IQ',
    risk: 'High',
    environment:
      'Armed groups, disputes over foreign missions and sudden road closures shape daily life. The Kurdistan Region is calmer than the centre and the south. Summer brings power cuts and heat above 48 °C.',
    advice:
      'Travel only with a reason, a host and a vehicle of your own. Register each movement with the duty desk and keep two ways out of the country open.',
    reviewed: -12,
    due: 48,
  },
  {
    country: 'PH',
    risk: 'Moderate',
    environment:
      'Typhoons cross the islands from June to December; earthquakes and volcanoes are a hazard all year. Parts of the far south see armed clashes.',
    advice:
      'Look at the weather office before each flight or crossing, and keep one spare day between islands.',
    reviewed: -30,
    due: 150,
  },
  {
    country: 'NP',
    risk: 'Low',
    environment:
      'Roads are narrow and break off in the rains; hospitals outside the capital are small. Earthquakes are frequent, crime is rare.',
    advice: 'Fly rather than drive at night, and carry insurance that pays for a helicopter.',
    reviewed: -60,
    due: 120,
  },
  {
    country: 'KE',
    risk: 'Elevated',
    environment:
      'Robbery is common in the large cities, and groups from across the north-eastern border have attacked hotels and malls. The coast has outbreaks of cholera in the rains.',
    advice:
      'Book lifts in advance, stay off the streets after dark, and check your vaccinations a month ahead.',
    reviewed: -20,
    due: 70,
  },
  {
    country: 'FR',
    risk: 'Low',
    environment:
      'Strikes and marches interrupt trains, ports and fuel deliveries several times a year; pickpockets work the large stations.',
    advice: 'Check trains on the evening before, and walk around marches rather than through them.',
    reviewed: -90,
    due: 275,
  },
  {
    country: 'PE',
    risk: 'Moderate',
    environment:
      'Road blocks in the highlands can last for days. Height troubles newcomers in Cusco and Puno; thefts are common at bus stations.',
    advice: 'Plan a day to get used to the height, and keep water and food for a night in the car.',
    reviewed: -45,
    due: 135,
  },
  {
    country: 'MX',
    risk: 'Elevated',
    environment:
      'Organised crime holds ground in several states, while others are as calm as their neighbours abroad. Robbery from taxis and at cash machines is the usual risk in the capital.',
    advice:
      'Ask for the rating of each state on your route, use cars that are booked, and carry no more cards than you need.',
    reviewed: -200,
    due: -20,
  },
  {
    country: 'PT',
    risk: 'Low',
    environment: 'A quiet country; forest fires close roads in the interior in summer.',
    advice: 'No special care is needed beyond that of any large town.',
    reviewed: -100,
    due: 265,
  },
]
