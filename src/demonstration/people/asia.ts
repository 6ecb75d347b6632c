import { home, homeIn, hotelUnknown, lodging, oneWay, person, post, somewhereIn } from '../person.ts'

const relief = 'Relief'

/** In the Philippines and Nepal. */
export const peopleInAsia = [
  person(
    'Maria Santos',
    { from: 'PH', team: 'Manila office', role: 'Office lead', phone: '+44 7700 900201' },
    home('At home, Makati', 14.5547, 121.0244),
  ),
  person('Jose Ramos', { from: 'PH', team: 'Manila office', role: 'Buyer' }, homeIn('Quezon City', 'PH')),
  person(
    'Luz Navarro',
    { from: 'PH', team: relief, role: 'Warehouse lead', phone: '+44 7700 900202' },
    home('At home, San Jose district, Tacloban', 11.2089, 125.0171),
  ),
  person(
    'Paolo Cruz',
    { from: 'PH', team: relief, role: 'Boat driver', tags: ['driver'] },
    home('At home, Palo', 11.158, 124.9905),
  ),
  person(
    'Claire Dubois',
    { from: 'FR', speaks: 'fr', team: relief, role: 'Doctor', purpose: 'Clinic' },
    lodging('Bay hotel, Tacloban', [11.2437, 125.0065], -4, 6),
  ),
  person(
    'Erik Lind',
    { from: 'SE', team: relief, role: 'Radio technician', purpose: 'Clinic' },
    hotelUnknown('Tacloban', 'PH', -1, 5),
  ),
  person(
    'Fatou Diop',
    { from: 'SN', speaks: 'fr', team: relief, role: 'Nutritionist', purpose: 'Assessment' },
    lodging('Inn by the cathedral, Legazpi', [13.1391, 123.7354], -2, 4),
  ),
  person(
    'Ben Walker',
    { from: 'AU', kind: 'contractor', team: 'Harbour Air', purpose: 'Charter flights' },
    oneWay('Cebu City', 'PH', -8),
  ),
  person(
    'Noor Rahman',
    { from: 'MY', team: 'Audit', role: 'Auditor', purpose: 'Audit' },
    somewhereIn('PH', 'Philippines', -3, 6),
  ),
  person(
    'Asha Gurung',
    { from: 'NP', team: 'Kathmandu office', role: 'Office lead', phone: '+44 7700 900203' },
    home('At home, Patan', 27.6766, 85.3242),
  ),
  person('Dipesh Rai', { from: 'NP', team: 'Kathmandu office', role: 'Driver' }, homeIn('Kathmandu', 'NP')),
  person(
    'Lucia Ferrari',
    { from: 'IT', team: 'Education', role: 'Teacher', purpose: 'School visits' },
    lodging('Lakeside guest house, Pokhara', [28.2096, 83.9575], -7, 3),
  ),
  person(
    'Samuel Ortiz',
    { from: 'CO', speaks: 'es', team: 'Education', role: 'Trainer', purpose: 'School visits' },
    lodging('Lakeside guest house, Pokhara', [28.2096, 83.9575], -7, -2),
    hotelUnknown('Kathmandu', 'NP', -2, 2),
  ),
  person(
    'Hannah Cohen',
    { from: 'IL', kind: 'visitor', purpose: 'Board visit' },
    lodging('Garden hotel, Kathmandu', [27.7149, 85.3123], 8, 13),
  ),
  person(
    'Tenzin Lama',
    { from: 'NP', kind: 'contractor', team: 'Hill Guides' },
    post('At post, Pokhara depot', 28.2221, 83.9871),
  ),
]
