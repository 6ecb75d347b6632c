import type { DemonstrationAlert } from './alert.ts'
import { franceMarch } from './alerts/france-march.ts'
import { iraqStrike, iraqVote } from './alerts/iraq-earlier.ts'
import { iraqLetter } from './alerts/iraq-letter.ts'
import { kenyaAttackWarning, kenyaCholera } from './alerts/kenya.ts'
import { mexicoRobberies } from './alerts/mexico-robberies.ts'
import { nepalEarthquake, nepalEntry } from './alerts/nepal.ts'
import { peruAirport } from './alerts/peru-airport.ts'
import { philippinesTyphoon } from './alerts/philippines-typhoon.ts'
import { portugalOutage } from './alerts/portugal-outage.ts'
import type { Calendar } from './calendar.ts'

/** The twelve alerts of the demonstration, the twin of a published one first. All events are invented. */
export function demonstrationAlerts(days: Calendar): DemonstrationAlert[] {
  return [
    iraqLetter(days),
    iraqVote(days),
    iraqStrike(days),
    philippinesTyphoon(days),
    nepalEarthquake(days),
    nepalEntry(days),
    kenyaAttackWarning(days),
    kenyaCholera(days),
    franceMarch(days),
    peruAirport(days),
    mexicoRobberies(days),
    portugalOutage(days),
  ]
}
