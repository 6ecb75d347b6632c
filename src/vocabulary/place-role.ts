import { z } from 'zod'

/** What a place has to do with the event: where it happened, what may be hit next, who spoke there, where an actor comes from. */
export const placeRoles = ['scene', 'at-risk', 'speaker', 'origin', 'mentioned'] as const
export const PlaceRole = z.enum(placeRoles)
export type PlaceRole = z.infer<typeof PlaceRole>

export const placeRolePhrase: Record<PlaceRole, string> = {
  scene: 'where it happened',
  'at-risk': 'may be affected',
  speaker: 'where it was announced',
  origin: 'where an actor comes from',
  mentioned: 'mentioned',
}
