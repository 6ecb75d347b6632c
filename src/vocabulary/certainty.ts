import { z } from 'zod'

/** How soon one must act (CAP 1.2 §3.2.2 `urgency`). */
export const urgencies = ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'] as const
export const Urgency = z.enum(urgencies)
export type Urgency = z.infer<typeof Urgency>

/** How sure it is (CAP 1.2 §3.2.2 `certainty`). */
export const certainties = ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'] as const
export const Certainty = z.enum(certainties)
export type Certainty = z.infer<typeof Certainty>

/** Whether the event has ended, goes on, or is announced. */
export const phases = ['past', 'ongoing', 'planned'] as const
export const Phase = z.enum(phases)
export type Phase = z.infer<typeof Phase>
