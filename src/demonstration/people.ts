import { peopleInAfricaAndEurope } from './people/africa-europe.ts'
import { peopleInTheAmericas } from './people/americas.ts'
import { peopleInAsia } from './people/asia.ts'
import { peopleInIraq } from './people/iraq.ts'
import type { DemonstrationPerson } from './person.ts'

/** Everyone in the demonstration. All are invented, and their mail addresses lead nowhere. */
export const demonstrationPeople: DemonstrationPerson[] = [
  ...peopleInIraq,
  ...peopleInAsia,
  ...peopleInAfricaAndEurope,
  ...peopleInTheAmericas,
]

/** The organisation's own places; `contact` is who answers there. */
export const demonstrationSites = [
  {
    ...{ key: 'baghdad', name: 'Baghdad office', country: 'IQ', lat: 33.3103, lon: 44.4197 },
    ...{ headcount: 14, contact: 'nadia.karim@example.org' },
  },
  {
    ...{ key: 'nairobi', name: 'Nairobi hub', country: 'KE', lat: -1.2875, lon: 36.8021 },
    ...{ headcount: 22, contact: 'wanjiru.kamau@example.org' },
  },
  {
    ...{ key: 'manila', name: 'Manila office', country: 'PH', lat: 14.5586, lon: 121.0178 },
    ...{ headcount: 9, contact: 'maria.santos@example.org' },
  },
]
