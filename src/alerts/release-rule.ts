import type { AlertContent, RevisionKind } from './alert.ts'
import { type Hold, hold } from './hold.ts'

/** From more people than this on a release is a mass release. */
export const massRelease = 500

export type Release = {
  kind?: RevisionKind
  content: Pick<Partial<AlertContent>, 'sharing' | 'urgency' | 'severity'>
  audienceSize: number | null
  reviewersNeeded: number
  approvals: number
  releaseReason: string | null
}

/**
 * Mass and public releases need a second reviewer. An immediate life-safety alert may be released by one approver with
 * a reason, because minutes count; the second reviews afterwards. So may the end of an alert: a false alarm must not
 * stand until somebody else is awake.
 */
export function releaseHolds(release: Release): Hold[] {
  const { content, audienceSize, reviewersNeeded, approvals, releaseReason } = release
  if (approvals >= reviewersNeeded) return []
  if (audienceSize === null && content.sharing !== 'CLEAR')
    return [hold('audience-unknown', 'Nobody has counted whom this reaches; count its audience first.')]
  if (!isWide(release)) return []
  const ends = release.kind === 'cancel' || release.kind === 'all-clear'
  if (!ends && !isLifeSafety(content)) {
    const wanted = reviewersNeeded - approvals
    const says = `A mass or public release needs ${reviewersNeeded} reviewers; ${wanted} more must approve this draft.`
    return [hold('awaiting-second-reviewer', says)]
  }
  if (releaseReason?.trim()) return []
  if (ends) {
    const says =
      'One approver may end a public alert by saying why, in its note; a second reviews it afterwards.'
    return [hold('release-reason-needed', says)]
  }
  const says = 'A life-safety alert may go with one approver who gives a reason: --reason "…".'
  return [hold('release-reason-needed', says)]
}

/** What the rule asks of this release and why, as a sentence to show beside it: also that it is switched off. */
export function releaseRule(release: Omit<Release, 'approvals' | 'releaseReason'>): string {
  if (release.reviewersNeeded <= 1)
    return 'The two-person rule is off: one person may release anything. An owner can switch it on.'
  if (!isWide(release)) return 'One person may release this: it is neither public nor a mass release.'
  if (isLifeSafety(release.content))
    return 'Life-safety: one approver may release it with a reason; a second reviews it afterwards.'
  return `${release.reviewersNeeded} persons must approve: it is a mass or public release.`
}

/** A release that the rule would not let through but for its urgency and the reason that one approver gives. */
export function isLone(release: Release): boolean {
  return release.approvals < release.reviewersNeeded && isWide(release)
}

/** Whether it is a public or a mass release. */
export function isWide({ content, audienceSize }: Pick<Release, 'content' | 'audienceSize'>) {
  return content.sharing === 'CLEAR' || (audienceSize ?? 0) > massRelease
}

/** Minutes count: an immediate danger of the highest level. */
export function isLifeSafety({ urgency, severity }: Release['content']) {
  return urgency === 'Immediate' && severity === 'Extreme'
}
