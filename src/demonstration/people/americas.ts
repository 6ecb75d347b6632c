import { homeIn, hotelUnknown, lodging, oneWay, person, transit } from '../person.ts'

/** In Peru and Mexico. */
export const peopleInTheAmericas = [
  person(
    'Carmen Quispe',
    { from: 'PE', speaks: 'es', team: 'Cusco office', role: 'Agronomist', phone: '+44 7700 900401' },
    homeIn('Cusco', 'PE'),
  ),
  person('Luis Herrera', { from: 'PE', speaks: 'es', team: 'Lima office' }, homeIn('Lima', 'PE')),
  person(
    'Hugo Petit',
    { from: 'BE', speaks: 'fr', team: 'Education', role: 'Photographer', purpose: 'Reportage' },
    lodging('Inn at San Blas, Cusco', [-13.5147, -71.9747], -4, 1),
  ),
  person(
    'Marta Nowak',
    { from: 'PL', team: 'Water works', role: 'Engineer', purpose: 'Well survey' },
    hotelUnknown('Cusco', 'PE', -2, 3),
  ),
  person(
    'Diego Rojas',
    { from: 'CL', speaks: 'es', kind: 'contractor', team: 'Andes Freight', purpose: 'Freight' },
    transit('CUZ', 0.1, 0.6),
  ),
  person(
    'Elena Vargas',
    { from: 'MX', speaks: 'es', team: 'Mexico office', role: 'Office lead', phone: '+44 7700 900402' },
    homeIn('Mexico City', 'MX'),
  ),
  person(
    'Victor Luna',
    { from: 'MX', speaks: 'es', team: 'Mexico office', role: 'Buyer' },
    homeIn('Guadalajara', 'MX'),
  ),
  person(
    'Sarah Kim',
    { from: 'KR', team: 'Finance', role: 'Auditor', purpose: 'Audit' },
    lodging('Hotel by Terminal 1, Mexico City', [19.4352, -99.0868], -1, 3),
  ),
  person(
    'Ahmed Saleh',
    { from: 'EG', speaks: 'ar', team: 'Field operations', purpose: 'Start of a posting' },
    oneWay('Mexico City', 'MX', -6),
  ),
]
