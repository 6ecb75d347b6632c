import type { Columns } from './headers.ts'

export type PeopleColumn =
  | 'key'
  | 'name'
  | 'given name'
  | 'family name'
  | 'email'
  | 'phone'
  | 'emergency contact'
  | 'emergency phone'
  | 'language'
  | 'nationality'
  | 'affiliation'
  | 'tags'
  | 'team'
  | 'role'
  | 'kind'
  | 'home'
  | 'home country'
  | 'post'
  | 'post country'

/** Columns of people.csv with other spellings (en, fr, es, de, pt, it, ru, ar). Case, accents and signs do not count. */
export const peopleColumns: Columns<PeopleColumn> = {
  key: [
    ...['id', 'person id', 'employee id', 'employee number', 'staff id', 'personnel number', 'external id'],
    ...['matricule', 'identifiant', 'Personalnummer', 'número de empleado', 'matrícula', 'табельный номер'],
    'رقم الموظف',
  ],
  name: [
    ...['full name', 'display name', 'employee', 'traveller', 'traveler', 'nom complet', 'nom et prénom'],
    ...[
      'nombre completo',
      'nombre y apellidos',
      'vollständiger name',
      'nome',
      'nome completo',
      'имя',
      'фио',
      'الاسم',
    ],
  ],
  'given name': ['first name', 'forename', 'prénom', 'nombre', 'Vorname', 'primeiro nome'],
  'family name': [
    'last name',
    'surname',
    'nom',
    'nom de famille',
    'apellido',
    'apellidos',
    'Nachname',
    'фамилия',
  ],
  email: [
    ...[
      'e-mail',
      'mail',
      'email address',
      'mail address',
      'e-mail address',
      'work email',
      'courriel',
      'adresse mail',
    ],
    ...[
      'adresse e-mail',
      'adresse électronique',
      'correo',
      'correo electrónico',
      'E-Mail-Adresse',
      'endereço de email',
    ],
    ...['электронная почта', 'почта', 'البريد الإلكتروني'],
  ],
  phone: [
    ...[
      'telephone',
      'tel',
      'mobile',
      'mobile phone',
      'phone number',
      'cell',
      'téléphone',
      'portable',
      'teléfono',
    ],
    ...['móvil', 'Telefon', 'Handy', 'telefone', 'celular', 'телефон', 'الهاتف'],
  ],
  'emergency contact': [
    ...['next of kin', 'emergency contact name', 'contact d’urgence', 'personne à prévenir'],
    ...['contacto de emergencia', 'Notfallkontakt', 'contacto de emergência', 'экстренный контакт'],
  ],
  'emergency phone': [
    ...['emergency contact phone', 'emergency number', 'next of kin phone', 'téléphone d’urgence'],
    ...['teléfono de emergencia', 'Notfallnummer', 'telefone de emergência'],
  ],
  language: ['lang', 'preferred language', 'langue', 'idioma', 'Sprache', 'lingua', 'язык', 'اللغة'],
  nationality: [
    ...['nationalities', 'citizenship', 'passport', 'nationalité', 'nacionalidad', 'Nationalität'],
    ...['Staatsangehörigkeit', 'nacionalidade', 'гражданство', 'الجنسية'],
  ],
  affiliation: [
    'affiliations',
    'employer',
    'company',
    'organisation',
    'organization',
    'entreprise',
    'empresa',
    'Firma',
  ],
  tags: ['tag', 'labels', 'groups', 'étiquettes', 'etiquetas', 'Schlagwörter'],
  team: [
    'department',
    'unit',
    'division',
    'équipe',
    'service',
    'equipo',
    'departamento',
    'Abteilung',
    'отдел',
  ],
  role: [
    'job title',
    'title',
    'position',
    'function',
    'fonction',
    'cargo',
    'puesto',
    'Funktion',
    'должность',
  ],
  kind: ['type', 'person type', 'category', 'catégorie', 'tipo', 'Art'],
  home: [
    'home city',
    'home place',
    'home town',
    'residence',
    'domicile',
    'lieu de résidence',
    'Wohnort',
    'domicilio',
  ],
  'home country': ['country of residence', 'pays de résidence', 'Wohnsitzland', 'país de residencia'],
  post: [
    'duty station',
    'post city',
    'posting',
    'office city',
    'work city',
    'lieu d’affectation',
    'Dienstort',
  ],
  'post country': ['duty country', 'posting country', 'work country', 'pays d’affectation'],
}
