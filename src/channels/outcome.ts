/**
 * What became of handing one message to a provider. `unknown`: it had the whole message and did not say whether it took
 * it, so sending again may be a second time. `server`: the fault is the provider's or ours and not this recipient's.
 */
export type Outcome =
  | { outcome: 'handed-over'; code: string | null; text: string }
  | { outcome: 'temporary'; code: string | null; text: string; server: boolean }
  | { outcome: 'permanent'; code: string | null; text: string }
  | { outcome: 'unknown'; code: string | null; text: string }
