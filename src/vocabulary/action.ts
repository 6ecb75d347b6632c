import { z } from 'zod'

/** What the reader should do: CAP 1.2 §3.2.2 `responseType`. */
export const actions = [
  'Shelter',
  'Evacuate',
  'Prepare',
  'Execute',
  'Avoid',
  'Monitor',
  'Assess',
  'AllClear',
  'None',
] as const
export const Action = z.enum(actions)
export type Action = z.infer<typeof Action>

/** The phrase a reader sees for each action. */
export const actionPhrase: Record<Action, string> = {
  Shelter: 'Take shelter',
  Evacuate: 'Leave the area',
  Prepare: 'Get ready',
  Execute: 'Follow instructions',
  Avoid: 'Stay away',
  Monitor: 'Keep informed',
  Assess: 'Judge before acting',
  AllClear: 'The danger has passed',
  None: 'No action needed',
}
