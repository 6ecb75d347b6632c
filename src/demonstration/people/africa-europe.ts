import { home, homeIn, hotelUnknown, lodging, person, transit } from '../person.ts'

/** In Kenya, France and Portugal. */
export const peopleInAfricaAndEurope = [
  person(
    'Wanjiru Kamau',
    { from: 'KE', team: 'Nairobi hub', role: 'Hub lead', phone: '+44 7700 900301' },
    home('At home, Kilimani', -1.2921, 36.7856),
  ),
  person('Peter Otieno', { from: 'KE', team: 'Nairobi hub', role: 'Stores' }, homeIn('Nairobi', 'KE')),
  person(
    'Amina Hassan',
    { from: 'KE', team: 'Coast office', role: 'Nurse', phone: '+44 7700 900302' },
    home('At home, Nyali, Mombasa', -4.0397, 39.7036),
  ),
  person(
    'Ravi Menon',
    { from: 'IN', team: 'Finance', role: 'Controller', purpose: 'Budget week' },
    lodging('Hotel in Westlands, Nairobi', [-1.2649, 36.8028], -1, 4),
  ),
  person(
    'Chloe Martin',
    { from: 'CA', speaks: 'fr', team: 'Education', role: 'Researcher', purpose: 'Interviews' },
    hotelUnknown('Mombasa', 'KE', -3, 8),
  ),
  person(
    'Abdi Warsame',
    { from: 'SO', team: 'Field operations', role: 'Adviser', purpose: 'Return from leave' },
    transit('NBO', 0.2, 0.5),
  ),
  person('Esther Kamau', { from: 'KE', kind: 'dependant' }, home('At home, Kilimani', -1.2921, 36.7856)),
  person(
    'Julien Moreau',
    { from: 'FR', speaks: 'fr', team: 'Marseille depot', role: 'Depot lead' },
    home('At home, Le Panier, Marseille', 43.2988, 5.3683),
  ),
  person('Samira Belkacem', { from: 'DZ', speaks: 'fr', team: 'Marseille depot' }, homeIn('Marseille', 'FR')),
  person(
    'Olga Novak',
    { from: 'CZ', team: 'Finance', role: 'Analyst', purpose: 'Stocktaking' },
    lodging('Hotel at the Old Port, Marseille', [43.2956, 5.3744], -3, 1),
  ),
  person('Lena Vogel', { from: 'DE', team: 'Headquarters', role: 'Security desk' }, homeIn('Paris', 'FR')),
  person(
    'Ines Carvalho',
    { from: 'PT', team: 'Lisbon office', role: 'Office lead', phone: '+44 7700 900303' },
    home('At home, Alfama, Lisbon', 38.7118, -9.1297),
  ),
  person('Miguel Sousa', { from: 'PT', team: 'Lisbon office', role: 'Systems' }, homeIn('Lisbon', 'PT')),
  person(
    'Aoife Byrne',
    { from: 'IE', team: 'Headquarters', role: 'Lawyer', purpose: 'Contract talks' },
    lodging('Hotel in Chiado, Lisbon', [38.7107, -9.1422], -1, 2),
  ),
]
