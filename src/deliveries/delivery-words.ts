import type { DeliveryState, Lane } from './delivery.ts'
import { attemptsAllowed } from './retry.ts'

/** What a delivery's row says of it. `serverFault`: what the mail server did to others lately; null where it answers. */
export type Told = {
  state: DeliveryState
  lane: Lane
  attempt: number
  due: Date
  lastFault: string | null
  handedOverAt: Date | null
  settledAt: Date | null
  keptHere: boolean
  serverFault: string | null
}

/** Why a message waits, or how it ended, in one sentence for whoever looks after it. `clock` says an instant. */
export function deliveryWords(told: Told, now: Date, clock: (at: Date) => string): string {
  const { state, lane, attempt, due, lastFault, handedOverAt, settledAt, keptHere, serverFault } = told
  const fault = lastFault ? `: ${lastFault.trim().replace(/\.?$/, '.')}` : '.'
  switch (state) {
    case 'pending':
      if (serverFault)
        return `Waits until the mail server answers again; it is tried by itself. It said: ${serverFault}`
      return lane === 'life-safety'
        ? 'Waits for its turn, ahead of ordinary messages.'
        : 'Waits for its turn.'
    case 'leased':
      return 'A sender has it and is about to send it.'
    case 'sending':
      return 'Is being handed over now.'
    case 'retrying':
      return `Put off${fault} Attempt ${attempt + 1} of ${attemptsAllowed[lane]} ${due <= now ? 'is next' : `at ${clock(due)}`}.`
    case 'handed-over': {
      if (keptHere) return 'Kept in the local outbox; it was not sent.'
      const at = handedOverAt ? ` at ${clock(handedOverAt)}` : ''
      return `The mail server took it${at}. ${settledAt ? 'The recipient has answered.' : 'Whether it was read is not known.'}`
    }
    case 'delivered':
      return 'The provider says that it arrived.'
    case 'bounced':
      return `Came back${fault}`
    case 'refused':
      return `The mail server refused it for good${fault}`
    case 'failed':
      return `Given up after ${attempt} attempts${fault}`
    case 'unknown':
      return 'Nobody knows whether it arrived: the line broke while it was handed over. Sending it again may make a second copy.'
    case 'suppressed':
      return 'Not sent, because this address is suppressed.'
    case 'unaddressed':
      return 'No mail address is known. Add one, or reach them another way.'
  }
}
