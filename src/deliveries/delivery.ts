/** Of a delivery: what is still to happen, and how it ended. */
export const deliveryStates = [
  'pending',
  'leased',
  'sending',
  'retrying',
  'handed-over',
  'delivered',
  'bounced',
  'refused',
  'failed',
  'unknown',
  'suppressed',
  'unaddressed',
] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** States in which a delivery still has work to do; progress counts them as one, `waiting`. */
export const waitingStates = ['pending', 'leased', 'sending', 'retrying'] as const satisfies DeliveryState[]

/** What progress counts. */
export type Counted = 'waiting' | Exclude<DeliveryState, (typeof waitingStates)[number]>

export const lanes = ['life-safety', 'normal'] as const
export type Lane = (typeof lanes)[number]

/** Where workers listen to be woken; the payload is the organisation. */
export const wakeUpChannel = 'alarum_work'
