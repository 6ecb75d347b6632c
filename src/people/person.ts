import type { Selectable } from 'kysely'
import type { Person as PersonRow } from '../database/rows.ts'

export const personKinds = ['employee', 'dependant', 'contractor', 'visitor'] as const
export type PersonKind = (typeof personKinds)[number]

/** Somebody an organisation owes care to. `email` is null for those reached only by other ways. */
export type Person = Pick<
  Selectable<PersonRow>,
  | 'id'
  | 'key'
  | 'name'
  | 'email'
  | 'phone'
  | 'language'
  | 'kind'
  | 'nationality'
  | 'affiliation'
  | 'tags'
  | 'team'
  | 'role'
  | 'active'
>

export const personColumns = [
  'id',
  'key',
  'name',
  'email',
  'phone',
  'language',
  'kind',
  'nationality',
  'affiliation',
  'tags',
  'team',
  'role',
  'active',
] as const satisfies readonly (keyof Person)[]
