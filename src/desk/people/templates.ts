import type { ImportKind } from '../../people/import-job.ts'
import { csvOf } from './csv-out.ts'

const examples: Record<ImportKind, Record<string, string>> = {
  people: {
    ...{
      key: 'E01',
      name: 'Ana Example',
      email: 'ana@example.org',
      phone: '0033 1 99 00 00 01',
      language: 'fr',
    },
    ...{ nationality: 'France', affiliation: 'Sample Works', tags: 'engineer; driver', team: 'North' },
    ...{
      role: 'Engineer',
      kind: 'employee',
      home: 'Paris',
      'home country': 'France',
      post: '',
      'post country': '',
    },
  },
  trips: {
    ...{
      person: 'ana@example.org',
      trip: 'T-101',
      place: 'Baghdad',
      hotel: '',
      airport: '',
      country: 'Iraq',
    },
    ...{
      from: '2027-03-01',
      to: '2027-03-05',
      lat: '',
      lon: '',
      kind: '',
      'from airport': 'CDG',
      'to airport': 'BGW',
    },
    ...{ departs: '2027-03-01 07:30', arrives: '2027-03-01 15:10', purpose: 'Site visit', status: '' },
  },
  sites: {
    ...{
      key: 'S1',
      name: 'Baghdad office',
      place: '',
      airport: '',
      country: 'Iraq',
      lat: '33.3128',
      lon: '44.3615',
    },
    ...{ 'radius km': '0.5', headcount: '24', contacts: 'ana@example.org' },
  },
}

/** A file with every column of a kind and one example row, which imports as it is where its people are known. */
export function template(kind: ImportKind): string {
  return csvOf(Object.keys(examples[kind]), [Object.values(examples[kind])])
}
