import { home, homeIn, hotelUnknown, lodging, oneWay, person, post, transit } from '../person.ts'

const compound: [number, number] = [33.3065, 44.3869]
const northGate: [number, number] = [33.5262, 44.2611]
// 24 km south of the centre of Baghdad: two kilometres outside the first alert's area.
const hillaRoad: [number, number] = [33.1248, 44.3996]

const field = 'Field operations'
const works = 'Water works'

/** Those with something to do with Iraq: most of the first alert's audience, and some who only nearly belong to it. */
export const peopleInIraq = [
  person(
    'Nadia Karim',
    { from: 'IQ', speaks: 'ar', team: 'Baghdad office', role: 'Office lead', phone: '+44 7700 900101' },
    home('At home, Karrada', 33.3012, 44.4241),
  ),
  person(
    'Yusuf Hadi',
    { from: 'IQ', speaks: 'ar', team: 'Baghdad office', role: 'Driver', phone: '+44 7700 900102' },
    home('At home, Mansour', 33.3156, 44.3438),
  ),
  person(
    'Salma Aziz',
    { from: 'IQ', speaks: 'ar', team: 'Baghdad office', role: 'Accountant' },
    home('At home, Adhamiya', 33.3723, 44.3585),
  ),
  person(
    'Omar Jasim',
    { from: 'IQ', speaks: 'ar', team: 'Baghdad office', role: 'Engineer', purpose: 'Conference' },
    home('At home, Zayouna', 33.3261, 44.4571),
    lodging('Hotel near the Gare de Lyon, Paris', [48.8449, 2.3735], -2, 6),
  ),
  person(
    'Layla Mansour',
    { from: 'LB', speaks: 'ar', team: field, role: 'Coordinator', tags: ['mission-liaison'] },
    post('At post, residence in Jadriya', 33.2822, 44.3874),
  ),
  person(
    'Thomas Berger',
    { from: 'AT', team: field, role: 'Programme lead', phone: '+44 7700 900103' },
    post('At post, residence in Jadriya', 33.2822, 44.3874),
  ),
  person(
    'Eva Berger',
    { from: 'AT', kind: 'dependant', phone: '+44 7700 900104' },
    home('At home, residence in Jadriya', 33.2822, 44.3874),
  ),
  person(
    'Jonas Berger',
    { from: 'AT', kind: 'dependant' },
    home('At home, residence in Jadriya', 33.2822, 44.3874),
  ),
  person(
    'Mei Tanaka',
    { from: 'JP', team: works, role: 'Hydrologist', purpose: 'Site survey' },
    lodging('Riverside compound, Baghdad', compound, -3, 4),
  ),
  person(
    'Grace Mutua',
    { from: 'KE', team: works, role: 'Surveyor', purpose: 'Site survey', phone: '+44 7700 900105' },
    lodging('Riverside compound, Baghdad', compound, -3, 4),
  ),
  person(
    'Pierre Lambert',
    { from: 'FR', speaks: 'fr', team: works, role: 'Pump engineer', purpose: 'Commissioning' },
    lodging('Riverside compound, Baghdad', compound, -6, 8),
  ),
  person(
    'Rosa Delgado',
    { from: 'ES', speaks: 'es', team: field, role: 'Trainer', purpose: 'Training course' },
    lodging('Guest house in Karrada, Baghdad', [33.2995, 44.4318], -1, 6),
  ),
  person(
    'Daniel Okafor',
    { from: 'NG', team: field, role: 'Logistics', purpose: 'Take over the store' },
    oneWay('Baghdad', 'IQ', -5),
  ),
  person(
    'Ingrid Solberg',
    { from: 'NO', team: 'Audit', role: 'Auditor', purpose: 'Audit' },
    hotelUnknown('Baghdad', 'IQ', -1, 2),
  ),
  person(
    'Rafael Costa',
    { from: 'BR', team: works, role: 'Welder', purpose: 'Repair in Basra' },
    transit('BGW', 0.1, 0.3),
    lodging('Harbour inn, Basra', [30.5169, 47.8202], 0.4, 9),
  ),
  person(
    'Kofi Boateng',
    { from: 'GH', kind: 'contractor', team: 'Northgate Catering', tags: ['mission-liaison'] },
    post('At post, camp at Taji', ...northGate),
  ),
  person(
    'Anjali Rao',
    { from: 'IN', kind: 'contractor', team: 'Northgate Catering', phone: '+44 7700 900106' },
    post('At post, camp at Taji', ...northGate),
  ),
  person(
    'Bikash Thapa',
    { from: 'NP', kind: 'contractor', team: 'Northgate Catering' },
    post('At post, camp at Taji', ...northGate),
  ),
  person(
    'Sofia Marin',
    { from: 'RO', kind: 'contractor', team: 'Blue Line Drivers', purpose: 'Convoy', tags: ['driver'] },
    lodging('Staff quarters near the airport, Baghdad', [33.2711, 44.2903], -10, 12),
  ),
  person(
    'Haruto Mori',
    { from: 'JP', team: works, role: 'Geologist', purpose: 'Drilling' },
    lodging('Guest house on the Hilla road, south of Baghdad', hillaRoad, -2, 5),
  ),
  person(
    'Amal Nasser',
    { from: 'JO', speaks: 'ar', team: field, role: 'Nurse', purpose: 'Health round' },
    lodging('Citadel lodge, Erbil', [36.1893, 44.0105], -2, 7),
  ),
  person('Zaid Barzan', { from: 'IQ', speaks: 'ar', team: 'Erbil office' }, homeIn('Erbil', 'IQ')),
  person(
    'Helen Fraser',
    { from: 'GB', team: field, role: 'Adviser', purpose: 'Handover' },
    lodging('Riverside compound, Baghdad', compound, -12, -3),
  ),
]
