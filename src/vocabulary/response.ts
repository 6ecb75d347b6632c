import { z } from 'zod'

/** What an alert asks of its recipients. Only a safety check makes a roll-call. */
export const responseModes = ['none', 'acknowledge', 'safety-check'] as const
export const ResponseMode = z.enum(responseModes)
export type ResponseMode = z.infer<typeof ResponseMode>

/** A person's standing in a situation's roll-call. */
export const statuses = [
  'not-asked',
  'asked',
  'acknowledged',
  'safe',
  'need-help',
  'not-reached',
  'accounted-for',
] as const
export const Status = z.enum(statuses)
export type Status = z.infer<typeof Status>

/** Who reported a status. */
export const reporters = ['self', 'emergency-contact', 'colleague', 'operator'] as const
export const Reporter = z.enum(reporters)
export type Reporter = z.infer<typeof Reporter>
