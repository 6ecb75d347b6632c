import type { Columns } from './headers.ts'

export type TripsColumn =
  | 'person'
  | 'trip'
  | 'place'
  | 'hotel'
  | 'airport'
  | 'country'
  | 'from'
  | 'to'
  | 'lat'
  | 'lon'
  | 'kind'
  | 'from airport'
  | 'to airport'
  | 'departs'
  | 'arrives'
  | 'purpose'
  | 'status'

/** Columns of trips.csv with other spellings (en, fr, es, de, pt, ru, ar). */
export const tripsColumns: Columns<TripsColumn> = {
  person: [
    ...[
      'email',
      'e-mail',
      'mail',
      'traveller',
      'traveler',
      'traveller email',
      'person key',
      'employee',
      'employee id',
    ],
    ...[
      'courriel',
      'voyageur',
      'correo',
      'correo electrónico',
      'viajero',
      'Reisender',
      'viajante',
      'matricule',
    ],
    ...['путешественник', 'электронная почта', 'المسافر'],
  ],
  trip: [
    'trip key',
    'trip id',
    'booking',
    'booking reference',
    'pnr',
    'record locator',
    'voyage',
    'viaje',
    'Reise',
  ],
  place: [
    'city',
    'town',
    'destination',
    'location',
    'ville',
    'lieu',
    'ciudad',
    'destino',
    'Ort',
    'Stadt',
    'Ziel',
    'город',
    'المدينة',
  ],
  hotel: [
    'accommodation',
    'lodging',
    'hôtel',
    'hébergement',
    'alojamiento',
    'Unterkunft',
    'гостиница',
    'الفندق',
  ],
  airport: ['airport code', 'iata', 'aéroport', 'aeropuerto', 'Flughafen', 'aeroporto', 'аэропорт', 'المطار'],
  country: ['country code', 'pays', 'país', 'Land', 'paese', 'страна', 'البلد'],
  from: [
    ...[
      'first day',
      'start',
      'start date',
      'starts',
      'arrival',
      'arrival date',
      'check-in',
      'check in',
      'date from',
      'du',
      'début',
    ],
    ...['arrivée', 'date d’arrivée', 'desde', 'llegada', 'von', 'Beginn', 'Anreise', 'de', 'с', 'من'],
  ],
  to: [
    ...[
      'last day',
      'end',
      'end date',
      'ends',
      'departure',
      'departure date',
      'check-out',
      'check out',
      'date to',
      'until',
      'au',
    ],
    ...['fin', 'départ', 'date de départ', 'hasta', 'salida', 'bis', 'Ende', 'Abreise', 'até', 'по', 'إلى'],
  ],
  lat: ['latitude', 'breite', 'latitud', 'широта'],
  lon: ['lng', 'long', 'longitude', 'länge', 'longitud', 'долгота'],
  kind: ['type', 'stay kind', 'tipo', 'Art'],
  'from airport': [
    'origin airport',
    'departure airport',
    'flight from',
    'aéroport de départ',
    'aeropuerto de salida',
  ],
  'to airport': [
    'destination airport',
    'arrival airport',
    'flight to',
    'aéroport d’arrivée',
    'aeropuerto de llegada',
  ],
  departs: ['departure time', 'flight departs', 'takeoff', 'heure de départ', 'hora de salida', 'Abflug'],
  arrives: ['arrival time', 'flight arrives', 'landing', 'heure d’arrivée', 'hora de llegada', 'Ankunft'],
  purpose: ['reason', 'reason for travel', 'motif', 'motivo', 'Zweck', 'цель'],
  status: ['booking status', 'state', 'statut', 'estado', 'Status'],
}
