import type { AlertContent } from '../alerts/alert.ts'
import type { Lane } from './delivery.ts'

/** Where lives may depend on minutes (CAP 1.2 Extreme or Immediate), messages have slots of their own and overtake all others. */
export function laneOf({ severity, urgency }: Pick<AlertContent, 'severity' | 'urgency'>): Lane {
  return severity === 'Extreme' || urgency === 'Immediate' ? 'life-safety' : 'normal'
}
