import type { AlertContent, RevisionKind } from './alert.ts'

/**
 * The content of a revision that ends an alert: the texts people know stay, why it ended stands in the revision's note,
 * and nothing is asked of anyone any more. An all-clear says so as an action (CAP 1.2 §3.2.2 `responseType` AllClear).
 */
export function closingContent(content: AlertContent, kind: RevisionKind): AlertContent {
  if (kind === 'cancel') return { ...content, response: { mode: 'none' } }
  if (kind !== 'all-clear') return content
  return { ...content, actions: ['AllClear'], urgency: 'Past', phase: 'past', response: { mode: 'none' } }
}
