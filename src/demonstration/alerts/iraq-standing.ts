/** What holds for Iraq at any time: shown with each of its alerts. */
export const iraqStanding =
  'Conditions in Iraq can change within hours. Take expert advice and arrange support on the ground before every journey to the country.'
export const mission = 'Two Rivers Advisory Mission'
export const brigades = 'Southern Gate Brigades'
